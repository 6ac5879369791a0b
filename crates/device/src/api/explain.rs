//! What is behind every number: which one is asked about, by which rule it was
//! made, and the sets that were used or left out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{exercises::OneRepFormula, goals::GoalId, progress::Weeks, shown::*};

/// A number that can be asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Figure {
    /// The volume a week of weeks in a row.
    Volume {
        /// The Monday of the first.
        from: String,
        /// A day of the last.
        to: String,
    },
    /// The hard sets a week of a muscle.
    HardSets {
        /// Its key.
        muscle: String,
        /// The Monday of the first week.
        from: String,
        /// A day of the last week.
        to: String,
    },
    /// All sets of some days.
    Sets {
        /// The first day.
        from: String,
        /// The last day.
        to: String,
    },
    /// The workouts of some days.
    Workouts {
        /// The first day.
        from: String,
        /// The last day.
        to: String,
    },
    /// The volume of a workout.
    WorkoutVolume {
        /// Which.
        workout: WorkoutId,
    },
    /// How many sets a workout has.
    WorkoutSets {
        /// Which.
        workout: WorkoutId,
    },
    /// The best estimated one-rep maximum of an exercise.
    E1rm {
        /// Which.
        exercise: ExerciseId,
        /// By which formula; that of records where none is given.
        #[serde(default)]
        #[ts(optional, as = "Option<_>")]
        formula: OneRepFormula,
        /// Of which days; of all where none are given.
        #[serde(default)]
        #[ts(optional = nullable)]
        days: Option<Days>,
    },
    /// The heaviest load of an exercise for exactly so many repetitions.
    ForReps {
        /// Which exercise.
        exercise: ExerciseId,
        /// How many.
        reps: u32,
    },
    /// The longest time of an exercise.
    Longest {
        /// Which exercise.
        exercise: ExerciseId,
    },
    /// The farthest distance of an exercise.
    Farthest {
        /// Which exercise.
        exercise: ExerciseId,
    },
    /// The volume of an exercise.
    ExerciseVolume {
        /// Which.
        exercise: ExerciseId,
        /// Of which days; of all where none are given.
        #[serde(default)]
        #[ts(optional = nullable)]
        days: Option<Days>,
    },
    /// How many sets an exercise has.
    ExerciseSets {
        /// Which.
        exercise: ExerciseId,
    },
    /// The longest run of weeks.
    LongestRun,
    /// The run of weeks up to this one.
    Streak,
    /// How a goal stands.
    Goal {
        /// Which.
        goal: GoalId,
    },
}

/// Days in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Days {
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
}

/// Asks where a number comes from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExplainRequest {
    /// Which number.
    pub figure: Figure,
    /// Where the sets go on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<Cursor>,
}

/// Where a number comes from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Explanation {
    /// What it is the number of: the name of an exercise or the title of a
    /// workout, where it is of one.
    pub of: String,
    /// The number.
    pub value: f64,
    /// What the number is counted in.
    pub measure: Measured,
    /// The sum that it was made from, where it is a mean.
    pub sum: Option<f64>,
    /// The weeks that it is about.
    pub weeks: Option<Weeks>,
    /// The days that it is about, where they are no whole weeks.
    pub period: Option<Days>,
    /// The rule that it was made by; none where that is said elsewhere.
    pub rule: Option<Rule>,
    /// The rule as it is written.
    pub formula: String,
    /// Where the formula was published; empty for a convention of our own.
    pub source: String,
    /// What all the formulas say of the best set, by rising estimate; for an
    /// estimated one-rep maximum.
    pub spread: Vec<EstimateBy>,
    /// The sets, newest workout first: those used and those left out. Sets that
    /// have nothing to do with it, such as those of other muscles, are not here.
    pub days: Vec<ExplainedDay>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

/// What one formula says of a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EstimateBy {
    /// The formula.
    pub formula: OneRepFormula,
    /// The name of its author.
    pub name: String,
    /// The estimate.
    pub value: f64,
}

/// The rule that a number was made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// An estimated one-rep maximum, by a published formula.
    OneRepMax,
    /// Load times repetitions.
    Volume,
    /// Hard sets, an assisting muscle counting half.
    HardSets,
    /// The heaviest load for exactly so many repetitions.
    Heaviest,
    /// The longest time without a distance.
    Longest,
    /// The farthest distance.
    Farthest,
    /// How many sets.
    Sets,
    /// How many workouts.
    Workouts,
    /// Weeks in a row.
    WeeksInARow,
}

/// What a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
    /// Sets.
    Sets,
    /// Workouts.
    Workouts,
    /// Weeks.
    Weeks,
    /// Seconds.
    Seconds,
    /// Kilometres.
    Km,
    /// Miles.
    Mi,
    /// Metres.
    M,
    /// Yards.
    Yd,
    /// Feet.
    Ft,
    /// Centimetres.
    Cm,
    /// Inches.
    In,
    /// Percent.
    Percent,
}

/// The sets of a workout that a number was made from or not.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExplainedDay {
    /// When.
    pub day: String,
    /// Where.
    pub workout: WorkoutId,
    /// The workout's title.
    pub title: String,
    /// The sets, in order; none where whole workouts are counted.
    pub sets: Vec<ExplainedSet>,
}

/// A set, and its part in a number.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExplainedSet {
    /// The exercise that it counts for.
    pub exercise: ExerciseName,
    /// The set.
    pub set: Set,
    /// What it counts; none where it is left out.
    pub counts: Option<f64>,
    /// What it would have come to, where another was better.
    pub would_be: Option<f64>,
    /// Why it is left out.
    pub left_out: Option<LeftOut>,
}

/// Why a set has no part in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It is a warm-up.
    WarmUp,
    /// Not one rep went up, or nothing was said to have been done.
    NotDone,
    /// No repetitions were logged.
    NoReps,
    /// No load was logged, or nothing of it is left to count.
    NoLoad,
    /// The load is one's own body, of unknown weight.
    NoBodyweight,
    /// More repetitions than the formula is to be trusted with.
    TooManyReps,
    /// Its effort was below RPE 6.
    TooEasy,
    /// It was a distance or a long time without a load.
    Endurance,
    /// The exercise does not work the muscle.
    OtherMuscle,
    /// No time was logged.
    NoTime,
    /// Its time was one over a distance.
    OverDistance,
    /// No distance was logged.
    NoDistance,
    /// Another set was better, or as good and earlier.
    NotTheBest,
}
