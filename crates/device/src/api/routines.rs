//! Routines: what is planned, how it is shown and how it is changed. The
//! exercises and sets in one are named as those of a workout are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::*;

/// Names one routine.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RoutineRequest {
    /// Which.
    pub routine: RoutineId,
}

/// All routines.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Routines {
    /// By folder: first those in none, then the folders by name.
    pub folders: Vec<RoutineFolder>,
}

/// The routines of a folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RoutineFolder {
    /// Its name; empty for those in none.
    pub name: String,
    /// Its routines, in order.
    pub routines: Vec<RoutineLine>,
}

/// A routine in a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RoutineLine {
    /// Its id.
    pub id: RoutineId,
    /// Its name.
    pub name: String,
    /// Its exercises, in order.
    pub exercises: Vec<ExerciseName>,
    /// How many sets are planned.
    pub sets: u32,
    /// The day on which it was trained last.
    pub last_day: Option<String>,
}

/// A routine's page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RoutinePage {
    /// Its id.
    pub id: RoutineId,
    /// Its name.
    pub name: String,
    /// The folder that it is in; empty for none.
    pub folder: String,
    /// Its exercises, in order.
    pub entries: Vec<PlannedEntry>,
    /// The day on which it was trained last.
    pub last_day: Option<String>,
    /// Whether it lies in the trash.
    pub deleted: bool,
}

/// An exercise in a routine.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlannedEntry {
    /// Its id.
    pub id: EntryId,
    /// Which exercise.
    pub exercise: ExerciseName,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// The rest between its sets in seconds; none for the usual one.
    pub rest: Option<u32>,
    /// The sets, in order.
    pub sets: Vec<PlannedSet>,
    /// What was done the last time.
    pub last_time: Option<LastTime>,
}

/// A set in a routine.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlannedSet {
    /// Its id.
    pub id: SetId,
    /// What is aimed at.
    pub target: Target,
}

/// What is aimed at in a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Target {
    /// As it is typed; what an editor starts with.
    pub notation: String,
    /// The set that meets it, in the notation, with a percent worked out; none
    /// where there is no estimate to take a percent of.
    pub set: Option<String>,
    /// What it says.
    pub said: Said,
}

/// What was understood of a set or a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Said {
    /// Its kind.
    pub kind: SetKind,
    /// The load; of a target in percent the load that it comes to, where there is
    /// an estimate.
    pub load: Option<Load>,
    /// The percent of the estimated one-rep maximum.
    pub percent: Option<f64>,
    /// Repetitions, the fewest of a range.
    pub reps: Option<u32>,
    /// The most of a range.
    pub most: Option<u32>,
    /// The distance as typed.
    pub distance: Option<Distance>,
    /// Seconds of work.
    pub seconds: Option<u32>,
    /// Effort as typed.
    pub effort: Option<Effort>,
    /// A remark.
    pub note: Option<String>,
}

/// A target of an entry in a workout that was begun from a routine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Aim {
    /// What is aimed at.
    pub target: Target,
    /// The set that answers it; none where it is still to come.
    pub answer: Option<SetId>,
}

/// Makes a routine: an empty one, or one of what a workout holds.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddRoutine {
    /// Its name.
    pub name: String,
    /// The folder that it is in; none is given for none.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub folder: String,
    /// The workout whose exercises and sets it is to hold.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub workout: Option<WorkoutId>,
}

/// Changes a routine's own fields; a field that is absent stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditRoutine {
    /// Which routine.
    pub routine: RoutineId,
    /// Its name.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// Its folder; empty for none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub folder: Option<String>,
}

/// Which way a thing goes among its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
}

/// Moves a routine within its folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveRoutine {
    /// Which routine.
    pub routine: RoutineId,
    /// Which way.
    pub way: Way,
}

/// Moves an exercise within its workout or routine.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveEntry {
    /// Which.
    pub entry: EntryId,
    /// Which way.
    pub way: Way,
}

/// Joins an exercise with the one before it, so that they are done in turns, or
/// takes it out of its superset.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct JoinEntry {
    /// Which.
    pub entry: EntryId,
    /// Joined, or apart.
    pub joined: bool,
}

/// Adds an exercise to a routine.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlanEntry {
    /// Which routine.
    pub routine: RoutineId,
    /// Which exercise.
    pub exercise: ExerciseId,
}

/// The entry that was made.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Planned {
    /// Which.
    pub entry: EntryId,
}

/// Sets the rest between the sets of an exercise in a routine or a workout.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlanRest {
    /// Which exercise.
    pub entry: EntryId,
    /// In seconds; none for the usual one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub rest: Option<u32>,
}

/// Plans sets after those that an exercise of a routine has.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PlanSets {
    /// Which exercise of a routine.
    pub entry: EntryId,
    /// Targets in the short notation, with `80%x5` and `x8-12`.
    pub text: String,
}

/// Aims at something else in a planned set.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditTarget {
    /// Which set of a routine.
    pub set: SetId,
    /// One target in the short notation.
    pub text: String,
}

/// Makes a set one of another kind.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeKind {
    /// Which set.
    pub set: SetId,
    /// Which kind.
    pub kind: SetKind,
}

/// Why a set might not be meant as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The load and the repetitions look as if each was typed for the other.
    LoadAndRepsSwapped,
    /// The kilograms look like pounds.
    PoundsTypedAsKilograms,
    /// Over a tonne.
    HeavierThanAnybody,
    /// Over 500 repetitions.
    MoreRepsThanAnybody,
    /// Over a day.
    LongerThanADay,
    /// Over 1,000 km.
    FartherThanAnybody,
    /// Over 108 km/h.
    FasterThanAnybody,
    /// Over four times the heaviest load so far.
    FarAboveBest,
    /// Over four times the most repetitions so far.
    FarMoreReps,
    /// Over four times the longest time so far.
    FarLonger,
    /// Over four times the farthest distance so far.
    FarFarther,
}

impl Doubt {
    /// For front ends that have no words of their own.
    pub fn words(self) -> &'static str {
        match self {
            Self::LoadAndRepsSwapped => "load and repetitions look exchanged",
            Self::PoundsTypedAsKilograms => "the kilograms look like pounds",
            Self::HeavierThanAnybody => "over a tonne",
            Self::MoreRepsThanAnybody => "over 500 repetitions",
            Self::LongerThanADay => "over a day",
            Self::FartherThanAnybody => "over 1,000 km",
            Self::FasterThanAnybody => "over 108 km/h",
            Self::FarAboveBest => "over four times the heaviest so far",
            Self::FarMoreReps => "over four times the most repetitions so far",
            Self::FarLonger => "over four times the longest so far",
            Self::FarFarther => "over four times the farthest so far",
        }
    }
}

/// A set that might not be meant as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Asked {
    /// Why.
    pub doubt: Doubt,
    /// The set as it was understood.
    pub said: Said,
}

/// A record that was broken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Broken {
    /// Which.
    pub record: Record,
    /// What it is now: a mass, seconds or metres.
    pub now: f64,
    /// What other workouts held before.
    pub before: f64,
    /// The unit of a mass; none for a time or a distance.
    pub unit: Option<MassUnit>,
}
