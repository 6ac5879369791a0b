//! Sets written in the notation, one way for each.

use std::fmt::Write;

use crate::{Effort, Load, Mass, MassUnit, Set, SetKind};

/// Writes a set in the notation, for editing it in place: reading the text with
/// the same assumed unit gives the set again, if [`can_write`] holds.
///
/// Otherwise the text is as near as the notation comes: a new line in a note
/// becomes a space, and a set of which nothing says how much was done gives a
/// text that reads as an error.
#[must_use]
pub fn write_set(set: &Set, assume: MassUnit) -> String {
    let amounts = [
        lifted(set, assume),
        set.distance
            .map(|far| format!("{}{}", far.value(), far.unit())),
        set.time.map(|time| time.to_string()),
    ];
    let mut text = kind_ahead(set).to_owned();
    for amount in amounts.into_iter().flatten() {
        separate(&mut text);
        text += &amount;
    }
    add_effort(&mut text, set);
    if let Some(note) = &set.note {
        separate(&mut text);
        text += "// ";
        text += &note.replace('\n', " ");
    }
    text
}

/// Whether the notation can say the set: it has reps, a distance or a time, and
/// its note, if any, is a line of text without space around it.
#[must_use]
pub fn can_write(set: &Set) -> bool {
    let a_line = |note: &String| !note.is_empty() && note.trim() == note && !note.contains('\n');
    let measured = set.reps.is_some() || set.distance.is_some() || set.time.is_some();
    measured && set.note.as_ref().is_none_or(a_line)
}

fn separate(text: &mut String) {
    if !text.is_empty() {
        text.push(' ');
    }
}

/// The word for a kind that is written ahead of the set.
fn kind_ahead(set: &Set) -> &'static str {
    match set.kind {
        SetKind::WarmUp => "w",
        SetKind::Drop => "d",
        SetKind::Failure if set.reps.is_none() => "f",
        SetKind::Amrap if set.reps.is_none() => "amrap",
        SetKind::Working | SetKind::Failure | SetKind::Amrap => "",
    }
}

/// The sign for a kind that is written after the reps.
fn kind_after(kind: SetKind) -> &'static str {
    match kind {
        SetKind::Failure => "f",
        SetKind::Amrap => "+",
        SetKind::Working | SetKind::WarmUp | SetKind::Drop => "",
    }
}

/// Load and reps, as far as there are any.
fn lifted(set: &Set, assume: MassUnit) -> Option<String> {
    let reps = set
        .reps
        .map(|reps| format!("x{reps}{}", kind_after(set.kind)));
    let load = set.load.map(|load| match reps {
        // Ahead of a distance or a time, a load without a unit reads badly.
        None => load.to_string().replace(' ', ""),
        Some(_) => short(load, assume),
    });
    match (load, reps) {
        (Some(load), Some(reps)) if load.ends_with(char::is_numeric) => Some(load + &reps),
        (Some(load), Some(reps)) => Some(format!("{load} {reps}")),
        (load, reps) => load.or(reps),
    }
}

/// A load without its unit where that is the assumed one.
fn short(load: Load, assume: MassUnit) -> String {
    let mass = |mass: Mass| match mass.unit() {
        unit if unit == assume => mass.value().to_string(),
        unit => format!("{}{unit}", mass.value()),
    };
    match load {
        Load::Weight(weight) => mass(weight),
        Load::Bodyweight => "bw".to_owned(),
        Load::Added(added) => format!("bw+{}", mass(added)),
        Load::Assisted(help) => format!("bw-{}", mass(help)),
    }
}

/// Adds the effort: an RPE close to reps that end the text, all else apart.
fn add_effort(text: &mut String, set: &Set) {
    let close = set.reps.is_some() && set.distance.is_none() && set.time.is_none();
    let written = match set.effort {
        None => return,
        Some(Effort::Rpe(rpe)) if close => write!(text, "@{rpe}"),
        Some(Effort::Rpe(rpe)) => write!(text, " @{rpe}"),
        Some(Effort::Rir(rir)) => write!(text, " {rir}rir"),
    };
    written.expect("writing to a string does not fail");
}
