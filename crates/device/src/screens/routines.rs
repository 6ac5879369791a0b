//! Routines: all of them by folder, and the page of one; and what the entries of
//! a workout that was begun from one aim at.

use std::collections::BTreeMap;

use store::{EntryRow, PlannedEntryRow, PlannedSetRow, RoutineRow, read::Mark, read::Visit};
use training::target::{self, Target};
use training::{Grams, SetKind};
use uuid::Uuid;

use super::{
    days,
    look::{Look, not_found},
    said,
};
use crate::{
    Catalogue,
    api::{
        Aim, ApiError, EntryId, ExerciseName, LastTime, PlannedEntry, PlannedSet, RoutineFolder,
        RoutineId, RoutineLine, RoutinePage, RoutineRequest, Routines, Set, SetId,
    },
};

impl Look<'_> {
    /// All routines, by folder.
    pub fn routines(&self) -> Result<Routines, ApiError> {
        let mut folders: BTreeMap<String, Vec<RoutineLine>> = BTreeMap::new();
        for row in self.reader.routines()? {
            let line = self.routine_line(&row)?;
            folders.entry(row.folder).or_default().push(line);
        }
        let folder = |(name, routines)| RoutineFolder { name, routines };
        let mut folders: Vec<_> = folders.into_iter().map(folder).collect();
        folders.sort_by_cached_key(|folder| folder.name.to_lowercase());
        Ok(Routines { folders })
    }

    fn routine_line(&self, row: &RoutineRow) -> Result<RoutineLine, ApiError> {
        let rows = self.reader.routine(row.id)?;
        let (entries, sets) = rows
            .map(|rows| (rows.entries, rows.sets))
            .unwrap_or_default();
        let entries: Vec<_> = live(entries).collect();
        let there = |set: &&PlannedSetRow| {
            set.deleted.is_none() && entries.iter().any(|entry| entry.id == set.entry)
        };
        Ok(RoutineLine {
            id: RoutineId(row.id.to_string()),
            name: row.name.clone(),
            sets: sets.iter().filter(there).count() as u32,
            exercises: entries
                .iter()
                .map(|entry| self.name_of(&self.planned_as(&entry.exercise)?))
                .collect::<Result<_, _>>()?,
            last_day: self.reader.last_day_of_routine(row.id)?.map(days::day),
        })
    }

    /// The page of one routine.
    pub fn routine(&self, request: &RoutineRequest) -> Result<RoutinePage, ApiError> {
        let id: Option<Uuid> = request.routine.0.parse().ok();
        let rows = id.map(|id| self.reader.routine(id)).transpose()?.flatten();
        let rows = rows.ok_or_else(|| not_found("routine", &request.routine.0))?;
        let entry = |entry: PlannedEntryRow| {
            let id = entry.id;
            let sets = rows.sets.iter();
            let sets = sets.filter(|set| set.entry == id && set.deleted.is_none());
            let sets = sets.collect();
            self.planned_entry(entry, sets)
        };
        Ok(RoutinePage {
            id: RoutineId(rows.routine.id.to_string()),
            name: rows.routine.name.clone(),
            folder: rows.routine.folder.clone(),
            entries: live(rows.entries.clone())
                .map(entry)
                .collect::<Result<_, _>>()?,
            last_day: self
                .reader
                .last_day_of_routine(rows.routine.id)?
                .map(days::day),
            deleted: rows.routine.deleted.is_some(),
        })
    }

    fn planned_entry(
        &self,
        entry: PlannedEntryRow,
        sets: Vec<&PlannedSetRow>,
    ) -> Result<PlannedEntry, ApiError> {
        let exercise = self.planned_as(&entry.exercise)?;
        let max = self.max_of(&exercise)?;
        let set = |set: &PlannedSetRow| {
            // What a newer version wrote is kept and shown as nothing said.
            let target = target::parse_kept(&set.target).into_iter().next();
            PlannedSet {
                id: SetId(set.id.to_string()),
                target: said::target(&target.unwrap_or_default(), max, self.unit),
            }
        };
        let last = self.reader.last_time(&exercise, Visit::END)?;
        let last_time = last.map(|last| -> Result<_, ApiError> {
            let sets = self.reader.sets_of_visit(&exercise, last)?;
            Ok(LastTime {
                day: days::day(last.day),
                sets: self.sets(last.workout, sets)?,
            })
        });
        Ok(PlannedEntry {
            id: EntryId(entry.id.to_string()),
            exercise: self.name_of(&exercise)?,
            note: entry.note,
            superset: entry.superset,
            rest: entry.rest,
            sets: sets.into_iter().map(set).collect(),
            last_time: last_time.transpose()?,
        })
    }

    /// What an entry of a workout aims at, and which of its sets answers what.
    pub(super) fn aims(
        &self,
        entry: &EntryRow,
        sets: &[Set],
        kinds: &[SetKind],
    ) -> Result<Vec<Aim>, ApiError> {
        let targets: Vec<Target> = match &entry.targets {
            Some(targets) => target::parse_kept(targets),
            None => Vec::new(),
        };
        if targets.is_empty() {
            return Ok(Vec::new());
        }
        // A record of today must not move the targets of today.
        let before = self
            .reader
            .mark_elsewhere(&entry.counts_as, Mark::E1rm, entry.workout)?;
        let max = before.map(Grams);
        let answers = target::pair(&targets, kinds).into_iter();
        let aim = |(target, answer): (&Target, Option<usize>)| Aim {
            target: said::target(target, max, self.unit),
            answer: answer.and_then(|at| sets.get(at)).map(|set| set.id.clone()),
        };
        Ok(targets.iter().zip(answers).map(aim).collect())
    }

    /// The best estimate of an exercise.
    fn max_of(&self, exercise: &str) -> Result<Option<Grams>, ApiError> {
        let best = self.reader.best_e1rm(exercise)?;
        Ok(best.and_then(|best| best.e1rm_g).map(Grams))
    }

    /// What an exercise is called that may have been merged into another.
    pub(super) fn name_after_merges(&self, exercise: &str) -> Result<ExerciseName, ApiError> {
        self.name_of(&self.planned_as(exercise)?)
    }

    fn planned_as(&self, exercise: &str) -> Result<String, ApiError> {
        let row = self.reader.exercise(exercise)?;
        if row.is_none_or(|row| row.merged_into.is_none()) {
            return Ok(exercise.to_owned());
        }
        Ok(Catalogue::new(self.reader.exercises()?).after_merges(exercise))
    }
}

fn live(entries: Vec<PlannedEntryRow>) -> impl Iterator<Item = PlannedEntryRow> {
    entries.into_iter().filter(|entry| entry.deleted.is_none())
}
