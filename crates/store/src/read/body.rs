//! Measurements of the body, and the body weight that counts on a day.

use rusqlite::params;
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{MeasurementRow, StoreError};

const WEIGHT: &str = "weight";

impl Reader {
    /// The readings of a measure from one day to another, oldest first.
    pub fn measurements(
        &self,
        measure: &str,
        from: i32,
        to: i32,
    ) -> Result<Vec<MeasurementRow>, StoreError> {
        let days = params![measure, from, to];
        self.all(statements::MEASUREMENTS, days, columns::measurement)
    }

    /// At most `limit` readings of a measure before a day, newest first.
    pub fn measurements_before(
        &self,
        measure: &str,
        day: i32,
        limit: u32,
    ) -> Result<Vec<MeasurementRow>, StoreError> {
        let page = params![measure, day, limit];
        self.all(statements::MEASUREMENTS_BEFORE, page, columns::measurement)
    }

    /// The first reading of a measure.
    pub fn first_measurement(&self, measure: &str) -> Result<Option<MeasurementRow>, StoreError> {
        self.one(
            statements::FIRST_MEASUREMENT,
            [measure],
            columns::measurement,
        )
    }

    /// The reading of a measure on a day.
    pub fn measurement(
        &self,
        measure: &str,
        day: i32,
    ) -> Result<Option<MeasurementRow>, StoreError> {
        let place = params![measure, day];
        self.one(statements::MEASUREMENT, place, columns::measurement)
    }

    /// The body weight in grams that counts on a day: the last one up to it, or
    /// the first one ever where there was none yet.
    pub fn bodyweight_on(&self, day: i32) -> Result<Option<i64>, StoreError> {
        let until = self.measurements_before(WEIGHT, day.saturating_add(1), 1)?;
        let counts = match until.into_iter().next() {
            Some(last) => Some(last),
            None => self.first_measurement(WEIGHT)?,
        };
        Ok(counts.map(|row| row.units))
    }

    /// The days whose workouts have to be counted anew still.
    pub fn pending_reweigh(&self) -> Result<Option<(i32, i32)>, StoreError> {
        self.one(statements::REWEIGH, [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    /// At most `limit` workouts from one day to another that count with another
    /// body weight than that of their day, newest first, with their days.
    pub fn workouts_weighed_otherwise(
        &self,
        (from, to): (i32, i32),
        limit: u32,
    ) -> Result<Vec<(Uuid, i32)>, StoreError> {
        self.all(
            statements::WEIGHED_OTHERWISE,
            params![from, to, limit],
            |row| Ok((columns::uuid(row, 0)?, row.get(1)?)),
        )
    }
}
