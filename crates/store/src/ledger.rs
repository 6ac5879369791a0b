//! The ledger: raw changes and what each of them touched.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Reader, StoreError, activity};

/// A change for the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// Its hash.
    pub hash: [u8; 32],
    /// The document that it belongs to.
    pub document: String,
    /// Its raw bytes.
    pub bytes: Vec<u8>,
    /// Who wrote it.
    pub actor: Vec<u8>,
    /// The device that wrote it.
    pub device: [u8; 16],
    /// When, by its author's clock, in milliseconds since 1970.
    pub authored: i64,
    /// When it came here, by our clock.
    pub arrived: i64,
    /// What the person meant.
    pub intention: String,
    /// The gesture that it is part of.
    pub batch: Option<Uuid>,
    /// What it did.
    pub touched: Vec<TouchedRow>,
}

/// One field that a change touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedRow {
    /// The entry or set; nil for the document's own fields.
    pub entity: Uuid,
    /// The field; empty when the change made the thing.
    pub field: String,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
}

/// Adds a change and gives its place; none if it was there already.
pub(crate) fn add(connection: &Connection, change: &ChangeRow) -> Result<Option<i64>, StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO change (hash, document, bytes, actor, device, authored, arrived, intention, batch)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (hash) DO NOTHING",
    )?;
    let added = insert.execute(params![
        change.hash,
        change.document,
        change.bytes,
        change.actor,
        change.device,
        change.authored,
        change.arrived,
        change.intention,
        change.batch.map(Uuid::into_bytes),
    ])?;
    if added == 0 {
        return Ok(None);
    }
    let n = connection.last_insert_rowid();
    activity::add(connection, n, change)?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO touched (change, entity, field, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for row in &change.touched {
        insert.execute(params![
            n,
            row.entity.into_bytes(),
            row.field,
            row.before,
            row.after
        ])?;
    }
    Ok(Some(n))
}

/// The raw changes of a document, in the order of their arrival.
pub(crate) fn changes_of(
    connection: &Connection,
    document: &str,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT bytes FROM change WHERE document = ?1 ORDER BY n")?;
    let rows = select.query_map([document], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The next document by name after this one; none after the last.
pub(crate) fn document_after(
    connection: &Connection,
    document: &str,
) -> Result<Option<String>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT document FROM change WHERE document > ?1 ORDER BY document LIMIT 1",
    )?;
    Ok(select.query_row([document], |row| row.get(0)).optional()?)
}

/// The documents that a batch touched.
pub(crate) fn documents_of_batch(
    connection: &Connection,
    batch: Uuid,
) -> Result<Vec<String>, StoreError> {
    let mut select = connection
        .prepare_cached("SELECT DISTINCT document FROM change WHERE batch = ?1 ORDER BY n")?;
    let rows = select.query_map([batch.into_bytes()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A change on its way to another device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Its place in this device's order of arrival.
    pub n: i64,
    /// The document that it belongs to.
    pub document: String,
    /// Its raw bytes.
    pub bytes: Vec<u8>,
}

/// A change by all but its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedChange {
    /// Its place in the order of arrival.
    pub n: i64,
    /// Its hash, as the file says.
    pub hash: [u8; 32],
    /// The document that it belongs to.
    pub document: String,
    /// How many bytes it has.
    pub length: u64,
}

/// The ledger is read through any reader, so that a rebuild holds up nobody.
impl Reader {
    /// The raw changes of a document, in the order of their arrival.
    pub fn changes_of(&self, document: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        changes_of(self.connection(), document)
    }

    /// The next document by name after this one; none after the last.
    pub fn document_after(&self, document: &str) -> Result<Option<String>, StoreError> {
        document_after(self.connection(), document)
    }

    /// Some changes after the n-th, in the order of their arrival.
    pub fn changes_after(&self, n: i64, limit: u32) -> Result<Vec<Carried>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT n, document, bytes FROM change WHERE n > ?1 ORDER BY n LIMIT ?2",
        )?;
        let rows = select.query_map(params![n, limit], carried)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the ledger holds a change.
    pub fn holds_change(&self, hash: &[u8; 32]) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE hash = ?1)";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row([hash], |row| row.get(0))?)
    }

    /// Whether the ledger holds anything of a document.
    pub fn holds_document(&self, document: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE document = ?1)";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row([document], |row| row.get(0))?)
    }

    /// Some changes after the n-th, without their bytes, in the order of their
    /// arrival.
    pub fn changes_listed_after(
        &self,
        n: i64,
        limit: u32,
    ) -> Result<Vec<ListedChange>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT n, hash, document, length(bytes) FROM change WHERE n > ?1 ORDER BY n LIMIT ?2",
        )?;
        let rows = select.query_map(params![n, limit], |row| {
            Ok(ListedChange {
                n: row.get(0)?,
                hash: row.get(1)?,
                document: row.get(2)?,
                length: row.get::<_, i64>(3)?.unsigned_abs(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The change at a place.
    pub fn change_at(&self, n: i64) -> Result<Carried, StoreError> {
        let sql = "SELECT n, document, bytes FROM change WHERE n = ?1";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row([n], carried)?)
    }

    /// How many changes and documents the ledger holds.
    pub fn ledger_size(&self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT count(*), count(DISTINCT document) FROM change";
        let count = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
        let (changes, documents) = self.connection().query_row(sql, [], count)?;
        Ok((changes.unsigned_abs(), documents.unsigned_abs()))
    }
}

fn carried(row: &Row<'_>) -> rusqlite::Result<Carried> {
    Ok(Carried {
        n: row.get(0)?,
        document: row.get(1)?,
        bytes: row.get(2)?,
    })
}
