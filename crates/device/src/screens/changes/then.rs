//! Looking back: a workout, or a month of them, as this device knew it at an
//! earlier moment. The documents' earlier states are read from the raw changes
//! that had come by then; what hangs on other documents, such as names, body weight
//! and the formula, is as it is today.

use std::collections::BTreeSet;

use logbook::{Document, DocumentId, read_workout};
use uuid::Uuid;

use super::{Look, bad_request, hex};
use crate::{
    Catalogue,
    api::{
        ApiError, ChangeId, MonthAsItWas, MonthThen, Since, Workout, WorkoutAsItWas, WorkoutId,
        WorkoutThen,
    },
    derive,
    screens::{days, days::Month, look::not_found},
};

/// Reads a change's name.
pub(crate) fn hash_of(change: &ChangeId) -> Result<[u8; 32], ApiError> {
    let wrong = || bad_request(format!("{} is no change's name", change.0));
    let digits = change.0.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return Err(wrong());
    }
    let mut hash = [0; 32];
    for (byte, two) in hash.iter_mut().zip(change.0.as_bytes().chunks_exact(2)) {
        let two = str::from_utf8(two).map_err(|_| wrong())?;
        *byte = u8::from_str_radix(two, 16).map_err(|_| wrong())?;
    }
    Ok(hash)
}

impl Look<'_> {
    /// A change's number and its document.
    pub(super) fn change(&self, change: &ChangeId) -> Result<(i64, String), ApiError> {
        let found = self.reader.change_named(hash_of(change)?)?;
        found.ok_or_else(|| not_found("change", &change.0))
    }

    /// A workout as this device knew it just after a change.
    pub fn workout_then(&self, request: &WorkoutThen) -> Result<Workout, ApiError> {
        let (n, _) = self.change(&request.change)?;
        let id = request.workout.0.parse::<Uuid>().ok();
        let found = id.map(|id| self.workout_at(id, n)).transpose()?.flatten();
        let (id, then) = found.ok_or_else(|| not_found("workout", &request.workout.0))?;
        let catalogue = Catalogue::new(self.reader.exercises()?);
        let body = self.bodyweight_on(derive::day_of(&then))?;
        let grams = body.map(|mass| training::Grams(mass.grams().0));
        let rows = derive::workout_rows(id, &then, &catalogue, grams);
        let mut workout = self.workout(rows)?;
        // Records and disagreements are those of today.
        workout.disputes.clear();
        for entry in &mut workout.entries {
            entry.disputes.clear();
            entry.last_time = None;
            for set in &mut entry.sets {
                set.disputes.clear();
                set.records.clear();
            }
        }
        Ok(workout)
    }

    /// What a workout's document said after the n-th change; none where it did not
    /// say when it began yet.
    fn workout_at(&self, id: Uuid, n: i64) -> Result<Option<(Uuid, logbook::Workout)>, ApiError> {
        let document = DocumentId::Workout(id);
        let changes = self.reader.changes_until(&document.to_string(), n)?;
        if changes.is_empty() {
            return Ok(None);
        }
        let document = Document::from_changes(document, changes.iter().map(Vec::as_slice))?;
        let workout = read_workout(&document);
        Ok(workout.start.is_some().then_some((id, workout)))
    }

    /// A month as this device knew it at a moment.
    pub fn month_then(&self, request: &MonthThen) -> Result<MonthAsItWas, ApiError> {
        let wrong = || bad_request(format!("{} is no month, such as 2026-11", request.month));
        let month = Month::read(&request.month).ok_or_else(wrong)?;
        let (from, until) = (month.text(), month.next().text());
        let moment = self.reader.newest_at(request.at as i64)?;
        let n = moment.map_or(0, |(n, _, _)| n);
        let within = self.reader.workouts_between(&from, &until)?;
        let moved = self.reader.moved_between(&from, &until)?;
        let moved = moved.iter().filter_map(|document| match document.parse() {
            Ok(DocumentId::Workout(id)) => Some(id),
            _ => None,
        });
        let candidates: BTreeSet<Uuid> = within.into_iter().chain(moved).collect();
        let mut page = MonthAsItWas {
            change: moment.map(|(_, hash, _)| ChangeId(hex(hash))),
            arrived: moment.map(|(_, _, arrived)| arrived as f64),
            earliest: self.reader.first_arrival()?.map(|at| at as f64),
            workouts: Vec::new(),
            added: 0,
        };
        for id in candidates {
            match self.as_it_was(id, n, month)? {
                Some(workout) => page.workouts.push(workout),
                None => page.added += u32::from(self.stands_in(id, month)?),
            }
        }
        page.workouts.sort_by(|a, b| b.start.cmp(&a.start));
        Ok(page)
    }

    /// A workout, where it stood in the month then.
    fn as_it_was(
        &self,
        id: Uuid,
        n: i64,
        month: Month,
    ) -> Result<Option<WorkoutAsItWas>, ApiError> {
        let Some((_, then)) = self.workout_at(id, n)? else {
            return Ok(None);
        };
        let day = derive::day_of(&then);
        if then.deleted.is_some() || Month::of(day) != Some(month) {
            return Ok(None);
        }
        let start = then
            .start
            .as_ref()
            .map(|start| start.datetime().to_string());
        let live = then.entries.iter().filter(|entry| entry.deleted.is_none());
        let sets = live.map(|entry| {
            entry
                .sets
                .iter()
                .filter(|set| set.deleted.is_none())
                .count()
        });
        Ok(Some(WorkoutAsItWas {
            id: WorkoutId(id.to_string()),
            day: days::day(day),
            start: days::to_the_minute(&start.unwrap_or_default()),
            sets: sets.sum::<usize>() as u32,
            since: self.since(id, n, month)?,
            title: then.title,
        }))
    }

    fn since(&self, id: Uuid, n: i64, month: Month) -> Result<Since, ApiError> {
        let document = DocumentId::Workout(id).to_string();
        if !self.reader.is_changed_after(&document, n)? {
            return Ok(Since::Same);
        }
        let now = self.reader.workout_row(id)?;
        Ok(match now {
            Some(now) if now.deleted.is_some() => Since::Deleted,
            Some(now) if Month::of(now.day) != Some(month) => Since::Moved,
            Some(_) | None => Since::Changed,
        })
    }

    fn stands_in(&self, id: Uuid, month: Month) -> Result<bool, ApiError> {
        let now = self.reader.workout_row(id)?;
        Ok(now.is_some_and(|now| now.deleted.is_none() && Month::of(now.day) == Some(month)))
    }
}
