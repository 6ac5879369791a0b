//! What the Body screen asks for and is given.

use serde::{Deserialize, Serialize};
use training::body::BodyMeasure as Measure;
use ts_rs::TS;

/// What is measured of the body.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum BodyMeasure {
    /// How much it weighs.
    #[default]
    Weight,
    /// The part that is fat.
    Fat,
    /// Around the neck.
    Neck,
    /// Around the shoulders.
    Shoulders,
    /// Around the chest.
    Chest,
    /// Around the waist.
    Waist,
    /// Around the hips.
    Hips,
    /// Around the left upper arm.
    LeftArm,
    /// Around the right upper arm.
    RightArm,
    /// Around the left forearm.
    LeftForearm,
    /// Around the right forearm.
    RightForearm,
    /// Around the left thigh.
    LeftThigh,
    /// Around the right thigh.
    RightThigh,
    /// Around the left calf.
    LeftCalf,
    /// Around the right calf.
    RightCalf,
}

impl From<Measure> for BodyMeasure {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::Weight => Self::Weight,
            Measure::Fat => Self::Fat,
            Measure::Neck => Self::Neck,
            Measure::Shoulders => Self::Shoulders,
            Measure::Chest => Self::Chest,
            Measure::Waist => Self::Waist,
            Measure::Hips => Self::Hips,
            Measure::LeftArm => Self::LeftArm,
            Measure::RightArm => Self::RightArm,
            Measure::LeftForearm => Self::LeftForearm,
            Measure::RightForearm => Self::RightForearm,
            Measure::LeftThigh => Self::LeftThigh,
            Measure::RightThigh => Self::RightThigh,
            Measure::LeftCalf => Self::LeftCalf,
            Measure::RightCalf => Self::RightCalf,
        }
    }
}

impl From<BodyMeasure> for Measure {
    fn from(measure: BodyMeasure) -> Self {
        match measure {
            BodyMeasure::Weight => Self::Weight,
            BodyMeasure::Fat => Self::Fat,
            BodyMeasure::Neck => Self::Neck,
            BodyMeasure::Shoulders => Self::Shoulders,
            BodyMeasure::Chest => Self::Chest,
            BodyMeasure::Waist => Self::Waist,
            BodyMeasure::Hips => Self::Hips,
            BodyMeasure::LeftArm => Self::LeftArm,
            BodyMeasure::RightArm => Self::RightArm,
            BodyMeasure::LeftForearm => Self::LeftForearm,
            BodyMeasure::RightForearm => Self::RightForearm,
            BodyMeasure::LeftThigh => Self::LeftThigh,
            BodyMeasure::RightThigh => Self::RightThigh,
            BodyMeasure::LeftCalf => Self::LeftCalf,
            BodyMeasure::RightCalf => Self::RightCalf,
        }
    }
}

/// What a reading is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum BodyUnit {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
    /// Centimetres.
    Cm,
    /// Inches.
    In,
    /// Percent.
    Percent,
}

/// How much of the past the Body screen draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum BodySpan {
    /// The last 90 days.
    #[default]
    Quarter,
    /// The last 365 days.
    Year,
    /// Everything, a point a week.
    All,
}

/// Asks for the Body screen.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct BodyRequest {
    /// What it shows.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub measure: BodyMeasure,
    /// What it draws.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub span: BodySpan,
    /// How many readings it lists at most.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// The Body screen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BodyPage {
    /// What it shows.
    pub measure: BodyMeasure,
    /// The unit of every number that is not as typed.
    pub unit: BodyUnit,
    /// Today's civil date.
    pub today: String,
    /// Oldest first; days, or weeks by their last day that has a reading.
    pub points: Vec<BodyPoint>,
    /// The smoothed value now.
    pub trend: Option<f64>,
    /// How much the last 90 days changed a week, where they are enough to tell.
    pub a_week: Option<f64>,
    /// Whether that is surely another than no change at all.
    pub moves: bool,
    /// The readings, newest first.
    pub entries: Vec<BodyEntry>,
    /// Whether there are older ones.
    pub more: bool,
    /// Every measure that has a reading, with its newest.
    pub measures: Vec<MeasureLine>,
}

/// A point of the chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct BodyPoint {
    /// The day.
    pub day: String,
    /// What was measured; the mean of a week.
    pub value: f64,
    /// The smoothed value.
    pub trend: f64,
}

/// A reading as it was typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct BodyEntry {
    /// The day.
    pub day: String,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: BodyUnit,
    /// What an editor starts with.
    pub text: String,
    /// How much more it is than the reading before, in the unit of the screen.
    pub change: Option<f64>,
}

/// A measure and its newest reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MeasureLine {
    /// Which measure.
    pub measure: BodyMeasure,
    /// Its newest reading.
    pub latest: BodyEntry,
}

/// Writes down what was measured, in place of what the day had before.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LogMeasurement {
    /// What was measured.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub measure: BodyMeasure,
    /// When; today where no day is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<String>,
    /// What came of it: `82.4`, `82,4 kg`, `181lb`, `84 cm`, `18 %`.
    pub text: String,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MeasurementLogged {
    /// The day.
    pub day: String,
    /// The reading, as it was understood.
    pub entry: BodyEntry,
    /// What the day had before, as typed.
    pub before: Option<String>,
    /// What is worth asking about it.
    pub question: Option<BodyQuestion>,
}

/// What is worth asking about a body weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BodyQuestion {
    /// Hardly anybody weighs that.
    Unlikely,
    /// It is a fifth more or less than the last one.
    FarFromLast,
}

/// Names a reading.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeasurementRequest {
    /// Of what.
    pub measure: BodyMeasure,
    /// Of which day.
    pub day: String,
}
