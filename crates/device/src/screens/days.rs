//! Days and times as texts, the way they cross to a front end.

use jiff::civil::{Date, DateTime};
use training::{DayNumber, Week};

/// A day as `2026-11-23`; empty for a day outside of the calendar.
pub(super) fn day(day: i32) -> String {
    DayNumber(day)
        .date()
        .map(|date| date.to_string())
        .unwrap_or_default()
}

/// The number of a day.
pub(super) fn number(date: Date) -> i32 {
    DayNumber::from(date).0
}

/// The number of the Monday of a day's week, for points that are drawn week by
/// week; sums by week begin where the person chose, see `Look::week_of`.
pub(super) fn monday(date: Date) -> i32 {
    number(Week::from(date).first_day())
}

/// A civil time to the minute, `2026-11-23T18:04`.
pub(super) fn to_the_minute(time: &str) -> String {
    time.get(..16).unwrap_or(time).to_owned()
}

/// Whole minutes from one civil time to another; none when they run backwards
/// or cannot be read.
pub(super) fn minutes(from: &str, to: DateTime) -> Option<u32> {
    let from: DateTime = from.parse().ok()?;
    u32::try_from(to.duration_since(from).as_mins()).ok()
}

/// A month, counted as year times 12 plus month less 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Month(pub i32);

impl Month {
    /// The month that a day is in; none outside of the calendar.
    pub fn of(day: i32) -> Option<Self> {
        let date = DayNumber(day).date()?;
        Some(Self(
            i32::from(date.year()) * 12 + i32::from(date.month()) - 1,
        ))
    }

    /// Reads `2026-11`.
    pub fn read(text: &str) -> Option<Self> {
        let date: Date = format!("{text}-01").parse().ok()?;
        Self::of(number(date))
    }

    /// `2026-11`.
    pub fn text(self) -> String {
        format!(
            "{:04}-{:02}",
            self.0.div_euclid(12),
            self.0.rem_euclid(12) + 1
        )
    }

    /// The month after.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_back_as_written() {
        let december = Month::read("2026-12").unwrap();
        assert_eq!(december.text(), "2026-12");
        assert_eq!(december.next().text(), "2027-01");
        for text in ["", "2026", "2026-13", "2026-12-01", "soon"] {
            assert_eq!(Month::read(text), None, "{text}");
        }
    }

    #[test]
    fn minutes_never_run_backwards() {
        let end: DateTime = "2026-11-23T19:05:59".parse().unwrap();
        assert_eq!(minutes("2026-11-23T18:04:00", end), Some(61));
        assert_eq!(minutes("2026-11-23T20:00:00", end), None);
        assert_eq!(minutes("soon", end), None);
    }
}
