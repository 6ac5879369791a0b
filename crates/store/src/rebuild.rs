//! Rebuilding the views beside the living ones, comparing the two, and putting
//! the new in place of the old in one transaction, while screens read on.

use std::path::Path;

use rusqlite::Connection;

use crate::{StoreError, ViewEdit, views};

/// Views under construction, in a file of their own that nobody else reads.
#[derive(Debug)]
pub struct Rebuild {
    connection: Connection,
}

/// A table in which rebuilt views and living ones differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// How many rows only the living views hold.
    pub only_living: u64,
    /// How many rows only the rebuilt views hold.
    pub only_rebuilt: u64,
}

const MENTIONS: &str =
    "SELECT p.text, m.day, m.thing, m.workout FROM {}.mention m JOIN {}.phrase p ON p.n = m.phrase";

impl Rebuild {
    /// Empty views in a new file. It is thrown away afterwards, so it need not
    /// outlive a crash.
    pub fn begin(path: &Path) -> Result<Self, StoreError> {
        match std::fs::remove_file(path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::File {
                    path: path.to_owned(),
                    source,
                });
            }
            Ok(()) | Err(_) => {}
        }
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "OFF")?;
        connection.pragma_update(None, "synchronous", "OFF")?;
        connection.pragma_update(None, "cache_size", -32768)?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.execute_batch(include_str!("schema/views.sql"))?;
        connection.execute_batch("BEGIN")?;
        Ok(Self { connection })
    }

    /// Adds what one document says.
    pub fn add(&self, edit: &ViewEdit) -> Result<(), StoreError> {
        views::apply(&self.connection, edit)
    }

    /// Ends the building.
    pub fn finish(self) -> Result<(), StoreError> {
        self.connection.execute_batch("COMMIT")?;
        Ok(())
    }
}

/// Compares the views of a connection with rebuilt ones, row for row.
pub(crate) fn compare(living: &Connection, rebuilt: &Path) -> Result<Vec<Difference>, StoreError> {
    attached(living, rebuilt, || {
        let mut differences = Vec::new();
        for (table, columns) in views::TABLES {
            let select = |schema: &str| format!("SELECT {columns} FROM {schema}.{table}");
            differences.extend(difference(
                living,
                table,
                &select("main"),
                &select("rebuilt"),
            )?);
        }
        let mentions = |schema: &str| MENTIONS.replace("{}", schema);
        differences.extend(difference(
            living,
            "mention",
            &mentions("main"),
            &mentions("rebuilt"),
        )?);
        Ok(differences)
    })
}

fn difference(
    connection: &Connection,
    table: &str,
    living: &str,
    rebuilt: &str,
) -> Result<Option<Difference>, StoreError> {
    let count = |some: &str, less: &str| {
        let sql = format!("SELECT count(*) FROM ({some} EXCEPT {less})");
        connection.query_row(&sql, [], |row| row.get::<_, i64>(0))
    };
    let (only_living, only_rebuilt) = (count(living, rebuilt)?, count(rebuilt, living)?);
    Ok((only_living + only_rebuilt > 0).then(|| Difference {
        table: table.to_owned(),
        only_living: only_living.unsigned_abs(),
        only_rebuilt: only_rebuilt.unsigned_abs(),
    }))
}

/// Puts rebuilt views in place of those of a connection.
pub(crate) fn put_in_place(
    connection: &Connection,
    rebuilt: &Path,
    version: u32,
) -> Result<(), StoreError> {
    attached(connection, rebuilt, || {
        as_one(connection, "BEGIN IMMEDIATE", || {
            drop_views(connection)?;
            fill(connection, version)
        })
    })?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

/// Makes the views, and fills them with those of the attached file.
pub(crate) fn fill(connection: &Connection, version: u32) -> Result<(), StoreError> {
    connection.execute_batch(include_str!("schema/views.sql"))?;
    for (table, _) in views::TABLES
        .iter()
        .chain(&[("phrase", ""), ("mention", "")])
    {
        connection.execute_batch(&format!(
            "INSERT INTO main.{table} SELECT * FROM rebuilt.{table}"
        ))?;
    }
    connection.execute_batch("INSERT INTO phrase_words (phrase_words) VALUES ('rebuild')")?;
    set_version(connection, version)
}

/// Drops every view table that is there, of whatever version.
pub(crate) fn drop_views(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("DROP TABLE IF EXISTS main.phrase_words")?;
    for (table, _) in views::TABLES
        .iter()
        .chain(&[("phrase", ""), ("mention", "")])
    {
        connection.execute_batch(&format!("DROP TABLE IF EXISTS main.{table}"))?;
    }
    Ok(())
}

pub(crate) fn set_version(connection: &Connection, version: u32) -> Result<(), StoreError> {
    connection.execute(
        "INSERT OR REPLACE INTO main.meta VALUES ('views', ?1)",
        [version.to_be_bytes()],
    )?;
    Ok(())
}

/// Does some work as one transaction.
pub(crate) fn as_one<T>(
    connection: &Connection,
    begin: &str,
    work: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.execute_batch(begin)?;
    let outcome = work();
    let end = if outcome.is_ok() {
        "COMMIT"
    } else {
        "ROLLBACK"
    };
    connection.execute_batch(end)?;
    outcome
}

/// Works with another file attached as `rebuilt`.
pub(crate) fn attached<T>(
    connection: &Connection,
    other: &Path,
    work: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.execute("ATTACH DATABASE ?1 AS rebuilt", [other.to_string_lossy()])?;
    let outcome = work();
    connection.execute_batch("DETACH DATABASE rebuilt")?;
    outcome
}
