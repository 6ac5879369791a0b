//! Masses: what a person typed, and the grams derived from it.
//!
//! A [`Mass`] keeps the number and the unit as typed, and is what documents
//! store. [`Grams`] are for sums, comparisons and formulas, and are never
//! stored as somebody's entry. Rounding to what a bar can hold is not here.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::str::FromStr;

use crate::quantity::{NotAQuantity, checked, number_and_unit};

/// A unit of mass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MassUnit {
    /// The kilogram.
    #[default]
    Kg,
    /// The international avoirdupois pound: 0.45359237 kg exactly (1959).
    Lb,
}

impl MassUnit {
    /// Both units.
    pub const ALL: [Self; 2] = [Self::Kg, Self::Lb];

    /// How many grams one unit is.
    #[must_use]
    pub fn in_grams(self) -> f64 {
        match self {
            Self::Kg => 1000.0,
            Self::Lb => 453.592_37,
        }
    }

    /// The unit as written: "kg" or "lb".
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kg => "kg",
            Self::Lb => "lb",
        }
    }
}

impl fmt::Display for MassUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MassUnit {
    type Err = NotAQuantity;

    /// Takes "kg", "kgs", "lb" and "lbs" in any case.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        match text.to_ascii_lowercase().as_str() {
            "kg" | "kgs" => Ok(Self::Kg),
            "lb" | "lbs" => Ok(Self::Lb),
            _ => Err(NotAQuantity::unreadable("a unit of mass (kg or lb)", text)),
        }
    }
}

/// A mass as typed: a finite number, zero or more, and its unit.
///
/// Two masses are equal when they were typed alike. Masses in different units
/// are compared through [`Mass::grams`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mass {
    value: f64,
    unit: MassUnit,
}

/// The number is never NaN.
impl Eq for Mass {}

impl Mass {
    /// A mass of `value` units.
    ///
    /// # Errors
    /// When the number is not finite, below zero, or above
    /// [`LARGEST_NUMBER`](crate::LARGEST_NUMBER).
    pub fn new(value: f64, unit: MassUnit) -> Result<Self, NotAQuantity> {
        let value = checked(value, "a mass")?;
        Ok(Self { value, unit })
    }

    /// The number as typed, in [`Mass::unit`].
    #[must_use]
    pub fn value(self) -> f64 {
        self.value
    }

    /// The unit as typed.
    #[must_use]
    pub fn unit(self) -> MassUnit {
        self.unit
    }

    /// The mass to the nearest gram.
    #[must_use]
    pub fn grams(self) -> Grams {
        Grams::rounded(self.value * self.unit.in_grams())
    }
}

impl fmt::Display for Mass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit)
    }
}

impl FromStr for Mass {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let unreadable = || NotAQuantity::unreadable("a mass such as 102.5 kg", text);
        let (value, unit) = number_and_unit(text).ok_or_else(unreadable)?;
        Self::new(value, unit.parse().map_err(|_| unreadable())?)
    }
}

/// An amount of mass that was derived: effective loads, volumes, estimates.
///
/// Sums are exact. What would leave the range of an `i64` (nine million million
/// tonnes) stays at its end, so that no file, however absurd, can cause a panic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Grams(pub i64);

impl Grams {
    /// The nearest gram to a number of grams.
    pub(crate) fn rounded(grams: f64) -> Self {
        Self(grams.round() as i64)
    }

    /// The nearest gram to a number of kilograms; NaN gives none at all.
    #[must_use]
    pub fn from_kilograms(kilograms: f64) -> Self {
        Self::rounded(kilograms * 1000.0)
    }

    /// The amount in kilograms.
    #[must_use]
    pub fn kilograms(self) -> f64 {
        self.in_unit(MassUnit::Kg)
    }

    /// The amount in a unit, for showing.
    #[must_use]
    pub fn in_unit(self, unit: MassUnit) -> f64 {
        self.0 as f64 / unit.in_grams()
    }

    /// The amount times a factor, to the nearest gram.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self::rounded(self.0 as f64 * factor)
    }

    /// The amount so many times over, exactly.
    pub(crate) fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(count)))
    }
}

impl Add for Grams {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Grams {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Grams {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Grams {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Grams {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::LARGEST_NUMBER;
    use proptest::prelude::*;

    fn mass(text: &str) -> Mass {
        text.parse().expect("a mass of the test")
    }

    #[test]
    fn a_pound_is_exactly_0_45359237_kilograms() {
        assert_eq!(mass("100000 lb").grams(), Grams(45_359_237));
        assert_eq!(mass("225 lb").grams(), Grams(102_058));
        assert_eq!(mass("102.5 kg").grams(), Grams(102_500));
        assert_eq!(Grams(45_359_237).in_unit(MassUnit::Lb), 100_000.0);
    }

    #[test]
    fn a_mass_is_written_with_the_shortest_digits() {
        assert_eq!(mass("100.0kg").to_string(), "100 kg");
        assert_eq!(mass(" 102.50 KGS ").to_string(), "102.5 kg");
        assert_eq!(mass("45lbs").to_string(), "45 lb");
    }

    #[test]
    fn what_is_no_mass_is_refused() {
        for text in [
            "",
            "kg",
            "100",
            "100 stone",
            "-5 kg",
            "NaN kg",
            "1e3 kg",
            "1 kg 2",
        ] {
            assert!(text.parse::<Mass>().is_err(), "{text}");
        }
        for value in [f64::NAN, f64::INFINITY, -0.5, 1e10] {
            assert!(Mass::new(value, MassUnit::Kg).is_err(), "{value}");
        }
        let error = "100 stone".parse::<Mass>().expect_err("refused");
        assert_eq!(
            error.to_string(),
            "\"100 stone\" is not a mass such as 102.5 kg"
        );
    }

    #[test]
    fn negative_zero_is_zero() {
        let zero = Mass::new(-0.0, MassUnit::Kg).expect("zero is a mass");
        assert_eq!(zero.to_string(), "0 kg");
    }

    #[test]
    fn absurd_sums_stop_at_the_end_of_the_range() {
        let all: Grams = [Grams(i64::MAX), Grams(1)].into_iter().sum();
        assert_eq!(all, Grams(i64::MAX));
        assert_eq!(-Grams(i64::MIN), Grams(i64::MAX));
    }

    proptest! {
        #[test]
        fn every_mass_reads_back_as_written(value in 0.0..=LARGEST_NUMBER, lb: bool) {
            let mass = Mass::new(value, MassUnit::ALL[usize::from(lb)])?;
            prop_assert_eq!(mass.to_string().parse::<Mass>()?, mass);
        }

        #[test]
        fn grams_survive_either_unit(grams in 0_i64..1_000_000_000_000) {
            for unit in MassUnit::ALL {
                let mass = Mass::new(Grams(grams).in_unit(unit), unit);
                if let Ok(mass) = mass {
                    prop_assert_eq!(mass.grams(), Grams(grams));
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            if let Ok(mass) = text.parse::<Mass>() {
                prop_assert!(mass.value().is_finite());
            }
        }
    }
}
