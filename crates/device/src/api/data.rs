//! Where the logbook lies, taking it out, and made-up training to look around in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::*;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum WeekDay {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// What the person is used to with an exercise.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExerciseHabits {
    /// Which.
    pub exercise: ExerciseId,
    /// The unit assumed where none is typed; none for the logbook's.
    pub unit: Option<MassUnit>,
    /// The rest after a set, in seconds, 0 for none; none for the usual one.
    pub rest: Option<u32>,
}

/// Asks what the person is used to with an exercise.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HabitsRequest {
    /// Which.
    pub exercise: ExerciseId,
}

/// A program that keeps folders the same on several machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FolderSync {
    /// Dropbox.
    Dropbox,
    /// OneDrive.
    OneDrive,
    /// iCloud Drive.
    ICloud,
    /// Google Drive.
    GoogleDrive,
    /// Nextcloud or ownCloud.
    Nextcloud,
    /// Syncthing.
    Syncthing,
}

/// Where the logbook lies.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Kept {
    /// Its folder.
    pub folder: String,
    /// Who else copies that folder about, where somebody does.
    pub synced_by: Option<FolderSync>,
}

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportForm {
    /// Everything, as JSON.
    Json,
    /// A row for each set, as CSV.
    Csv,
    /// One file that another copy of this program opens.
    Chalkbook,
}

/// Exports the logbook.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportRequest {
    /// Where to.
    pub file: FileToken,
    /// In which form.
    pub form: ExportForm,
    /// Only these workouts; none for everything.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub workouts: Option<Vec<WorkoutId>>,
}

/// What was exported.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportDone {
    /// How many workouts.
    pub workouts: u32,
    /// How many sets.
    pub sets: u32,
}

/// The made-up training in the logbook, if any.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DemoState {
    /// Names it for throwing it away; none where there is none.
    pub batch: Option<BatchId>,
}
