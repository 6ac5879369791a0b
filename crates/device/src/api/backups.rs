//! Copies of the logbook that are kept beside it, and bringing one back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::*;

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    /// A day with something new.
    Daily,
    /// An import came next.
    Import,
    /// Another copy was brought back next.
    Restore,
    /// Another logbook was merged into this one next.
    Merge,
    /// A newer version of the program changed the file's form next.
    Migration,
    /// The person asked for it.
    ByHand,
}

/// How many copies are kept. All others go when a new one is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRule {
    /// The newest copy of each of so many days that have one.
    pub days: u32,
    /// The same for weeks.
    pub weeks: u32,
    /// The same for months.
    pub months: u32,
    /// So many of those that were made before something else was done.
    pub before: u32,
    /// So many of those that the person made.
    pub by_hand: u32,
    /// All of them as long as they take no more bytes than these together; beyond
    /// that the oldest go.
    #[ts(type = "number")]
    pub bytes: u64,
    /// So many of the newest whatever they take.
    pub at_least: u32,
}

/// A copy that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// Its file's name, by which it is brought back.
    pub name: String,
    /// When it was made, `2026-11-26T18:04:00`.
    pub made: String,
    /// Why.
    pub reason: BackupReason,
    /// The file's size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many changes it holds.
    pub changes: u32,
    /// Whether it can be opened.
    pub ok: bool,
}

/// The copies that are kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Where they lie.
    pub folder: String,
    /// How many are kept.
    pub rule: BackupRule,
    /// The newest first.
    pub items: Vec<Backup>,
    /// Why the last one that was to be made by itself was not.
    pub failed: Option<String>,
}

/// The copy that is meant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupSource {
    /// One of those that are kept, by its name.
    Kept(String),
    /// A file that the person chose: a copy, an export, or another logbook.
    File(FileToken),
}

/// Names a copy to look into, or to bring back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RestoreRequest {
    /// Which.
    pub from: BackupSource,
}

/// What bringing a copy back would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestorePreview {
    /// The file's name, without its folder.
    pub file_name: String,
    /// How many changes it holds.
    pub changes: u32,
    /// How many of them are not here.
    pub new_changes: u32,
    /// How many workouts are not here at all.
    pub new_workouts: u32,
}

/// What bringing a copy back did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// How many changes came.
    pub changes: u32,
    /// How many workouts came that were not here at all.
    pub workouts: u32,
    /// How many changes could not be used.
    pub left: u32,
    /// The copy that was made before; none where there was nothing to take in.
    pub copy: Option<String>,
}
