//! The Progress screen: weeks, muscles, records and a year, each in its file,
//! and what is behind every number of it.
//!
//! It reads sums that the writer keeps, so the sets of the weeks are looked at
//! only where somebody asks for them.

mod explain;
mod muscles;
mod parts;
mod records;
mod volume;
mod year;

pub(super) use parts::{Counted, Part, Question};

use training::period::{Period, weeks_from};
use training::{DayNumber, Week};

use super::{days, look::Look};
use crate::api::{ApiError, ProgressPage, ProgressRequest, ProgressSpan, Weeks};

/// The weeks that a screen is about, as days: Mondays, and the Sundays after
/// them.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    period: Period,
    first: i32,
    last: i32,
}

impl Stretch {
    fn of(period: Period) -> Self {
        Self {
            period,
            first: days::number(period.first.first_day()),
            last: days::number(period.last.first_day()),
        }
    }

    fn holds(self, monday: i32) -> bool {
        (self.first..=self.last).contains(&monday)
    }

    fn shown(self) -> Weeks {
        Weeks {
            from: days::day(self.first),
            to: days::day(self.last + 6),
            weeks: self.period.weeks,
            over: self.period.is_over,
        }
    }
}

/// How many weeks a span asks for; none for all of them.
fn weeks_of(span: ProgressSpan) -> Option<u32> {
    match span {
        ProgressSpan::FourWeeks => Some(4),
        ProgressSpan::TwelveWeeks => Some(12),
        ProgressSpan::Year => Some(52),
        ProgressSpan::All => None,
    }
}

/// The week of a Monday.
fn week(monday: i32) -> Option<Week> {
    DayNumber(monday).date().map(Week::from)
}

impl Look<'_> {
    /// The Progress screen.
    pub fn progress(&self, request: &ProgressRequest) -> Result<ProgressPage, ApiError> {
        let this = Week::from(self.now.date());
        let trained_since = self.reader.first_week()?.and_then(week);
        let asked = weeks_of(request.span);
        let period = trained_since.and_then(|first| Period::up_to(this, asked, first));
        let before = period.zip(trained_since);
        let before = before.and_then(|(period, first)| period.before(first));
        let (period, before) = (period.map(Stretch::of), before.map(Stretch::of));
        let this = days::number(this.first_day());
        let drawn_from = period.map_or(this, |period| match asked {
            Some(weeks) if period.period.is_over => this - 7 * weeks as i32,
            Some(weeks) => this - 7 * (weeks as i32 - 1),
            None => period.first,
        });
        let read_from = before.map_or(drawn_from, |before| before.first.min(drawn_from));
        let worked = self.reader.muscle_weeks(read_from, this)?;
        Ok(ProgressPage {
            span: request.span,
            today: self.now.date().to_string(),
            period: period.map(Stretch::shown),
            before: before.map(Stretch::shown),
            volume: self.volume_over_time(request.span, &worked, (period, before), drawn_from)?,
            muscles: self.muscle_lines(&worked, period, before),
            records: self.records_since(period.map_or(this, |period| period.first))?,
            year: self.training_year()?,
        })
    }

    /// Weeks in a row as they are shown, from one Monday to another.
    fn weeks_between(&self, first: Week, last: Week) -> Weeks {
        let this = Week::from(self.now.date());
        Weeks {
            from: first.first_day().to_string(),
            to: days::day(days::number(last.first_day()) + 6),
            weeks: weeks_from(first, last),
            over: last < this,
        }
    }
}
