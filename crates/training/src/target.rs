//! What a routine asks for in a set: a load or a part of the one-rep maximum,
//! repetitions or a range of them, an effort.
//!
//! A target is typed as a set is, in the [notation](crate::notation), with two
//! things more: `80%x5` is a percent of the exercise's estimated one-rep maximum,
//! and `x8-12` is a range. It is kept as one text, so that two devices never mix
//! the load of one with the repetitions of the other.
//!
//! ```
//! use training::target::{parse_targets, write_target};
//! use training::{Grams, MassUnit};
//!
//! let targets = parse_targets("w 60x5; 80%x5@8; 40x8-12x2", MassUnit::Kg)?;
//! assert_eq!(targets.len(), 4);
//! assert_eq!(write_target(&targets[1], MassUnit::Kg), "80%x5@8");
//! assert_eq!(targets[3].to_string(), "40kg x8-12");
//!
//! // Of an estimate of 140 kg that is 112 kg, and bars go in steps.
//! let set = targets[1].as_set(Some(Grams(140_000)), MassUnit::Kg);
//! assert_eq!(training::notation::write_set(&set, MassUnit::Kg), "112.5x5");
//! # Ok::<(), training::notation::NotationError>(())
//! ```

mod read;
mod write;

#[cfg(test)]
mod tests;

use crate::{Distance, Effort, Grams, Load, Mass, MassUnit, Reps, Seconds, Set, SetKind};

pub use read::{parse_kept, parse_targets};
pub use write::write_target;

/// A part of the one-rep maximum, in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(pub u16);

impl Percent {
    /// Twice the maximum is beyond all plans.
    pub const MOST: Self = Self(2000);

    /// In percent, such as 82.5.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// So much of a maximum, in the steps that bars are loaded in: 2.5 kg or 5 lb.
    #[must_use]
    pub fn of(self, max: Grams, unit: MassUnit) -> Option<Mass> {
        let step = match unit {
            MassUnit::Kg => 2.5,
            MassUnit::Lb => 5.0,
        };
        let exact = max.in_unit(unit) * self.value() / 100.0;
        Mass::new((exact / step).round() * step, unit).ok()
    }
}

/// What is to be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetLoad {
    /// A load as typed.
    Load(Load),
    /// A part of the estimated one-rep maximum.
    OfMax(Percent),
}

/// How often: from the least to the most, which may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepRange {
    /// At least so often.
    pub least: Reps,
    /// At most so often.
    pub most: Reps,
}

/// What is aimed at in one set. Whatever was not said is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// What the set is for.
    pub kind: SetKind,
    /// What is to be moved.
    pub load: Option<TargetLoad>,
    /// How often.
    pub reps: Option<RepRange>,
    /// How far.
    pub distance: Option<Distance>,
    /// How long.
    pub time: Option<Seconds>,
    /// How hard it is to be.
    pub effort: Option<Effort>,
}

impl Target {
    /// The target of doing a set again; its remark is none.
    #[must_use]
    pub fn like(set: &Set) -> Self {
        Self {
            kind: set.kind,
            load: set.load.map(TargetLoad::Load),
            reps: set.reps.map(|reps| RepRange {
                least: reps,
                most: reps,
            }),
            distance: set.distance,
            time: set.time,
            effort: None,
        }
    }

    /// The load, where a part of the maximum has one to be part of.
    #[must_use]
    pub fn load_of(&self, max: Option<Grams>, unit: MassUnit) -> Option<Load> {
        match self.load? {
            TargetLoad::Load(load) => Some(load),
            TargetLoad::OfMax(percent) => percent.of(max?, unit).map(Load::Weight),
        }
    }

    /// The set that meets it, with the fewest repetitions of a range. It has no
    /// effort: how hard it was is only known afterwards.
    #[must_use]
    pub fn as_set(&self, max: Option<Grams>, unit: MassUnit) -> Set {
        Set {
            kind: self.kind,
            load: self.load_of(max, unit),
            reps: self.reps.map(|reps| reps.least),
            distance: self.distance,
            time: self.time,
            effort: None,
            note: None,
        }
    }
}

/// Which set answers which target: in their order, warm-ups for warm-ups and work
/// for work, so that a warm-up more than was planned moves nothing. One place for
/// each target; none where its set is still to come.
#[must_use]
pub fn pair(targets: &[Target], done: &[SetKind]) -> Vec<Option<usize>> {
    let of_work = |works: bool| {
        let fits = move |(_, kind): &(usize, SetKind)| kind.counts_as_work() == works;
        let sets = done.iter().copied().enumerate().filter(fits);
        sets.map(|(at, _)| at)
    };
    let (mut work, mut warm) = (of_work(true), of_work(false));
    let answer = |target: &Target| match target.kind.counts_as_work() {
        true => work.next(),
        false => warm.next(),
    };
    targets.iter().map(answer).collect()
}
