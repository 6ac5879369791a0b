//! How hard a set was: as RPE or as reps in reserve, whichever was logged.
//!
//! The two scales say the same (RPE 8 leaves two reps in reserve; Zourdos 2016)
//! but what was typed is kept. Session effort (sRPE times minutes) is not here.

use std::fmt;
use std::str::FromStr;

use crate::NotAQuantity;
use crate::quantity::decimal;

/// Rate of perceived exertion, from 1 to 10 in halves; 10 is all that there was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rpe(u8);

/// Reps in reserve, from 0 to 10 in halves; 0 is all that there was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rir(u8);

/// The half steps of a number on a scale that ends at 10.
fn half_steps(value: f64, least: f64, scale: &'static str) -> Result<u8, NotAQuantity> {
    let doubled = value * 2.0;
    let on_the_scale = (least..=10.0).contains(&value) && doubled.fract() == 0.0;
    on_the_scale
        .then_some(doubled as u8)
        .ok_or(NotAQuantity::OffTheScale { scale, value })
}

impl Rpe {
    /// An RPE of `value`.
    ///
    /// # Errors
    /// When it is not 1, 1.5, 2 and so on up to 10.
    pub fn new(value: f64) -> Result<Self, NotAQuantity> {
        half_steps(value, 1.0, "rpe, which goes from 1 to 10 in halves").map(Self)
    }

    /// The number from 1 to 10.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// How many more reps would have gone up: 10 − RPE.
    #[must_use]
    pub fn reps_in_reserve(self) -> f64 {
        10.0 - self.value()
    }
}

impl Rir {
    /// `value` reps in reserve.
    ///
    /// # Errors
    /// When it is not 0, 0.5, 1 and so on up to 10.
    pub fn new(value: f64) -> Result<Self, NotAQuantity> {
        half_steps(value, 0.0, "rir, which goes from 0 to 10 in halves").map(Self)
    }

    /// The number from 0 to 10.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl fmt::Display for Rpe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

impl fmt::Display for Rir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

/// How hard a set was, on the scale that it was logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effort {
    /// Perceived exertion: "rpe 8.5".
    Rpe(Rpe),
    /// Reps in reserve: "rir 2".
    Rir(Rir),
}

impl Effort {
    /// How many more reps would have gone up, from 0 to 10.
    #[must_use]
    pub fn reps_in_reserve(self) -> f64 {
        match self {
            Self::Rpe(rpe) => rpe.reps_in_reserve(),
            Self::Rir(rir) => rir.value(),
        }
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rpe(rpe) => write!(f, "rpe {rpe}"),
            Self::Rir(rir) => write!(f, "rir {rir}"),
        }
    }
}

impl FromStr for Effort {
    type Err = NotAQuantity;

    /// Takes "rpe 8.5" and "rir 2" in any case, the space being optional.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let unreadable = || NotAQuantity::unreadable("an effort such as rpe 8.5 or rir 2", text);
        let (scale, number) = text.trim().split_at_checked(3).ok_or_else(unreadable)?;
        let value = decimal(number.trim_start()).ok_or_else(unreadable)?;
        match scale.to_ascii_lowercase().as_str() {
            "rpe" => Rpe::new(value).map(Self::Rpe),
            "rir" => Rir::new(value).map(Self::Rir),
            _ => Err(unreadable()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effort(text: &str) -> Effort {
        text.parse().expect("an effort of the test")
    }

    #[test]
    fn every_half_step_reads_back_as_written() {
        for steps in 0..=20 {
            let value = f64::from(steps) / 2.0;
            let rir = Effort::Rir(Rir::new(value).expect("on the scale"));
            assert_eq!(effort(&rir.to_string()), rir);
            if let Ok(rpe) = Rpe::new(value).map(Effort::Rpe) {
                assert_eq!(effort(&rpe.to_string()), rpe);
            }
        }
    }

    #[test]
    fn rpe_eight_leaves_two_reps() {
        assert_eq!(effort("RPE 8").reps_in_reserve(), 2.0);
        assert_eq!(effort("rpe8.5").reps_in_reserve(), 1.5);
        assert_eq!(effort("rir 2").reps_in_reserve(), 2.0);
    }

    #[test]
    fn what_is_off_the_scale_is_refused() {
        for text in [
            "rpe 0.5", "rpe 10.5", "rpe 8.25", "rir 11", "rir -1", "rpe", "8", "été",
        ] {
            assert!(text.parse::<Effort>().is_err(), "{text}");
        }
        assert!(Rpe::new(f64::NAN).is_err());
        let error = "rpe 11".parse::<Effort>().expect_err("refused");
        assert_eq!(
            error.to_string(),
            "11 is not on the scale of rpe, which goes from 1 to 10 in halves"
        );
    }
}
