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

pub(super) use explain::rule;
pub(super) use parts::{Part, Question};

use jiff::civil::Date;
use training::period::{Period, weeks_from};
use training::{DayNumber, Week};

use super::{days, history::malformed, look::Look};
use crate::api::{ApiError, Days, ProgressPage, ProgressRequest, ProgressSpan, Weeks};
use volume::Drawn;

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
        ProgressSpan::All | ProgressSpan::Chosen => None,
    }
}

/// The weeks that a request is about, and those that it compares them with.
fn periods(
    request: &ProgressRequest,
    week_of: impl Fn(Date) -> Week,
    this: Week,
    first: Week,
) -> Result<(Option<Period>, Option<Period>), ApiError> {
    let chosen = |days: &Days| -> Result<Option<Period>, ApiError> {
        let week = |text: &str| match text.parse::<Date>() {
            Ok(day) => Ok(week_of(day)),
            Err(_) => Err(malformed("day", text)),
        };
        let (first, last) = (week(&days.from)?, week(&days.to)?);
        Ok(Period::between(first, last.max(first), this))
    };
    let period = match (request.span, &request.chosen) {
        (ProgressSpan::Chosen, Some(days)) => chosen(days)?,
        (span, _) => Period::up_to(this, weeks_of(span), first),
    };
    let before = match &request.against {
        Some(days) => chosen(days)?,
        None => period.and_then(|period| period.before(first)),
    };
    Ok((period, before))
}

impl Look<'_> {
    /// The Progress screen.
    pub fn progress(&self, request: &ProgressRequest) -> Result<ProgressPage, ApiError> {
        let this = self.week_of(self.now.date());
        let trained_since = self.reader.first_week()?;
        let trained_since = trained_since.and_then(|first| DayNumber(first).date());
        let trained_since = trained_since.map(|first| self.week_of(first));
        let asked = weeks_of(request.span);
        let (period, before) = match trained_since {
            Some(first) => periods(request, |day| self.week_of(day), this, first)?,
            None => (None, None),
        };
        let (period, before) = (period.map(Stretch::of), before.map(Stretch::of));
        let this = days::number(this.first_day());
        let drawn_from = period.map_or(this, |period| match asked {
            Some(weeks) if period.period.is_over => this - 7 * weeks as i32,
            Some(weeks) => this - 7 * (weeks as i32 - 1),
            None => period.first,
        });
        let drawn_to = match request.span {
            ProgressSpan::Chosen => period.map_or(this, |period| period.last),
            ProgressSpan::FourWeeks
            | ProgressSpan::TwelveWeeks
            | ProgressSpan::Year
            | ProgressSpan::All => this,
        };
        let drawn = Drawn::of(request.span, drawn_from, drawn_to);
        let read_from = before.map_or(drawn_from, |before| before.first.min(drawn_from));
        let worked = self.reader.muscle_weeks(read_from, this)?;
        Ok(ProgressPage {
            span: request.span,
            today: self.now.date().to_string(),
            period: period.map(Stretch::shown),
            before: before.map(Stretch::shown),
            volume: self.volume_over_time(drawn, &worked, (period, before))?,
            muscles: self.muscle_lines(&worked, period, before),
            records: self
                .records_between(period.map_or(this, |period| period.first), drawn_to + 6)?,
            year: self.training_year(self.now.date())?,
        })
    }

    /// Weeks in a row as they are shown, from one Monday to another.
    fn weeks_between(&self, first: Week, last: Week) -> Weeks {
        let this = self.week_of(self.now.date());
        Weeks {
            from: first.first_day().to_string(),
            to: days::day(days::number(last.first_day()) + 6),
            weeks: weeks_from(first, last),
            over: last < this,
        }
    }
}
