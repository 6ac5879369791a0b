//! Days and weeks of the whole logbook, by sums that the writer keeps.

use rusqlite::{Row, params};
use uuid::Uuid;

use super::{Reader, Totals, columns, statements};
use crate::StoreError;

/// A day or a week in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TotalsOn {
    /// The day, or the week's Monday, in days since 1970-01-01.
    pub day: i32,
    /// What was done.
    pub totals: Totals,
}

/// What a muscle did in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MuscleWeek {
    /// The week's Monday, in days since 1970-01-01.
    pub week: i32,
    /// The muscle; empty for sets that work none that is known.
    pub muscle: String,
    /// Hard sets, in halves.
    pub half_sets: u32,
    /// Volume as it counts for the muscle, in half grams.
    pub half_g: i64,
    /// Volume of the sets of exercises that are done for it first, in grams.
    pub led_g: i64,
}

fn totals_on(row: &Row<'_>) -> rusqlite::Result<TotalsOn> {
    Ok(TotalsOn {
        day: row.get(0)?,
        totals: Totals {
            workouts: row.get(1)?,
            sets: row.get(2)?,
            volume_g: row.get(3)?,
        },
    })
}

impl Reader {
    /// The weeks with workouts from one Monday to another, oldest first.
    pub fn weeks(&self, from: i32, to: i32) -> Result<Vec<TotalsOn>, StoreError> {
        self.all(statements::WEEKS, [from, to], totals_on)
    }

    /// The Monday of the first week with a workout.
    pub fn first_week(&self) -> Result<Option<i32>, StoreError> {
        self.one(statements::FIRST_WEEK, [], |row| row.get(0))
    }

    /// The days with workouts from one to another, oldest first.
    pub fn days_between(&self, from: i32, to: i32) -> Result<Vec<TotalsOn>, StoreError> {
        self.all(statements::DAYS, [from, to], totals_on)
    }

    /// What muscles did in the weeks from one Monday to another, oldest first.
    pub fn muscle_weeks(&self, from: i32, to: i32) -> Result<Vec<MuscleWeek>, StoreError> {
        self.all(statements::MUSCLE_WEEKS, [from, to], |row| {
            Ok(MuscleWeek {
                week: row.get(0)?,
                muscle: row.get(1)?,
                half_sets: row.get(2)?,
                half_g: row.get(3)?,
                led_g: row.get(4)?,
            })
        })
    }

    /// The begin and the id of each workout out of the trash that began at
    /// `from` or later and before `to`, newest first. Both are civil times, or
    /// any first part of one.
    pub fn places_between(&self, from: &str, to: &str) -> Result<Vec<(String, Uuid)>, StoreError> {
        self.all(statements::PLACES, params![from, to], |row| {
            Ok((row.get(0)?, columns::uuid(row, 1)?))
        })
    }

    /// The exercises that have sets.
    pub fn exercises_trained(&self) -> Result<Vec<String>, StoreError> {
        self.all(statements::EXERCISES_TRAINED, [], |row| row.get(0))
    }
}
