//! The file: opening it, bringing it up to date, and copying it.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use sync::RelayId;

use super::{MOST, SqliteLog, upgrade};
use crate::log::LogError;

/// "chkr", so that no other database is taken for the relay's.
const APPLICATION: i32 = 0x6368_6b72;
/// Version 1 had a row and an index entry for each record.
const VERSION: i32 = 2;
const BEFORE: i32 = 1;
/// The tables that are new in version 2.
pub(super) const RUNS: &str = include_str!("runs.sql");

impl SqliteLog {
    /// The file in a relay's folder.
    pub fn file(folder: &Path) -> PathBuf {
        folder.join("relay.sqlite")
    }

    /// Opens the log of a folder, and makes what is missing. `relay` is the id of
    /// a new one.
    pub fn open(folder: &Path, relay: RelayId) -> Result<Self, LogError> {
        let why = |error: std::io::Error| LogError::Folder {
            path: folder.to_owned(),
            why: error.to_string(),
        };
        std::fs::create_dir_all(folder).map_err(why)?;
        let db = connect(&Self::file(folder))?;
        match version(&db)? {
            (0, 0) => make(&db, relay)?,
            (APPLICATION, VERSION) => {}
            (APPLICATION, BEFORE) => return Err(LogError::Older),
            (APPLICATION, _) => return Err(LogError::Unreadable("a newer relay wrote it")),
            _ => return Err(LogError::Unreadable("it is another program's file")),
        }
        let id = db.query_row("SELECT id FROM relay", [], |row| row.get(0))?;
        Ok(Self {
            db,
            relay: RelayId(id),
            most: MOST,
            arrivals: None,
            tails: HashMap::new(),
            bytes: 0,
            waiting: Vec::new(),
        })
    }

    /// Brings the file of an older relay up to date, which must not run; true if
    /// that was necessary. Nothing is changed where it fails.
    pub fn bring_up_to_date(folder: &Path) -> Result<bool, LogError> {
        let file = Self::file(folder);
        if !file.exists() {
            return Ok(false);
        }
        let mut db = connect(&file)?;
        if version(&db)? != (APPLICATION, BEFORE) {
            return Ok(false);
        }
        let all = db.transaction()?;
        upgrade::to_runs(&all)?;
        all.pragma_update(None, "user_version", VERSION)?;
        all.commit()?;
        Ok(true)
    }

    /// Writes a copy of everything into a new file, while the relay goes on. The
    /// file has its name once all of it is on the disk.
    pub fn back_up(&self, file: &Path) -> Result<(), LogError> {
        let why = |error: std::io::Error| LogError::Folder {
            path: file.to_owned(),
            why: error.to_string(),
        };
        if file.exists() {
            return Err(why(std::io::ErrorKind::AlreadyExists.into()));
        }
        let folder = match file.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let copy = tempfile::Builder::new()
            .prefix(".relay-backup-")
            .tempfile_in(folder)
            .map_err(why)?;
        // SQLite takes an empty file for a new one.
        let path = copy.path().to_string_lossy();
        self.db.execute("VACUUM INTO ?", [path])?;
        copy.as_file().sync_all().map_err(why)?;
        copy.persist_noclobber(file)
            .map_err(|error| why(error.error))?;
        sync_folder(folder).map_err(why)
    }
}

/// A name is durable once its folder is.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    match cfg!(unix) {
        true => std::fs::File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}

fn connect(file: &Path) -> Result<Connection, LogError> {
    let db = Connection::open(file)?;
    db.set_prepared_statement_cache_capacity(32);
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "cache_size", -16_384)?;
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    Ok(db)
}

/// Whose file it is, and of which version.
fn version(db: &Connection) -> Result<(i32, i32), LogError> {
    let read = |name| db.pragma_query_value(None, name, |row| row.get(0));
    Ok((read("application_id")?, read("user_version")?))
}

fn make(db: &Connection, relay: RelayId) -> Result<(), LogError> {
    db.execute_batch("BEGIN IMMEDIATE")?;
    db.execute_batch(include_str!("schema.sql"))?;
    db.execute_batch(RUNS)?;
    db.execute("INSERT INTO relay VALUES (1, ?)", [relay.0])?;
    db.pragma_update(None, "application_id", APPLICATION)?;
    db.pragma_update(None, "user_version", VERSION)?;
    Ok(db.execute_batch("COMMIT")?)
}
