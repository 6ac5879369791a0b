//! What a person did on this device, and what of it is undone. It is this
//! device's own affair: nothing of it goes to others, and a file that had to be
//! saved from damage begins without it.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{Reader, StoreError};

/// How many rows are kept, the newest ones. It bounds what undoing costs; what is
/// older is found in the history of its thing.
const KEPT: i64 = 10_000;

/// What a gesture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GestureKind {
    /// Something new.
    Edit,
    /// It took another back.
    Undo,
    /// It took an undo back.
    Redo,
}

impl GestureKind {
    fn number(self) -> i64 {
        match self {
            Self::Edit => 0,
            Self::Undo => 1,
            Self::Redo => 2,
        }
    }

    fn read(number: i64) -> Self {
        match number {
            1 => Self::Undo,
            2 => Self::Redo,
            _ => Self::Edit,
        }
    }
}

/// The gesture that a transaction belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGesture {
    /// Its id.
    pub id: Uuid,
    /// What was called; of an undo, what it undid.
    pub call: String,
    /// What it is.
    pub kind: GestureKind,
    /// When, in milliseconds since 1970.
    pub made: i64,
    /// The rows that it takes back.
    pub takes_back: Vec<i64>,
}

/// A transaction of a gesture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GestureRow {
    /// Its place.
    pub n: i64,
    /// The gesture.
    pub id: Uuid,
    /// What was called.
    pub call: String,
    /// What it is.
    pub kind: GestureKind,
    /// When, in milliseconds since 1970.
    pub made: i64,
    /// Its first change in the ledger.
    pub first: i64,
    /// Its last.
    pub last: i64,
}

/// Who wrote a change, and what was meant by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The device that wrote it.
    pub device: [u8; 16],
    /// What the person meant.
    pub intention: String,
}

/// A change by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedChange {
    /// The document that it belongs to.
    pub document: String,
    /// Its hash.
    pub hash: [u8; 32],
}

/// Adds a transaction of a gesture, with the changes that it added.
pub(crate) fn add(
    connection: &Connection,
    gesture: &NewGesture,
    changes: Option<(i64, i64)>,
) -> Result<(), StoreError> {
    let (first, last) = changes.unwrap_or((0, -1));
    let mut insert = connection.prepare_cached(
        "INSERT INTO gesture (id, call, kind, made, first, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    insert.execute(params![
        gesture.id.as_bytes(),
        gesture.call,
        gesture.kind.number(),
        gesture.made,
        first,
        last
    ])?;
    let n = connection.last_insert_rowid();
    let mut undone = connection.prepare_cached("UPDATE gesture SET undone = ?1 WHERE n = ?2")?;
    for row in &gesture.takes_back {
        undone.execute([n, *row])?;
    }
    let mut forget = connection.prepare_cached("DELETE FROM gesture WHERE n <= ?1")?;
    forget.execute([n - KEPT])?;
    Ok(())
}

const COLUMNS: &str = "n, id, call, kind, made, first, last";

fn gesture(row: &Row<'_>) -> rusqlite::Result<GestureRow> {
    Ok(GestureRow {
        n: row.get(0)?,
        id: Uuid::from_bytes(row.get(1)?),
        call: row.get(2)?,
        kind: GestureKind::read(row.get(3)?),
        made: row.get(4)?,
        first: row.get(5)?,
        last: row.get(6)?,
    })
}

/// A gesture is looked up while the one before it may just have been stored.
impl Reader {
    /// The newest that can be undone.
    pub fn newest_to_undo(&self) -> Result<Option<GestureRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM gesture WHERE kind <> 1 AND undone IS NULL AND last >= first
             ORDER BY n DESC LIMIT 1"
        );
        Ok(self.gestures(&sql, [])?.pop())
    }

    /// The newest undo that can be taken back: nothing new was done since.
    pub fn newest_to_redo(&self) -> Result<Option<GestureRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM gesture WHERE kind = 1 AND undone IS NULL AND last >= first
               AND n > (SELECT coalesce(max(n), 0) FROM gesture WHERE kind = 0)
             ORDER BY n DESC LIMIT 1"
        );
        Ok(self.gestures(&sql, [])?.pop())
    }

    /// The transactions of a gesture, newest first, and whether each is undone.
    pub fn rows_of_gesture(&self, id: Uuid) -> Result<Vec<(GestureRow, bool)>, StoreError> {
        let sql = format!("SELECT {COLUMNS}, undone FROM gesture WHERE id = ?1 ORDER BY n DESC");
        let mut select = self.connection().prepare_cached(&sql)?;
        let rows = select.query_map([id.as_bytes()], |row| {
            Ok((gesture(row)?, row.get::<_, Option<i64>>(7)?.is_some()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The changes of the ledger from one number to another.
    pub fn changes_numbered(&self, first: i64, last: i64) -> Result<Vec<NamedChange>, StoreError> {
        let sql = "SELECT document, hash FROM change WHERE n BETWEEN ?1 AND ?2 ORDER BY n";
        self.named_changes(sql, params![first, last])
    }

    /// Some changes of a batch that came after the n-th, and their numbers.
    pub fn changes_of_batch(&self, batch: Uuid) -> Result<Vec<NamedChange>, StoreError> {
        let sql = "SELECT document, hash FROM change WHERE batch = ?1 ORDER BY n";
        self.named_changes(sql, params![batch.as_bytes()])
    }

    /// What a change touched: the ids of things, nil for a document's own fields.
    pub fn touched_by(&self, change: i64) -> Result<Vec<Uuid>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT DISTINCT entity FROM touched WHERE change = ?1")?;
        let rows = select.query_map([change], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who wrote a change, and what was meant by it.
    pub fn change_by_hash(&self, hash: [u8; 32]) -> Result<Option<Meant>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT device, intention FROM change WHERE hash = ?1")?;
        let mut rows = select.query_map([hash], |row| {
            Ok(Meant {
                device: row.get(0)?,
                intention: row.get(1)?,
            })
        })?;
        Ok(rows.next().transpose()?)
    }

    /// This device's id, where it has one.
    pub fn device_here(&self) -> Result<Option<[u8; 16]>, StoreError> {
        let sql = "SELECT value FROM meta WHERE key = 'device'";
        let mut select = self.connection().prepare_cached(sql)?;
        let mut rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.next().transpose()?)
    }

    /// The exercise that an entry or a set counts as; none of another thing.
    pub fn exercise_of_thing(&self, thing: Uuid) -> Result<Option<String>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT exercise FROM logged_set WHERE id = ?1
             UNION ALL SELECT counts_as FROM entry WHERE id = ?1",
        )?;
        let mut rows = select.query_map([thing.as_bytes()], |row| row.get(0))?;
        Ok(rows.next().transpose()?)
    }

    fn gestures(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<GestureRow>, StoreError> {
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map(params, gesture)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn named_changes(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<NamedChange>, StoreError> {
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map(params, |row| {
            Ok(NamedChange {
                document: row.get(0)?,
                hash: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_gestures_are_kept_and_no_more() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(include_str!("schema/gestures.sql"))
            .unwrap();
        connection.execute_batch("BEGIN").unwrap();
        for made in 0..KEPT + 5 {
            let new = NewGesture {
                id: Uuid::nil(),
                call: "log_sets".to_owned(),
                kind: GestureKind::Edit,
                made,
                takes_back: Vec::new(),
            };
            add(&connection, &new, Some((made, made))).unwrap();
        }
        let oldest = "SELECT min(made), count(*) FROM gesture";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: (i64, i64) = connection.query_row(oldest, [], row).unwrap();
        assert_eq!(found, (5, KEPT));
    }
}
