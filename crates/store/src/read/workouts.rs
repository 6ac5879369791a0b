//! Workouts: one whole, or pages of them newest first.

use rusqlite::params;
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{ConflictRow, EntryRow, SetRow, StoreError, WorkoutRow, WorkoutRows};

/// Devices that were apart may each have started one; more are noise.
const MOST_RUNNING: u32 = 16;

impl Reader {
    /// The workouts that run: the one that somebody is at on this device, and the
    /// others newest first.
    pub fn running_workouts(&self) -> Result<Vec<WorkoutRow>, StoreError> {
        let sql = statements::RUNNING_WORKOUTS;
        let mut running = self.all(sql, [MOST_RUNNING], columns::workout)?;
        // With one there is nothing to choose, and mostly there is one or none.
        if running.len() > 1 {
            let here = self.one(statements::WORKOUT_HERE, [], |row| columns::uuid(row, 0))?;
            running.sort_by_key(|workout| Some(workout.id) != here);
        }
        Ok(running)
    }

    /// A workout with all that is in it, in the trash or not.
    pub fn workout(&self, id: Uuid) -> Result<Option<WorkoutRows>, StoreError> {
        let Some(workout) = self.workout_row(id)? else {
            return Ok(None);
        };
        Ok(Some(WorkoutRows {
            workout,
            entries: self.entries_of_workout(id)?,
            sets: self.sets_of_workout(id)?,
            conflicts: self.conflicts_of_workout(id)?,
        }))
    }

    /// A workout's own row.
    pub fn workout_row(&self, id: Uuid) -> Result<Option<WorkoutRow>, StoreError> {
        self.one(statements::WORKOUT, [id.as_bytes()], columns::workout)
    }

    /// A workout's title.
    pub fn title(&self, workout: Uuid) -> Result<Option<String>, StoreError> {
        self.one(statements::TITLE, [workout.as_bytes()], |row| row.get(0))
    }

    /// Its entries by id, those in the trash among them.
    pub fn entries_of_workout(&self, workout: Uuid) -> Result<Vec<EntryRow>, StoreError> {
        self.all(
            statements::ENTRIES_OF_WORKOUT,
            [workout.as_bytes()],
            columns::entry,
        )
    }

    /// Its sets by id, those in the trash among them.
    pub fn sets_of_workout(&self, workout: Uuid) -> Result<Vec<SetRow>, StoreError> {
        self.all(
            statements::SETS_OF_WORKOUT,
            [workout.as_bytes()],
            columns::set,
        )
    }

    /// The fields that devices disagree on, by thing, field and place.
    pub fn conflicts_of_workout(&self, workout: Uuid) -> Result<Vec<ConflictRow>, StoreError> {
        let document = format!("workout/{workout}");
        self.all(statements::CONFLICTS, [document], columns::conflict)
    }

    /// At most `limit` workouts out of the trash that began before `start`, a
    /// civil time or any first part of one; of those that began just then, the
    /// ones with a smaller id. Newest first.
    pub fn workouts_before(
        &self,
        start: &str,
        id: Uuid,
        limit: u32,
    ) -> Result<Vec<WorkoutRow>, StoreError> {
        self.all(
            statements::WORKOUTS_BEFORE,
            params![start, id.as_bytes(), limit],
            columns::workout,
        )
    }

    /// At most `limit` workouts out of the trash, newest first.
    pub fn newest_workouts(&self, limit: u32) -> Result<Vec<WorkoutRow>, StoreError> {
        // A colon sorts after every digit, and so after every civil time.
        self.workouts_before(":", Uuid::nil(), limit)
    }

    /// The workout that an entry is in.
    pub fn workout_of_entry(&self, entry: Uuid) -> Result<Option<Uuid>, StoreError> {
        self.one(statements::WORKOUT_OF_ENTRY, [entry.as_bytes()], |row| {
            columns::uuid(row, 0)
        })
    }

    /// A set, in the trash or not.
    pub fn set(&self, id: Uuid) -> Result<Option<SetRow>, StoreError> {
        self.one(statements::SET, [id.as_bytes()], columns::set)
    }

    /// The entry and the workout that a set is in.
    pub fn entry_and_workout_of_set(&self, set: Uuid) -> Result<Option<(Uuid, Uuid)>, StoreError> {
        self.one(
            statements::ENTRY_AND_WORKOUT_OF_SET,
            [set.as_bytes()],
            |row| Ok((columns::uuid(row, 0)?, columns::uuid(row, 1)?)),
        )
    }

    /// The first and the last day of training.
    pub fn days(&self) -> Result<Option<(i32, i32)>, StoreError> {
        let first = self.one(statements::FIRST_DAY, [], |row| row.get(0))?;
        let last = self.one(statements::LAST_DAY, [], |row| row.get(0))?;
        Ok(first.zip(last))
    }
}
