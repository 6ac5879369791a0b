//! What screens are shown: workouts, sets and exercises as plain values, with
//! every training number already computed and in the person's own unit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Aim;

/// Makes a newtype over the text of an id, as it crosses to a front end.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub struct $name(pub String);
    )*};
}

ids! {
    /// A workout, such as `0193...`.
    WorkoutId;
    /// An exercise within one workout or routine.
    EntryId;
    /// A routine.
    RoutineId;
    /// One set of a workout or a routine.
    SetId;
    /// An exercise: a slug of the library, or the id of an own exercise.
    ExerciseId;
    /// A gym.
    GymId;
    /// A bar of a gym.
    BarId;
    /// A measurement of the body, by its day and measure: `2026-11-26 weight`.
    ReadingId;
    /// All changes of one gesture over several documents, such as an import.
    BatchId;
    /// A change, by its hash in hexadecimal.
    ChangeId;
    /// Something that was done on this device, to be undone.
    GestureId;
    /// A file that the person chose; stands for a path that the screen never sees.
    FileToken;
    /// Where the next page begins; opaque to the screen.
    Cursor;
}

/// A unit of mass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum MassUnit {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
}

/// An amount of mass in the unit that it is to be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Amount {
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: MassUnit,
}

/// How a load was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LoadForm {
    /// A weight: `100 kg`.
    Weight,
    /// Bodyweight alone.
    Bodyweight,
    /// Bodyweight and more: `bw+20`.
    Added,
    /// Bodyweight less assistance: `bw-15`.
    Assisted,
}

/// A load as typed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Load {
    /// How it was typed.
    pub form: LoadForm,
    /// The number typed, in the unit typed; none for bodyweight alone.
    pub mass: Option<Amount>,
}

/// What kind of set it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SetKind {
    /// An ordinary working set.
    Working,
    /// A warm-up.
    WarmUp,
    /// A drop set.
    Drop,
    /// Taken to failure.
    Failure,
    /// As many repetitions as possible.
    Amrap,
}

/// The scale that effort was typed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum EffortScale {
    /// Rate of perceived exertion, 1 to 10.
    Rpe,
    /// Repetitions in reserve.
    Rir,
}

/// Effort as typed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Effort {
    /// The scale.
    pub scale: EffortScale,
    /// The number on it.
    pub value: f64,
}

/// A distance as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Distance {
    /// How far.
    pub value: f64,
    /// `m`, `km`, `mi`, `yd` or `ft`.
    pub unit: String,
}

/// What a set is the best of, among all sets of its exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Record {
    /// The highest estimated one-rep maximum.
    E1rm,
    /// The heaviest load for this many repetitions.
    ForReps {
        /// How many.
        reps: u32,
    },
    /// The longest time.
    Longest,
    /// The farthest distance.
    Farthest,
}

/// One set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Set {
    /// Its id.
    pub id: SetId,
    /// Its kind.
    pub kind: SetKind,
    /// The short notation that says the same; what an editor starts with.
    pub notation: String,
    /// The load as typed.
    pub load: Option<Load>,
    /// Repetitions.
    pub reps: Option<u32>,
    /// Distance as typed.
    pub distance: Option<Distance>,
    /// Seconds of work.
    pub seconds: Option<u32>,
    /// Effort as typed.
    pub effort: Option<Effort>,
    /// A remark.
    pub note: Option<String>,
    /// Seconds of rest after it, where known.
    pub rest: Option<u32>,
    /// The estimated one-rep maximum by the default formula.
    pub e1rm: Option<Amount>,
    /// The records that this set holds now.
    pub records: Vec<Record>,
    /// Fields that two devices set to different values at the same time.
    pub disputes: Vec<Dispute>,
}

/// A field that two devices set to different values at the same time. Setting it
/// again settles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Dispute {
    /// The field: `load`, `title`, or `deleted` where one device deleted what
    /// another changed.
    pub field: String,
    /// The values that are not shown, as they were set; empty for none.
    pub others: Vec<String>,
}

/// An exercise, as briefly as a line needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExerciseName {
    /// Its id.
    pub id: ExerciseId,
    /// Its name.
    pub name: String,
    /// Its equipment in words, such as `Barbell`; empty for none.
    pub equipment: String,
}

/// What was done the last time that an exercise was trained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LastTime {
    /// The civil date, `2026-11-19`.
    pub day: String,
    /// The sets of that workout.
    pub sets: Vec<Set>,
}

/// An exercise in a workout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Which exercise.
    pub exercise: ExerciseName,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// The sets, in order.
    pub sets: Vec<Set>,
    /// What its routine asks for, in order.
    pub aims: Vec<Aim>,
    /// The rest between its sets in seconds; none for the usual one.
    pub rest: Option<u32>,
    /// The time before this workout; only where a screen asks for it.
    pub last_time: Option<LastTime>,
    /// Its own fields that two devices set differently at the same time.
    pub disputes: Vec<Dispute>,
}

/// A whole workout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Workout {
    /// Its id.
    pub id: WorkoutId,
    /// Its title; empty where none was given.
    pub title: String,
    /// The civil date that it began on.
    pub day: String,
    /// Local civil begin, `2026-11-23T18:04`.
    pub start: String,
    /// Local civil end; none while it runs or where it is unknown.
    pub end: Option<String>,
    /// Whether it is still running.
    pub running: bool,
    /// Whole minutes from begin to end, or to now while it runs.
    pub minutes: Option<u32>,
    /// A remark.
    pub note: String,
    /// Its exercises, in order.
    pub entries: Vec<Entry>,
    /// How many sets.
    pub sets: u32,
    /// Its volume: load times repetitions over all sets but warm-ups.
    pub volume: Amount,
    /// The routine that it was begun from.
    pub routine: Option<RoutineId>,
    /// The app that it was imported from.
    pub imported_from: Option<String>,
    /// Whether it lies in the trash.
    pub deleted: bool,
    /// Its own fields that two devices set differently at the same time.
    pub disputes: Vec<Dispute>,
}

/// One exercise of a workout in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SummaryLine {
    /// Which exercise.
    pub exercise: ExerciseName,
    /// How many sets of it.
    pub sets: u32,
    /// Its best set in the short notation, such as `140kg x5`.
    pub best: Option<String>,
}

/// A workout in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkoutSummary {
    /// Its id.
    pub id: WorkoutId,
    /// Its title; empty where none was given.
    pub title: String,
    /// The civil date.
    pub day: String,
    /// Local civil begin.
    pub start: String,
    /// Whole minutes, where known.
    pub minutes: Option<u32>,
    /// Whether it is still running.
    pub running: bool,
    /// How many sets.
    pub sets: u32,
    /// Its volume.
    pub volume: Amount,
    /// Its exercises, in order.
    pub lines: Vec<SummaryLine>,
}
