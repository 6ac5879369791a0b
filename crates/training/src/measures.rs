//! What is written down for a set of an exercise.
//!
//! It says which boxes a set has, not what they hold: the values are a set's
//! own. The exercise library and a person's own exercises carry one each; the
//! set sheet, the notation and the importers ask it which boxes to fill.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// The quantities that a set of an exercise is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measures {
    /// A load and reps: the bench press.
    LoadReps,
    /// Reps against a share of one's own bodyweight, with load added or help
    /// taken off: the pull-up.
    BodyweightReps,
    /// Reps alone: the burpee.
    Reps,
    /// A time held: the plank.
    Time,
    /// A distance and a time: running.
    DistanceTime,
    /// A load over a distance: the farmer's walk.
    LoadDistance,
    /// A load held for a time: the plate pinch.
    LoadTime,
}

/// The text is not the key of a way to measure.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown measures {0:?}")]
pub struct UnknownMeasures(pub String);

impl Measures {
    /// Every way to measure, the commonest first.
    pub const ALL: [Self; 7] = [
        Self::LoadReps,
        Self::BodyweightReps,
        Self::Reps,
        Self::Time,
        Self::DistanceTime,
        Self::LoadDistance,
        Self::LoadTime,
    ];

    /// The key that is stored: kebab-case, and never changed once released.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.words().0
    }

    /// The name for people, in English.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.words().1
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::LoadReps => ("load-reps", "Load and reps"),
            Self::BodyweightReps => ("bodyweight-reps", "Bodyweight and reps"),
            Self::Reps => ("reps", "Reps"),
            Self::Time => ("time", "Time"),
            Self::DistanceTime => ("distance-time", "Distance and time"),
            Self::LoadDistance => ("load-distance", "Load and distance"),
            Self::LoadTime => ("load-time", "Load and time"),
        }
    }
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Measures {
    type Err = UnknownMeasures;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|measures| measures.as_str() == key)
            .ok_or_else(|| UnknownMeasures(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_measure_is_read_back_from_its_key() {
        for measures in Measures::ALL {
            assert_eq!(measures.as_str().parse(), Ok(measures));
        }
        assert!("load".parse::<Measures>().is_err());
    }
}
