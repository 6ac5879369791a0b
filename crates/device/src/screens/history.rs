//! History: pages of workouts, the months to jump to, and the logbook in numbers.

use uuid::Uuid;

use super::{
    days::{self, Month},
    look::Look,
    paging,
};
use crate::api::{ApiError, Code, Cursor, HistoryPage, HistoryRequest, Months, Stats};

/// How many workouts a page has where the request does not say.
const USUAL_PAGE: u32 = 40;

/// How many a page has at most.
const LARGEST_PAGE: u32 = 200;

impl Look<'_> {
    /// A page of history, newest first.
    pub fn history(&self, request: &HistoryRequest) -> Result<HistoryPage, ApiError> {
        let limit = request.limit.unwrap_or(USUAL_PAGE).clamp(1, LARGEST_PAGE);
        let (start, id) = first_place(request)?;
        let mut rows = self
            .reader
            .workouts_before(&start, id, paging::asked(limit))?;
        let next = paging::cut(&mut rows, limit, paging::before);
        let workouts = rows.into_iter().map(|row| self.summary(row));
        Ok(HistoryPage {
            workouts: workouts.collect::<Result<_, _>>()?,
            next,
        })
    }

    /// The months that hold workouts, newest first.
    pub fn months(&self) -> Result<Months, ApiError> {
        let months = self.reader.months()?.into_iter();
        let months = months.map(|(month, workouts)| crate::api::Month {
            month: Month(month).text(),
            workouts,
        });
        Ok(Months {
            months: months.collect(),
        })
    }

    /// The whole logbook in numbers.
    pub fn stats(&self) -> Result<Stats, ApiError> {
        let all = self.reader.all_totals()?;
        let days = self.reader.days()?;
        Ok(Stats {
            workouts: all.totals.workouts,
            sets: all.totals.sets,
            exercises: all.exercises,
            first_day: days.map(|(first, _)| days::day(first)),
            last_day: days.map(|(_, last)| days::day(last)),
            volume: self.whole(all.totals.volume_g),
        })
    }
}

/// Where a page begins: workouts before this start, and at it before this id.
fn first_place(request: &HistoryRequest) -> Result<(String, Uuid), ApiError> {
    if let Some(cursor) = &request.after {
        return place(cursor);
    }
    match &request.from_month {
        Some(text) => {
            let month = Month::read(text).ok_or_else(|| malformed("month", text))?;
            Ok((month.next().text(), Uuid::nil()))
        }
        // A colon sorts after every digit, and so after every civil time.
        None => Ok((":".to_owned(), Uuid::nil())),
    }
}

/// The start and the id that a cursor names.
pub(super) fn place(cursor: &Cursor) -> Result<(String, Uuid), ApiError> {
    let place = cursor
        .0
        .split_once('|')
        .and_then(|(start, id)| Some((start.to_owned(), id.parse().ok()?)));
    place.ok_or_else(|| malformed("cursor", &cursor.0))
}

/// The refusal of a part of a request that is not what it should be.
pub(super) fn malformed(what: &str, text: &str) -> ApiError {
    ApiError::new(Code::BadRequest, format!("{text:?} is no {what}"))
}
