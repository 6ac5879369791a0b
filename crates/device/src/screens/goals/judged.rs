//! How a goal of any kind stands, in whole small units: grams, millimetres,
//! hundredths of a percent, workouts, weeks.

use jiff::civil::Date;
use training::body::LengthUnit;
use training::goal::Standing;
use training::{Distance, DistanceUnit, Grams, Mass, MassUnit, Millimetres};

use crate::api::{BodyUnit, GoalAbout, Measured};

/// How a goal stands.
pub(super) struct Judged {
    /// What it is about.
    pub about: GoalAbout,
    /// The unit that its numbers are shown in.
    pub unit: Measured,
    /// Where it began.
    pub from: Option<i64>,
    /// Where it stands.
    pub now: Option<i64>,
    /// What is to be reached.
    pub to: i64,
    /// Progress and forecast; none once it is met.
    pub standing: Option<Standing>,
    /// When it was met.
    pub met_on: Option<Date>,
    /// What it is judged by, day for day.
    pub points: Vec<(i32, i64)>,
}

impl Judged {
    /// How much of the way is behind, from 0 to 1,000; less where it is not met.
    pub fn progress(&self) -> u32 {
        match self.standing.filter(|_| self.met_on.is_none()) {
            Some(standing) => u32::from(standing.progress.thousandths()).min(999),
            None => 1000,
        }
    }
}

/// Whole small units in a unit, to a hundredth of it.
pub(super) fn in_unit(units: i64, unit: Measured) -> f64 {
    let value = match unit {
        Measured::Kg => Grams(units).in_unit(MassUnit::Kg),
        Measured::Lb => Grams(units).in_unit(MassUnit::Lb),
        Measured::Sets | Measured::Weeks | Measured::Workouts | Measured::Seconds => units as f64,
        Measured::Km => Millimetres(units).in_unit(DistanceUnit::Km),
        Measured::Mi => Millimetres(units).in_unit(DistanceUnit::Mi),
        Measured::M => Millimetres(units).in_unit(DistanceUnit::M),
        Measured::Yd => Millimetres(units).in_unit(DistanceUnit::Yd),
        Measured::Ft => Millimetres(units).in_unit(DistanceUnit::Ft),
        Measured::Cm => units as f64 / LengthUnit::Cm.in_millimetres(),
        Measured::In => units as f64 / LengthUnit::In.in_millimetres(),
        Measured::Percent => units as f64 / 100.0,
    };
    (value * 100.0).round() / 100.0
}

pub(super) fn unit_of_mass(mass: Mass) -> Measured {
    match mass.unit() {
        MassUnit::Kg => Measured::Kg,
        MassUnit::Lb => Measured::Lb,
    }
}

pub(super) fn unit_of_distance(distance: Distance) -> Measured {
    match distance.unit() {
        DistanceUnit::M => Measured::M,
        DistanceUnit::Km => Measured::Km,
        DistanceUnit::Mi => Measured::Mi,
        DistanceUnit::Yd => Measured::Yd,
        DistanceUnit::Ft => Measured::Ft,
    }
}

pub(super) fn unit_of_body(unit: BodyUnit) -> Measured {
    match unit {
        BodyUnit::Kg => Measured::Kg,
        BodyUnit::Lb => Measured::Lb,
        BodyUnit::Cm => Measured::Cm,
        BodyUnit::In => Measured::In,
        BodyUnit::Percent => Measured::Percent,
    }
}
