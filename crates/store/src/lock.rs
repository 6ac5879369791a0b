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
    file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub fn take(path: &Path) -> Result<Self, StoreError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options
            .open(path)
            .map_err(|source| StoreError::not_written(&path.with_extension("sqlite"), &source))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
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

/// Closing the file is not enough: a process that is just being started by
/// another thread holds a copy of it for a moment, and the lock with it.
impl Drop for Lock {
    fn drop(&mut self) {
        if let Err(error) = self.file.unlock() {
            tracing::warn!(%error, "the lock goes when the process ends");
        }
    }
}
