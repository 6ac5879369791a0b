//! The way to the logbook: its own device, or, where another program has it
//! open, that program's.

use std::path::{Path, PathBuf};

use device::{
    Handle, Options,
    api::{ApiError, Code, FileToken},
};
use link::{Link, local::Guest};
use serde::{Serialize, de::DeserializeOwned};

use crate::say::Say;

/// The way to the logbook.
pub enum Door {
    /// This program has it open.
    Own(Handle),
    /// Another has.
    Lent(Guest),
}

impl Door {
    /// Opens the logbook in a folder.
    pub fn open(folder: &Path) -> Result<Self, ApiError> {
        match Handle::open(folder, Options::default()) {
            Ok(handle) => Ok(Self::Own(handle)),
            Err(error) if error.code == Code::InUse => {
                Guest::of(folder).map(Self::Lent).map_err(|_| error)
            }
            Err(error) => Err(error),
        }
    }

    /// Opens the link to other devices, where this program has the logbook.
    pub fn link(&self) -> Result<Option<Link>, ApiError> {
        match self {
            Self::Own(handle) => Link::open(handle).map(Some),
            Self::Lent(_) => Ok(None),
        }
    }

    /// The device, for what only the program that has it open can do.
    pub fn own(&self) -> Result<&Handle, ApiError> {
        match self {
            Self::Own(handle) => Ok(handle),
            Self::Lent(_) => {
                let words = "another program has the logbook open; close it first";
                Err(ApiError::new(Code::InUse, words))
            }
        }
    }

    /// Makes a call with its types.
    pub fn ask<Q: Serialize, A: DeserializeOwned>(
        &self,
        name: &str,
        request: &Q,
    ) -> Result<A, ApiError> {
        match self {
            Self::Own(handle) => handle.ask(name, request),
            Self::Lent(guest) => guest.ask(name, request),
        }
    }

    /// A token for a file.
    pub fn grant_file(&self, path: PathBuf) -> Result<FileToken, ApiError> {
        match self {
            Self::Own(handle) => Ok(handle.grant_file(path)),
            Self::Lent(guest) => guest.grant_file(path),
        }
    }

    /// The folder of the logbook.
    pub fn folder(&self) -> &Path {
        match self {
            Self::Own(handle) => handle.folder(),
            Self::Lent(guest) => guest.folder(),
        }
    }

    /// Makes the copy of the day, where this program has the logbook. What was asked
    /// for is done already, so a copy that fails is only told.
    pub fn copy_if_due(&self, say: &Say) {
        if let Self::Own(handle) = self
            && let Err(error) = handle.copy_if_due()
        {
            say.aside(&format!("no backup was made today: {error}"));
        }
    }

    /// Lets the device finish what it has begun.
    pub fn close(&self) {
        if let Self::Own(handle) = self {
            handle.close();
        }
    }
}
