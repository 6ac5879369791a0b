//! Saving what can be read of a damaged file: every change that proves itself
//! goes into a new file, which takes the damaged one's place.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, params, types::Value};

use crate::{
    Files, Lock, StoreError, activity,
    keep::{beside, remove_if_there, remove_with_log},
    open,
    wreck::{Row, Wreck},
};

mod space;

pub use space::SpaceProofs;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The damaged file, as it was.
    pub copy: PathBuf,
    /// Changes that are in the new file.
    pub saved: u64,
    /// Changes that could not be read, as far as their number is known.
    pub lost: u64,
    /// Changes that can be read but build on lost ones. They wait beside the ledger
    /// for what they build on.
    pub stranded: u64,
    /// Sealed records that are in the new file; none where the logbook belonged to
    /// no space, or that could not be read.
    pub records: Option<u64>,
}

impl Salvaged {
    /// Whether the copy held anything of a logbook. Changes that wait for a lost one
    /// and sealed records count: with them the others can give the rest back.
    fn is_of_use(&self) -> bool {
        self.saved + self.stranded + self.records.unwrap_or(0) > 0
    }
}

/// Reads a change of a document: its bytes and its hash. Gives the hashes of the
/// changes that it builds on, or none when it is not whole.
pub type ReadChange<'a> = &'a dyn Fn(&str, &[u8], &[u8; 32]) -> Option<Vec<[u8; 32]>>;

/// Puts a new file with all that a copy still holds in place of the damaged
/// database that it was made of. When it holds nothing, such as a file that never
/// was a logbook, everything stays as it was.
pub fn salvage(
    folder: &Path,
    copy: &Path,
    read: ReadChange<'_>,
    proofs: &dyn SpaceProofs,
) -> Result<Salvaged, StoreError> {
    let files = Files::within(folder);
    let _lock = Lock::take(&files.lock)?;
    let fresh = folder.join("logbook-salvaged.sqlite");
    remove_with_log(&fresh)?;
    let salvaged = fill(&fresh, copy, read, proofs);
    if !matches!(&salvaged, Ok(salvaged) if salvaged.is_of_use()) {
        remove_with_log(&fresh)?;
    }
    let salvaged = salvaged?;
    if !salvaged.is_of_use() {
        let path = files.database.display();
        return Err(StoreError::Damaged {
            reason: format!("{path} holds no change that can be read; it is left as it is"),
        });
    }
    for ending in ["-wal", "-shm"] {
        remove_if_there(&beside(&files.database, ending))?;
    }
    std::fs::rename(&fresh, &files.database)
        .map_err(|source| StoreError::of_file(&files.database, source))?;
    Ok(salvaged)
}

fn fill(
    fresh: &Path,
    copy: &Path,
    read: ReadChange<'_>,
    proofs: &dyn SpaceProofs,
) -> Result<Salvaged, StoreError> {
    let fresh = Connection::open(fresh)?;
    open::prepare(&fresh)?;
    fresh.execute_batch("BEGIN IMMEDIATE")?;
    let mut found = space::Found::default();
    each_row(copy, &mut |row| {
        found.take(&row, proofs);
        take(&fresh, &row, read)
    })?;
    let last: i64 = fresh.query_row("SELECT coalesce(max(n), 0) FROM change", [], |r| r.get(0))?;
    let (saved, stranded) = part_stranded(&fresh, read)?;
    let records = match found.membership {
        Some(membership) => {
            let of = membership.space;
            each_row(copy, &mut |row| {
                space::take_record(&fresh, &row, of, proofs)
            })?;
            Some(space::settle(&fresh, membership, proofs)?)
        }
        None => None,
    };
    fresh.execute_batch(activity::FILL)?;
    fresh.execute_batch(
        "DELETE FROM touched WHERE change NOT IN (SELECT n FROM change);
         COMMIT; PRAGMA wal_checkpoint(TRUNCATE)",
    )?;
    Ok(Salvaged {
        copy: copy.to_owned(),
        saved,
        // Changes are numbered without gaps.
        lost: last.unsigned_abs().saturating_sub(saved + stranded),
        stranded,
        records,
    })
}

/// Calls `take` with every row that a copy still holds.
fn each_row(
    copy: &Path,
    take: &mut dyn FnMut(Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let of_file = |source| StoreError::of_file(copy, source);
    let mut wreck = Wreck::open(copy).map_err(of_file)?;
    let rows = wreck.rows(&mut |row| take(row).map_err(Trouble::Store));
    rows.map_err(|trouble| match trouble {
        Trouble::File(source) => of_file(source),
        Trouble::Store(error) => error,
    })
}

/// What ends the reading of rows.
enum Trouble {
    File(std::io::Error),
    Store(StoreError),
}

impl From<std::io::Error> for Trouble {
    fn from(source: std::io::Error) -> Self {
        Self::File(source)
    }
}

/// Takes a row if it is one of the ledger's. Tables are told by the shapes of
/// their rows, as the page that names them may be lost. A row that stands in two
/// pages is the same row.
fn take(fresh: &Connection, row: &Row, read: ReadChange<'_>) -> Result<(), StoreError> {
    use Value::{Blob, Integer, Null, Text};
    match (row.number, row.columns.as_slice()) {
        (
            Some(n),
            [
                Null,
                Blob(hash),
                Text(document),
                Blob(bytes),
                Blob(actor),
                Blob(device),
                Integer(authored),
                Integer(arrived),
                Text(intention),
                batch @ (Null | Blob(_)),
            ],
        ) => {
            let is_whole = |hash| read(document, bytes, hash).is_some();
            if n > 0 && device.len() == 16 && hash.as_slice().try_into().is_ok_and(is_whole) {
                let sql =
                    "INSERT OR IGNORE INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
                fresh.prepare_cached(sql)?.execute(params![
                    n, hash, document, bytes, actor, device, authored, arrived, intention, batch
                ])?;
            }
        }
        // What a change touched can be told from the change; it is no loss.
        (
            None,
            [
                Integer(n),
                Blob(entity),
                Text(field),
                before @ (Null | Text(_)),
                after @ (Null | Text(_)),
            ],
        ) if entity.len() == 16 => {
            let sql = "INSERT OR IGNORE INTO touched VALUES (?1, ?2, ?3, ?4, ?5)";
            fresh
                .prepare_cached(sql)?
                .execute(params![n, entity, field, before, after])?;
        }
        (None, [Text(key), Blob(id)]) if key == "device" && id.len() == 16 => {
            fresh.execute(
                "INSERT OR IGNORE INTO meta VALUES (?1, ?2)",
                params![key, id],
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// Puts the changes that build on lost ones beside the ledger: no document can be
/// read with them. A change always arrives after those that it builds on. Gives
/// how many are left, and how many were put there.
fn part_stranded(fresh: &Connection, read: ReadChange<'_>) -> Result<(u64, u64), StoreError> {
    let mut here: HashSet<[u8; 32]> = HashSet::new();
    let mut stranded = Vec::new();
    let mut select = fresh.prepare("SELECT n, document, bytes, hash FROM change ORDER BY n")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (document, bytes): (String, Vec<u8>) = (row.get(1)?, row.get(2)?);
        let hash = row.get(3)?;
        match read(&document, &bytes, &hash) {
            Some(needs) if needs.iter().all(|need| here.contains(need)) => {
                here.insert(hash);
            }
            Some(_) | None => stranded.push(row.get::<_, i64>(0)?),
        }
    }
    for n in &stranded {
        let part = "INSERT INTO stranded SELECT hash, document, bytes FROM change WHERE n = ?1";
        fresh.execute(part, [n])?;
        fresh.execute("DELETE FROM change WHERE n = ?1", [n])?;
    }
    Ok((here.len() as u64, stranded.len() as u64))
}
