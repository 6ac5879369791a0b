//! A workout: whole, or as a line of a list.

use std::collections::HashMap;

use jiff::civil::DateTime;
use store::{EntryRow, SetRow, WorkoutRow, WorkoutRows, read::Visit};
use uuid::Uuid;

use super::{
    days,
    look::{Look, not_found},
    sets,
};
use crate::api::{
    ApiError, Dispute, Entry, EntryId, LastTime, RoutineId, SummaryLine, Workout, WorkoutId,
    WorkoutSummary,
};

impl Look<'_> {
    /// The page of one workout.
    pub fn workout_page(&self, id: &WorkoutId) -> Result<Workout, ApiError> {
        let uuid: Option<Uuid> = id.0.parse().ok();
        let rows = uuid
            .map(|uuid| self.reader.workout(uuid))
            .transpose()?
            .flatten();
        self.workout(rows.ok_or_else(|| not_found("workout", &id.0))?)
    }

    /// A whole workout. While it runs, each entry has the time before it too.
    pub fn workout(&self, rows: WorkoutRows) -> Result<Workout, ApiError> {
        let WorkoutRows {
            workout,
            entries,
            sets,
            ..
        } = rows;
        let mut of_entry = by_entry(sets);
        let mut disputes = self.disputes(workout.id)?;
        let own_disputes = disputes.remove(&Uuid::nil()).unwrap_or_default();
        let entry = |entry: EntryRow| {
            let sets = of_entry.remove(&entry.id).unwrap_or_default();
            let disputes = disputes.remove(&entry.id).unwrap_or_default();
            self.entry(&workout, entry, sets, disputes)
        };
        let entries = in_order(entries)
            .into_iter()
            .map(entry)
            .collect::<Result<_, _>>()?;
        Ok(Workout {
            id: WorkoutId(workout.id.to_string()),
            day: days::day(workout.day),
            start: days::to_the_minute(&workout.start),
            end: workout.finish.as_deref().map(days::to_the_minute),
            running: workout.running,
            minutes: self.minutes(&workout),
            entries,
            sets: workout.sets,
            volume: self.whole(workout.volume_g),
            routine: workout
                .routine
                .map(|routine| RoutineId(routine.to_string())),
            imported_from: workout.source.as_deref().map(app_of),
            deleted: workout.deleted.is_some(),
            disputes: own_disputes,
            title: workout.title,
            note: workout.note,
        })
    }

    fn entry(
        &self,
        workout: &WorkoutRow,
        entry: EntryRow,
        sets: Vec<SetRow>,
        disputes: Vec<Dispute>,
    ) -> Result<Entry, ApiError> {
        let last_time = match workout.running {
            true => self.last_time(&entry.counts_as, workout)?,
            false => None,
        };
        let mut rows: Vec<_> = sets
            .iter()
            .map(|row| (&row.place, row.id, &row.kind))
            .collect();
        rows.sort();
        let kinds: Vec<_> = rows
            .into_iter()
            .map(|(_, _, kind)| kind.parse().unwrap_or_default())
            .collect();
        let sets = self.sets(workout.id, sets)?;
        Ok(Entry {
            id: EntryId(entry.id.to_string()),
            exercise: self.name_of(&entry.counts_as)?,
            aims: self.aims(&entry, &sets, &kinds)?,
            rest: entry.rest.or(self.own_rest(&entry.counts_as)?),
            note: entry.note,
            superset: entry.superset,
            sets,
            last_time,
            disputes,
        })
    }

    fn last_time(
        &self,
        exercise: &str,
        workout: &WorkoutRow,
    ) -> Result<Option<LastTime>, ApiError> {
        let this = Visit {
            day: workout.day,
            workout: workout.id,
        };
        let Some(last) = self.reader.last_time(exercise, this)? else {
            return Ok(None);
        };
        let sets = self.reader.sets_of_visit(exercise, last)?;
        Ok(Some(LastTime {
            day: days::day(last.day),
            sets: self.sets(last.workout, sets)?,
        }))
    }

    /// A workout as a line of a list.
    pub fn summary(&self, workout: WorkoutRow) -> Result<WorkoutSummary, ApiError> {
        let of_entry = by_entry(self.reader.sets_of_workout(workout.id)?);
        Ok(WorkoutSummary {
            id: WorkoutId(workout.id.to_string()),
            day: days::day(workout.day),
            start: days::to_the_minute(&workout.start),
            minutes: self.minutes(&workout),
            running: workout.running,
            sets: workout.sets,
            volume: self.whole(workout.volume_g),
            lines: self.lines(workout.id, &of_entry)?,
            title: workout.title,
        })
    }

    /// One line for each exercise, even where two entries are of the same.
    fn lines(
        &self,
        workout: Uuid,
        of_entry: &HashMap<Uuid, Vec<SetRow>>,
    ) -> Result<Vec<SummaryLine>, ApiError> {
        let mut sets_of: Vec<(String, Vec<&SetRow>)> = Vec::new();
        for entry in in_order(self.reader.entries_of_workout(workout)?) {
            let sets = of_entry.get(&entry.id).into_iter().flatten();
            match sets_of
                .iter_mut()
                .find(|(exercise, _)| *exercise == entry.counts_as)
            {
                Some((_, known)) => known.extend(sets),
                None => sets_of.push((entry.counts_as, sets.collect())),
            }
        }
        let line = |(exercise, sets): (String, Vec<&SetRow>)| {
            Ok(SummaryLine {
                exercise: self.name_of(&exercise)?,
                sets: sets.len() as u32,
                best: sets::best_of(&sets),
            })
        };
        sets_of.into_iter().map(line).collect()
    }

    fn minutes(&self, workout: &WorkoutRow) -> Option<u32> {
        let until: Option<DateTime> = match &workout.finish {
            Some(finish) => finish.parse().ok(),
            None => workout.running.then(|| self.now.datetime()),
        };
        days::minutes(&workout.start, until?)
    }
}

/// The entries out of the trash, in their order.
pub(super) fn in_order(mut entries: Vec<EntryRow>) -> Vec<EntryRow> {
    entries.retain(|entry| entry.deleted.is_none());
    entries.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    entries
}

/// The sets out of the trash, by their entry. What was not itself deleted is
/// shown within a deleted workout too: it is what restoring brings back.
fn by_entry(sets: Vec<SetRow>) -> HashMap<Uuid, Vec<SetRow>> {
    let mut of_entry: HashMap<Uuid, Vec<SetRow>> = HashMap::new();
    for set in sets.into_iter().filter(|set| set.deleted.is_none()) {
        of_entry.entry(set.entry).or_default().push(set);
    }
    of_entry
}

/// The app that the key of a source begins with, in words: `strong|...`.
pub(super) fn app_of(source: &str) -> String {
    let app = source.split('|').next().unwrap_or(source);
    let mut letters = app.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
