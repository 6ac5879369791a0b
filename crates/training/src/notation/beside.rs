//! What is typed in short where a set is proposed already: `5` or `5@8` are the
//! repetitions of a set whose load is known.

use super::problem::NotationError;
use super::read::parse_sets;
use crate::{MassUnit, Reps, Set, SetKind};

/// Reads sets where `proposed` stands beside the line. A text that means nothing
/// by itself, but would be repetitions after an x, is the proposed set with these.
///
/// # Errors
/// As [`parse_sets`], whose error it is.
pub fn parse_beside(
    text: &str,
    proposed: Option<&Set>,
    assume: MassUnit,
) -> Result<Vec<Set>, NotationError> {
    parse_sets(text, assume).or_else(|error| {
        let set = proposed.and_then(|proposed| with_reps_of(proposed, text, assume));
        set.map(|set| vec![set]).ok_or(error)
    })
}

fn with_reps_of(proposed: &Set, text: &str, assume: MassUnit) -> Option<Set> {
    let usual = proposed.reps?;
    let digits = text.trim_start();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let [typed] = <[Set; 1]>::try_from(parse_sets(&format!("x{digits}"), assume).ok()?).ok()?;
    let reps_alone = typed.load.is_none() && typed.distance.is_none() && typed.time.is_none();
    // Far more than was proposed is rather a load whose repetitions were forgotten.
    let near = typed.reps? <= Reps(usual.0.saturating_mul(2).saturating_add(5));
    if !(reps_alone && near) {
        return None;
    }
    let kind = match typed.kind {
        SetKind::Working => proposed.kind,
        said => said,
    };
    Some(Set {
        load: proposed.load,
        kind,
        ..typed
    })
}
