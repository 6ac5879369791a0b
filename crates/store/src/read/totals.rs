//! Sums that the writer keeps, so that no screen ever adds up years of sets.

use rusqlite::{Row, params};

use super::{Reader, statements};
use crate::StoreError;

/// A week or an exercise in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many workouts.
    pub workouts: u32,
    /// How many live sets.
    pub sets: u32,
    /// Their volume in grams.
    pub volume_g: i64,
}

/// The whole logbook in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AllTotals {
    /// Workouts, sets and volume.
    pub totals: Totals,
    /// How many exercises have sets.
    pub exercises: u32,
}

/// A week of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExerciseWeek {
    /// Its Monday, in days since 1970-01-01.
    pub week: i32,
    /// How many live sets.
    pub sets: u32,
    /// Their volume in grams.
    pub volume_g: i64,
    /// The best estimated one-rep maximum, in grams.
    pub e1rm_g: Option<i64>,
}

fn totals(row: &Row<'_>) -> rusqlite::Result<Totals> {
    Ok(Totals {
        workouts: row.get(0)?,
        sets: row.get(1)?,
        volume_g: row.get(2)?,
    })
}

impl Reader {
    /// The week of this Monday, in days since 1970-01-01.
    pub fn week(&self, monday: i32) -> Result<Totals, StoreError> {
        let week = self.one(statements::TOTAL_OF_WEEK, [monday], totals)?;
        Ok(week.unwrap_or_default())
    }

    /// Everything ever done of an exercise; none where nothing was.
    pub fn exercise_total(&self, exercise: &str) -> Result<Option<Totals>, StoreError> {
        self.one(statements::TOTAL_OF_EXERCISE, [exercise], totals)
    }

    /// The weeks of an exercise from this Monday on that have sets, oldest first.
    pub fn exercise_weeks(
        &self,
        exercise: &str,
        from: i32,
    ) -> Result<Vec<ExerciseWeek>, StoreError> {
        self.all(
            statements::WEEKS_OF_EXERCISE,
            params![exercise, from],
            |row| {
                Ok(ExerciseWeek {
                    week: row.get(0)?,
                    sets: row.get(1)?,
                    volume_g: row.get(2)?,
                    e1rm_g: row.get(3)?,
                })
            },
        )
    }

    /// The months that hold workouts, newest first: year times 12 plus month
    /// less 1, and how many.
    pub fn months(&self) -> Result<Vec<(i32, u32)>, StoreError> {
        self.all(statements::MONTHS, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The whole logbook: sums over months and exercises, of which there are
    /// few, whatever the number of sets.
    pub fn all_totals(&self) -> Result<AllTotals, StoreError> {
        let workouts = self.one(statements::WORKOUTS_EVER, [], |row| row.get(0))?;
        let all = self.one(statements::ALL_EXERCISES_TOTAL, [], |row| {
            Ok(AllTotals {
                exercises: row.get(0)?,
                totals: Totals {
                    workouts: workouts.unwrap_or_default(),
                    sets: row.get(1)?,
                    volume_g: row.get(2)?,
                },
            })
        })?;
        Ok(all.unwrap_or_default())
    }
}
