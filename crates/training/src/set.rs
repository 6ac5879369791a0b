//! A set as logged: what kind, how much, how often, how far, how long, how hard.
//!
//! It is what a person says about a set and nothing else: no id, no time of
//! day, no exercise. Those are the logbook's.

use std::fmt;
use std::str::FromStr;

use crate::{Distance, Effort, Load, Seconds};

/// How often the movement was done. Zero is an attempt that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Reps(pub u32);

impl fmt::Display for Reps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a set was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SetKind {
    /// An ordinary set.
    #[default]
    Working,
    /// A set to get warm, which counts for nothing.
    WarmUp,
    /// A lighter set straight after another.
    Drop,
    /// A set taken to where no rep was left.
    Failure,
    /// As many reps as possible.
    Amrap,
}

impl SetKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Working,
        Self::WarmUp,
        Self::Drop,
        Self::Failure,
        Self::Amrap,
    ];

    /// The word that stands for the kind in documents and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::WarmUp => "warmup",
            Self::Drop => "drop",
            Self::Failure => "failure",
            Self::Amrap => "amrap",
        }
    }

    /// Whether the set counts towards volume, records and hard sets. Only a
    /// warm-up does not.
    #[must_use]
    pub fn counts_as_work(self) -> bool {
        self != Self::WarmUp
    }
}

impl fmt::Display for SetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word is none of the kinds of set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a kind of set (working, warmup, drop, failure or amrap)")]
pub struct UnknownSetKind(pub String);

impl FromStr for SetKind {
    type Err = UnknownSetKind;

    /// Takes exactly what [`SetKind::as_str`] gives.
    fn from_str(text: &str) -> Result<Self, UnknownSetKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownSetKind(text.to_owned()))
    }
}

/// A set as logged. Whatever was not said is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Set {
    /// What the set was for.
    pub kind: SetKind,
    /// What was moved.
    pub load: Option<Load>,
    /// How often; per side where the exercise works one side at a time.
    pub reps: Option<Reps>,
    /// How far.
    pub distance: Option<Distance>,
    /// How long.
    pub time: Option<Seconds>,
    /// How hard.
    pub effort: Option<Effort>,
    /// Whatever else there is to say.
    pub note: Option<String>,
}

impl Set {
    /// Whether anything was done: at least one rep, or some time or distance
    /// where no reps are logged. A failed attempt (zero reps) was not done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let timed = self.time.is_some_and(|time| time.0 > 0);
        let moved = self.distance.is_some_and(|distance| distance.value() > 0.0);
        self.reps.map_or(timed || moved, |reps| reps.0 > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_read_back_as_written() {
        for kind in SetKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        let error = "cluster".parse::<SetKind>().expect_err("refused");
        assert!(
            error
                .to_string()
                .starts_with("\"cluster\" is not a kind of set")
        );
    }

    #[test]
    fn only_warm_ups_do_not_count_as_work() {
        let work = SetKind::ALL
            .into_iter()
            .filter(|kind| kind.counts_as_work());
        assert_eq!(work.count(), 4);
        assert!(!SetKind::WarmUp.counts_as_work());
    }

    #[test]
    fn a_failed_attempt_was_not_done() {
        let attempt = |reps, time| Set {
            reps,
            time,
            ..Set::default()
        };
        assert!(attempt(Some(Reps(1)), None).is_done());
        assert!(attempt(None, Some(Seconds(45))).is_done());
        assert!(!attempt(Some(Reps(0)), Some(Seconds(45))).is_done());
        assert!(!Set::default().is_done());
    }
}
