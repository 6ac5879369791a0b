//! What a set or a target says, in plain values, for the front end to put into
//! words.

use training::target::{Target, TargetLoad, write_target};
use training::{Grams, MassUnit, Set, notation};

use super::values;
use crate::api::{self, Said};

/// What a set says.
pub(crate) fn of_set(set: &Set) -> Said {
    Said {
        kind: values::kind(set.kind),
        load: set.load.map(values::load),
        percent: None,
        reps: set.reps.map(|reps| reps.0),
        most: None,
        distance: set.distance.map(values::distance),
        seconds: set.time.map(|time| time.0),
        effort: set.effort.map(values::effort),
        note: set.note.clone(),
    }
}

/// What a target says, where the best estimate of its exercise is `max`.
pub(super) fn of_target(target: &Target, max: Option<Grams>, unit: MassUnit) -> Said {
    let percent = match target.load {
        Some(TargetLoad::OfMax(percent)) => Some(percent.value()),
        Some(TargetLoad::Load(_)) | None => None,
    };
    let set = Set {
        effort: target.effort,
        ..target.as_set(max, unit)
    };
    let range = target.reps.filter(|reps| reps.least != reps.most);
    Said {
        percent,
        most: range.map(|reps| reps.most.0),
        ..of_set(&set)
    }
}

/// A target as it is shown and edited.
pub(super) fn target(target: &Target, max: Option<Grams>, unit: MassUnit) -> api::Target {
    let lacks_max = target.load.is_some() && target.load_of(max, unit).is_none();
    let set = notation::write_set(&target.as_set(max, unit), unit);
    api::Target {
        notation: write_target(target, unit),
        set: (!lacks_max).then_some(set),
        said: of_target(target, max, unit),
    }
}
