//! What all the formulas say of one set: the estimates, and how far apart.
//!
//! The spread is the error bar of an estimated one-rep maximum. It is made from
//! effective reps, those done and those left in reserve (Zourdos and others
//! 2016), and is refused beyond [`RepLimit`], where the formulas are guesses.
//! Which formula records are kept by is not decided here.
//!
//! ```
//! use training::notation::parse_sets;
//! use training::one_rm::Formula;
//! use training::spread::{RepLimit, Spread};
//! use training::{Grams, MassUnit};
//!
//! // Three reps with two in reserve are as good as five.
//! let set = &parse_sets("100x3@8", MassUnit::Kg)?[0];
//! let spread = Spread::of(set, Some(Grams(100_000)), RepLimit::USUAL).expect("an estimate");
//! assert_eq!(spread.reps.reps(), 5.0);
//! assert_eq!(spread.by(Formula::Epley), Some(Grams(116_667)));
//! assert_eq!(spread.low(), Grams(112_500));
//! assert_eq!(spread.median(), Grams(116_583));
//! assert_eq!(spread.high(), Grams(119_011));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::explain::{Basis, Explained, LeftOut};
use crate::one_rm::{Formula, MAX_REPS, effective_reps};
use crate::{Grams, Set};

/// Reps done and in reserve, counted in halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfReps(pub u64);

impl HalfReps {
    /// The number of reps.
    #[must_use]
    pub fn reps(self) -> f64 {
        self.0 as f64 / 2.0
    }

    /// The effective reps of a set; none without reps, or when not one was done.
    #[must_use]
    pub fn of(set: &Set) -> Option<Self> {
        effective_reps(set).map(|reps| Self((reps * 2.0) as u64))
    }
}

/// The most effective reps that an estimate is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepLimit(u8);

impl RepLimit {
    /// Twelve, as [`MAX_REPS`]. Records use it always.
    pub const USUAL: Self = Self(MAX_REPS as u8);

    /// A limit that somebody chose against the usual one.
    #[must_use]
    pub fn of(reps: u8) -> Self {
        Self(reps)
    }
}

/// The estimates of a one-rep maximum by every formula that is defined for the
/// reps: all seven below 37.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The reps that they were made from.
    pub reps: HalfReps,
    /// By rising estimate; there is at least one.
    estimates: Vec<(Formula, Grams)>,
}

impl Spread {
    /// The estimates for a set with its effective load, or why there are none.
    ///
    /// # Errors
    /// When the set is a warm-up or was not done, when reps or a load above zero
    /// are missing, or when effective reps pass the limit.
    pub fn of(set: &Set, effective: Option<Grams>, limit: RepLimit) -> Result<Self, LeftOut> {
        if !set.kind.counts_as_work() {
            return Err(LeftOut::WarmUp);
        }
        set.reps.ok_or(LeftOut::NoReps)?;
        let reps = HalfReps::of(set).ok_or(LeftOut::NotDone)?;
        let load = effective.ok_or(LeftOut::without_load(set))?;
        if load <= Grams(0) {
            return Err(LeftOut::NoLoad);
        }
        let most = f64::from(limit.0);
        let by = |formula: Formula| {
            let estimate = formula.estimate_up_to(most, load, reps.reps())?;
            Some((formula, estimate))
        };
        let mut estimates: Vec<_> = Formula::ALL.into_iter().filter_map(by).collect();
        estimates.sort_by_key(|(_, estimate)| *estimate);
        if estimates.is_empty() {
            return Err(LeftOut::TooManyReps);
        }
        Ok(Self { reps, estimates })
    }

    /// The formulas with their estimates, by rising estimate.
    #[must_use]
    pub fn estimates(&self) -> &[(Formula, Grams)] {
        &self.estimates
    }

    /// What one formula says; none where it is not defined.
    #[must_use]
    pub fn by(&self, formula: Formula) -> Option<Grams> {
        let found = self.estimates.iter().find(|(by, _)| *by == formula);
        found.map(|(_, estimate)| *estimate)
    }

    /// The lowest estimate.
    #[must_use]
    pub fn low(&self) -> Grams {
        self.estimates[0].1
    }

    /// The highest estimate.
    #[must_use]
    pub fn high(&self) -> Grams {
        self.estimates[self.estimates.len() - 1].1
    }

    /// The estimate in the middle; between two, their mean, rounded down.
    #[must_use]
    pub fn median(&self) -> Grams {
        let middle = self.estimates.len() / 2;
        let upper = self.estimates[middle].1;
        let lower = self.estimates[(self.estimates.len() - 1) / 2].1;
        Grams(lower.0 + (upper - lower).0 / 2)
    }
}

/// The best estimate by one formula among sets with their effective loads, and
/// why each other set is not it.
pub fn best_e1rm<'a, Id>(
    formula: Formula,
    limit: RepLimit,
    sets: impl IntoIterator<Item = (Id, &'a Set, Option<Grams>)>,
) -> Explained<Option<Grams>, Id> {
    let estimate = |set, effective| {
        let spread = Spread::of(set, effective, limit)?;
        spread.by(formula).ok_or(LeftOut::TooManyReps)
    };
    let parts = sets
        .into_iter()
        .map(|(id, set, effective)| (id, estimate(set, effective)));
    Explained::best(Basis::OneRepMax(formula), parts)
}

/// The best estimate by each formula, given the heaviest load for each number of
/// effective reps, and whose it is; of equal ones the first given. Whatever the
/// formula, no other set can be better: more load for as many reps is always
/// more. Formulas without any estimate are left out.
pub fn best_by_formula<Id: Copy>(
    heaviest: &[(Id, Grams, HalfReps)],
    limit: RepLimit,
) -> Vec<(Formula, Grams, Id)> {
    let best = |formula: Formula| {
        let mut best: Option<(Formula, Grams, Id)> = None;
        for (id, load, reps) in heaviest {
            let estimate = formula.estimate_up_to(f64::from(limit.0), *load, reps.reps());
            if let Some(estimate) = estimate
                && best.is_none_or(|(_, high, _)| estimate > high)
            {
                best = Some((formula, estimate, *id));
            }
        }
        best
    };
    Formula::ALL.into_iter().filter_map(best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse_sets;
    use crate::one_rm::{e1rm_by, spread};
    use crate::{Effort, MassUnit, Reps, Rir, SetKind};
    use proptest::prelude::*;

    const HUNDRED: Option<Grams> = Some(Grams(100_000));

    fn set(text: &str) -> Set {
        parse_sets(text, MassUnit::Kg)
            .expect("a set of the test")
            .remove(0)
    }

    fn kilograms(text: &str, limit: u8) -> Vec<f64> {
        let spread = Spread::of(&set(text), HUNDRED, RepLimit::of(limit)).expect("an estimate");
        let by = |formula| spread.by(formula).map_or(0.0, Grams::kilograms);
        Formula::ALL.into_iter().map(by).collect()
    }

    #[test]
    fn each_formula_has_its_own_best_set() {
        // Lombardi makes less of many reps than the others.
        let heaviest = [
            ('a', Grams(115_000), HalfReps(4)),
            ('b', Grams(100_000), HalfReps(16)),
            ('c', Grams(100_000), HalfReps(16)),
            ('d', Grams(90_000), HalfReps(26)),
        ];
        let best = best_by_formula(&heaviest, RepLimit::USUAL);
        let by = |formula| {
            best.iter()
                .find(|(by, ..)| *by == formula)
                .map(|(.., id)| *id)
        };
        assert_eq!(best.len(), 7);
        assert_eq!(by(Formula::Epley), Some('b'));
        assert_eq!(by(Formula::Lombardi), Some('a'));
        assert_eq!(best_by_formula::<char>(&[], RepLimit::USUAL), []);
    }

    #[test]
    fn every_formula_gives_its_check_values() {
        let five = [116.667, 112.5, 117.462, 112.5, 119.011, 116.583, 113.709];
        let ten = [133.333, 133.333, 125.893, 125.0, 130.934, 134.747, 134.070];
        assert_eq!(kilograms("100x5", 12), five);
        assert_eq!(kilograms("100x10", 12), ten);
        assert_eq!(kilograms("100x1", 12), [100.0; 7]);
        assert_eq!(kilograms("100x6 4rir", 12), ten);
        assert_eq!(kilograms("100x8@8", 12), ten);
    }

    #[test]
    fn past_thirty_seven_reps_two_formulas_end() {
        let reps = |text| Spread::of(&set(text), HUNDRED, RepLimit::of(60)).expect("an estimate");
        assert_eq!(reps("100x36").estimates().len(), 7);
        assert_eq!(reps("100x37").by(Formula::Brzycki), None);
        assert!(reps("100x37").by(Formula::Lander).is_some());
        assert_eq!(reps("100x38").by(Formula::Lander), None);
        assert_eq!(reps("100x38").estimates().len(), 5);
    }

    #[test]
    fn between_two_middle_estimates_the_median_is_their_mean() {
        let six = Spread::of(&set("100x37"), HUNDRED, RepLimit::of(60)).expect("an estimate");
        let (lower, upper) = (six.estimates()[2].1.0, six.estimates()[3].1.0);
        assert!(lower < upper);
        assert_eq!(six.median(), Grams((lower + upper) / 2));
    }

    #[test]
    fn a_set_without_an_estimate_says_why() {
        let why = |text, load| Spread::of(&set(text), load, RepLimit::USUAL).err();
        assert_eq!(why("100x12", HUNDRED), None);
        assert_eq!(why("100x13", HUNDRED), Some(LeftOut::TooManyReps));
        assert_eq!(why("100x10@7", HUNDRED), Some(LeftOut::TooManyReps));
        assert_eq!(why("w 60x5", HUNDRED), Some(LeftOut::WarmUp));
        assert_eq!(why("100x0", HUNDRED), Some(LeftOut::NotDone));
        assert_eq!(why("0:45", None), Some(LeftOut::NoReps));
        assert_eq!(why("bw x5", None), Some(LeftOut::NoBodyweight));
        assert_eq!(why("bw-90x5", Some(Grams(0))), Some(LeftOut::NoLoad));
    }

    #[test]
    fn the_best_set_is_named_and_so_is_why_the_others_are_not_it() {
        let sets = parse_sets("w 60x8; 100x5; 90x8@8; 60x20", MassUnit::Kg).expect("sets");
        let loads = [60, 100, 90, 60].map(|kg| Some(Grams(kg * 1000)));
        let given = sets.iter().zip(loads).enumerate();
        let given = given.map(|(id, (set, load))| (id, set, load));
        let best = best_e1rm(Formula::Epley, RepLimit::USUAL, given);
        assert_eq!(best.value, Some(Grams(120_000)));
        assert_eq!(best.used, [2]);
        let expected = [
            (0, LeftOut::WarmUp),
            (1, LeftOut::NotTheBest),
            (3, LeftOut::TooManyReps),
        ];
        assert_eq!(best.left_out, expected);
    }

    proptest! {
        #[test]
        fn a_spread_is_made_of_the_estimates_that_records_use(
            load in -1_000_i64..1_000_000,
            reps in 0_u32..20,
            in_reserve in prop::option::of(0_u8..=20),
            warm_up: bool,
        ) {
            let rir = in_reserve.map(|halves| Rir::new(f64::from(halves) / 2.0)).transpose()?;
            let set = Set {
                kind: if warm_up { SetKind::WarmUp } else { SetKind::Working },
                reps: Some(Reps(reps)),
                effort: rir.map(Effort::Rir),
                ..Set::default()
            };
            let all = Spread::of(&set, Some(Grams(load)), RepLimit::USUAL).ok();
            for formula in Formula::ALL {
                let alone = e1rm_by(formula, &set, Grams(load));
                prop_assert_eq!(all.as_ref().and_then(|all| all.by(formula)), alone);
            }
            if let Some(all) = all {
                let ends = spread(Grams(load), all.reps.reps());
                prop_assert_eq!(Some((all.low(), all.high())), ends);
                prop_assert!(all.low() <= all.median() && all.median() <= all.high());
            }
        }
    }
}
