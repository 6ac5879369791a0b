//! Looking back: what the ledger held at an earlier moment, in the order in which
//! changes came here.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::{Reader, StoreError};

impl Reader {
    /// A change by its hash: its number and its document.
    pub fn change_named(&self, hash: [u8; 32]) -> Result<Option<(i64, String)>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT n, document FROM change WHERE hash = ?1")?;
        let found = select.query_row([hash], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// The raw changes of a document up to the n-th, in the order of their arrival.
    pub fn changes_until(&self, document: &str, n: i64) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT bytes FROM change WHERE document = ?1 AND n <= ?2 ORDER BY n",
        )?;
        let rows = select.query_map(params![document, n], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a document was changed after the n-th change.
    pub fn is_changed_after(&self, document: &str, n: i64) -> Result<bool, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT 1 FROM change WHERE document = ?1 AND n > ?2 LIMIT 1")?;
        Ok(select.exists(params![document, n])?)
    }

    /// The last change that had come by a moment: its number, its hash and when it
    /// came. Where the clock was put back, the order of arrival counts.
    pub fn newest_at(&self, at: i64) -> Result<Option<(i64, [u8; 32], i64)>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT n, hash, arrived FROM change WHERE n <= ?1 ORDER BY n DESC LIMIT 1",
        )?;
        let mut at_number = |n: i64| {
            let found = select.query_row([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
            Ok::<Option<(i64, [u8; 32], i64)>, StoreError>(found.optional()?)
        };
        // By halves: the numbers are those of a table of years.
        let (mut low, mut high) = (0, at_number(i64::MAX)?.map_or(0, |(n, _, _)| n));
        while low < high {
            let middle = low + (high - low + 1) / 2;
            match at_number(middle)? {
                Some((_, _, arrived)) if arrived > at => high = middle - 1,
                Some(_) | None => low = middle,
            }
        }
        at_number(low)
    }

    /// When the first change came here.
    pub fn first_arrival(&self) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT arrived FROM change ORDER BY n LIMIT 1";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row([], |row| row.get(0)).optional()?)
    }

    /// The workouts that begin between two civil times, in the trash or not.
    pub fn workouts_between(&self, from: &str, until: &str) -> Result<Vec<Uuid>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT id FROM workout WHERE deleted IS NULL AND start >= ?1 AND start < ?2
             UNION ALL SELECT id FROM workout
                WHERE deleted IS NOT NULL AND start >= ?1 AND start < ?2",
        )?;
        let rows = select.query_map([from, until], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents whose begin some change moved between two civil times, or away
    /// from there: whichever value won where two devices moved one apart.
    pub fn moved_between(&self, from: &str, until: &str) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT document FROM touched JOIN change ON n = change
                WHERE field = 'start' AND after >= ?1 AND after < ?2
             UNION SELECT document FROM touched JOIN change ON n = change
                WHERE field = 'start' AND before IS NOT NULL AND before >= ?1 AND before < ?2",
        )?;
        let rows = select.query_map([from, until], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
