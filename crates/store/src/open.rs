//! Opening the file: lock, check whose it is and how old, bring it up to date.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::{Lock, StoreError, backup, header, keep::beside};

/// "ChBk" in the file's header tells a logbook from any other database.
pub(crate) const APPLICATION_ID: i32 = 0x4368_426b;

/// The ledger's form: one script a version, added and never edited.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/ledger.sql"),
    include_str!("schema/sync.sql"),
    include_str!("schema/sent_again.sql"),
    include_str!("schema/aside.sql"),
    include_str!("schema/gestures.sql"),
    concat!(
        include_str!("schema/activity.sql"),
        include_str!("schema/filled.sql")
    ),
];

/// The newest form of the ledger that is known here.
pub(crate) const NEWEST: u32 = MIGRATIONS.len() as u32;

/// The views' form. Raised with every change to `views.sql` or to how rows are
/// derived; a file with another number has its views rebuilt from the ledger.
pub const VIEWS_VERSION: u32 = 4;

/// The names of a logbook's files in its folder.
#[derive(Clone, Debug)]
pub struct Files {
    /// The database.
    pub database: PathBuf,
    /// What the lock is taken on.
    pub lock: PathBuf,
}

impl Files {
    /// The files in this folder.
    pub fn within(folder: &Path) -> Self {
        Self {
            database: folder.join("logbook.sqlite"),
            lock: folder.join("logbook.lock"),
        }
    }
}

/// Says where a copy of a logbook of an older form goes before it is brought up
/// to date.
pub type PlaceForCopy<'a> = &'a dyn Fn() -> Result<PathBuf, StoreError>;

/// Locks and opens the database for writing, and makes it where there is none.
pub(crate) fn open(
    folder: &Path,
    place: PlaceForCopy<'_>,
) -> Result<(Connection, Lock), StoreError> {
    let files = Files::within(folder);
    std::fs::create_dir_all(folder).map_err(|source| StoreError::not_written(folder, &source))?;
    let lock = Lock::take(&files.lock)?;
    refuse_if_read_only(&files.database)?;
    header::refuse_what_is_no_logbook(&files.database)?;
    let connection =
        Connection::open(&files.database).map_err(|error| named(error, &files.database))?;
    refuse_read_only_connection(&connection, &files.database)?;
    copy_if_older(&connection, place).map_err(|error| error.at(&files.database))?;
    prepare(&connection).map_err(|error| error.at(&files.database))?;
    Ok((connection, lock))
}

/// A migration cannot be taken back, so a copy comes before it.
fn copy_if_older(connection: &Connection, place: PlaceForCopy<'_>) -> Result<(), StoreError> {
    if (1..NEWEST).contains(&check_whose(connection)?) {
        backup::copy_of(connection, &place()?, &|| true)?;
    }
    Ok(())
}

/// SQLite opens what it may not write for reading, and says nothing.
fn refuse_read_only_connection(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly {
            path: path.to_owned(),
            reason: "the system lets it be read only".to_owned(),
        });
    }
    Ok(())
}

/// Root may write everything, so the mark on the file itself counts.
fn refuse_if_read_only(database: &Path) -> Result<(), StoreError> {
    match std::fs::metadata(database) {
        Ok(meta) if meta.permissions().readonly() => Err(StoreError::ReadOnly {
            path: database.to_owned(),
            reason: "it is marked read-only".to_owned(),
        }),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Sets the connection up and brings the ledger to its newest form.
pub(crate) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    let version = check_whose(connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -8192)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(128);
    migrate(connection, version)
}

/// The version of the ledger's form; an error for a file that is not ours or newer.
pub(crate) fn check_whose(connection: &Connection) -> Result<u32, StoreError> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: u32 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let path = || PathBuf::from(connection.path().unwrap_or_default());
    if application != APPLICATION_ID && (tables > 0 || version > 0) {
        return Err(StoreError::NotALogbook { path: path() });
    }
    if version > NEWEST {
        return Err(StoreError::Newer {
            path: path(),
            found: version,
            known: NEWEST,
        });
    }
    Ok(version)
}

pub(crate) fn migrate(connection: &Connection, version: u32) -> Result<(), StoreError> {
    for (done, script) in MIGRATIONS.iter().enumerate().skip(version as usize) {
        let script = format!(
            "BEGIN IMMEDIATE; {script} PRAGMA user_version = {}; PRAGMA application_id = {APPLICATION_ID}; COMMIT;",
            done + 1
        );
        connection.execute_batch(&script)?;
    }
    Ok(())
}

/// A connection to the same file that cannot write.
pub(crate) fn open_read_only(database: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(database, flags).map_err(|error| named(error, database))?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -4096)?;
    connection.set_prepared_statement_cache_capacity(64);
    check_whose(&connection)?;
    Ok(connection)
}

/// A connection to a file that a person chose. It may be anything: whatever is not
/// a whole logbook of a known form is refused.
pub(crate) fn open_other(file: &Path) -> Result<Connection, StoreError> {
    let connection = open_copy(file)?;
    refuse_unsound(&connection).map_err(|error| error.at(file))?;
    Ok(connection)
}

/// The same for a copy, whose every page was looked at when it was made.
pub(crate) fn open_copy(file: &Path) -> Result<Connection, StoreError> {
    header::refuse_what_is_no_logbook(file)?;
    let connection = connect_untouched(file).map_err(|error| named(error, file))?;
    let form = check_whose(&connection).map_err(|error| error.at(file))?;
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'change' AND type = 'table'";
    let ledgers: u32 = connection.query_row(sql, [], |row| row.get(0))?;
    if form == 0 || ledgers == 0 {
        return Err(StoreError::NotALogbook {
            path: file.to_owned(),
        });
    }
    Ok(connection)
}

/// Nothing is written beside a file that has no log; one that has is still in use,
/// or was not closed.
fn connect_untouched(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = if beside(file, "-wal").exists() {
        Connection::open_with_flags(file, flags)?
    } else {
        let name = url_of(file);
        Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_URI)?
    };
    // What a file's own tables say is not run.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.set_prepared_statement_cache_capacity(16);
    Ok(connection)
}

/// The file as one that nobody changes, with what SQLite reads otherwise in an
/// address written as bytes.
fn url_of(file: &Path) -> String {
    let mut url = String::from("file:");
    for character in file.to_string_lossy().chars() {
        match character {
            '%' | '?' | '#' => url.push_str(&format!("%{:02x}", u32::from(character))),
            '\\' if cfg!(windows) => url.push('/'),
            other => url.push(other),
        }
    }
    url + "?immutable=1"
}

fn refuse_unsound(connection: &Connection) -> Result<(), StoreError> {
    let word: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(StoreError::Damaged { reason: word });
    }
    Ok(())
}

fn named(error: rusqlite::Error, path: &Path) -> StoreError {
    StoreError::from(error).at(path)
}
