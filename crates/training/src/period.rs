//! Some weeks as a whole, beside as many before them.
//!
//! A mean a week counts weeks that are over: the present one, half done, would
//! pull it down every Monday. It stands alone only while there is no other. Nor
//! do weeks from before the first training count, so that somebody's second
//! month is not measured against nothing.
//!
//! ```
//! use jiff::civil::date;
//! use training::Week;
//! use training::period::{Period, change};
//!
//! let first = Week::from(date(2026, 8, 3));
//! let wednesday = Week::from(date(2026, 11, 25));
//! let twelve = Period::up_to(wednesday, Some(12), first).expect("there was training");
//! assert_eq!(twelve.first.first_day(), date(2026, 8, 31));
//! assert_eq!((twelve.weeks, twelve.is_over), (12, true));
//! let before = twelve.before(first).expect("four weeks were trained before");
//! assert_eq!((before.first, before.weeks), (first, 4));
//!
//! assert_eq!(change(110.0, 100.0), Some(10.0));
//! assert_eq!(change(110.0, 0.0), None);
//! ```

use crate::{DayNumber, Week};

/// Weeks in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first of them.
    pub first: Week,
    /// The last of them.
    pub last: Week,
    /// How many; at least one.
    pub weeks: u32,
    /// Whether all of them are over; else it is the present week alone.
    pub is_over: bool,
    /// How many were asked for; none for all there are.
    asked: Option<u32>,
}

impl Period {
    /// The last so many weeks that are over, or all of them, but none from
    /// before `first`, the week of the first training. The present week alone
    /// where none is over since then, and nothing where training only begins.
    #[must_use]
    pub fn up_to(this: Week, weeks: Option<u32>, first: Week) -> Option<Self> {
        let alone = Self {
            first: this,
            last: this,
            weeks: 1,
            is_over: false,
            asked: weeks,
        };
        match this.previous() {
            _ if first > this => None,
            Some(last) if first <= last => Some(Self::ending(last, weeks, first)),
            Some(_) | None => Some(alone),
        }
    }

    /// The weeks that somebody chose, as far as they are over; the present one
    /// alone where they begin with it, and nothing where they are yet to come.
    #[must_use]
    pub fn between(first: Week, last: Week, this: Week) -> Option<Self> {
        let is_over = first < this;
        let last = match this.previous() {
            Some(previous) if is_over => last.min(previous).max(first),
            Some(_) | None => this,
        };
        let weeks = weeks_from(first, last);
        let period = Self {
            first,
            last,
            weeks,
            is_over,
            asked: Some(weeks),
        };
        Some(period).filter(|_| first <= this)
    }

    /// As many weeks as were asked for just before these, but none from before
    /// `first`; nothing where none is left, or where these are all there are or
    /// not over yet.
    #[must_use]
    pub fn before(self, first: Week) -> Option<Self> {
        let asked = self.asked.filter(|_| self.is_over)?;
        let last = self.first.previous().filter(|last| first <= *last)?;
        Some(Self::ending(last, Some(asked), first))
    }

    /// A sum over the period as a mean a week.
    #[must_use]
    pub fn a_week(self, sum: f64) -> f64 {
        sum / f64::from(self.weeks.max(1))
    }

    fn ending(last: Week, asked: Option<u32>, first: Week) -> Self {
        let all = weeks_from(first, last);
        let weeks = asked.map_or(all, |asked| asked.clamp(1, all));
        Self {
            first: earlier(last, weeks - 1).unwrap_or(first),
            last,
            weeks,
            is_over: true,
            asked,
        }
    }
}

/// How many weeks there are from one to another, both counted; at least one.
#[must_use]
pub fn weeks_from(first: Week, last: Week) -> u32 {
    let days = DayNumber::from(last.first_day()).0 - DayNumber::from(first.first_day()).0;
    u32::try_from(days / 7 + 1).unwrap_or(1).max(1)
}

/// By how many percent a value is above or below another; nothing where there
/// was nothing to compare it with.
#[must_use]
pub fn change(now: f64, before: f64) -> Option<f64> {
    (before > 0.0).then(|| (now - before) * 100.0 / before)
}

/// The week so many before.
fn earlier(week: Week, weeks: u32) -> Option<Week> {
    let first_day = week.first_day();
    let days = i32::try_from(weeks).ok()?.checked_mul(7)?;
    let day = DayNumber(DayNumber::from(first_day).0.checked_sub(days)?);
    Some(Week::of(day.date()?, first_day.weekday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn week(number: i32) -> Week {
        let monday = DayNumber::from(date(2026, 11, 23)).0 + 7 * number;
        Week::from(DayNumber(monday).date().expect("a day of the test"))
    }

    fn period(weeks: Option<u32>, first: i32) -> Option<(i32, i32, u32, bool)> {
        let number = |of: Week| {
            (-2000..10)
                .find(|number| week(*number) == of)
                .expect("near")
        };
        let period = Period::up_to(week(0), weeks, week(first))?;
        let (from, to) = (number(period.first), number(period.last));
        Some((from, to, period.weeks, period.is_over))
    }

    #[test]
    fn the_present_week_counts_only_while_it_is_alone() {
        assert_eq!(period(Some(4), -40), Some((-4, -1, 4, true)));
        assert_eq!(period(Some(4), -2), Some((-2, -1, 2, true)));
        assert_eq!(period(Some(4), 0), Some((0, 0, 1, false)));
        assert_eq!(period(Some(4), 1), None);
    }

    #[test]
    fn everything_is_all_weeks_from_the_first_and_has_nothing_before() {
        assert_eq!(period(None, -1040), Some((-1040, -1, 1040, true)));
        let all = Period::up_to(week(0), None, week(-9)).expect("nine weeks");
        assert_eq!(all.before(week(-9)), None);
    }

    #[test]
    fn the_period_before_has_as_many_weeks_as_there_were() {
        let four = |first| Period::up_to(week(0), Some(4), week(first)).expect("weeks");
        let before = |first| four(first).before(week(first)).map(|it| it.weeks);
        assert_eq!(before(-40), Some(4));
        assert_eq!(before(-5), Some(1));
        assert_eq!(before(-4), None);
        assert_eq!(
            before(0),
            None,
            "a week that is not over is compared with none"
        );
        let earlier = four(-40).before(week(-40)).expect("four more");
        assert_eq!((earlier.first, earlier.last), (week(-8), week(-5)));
    }

    #[test]
    fn a_mean_a_week_is_over_the_weeks_that_there_are() {
        let two = Period::up_to(week(0), Some(12), week(-2)).expect("two weeks");
        assert!((two.a_week(30.0) - 15.0).abs() < 1e-9);
        assert_eq!(change(0.0, 50.0), Some(-100.0));
    }
}
