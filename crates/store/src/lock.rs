//! One process owns a logbook: a lock of the operating system, which it takes
//! back by itself when the process ends, however it ends.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use crate::StoreError;

/// The lock on a logbook, held as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub fn take(path: &Path) -> Result<Self, StoreError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options.open(path).map_err(|source| StoreError::ReadOnly {
            path: path.to_owned(),
            reason: source.to_string(),
        })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse {
                path: path.with_extension("sqlite"),
            }),
            Err(TryLockError::Error(source)) => Err(StoreError::File {
                path: path.to_owned(),
                source,
            }),
        }
    }
}
