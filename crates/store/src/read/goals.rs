//! Goals, and what they are judged by. Whatever is behind a goal is read for the
//! days that it is about, or from an index that begins with the best.

use rusqlite::{Row, params};
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{GoalRow, StoreError};

/// An amount on a day: grams or millimetres.
pub type OnDay = (i32, i64);

fn on_day(row: &Row<'_>) -> rusqlite::Result<OnDay> {
    Ok((row.get(0)?, row.get(1)?))
}

/// The same of a sum over no rows, which gives a row of nothing.
fn perhaps_on_day(row: &Row<'_>) -> rusqlite::Result<Option<OnDay>> {
    let (day, amount): (Option<i32>, Option<i64>) = (row.get(0)?, row.get(1)?);
    Ok(day.zip(amount))
}

impl Reader {
    /// The goals out of the trash, the oldest first.
    pub fn goals(&self) -> Result<Vec<GoalRow>, StoreError> {
        self.all(statements::GOALS, [], columns::goal)
    }

    /// A goal, in the trash or not.
    pub fn goal(&self, id: Uuid) -> Result<Option<GoalRow>, StoreError> {
        self.one(statements::GOAL, [id.as_bytes()], columns::goal)
    }

    /// The best estimate of each day of some, newest first.
    pub fn e1rm_of_days(
        &self,
        exercise: &str,
        from: i32,
        to: i32,
    ) -> Result<Vec<OnDay>, StoreError> {
        let days = params![exercise, from, to];
        self.all(statements::E1RM_OF_DAYS, days, on_day)
    }

    /// The best estimate since a day, and its day.
    pub fn e1rm_since(&self, exercise: &str, since: i32) -> Result<Option<OnDay>, StoreError> {
        self.one(statements::E1RM_SINCE, params![exercise, since], on_day)
    }

    /// The first day since one with so high an estimate.
    pub fn e1rm_reached(
        &self,
        exercise: &str,
        since: i32,
        grams: i64,
    ) -> Result<Option<i32>, StoreError> {
        let aim = params![exercise, since, grams];
        let day = self.one(statements::E1RM_REACHED, aim, |row| row.get(0))?;
        Ok(day.flatten())
    }

    /// The heaviest load for so many repetitions or more of each day of some,
    /// newest first.
    pub fn load_of_days(
        &self,
        exercise: &str,
        (from, to): (i32, i32),
        reps: u32,
    ) -> Result<Vec<OnDay>, StoreError> {
        let days = params![exercise, from, to, reps];
        self.all(statements::LOAD_OF_DAYS, days, on_day)
    }

    /// The heaviest load for so many repetitions or more since a day.
    pub fn load_since(
        &self,
        exercise: &str,
        since: i32,
        reps: u32,
    ) -> Result<Option<OnDay>, StoreError> {
        let asked = params![exercise, since, reps];
        Ok(self
            .one(statements::LOAD_SINCE, asked, perhaps_on_day)?
            .flatten())
    }

    /// The first day since one with so heavy a load for so many repetitions.
    pub fn load_reached(
        &self,
        exercise: &str,
        since: i32,
        reps: u32,
        grams: i64,
    ) -> Result<Option<i32>, StoreError> {
        let aim = params![exercise, since, reps, grams];
        let day = self.one(statements::LOAD_REACHED, aim, |row| row.get(0))?;
        Ok(day.flatten())
    }

    /// The distance of each day of some in millimetres, oldest first.
    pub fn distance_of_days(&self, from: i32, to: i32) -> Result<Vec<OnDay>, StoreError> {
        self.all(statements::DISTANCE_OF_DAYS, [from, to], on_day)
    }
}
