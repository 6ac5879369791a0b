//! Undoing and doing again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::*;

/// Something that a person did on this device.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Gesture {
    /// Its id.
    pub id: GestureId,
    /// The name of the call that did it.
    pub call: String,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// How many documents of its kind it touched.
    pub things: u32,
    /// The exercise that it was about.
    pub exercise: Option<ExerciseName>,
    /// The title of the workout that it was about; empty where that has none.
    pub title: Option<String>,
    /// The day of that workout, `2026-11-23`.
    pub day: Option<String>,
}

/// What can be undone and done again just now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UndoState {
    /// What would be undone.
    pub undo: Option<Gesture>,
    /// What would be done again.
    pub redo: Option<Gesture>,
}

/// Names a gesture.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GestureRequest {
    /// Which.
    pub gesture: GestureId,
}

/// What was undone, or done again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct Undone {
    /// What; none where there is nothing left.
    pub what: Option<Gesture>,
    /// Names the undoing itself, to take it back; none where it changed nothing.
    pub gesture: Option<GestureId>,
    /// How many fields and things were left as they are.
    pub left: u32,
    /// Those that were left, and what stands in their way; the first of them.
    pub blocked: Vec<Blocked>,
}

/// Something that was left as it is, because it was changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Blocked {
    /// The document that it is in, such as `settings`.
    pub document: String,
    /// The entry or set; none for the document's own fields.
    pub entity: Option<String>,
    /// The field; empty for a thing that is still in use.
    pub field: String,
    /// Whether the change was made on this device.
    pub here: bool,
    /// The installation that made it, in hexadecimal.
    pub device: String,
    /// What was meant by it, such as `edit_set`.
    pub intention: String,
}
