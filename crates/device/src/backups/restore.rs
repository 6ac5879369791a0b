//! Bringing a copy back, or taking another logbook in: the changes that are there
//! and not here are merged as those of another device are. Nothing here is put
//! back, so what is newer stays, and what was deleted since stays deleted.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use store::{Carried, Reader, StoreError};

use super::{Copies, folder};
use crate::{
    Handle,
    api::{
        ApiError, BackupReason, BackupSource, Code, RestorePreview, RestoreRequest, Restored,
        every_area, imports::Progress,
    },
};

/// Changes that are looked at, or taken in, at a time.
const LISTED_AT_ONCE: u32 = 5_000;
const MERGED_AT_ONCE: usize = 60;
/// Far above any gesture; no change that is longer is read into memory.
const LONGEST: u64 = 16 * 1024 * 1024;

/// What bringing a copy back would do.
pub(crate) fn preview(
    handle: &Handle,
    request: &RestoreRequest,
) -> Result<RestorePreview, ApiError> {
    let found = Found::of(handle, &request.from)?;
    Ok(RestorePreview {
        changes: found.changes,
        new_changes: found.new.len() as u32 + found.too_long,
        new_workouts: found.new_workouts,
        file_name: found.file.name(),
    })
}

/// Brings a copy back, after a copy of what is here.
pub(crate) fn restore(handle: &Handle, request: &RestoreRequest) -> Result<Restored, ApiError> {
    let found = Found::of(handle, &request.from)?;
    let mut restored = Restored {
        changes: 0,
        workouts: found.new_workouts,
        left: found.too_long,
        copy: None,
    };
    if found.new.is_empty() {
        return Ok(restored);
    }
    let copy = handle.back_up_before(reason_for(&request.from))?;
    restored.copy = copy.map(|copy| copy.name);
    let outcome = found.take_in(handle, &mut restored);
    handle.set_progress(None);
    handle.tell(&every_area());
    outcome?;
    tracing::info!(changes = restored.changes, left = restored.left, "restored");
    Ok(restored)
}

fn reason_for(source: &BackupSource) -> BackupReason {
    match source {
        BackupSource::Kept(_) => BackupReason::Restore,
        BackupSource::File(_) => BackupReason::Merge,
    }
}

/// A file of a ledger, by whoever chose it.
struct LedgerFile {
    path: PathBuf,
}

impl LedgerFile {
    fn of(handle: &Handle, source: &BackupSource) -> Result<Self, ApiError> {
        let path = match source {
            BackupSource::File(token) => handle.granted(token)?,
            BackupSource::Kept(name) => kept(handle.folder(), name)?,
        };
        Ok(Self { path })
    }

    fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// What is wrong with a file that was chosen, by its name: the person has to
    /// choose another, whatever it is.
    fn unusable(&self, error: StoreError) -> ApiError {
        let name = self.name();
        tracing::warn!(%error, "a file cannot be restored");
        let words = match error {
            StoreError::NotALogbook { .. } => format!("{name} is not a logbook of this program"),
            StoreError::Newer { .. } => format!(
                "{name} was written by a newer version of this program; update the program to \
                 open it"
            ),
            StoreError::Damaged { .. } | StoreError::Sqlite(_) => {
                format!("{name} is damaged, or no logbook at all")
            }
            StoreError::File { .. } | StoreError::ReadOnly { .. } | StoreError::InUse { .. } => {
                format!("{name} cannot be opened")
            }
            other @ (StoreError::DiskFull | StoreError::BrokenOff) => other.to_string(),
        };
        ApiError::new(Code::BadFile, words)
    }
}

fn kept(logbook: &Path, name: &str) -> Result<PathBuf, ApiError> {
    let known = Copies::within(logbook)?;
    if known.iter().any(|known| known.to_string() == name) {
        return Ok(folder(logbook).join(name));
    }
    Err(crate::writer::not_found("backup", name))
}

/// What a file holds that is not here.
struct Found {
    file: LedgerFile,
    reader: Reader,
    /// All changes in the file.
    changes: u32,
    /// The places of the new ones in the file.
    new: Vec<i64>,
    /// New ones that are not to be read.
    too_long: u32,
    new_workouts: u32,
}

impl Found {
    fn of(handle: &Handle, source: &BackupSource) -> Result<Self, ApiError> {
        let file = LedgerFile::of(handle, source)?;
        let reader = Reader::of_other(&file.path).map_err(|error| file.unusable(error))?;
        let mut found = Self {
            file,
            reader,
            changes: 0,
            new: Vec::new(),
            too_long: 0,
            new_workouts: 0,
        };
        found.look_through(&handle.reader()?)?;
        Ok(found)
    }

    fn look_through(&mut self, here: &Reader) -> Result<(), ApiError> {
        let mut documents = BTreeSet::new();
        let mut after = i64::MIN;
        loop {
            let listed = self.reader.changes_listed_after(after, LISTED_AT_ONCE);
            let listed = listed.map_err(|error| self.file.unusable(error))?;
            let Some(last) = listed.last() else {
                break;
            };
            after = last.n;
            self.changes += listed.len() as u32;
            for change in listed {
                if here.holds_change(&change.hash)? {
                    continue;
                }
                if change.length > LONGEST {
                    self.too_long += 1;
                    continue;
                }
                self.new.push(change.n);
                documents.insert(change.document);
            }
        }
        for document in documents.iter().filter(|it| it.starts_with("workout/")) {
            self.new_workouts += u32::from(!here.holds_document(document)?);
        }
        Ok(())
    }

    /// Merges what is new, in steps between which others have their turn.
    fn take_in(&self, handle: &Handle, restored: &mut Restored) -> Result<(), ApiError> {
        let total = self.new.len() as u32;
        let mut done = 0;
        for step in self.new.chunks(MERGED_AT_ONCE) {
            handle.set_progress(Some(Progress {
                work: format!("Taking in {}", self.file.name()),
                done,
                total,
            }));
            let changes: Result<Vec<Carried>, _> =
                step.iter().map(|n| self.reader.change_at(*n)).collect();
            let changes = changes.map_err(|error| self.file.unusable(error))?;
            let taken = handle.on_device(move |writer| writer.take_in_changes(changes))?;
            restored.changes += taken.merged;
            restored.left += taken.unusable;
            done += step.len() as u32;
        }
        Ok(())
    }
}
