//! Calendar weeks and day numbers, for sums by week and rows by day.
//!
//! A training day is a civil date: no time zone and no clock is here. Whether a
//! workout past midnight belongs to the evening before is the logbook's affair.

use std::iter::successors;

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday, date};

/// A day as the number of days since 1970-01-01, negative before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayNumber(pub i32);

impl DayNumber {
    const EPOCH: Date = date(1970, 1, 1);

    /// The date of the day; none outside of the years −9999 to 9999.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        let since_epoch = SignedDuration::from_hours(24 * i64::from(self.0));
        Self::EPOCH.checked_add(since_epoch).ok()
    }
}

impl From<Date> for DayNumber {
    fn from(date: Date) -> Self {
        let hours = date.duration_since(Self::EPOCH).as_hours();
        Self(i32::try_from(hours / 24).expect("all dates are within 8 million days of 1970"))
    }
}

/// A calendar week, known by its first day.
///
/// Weeks begin on the day that the person chose. Weeks with different first
/// days overlap, so keep to one choice in any one sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    first_day: Date,
}

impl Week {
    /// The day that weeks begin on where the person chose none (ISO 8601).
    pub const USUAL_FIRST_DAY: Weekday = Weekday::Monday;

    /// The week of a date, where weeks begin on `first`.
    ///
    /// In the days before the first such weekday of the year −9999 the week is
    /// cut short.
    #[must_use]
    pub fn of(date: Date, first: Weekday) -> Self {
        let into_the_week = i64::from(date.weekday().since(first));
        Self {
            first_day: date.saturating_sub(SignedDuration::from_hours(24 * into_the_week)),
        }
    }

    /// The day that the week begins on.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.first_day
    }

    /// The seven days of the week (fewer at the very end of the calendar).
    pub fn days(self) -> impl Iterator<Item = Date> {
        self.first_day.series(jiff::Span::new().days(1)).take(7)
    }

    /// Whether the date is in the week.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        let first = DayNumber::from(self.first_day).0;
        (first..first + 7).contains(&DayNumber::from(date).0)
    }

    /// The week after; none past the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.later_by(7)
    }

    /// The week before; none ahead of the year −9999.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.later_by(-7)
    }

    /// This week and those after it up to and with the one that begins no later
    /// than `last`; nothing if `last` is earlier.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        successors(Some(self), |week| week.next()).take_while(move |week| *week <= last)
    }

    fn later_by(self, days: i32) -> Option<Self> {
        let first_day = DayNumber(DayNumber::from(self.first_day).0 + days).date()?;
        Some(Self { first_day })
    }
}

/// The week that begins on [`Week::USUAL_FIRST_DAY`].
impl From<Date> for Week {
    fn from(date: Date) -> Self {
        Self::of(date, Self::USUAL_FIRST_DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WEEKDAYS: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    #[test]
    fn weeks_begin_on_the_chosen_day() {
        let thursday = date(2026, 1, 1);
        assert_eq!(Week::from(thursday).first_day(), date(2025, 12, 29));
        let from_sunday = Week::of(thursday, Weekday::Sunday);
        assert_eq!(from_sunday.first_day(), date(2025, 12, 28));
        let from_thursday = Week::of(thursday, Weekday::Thursday);
        assert_eq!(from_thursday.first_day(), thursday);
    }

    #[test]
    fn a_range_of_weeks_has_both_its_ends() {
        let first = Week::from(date(2025, 12, 24));
        let last = Week::from(date(2026, 1, 7));
        let starts: Vec<Date> = first.through(last).map(Week::first_day).collect();
        let expected = [(2025, 12, 22), (2025, 12, 29), (2026, 1, 5)];
        assert_eq!(starts, expected.map(|(y, m, d)| date(y, m, d)));
        assert_eq!(last.through(first).count(), 0);
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trap() {
        for day in [Date::MIN, Date::MAX] {
            let week = Week::from(day);
            assert!(week.contains(day));
            assert!(week.days().any(|d| d == day));
        }
        assert_eq!(Week::from(Date::MIN).previous(), None);
        assert_eq!(Week::from(Date::MAX).next(), None);
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(DayNumber::from(date(1970, 1, 1)), DayNumber(0));
        assert_eq!(DayNumber::from(date(1969, 12, 31)), DayNumber(-1));
        assert_eq!(DayNumber::from(date(2026, 1, 1)), DayNumber(20_454));
        assert_eq!(DayNumber(i32::MAX).date(), None);
        for day in [Date::MIN, Date::MAX] {
            assert_eq!(DayNumber::from(day).date(), Some(day));
        }
    }

    proptest! {
        #[test]
        fn every_day_is_in_its_week_and_in_no_neighbour(
            day in -700_000..2_000_000,
            first in 0..7_usize,
        ) {
            let day = DayNumber(day).date().expect("well within the calendar");
            let week = Week::of(day, WEEKDAYS[first]);
            let next = week.next().expect("well within the calendar");
            prop_assert!(week.contains(day) && !next.contains(day));
            prop_assert_eq!(week.first_day().weekday(), WEEKDAYS[first]);
            prop_assert_eq!(next.previous(), Some(week));
            prop_assert_eq!(week.days().filter(|d| week.contains(*d)).count(), 7);
        }
    }
}
