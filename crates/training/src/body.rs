//! What a person measures of the body: its weight, the part of it that is fat,
//! and girths. A reading keeps number and unit as typed, like every quantity.
//!
//! It says how a reading is written and read, not what becomes of it; trends
//! are in [`crate::trend`].
//!
//! ```
//! use training::body::BodyMeasure;
//! use training::MassUnit;
//!
//! let reading = BodyMeasure::Weight.typed("82,4", MassUnit::Kg)?;
//! assert_eq!(reading.to_string(), "82.4 kg");
//! assert_eq!(reading.units(), 82_400);
//! # Ok::<(), training::NotAQuantity>(())
//! ```

use std::fmt;
use std::str::FromStr;

use crate::quantity::{NotAQuantity, checked, decimal, number_and_unit};
use crate::{Mass, MassUnit, Millimetres};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum BodyMeasure {
    /// How much the body weighs.
    #[default]
    Weight,
    /// The part of it that is fat.
    Fat,
    /// A girth, and so are all below.
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

/// What a measure is a quantity of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyQuantity {
    /// A mass.
    Mass,
    /// A length.
    Length,
    /// A part of a whole.
    Share,
}

impl BodyMeasure {
    /// Every measure, the commonest first.
    pub const ALL: [Self; 15] = [
        Self::Weight,
        Self::Fat,
        Self::Neck,
        Self::Shoulders,
        Self::Chest,
        Self::Waist,
        Self::Hips,
        Self::LeftArm,
        Self::RightArm,
        Self::LeftForearm,
        Self::RightForearm,
        Self::LeftThigh,
        Self::RightThigh,
        Self::LeftCalf,
        Self::RightCalf,
    ];

    /// The key that is stored: never changed once released.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::Fat => "fat",
            Self::Neck => "neck",
            Self::Shoulders => "shoulders",
            Self::Chest => "chest",
            Self::Waist => "waist",
            Self::Hips => "hips",
            Self::LeftArm => "left-arm",
            Self::RightArm => "right-arm",
            Self::LeftForearm => "left-forearm",
            Self::RightForearm => "right-forearm",
            Self::LeftThigh => "left-thigh",
            Self::RightThigh => "right-thigh",
            Self::LeftCalf => "left-calf",
            Self::RightCalf => "right-calf",
        }
    }

    /// What it is a quantity of.
    #[must_use]
    pub const fn quantity(self) -> BodyQuantity {
        match self {
            Self::Weight => BodyQuantity::Mass,
            Self::Fat => BodyQuantity::Share,
            Self::Neck
            | Self::Shoulders
            | Self::Chest
            | Self::Waist
            | Self::Hips
            | Self::LeftArm
            | Self::RightArm
            | Self::LeftForearm
            | Self::RightForearm
            | Self::LeftThigh
            | Self::RightThigh
            | Self::LeftCalf
            | Self::RightCalf => BodyQuantity::Length,
        }
    }

    /// A reading as it is stored: `82.4 kg`, `84 cm`, `18 %`.
    ///
    /// # Errors
    /// When the text is no such quantity, or a body cannot be of that size.
    pub fn read(self, text: &str) -> Result<BodyReading, NotAQuantity> {
        let reading = match self.quantity() {
            BodyQuantity::Mass => BodyReading::Mass(text.parse()?),
            BodyQuantity::Length => BodyReading::Length(text.parse()?),
            BodyQuantity::Share => BodyReading::Share(text.parse()?),
        };
        reading.within_reason(text)
    }

    /// A reading as it is typed: with a comma or a point, with a unit or, for
    /// those who mostly use `unit`, without.
    ///
    /// # Errors
    /// As [`BodyMeasure::read`].
    pub fn typed(self, text: &str, unit: MassUnit) -> Result<BodyReading, NotAQuantity> {
        let plain = text.trim().replace(',', ".");
        if decimal(&plain).is_none() {
            return self.read(&plain);
        }
        let unit = match (self.quantity(), unit) {
            (BodyQuantity::Mass, unit) => unit.as_str(),
            (BodyQuantity::Length, MassUnit::Kg) => LengthUnit::Cm.as_str(),
            (BodyQuantity::Length, MassUnit::Lb) => LengthUnit::In.as_str(),
            (BodyQuantity::Share, _) => "%",
        };
        self.read(&format!("{plain} {unit}"))
    }
}

impl FromStr for BodyMeasure {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let known = Self::ALL.into_iter().find(|known| known.as_str() == text);
        known.ok_or_else(|| NotAQuantity::unreadable("a measure of the body", text))
    }
}

/// A unit of the length of a girth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LengthUnit {
    /// The centimetre.
    Cm,
    /// The inch, 25.4 mm.
    In,
}

impl LengthUnit {
    /// How many millimetres one unit is.
    #[must_use]
    pub fn in_millimetres(self) -> f64 {
        match self {
            Self::Cm => 10.0,
            Self::In => 25.4,
        }
    }

    /// The unit as written: "cm" or "in".
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cm => "cm",
            Self::In => "in",
        }
    }
}

/// A girth as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    value: f64,
    unit: LengthUnit,
}

impl Length {
    /// The number as typed.
    #[must_use]
    pub fn value(self) -> f64 {
        self.value
    }

    /// The unit as typed.
    #[must_use]
    pub fn unit(self) -> LengthUnit {
        self.unit
    }

    /// The length to the nearest millimetre.
    #[must_use]
    pub fn millimetres(self) -> Millimetres {
        Millimetres((self.value * self.unit.in_millimetres()).round() as i64)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit.as_str())
    }
}

impl FromStr for Length {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let unreadable = || NotAQuantity::unreadable("a length such as 84 cm", text);
        let (value, unit) = number_and_unit(text).ok_or_else(unreadable)?;
        let unit = match unit.to_ascii_lowercase().as_str() {
            "cm" => LengthUnit::Cm,
            "in" | "\"" => LengthUnit::In,
            _ => return Err(unreadable()),
        };
        let value = checked(value, "a length")?;
        Ok(Self { value, unit })
    }
}

/// A part of a whole in percent, as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent(f64);

impl Percent {
    /// The number of percent.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl FromStr for Percent {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let unreadable = || NotAQuantity::unreadable("a part such as 18 %", text);
        match number_and_unit(text).ok_or_else(unreadable)? {
            (value, "%") => Ok(Self(checked(value, "a part")?)),
            _ => Err(unreadable()),
        }
    }
}

/// What was measured, as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BodyReading {
    /// A mass.
    Mass(Mass),
    /// A length.
    Length(Length),
    /// A part of a whole.
    Share(Percent),
}

impl BodyReading {
    /// The number as typed.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Mass(mass) => mass.value(),
            Self::Length(length) => length.value(),
            Self::Share(percent) => percent.value(),
        }
    }

    /// In whole small units: grams, millimetres, or hundredths of a percent.
    #[must_use]
    pub fn units(self) -> i64 {
        match self {
            Self::Mass(mass) => mass.grams().0,
            Self::Length(length) => length.millimetres().0,
            Self::Share(percent) => (percent.value() * 100.0).round() as i64,
        }
    }

    /// The heaviest people and the largest girths known, with room above; of
    /// nothing there is no reading.
    fn within_reason(self, text: &str) -> Result<Self, NotAQuantity> {
        let (most, quantity) = match self {
            Self::Mass(_) => (1_000_000, "the weight of a body"),
            Self::Length(_) => (5_000, "a girth of a body"),
            Self::Share(_) => (10_000, "a part of a body"),
        };
        if (1..=most).contains(&self.units()) {
            Ok(self)
        } else {
            Err(NotAQuantity::unreadable(quantity, text))
        }
    }
}

impl fmt::Display for BodyReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mass(mass) => mass.fmt(f),
            Self::Length(length) => length.fmt(f),
            Self::Share(percent) => percent.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(measure: BodyMeasure, text: &str) -> Option<String> {
        let reading = measure.typed(text, MassUnit::Kg).ok()?;
        let again = measure.read(&reading.to_string());
        assert_eq!(again, Ok(reading), "it reads back as written");
        Some(reading.to_string())
    }

    #[test]
    fn a_reading_is_typed_with_comma_or_point_and_with_or_without_a_unit() {
        for (measure, text, stored) in [
            (BodyMeasure::Weight, "82.4", "82.4 kg"),
            (BodyMeasure::Weight, "82,4", "82.4 kg"),
            (BodyMeasure::Weight, " 181lb ", "181 lb"),
            (BodyMeasure::Weight, "82,4 KG", "82.4 kg"),
            (BodyMeasure::Waist, "84", "84 cm"),
            (BodyMeasure::Waist, "33 in", "33 in"),
            (BodyMeasure::Waist, "33\"", "33 in"),
            (BodyMeasure::Fat, "18,5", "18.5 %"),
            (BodyMeasure::Fat, "18%", "18 %"),
        ] {
            assert_eq!(typed(measure, text).as_deref(), Some(stored), "{text}");
        }
        let inches = BodyMeasure::Hips.typed("38", MassUnit::Lb);
        assert_eq!(inches.map(|it| it.to_string()), Ok("38 in".to_owned()));
    }

    #[test]
    fn what_no_body_measures_is_refused() {
        for (measure, text) in [
            (BodyMeasure::Weight, ""),
            (BodyMeasure::Weight, "0"),
            (BodyMeasure::Weight, "-80"),
            (BodyMeasure::Weight, "heavy"),
            (BodyMeasure::Weight, "1e3"),
            (BodyMeasure::Weight, "1,234,5"),
            (BodyMeasure::Weight, "2000"),
            (BodyMeasure::Weight, "84 cm"),
            (BodyMeasure::Waist, "84 kg"),
            (BodyMeasure::Waist, "9000"),
            (BodyMeasure::Fat, "101"),
            (BodyMeasure::Fat, "18 kg"),
        ] {
            assert_eq!(typed(measure, text), None, "{text}");
        }
    }

    #[test]
    fn every_measure_has_a_key_of_its_own() {
        for measure in BodyMeasure::ALL {
            assert_eq!(measure.as_str().parse(), Ok(measure));
        }
        assert!("tail".parse::<BodyMeasure>().is_err());
    }
}
