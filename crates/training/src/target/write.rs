//! Targets written, one way for each.

use std::fmt;

use crate::notation::write_set;
use crate::{Load, MassUnit, Set};

use super::{Target, TargetLoad};

/// Writes a target for editing it in place: reading the text with the same
/// assumed unit gives the target again.
#[must_use]
pub fn write_target(target: &Target, assume: MassUnit) -> String {
    let set = Set {
        effort: target.effort,
        load: match target.load {
            Some(TargetLoad::Load(load)) => Some(load),
            Some(TargetLoad::OfMax(_)) | None => None,
        },
        ..target.as_set(None, assume)
    };
    let mut text = write_set(&set, assume);
    let Some(times) = text.find('x') else {
        return text;
    };
    if let Some(reps) = target.reps.filter(|reps| reps.least != reps.most) {
        let digits = text[times + 1..].find(|c: char| !c.is_ascii_digit());
        let end = digits.map_or(text.len(), |length| times + 1 + length);
        text.insert_str(end, &format!("-{}", reps.most));
    }
    if let Some(TargetLoad::OfMax(percent)) = target.load {
        text.insert_str(times, &format!("{}%", percent.value()));
    }
    text
}

impl fmt::Display for Target {
    /// As documents keep it: with its unit, whatever is assumed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mass = match self.load {
            Some(TargetLoad::Load(load)) => Load::mass(load),
            Some(TargetLoad::OfMax(_)) | None => None,
        };
        let other = match mass.map(crate::Mass::unit) {
            Some(MassUnit::Kg) => MassUnit::Lb,
            Some(MassUnit::Lb) | None => MassUnit::Kg,
        };
        f.write_str(&write_target(self, other))
    }
}
