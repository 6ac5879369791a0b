//! Bad luck with a logbook's file, through the real program: damaged, read-only,
//! of a newer version, open elsewhere, on a full disk. Each time there is a clear
//! message and an exit code, nothing is made worse, and a copy precedes a repair.
//!
//! What a test believes about a file it reads past the program, with SQLite or
//! byte by byte. Cases that need a mount or a mark of the file system are made
//! as far as the machine allows; what could not be made is printed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod damaged;
mod disk_full;
mod empty;
mod in_use;
mod ledger;
mod logbook;
mod newer;
mod not_ours;
mod read_only;
