//! Reading targets: what a target has more than a set is taken out of the text,
//! and what is left is a set in the notation.
//!
//! A percent sign and the end of a range become as many spaces as they had bytes,
//! so that an error's place is right in the text as typed.

use crate::notation::{NotationError, Problem, parse_sets};
use crate::{Load, Mass, MassUnit, Reps, Set};

use super::{Percent, RepRange, Target, TargetLoad};

/// Reads targets, parted as sets are. Loads without a unit are in the assumed one.
///
/// # Errors
/// When the text is not in the notation of targets; the error says where and why.
pub fn parse_targets(text: &str, assume: MassUnit) -> Result<Vec<Target>, NotationError> {
    let mut targets = Vec::new();
    for (start, part) in parts(text) {
        let found = targets_of(part, assume).map_err(|error| NotationError {
            at: start + error.at,
            problem: error.problem,
        })?;
        targets.extend(found);
    }
    Ok(targets)
}

/// Reads what [`Target`]s wrote of themselves, parted by `; `. What a newer
/// version wrote and this one cannot read is left out.
#[must_use]
pub fn parse_kept(text: &str) -> Vec<Target> {
    let one = |part| targets_of(part, MassUnit::Kg).unwrap_or_default();
    parts(text).flat_map(|(_, part)| one(part)).collect()
}

/// The parts between separators, each with its place. A comma between two digits
/// is a decimal comma.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let is_end = move |at: usize, c: char| match c {
        ';' | '\n' => true,
        ',' => !(digit(at.checked_sub(1)) && digit(Some(at + 1))),
        _ => false,
    };
    let ends = text.char_indices().filter(move |(at, c)| is_end(*at, *c));
    let ends = ends.map(|(at, _)| at).chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| {
        let from = start;
        start = (end + 1).min(text.len());
        (from, &text[from..end])
    })
}

/// What was taken out of a part.
#[derive(Default)]
struct Taken {
    percent: Option<(f64, Percent)>,
    range: Option<RepRange>,
}

fn targets_of(part: &str, assume: MassUnit) -> Result<Vec<Target>, NotationError> {
    if let Some(at) = part.find("//") {
        return Err(unexpected(at, "//"));
    }
    let (plain, taken) = take_out(part)?;
    let sets = parse_sets(&plain, assume)?;
    let target = |set: &Set| target_of(set, &taken, part, assume);
    sets.iter().map(target).collect()
}

fn target_of(
    set: &Set,
    taken: &Taken,
    part: &str,
    assume: MassUnit,
) -> Result<Target, NotationError> {
    let mut target = Target {
        effort: set.effort,
        ..Target::like(set)
    };
    if let Some((number, percent)) = taken.percent {
        // It has to stand where a load would, and be of something lifted.
        let stands = Mass::new(number, assume).ok().map(Load::Weight);
        if set.load != stands || set.reps.is_none() {
            return Err(unexpected(part.find('%').unwrap_or_default(), "%"));
        }
        target.load = Some(TargetLoad::OfMax(percent));
    }
    if let Some(range) = taken.range {
        if set.reps != Some(range.least) {
            let text = format!("{}-{}", range.least, range.most);
            return Err(unexpected(
                part.find(['-', '–', '−']).unwrap_or_default(),
                &text,
            ));
        }
        target.reps = Some(range);
    }
    Ok(target)
}

fn unexpected(at: usize, text: &str) -> NotationError {
    NotationError {
        at,
        problem: Problem::Unexpected(text.to_owned()),
    }
}

/// The part without a percent sign and without the end of a range.
fn take_out(part: &str) -> Result<(String, Taken), NotationError> {
    let mut taken = Taken::default();
    let mut plain = part.to_owned();
    if let Some(at) = part.find('%') {
        let ahead = part[..at].trim_end();
        let from = ahead.trim_end_matches(is_of_number).len();
        let percent = percent(&ahead[from..]).ok_or_else(|| unexpected(at, "%"))?;
        taken.percent = Some(percent);
        plain.replace_range(at..=at, " ");
    }
    for (dash, c) in part
        .char_indices()
        .filter(|(_, c)| matches!(c, '-' | '–' | '−'))
    {
        let after = &part[dash + c.len_utf8()..];
        let most = &after[..after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len())];
        let Some(least) = number_after_times(&part[..dash]) else {
            continue;
        };
        let range = range(least, most).filter(|_| taken.range.is_none());
        taken.range = Some(range.ok_or_else(|| unexpected(dash, c.encode_utf8(&mut [0; 4])))?);
        let length = c.len_utf8() + most.len();
        plain.replace_range(dash..dash + length, &" ".repeat(length));
    }
    Ok((plain, taken))
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || c == ','
}

fn percent(digits: &str) -> Option<(f64, Percent)> {
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    let tenths = (number * 10.0).round();
    let whole = (tenths - number * 10.0).abs() < 1e-9;
    let fits = tenths > 0.0 && tenths <= f64::from(Percent::MOST.0);
    (whole && fits).then_some((number, Percent(tenths as u16)))
}

/// The digits at the end of a text, where an x is ahead of them.
fn number_after_times(text: &str) -> Option<&str> {
    let ahead = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[ahead.len()..];
    let times = ahead.trim_end().ends_with(['x', 'X', '×']);
    (times && !digits.is_empty()).then_some(digits)
}

fn range(least: &str, most: &str) -> Option<RepRange> {
    let (least, most) = (Reps(least.parse().ok()?), Reps(most.parse().ok()?));
    (least <= most).then_some(RepRange { least, most })
}
