//! The ledger as a test reads it, and which of its rows a damaged file still
//! holds: those whose bytes stand in it, one after the other. No code of the
//! program's own is asked.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row};

use crate::logbook::Logbook;

/// The longest row of the ledger that is in one piece in a page of SQLite's.
const IN_ONE_PIECE: usize = 4000;

/// Rows of the ledger by their hash: what stands in the file for each.
pub struct Ledger(BTreeMap<Vec<u8>, Vec<u8>>);

impl Ledger {
    pub fn of(logbook: &Logbook) -> Self {
        let file = Connection::open(logbook.file()).unwrap();
        let sql = "SELECT hash, document, bytes, actor, device, authored, arrived, intention, batch FROM change";
        let mut select = file.prepare(sql).unwrap();
        let rows = select.query_map([], |row| Ok((row.get(0)?, stored(row)?)));
        Self(rows.unwrap().collect::<Result<_, _>>().unwrap())
    }

    /// The hashes of all rows.
    pub fn hashes(&self) -> BTreeSet<Vec<u8>> {
        self.0.keys().cloned().collect()
    }

    /// The hashes of the rows that stand whole in these bytes. Rows that are in
    /// several pieces are left out.
    pub fn readable_in(&self, bytes: &[u8]) -> BTreeSet<Vec<u8>> {
        let stands = |row: &Vec<u8>| row.len() <= IN_ONE_PIECE && find(bytes, row);
        let readable = self.0.iter().filter(|(_, row)| stands(row));
        readable.map(|(hash, _)| hash.clone()).collect()
    }
}

/// A row as SQLite stores it, after its header.
fn stored(row: &Row<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut bytes: Vec<u8> = row.get(0)?;
    bytes.extend(row.get::<_, String>(1)?.bytes());
    for column in 2..5 {
        bytes.extend(row.get::<_, Vec<u8>>(column)?);
    }
    for column in 5..7 {
        // Milliseconds of these centuries have six bytes.
        bytes.extend(&row.get::<_, i64>(column)?.to_be_bytes()[2..]);
    }
    bytes.extend(row.get::<_, String>(7)?.bytes());
    bytes.extend(row.get::<_, Option<Vec<u8>>>(8)?.unwrap_or_default());
    Ok(bytes)
}

fn find(bytes: &[u8], piece: &[u8]) -> bool {
    let (start, rest) = piece.split_at(8);
    let is_there = |at: &usize| bytes[at + 8..].starts_with(rest);
    let starts = bytes.windows(8).enumerate();
    let mut starts = starts.filter_map(|(at, eight)| (eight == start).then_some(at));
    starts.any(|at| is_there(&at))
}
