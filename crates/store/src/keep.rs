//! Keeping a logbook's files as they are, byte for byte, before anything mends
//! them. It goes past SQLite, which could not read them or would tidy them up.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
};

use crate::{Files, Lock, StoreError};

/// Copies the database, and its log of what is not in it yet, under a new name
/// beside it; gives the copy. No process may have the logbook open.
pub fn keep_copy(folder: &Path) -> Result<PathBuf, StoreError> {
    let files = Files::within(folder);
    let _lock = Lock::take(&files.lock)?;
    let name = |number: u32| folder.join(format!("logbook-before-repair-{number}.sqlite"));
    let is_free = |copy: &PathBuf| !copy.exists() && !beside(copy, "-wal").exists();
    let copy = (1..).map(name).find(is_free).unwrap_or_else(|| name(0));
    for ending in ["", "-wal"] {
        let (from, to) = (beside(&files.database, ending), beside(&copy, ending));
        if let Err(source) = copy_durably(&from, &to) {
            drop_copy(&copy)?;
            return Err(StoreError::of_file(&to, source).at(&files.database));
        }
    }
    Ok(copy)
}

/// Removes a copy that turned out to be of no use: nothing was mended.
pub fn drop_copy(copy: &Path) -> Result<(), StoreError> {
    for ending in ["", "-wal"] {
        remove_if_there(&beside(copy, ending))?;
    }
    Ok(())
}

/// Whether the logbook's files still are what a copy holds.
pub fn is_as_copied(folder: &Path, copy: &Path) -> Result<bool, StoreError> {
    let database = Files::within(folder).database;
    for ending in ["", "-wal"] {
        let (now, then) = (beside(&database, ending), beside(copy, ending));
        let same = same_bytes(&now, &then);
        if !same.map_err(|source| StoreError::of_file(&now, source))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    if !one.exists() || !other.exists() {
        return Ok(one.exists() == other.exists());
    }
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let mut other = BufReader::new(other).bytes();
    for byte in BufReader::new(one).bytes() {
        if Some(byte?) != other.next().transpose()? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A file that is not there needs no copy.
fn copy_durably(from: &Path, to: &Path) -> io::Result<()> {
    match fs::copy(from, to) {
        Ok(_) => File::options().write(true).open(to)?.sync_all(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The name of a file that SQLite keeps beside a database.
pub(crate) fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::of_file(path, source))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Removes a database, and what SQLite keeps beside it. The database goes last: a
/// process that is killed on the way leaves the name by which the rest is found.
pub(crate) fn remove_with_log(database: &Path) -> Result<(), StoreError> {
    for ending in ["-journal", "-wal", "-shm", ""] {
        remove_if_there(&beside(database, ending))?;
    }
    Ok(())
}
