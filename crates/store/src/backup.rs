//! Copies of a logbook's whole file, made while it is in use. SQLite copies page
//! by page from one moment of the log, so nobody who writes waits for it, and
//! nothing that is written meanwhile makes it begin anew.
//!
//! A copy counts once it was opened, looked through and found to hold what was
//! copied; until then it has another name. Which copies there are to be, and when,
//! is the device's business.

use std::{fs::File, io, path::Path};

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

use crate::{
    Files, StoreError,
    keep::{beside, remove_with_log},
    open,
    post::Sum,
};

/// A mebibyte: short enough to be broken off between two steps at once.
const PAGES_A_STEP: i32 = 256;

/// What stands behind a copy's name until it counts.
const UNFINISHED: &str = ".part";

/// What a file holds of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The form of its ledger.
    pub form: u32,
    /// How many changes.
    pub changes: u64,
    /// The sum of their hashes.
    pub sum: Sum,
}

/// Copies the logbook in a folder to `to`, whole or not at all. `go_on` is asked
/// between two steps.
pub fn back_up(folder: &Path, to: &Path, go_on: &dyn Fn() -> bool) -> Result<Held, StoreError> {
    let source = open::open_read_only(&Files::within(folder).database)?;
    copy_of(&source, to, go_on)
}

/// Removes what a process that was killed left of the copy `to`.
pub fn remove_unfinished(to: &Path) -> Result<(), StoreError> {
    remove_with_log(&beside(to, UNFINISHED))
}

/// The copy that a file is the unfinished beginning of, by its name.
pub fn unfinished_of(name: &str) -> Option<&str> {
    name.strip_suffix(UNFINISHED)
}

/// What a copy holds; an error where it cannot be read.
pub fn held_by(copy: &Path) -> Result<Held, StoreError> {
    Held::of(&open::open_copy(copy)?)
}

/// How many changes a copy holds; an error where it cannot be read.
pub fn changes_in(copy: &Path) -> Result<u64, StoreError> {
    let connection = open::open_copy(copy)?;
    let count: i64 = connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// The same for the logbook in a folder, whoever has it open.
pub fn held_in(folder: &Path) -> Result<Held, StoreError> {
    Held::of(&open::open_read_only(&Files::within(folder).database)?)
}

/// Copies what a connection sees of its database.
pub(crate) fn copy_of(
    source: &Connection,
    to: &Path,
    go_on: &dyn Fn() -> bool,
) -> Result<Held, StoreError> {
    whole_or_not(to, &mut |part| {
        // One moment of the source, which its writers need not wait for.
        let moment = source.unchecked_transaction()?;
        let held = Held::of(source)?;
        copy_pages(source, part, go_on).map_err(|error| error.at(to))?;
        drop(moment);
        stand_alone(part)?;
        refuse_another(part, held)?;
        Ok(held)
    })
}

/// Lets `make` make a file under another name, and gives it its own when it is
/// whole and on the disk. What stood there stays until then.
pub(crate) fn whole_or_not<T>(
    to: &Path,
    make: &mut dyn FnMut(&Path) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let part = beside(to, UNFINISHED);
    remove_with_log(&part)?;
    let made = make(&part).and_then(|made| {
        put_in_place(&part, to).map_err(|source| StoreError::of_file(to, source))?;
        Ok(made)
    });
    if made.is_err() {
        // What is half made is of no use; the error is told.
        drop(remove_with_log(&part));
    }
    made
}

fn put_in_place(part: &Path, to: &Path) -> io::Result<()> {
    File::options().write(true).open(part)?.sync_all()?;
    std::fs::rename(part, to)?;
    // Elsewhere a folder cannot be opened, and need not be.
    match to.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        Some(_) | None => Ok(()),
    }
}

fn copy_pages(source: &Connection, to: &Path, go_on: &dyn Fn() -> bool) -> Result<(), StoreError> {
    let mut copy = Connection::open(to)?;
    // It is thrown away where it does not come to its end, and brought to the disk
    // when it does.
    copy.pragma_update(None, "journal_mode", "OFF")?;
    copy.pragma_update(None, "synchronous", "OFF")?;
    let backup = Backup::new(source, &mut copy)?;
    while backup.step(PAGES_A_STEP)? != StepResult::Done {
        if !go_on() {
            return Err(StoreError::BrokenOff);
        }
    }
    Ok(())
}

/// The original says that it has a log beside it, and a copy is to be one file.
fn stand_alone(copy: &Path) -> Result<(), StoreError> {
    let connection = Connection::open(copy)?;
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

/// Opens the copy anew, and looks whether all of it can be read and is what was
/// copied.
fn refuse_another(copy: &Path, held: Held) -> Result<(), StoreError> {
    let found = open::open_other(copy).and_then(|copy| Held::of(&copy));
    match found {
        Ok(found) if found == held => Ok(()),
        Ok(_) => Err(not_verified("it holds other changes than the logbook")),
        Err(error) => Err(not_verified(&error.to_string())),
    }
}

fn not_verified(reason: &str) -> StoreError {
    StoreError::Damaged {
        reason: format!("a copy of it could not be verified: {reason}"),
    }
}

impl Held {
    fn of(connection: &Connection) -> Result<Self, StoreError> {
        let mut held = Self {
            form: open::check_whose(connection)?,
            changes: 0,
            sum: Sum::default(),
        };
        let mut select = connection.prepare("SELECT hash FROM change")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            held.changes += 1;
            crate::post::add_to_sum(&mut held.sum, &row.get(0)?);
        }
        Ok(held)
    }
}

#[cfg(test)]
mod tests;
