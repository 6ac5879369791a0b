//! What each screen asks for and is given.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::WeekDay;
use super::{
    Said,
    exercises::{ExerciseHit, OneRepFormula},
    shown::*,
};

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
    /// The day that weeks begin on.
    pub first_day: WeekDay,
    /// The formula that one-rep maxima are estimated by.
    pub formula: OneRepFormula,
    /// Estimates are still being made by it; what is shown is by the one before.
    pub estimating: bool,
    /// The scale that effort is shown on first.
    pub effort: EffortScale,
}

/// Asks what a text in the short notation means.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UnderstandRequest {
    /// What was typed.
    pub text: String,
    /// The exercise that it is typed for, which may have a unit of its own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub exercise: Option<ExerciseId>,
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
