//! Copies of the whole file, in the folder `backups` beside it: made daily and
//! before whatever changes much at once, verified by opening them, and kept by one
//! rule. A copy comes back as a merge, so nothing that is newer is lost.
//!
//! A copy is this device's file as it is, with its place among other devices; the
//! keys are not in the file. What goes to others is `store::write_one_file`.

mod daily;
mod name;
mod restore;
mod rule;
#[cfg(test)]
mod tests;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use jiff::{ZonedDateTime, civil::DateTime};
use store::StoreError;

use crate::{
    Handle,
    api::{ApiError, Area, Backup, BackupReason, Backups},
};
use daily::Watch;
use name::CopyName;
pub(crate) use restore::{preview, restore};

/// What is under way with the copies of one logbook.
#[derive(Default)]
pub(crate) struct Copies {
    one_at_a_time: Mutex<()>,
    closing: AtomicBool,
    watch: Mutex<Option<Watch>>,
    failed: Mutex<Option<String>>,
}

impl Copies {
    fn watch(&self, watch: Watch) {
        *locked(&self.watch) = Some(watch);
    }

    /// Why the last copy of a day was not made; none where it was.
    fn note(&self, failed: Option<String>) {
        *locked(&self.failed) = failed;
    }

    /// Breaks off what is under way, and waits for that.
    pub(crate) fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
        let watch = locked(&self.watch).take();
        if let Some(watch) = watch {
            watch.end();
        }
    }

    /// The copies that a logbook's folder holds.
    fn within(logbook: &Path) -> Result<Vec<CopyName>, ApiError> {
        let names = names_in(&folder(logbook))?;
        Ok(names
            .iter()
            .filter_map(|name| CopyName::read(name))
            .collect())
    }
}

/// Where a logbook's copies lie.
fn folder(logbook: &Path) -> PathBuf {
    logbook.join("backups")
}

/// Where a copy of a logbook of an older form goes, before it is brought up to date.
pub(crate) fn before_migration(logbook: &Path, now: &ZonedDateTime) -> Result<PathBuf, StoreError> {
    place(logbook, BackupReason::Migration, now.datetime())
}

/// Makes the folder, and finds a name that no copy has.
fn place(logbook: &Path, reason: BackupReason, now: DateTime) -> Result<PathBuf, StoreError> {
    let folder = folder(logbook);
    fs::create_dir_all(&folder).map_err(|source| StoreError::not_written(&folder, &source))?;
    let mut name = CopyName { made: now, reason };
    while folder.join(name.to_string()).exists() {
        name = name.next();
    }
    Ok(folder.join(name.to_string()))
}

impl Handle {
    /// Makes a copy, and removes those that the rule does not keep.
    pub(crate) fn back_up(&self, reason: BackupReason) -> Result<Backup, ApiError> {
        let copies = self.copies();
        let _one = locked(&copies.one_at_a_time);
        self.remove_unfinished()?;
        let to = place(self.folder(), reason, self.now().datetime())?;
        let go_on = || !copies.closing.load(Ordering::Relaxed);
        let held = store::back_up(self.folder(), &to, &go_on)?;
        tracing::info!(file = %to.display(), changes = held.changes, "copied");
        self.remove_outdated()?;
        self.tell(&[Area::Backups]);
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        CopyName::read(&name)
            .map(|name| line(&folder(self.folder()), name))
            .ok_or_else(|| crate::handle::internal(format!("a copy is called {name}")))
    }

    /// The same where there is something to copy.
    pub(crate) fn back_up_before(&self, reason: BackupReason) -> Result<Option<Backup>, ApiError> {
        if self.reader()?.changes_listed_after(0, 1)?.is_empty() {
            return Ok(None);
        }
        self.back_up(reason).map(Some)
    }

    /// Removes what killed processes left of their copies.
    fn remove_unfinished(&self) -> Result<(), ApiError> {
        let folder = folder(self.folder());
        for name in names_in(&folder)? {
            let copy = store::unfinished_of(&name).filter(|copy| CopyName::read(copy).is_some());
            if let Some(copy) = copy {
                store::remove_unfinished(&folder.join(copy))?;
            }
        }
        Ok(())
    }

    /// Removes copies that the rule does not keep. Whatever has another name stays.
    fn remove_outdated(&self) -> Result<(), ApiError> {
        let path = |copy: CopyName| folder(self.folder()).join(copy.to_string());
        let bytes = |copy: CopyName| fs::metadata(path(copy)).map_or(0, |file| file.len());
        for outdated in rule::outdated(&Copies::within(self.folder())?, &bytes) {
            // One that cannot be removed is no reason to refuse the new one.
            if let Err(error) = fs::remove_file(path(outdated)) {
                tracing::warn!(%error, copy = %outdated, "an old copy stays");
            }
        }
        Ok(())
    }

    /// The copies that are kept.
    pub(crate) fn list_backups(&self) -> Result<Backups, ApiError> {
        let mut names = Copies::within(self.folder())?;
        names.sort_unstable_by(|one, other| other.cmp(one));
        let folder = folder(self.folder());
        Ok(Backups {
            rule: rule::RULE,
            items: names.into_iter().map(|name| line(&folder, name)).collect(),
            failed: locked(&self.copies().failed).clone(),
            folder: std::path::absolute(&folder)
                .unwrap_or(folder)
                .display()
                .to_string(),
        })
    }
}

fn line(folder: &Path, name: CopyName) -> Backup {
    let path = folder.join(name.to_string());
    let changes = store::changes_in(&path);
    Backup {
        name: name.to_string(),
        made: name.made.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        reason: name.reason,
        bytes: fs::metadata(&path).map_or(0, |file| file.len()),
        ok: changes.is_ok(),
        changes: changes.map_or(0, |changes| u32::try_from(changes).unwrap_or(u32::MAX)),
    }
}

/// The names of what is in a folder; none where there is no folder yet.
fn names_in(folder: &Path) -> Result<Vec<String>, StoreError> {
    let of_folder = |source| StoreError::of_file(folder, source);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(of_folder(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        // A name that is no text is none of ours.
        names.extend(entry.map_err(of_folder)?.file_name().into_string().ok());
    }
    Ok(names)
}

/// What these mutexes guard is whole even after a panic elsewhere.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
