//! Looking back: what the ledger held at an earlier moment, in the order in which
//! changes came here.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Reader, StoreError};

/// A change and where it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeHere {
    /// Its number, in the order of arrival.
    pub n: i64,
    /// Its hash.
    pub hash: [u8; 32],
    /// Its document.
    pub document: String,
    /// When it came here, in milliseconds since 1970.
    pub arrived: i64,
}

impl Reader {
    /// A change by its hash.
    pub fn change_named(&self, hash: [u8; 32]) -> Result<Option<ChangeHere>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT n, hash, document, arrived FROM change WHERE hash = ?1")?;
        let found = select.query_row([hash], change_here);
        Ok(found.optional()?)
    }

    /// The documents of a kind, such as `body`, in the order of their names. Each is
    /// one step of the index, however many changes it has.
    pub fn documents_of(&self, kind: &str) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "WITH RECURSIVE named (document) AS (
                SELECT min(document) FROM change WHERE document >= ?1 AND document < ?2
                UNION ALL SELECT (SELECT min(document) FROM change
                    WHERE document > named.document AND document < ?2)
                FROM named WHERE named.document IS NOT NULL)
             SELECT document FROM named WHERE document IS NOT NULL",
        )?;
        // A zero is the sign after a slash.
        let (from, until) = (format!("{kind}/"), format!("{kind}0"));
        let rows = select.query_map([from, until], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
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

    /// The last change that had come by a moment. Where the clock was put back, the
    /// order of arrival counts.
    pub fn newest_at(&self, at: i64) -> Result<Option<ChangeHere>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT n, hash, document, arrived FROM change WHERE n <= ?1
             ORDER BY n DESC LIMIT 1",
        )?;
        let mut at_number = |n: i64| {
            let found = select.query_row([n], change_here);
            Ok::<_, StoreError>(found.optional()?)
        };
        // By halves: the numbers are those of a table of years.
        let (mut low, mut high) = (0, at_number(i64::MAX)?.map_or(0, |newest| newest.n));
        while low < high {
            let middle = low + (high - low + 1) / 2;
            match at_number(middle)? {
                Some(newest) if newest.arrived > at => high = middle - 1,
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

fn change_here(row: &Row<'_>) -> rusqlite::Result<ChangeHere> {
    Ok(ChangeHere {
        n: row.get(0)?,
        hash: row.get(1)?,
        document: row.get(2)?,
        arrived: row.get(3)?,
    })
}

#[cfg(test)]
mod tests;
