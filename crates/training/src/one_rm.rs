//! One-rep maxima, estimated from a set of several reps.
//!
//! Seven published formulas, each a different guess. Estimates by different
//! formulas must not be compared with one another, and nothing here does so but
//! [`spread`], whose purpose it is to show how far apart they are (what each says
//! of a set is in [`Spread`](crate::spread::Spread)). Above
//! [`MAX_REPS`] there is no estimate, since none of the formulas was made for it.

use crate::{Effort, Grams, Reps, Rpe, Set};

/// The most reps (or effective reps) that an estimate is made from.
pub const MAX_REPS: f64 = 12.0;

/// A published way to estimate the one-rep maximum from load and reps.
///
/// `w` is the load, `r` the reps. One rep is its own maximum in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Formula {
    /// Epley 1985, "Poundage Chart": w (1 + r/30).
    #[default]
    Epley,
    /// Brzycki 1993, "Strength testing": 36 w / (37 − r).
    Brzycki,
    /// Lombardi 1989, "Beginning Weight Training": w r^0.10.
    Lombardi,
    /// O'Conner, Simmons and O'Shea 1989, "Weight Training Today":
    /// w (1 + 0.025 r).
    OConner,
    /// Mayhew and others 1992: 100 w / (52.2 + 41.9 e^(−0.055 r)).
    Mayhew,
    /// Wathan 1994, "Load assignment": 100 w / (48.8 + 53.8 e^(−0.075 r)).
    Wathan,
    /// Lander 1985, "Maximums based on reps": 100 w / (101.3 − 2.67123 r).
    Lander,
}

impl Formula {
    /// Every formula.
    pub const ALL: [Self; 7] = [
        Self::Epley,
        Self::Brzycki,
        Self::Lombardi,
        Self::OConner,
        Self::Mayhew,
        Self::Wathan,
        Self::Lander,
    ];

    /// The name of its author.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Epley => "Epley",
            Self::Brzycki => "Brzycki",
            Self::Lombardi => "Lombardi",
            Self::OConner => "O'Conner",
            Self::Mayhew => "Mayhew",
            Self::Wathan => "Wathan",
            Self::Lander => "Lander",
        }
    }

    /// The year in which it was published.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Epley | Self::Lander => 1985,
            Self::Lombardi | Self::OConner => 1989,
            Self::Mayhew => 1992,
            Self::Brzycki => 1993,
            Self::Wathan => 1994,
        }
    }

    /// The formula as it is written, `w` being the load and `r` the reps.
    #[must_use]
    pub fn expression(self) -> &'static str {
        match self {
            Self::Epley => "w × (1 + r / 30)",
            Self::Brzycki => "36 × w / (37 − r)",
            Self::Lombardi => "w × r^0.10",
            Self::OConner => "w × (1 + 0.025 × r)",
            Self::Mayhew => "100 × w / (52.2 + 41.9 × e^(−0.055 × r))",
            Self::Wathan => "100 × w / (48.8 + 53.8 × e^(−0.075 × r))",
            Self::Lander => "100 × w / (101.3 − 2.67123 × r)",
        }
    }

    /// Where it was published.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Epley => "Epley 1985, Poundage Chart",
            Self::Brzycki => "Brzycki 1993, Strength testing",
            Self::Lombardi => "Lombardi 1989, Beginning Weight Training",
            Self::OConner => "O'Conner, Simmons and O'Shea 1989, Weight Training Today",
            Self::Mayhew => "Mayhew and others 1992, Relative muscular endurance performance",
            Self::Wathan => "Wathan 1994, Load assignment",
            Self::Lander => "Lander 1985, Maximums based on reps",
        }
    }

    /// The maximum that lifting `load` for `reps` points to, to the nearest gram.
    ///
    /// None when the load is not above zero, or when reps are not from 1 to
    /// [`MAX_REPS`]. Reps may be broken: reps in reserve come in halves.
    #[must_use]
    pub fn estimate(self, load: Grams, reps: f64) -> Option<Grams> {
        self.estimate_up_to(MAX_REPS, load, reps)
    }

    /// As [`Formula::estimate`], with another limit; none where the formula
    /// itself ends (Brzycki at 37 reps, Lander a little later).
    pub(crate) fn estimate_up_to(self, most: f64, load: Grams, reps: f64) -> Option<Grams> {
        let defined = match self {
            Self::Brzycki => reps < 37.0,
            Self::Lander => 2.671_23 * reps < 101.3,
            Self::Epley | Self::Lombardi | Self::OConner | Self::Mayhew | Self::Wathan => true,
        };
        if load <= Grams(0) || !(1.0..=most).contains(&reps) || !defined {
            return None;
        }
        let one_rep = reps == 1.0;
        Some(if one_rep {
            load
        } else {
            load.scaled(self.factor(reps))
        })
    }

    /// The load that should go up `reps` times, given a one-rep maximum: the
    /// formula turned round, to the nearest gram.
    ///
    /// None when the maximum is not above zero, or when reps are not from 1 to
    /// [`MAX_REPS`].
    #[must_use]
    pub fn load_for(self, max: Grams, reps: f64) -> Option<Grams> {
        self.estimate(max, reps)?;
        let one_rep = reps == 1.0;
        Some(if one_rep {
            max
        } else {
            max.scaled(1.0 / self.factor(reps))
        })
    }

    /// The formula's maximum for a load of one.
    fn factor(self, reps: f64) -> f64 {
        match self {
            Self::Epley => 1.0 + reps / 30.0,
            Self::Brzycki => 36.0 / (37.0 - reps),
            Self::Lombardi => reps.powf(0.10),
            Self::OConner => 1.0 + 0.025 * reps,
            Self::Mayhew => 100.0 / (52.2 + 41.9 * (-0.055 * reps).exp()),
            Self::Wathan => 100.0 / (48.8 + 53.8 * (-0.075 * reps).exp()),
            Self::Lander => 100.0 / (101.3 - 2.671_23 * reps),
        }
    }
}

/// The lowest and the highest estimate of all the formulas: how far to trust any
/// one of them. None where [`Formula::estimate`] gives none.
#[must_use]
pub fn spread(load: Grams, reps: f64) -> Option<(Grams, Grams)> {
    let estimates = || {
        Formula::ALL
            .into_iter()
            .flat_map(|f| f.estimate(load, reps))
    };
    Some((estimates().min()?, estimates().max()?))
}

/// The reps that a set stands for: those done and those left in reserve, where
/// an effort was logged. None without reps, or when not one was done.
#[must_use]
pub fn effective_reps(set: &Set) -> Option<f64> {
    let done = set.reps.filter(|reps| reps.0 > 0)?;
    let in_reserve = set.effort.map_or(0.0, Effort::reps_in_reserve);
    Some(f64::from(done.0) + in_reserve)
}

/// The maximum that a set points to, by Epley on its effective reps.
///
/// `effective` is the load that counts, as
/// [`effective_load`](crate::effective_load) gives it. There is no estimate for
/// a warm-up, without reps, above [`MAX_REPS`] effective reps, or when the load
/// is not above zero.
#[must_use]
pub fn e1rm(set: &Set, effective: Grams) -> Option<Grams> {
    e1rm_by(Formula::Epley, set, effective)
}

/// As [`e1rm`], by another formula. Records of different formulas never mix.
#[must_use]
pub fn e1rm_by(formula: Formula, set: &Set, effective: Grams) -> Option<Grams> {
    let counts = set.kind.counts_as_work();
    let reps = effective_reps(set).filter(|_| counts)?;
    formula.estimate(effective, reps)
}

/// The part of the one-rep maximum that goes up for so many reps at an RPE, such
/// as 0.81 for five at 8. None for no reps at all.
///
/// It is the curve that OpenPowerlifting's RPE calculator fitted to the usual
/// chart: a parabola for the first reps, then a line; from 16 reps short of the
/// single on, half the maximum.
#[must_use]
pub fn percent_of_max(reps: Reps, rpe: Rpe) -> Option<f64> {
    let reps = f64::from(reps.0.checked_sub(1)?);
    let short_of_the_single = rpe.reps_in_reserve() + reps;
    Some(match short_of_the_single {
        x if x >= 16.0 => 0.5,
        x if x <= 2.92 => (0.347_619 * x * x - 4.607_14 * x + 99.966_7) / 100.0,
        x => (97.095_5 - 2.642_49 * x) / 100.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SetKind;
    use proptest::prelude::*;

    const HUNDRED: Grams = Grams(100_000);

    fn set(reps: u32, effort: &str) -> Set {
        Set {
            reps: Some(Reps(reps)),
            effort: effort.parse().ok(),
            ..Set::default()
        }
    }

    #[test]
    fn formulas_give_their_published_values() {
        let table = [
            (Formula::Epley, 116_667, 133_333),
            (Formula::Brzycki, 112_500, 133_333),
            (Formula::Lombardi, 117_462, 125_893),
            (Formula::OConner, 112_500, 125_000),
            (Formula::Mayhew, 119_011, 130_934),
            (Formula::Wathan, 116_583, 134_747),
            (Formula::Lander, 113_709, 134_070),
        ];
        for (formula, five, ten) in table {
            let name = formula.name();
            assert_eq!(formula.estimate(HUNDRED, 5.0), Some(Grams(five)), "{name}");
            assert_eq!(formula.estimate(HUNDRED, 10.0), Some(Grams(ten)), "{name}");
        }
    }

    #[test]
    fn one_rep_is_its_own_maximum() {
        for formula in Formula::ALL {
            assert_eq!(formula.estimate(HUNDRED, 1.0), Some(HUNDRED));
        }
    }

    #[test]
    fn there_is_no_estimate_out_of_range() {
        for formula in Formula::ALL {
            for reps in [0.0, 0.5, 12.5, 37.0, -1.0, f64::NAN, f64::INFINITY] {
                assert_eq!(formula.estimate(HUNDRED, reps), None, "{reps}");
            }
            assert_eq!(formula.estimate(Grams(0), 5.0), None);
            assert_eq!(formula.estimate(Grams(-1), 5.0), None);
        }
    }

    #[test]
    fn the_spread_is_from_the_lowest_to_the_highest_formula() {
        let five = Some((Grams(112_500), Grams(119_011)));
        assert_eq!(spread(HUNDRED, 5.0), five);
        assert_eq!(spread(HUNDRED, 13.0), None);
    }

    #[test]
    fn reps_in_reserve_count_as_reps() {
        let ten = Formula::Epley.estimate(HUNDRED, 10.0);
        assert_eq!(e1rm(&set(10, ""), HUNDRED), ten);
        assert_eq!(e1rm(&set(8, "rpe 8"), HUNDRED), ten);
        assert_eq!(e1rm(&set(8, "rir 2"), HUNDRED), ten);
        assert_eq!(e1rm(&set(1, "rpe 10"), HUNDRED), Some(HUNDRED));
    }

    #[test]
    fn sets_that_say_nothing_about_the_maximum_have_no_estimate() {
        let warm_up = Set {
            kind: SetKind::WarmUp,
            ..set(5, "")
        };
        for silent in [warm_up, Set::default(), set(0, "rir 5"), set(11, "rir 2")] {
            assert_eq!(e1rm(&silent, HUNDRED), None, "{silent:?}");
        }
        assert_eq!(e1rm(&set(5, ""), Grams(0)), None);
    }

    #[test]
    fn the_rpe_curve_gives_its_published_values() {
        let percent = |reps, rpe| {
            let rpe = Rpe::new(rpe).expect("on the scale");
            percent_of_max(Reps(reps), rpe).map(|part| (part * 10_000.0).round() / 10_000.0)
        };
        assert_eq!(percent(5, 8.0), Some(0.8124));
        assert_eq!(percent(5, 10.0), Some(0.8653));
        assert_eq!(percent(3, 9.0), Some(0.8917));
        assert_eq!(percent(17, 10.0), Some(0.5));
        assert_eq!(percent(0, 10.0), None);
    }

    #[test]
    fn brzycki_turned_round_is_the_usual_table_of_loads() {
        let load = |reps| Formula::Brzycki.load_for(HUNDRED, reps);
        assert_eq!(load(1.0), Some(HUNDRED));
        assert_eq!(load(5.0), Some(Grams(88_889)));
        assert_eq!(load(10.0), Some(Grams(75_000)));
        assert_eq!(load(13.0), None);
        assert_eq!(Formula::Epley.load_for(Grams(0), 5.0), None);
    }

    proptest! {
        #[test]
        fn a_load_for_reps_points_back_to_the_maximum(
            max in 1_000_i64..1_000_000,
            reps in 1.0..=MAX_REPS,
        ) {
            for formula in Formula::ALL {
                let load = formula.load_for(Grams(max), reps).expect("in range");
                let back = formula.estimate(load, reps).expect("in range");
                prop_assert!((back.0 - max).abs() <= 1, "{back:?}");
                prop_assert!(load <= Grams(max));
            }
        }

        #[test]
        fn more_reps_or_more_load_never_lower_an_estimate(
            load in 1_000_i64..1_000_000,
            more_load in 0_i64..100_000,
            reps in 1.0..=MAX_REPS,
            more_reps in 0.0..11.0,
        ) {
            for formula in Formula::ALL {
                let estimate = formula.estimate(Grams(load), reps).expect("in range");
                let heavier = formula.estimate(Grams(load + more_load), reps);
                prop_assert!(heavier >= Some(estimate));
                if let Some(longer) = formula.estimate(Grams(load), reps + more_reps) {
                    prop_assert!(longer >= estimate);
                }
                prop_assert!(estimate >= Grams(load));
            }
        }

        #[test]
        fn more_reps_are_never_done_with_more_of_the_maximum(reps in 1_u32..40, halves in 2..=20) {
            let rpe = Rpe::new(f64::from(halves) / 2.0)?;
            prop_assert!(percent_of_max(Reps(reps + 1), rpe) <= percent_of_max(Reps(reps), rpe));
        }

        #[test]
        fn no_set_whatever_causes_a_panic(load: i64, reps: u32) {
            let _ = e1rm(&set(reps, "rir 3"), Grams(load));
            let _ = spread(Grams(load), f64::from(reps));
        }
    }
}
