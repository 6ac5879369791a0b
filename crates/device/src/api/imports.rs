//! Import of other apps' files: preview, run, undo.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::*;

/// Which exercise of ours a name of theirs stands for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NameChoice {
    /// Their name.
    pub foreign: String,
    /// Our exercise; none makes an own exercise of that name.
    pub exercise: Option<ExerciseId>,
}

/// Asks what an import of a file would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportRequest {
    /// The file.
    pub file: FileToken,
    /// The unit, where the file leaves it open.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<MassUnit>,
    /// What the person chose for names; others are remembered or suggested.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub names: Vec<NameChoice>,
}

/// Why a row is left out, and where.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Skipped {
    /// The line in the file, the first is 1.
    pub line: u32,
    /// The column's name; empty for the whole row.
    pub column: String,
    /// In words.
    pub reason: String,
}

/// How an exercise was found for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Matched {
    /// Chosen by the person just now.
    Chosen,
    /// Chosen in an earlier import.
    Remembered,
    /// An own exercise of this name.
    Own,
    /// The library knows the name.
    Library,
    /// Nowhere: an own exercise will be made.
    New,
}

/// What a name of theirs will become.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NameMatch {
    /// Their name.
    pub foreign: String,
    /// Our exercise; none where an own exercise will be made.
    pub exercise: Option<ExerciseName>,
    /// How it was found.
    pub found: Matched,
    /// How many sets have this name.
    pub sets: u32,
}

/// The counts of an import; `rows = sets + merged + skipped + already_present`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// Rows of the file below its header.
    pub rows: u32,
    /// Workouts that are new.
    pub workouts: u32,
    /// Sets that are new.
    pub sets: u32,
    /// Rows that are folded into another, such as rest timers.
    pub merged: u32,
    /// Rows of workouts that the logbook has already.
    pub already_present: u32,
    /// Rows that are left out.
    pub skipped: u32,
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// The file's name, without its folder.
    pub file_name: String,
    /// The app and layout, in words.
    pub layout: String,
    /// The counts.
    pub counts: Counts,
    /// The first and the last day in the file.
    pub days: Option<(String, String)>,
    /// Asks for the unit, where the file leaves it open; with a guess.
    pub ask_unit: Option<MassUnit>,
    /// What their names become.
    pub names: Vec<NameMatch>,
    /// What is left out.
    pub skipped: Vec<Skipped>,
    /// The newest workouts as they will be.
    pub sample: Vec<WorkoutSummary>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Imported {
    /// Names it for undoing; none where nothing was new.
    pub batch: Option<BatchId>,
    /// The counts.
    pub counts: Counts,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// A long work under way.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Progress {
    /// What, in words.
    pub work: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}

/// The long work under way, if any.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Underway {
    /// The work.
    pub progress: Option<Progress>,
}

/// Names a batch.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BatchRequest {
    /// Which.
    pub batch: BatchId,
}
