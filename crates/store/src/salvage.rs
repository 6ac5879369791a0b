//! Saving what can be read of a damaged file: every change that is whole goes
//! into a new file; the damaged one is kept beside it, byte for byte.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{
    Files, Lock, StoreError,
    ledger::{self, ChangeRow, TouchedRow},
    open,
};

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The damaged file, as it was.
    pub copy: PathBuf,
    /// Changes that are in the new file.
    pub saved: u64,
    /// Changes that could not be read, as far as their number is known.
    pub lost: u64,
}

/// Puts a new file with all readable changes in place of a damaged one. A change
/// counts as whole when `is_whole` says so of its bytes and its hash. When there
/// is none, everything stays as it was.
pub fn salvage(
    folder: &Path,
    is_whole: &dyn Fn(&[u8], &[u8; 32]) -> bool,
) -> Result<Salvaged, StoreError> {
    let files = Files::within(folder);
    let _lock = Lock::take(&files.lock)?;
    let copy = keep_copy(&files.database)?;
    // Reading a file with a log beside it writes to it, so a second copy is read.
    let scratch = copy_with_log(
        &files.database,
        &files.database.with_file_name("logbook-scratch.sqlite"),
    )?;
    let fresh = files.database.with_file_name("logbook-salvaged.sqlite");
    remove_if_there(&fresh)?;
    let copied = copy_changes(&scratch, &fresh, is_whole);
    for ending in ["", "-wal", "-shm"] {
        remove_if_there(&beside(&scratch, ending))?;
    }
    let (saved, lost) = copied?;
    if saved == 0 {
        remove_if_there(&fresh)?;
        return Err(StoreError::Damaged {
            reason: format!(
                "{} holds no change that can be read",
                files.database.display()
            ),
        });
    }
    for ending in ["-wal", "-shm"] {
        remove_if_there(&beside(&files.database, ending))?;
    }
    std::fs::rename(&fresh, &files.database).map_err(|source| StoreError::File {
        path: files.database.clone(),
        source,
    })?;
    Ok(Salvaged { copy, saved, lost })
}

fn copy_changes(
    broken: &Path,
    fresh: &Path,
    is_whole: &dyn Fn(&[u8], &[u8; 32]) -> bool,
) -> Result<(u64, u64), StoreError> {
    let broken = Connection::open(broken)?;
    let last: i64 = broken.query_row("SELECT max(n) FROM change", [], |row| row.get(0))?;
    let fresh = Connection::open(fresh)?;
    open::prepare(&fresh)?;
    fresh.execute_batch("BEGIN IMMEDIATE")?;
    let (mut saved, mut lost) = (0, 0);
    for n in 1..=last {
        match change_at(&broken, n) {
            Ok(change) if is_whole(&change.bytes, &change.hash) => {
                ledger::add(&fresh, &change)?;
                saved += 1;
            }
            Ok(_) | Err(_) => lost += 1,
        }
    }
    fresh.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok((saved, lost))
}

fn change_at(broken: &Connection, n: i64) -> rusqlite::Result<ChangeRow> {
    let mut select = broken.prepare_cached(
        "SELECT hash, document, bytes, actor, device, authored, arrived, intention, batch
         FROM change WHERE n = ?1",
    )?;
    let mut change = select.query_row([n], change_row)?;
    // What a change touched is told by the change itself; it is no loss.
    change.touched = touched_at(broken, n).unwrap_or_default();
    Ok(change)
}

fn change_row(row: &Row<'_>) -> rusqlite::Result<ChangeRow> {
    Ok(ChangeRow {
        hash: row.get(0)?,
        document: row.get(1)?,
        bytes: row.get(2)?,
        actor: row.get(3)?,
        device: row.get(4)?,
        authored: row.get(5)?,
        arrived: row.get(6)?,
        intention: row.get(7)?,
        batch: row.get::<_, Option<[u8; 16]>>(8)?.map(Uuid::from_bytes),
        touched: Vec::new(),
    })
}

fn touched_at(broken: &Connection, n: i64) -> rusqlite::Result<Vec<TouchedRow>> {
    let mut select = broken
        .prepare_cached("SELECT entity, field, before, after FROM touched WHERE change = ?1")?;
    let rows = select.query_map(params![n], |row| {
        Ok(TouchedRow {
            entity: Uuid::from_bytes(row.get(0)?),
            field: row.get(1)?,
            before: row.get(2)?,
            after: row.get(3)?,
        })
    })?;
    rows.collect()
}

/// Copies the database, and its log of what is not in it yet, under a new name.
fn keep_copy(database: &Path) -> Result<PathBuf, StoreError> {
    let name = |number: u32| database.with_file_name(format!("logbook-damaged-{number}.sqlite"));
    let copy = (1..)
        .map(name)
        .find(|copy| !copy.exists())
        .unwrap_or_else(|| name(0));
    copy_with_log(database, &copy)
}

fn copy_with_log(database: &Path, copy: &Path) -> Result<PathBuf, StoreError> {
    let file_error = |source| StoreError::File {
        path: copy.to_owned(),
        source,
    };
    std::fs::copy(database, copy).map_err(file_error)?;
    let log = beside(database, "-wal");
    if log.exists() {
        std::fs::copy(&log, beside(copy, "-wal")).map_err(file_error)?;
    }
    Ok(copy.to_owned())
}

fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(StoreError::File {
            path: path.to_owned(),
            source,
        }),
        Ok(()) | Err(_) => Ok(()),
    }
}
