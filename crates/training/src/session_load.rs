//! How much a session, a week and the last weeks took out of somebody, by their
//! own word.
//!
//! A session's load is its RPE times its minutes (Foster 1998). From the days'
//! loads follow a week's sum, monotony and strain (Foster), and two exponential
//! means of 7 and 28 days (Williams and others 2017), whose ratio is shown as
//! change against what is normal. Zones of injury risk are deliberately absent:
//! the evidence for them does not hold (Impellizzeri and others 2020).
//!
//! ```
//! use jiff::civil::date;
//! use training::session_load::{LoadLog, SessionLoad};
//! use training::{Rpe, Seconds};
//!
//! let hour_at_seven = SessionLoad::of(Rpe::new(7.0)?, Seconds(3600));
//! assert_eq!(hour_at_seven.units(), 420.0);
//!
//! let mut log = LoadLog::default();
//! for day in [2, 4, 6] {
//!     log.add(date(2026, 11, day), hour_at_seven);
//! }
//! let week = log.seven_days(date(2026, 11, 8));
//! assert_eq!(week.total.units(), 1260.0);
//! assert!(week.monotony.is_some_and(|it| (0.8..0.9).contains(&it)));
//! # Ok::<(), training::NotAQuantity>(())
//! ```

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;

use jiff::civil::Date;

use crate::{DayNumber, Rpe, Seconds};

/// Load in arbitrary units, RPE × minutes, kept in 120ths: halves of RPE times
/// seconds, whose sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SessionLoad(pub u64);

impl SessionLoad {
    /// The load of a session of this length that felt so hard as a whole.
    #[must_use]
    pub fn of(felt: Rpe, length: Seconds) -> Self {
        let halves = (felt.value() * 2.0) as u64;
        Self(halves * u64::from(length.0))
    }

    /// RPE × minutes.
    #[must_use]
    pub fn units(self) -> f64 {
        self.0 as f64 / 120.0
    }
}

impl Add for SessionLoad {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for SessionLoad {
    fn sum<I: Iterator<Item = Self>>(loads: I) -> Self {
        loads.fold(Self::default(), Add::add)
    }
}

/// Seven days of load.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SevenDays {
    /// The sum.
    pub total: SessionLoad,
    /// The mean of the days over their sample standard deviation: how much alike
    /// they were. None where all were alike, or some were before the first log.
    pub monotony: Option<f64>,
    /// The sum in units × monotony.
    pub strain: Option<f64>,
}

/// Load of late beside the load that is normal, in units a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Normal {
    /// The exponential mean of seven days.
    pub of_late: f64,
    /// The exponential mean of 28 days.
    pub usual: f64,
}

impl Normal {
    /// By what part the load of late differs from the usual: 0.25 is a quarter
    /// more than normal.
    #[must_use]
    pub fn change(self) -> f64 {
        self.of_late / self.usual - 1.0
    }
}

/// The days of load of somebody, from the first that was logged. A day without
/// a session is a day of rest after that, and unknown before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoadLog {
    days: BTreeMap<DayNumber, SessionLoad>,
}

impl LoadLog {
    /// Takes in a session.
    pub fn add(&mut self, day: Date, load: SessionLoad) {
        let sum = self.days.entry(day.into()).or_default();
        *sum = *sum + load;
    }

    /// The seven days up to and with `last`, which should be over or today: days
    /// to come would count as rest.
    #[must_use]
    pub fn seven_days(&self, last: Date) -> SevenDays {
        let last = DayNumber::from(last).0;
        let on = |day| self.days.get(&DayNumber(day)).copied().unwrap_or_default();
        let loads: [SessionLoad; 7] = std::array::from_fn(|ago| on(last - ago as i32));
        let total: SessionLoad = loads.into_iter().sum();
        let known = self
            .days
            .keys()
            .next()
            .is_some_and(|first| first.0 <= last - 6);
        let monotony = known.then(|| monotony(loads)).flatten();
        SevenDays {
            total,
            monotony,
            strain: monotony.map(|monotony| monotony * total.units()),
        }
    }

    /// The load of late and the usual load at the end of `today`.
    ///
    /// None until 28 days are logged, before which nothing is usual, and when
    /// nothing was done for so long that the usual load is less than a unit.
    #[must_use]
    pub fn normal(&self, today: Date) -> Option<Normal> {
        let today = DayNumber::from(today);
        let first = self.days.keys().next()?;
        if today.0 - first.0 < LONG - 1 {
            return None;
        }
        let normal = Normal {
            of_late: self.mean(SHORT, today),
            usual: self.mean(LONG, today),
        };
        (normal.usual >= 1.0).then_some(normal)
    }

    /// E = λ L + (1 − λ) E′ day by day with λ = 2/(N + 1), from the first day's
    /// load on. Days of rest between two sessions are taken in one step.
    fn mean(&self, days: i32, today: DayNumber) -> f64 {
        let lambda = 2.0 / f64::from(days + 1);
        let rest = |from: DayNumber, to: DayNumber| (1.0 - lambda).powi(to.0 - from.0);
        let mut sessions = self.days.range(..=today);
        let Some((first, load)) = sessions.next() else {
            return 0.0;
        };
        let (mut at, mut mean) = (*first, load.units());
        for (day, load) in sessions {
            mean = mean * rest(at, *day) + lambda * load.units();
            at = *day;
        }
        mean * rest(at, today)
    }
}

/// The days of the mean of late.
const SHORT: i32 = 7;
/// The days of the usual mean.
const LONG: i32 = 28;

/// The mean of seven days over their standard deviation, with n − 1 as samples
/// have it; none where all are alike.
fn monotony(loads: [SessionLoad; 7]) -> Option<f64> {
    if loads.windows(2).all(|two| two[0] == two[1]) {
        return None;
    }
    let units = loads.map(SessionLoad::units);
    let mean = units.iter().sum::<f64>() / 7.0;
    let squares: f64 = units.iter().map(|it| (it - mean).powi(2)).sum();
    Some(mean / (squares / 6.0).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// The days after 1 June 2026, by number.
    fn day(number: i32) -> Date {
        let first = DayNumber::from(date(2026, 6, 1));
        DayNumber(first.0 + number)
            .date()
            .expect("a day of the test")
    }

    /// A log of units a day, a day without any being a day without a session.
    fn log(units: &[u64]) -> LoadLog {
        let mut log = LoadLog::default();
        for (number, units) in (0..).zip(units).filter(|(_, units)| **units > 0) {
            log.add(day(number), SessionLoad(units * 120));
        }
        log
    }

    fn near(found: Option<f64>, expected: f64) {
        let found = found.expect("a number");
        assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
    }

    #[test]
    fn load_is_effort_times_minutes() {
        let load = |rpe, seconds| SessionLoad::of(Rpe::new(rpe).expect("rpe"), Seconds(seconds));
        assert_eq!(load(7.0, 75 * 60).units(), 525.0);
        assert_eq!(load(7.5, 90).units(), 11.25);
        assert_eq!(load(10.0, u32::MAX).0, 20 * u64::from(u32::MAX));
    }

    #[test]
    fn two_sessions_on_a_day_add_up() {
        let mut twice = log(&[300]);
        twice.add(day(0), SessionLoad(200 * 120));
        assert_eq!(twice.seven_days(day(0)).total.units(), 500.0);
    }

    #[test]
    fn monotony_and_strain_are_those_of_the_seven_days() {
        let week = log(&[300, 0, 400, 0, 500, 0, 0]).seven_days(day(6));
        assert_eq!(week.total.units(), 1200.0);
        near(week.monotony, 0.774_059_314_6);
        near(week.strain, 928.871_177_481);
    }

    #[test]
    fn a_week_that_began_before_the_first_log_has_only_a_sum() {
        let week = log(&[300, 0, 400]).seven_days(day(2));
        assert_eq!((week.total.units(), week.monotony), (700.0, None));
    }

    #[test]
    fn days_that_are_all_alike_have_no_monotony() {
        let same = log(&[300; 7]).seven_days(day(6));
        assert_eq!((same.monotony, same.strain), (None, None));
        let nothing = log(&[300]).seven_days(day(30));
        assert_eq!(nothing, SevenDays::default());
    }

    /// Worked out day by day by other means, as are the monotony and strain above.
    const OF_LATE: f64 = 57.068_840_726_5;
    const USUAL: f64 = 113.649_214_829_7;

    #[test]
    fn change_is_against_the_last_four_weeks() {
        let log = log(&[400, 0, 0, 300, 0, 0, 0].repeat(5));
        let normal = log.normal(day(34)).expect("35 days");
        near(Some(normal.of_late), OF_LATE);
        near(Some(normal.usual), USUAL);
        near(Some(normal.change()), OF_LATE / USUAL - 1.0);
    }

    #[test]
    fn nothing_is_normal_in_the_first_four_weeks_or_after_a_year_of_rest() {
        let log = log(&[400; 28]);
        assert_eq!(log.normal(day(26)), None);
        assert!(log.normal(day(27)).is_some());
        assert_eq!(log.normal(day(400)), None);
        assert_eq!(LoadLog::default().normal(day(0)), None);
    }

    #[test]
    fn what_comes_later_does_not_count_yet() {
        let mut log = log(&[400; 28]);
        let before = log.normal(day(28));
        log.add(day(29), SessionLoad(120_000));
        assert_eq!(log.normal(day(28)), before);
    }

    #[test]
    fn steady_training_changes_nothing() {
        let normal = log(&[400; 90]).normal(day(89)).expect("90 days");
        near(Some(normal.change()), 0.0);
    }

    proptest! {
        #[test]
        fn rest_in_one_step_is_rest_day_by_day(
            units in prop::collection::vec(prop_oneof![3 => Just(0_u64), 1 => 1_u64..900], 28..120),
        ) {
            let mut units = units;
            units[0] += 100;
            let by_day = |days: f64| {
                let lambda = 2.0 / (days + 1.0);
                let step = |mean: f64, load: &u64| lambda * *load as f64 + (1.0 - lambda) * mean;
                units[1..].iter().fold(units[0] as f64, step)
            };
            let today = day(units.len() as i32 - 1);
            if let Some(normal) = log(&units).normal(today) {
                prop_assert!((normal.of_late - by_day(7.0)).abs() < 1e-6);
                prop_assert!((normal.usual - by_day(28.0)).abs() < 1e-6);
            } else {
                prop_assert!(by_day(28.0) < 1.0);
            }
        }
    }
}
