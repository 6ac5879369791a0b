//! What the first bytes of a file say before SQLite touches it: opening a file
//! with a log beside it, and closing it again, changes the file, and an empty
//! file costs the log its life.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use crate::{StoreError, keep::beside, open};

/// Where the numbers stand, big-endian: see "The Database Header" in SQLite's
/// description of its file format.
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;

/// Refuses a file that is certainly no logbook of this version, untouched. What
/// it lets pass may still be none.
pub(crate) fn refuse_what_is_no_logbook(database: &Path) -> Result<(), StoreError> {
    let bytes = first_bytes(database).map_err(|source| StoreError::of_file(database, source))?;
    let Ok(header) = <&[u8; 100]>::try_from(bytes.as_slice()) else {
        return refuse_stump(database, &bytes);
    };
    if !header.starts_with(b"SQLite format 3\0") {
        return damaged(database, "it does not begin as a database does");
    }
    let number = |at: usize| {
        let four = header[at..at + 4].iter();
        four.fold(0, |number: u32, byte| number << 8 | u32::from(*byte))
    };
    let path = database.to_owned();
    let (application, version) = (number(APPLICATION_ID), number(USER_VERSION));
    // A logbook that was never tidied up has both in its log.
    if application != open::APPLICATION_ID.cast_unsigned() && application != 0 {
        return Err(StoreError::NotALogbook { path });
    }
    if application != 0 && version > open::NEWEST {
        return Err(StoreError::Newer {
            path,
            found: version,
            known: open::NEWEST,
        });
    }
    Ok(())
}

/// An empty file is a logbook that was never begun, unless a log beside it shows
/// that it held something.
fn refuse_stump(database: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let log = fs::metadata(beside(database, "-wal"));
    if !bytes.is_empty() {
        return damaged(database, "it is shorter than the header of a database");
    }
    if log.is_ok_and(|log| log.len() > 0) {
        return damaged(database, "it is empty, but its log is not");
    }
    Ok(())
}

fn damaged(database: &Path, reason: &str) -> Result<(), StoreError> {
    let reason = reason.to_owned();
    Err(StoreError::Damaged { reason }.at(database))
}

/// As many as a header has; fewer where the file ends, none where there is none.
fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match File::open(path) {
        Ok(file) => {
            file.take(100).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(bytes),
        Err(error) => Err(error),
    }
}
