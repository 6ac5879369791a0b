//! What the Goals screen asks for and is given.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{body::BodyMeasure, explain::Measured, shown::*};

/// A goal, by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoalId(pub String);

/// Names a goal.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GoalRequest {
    /// Which.
    pub goal: GoalId,
}

/// The days that a new goal is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GoalDays {
    /// This month.
    ThisMonth,
    /// This year.
    ThisYear,
    /// From one day to another, both counted.
    Days {
        /// The first.
        from: String,
        /// The last.
        to: String,
    },
}

/// What a new goal is about, and what is to be reached as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GoalAim {
    /// An estimated one-rep maximum.
    E1rm {
        /// Of which exercise.
        exercise: ExerciseId,
        /// `120`, `120 kg`, `265lb`.
        to: String,
    },
    /// A load for at least so many repetitions.
    Load {
        /// Of which exercise.
        exercise: ExerciseId,
        /// How many repetitions.
        reps: u32,
        /// The load that counts; a bodyweight lift counts the body too.
        to: String,
    },
    /// Workouts in each of some weeks in a row.
    Frequency {
        /// Workouts a week.
        a_week: u32,
        /// Weeks.
        weeks: u32,
    },
    /// Volume in a period.
    Volume {
        /// `100000`, `100 t`.
        to: String,
        /// The period.
        days: GoalDays,
    },
    /// Distance in a period.
    Distance {
        /// `100`, `100 km`, `60 mi`.
        to: String,
        /// The period.
        days: GoalDays,
    },
    /// Workouts in a period.
    Workouts {
        /// How many.
        to: u32,
        /// The period.
        days: GoalDays,
    },
    /// A measurement of the body.
    Body {
        /// Of what.
        measure: BodyMeasure,
        /// As on the Body screen.
        to: String,
    },
}

/// Adds a goal.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddGoal {
    /// What is to be reached.
    pub aim: GoalAim,
}

/// Changes what is to be reached.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EditGoal {
    /// Which.
    pub goal: GoalId,
    /// As it is typed; of a frequency `3x12`, three a week for twelve weeks.
    pub to: String,
}

/// What came of adding a goal or changing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoalAdded {
    /// The goal; none where there is a problem.
    pub goal: Option<GoalId>,
    /// Why it was not taken.
    pub problem: Option<GoalProblem>,
}

/// Why a goal was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GoalProblem {
    /// What is to be reached was not understood, or is nothing.
    NotUnderstood,
    /// It was reached in the last 90 days already.
    AlreadyThere,
    /// Nothing of the kind was ever measured, so there is no way to go from.
    NeverMeasured,
    /// The days end before they begin, or are no days.
    NoDays,
}

/// The Goals screen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GoalsPage {
    /// Today's civil date.
    pub today: String,
    /// Goals on the way, the oldest first.
    pub active: Vec<GoalLine>,
    /// Goals that were met, the newest first.
    pub met: Vec<GoalLine>,
    /// Goals whose period is over, the newest first.
    pub over: Vec<GoalLine>,
}

/// What a goal is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GoalAbout {
    /// An estimated one-rep maximum.
    E1rm {
        /// Of which exercise.
        exercise: ExerciseName,
    },
    /// A load for at least so many repetitions.
    Load {
        /// Of which exercise.
        exercise: ExerciseName,
        /// How many repetitions.
        reps: u32,
    },
    /// Workouts in each of some weeks in a row.
    Frequency {
        /// Workouts a week.
        a_week: u32,
        /// Weeks.
        weeks: u32,
        /// The workouts of this week so far.
        this_week: u32,
    },
    /// Volume in a period.
    Volume,
    /// Distance in a period.
    Distance,
    /// Workouts in a period.
    Workouts,
    /// A measurement of the body.
    Body {
        /// Of what.
        measure: BodyMeasure,
    },
}

/// The days that a goal is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoalPeriod {
    /// How they were chosen.
    pub kind: PeriodKind,
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
}

/// How a period was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A month.
    Month,
    /// A year.
    Year,
    /// Own days.
    Days,
}

/// A goal, and how it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct GoalLine {
    /// Its id.
    pub id: GoalId,
    /// What it is about.
    pub about: GoalAbout,
    /// What an editor starts with.
    pub text: String,
    /// The unit of its numbers.
    pub unit: Measured,
    /// Where it began.
    pub from: Option<f64>,
    /// Where it stands: the best since it was set, the smoothed value, the sum
    /// of the period so far, or the weeks in a row.
    pub now: Option<f64>,
    /// What is to be reached.
    pub to: f64,
    /// How much is left.
    pub left: Option<f64>,
    /// How much of the way is behind, from 0 to 1,000.
    pub progress: u32,
    /// The days that it is about.
    pub period: Option<GoalPeriod>,
    /// The day on which it was set.
    pub since: String,
    /// The day on which it was met.
    pub met_on: Option<String>,
    /// When it will be met if all goes on as it does.
    pub forecast: Option<GoalForecast>,
    /// Why that cannot be said.
    pub no_forecast: Option<NoForecast>,
    /// What it is judged by, over the last 90 days or the period so far, oldest
    /// first.
    pub points: Vec<GoalPoint>,
}

/// A point on the way to a goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct GoalPoint {
    /// The day.
    pub day: String,
    /// Its value; of a period the sum so far.
    pub value: f64,
}

/// When a goal will be met if all goes on as it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoalForecast {
    /// The earliest likely day.
    pub earliest: String,
    /// The likeliest day.
    pub likely: String,
    /// The latest likely day; none where it cannot be told.
    pub latest: Option<String>,
    /// Whether the likeliest day is after the end of the period.
    pub too_late: bool,
}

/// Why there is no date for a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoForecast {
    /// It is there already.
    Reached,
    /// There are measurements on too few days.
    TooFewDays,
    /// The measurements span too short a time.
    TooShort,
    /// Nothing tells the trend from a flat one.
    Flat,
    /// The trend goes the other way.
    OtherWay,
    /// The goal is over two years away.
    TooFar,
    /// The period of the goal is over.
    PeriodOver,
}
