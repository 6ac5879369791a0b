//! What happened, newest first: an index over the ledger that is kept with each
//! commit, so that nobody has to open a document to tell.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{ChangeRow, Reader, StoreError};

/// Fills the index from the ledger.
pub(crate) const FILL: &str = include_str!("schema/filled.sql");

/// What something that happened was about. The numbers are those of
/// `schema/activity.sql`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityKind {
    /// What a newer version knows.
    Unknown = 0,
    /// A workout.
    Workout = 1,
    /// An exercise, or the names that an importer has for them.
    Exercise = 2,
    /// A routine.
    Routine = 3,
    /// A goal.
    Goal = 4,
    /// Measurements of the body.
    Body = 5,
    /// Settings and gyms.
    Settings = 6,
    /// An import, or made-up training.
    Import = 7,
}

impl ActivityKind {
    const ALL: [Self; 8] = [
        Self::Unknown,
        Self::Workout,
        Self::Exercise,
        Self::Routine,
        Self::Goal,
        Self::Body,
        Self::Settings,
        Self::Import,
    ];

    fn read(number: i64) -> Self {
        let found = Self::ALL.into_iter().find(|kind| *kind as i64 == number);
        found.unwrap_or(Self::Unknown)
    }
}

/// Which of what happened is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// What it was about.
    pub kind: Option<ActivityKind>,
    /// The installation that did it.
    pub device: Option<[u8; 16]>,
    /// When it was done by its author's clock, in milliseconds since 1970: from
    /// this moment on, and before that one.
    pub made: Option<(i64, i64)>,
    /// What came before this change.
    pub before: Option<i64>,
}

/// Something that happened: a change, or all changes of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRow {
    /// Its newest change.
    pub n: i64,
    /// That change's hash.
    pub hash: [u8; 32],
    /// The document of that change.
    pub document: String,
    /// The installation that did it.
    pub device: [u8; 16],
    /// When, by its author's clock, in milliseconds since 1970.
    pub made: i64,
    /// When it came here, by ours.
    pub arrived: i64,
    /// What was meant.
    pub intention: String,
    /// What it was about.
    pub kind: ActivityKind,
    /// The batch, where it is one.
    pub batch: Option<Uuid>,
}

/// One field that a change of a document touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedField {
    /// The change.
    pub change: i64,
    /// The entry or set; nil for the document's own fields.
    pub entity: Uuid,
    /// The field; empty where the change made the thing.
    pub field: String,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
}

/// Adds a change of the ledger to the index.
pub(crate) fn add(connection: &Connection, n: i64, change: &ChangeRow) -> Result<(), StoreError> {
    let mut writer =
        connection.prepare_cached("INSERT OR IGNORE INTO writer (device) VALUES (?1)")?;
    writer.execute([change.device])?;
    if let Some(batch) = change.batch {
        let mut older = connection.prepare_cached("DELETE FROM activity WHERE batch = ?1")?;
        older.execute([batch.into_bytes()])?;
    }
    let mut insert =
        connection.prepare_cached("INSERT INTO activity SELECT * FROM happened WHERE n = ?1")?;
    insert.execute([n])?;
    Ok(())
}

const COLUMNS: &str =
    "change.n, hash, document, device, authored, arrived, intention, kind, change.batch";

fn activity(row: &Row<'_>) -> rusqlite::Result<ActivityRow> {
    Ok(ActivityRow {
        n: row.get(0)?,
        hash: row.get(1)?,
        document: row.get(2)?,
        device: row.get(3)?,
        made: row.get(4)?,
        arrived: row.get(5)?,
        intention: row.get(6)?,
        kind: ActivityKind::read(row.get(7)?),
        batch: row.get::<_, Option<[u8; 16]>>(8)?.map(Uuid::from_bytes),
    })
}

impl Reader {
    /// What happened, newest first.
    pub fn activity(
        &self,
        filter: &ActivityFilter,
        limit: u32,
    ) -> Result<Vec<ActivityRow>, StoreError> {
        let before = filter.before.unwrap_or(i64::MAX);
        let numbers = match (filter.made, filter.kind, filter.device) {
            (Some(made), kind, device) => self.made_between(made, (kind, device), before, limit)?,
            (None, None, None) => self.numbers(
                "SELECT n FROM activity WHERE n < ?1 ORDER BY n DESC LIMIT ?2",
                params![before, limit],
            )?,
            (None, kind, device) => self.of_kinds(kind, device, before, limit)?,
        };
        self.activity_numbered(&numbers)
    }

    /// There are few kinds and few devices, so the newest of each pair are looked
    /// up and merged, and what is filtered out is never read.
    fn of_kinds(
        &self,
        kind: Option<ActivityKind>,
        device: Option<[u8; 16]>,
        before: i64,
        limit: u32,
    ) -> Result<Vec<i64>, StoreError> {
        let kinds = kind.map_or(ActivityKind::ALL.to_vec(), |kind| vec![kind]);
        let mut found = Vec::new();
        for writer in self.writers(device)? {
            for kind in &kinds {
                found.extend(self.numbers(
                    "SELECT n FROM activity WHERE kind = ?1 AND writer = ?2 AND n < ?3
                     ORDER BY n DESC LIMIT ?4",
                    params![*kind as i64, writer, before, limit],
                )?);
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.truncate(limit as usize);
        Ok(found)
    }

    fn made_between(
        &self,
        (from, until): (i64, i64),
        (kind, device): (Option<ActivityKind>, Option<[u8; 16]>),
        before: i64,
        limit: u32,
    ) -> Result<Vec<i64>, StoreError> {
        self.numbers(
            "SELECT n FROM activity INDEXED BY activity_by_time
             WHERE made >= ?1 AND made < ?2 AND n < ?3
               AND (?4 IS NULL OR kind = ?4)
               AND (?5 IS NULL OR writer = (SELECT n FROM writer WHERE device = ?5))
             ORDER BY n DESC LIMIT ?6",
            params![
                from,
                until,
                before,
                kind.map(|kind| kind as i64),
                device,
                limit
            ],
        )
    }

    fn writers(&self, device: Option<[u8; 16]>) -> Result<Vec<i64>, StoreError> {
        self.numbers(
            "SELECT n FROM writer WHERE ?1 IS NULL OR device = ?1 ORDER BY n",
            [device],
        )
    }

    fn activity_numbered(&self, numbers: &[i64]) -> Result<Vec<ActivityRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM change JOIN activity ON activity.n = change.n WHERE change.n = ?1"
        );
        let mut select = self.connection().prepare_cached(&sql)?;
        let row = |n: &i64| Ok(select.query_row([n], activity)?);
        numbers.iter().map(row).collect()
    }

    /// What happened to a document, newest first, change for change; with things,
    /// only what touched one of them.
    pub fn activity_of(
        &self,
        document: &str,
        things: Option<&[Uuid]>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<ActivityRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM (SELECT *, (SELECT kind FROM happened WHERE happened.n = change.n) AS kind
                 FROM change WHERE document = ?1 AND n < ?2 ORDER BY n DESC) AS change"
        );
        let mut select = self.connection().prepare_cached(&sql)?;
        let mut touches = self
            .connection()
            .prepare_cached("SELECT 1 FROM touched WHERE change = ?1 AND entity = ?2")?;
        let mut rows = select.query(params![document, before.unwrap_or(i64::MAX)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let n: i64 = row.get(0)?;
            let mut is_about = things.is_none();
            for thing in things.unwrap_or_default() {
                is_about = is_about || touches.exists(params![n, thing.as_bytes()])?;
            }
            if is_about {
                found.push(activity(row)?);
            }
            if found.len() == limit as usize {
                break;
            }
        }
        Ok(found)
    }

    /// What the changes of a document touched from the n-th on, newest first.
    pub fn touched_since(&self, document: &str, n: i64) -> Result<Vec<TouchedField>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT change, entity, field, before, after
             FROM change CROSS JOIN touched ON touched.change = change.n
             WHERE document = ?1 AND n >= ?2 ORDER BY n DESC, entity, field",
        )?;
        let rows = select.query_map(params![document, n], |row| {
            Ok(TouchedField {
                change: row.get(0)?,
                entity: Uuid::from_bytes(row.get(1)?),
                field: row.get(2)?,
                before: row.get(3)?,
                after: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the ledger knows a document.
    pub fn has_document(&self, document: &str) -> Result<bool, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT 1 FROM change WHERE document = ?1 LIMIT 1")?;
        Ok(select.exists([document])?)
    }

    /// The documents of a batch, and whether each was changed by others too.
    pub fn edited_of_batch(&self, batch: Uuid) -> Result<Vec<(String, bool)>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT document, count(*) < (SELECT count(*) FROM change AS every
                 WHERE every.document = change.document
                   AND every.intention NOT IN ('undo', 'redo'))
             FROM change WHERE batch = ?1 GROUP BY document ORDER BY min(n)",
        )?;
        let rows = select.query_map([batch.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many changes a batch has, and how many documents they are in.
    pub fn size_of_batch(&self, batch: Uuid) -> Result<(u32, u32), StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT count(*), count(DISTINCT document) FROM change WHERE batch = ?1",
        )?;
        Ok(select.query_row([batch.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The installations that changes came from, in the order of their first.
    pub fn devices_that_wrote(&self) -> Result<Vec<[u8; 16]>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT device FROM writer ORDER BY n")?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn numbers(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map(params, |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests;
