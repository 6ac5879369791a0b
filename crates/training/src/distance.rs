//! Distances: what a person typed, and the millimetres derived from it.
//!
//! Like masses, a [`Distance`] keeps number and unit as typed; [`Millimetres`]
//! are for sums and comparisons. Pace is not here: it needs a time.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;
use std::str::FromStr;

use crate::quantity::{NotAQuantity, checked, number_and_unit};

/// A unit of distance. The yard is 0.9144 m exactly (1959), and the foot and
/// the mile follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DistanceUnit {
    /// The metre.
    M,
    /// The kilometre.
    #[default]
    Km,
    /// The international mile, 1609.344 m.
    Mi,
    /// The yard, 0.9144 m.
    Yd,
    /// The foot, 0.3048 m.
    Ft,
}

impl DistanceUnit {
    /// Every unit.
    pub const ALL: [Self; 5] = [Self::M, Self::Km, Self::Mi, Self::Yd, Self::Ft];

    /// How many millimetres one unit is.
    #[must_use]
    pub fn in_millimetres(self) -> f64 {
        match self {
            Self::M => 1000.0,
            Self::Km => 1_000_000.0,
            Self::Mi => 1_609_344.0,
            Self::Yd => 914.4,
            Self::Ft => 304.8,
        }
    }

    /// The unit as written: "m", "km", "mi", "yd" or "ft".
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::M => "m",
            Self::Km => "km",
            Self::Mi => "mi",
            Self::Yd => "yd",
            Self::Ft => "ft",
        }
    }
}

impl fmt::Display for DistanceUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DistanceUnit {
    type Err = NotAQuantity;

    /// Takes the units as written, "mile", "miles" and "yds", in any case.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        match text.to_ascii_lowercase().as_str() {
            "m" => Ok(Self::M),
            "km" => Ok(Self::Km),
            "mi" | "mile" | "miles" => Ok(Self::Mi),
            "yd" | "yds" => Ok(Self::Yd),
            "ft" => Ok(Self::Ft),
            _ => Err(NotAQuantity::unreadable(
                "a unit of distance (m, km, mi, yd or ft)",
                text,
            )),
        }
    }
}

/// A distance as typed: a finite number, zero or more, and its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    value: f64,
    unit: DistanceUnit,
}

/// The number is never NaN.
impl Eq for Distance {}

impl Distance {
    /// A distance of `value` units.
    ///
    /// # Errors
    /// When the number is not finite, below zero, or above
    /// [`LARGEST_NUMBER`](crate::LARGEST_NUMBER).
    pub fn new(value: f64, unit: DistanceUnit) -> Result<Self, NotAQuantity> {
        let value = checked(value, "a distance")?;
        Ok(Self { value, unit })
    }

    /// The number as typed, in [`Distance::unit`].
    #[must_use]
    pub fn value(self) -> f64 {
        self.value
    }

    /// The unit as typed.
    #[must_use]
    pub fn unit(self) -> DistanceUnit {
        self.unit
    }

    /// The distance to the nearest millimetre.
    #[must_use]
    pub fn millimetres(self) -> Millimetres {
        Millimetres((self.value * self.unit.in_millimetres()).round() as i64)
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit)
    }
}

impl FromStr for Distance {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let unreadable = || NotAQuantity::unreadable("a distance such as 5 km", text);
        let (value, unit) = number_and_unit(text).ok_or_else(unreadable)?;
        Self::new(value, unit.parse().map_err(|_| unreadable())?)
    }
}

/// A derived distance. Sums are exact, and stop at the ends of an `i64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Millimetres(pub i64);

impl Millimetres {
    /// The distance in metres.
    #[must_use]
    pub fn metres(self) -> f64 {
        self.in_unit(DistanceUnit::M)
    }

    /// The distance in a unit, for showing.
    #[must_use]
    pub fn in_unit(self, unit: DistanceUnit) -> f64 {
        self.0 as f64 / unit.in_millimetres()
    }
}

impl Add for Millimetres {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Millimetres {
    fn sum<I: Iterator<Item = Self>>(distances: I) -> Self {
        distances.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn millimetres(text: &str) -> i64 {
        text.parse::<Distance>()
            .expect("a distance")
            .millimetres()
            .0
    }

    #[test]
    fn units_have_their_exact_lengths() {
        assert_eq!(millimetres("1 mi"), 1_609_344);
        assert_eq!(millimetres("10 yd"), 9_144);
        assert_eq!(millimetres("10 ft"), 3_048);
        assert_eq!(millimetres("5km"), 5_000_000);
        assert_eq!(millimetres("40 M"), 40_000);
        assert_eq!(millimetres("2 miles"), 3_218_688);
    }

    #[test]
    fn what_is_no_distance_is_refused() {
        for text in ["", "km", "5", "5 kg", "-5 km", "5 km 3"] {
            assert!(text.parse::<Distance>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_distance_reads_back_as_written(value in 0.0..1e9, unit in 0..5_usize) {
            let distance = Distance::new(value, DistanceUnit::ALL[unit])?;
            prop_assert_eq!(distance.to_string().parse::<Distance>()?, distance);
        }
    }
}
