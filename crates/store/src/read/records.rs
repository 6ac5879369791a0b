//! The sets that hold the records of an exercise. Of equal sets the first one
//! holds it.

use rusqlite::{Row, params};
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{SetRow, StoreError};

/// What there is a best of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The estimated one-rep maximum.
    E1rm,
    /// The load that goes up so many times, or more often.
    Reps(u32),
    /// Time without a distance.
    Time,
    /// Distance.
    Distance,
}

/// The heaviest load for a number of repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepBest {
    /// How many repetitions.
    pub reps: u32,
    /// The load as typed.
    pub load: Option<String>,
    /// The load that counts, in grams.
    pub load_g: i64,
    /// The day, in days since 1970-01-01.
    pub day: i32,
    /// The workout.
    pub workout: Uuid,
    /// The set.
    pub set: Uuid,
}

fn rep_best(row: &Row<'_>) -> rusqlite::Result<RepBest> {
    Ok(RepBest {
        reps: row.get(0)?,
        load: row.get(1)?,
        load_g: row.get(2)?,
        day: row.get(3)?,
        workout: columns::uuid(row, 4)?,
        set: columns::uuid(row, 5)?,
    })
}

impl Reader {
    /// The set with the highest estimated one-rep maximum.
    pub fn best_e1rm(&self, exercise: &str) -> Result<Option<SetRow>, StoreError> {
        self.one(statements::BEST_E1RM, [exercise], columns::set)
    }

    /// The set that lasted longest; a set over a distance is none.
    pub fn longest(&self, exercise: &str) -> Result<Option<SetRow>, StoreError> {
        self.one(statements::LONGEST, [exercise], columns::set)
    }

    /// The set that went farthest.
    pub fn farthest(&self, exercise: &str) -> Result<Option<SetRow>, StoreError> {
        self.one(statements::FARTHEST, [exercise], columns::set)
    }

    /// The heaviest load for exactly so many repetitions.
    pub fn heaviest_for(&self, exercise: &str, reps: u32) -> Result<Option<RepBest>, StoreError> {
        self.one(statements::HEAVIEST_FOR, params![exercise, reps], rep_best)
    }

    /// The heaviest load for each number of repetitions that was ever done,
    /// fewest first, at most `limit`.
    pub fn best_by_reps(&self, exercise: &str, limit: u32) -> Result<Vec<RepBest>, StoreError> {
        self.all(statements::LADDER, params![exercise, limit], rep_best)
    }

    /// The heaviest set for each number of effective repetitions that makes an
    /// estimate, fewest first. No formula is defined past so many, so there are
    /// two dozen at most.
    pub fn best_by_half_reps(&self, exercise: &str) -> Result<Vec<SetRow>, StoreError> {
        self.all(statements::LADDER_BY_HALF_REPS, [exercise], columns::set)
    }

    /// Whether as much load went up more often than so many times.
    pub fn is_outdone(&self, exercise: &str, reps: u32, load_g: i64) -> Result<bool, StoreError> {
        let outdone = self.one(statements::OUTDONE, params![exercise, reps, load_g], |_| {
            Ok(())
        })?;
        Ok(outdone.is_some())
    }

    /// Whether other workouts hold such a mark, so that there is one to beat.
    pub fn has_mark_elsewhere(
        &self,
        exercise: &str,
        mark: Mark,
        workout: Uuid,
    ) -> Result<bool, StoreError> {
        Ok(self.mark_elsewhere(exercise, mark, workout)?.is_some())
    }

    /// The best such mark of other workouts, in grams, seconds or millimetres; none
    /// where there is none to beat.
    pub fn mark_elsewhere(
        &self,
        exercise: &str,
        mark: Mark,
        workout: Uuid,
    ) -> Result<Option<i64>, StoreError> {
        let workout = workout.as_bytes();
        let other = params![exercise, workout];
        match mark {
            Mark::E1rm => self.one(statements::E1RM_ELSEWHERE, other, |row| row.get(0)),
            Mark::Reps(reps) => {
                let reps = params![exercise, workout, reps];
                let most = self.one(statements::REPS_ELSEWHERE, reps, |row| row.get(0))?;
                Ok(most.flatten())
            }
            Mark::Time => self.one(statements::TIME_ELSEWHERE, other, |row| row.get(0)),
            Mark::Distance => self.one(statements::DISTANCE_ELSEWHERE, other, |row| row.get(0)),
        }
    }
}
