//! Weeks in a row with enough workouts.
//!
//! It counts workouts by their civil dates. The present week is on probation: it
//! adds to the streak once it has enough, and does not break it before it is
//! over. Rest weeks and holidays are not forgiven here.
//!
//! ```
//! use jiff::civil::{Weekday, date};
//! use training::consistency::Consistency;
//!
//! let workouts = [date(2026, 11, 10), date(2026, 11, 13), date(2026, 11, 17), date(2026, 11, 19)];
//! let wednesday = date(2026, 11, 25);
//! let twice_a_week = Consistency::of(workouts, 2, wednesday, Weekday::Monday);
//! assert_eq!(twice_a_week.streak, 2);
//! assert_eq!(twice_a_week.this_week, 0);
//! ```

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::Week;

/// How regularly somebody trained, up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consistency {
    /// The weeks in a row with enough workouts: up to this week if it has
    /// enough already, else up to the last.
    pub streak: u32,
    /// The longest such row ever.
    pub longest: u32,
    /// The last week of the longest row; of equal rows the earliest.
    pub longest_until: Option<Week>,
    /// The workouts of this week so far.
    pub this_week: u32,
    /// The weeks with enough workouts, in a row or not.
    pub weeks_met: u32,
    /// All weeks from the first workout to this week, both counted.
    pub weeks: u32,
}

impl Consistency {
    /// How regularly workouts on these dates, in any order, made up weeks of at
    /// least `enough`, where weeks begin on `first`.
    ///
    /// Two workouts on one day are two. Dates after `today` do not count yet.
    /// At least one workout is always asked of a week.
    #[must_use]
    pub fn of(
        workouts: impl IntoIterator<Item = Date>,
        enough: u32,
        today: Date,
        first: Weekday,
    ) -> Self {
        let this = Week::of(today, first);
        let enough = enough.max(1);
        let counts = counts(workouts.into_iter().filter(|day| *day <= today), first);
        let Some(earliest) = counts.keys().next() else {
            return Self::default();
        };
        let in_week = |week| counts.get(&week).copied().unwrap_or(0);
        let mut all = Self {
            this_week: in_week(this),
            ..Self::default()
        };
        for week in earliest.through(this) {
            all.take(week, in_week(week) >= enough, week == this);
        }
        all
    }

    fn take(&mut self, week: Week, met: bool, is_this_week: bool) {
        self.weeks += 1;
        if met {
            self.streak += 1;
            self.weeks_met += 1;
        } else if !is_this_week {
            self.streak = 0;
        }
        if self.streak > self.longest {
            self.longest = self.streak;
            self.longest_until = Some(week);
        }
    }
}

/// The workouts of each week that has any.
fn counts(workouts: impl Iterator<Item = Date>, first: Weekday) -> BTreeMap<Week, u32> {
    let mut counts = BTreeMap::new();
    for day in workouts {
        *counts.entry(Week::of(day, first)).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DayNumber;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Monday, 2 November 2026, and the days after it.
    fn day(number: i32) -> Date {
        let monday = DayNumber::from(date(2026, 11, 2));
        DayNumber(monday.0 + number)
            .date()
            .expect("a day of the test")
    }

    fn of(days: &[i32], enough: u32, today: i32) -> Consistency {
        let workouts = days.iter().map(|number| day(*number));
        Consistency::of(workouts, enough, day(today), Weekday::Monday)
    }

    #[test]
    fn nobody_who_never_trained_has_a_streak() {
        assert_eq!(of(&[], 3, 10), Consistency::default());
        assert_eq!(of(&[11], 1, 10), Consistency::default());
    }

    #[test]
    fn a_week_with_too_few_workouts_breaks_the_streak() {
        // Weeks of 2, 2, 1 and 2.
        let days = [0, 3, 7, 9, 15, 21, 22];
        let all = of(&days, 2, 27);
        assert_eq!((all.streak, all.longest), (1, 2));
        assert_eq!((all.weeks_met, all.weeks), (3, 4));
        assert_eq!(of(&days, 1, 27).streak, 4);
    }

    #[test]
    fn the_longest_row_is_known_by_its_last_week() {
        // Three weeks, a week off, three weeks and two off.
        let days = [0, 7, 14, 28, 35, 42];
        let until = of(&days, 1, 62).longest_until.map(Week::first_day);
        assert_eq!((of(&days, 1, 62).longest, until), (3, Some(day(14))));
        assert_eq!(of(&[], 1, 62).longest_until, None);
    }

    #[test]
    fn an_empty_week_breaks_it_too() {
        assert_eq!(of(&[0, 14], 1, 14).streak, 1);
        assert_eq!(of(&[0, 14], 1, 14).weeks, 3);
    }

    #[test]
    fn the_present_week_breaks_nothing_until_it_is_over() {
        let days = [0, 1, 7, 8, 14];
        assert_eq!(of(&days, 2, 20).streak, 2);
        assert_eq!(of(&days, 2, 20).this_week, 1);
        assert_eq!(of(&days, 2, 21).streak, 0);
        assert_eq!(of(&[0, 1, 7, 8, 14, 20], 2, 20).streak, 3);
    }

    #[test]
    fn two_workouts_on_one_day_are_two_and_order_does_not_matter() {
        assert_eq!(of(&[8, 0, 8, 0], 2, 8).streak, 2);
    }

    #[test]
    fn the_first_day_of_the_week_decides() {
        // A Sunday and the Monday after it.
        let days = [day(6), day(7)];
        let streak = |first| Consistency::of(days, 2, day(7), first).streak;
        assert_eq!(streak(Weekday::Monday), 0);
        assert_eq!(streak(Weekday::Sunday), 1);
    }

    #[test]
    fn no_workouts_a_week_are_never_enough() {
        assert_eq!(of(&[0], 0, 30), of(&[0], 1, 30));
    }

    proptest! {
        #[test]
        fn streaks_are_those_that_counting_by_hand_gives(
            days in prop::collection::vec(0..200_i32, 0..60),
            enough in 1_u32..4,
            today in 0..200_i32,
        ) {
            let done = |week: i32| {
                let in_week = |it: &&i32| **it <= today && **it / 7 == week;
                days.iter().filter(in_week).count() as u32
            };
            let this = today / 7;
            let met = |week: &i32| done(*week) >= enough;
            let past = (0..this).rev().take_while(met).count() as u32;
            let found = of(&days, enough, today);
            prop_assert_eq!(found.streak, past + u32::from(met(&this)));
            prop_assert_eq!(found.weeks_met, (0..=this).filter(met).count() as u32);
            prop_assert_eq!(found.this_week, done(this));
            prop_assert!(found.streak <= found.longest && found.longest <= found.weeks_met);
        }
    }
}
