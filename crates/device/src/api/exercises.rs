//! What the Exercises screen asks for and is given: the library, one exercise's
//! page, and what a merge of two would do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{edits::MusclesWorked, explain::Days, shown::*};

/// How much of the past a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Span {
    /// The last 53 weeks, a point a week.
    #[default]
    Year,
    /// Everything, a point a month.
    All,
}

/// Asks for an exercise's page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExerciseRequest {
    /// Which.
    pub exercise: ExerciseId,
    /// What the chart shows.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub span: Span,
}

/// An exercise's page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExercisePage {
    /// Its name.
    pub exercise: ExerciseName,
    /// Whether the person made it.
    pub own: bool,
    /// Whether it was put away.
    pub archived: bool,
    /// The muscles that it works.
    pub muscles: MusclesWorked,
    /// The exercise that its sets count as, where it was merged into one.
    pub merged_into: Option<ExerciseName>,
    /// The share of body weight that each repetition moves.
    pub share: Option<f64>,
    /// Whether repetitions are those of one side, so that volume counts both.
    pub one_sided: bool,
    /// How many sets, ever.
    pub sets: u32,
    /// In how many workouts.
    pub workouts: u32,
    /// The first and the last day, where there is one.
    pub days: Option<(String, String)>,
    /// The volume of them all.
    pub volume: Amount,
    /// The highest estimated one-rep maximum, by the formula of records.
    pub best_e1rm: Option<Best>,
    /// The formula of records.
    pub formula: OneRepFormula,
    /// The highest estimate by each formula, each with the set that holds it, by
    /// rising estimate. One formula's record says nothing of another's.
    pub by_formula: Vec<BestByFormula>,
    /// The heaviest load for each number of repetitions, fewest first.
    pub by_reps: Vec<BestForReps>,
    /// The longest time.
    pub longest: Option<Best>,
    /// The farthest distance.
    pub farthest: Option<Best>,
    /// Its year, or everything.
    pub chart: Chart,
    /// The newest sets; more by `exercise_sets`.
    pub newest: SetsPage,
}

/// A record and the set that holds it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Best {
    /// The estimate, for an e1RM.
    pub amount: Option<Amount>,
    /// The set that holds it.
    pub set: Set,
    /// When.
    pub day: String,
    /// Where.
    pub workout: WorkoutId,
}

/// A published formula that estimates a one-rep maximum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum OneRepFormula {
    /// Epley 1985, which records are kept by.
    #[default]
    Epley,
    /// Brzycki 1993.
    Brzycki,
    /// Lombardi 1989.
    Lombardi,
    /// O'Conner and others 1989.
    OConner,
    /// Mayhew and others 1992.
    Mayhew,
    /// Wathan 1994.
    Wathan,
    /// Lander 1985.
    Lander,
}

/// The highest estimate by one formula.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BestByFormula {
    /// The formula.
    pub formula: OneRepFormula,
    /// The name of its author.
    pub name: String,
    /// The estimate.
    pub amount: Amount,
    /// The set that holds it.
    pub set: Set,
    /// When.
    pub day: String,
    /// Where.
    pub workout: WorkoutId,
}

/// The heaviest load for a number of repetitions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BestForReps {
    /// How many.
    pub reps: u32,
    /// The load as typed.
    pub load: Load,
    /// When.
    pub day: String,
    /// Where.
    pub workout: WorkoutId,
}

/// e1RM and volume over time.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Chart {
    /// What it shows.
    pub span: Span,
    /// The unit of both.
    pub unit: MassUnit,
    /// One a week or a month, oldest first, without gaps.
    pub points: Vec<ChartPoint>,
}

/// One week or month of an exercise.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChartPoint {
    /// Its first day.
    pub day: String,
    /// The days that its numbers are of. The weeks of a month are those whose
    /// Monday is in it.
    pub of: Days,
    /// The best estimate in it.
    pub e1rm: Option<f64>,
    /// The volume in it.
    pub volume: f64,
    /// The sets in it.
    pub sets: u32,
}

/// Asks for more sets of an exercise.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetsRequest {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Where to go on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<Cursor>,
    /// At most this many; 60 where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// Sets of an exercise, newest first, a group for each workout.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetsPage {
    /// The groups.
    pub days: Vec<DayOfSets>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

/// The sets of one exercise in one workout.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DayOfSets {
    /// When.
    pub day: String,
    /// Where.
    pub workout: WorkoutId,
    /// The workout's title.
    pub title: String,
    /// The sets, in order.
    pub sets: Vec<Set>,
}

/// Asks for exercises by name or alias, and by what they are.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ExercisesRequest {
    /// What was typed; empty for those trained most lately.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub query: String,
    /// Only those that this muscle leads in or assists, by its key.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub muscle: Option<String>,
    /// Only those done on this, by its key.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub equipment: Option<String>,
    /// Which of them.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub shelf: Shelf,
    /// At most this many; 20 where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// A part of all exercises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Shelf {
    /// All but those that were put away.
    #[default]
    All,
    /// Those that have sets.
    Trained,
    /// The person's own.
    Own,
    /// Those that were put away.
    Archived,
}

/// Exercises that were found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Exercises {
    /// Best first.
    pub exercises: Vec<ExerciseHit>,
}

/// An exercise that was found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExerciseHit {
    /// Its name.
    pub exercise: ExerciseName,
    /// Whether the person made it.
    pub own: bool,
    /// How many sets, ever.
    pub sets: u32,
    /// When it was trained last.
    pub last_day: Option<String>,
    /// The other name that answers the query, where its name does not.
    pub alias: Option<String>,
}

/// Asks what a merge would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergePreviewRequest {
    /// The exercise that goes.
    pub from: ExerciseId,
    /// The one that stays.
    pub into: ExerciseId,
}

/// What a merge would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergePreview {
    /// The exercise that goes.
    pub from: ExerciseName,
    /// The one that stays.
    pub into: ExerciseName,
    /// How many sets would count as the other's.
    pub sets: u32,
    /// In how many workouts.
    pub workouts: u32,
    /// How many sets the other would have then.
    pub sets_then: u32,
    /// The muscles that the sets would work from then on.
    pub muscles: MusclesWorked,
    /// Whether these are other muscles than before.
    pub other_muscles: bool,
    /// The records that would change hands.
    pub records: Vec<RecordThen>,
    /// How many records would stay with the one that stays.
    pub records_kept: u32,
}

/// A record of the exercise that stays, before and after a merge.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordThen {
    /// Which.
    pub record: Record,
    /// The set that holds it now; none where it has no such record yet.
    pub now: Option<Holder>,
    /// The set that would hold it.
    pub then: Holder,
}

/// A set that holds a record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Holder {
    /// The estimate, for an e1RM.
    pub amount: Option<Amount>,
    /// The set.
    pub set: Set,
    /// When.
    pub day: String,
}
