//! Which pages a piece of work writes into the log of its database, after "The
//! WAL File Format" in SQLite's description of its files.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use anyhow::Context as _;
use rusqlite::Connection;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const PAGE: usize = 4096;

/// Pages that were written.
pub struct Written {
    /// All of them.
    pub all: f64,
    /// Those of the index of what happened.
    pub of_index: f64,
}

/// Whether a table or an index of the file is part of the index of what happened.
pub fn is_index(name: &str) -> bool {
    [
        "activity",
        "writer",
        "sqlite_autoindex_writer",
        "touched_deleted",
        "touched_start",
    ]
    .iter()
    .any(|of| name.starts_with(of))
}

/// Counts the pages that some work commits. Nothing is taken from the log into
/// the database meanwhile: another connection reads as of before.
pub fn of(folder: &Path, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Written> {
    let database = folder.join("logbook.sqlite");
    let file = Connection::open(&database)?;
    file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); BEGIN; SELECT count(*) FROM meta")
        .or_else(|_| file.execute_batch("SELECT 1"))?;
    work()?;
    let log = std::fs::read(folder.join("logbook.sqlite-wal")).context("the log")?;
    file.execute_batch("ROLLBACK")?;
    let mut pages: HashMap<u32, f64> = HashMap::new();
    let frames = log.get(HEADER..).unwrap_or_default();
    for frame in frames.chunks_exact(FRAME_HEADER + PAGE) {
        let number: [u8; 4] = frame[..4].try_into()?;
        *pages.entry(u32::from_be_bytes(number)).or_default() += 1.0;
    }
    let index = pages_of_index(&file)?;
    let of_index = pages.iter().filter(|(page, _)| index.contains(page));
    Ok(Written {
        of_index: of_index.map(|(_, times)| times).sum(),
        all: pages.values().sum(),
    })
}

fn pages_of_index(file: &Connection) -> anyhow::Result<HashSet<u32>> {
    let mut select = file.prepare("SELECT pageno, name FROM dbstat")?;
    let mut rows = select.query([])?;
    let mut pages = HashSet::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        if is_index(&name) {
            pages.insert(row.get(0)?);
        }
    }
    Ok(pages)
}
