//! The sets of one exercise over the years, by visit: the times that it was
//! trained.

use std::collections::HashSet;

use rusqlite::params;
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{SetRow, StoreError};

/// How many workouts back the exercises trained most lately are looked for.
const WORKOUTS_BACK: usize = 200;

/// How many workouts are taken at a time on the way back.
const WORKOUTS_AT_ONCE: u32 = 20;

/// A time that an exercise was trained: one workout on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The day, in days since 1970-01-01.
    pub day: i32,
    /// The workout.
    pub workout: Uuid,
}

impl Visit {
    /// Later than every visit.
    pub const END: Self = Self {
        day: i32::MAX,
        workout: Uuid::max(),
    };
}

impl From<&SetRow> for Visit {
    fn from(set: &SetRow) -> Self {
        Self {
            day: set.day,
            workout: set.workout,
        }
    }
}

/// Sets of an exercise, newest visit first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetsOfExercise {
    /// The sets; those of one visit stand together, in the order of their ids.
    pub sets: Vec<SetRow>,
    /// Whether older ones follow.
    pub more: bool,
}

impl Reader {
    /// Live sets of an exercise from visits before `before`: as many whole
    /// visits as fit into `limit` sets, and one at least.
    pub fn sets_of_exercise(
        &self,
        exercise: &str,
        before: Visit,
        limit: u32,
    ) -> Result<SetsOfExercise, StoreError> {
        let one_too_many = params![
            exercise,
            before.day,
            before.workout.as_bytes(),
            limit.saturating_add(1)
        ];
        let mut sets = self.all(statements::SETS_OF_EXERCISE, one_too_many, columns::set)?;
        let more = sets.len() > limit as usize;
        if let Some(last) = sets.last().map(Visit::from).filter(|_| more) {
            sets.retain(|set| Visit::from(set) != last);
            if sets.is_empty() {
                sets = self.sets_of_visit(exercise, last)?;
            }
        }
        Ok(SetsOfExercise { sets, more })
    }

    /// The live sets of an exercise in one workout, by id.
    pub fn sets_of_visit(&self, exercise: &str, visit: Visit) -> Result<Vec<SetRow>, StoreError> {
        let one_visit = params![exercise, visit.day, visit.workout.as_bytes()];
        self.all(statements::SETS_OF_VISIT, one_visit, columns::set)
    }

    /// The last time that an exercise was trained before a visit.
    pub fn last_time(&self, exercise: &str, before: Visit) -> Result<Option<Visit>, StoreError> {
        let before = params![exercise, before.day, before.workout.as_bytes()];
        self.one(statements::VISIT_BEFORE, before, |row| {
            Ok(Visit {
                day: row.get(0)?,
                workout: columns::uuid(row, 1)?,
            })
        })
    }

    /// The first and the last day that an exercise was trained on.
    pub fn days_of_exercise(&self, exercise: &str) -> Result<Option<(i32, i32)>, StoreError> {
        let first = self.one(statements::FIRST_DAY_OF_EXERCISE, [exercise], |row| {
            row.get(0)
        })?;
        Ok(first.zip(self.last_day_of_exercise(exercise)?))
    }

    /// The last day that an exercise was trained on.
    pub fn last_day_of_exercise(&self, exercise: &str) -> Result<Option<i32>, StoreError> {
        self.one(statements::LAST_DAY_OF_EXERCISE, [exercise], |row| {
            row.get(0)
        })
    }

    /// At most `limit` exercises of the newest workouts, those trained most
    /// lately first. It goes no further back than [`WORKOUTS_BACK`] workouts.
    pub fn recent_exercises(&self, limit: usize) -> Result<Vec<String>, StoreError> {
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        let mut page = self.newest_workouts(WORKOUTS_AT_ONCE)?;
        for _ in 0..WORKOUTS_BACK / WORKOUTS_AT_ONCE as usize {
            for workout in &page {
                let mut entries = self.entries_of_workout(workout.id)?;
                entries.retain(|entry| entry.deleted.is_none());
                entries.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
                let exercises = entries.into_iter().map(|entry| entry.counts_as);
                found.extend(exercises.filter(|exercise| seen.insert(exercise.clone())));
            }
            let Some(last) = page.last().filter(|_| found.len() < limit) else {
                break;
            };
            page = self.workouts_before(&last.start, last.id, WORKOUTS_AT_ONCE)?;
        }
        found.truncate(limit);
        Ok(found)
    }
}
