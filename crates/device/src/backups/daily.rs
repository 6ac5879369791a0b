//! The copy of the day, made by itself while a program has the logbook open. It
//! waits until the first screen has long been shown, and looks again every hour,
//! since a window may stay open for weeks.

use std::{
    sync::mpsc::{self, RecvTimeoutError},
    thread::{self, JoinHandle},
    time::Duration,
};

use super::Copies;
use crate::{
    Handle,
    api::{ApiError, Area, Backup, BackupReason},
};

const FIRST_LOOK: Duration = Duration::from_secs(20);
const NEXT_LOOK: Duration = Duration::from_secs(60 * 60);

/// The thread that looks; it ends when this goes.
pub(super) struct Watch {
    stop: mpsc::Sender<()>,
    thread: JoinHandle<()>,
}

impl Watch {
    /// Waits until the thread has ended.
    pub(super) fn end(self) {
        drop(self.stop);
        if self.thread.join().is_err() {
            tracing::error!("the thread of daily copies ended in a panic");
        }
    }
}

impl Handle {
    /// From now on a copy is made on every day on which something new is there.
    pub fn copy_daily(&self) -> Result<(), ApiError> {
        let (stop, stopped) = mpsc::channel();
        let handle = self.weak();
        let look = move || {
            let mut wait = FIRST_LOOK;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let Some(handle) = handle() else {
                    return;
                };
                handle.copy_or_note_why_not();
                wait = NEXT_LOOK;
            }
        };
        let thread = thread::Builder::new().name("copies".to_owned()).spawn(look);
        let thread = thread.map_err(crate::handle::internal)?;
        self.copies().watch(Watch { stop, thread });
        Ok(())
    }

    fn copy_or_note_why_not(&self) {
        let failed = self.copy_if_due().err();
        if let Some(error) = &failed {
            tracing::warn!(%error, "no copy was made today");
        }
        self.copies().note(failed.map(|error| error.message));
        self.tell(&[Area::Backups]);
    }

    /// Makes the copy of today where there is none and something is new since the
    /// last one. Made-up training alone is nothing to keep.
    pub fn copy_if_due(&self) -> Result<Option<Backup>, ApiError> {
        let today = self.now().date();
        let copies = Copies::within(self.folder())?;
        if copies.iter().any(|copy| copy.made.date() == today) {
            return Ok(None);
        }
        let reader = self.reader()?;
        if reader.changes_listed_after(0, 1)?.is_empty() {
            return Ok(None);
        }
        let newest = copies.iter().max();
        let newest = newest.map(|name| super::folder(self.folder()).join(name.to_string()));
        let held = newest.and_then(|newest| store::held_by(&newest).ok());
        if held.is_some() && held == store::held_in(self.folder()).ok() {
            return Ok(None);
        }
        self.back_up(BackupReason::Daily).map(Some)
    }
}
