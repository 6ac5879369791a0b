//! A broken database: whatever it holds, reading it ends, and what is saved of
//! it proves itself.

use logbook::{Document, DocumentId};
use rusqlite::Connection;
use store::{CursorRow, SpaceProofs};

/// The first two bytes say how much of the end is the database's log.
pub fn wreck(bytes: &[u8]) {
    let Some(([high, low], bytes)) = bytes.split_first_chunk() else {
        return;
    };
    let log = usize::from(u16::from_be_bytes([*high, *low])).min(bytes.len());
    let (database, log) = bytes.split_at(bytes.len() - log);
    let folder = crate::folder();
    let copy = folder.path().join("copy.sqlite");
    let written = std::fs::write(&copy, database)
        .and_then(|()| std::fs::write(folder.path().join("copy.sqlite-wal"), log));
    written.expect("a machine for tests has room");
    match store::salvage(folder.path(), &copy, &needs, &Credulous) {
        Ok(salvaged) => assert_eq!(changes_in(folder.path()), salvaged.saved),
        Err(_) => assert!(!folder.path().join("logbook.sqlite").exists()),
    }
}

fn needs(document: &str, bytes: &[u8], hash: &[u8; 32]) -> Option<Vec<[u8; 32]>> {
    document.parse::<DocumentId>().ok()?;
    Document::needs_of_change(bytes, hash)
}

/// Believes what signatures would not, so that more is read.
struct Credulous;

impl SpaceProofs for Credulous {
    fn version_of_list(&self, _: [u8; 16], list: &[u8]) -> Option<u64> {
        Some(list.len() as u64)
    }

    fn id_of_record(&self, _: [u8; 16], bytes: &[u8]) -> Option<[u8; 16]> {
        bytes.first_chunk().copied()
    }

    fn is_after(&self, _: [u8; 16], place: CursorRow, _: &[[u8; 16]]) -> bool {
        place.hash[0] < 128
    }
}

fn changes_in(folder: &std::path::Path) -> u64 {
    let saved = Connection::open(folder.join("logbook.sqlite"));
    let count = |saved: Connection| -> rusqlite::Result<i64> {
        saved.query_row("SELECT count(*) FROM change", [], |row| row.get(0))
    };
    let count = saved.and_then(count);
    count.expect("what was saved can be read").unsigned_abs()
}
