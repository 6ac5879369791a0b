//! What happened to the logbook: who did what, and when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Blocked, Installation, shown::*};

/// What something that happened was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ActivityKind {
    /// A workout.
    Workout,
    /// An exercise.
    Exercise,
    /// A routine.
    Routine,
    /// A goal.
    Goal,
    /// Measurements of the body.
    Body,
    /// Settings and gyms.
    Settings,
    /// An import, or made-up training.
    Import,
    /// What a newer version knows.
    Unknown,
}

/// Asks what happened, newest first: to the whole logbook, or to one thing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ChangesRequest {
    /// The id of a workout, an exercise in one, a set, an exercise, a goal or a
    /// routine; or `settings`, or a year of the body, `body/2026`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub of: Option<String>,
    /// Only what was about this.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<ActivityKind>,
    /// Only what this installation did.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub device: Option<String>,
    /// Only what was done on this day here, `2026-11-23`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<String>,
    /// Where the page begins; at the newest where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<Cursor>,
    /// At most so many; 50 where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// What happened, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangesPage {
    /// What happened.
    pub items: Vec<Happening>,
    /// Where the next page begins; none after the last.
    pub next: Option<Cursor>,
    /// Every device that ever did something.
    pub authors: Vec<Installation>,
}

/// Something that happened: a change, or all changes of a batch.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Happening {
    /// The change, or the newest of them.
    pub change: ChangeId,
    /// The batch, where it is one.
    pub batch: Option<BatchId>,
    /// When, by the clock of its device, in milliseconds since 1970.
    pub at: f64,
    /// When it came here, in milliseconds since 1970.
    pub arrived: f64,
    /// Who.
    pub by: Installation,
    /// What was meant, such as `log_sets`.
    pub intention: String,
    /// What it was about.
    pub kind: ActivityKind,
    /// The document, such as `workout/0193...`.
    pub document: String,
    /// The title of the workout or routine; empty where it has none.
    pub title: Option<String>,
    /// The day of that workout, `2026-11-23`.
    pub day: Option<String>,
    /// The exercise.
    pub exercise: Option<ExerciseName>,
    /// How many changes there are.
    pub changes: u32,
    /// How many documents they are in.
    pub things: u32,
    /// What a lone change did, field for field.
    pub fields: Vec<FieldChange>,
}

/// A field that was changed, or a thing that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// The entry or set; none for the fields of the whole.
    pub thing: Option<String>,
    /// Its exercise.
    pub exercise: Option<ExerciseName>,
    /// The number of a set among those of its exercise; none of one that is called
    /// by its kind, such as a warm-up.
    pub number: Option<u32>,
    /// The kind of a set.
    pub kind: Option<SetKind>,
    /// The field by its name in the document, by which it alone is brought back:
    /// `reps`, `plate:20 kg`, `2026-11-26 weight`; empty where the thing was made.
    pub key: String,
    /// What kind of field it is, such as `reps`, `plate` or `weight`.
    pub field: String,
    /// What of the field, where it holds one value for each of several things:
    /// the plate of a gym, the day of a measurement.
    pub of: Option<String>,
    /// The value before.
    pub before: Option<String>,
    /// The value after; what the thing then was, where it was made.
    pub after: Option<String>,
}

/// Names a change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeRequest {
    /// Which.
    pub change: ChangeId,
}

/// What undoing a change out of the past would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UndoPlan {
    /// What it would write, field for field.
    pub fields: Vec<FieldChange>,
    /// What it would leave as it is, and what stands in its way.
    pub blocked: Vec<Blocked>,
}

/// Asks for a workout as this device knew it just after a change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WorkoutThen {
    /// Which workout.
    pub workout: WorkoutId,
    /// After which change.
    pub change: ChangeId,
}

/// Asks for a month as this device knew it at a moment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MonthThen {
    /// Which month, `2026-11`.
    pub month: String,
    /// When, in milliseconds since 1970.
    pub at: f64,
}

/// A month as this device knew it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MonthAsItWas {
    /// The last change that it knew; none where it knew nothing yet.
    pub change: Option<ChangeId>,
    /// When that came here, in milliseconds since 1970.
    pub arrived: Option<f64>,
    /// When the first change of all came here.
    pub earliest: Option<f64>,
    /// The workouts that were not in the trash, newest first.
    pub workouts: Vec<WorkoutAsItWas>,
    /// How many workouts stand in the month today that did not then.
    pub added: u32,
}

/// A workout as this device knew it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WorkoutAsItWas {
    /// The workout.
    pub id: WorkoutId,
    /// Its title.
    pub title: String,
    /// Its day, `2026-11-23`.
    pub day: String,
    /// When it began, `2026-11-23T18:04`.
    pub start: String,
    /// How many sets it had.
    pub sets: u32,
    /// What happened to it since.
    pub since: Since,
}

/// What happened to a workout since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Since {
    /// Nothing.
    Same,
    /// It was changed.
    Changed,
    /// It was moved to a day of another month.
    Moved,
    /// It lies in the trash.
    Deleted,
}

/// Brings something back as this device knew it just after a change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BringBack {
    /// The change; it names the document too.
    pub change: ChangeId,
    /// The entry or set; all of the document where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub thing: Option<String>,
    /// The key of one of its fields, as `FieldChange` has it; all of them where
    /// nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub field: Option<String>,
}

/// What was brought back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BroughtBack {
    /// How many fields and things were written; none where all stood so already.
    pub written: u32,
}

/// The imports there were, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Imports {
    /// The imports.
    pub items: Vec<PastImport>,
}

/// An import.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PastImport {
    /// Its batch.
    pub batch: BatchId,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// Who.
    pub by: Installation,
    /// The app that the file came from, such as `Strong`; empty where unknown.
    pub app: String,
    /// How many workouts it brought.
    pub workouts: u32,
    /// The day of the first of them, and of the last.
    pub days: Option<(String, String)>,
    /// How many of them were changed since; undoing keeps what was changed.
    pub edited: u32,
    /// How many of them lie in the trash.
    pub in_trash: u32,
    /// Names its undoing, where it was undone, to take that back.
    pub undone: Option<BatchId>,
}
