//! A number and where it comes from: the formula, the sets used, and the sets
//! left out with the reason.
//!
//! Whatever adds sets up, or picks the best of them, can answer with an
//! [`Explained`]; the screens show it when somebody asks why. Ids are the
//! caller's own: this crate knows none. Words for people in their language are
//! not here either.
//!
//! ```
//! use training::explain::{Basis, Explained, LeftOut};
//! use training::notation::parse_sets;
//! use training::{Grams, MassUnit, Sides, WarmUps, effective_load, volume_or_why};
//!
//! let sets = parse_sets("w 60x8; 100x5; bw x5", MassUnit::Kg)?;
//! let parts = sets.iter().enumerate().map(|(id, set)| {
//!     let load = set.load.and_then(|load| effective_load(&load, None, None));
//!     (id, volume_or_why(set, load, Sides::Both, WarmUps::LeftOut))
//! });
//! let volume = Explained::sum(Basis::Volume, parts);
//! assert_eq!(volume.value, Grams(500_000));
//! assert_eq!(volume.used, [1]);
//! assert_eq!(volume.left_out, [(0, LeftOut::WarmUp), (2, LeftOut::NoBodyweight)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::iter::Sum;

use crate::Set;
use crate::one_rm::Formula;

/// The rule that a number was made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// An estimated one-rep maximum.
    OneRepMax(Formula),
    /// Load × reps.
    Volume,
    /// Hard sets, an assisting muscle counting half.
    HardSets,
    /// The heaviest load that went up exactly so many times.
    Heaviest,
    /// The longest time without a distance.
    Longest,
    /// The farthest distance.
    Farthest,
    /// How many sets, warm-ups too.
    SetCount,
    /// How many workouts.
    WorkoutCount,
    /// Weeks in a row.
    WeeksInARow,
    /// Effort × minutes.
    SessionLoad,
    /// The mean of seven days over their standard deviation.
    Monotony,
    /// A week's load × its monotony.
    Strain,
    /// Recent load against what is normal.
    ChangeVersusNormal,
    /// A weight smoothed by days.
    Smoothed,
    /// A straight line, and where it reaches a goal.
    StraightLine,
    /// DOTS.
    Dots,
    /// IPF GL points.
    IpfGl,
    /// Wilks of 1995.
    Wilks,
    /// Wilks of 2020.
    Wilks2,
}

impl Basis {
    /// The formula as it is written.
    #[must_use]
    pub fn expression(self) -> &'static str {
        match self {
            Self::OneRepMax(formula) => formula.expression(),
            Self::Volume => "Σ w × r",
            Self::HardSets => "Σ 1 (leads) or ½ (assists)",
            Self::Heaviest => "max w",
            Self::Longest => "max t",
            Self::Farthest => "max d",
            Self::SetCount | Self::WorkoutCount | Self::WeeksInARow => "Σ 1",
            Self::SessionLoad => "RPE × minutes",
            Self::Monotony => "mean / SD of 7 days",
            Self::Strain => "week × monotony",
            Self::ChangeVersusNormal => "E7 / E28 − 1, E = λL + (1 − λ)E′, λ = 2 / (N + 1)",
            Self::Smoothed => "S = S′ + (1 − 0.9^days) × (w − S′)",
            Self::StraightLine => "least squares; interval by Fieller",
            Self::Dots => "500 × T / (A b⁴ + B b³ + C b² + D b + E)",
            Self::IpfGl => "100 × T / (A − B e^(−C b))",
            Self::Wilks => "500 × T / Σ cᵢ bⁱ",
            Self::Wilks2 => "600 × T / Σ cᵢ bⁱ",
        }
    }

    /// Who published it, or whose convention it is.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::OneRepMax(formula) => formula.source(),
            Self::Volume => "volume load; both sides where one works at a time",
            Self::HardSets => "sets of RPE 6 or more, or of unknown effort, that are no warm-up",
            Self::Heaviest => "working sets of exactly so many reps",
            Self::Longest => "working sets with a time and without a distance",
            Self::Farthest => "working sets with a distance",
            Self::SetCount => "every set that was logged, warm-ups too",
            Self::WorkoutCount => "every workout that was logged",
            Self::WeeksInARow => "weeks with a workout; the present one breaks nothing",
            Self::SessionLoad | Self::Monotony | Self::Strain => {
                "Foster 1998; Foster and others 2001"
            }
            Self::ChangeVersusNormal => "Williams and others 2017",
            Self::Smoothed => "Walker 1991, The Hacker's Diet",
            Self::StraightLine => "Gauss; Fieller 1954",
            Self::Dots => "Konertz 2019 (BVDK), coefficients as OpenPowerlifting has them",
            Self::IpfGl => "IPF 2020, in force to 2023",
            Self::Wilks => "Wilks 1995",
            Self::Wilks2 => "Wilks 2020",
        }
    }
}

/// Why a set has no part in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// It is a warm-up.
    WarmUp,
    /// Not one rep went up, or nothing was said to have been done.
    NotDone,
    /// No reps were logged.
    NoReps,
    /// No load was logged, or nothing of it is left to count.
    NoLoad,
    /// The load is one's own body, of unknown weight.
    NoBodyweight,
    /// More reps, done or in reserve, than the formula is to be trusted with.
    TooManyReps,
    /// Its effort was below RPE 6.
    TooEasy,
    /// It was a distance or a long time without a load.
    Endurance,
    /// No time was logged.
    NoTime,
    /// Its time was one over a distance.
    OverDistance,
    /// No distance was logged.
    NoDistance,
    /// The exercise does not work the muscle.
    OtherMuscle,
    /// Another set was better, or as good and earlier.
    NotTheBest,
}

impl LeftOut {
    /// Why a set has no effective load.
    pub(crate) fn without_load(set: &Set) -> Self {
        match set.load {
            Some(_) => Self::NoBodyweight,
            None => Self::NoLoad,
        }
    }
}

/// A value, its rule, and every set that was looked at: either used or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained<T, Id> {
    /// The number.
    pub value: T,
    /// The rule that it was made by.
    pub basis: Basis,
    /// The sets that it was made from, in the order given.
    pub used: Vec<Id>,
    /// The sets that have no part in it, in the order given, and why.
    pub left_out: Vec<(Id, LeftOut)>,
}

impl<T, Id> Explained<T, Id> {
    /// The sum of the parts that sets have.
    pub fn sum(basis: Basis, parts: impl IntoIterator<Item = (Id, Result<T, LeftOut>)>) -> Self
    where
        T: Sum,
    {
        let mut used = Vec::new();
        let mut left_out = Vec::new();
        let counted = parts.into_iter().filter_map(|(id, part)| match part {
            Ok(part) => {
                used.push(id);
                Some(part)
            }
            Err(why) => {
                left_out.push((id, why));
                None
            }
        });
        let value = counted.sum();
        Self {
            value,
            basis,
            used,
            left_out,
        }
    }

    /// How many sets were left out for each reason, in the reasons' order.
    #[must_use]
    pub fn reasons(&self) -> Vec<(LeftOut, usize)> {
        let mut reasons: Vec<LeftOut> = self.left_out.iter().map(|(_, why)| *why).collect();
        reasons.sort_unstable();
        let alike = reasons.chunk_by(|a, b| a == b);
        alike.map(|alike| (alike[0], alike.len())).collect()
    }
}

impl<T: Ord, Id> Explained<Option<T>, Id> {
    /// The highest of the parts that sets have, which uses one set; of equal
    /// ones the first given.
    pub fn best(basis: Basis, parts: impl IntoIterator<Item = (Id, Result<T, LeftOut>)>) -> Self {
        let mut best: Option<(Id, T)> = None;
        let mut left_out = Vec::new();
        for (id, part) in parts {
            match (part, &best) {
                (Err(why), _) => left_out.push((id, why)),
                (Ok(part), Some((_, high))) if part <= *high => {
                    left_out.push((id, LeftOut::NotTheBest));
                }
                (Ok(part), _) => {
                    let beaten = best.replace((id, part));
                    left_out.extend(beaten.map(|(id, _)| (id, LeftOut::NotTheBest)));
                }
            }
        }
        let (used, value) = best.unzip();
        Self {
            value,
            basis,
            used: used.into_iter().collect(),
            left_out,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Grams;

    type Parts = [(char, Result<Grams, LeftOut>); 4];

    const PARTS: Parts = [
        ('a', Ok(Grams(100))),
        ('b', Err(LeftOut::WarmUp)),
        ('c', Ok(Grams(300))),
        ('d', Err(LeftOut::WarmUp)),
    ];

    #[test]
    fn a_sum_names_every_set_once() {
        let sum = Explained::sum(Basis::Volume, PARTS);
        assert_eq!(sum.value, Grams(400));
        assert_eq!(sum.used, ['a', 'c']);
        assert_eq!(
            sum.left_out,
            [('b', LeftOut::WarmUp), ('d', LeftOut::WarmUp)]
        );
        assert_eq!(sum.reasons(), [(LeftOut::WarmUp, 2)]);
    }

    #[test]
    fn a_best_uses_one_set_and_says_that_the_others_were_less() {
        let best = Explained::best(Basis::OneRepMax(Formula::Epley), PARTS);
        assert_eq!((best.value, &best.used[..]), (Some(Grams(300)), &['c'][..]));
        assert_eq!(
            best.reasons(),
            [(LeftOut::WarmUp, 2), (LeftOut::NotTheBest, 1)]
        );
    }

    #[test]
    fn of_equal_bests_the_first_counts() {
        let equal = [('a', Ok(Grams(300))), ('b', Ok(Grams(300)))];
        let best = Explained::best(Basis::Volume, equal);
        assert_eq!(best.used, ['a']);
        assert_eq!(best.left_out, [('b', LeftOut::NotTheBest)]);
    }

    #[test]
    fn nothing_has_no_best_and_sums_to_nothing() {
        let none: [(char, Result<Grams, LeftOut>); 0] = [];
        assert_eq!(Explained::best(Basis::Volume, none).value, None);
        assert_eq!(Explained::sum(Basis::Volume, none).value, Grams(0));
    }
}
