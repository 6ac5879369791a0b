//! What can go wrong with the file, told apart as far as a person can act on it.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::{ErrorCode, ffi};

/// The logbook's file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full; the transaction was rolled back.
    #[error("the disk is full, nothing was stored")]
    DiskFull,
    /// The file, its folder or its disk cannot be written.
    #[error("the logbook {path} cannot be written: {reason}")]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// Another process has it.
    #[error("the logbook {path} is open in another process")]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// What the file holds is no logbook any more.
    #[error("the logbook is damaged: {reason}")]
    Damaged {
        /// What was seen.
        reason: String,
    },
    /// The file is of a newer version of the program.
    #[error(
        "the logbook {path} was written by a newer version of this program (its form is {found}, \
         and {known} is the newest known here): update the program to open it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's version.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// The file is a database of another program.
    #[error("{path} is not a logbook of this program")]
    NotALogbook {
        /// The file.
        path: PathBuf,
    },
    /// A work was broken off because the program ends; it left nothing behind.
    #[error("it was broken off, as the logbook is being closed")]
    BrokenOff,
    /// The file system refused.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// SQLite refused, and it is a defect of ours.
    #[error("sqlite: {0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// The file system refused something about a file.
    pub fn of_file(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                let reason = source.to_string();
                Self::ReadOnly { path, reason }
            }
            _ => Self::File { path, source },
        }
    }

    /// The file system refused to make or to open for writing what a logbook
    /// cannot do without.
    pub fn not_written(path: &Path, source: &io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::ReadOnly {
                path: path.to_owned(),
                reason: source.to_string(),
            },
        }
    }

    /// Says which file it is about, where SQLite did not.
    pub(crate) fn at(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::ReadOnly { reason, .. } => Self::ReadOnly { path, reason },
            Self::InUse { .. } => Self::InUse { path },
            Self::Damaged { reason } => Self::Damaged {
                reason: format!("{}: {reason}", path.display()),
            },
            other => other,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let extended = error.sqlite_error().map(|error| error.extended_code);
        // The file that readers and the writer share has no room to grow.
        if extended == Some(ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly {
                    path: PathBuf::from("logbook"),
                    reason: error.to_string(),
                }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                reason: error.to_string(),
            },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse {
                path: PathBuf::from("logbook"),
            },
            _ => Self::Sqlite(error),
        }
    }
}
