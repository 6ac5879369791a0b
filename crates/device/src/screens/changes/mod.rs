//! What happened, newest first, in words that a person knows: read from the index
//! that is kept with the ledger, and from the views. Only a look back opens
//! documents, the few that it shows.

mod imports;
mod past;
mod plan;
mod subject;
mod then;
mod words;

use std::collections::HashMap;

use jiff::civil::Date;
use store::{ActivityFilter, ActivityRow, TouchedField};
use uuid::Uuid;

use super::{
    installations::read_device,
    look::{Look, not_found},
};
use crate::api::{
    ActivityKind, ApiError, BatchId, ChangeId, ChangesPage, ChangesRequest, Code, Cursor,
    Happening, Installation,
};
use past::Past;

/// Rows of a page where nobody says how many.
const PAGE: u32 = 50;
/// And at most.
const MOST: u32 = 200;

impl Look<'_> {
    /// A page of what happened.
    pub fn changes(&self, request: &ChangesRequest) -> Result<ChangesPage, ApiError> {
        let limit = request.limit.unwrap_or(PAGE).clamp(1, MOST);
        let before = request.after.as_ref().map(read_cursor).transpose()?;
        let rows = match &request.of {
            Some(id) => {
                let thing = self.thing(id)?.ok_or_else(|| not_found("thing", id))?;
                self.reader
                    .activity_of(&thing.document, thing.within.as_deref(), before, limit)?
            }
            None => self
                .reader
                .activity(&self.filter(request, before)?, limit)?,
        };
        let is_full = rows.len() == limit as usize;
        let next = rows.last().filter(|_| is_full);
        Ok(ChangesPage {
            next: next.map(|row| Cursor(row.n.to_string())),
            items: self.happenings(rows, request.of.is_some())?,
            authors: self.authors()?,
        })
    }

    fn filter(
        &self,
        request: &ChangesRequest,
        before: Option<i64>,
    ) -> Result<ActivityFilter, ApiError> {
        let device = request.device.as_deref().map(|text| {
            read_device(text).ok_or_else(|| bad_request(format!("{text} is no installation's id")))
        });
        Ok(ActivityFilter {
            kind: request.kind.map(stored_kind),
            device: device.transpose()?,
            made: request
                .day
                .as_deref()
                .map(|day| self.day(day))
                .transpose()?,
            before,
        })
    }

    /// A civil day here, from its first moment to the next day's.
    fn day(&self, day: &str) -> Result<(i64, i64), ApiError> {
        let wrong = || bad_request(format!("{day} is no day, such as 2026-11-23"));
        let date: Date = day.parse().map_err(|_| wrong())?;
        let zone = self.now.time_zone();
        let begin = |date: Date| {
            let begin = zone
                .to_timestamp(date.at(0, 0, 0, 0))
                .map_err(|_| wrong())?;
            Ok::<_, ApiError>(begin.as_millisecond())
        };
        Ok((begin(date)?, begin(date.tomorrow().map_err(|_| wrong())?)?))
    }

    fn authors(&self) -> Result<Vec<Installation>, ApiError> {
        let devices = self.reader.devices_that_wrote()?;
        devices
            .into_iter()
            .map(|device| self.installation(device))
            .collect()
    }

    /// A document's later changes are read once for all of its rows on the page.
    fn happenings(
        &self,
        rows: Vec<ActivityRow>,
        one_by_one: bool,
    ) -> Result<Vec<Happening>, ApiError> {
        let mut sized = Vec::with_capacity(rows.len());
        let mut oldest: HashMap<String, i64> = HashMap::new();
        for row in rows {
            let size = match row.batch.filter(|_| !one_by_one) {
                Some(batch) => self.reader.size_of_batch(batch)?,
                None => (1, 1),
            };
            if size.0 == 1 {
                oldest.insert(row.document.clone(), row.n);
            }
            sized.push((row, size));
        }
        let mut pasts = HashMap::new();
        for (document, n) in oldest {
            let past = Past::since(self, &document, n)?;
            pasts.insert(document, past);
        }
        let mut items = Vec::with_capacity(sized.len());
        for (row, size) in sized {
            let past = pasts.get_mut(&row.document).filter(|_| size.0 == 1);
            items.push(self.happening(row, size, past)?);
        }
        Ok(items)
    }

    fn happening(
        &self,
        row: ActivityRow,
        (changes, things): (u32, u32),
        past: Option<&mut Past>,
    ) -> Result<Happening, ApiError> {
        let subject = self.subject(&row.document)?;
        Ok(Happening {
            change: ChangeId(hex(row.hash)),
            batch: row.batch.map(|batch| BatchId(batch.to_string())),
            at: row.made as f64,
            arrived: row.arrived as f64,
            by: self.installation(row.device)?,
            kind: shown_kind(row.kind),
            title: subject.title,
            day: subject.day,
            exercise: subject.exercise,
            changes,
            things,
            fields: match past {
                Some(past) => past.take(self, row.n)?,
                None => Vec::new(),
            },
            intention: row.intention,
            document: row.document,
        })
    }
}

/// A thing that has a history: its document, and what within it counts; all of it
/// where nothing is said.
#[derive(Debug)]
pub(super) struct Traced {
    pub document: String,
    pub within: Option<Vec<Uuid>>,
}

fn read_cursor(cursor: &Cursor) -> Result<i64, ApiError> {
    let wrong = || bad_request("this page is not one that was given out".to_owned());
    cursor.0.parse().map_err(|_| wrong())
}

fn bad_request(message: String) -> ApiError {
    ApiError::new(Code::BadRequest, message)
}

fn hex(hash: [u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn shown_kind(kind: store::ActivityKind) -> ActivityKind {
    match kind {
        store::ActivityKind::Workout => ActivityKind::Workout,
        store::ActivityKind::Exercise => ActivityKind::Exercise,
        store::ActivityKind::Routine => ActivityKind::Routine,
        store::ActivityKind::Goal => ActivityKind::Goal,
        store::ActivityKind::Body => ActivityKind::Body,
        store::ActivityKind::Settings => ActivityKind::Settings,
        store::ActivityKind::Import => ActivityKind::Import,
        store::ActivityKind::Unknown => ActivityKind::Unknown,
    }
}

fn stored_kind(kind: ActivityKind) -> store::ActivityKind {
    match kind {
        ActivityKind::Workout => store::ActivityKind::Workout,
        ActivityKind::Exercise => store::ActivityKind::Exercise,
        ActivityKind::Routine => store::ActivityKind::Routine,
        ActivityKind::Goal => store::ActivityKind::Goal,
        ActivityKind::Body => store::ActivityKind::Body,
        ActivityKind::Settings => store::ActivityKind::Settings,
        ActivityKind::Import => store::ActivityKind::Import,
        ActivityKind::Unknown => store::ActivityKind::Unknown,
    }
}
