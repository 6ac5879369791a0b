//! The door to the device: open, or shut for a reason.
//!
//! A logbook that is in use elsewhere, damaged or from a newer version still
//! gets its window. Every call then answers with the reason, and the page has
//! the words for it.

use std::path::{Path, PathBuf};

use device::api::{ApiError, Area, FileToken};

/// Leads to the device, for as long as the window lives.
pub enum Door {
    /// The device is there and answers, and so does its link to the others.
    Open(device::Handle, link::Link),
    /// The logbook could not be opened, and this is why.
    Shut(ApiError),
}

impl Door {
    /// Opens the logbook in a folder.
    #[must_use]
    pub fn open(data_dir: &Path) -> Self {
        match open(data_dir) {
            Ok((handle, link)) => Self::Open(handle, link),
            Err(error) => {
                tracing::error!(%error, folder = %data_dir.display(), "the logbook cannot be opened");
                Self::Shut(error)
            }
        }
    }

    /// Answers a call; blocks while the device works on it.
    ///
    /// # Errors
    /// What the device says against it, or why the door is shut.
    pub fn call(&self, name: &str, request: &str) -> Result<String, ApiError> {
        self.device()?.call(name, request)
    }

    /// A token that stands for a path which the person chose.
    ///
    /// # Errors
    /// Where the door is shut.
    pub fn grant_file(&self, path: PathBuf) -> Result<FileToken, ApiError> {
        Ok(self.device()?.grant_file(path))
    }

    /// From now on tells what changed, whoever changed it.
    pub fn tell_changes(&self, tell: impl Fn(&[Area]) + Send + Sync + 'static) {
        if let Self::Open(handle, _) = self {
            handle.subscribe(tell);
        }
    }

    /// Lets the device finish what it has begun, and waits for that.
    pub fn close(&self) {
        if let Self::Open(handle, link) = self {
            link.close();
            handle.close();
        }
    }

    fn device(&self) -> Result<&device::Handle, ApiError> {
        match self {
            Self::Open(handle, _) => Ok(handle),
            Self::Shut(error) => Err(error.clone()),
        }
    }
}

/// Opens device and link, and lets other programs of the same person in.
fn open(data_dir: &Path) -> Result<(device::Handle, link::Link), ApiError> {
    let handle = device::Handle::open(data_dir, device::Options::default())?;
    let link = link::Link::open(&handle)?;
    if let Err(error) = link::local::serve(&handle) {
        tracing::warn!(%error, "the command line cannot reach this window");
    }
    if let Err(error) = handle.copy_daily() {
        tracing::warn!(%error, "no copies are made by themselves");
    }
    link.wake();
    Ok((handle, link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use device::api::Code;

    #[test]
    fn an_open_door_answers_calls() {
        let folder = tempfile::tempdir().unwrap();
        let door = Door::open(folder.path());
        let answer = door.call("settings", "{}").unwrap();
        assert!(answer.contains("unit"), "{answer}");
        door.close();
    }

    #[test]
    fn a_logbook_that_cannot_be_opened_says_why_on_every_call() {
        let folder = tempfile::tempdir().unwrap();
        let not_a_folder = folder.path().join("logbook");
        std::fs::write(&not_a_folder, "a file where a folder should be").unwrap();
        let door = Door::open(&not_a_folder);
        let reasons = ["today", "settings"].map(|name| door.call(name, "{}").unwrap_err());
        assert_eq!(reasons[0], reasons[1]);
        assert!(!reasons[0].message.is_empty());
        assert_eq!(
            door.grant_file(PathBuf::from("a.csv")).unwrap_err(),
            reasons[0]
        );
    }

    #[test]
    fn a_second_window_on_one_logbook_is_told_that_it_is_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let first = Door::open(folder.path());
        let second = Door::open(folder.path());
        assert_eq!(second.call("today", "{}").unwrap_err().code, Code::InUse);
        first.close();
    }
}
