//! What the Progress screen asks for and is given, and what is behind each of
//! its numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{explain::Days, shown::*};

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
    /// The weeks that the request names.
    Chosen,
}

/// Asks for the Progress screen.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ProgressRequest {
    /// What it looks at.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub span: ProgressSpan,
    /// The weeks to look at, where the span is that of chosen ones: from the week
    /// of one day to the week of another.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub chosen: Option<Days>,
    /// The weeks to compare with, before or after; those just before where none
    /// are given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub against: Option<Days>,
}

/// Asks for a year, day for day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct YearRequest {
    /// A day of its last week; today where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until: Option<String>,
}

/// Asks for the days of a month, in whole weeks.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CalendarRequest {
    /// `2026-11`.
    pub month: String,
}

/// A month, in whole weeks.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Calendar {
    /// `2026-11`.
    pub month: String,
    /// Every day from a Monday to a Sunday, those of the months beside it too.
    pub days: Vec<TrainingDay>,
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
    /// Whether a point is a month; else it is a week.
    pub by_month: bool,
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
