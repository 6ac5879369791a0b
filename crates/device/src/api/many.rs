//! What a person does with whole workouts: again, on another day, or with many
//! of them at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{edits::Thing, shown::*};

/// Makes a new workout of an old one. Its title, exercises, supersets and the
/// exercises' notes come along; what was remarked about that day does not.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DuplicateWorkout {
    /// Which.
    pub workout: WorkoutId,
    /// The day of the new one, `2026-11-20`; today where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<String>,
    /// With its sets, as done once more: it is finished and lasts as long, at
    /// the same time of day. Else it holds the exercises alone, to be filled;
    /// today it then runs.
    pub with_sets: bool,
}

/// Moves workouts to other days, each at its time of day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveWorkouts {
    /// Which.
    pub workouts: Vec<WorkoutId>,
    /// Whither.
    pub to: MoveTo,
}

/// Whither workouts move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum MoveTo {
    /// So many days later, or earlier.
    Days {
        /// How many; earlier where it is below zero.
        days: i32,
    },
    /// The first of them to this day, and the others as far.
    Day {
        /// `2026-11-20`.
        day: String,
    },
}

/// Workouts were moved.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Moved {
    /// By how many days; as many back undoes it.
    pub days: i32,
    /// The gesture.
    pub batch: BatchId,
}

/// Names several things at once.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ThingsRequest {
    /// Which.
    pub things: Vec<Thing>,
}

/// A gesture over several things was done.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DoneTogether {
    /// The gesture.
    pub batch: BatchId,
}
