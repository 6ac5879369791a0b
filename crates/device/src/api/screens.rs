//! What each screen asks for and is given.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Said, shown::*};

/// A request that needs nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(type = "{ [key in never]?: never }")]
pub struct Nothing {}

/// The Today screen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Today {
    /// Today's civil date.
    pub date: String,
    /// The workout that is running.
    pub running: Option<Workout>,
    /// Other workouts that run: begun on another device, or left open.
    pub also_running: Vec<WorkoutSummary>,
    /// The running workout began before today and long ago: ask what to do with it.
    pub forgotten: Option<Forgotten>,
    /// What was finished today.
    pub done_today: Vec<WorkoutSummary>,
    /// The newest workouts before today.
    pub recent: Vec<WorkoutSummary>,
    /// This calendar week.
    pub week: Week,
    /// Nothing was ever logged.
    pub empty: bool,
}

/// A workout that was probably forgotten.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Forgotten {
    /// Which workout.
    pub workout: WorkoutId,
    /// When its last set was logged, or else when it began; the end to propose.
    pub suggested_end: String,
}

/// A calendar week in numbers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Week {
    /// Its first day.
    pub first_day: String,
    /// How many workouts.
    pub workouts: u32,
    /// How many sets.
    pub sets: u32,
    /// Their volume.
    pub volume: Amount,
}

/// Asks for a page of history, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct HistoryRequest {
    /// Where to go on; none for the newest.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<Cursor>,
    /// Begin with this month, `2026-11`, and go back from there.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from_month: Option<String>,
    /// At most this many; 40 where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// A page of history.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    /// The workouts, newest first.
    pub workouts: Vec<WorkoutSummary>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

/// Which months hold workouts, newest first, for jumping about.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Months {
    /// The months.
    pub months: Vec<Month>,
}

/// A month with workouts in it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Month {
    /// `2026-11`.
    pub month: String,
    /// How many workouts.
    pub workouts: u32,
}

/// Names one workout.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WorkoutRequest {
    /// Which.
    pub workout: WorkoutId,
}

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
    /// Muscles that it trains first, in words.
    pub primary: Vec<String>,
    /// Muscles that it trains besides.
    pub secondary: Vec<String>,
    /// What its sets count as, in a sentence; empty where there is nothing to say.
    pub counts_as: String,
    /// How many sets, ever.
    pub sets: u32,
    /// In how many workouts.
    pub workouts: u32,
    /// The first and the last day, where there is one.
    pub days: Option<(String, String)>,
    /// The highest estimated one-rep maximum.
    pub best_e1rm: Option<Best>,
    /// The formula that estimates it.
    pub formula: String,
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

/// Asks for exercises by name, alias, muscle or equipment.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ExercisesRequest {
    /// What was typed; empty for those trained most lately.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub query: String,
    /// At most this many; 20 where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
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
}

/// Asks for anything by its words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SearchRequest {
    /// What was typed.
    pub query: String,
    /// At most this many of each; 8 where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// What was found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Found {
    /// Exercises by name.
    pub exercises: Vec<ExerciseHit>,
    /// Titles and notes, newest first.
    pub mentions: Vec<Mention>,
}

/// A title or note that holds the words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Mention {
    /// The text.
    pub text: String,
    /// The workout that says it.
    pub workout: WorkoutId,
    /// When.
    pub day: String,
}

/// The whole logbook in numbers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Stats {
    /// How many workouts.
    pub workouts: u32,
    /// How many sets.
    pub sets: u32,
    /// How many different exercises were trained.
    pub exercises: u32,
    /// The first day of training.
    pub first_day: Option<String>,
    /// The last day of training.
    pub last_day: Option<String>,
    /// The volume of everything.
    pub volume: Amount,
}

/// What the person chose for the whole logbook.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Settings {
    /// The unit that is assumed when none is typed, and that totals are shown in.
    pub unit: MassUnit,
    /// The usual rest between two sets, in seconds; 0 for none.
    pub usual_rest: u32,
}

/// Asks what a text in the short notation means.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UnderstandRequest {
    /// What was typed.
    pub text: String,
    /// The set that is proposed beside the line, in the notation.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub beside: Option<String>,
    /// Whether targets are typed, which may be in percent or a range.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub plans: bool,
}

/// What the notation's parser understood.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Understood {
    /// The sets.
    pub sets: Vec<Said>,
    /// What is wrong, in words.
    pub problem: Option<Problem>,
}

/// Why a text was not understood.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Problem {
    /// The place: characters from the start.
    pub at: u32,
    /// In words.
    pub message: String,
}
