//! What the Progress screen asks for and is given, and what is behind each of
//! its numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{goals::GoalId, shown::*};

/// How much of the past the Progress screen looks at. Weeks that are over
/// count; the present one is drawn and has no part in a mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProgressSpan {
    /// The last four weeks.
    FourWeeks,
    /// The last twelve weeks.
    #[default]
    TwelveWeeks,
    /// The last 52 weeks.
    Year,
    /// Everything, drawn by month.
    All,
}

/// Asks for the Progress screen.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ProgressRequest {
    /// What it looks at.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub span: ProgressSpan,
}

/// The Progress screen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProgressPage {
    /// What it looks at.
    pub span: ProgressSpan,
    /// Today's civil date.
    pub today: String,
    /// The weeks that the numbers are about; none before anything was logged.
    pub period: Option<Weeks>,
    /// The weeks before them that they are compared with.
    pub before: Option<Weeks>,
    /// Volume over time.
    pub volume: VolumeOverTime,
    /// What each muscle did, most hard sets first; those that did nothing in
    /// either period are left out.
    pub muscles: Vec<MuscleLine>,
    /// Records that were set in the period and stand, newest first.
    pub records: Vec<RecordLine>,
    /// A year, day for day.
    pub year: TrainingYear,
}

/// Weeks in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Weeks {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How many weeks.
    pub weeks: u32,
    /// Whether all of them are over; else it is the present one.
    pub over: bool,
}

/// Volume by week or month.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct VolumeOverTime {
    /// The unit of all volumes.
    pub unit: MassUnit,
    /// The parts of the body that have any, in the order of each point's
    /// volumes. A set counts for one part only: that which its exercise is done
    /// for first.
    pub groups: Vec<MuscleGroup>,
    /// One a week, or a month, oldest first, without gaps. The last is the
    /// present one, which is not over.
    pub points: Vec<VolumePoint>,
    /// The mean a week of the period.
    pub a_week: f64,
    /// The mean a week of the period before.
    pub before: Option<f64>,
    /// By how many percent the one is above the other.
    pub change: Option<f64>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MuscleGroup {
    /// Its key; empty for exercises whose muscles are not known.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// The volume of a week, or the mean a week of a month.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct VolumePoint {
    /// Its first day. The weeks of a month are those whose Monday is in it.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// All of it.
    pub total: f64,
    /// What each part of the body has of it, in the order of the groups.
    pub parts: Vec<f64>,
}

/// What a muscle did in the period.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MuscleLine {
    /// Its key.
    pub muscle: String,
    /// Its name.
    pub name: String,
    /// Hard sets a week. An exercise that it only assists in counts half.
    pub sets: f64,
    /// The same in the period before.
    pub before: Option<f64>,
    /// Volume a week.
    pub volume: f64,
    /// How much it is beside the others, from 0 to 5.
    pub amount: u8,
}

/// A set that holds records.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordLine {
    /// Of which exercise.
    pub exercise: ExerciseName,
    /// The set, with the records that it holds and another workout held before.
    pub set: Set,
    /// When.
    pub day: String,
    /// Where.
    pub workout: WorkoutId,
}

/// A year of training up to this week.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TrainingYear {
    /// Every day from a Monday to the Sunday of this week, those to come too.
    pub days: Vec<TrainingDay>,
    /// How many workouts these days hold.
    pub workouts: u32,
    /// Weeks in a row with a workout, up to this one.
    pub streak: u32,
    /// The longest such row ever.
    pub longest: Option<Weeks>,
    /// The most sets of a day for each amount from 1 to 4; more are 5.
    pub steps: Vec<u32>,
}

/// A day in numbers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TrainingDay {
    /// The day.
    pub day: String,
    /// How many sets.
    pub sets: u32,
    /// Their volume.
    pub volume: f64,
    /// How much that is for this person, from 0 to 5.
    pub amount: u8,
    /// The workouts of the day, first to last.
    pub workouts: Vec<WorkoutId>,
}

/// A number of the Progress screen, to be asked about.
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
    /// The best estimated one-rep maximum of an exercise.
    E1rm {
        /// Which.
        exercise: ExerciseId,
    },
    /// The longest run of weeks.
    LongestRun,
    /// How a goal stands.
    Goal {
        /// Which.
        goal: GoalId,
    },
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
    /// What it is the number of: a muscle or an exercise; empty for everything.
    pub of: String,
    /// The number.
    pub value: f64,
    /// What the number is counted in.
    pub measure: Measured,
    /// The sum that it was made from, where it is a mean.
    pub sum: Option<f64>,
    /// The weeks that it is about.
    pub weeks: Option<Weeks>,
    /// The formula as it is written; empty where there is none.
    pub formula: String,
    /// Whose formula or convention it is.
    pub source: String,
    /// The sets, newest workout first: those used and those left out. Sets that
    /// have nothing to do with it, such as those of other muscles, are not here.
    pub days: Vec<ExplainedDay>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
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
    /// Weeks.
    Weeks,
    /// Workouts.
    Workouts,
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
    /// The sets, in order.
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
    /// Another set was better, or as good and earlier.
    NotTheBest,
}
