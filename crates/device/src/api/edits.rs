//! What a person does to the logbook.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::WeekDay;
use super::exercises::OneRepFormula;
use super::goals::GoalId;
use super::{Asked, Broken, shown::*};

/// Starts a workout, now or on a past day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct StartWorkout {
    /// Its title.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub title: String,
    /// Local civil begin, `2026-11-20T18:00` or a bare day; now where none is
    /// given. A workout of a past day is finished from the start.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub start: Option<String>,
    /// A routine whose exercises and targets it is to have, and whose name, where
    /// no title is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub routine: Option<RoutineId>,
}

/// Adds an exercise to a workout.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddEntry {
    /// Which workout.
    pub workout: WorkoutId,
    /// Which exercise.
    pub exercise: ExerciseId,
}

/// Logs sets.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LogSets {
    /// The exercise in a workout that they belong to.
    pub entry: EntryId,
    /// In the short notation.
    pub text: String,
    /// The set that is proposed beside the line, in the notation: `5` alone is
    /// then so many repetitions of it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub beside: Option<String>,
    /// What was doubted is meant.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub sure: bool,
}

/// What was logged.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Logged {
    /// The workout.
    pub workout: WorkoutId,
    /// The exercise in it.
    pub entry: EntryId,
    /// The sets, in order.
    pub sets: Vec<SetId>,
    /// The records that they broke.
    pub records: Vec<Record>,
    /// The same with what they were before.
    pub broken: Vec<Broken>,
}

/// Logs a whole line into the running workout, or into a new one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LogLine {
    /// An exercise's name and sets: `Bench Press 100x5@8, 102.5x3`.
    pub text: String,
    /// A past day, `2026-11-20`; its workout is finished from the start.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<String>,
    /// Finish the workout afterwards.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub finish: bool,
    /// The unit assumed where none is typed; the logbook's where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<MassUnit>,
}

/// What a line logged.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LineLogged {
    /// What was logged.
    pub logged: Logged,
    /// The exercise.
    pub exercise: ExerciseName,
    /// The name was unknown, and an own exercise was made for it.
    pub new_exercise: bool,
    /// A workout was started for it.
    pub new_workout: bool,
    /// The first of them that might not be meant as typed. It is logged as it is.
    pub doubted: Option<Asked>,
}

/// Changes a set to what a text says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditSet {
    /// Which set.
    pub set: SetId,
    /// One set in the short notation.
    pub text: String,
    /// What was doubted is meant.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub sure: bool,
    /// The unit assumed where none is typed; the logbook's where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<MassUnit>,
}

/// Changes a workout's own fields; a field that is absent stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditWorkout {
    /// Which workout.
    pub workout: WorkoutId,
    /// Its title.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub title: Option<String>,
    /// Local civil begin.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub start: Option<String>,
    /// Local civil end.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub end: Option<String>,
    /// Its note.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub note: Option<String>,
}

/// Changes an entry's own fields; a field that is absent stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditEntry {
    /// Which entry.
    pub entry: EntryId,
    /// Another exercise.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub exercise: Option<ExerciseId>,
    /// Its note.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub note: Option<String>,
}

/// Finishes a workout.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FinishWorkout {
    /// Which workout.
    pub workout: WorkoutId,
    /// Local civil end; now where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub end: Option<String>,
}

/// Names one thing that can lie in the trash.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "lowercase")]
pub enum Thing {
    /// A workout with all that is in it.
    Workout(WorkoutId),
    /// A routine with all that is in it.
    Routine(RoutineId),
    /// An exercise in a workout, with its sets.
    Entry(EntryId),
    /// One set.
    Set(SetId),
    /// A goal.
    Goal(GoalId),
    /// A gym.
    Gym(GymId),
    /// A measurement of the body.
    Reading(ReadingId),
}

/// Puts a thing into the trash, or takes it out again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ThingRequest {
    /// Which.
    pub thing: Thing,
}

/// Adds an own exercise.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddExercise {
    /// Its name.
    pub name: String,
    /// The key of what it is loaded with or done on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub equipment: Option<String>,
    /// The muscles that it works.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub muscles: Option<MusclesWorked>,
}

/// The muscles that an exercise works, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MusclesWorked {
    /// Those that it is done for: a set counts whole for each.
    pub leading: Vec<String>,
    /// Those that help: a set counts half for each.
    pub assisting: Vec<String>,
}

/// Says what an own exercise is loaded with and which muscles it works; a field
/// that is absent stays as it is. Its sets are counted anew.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DescribeExercise {
    /// Which.
    pub exercise: ExerciseId,
    /// The key of what it is loaded with or done on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub equipment: Option<String>,
    /// The muscles that it works.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub muscles: Option<MusclesWorked>,
}

/// Renames an exercise; a shipped one gets the person's own name for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RenameExercise {
    /// Which.
    pub exercise: ExerciseId,
    /// The new name.
    pub name: String,
}

/// Puts an exercise away, or takes it back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArchiveExercise {
    /// Which.
    pub exercise: ExerciseId,
    /// Away, or back.
    pub archived: bool,
}

/// Makes one exercise of two: the sets of the first count as the second's.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergeExercises {
    /// The one that goes.
    pub from: ExerciseId,
    /// The one that stays.
    pub into: ExerciseId,
}

/// Changes settings; a field that is absent stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChangeSettings {
    /// The unit.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<MassUnit>,
    /// The usual rest between two sets, in seconds; 0 for none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub usual_rest: Option<u32>,
    /// The day that weeks begin on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub first_day: Option<WeekDay>,
    /// The formula that one-rep maxima are estimated by.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub formula: Option<OneRepFormula>,
    /// The scale that effort is shown on first.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub effort: Option<EffortScale>,
}

/// Done, and there is nothing to tell.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(type = "{ [key in never]?: never }")]
pub struct Done {}
