//! What can go wrong with the file, told apart as far as a person can act on it.

use std::path::PathBuf;

use rusqlite::ErrorCode;

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
    #[error("the logbook is of version {found}, and this program knows version {known} at most")]
    Newer {
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

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
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
