//! What masses and distances have in common: a number and a unit, as typed.
//!
//! It holds the error for whatever cannot be such a value, and the reading of a
//! plain decimal number. It knows no unit. Called by the modules of the
//! quantities in this crate.

/// The largest number that any unit takes: a million tonnes, in kilograms.
///
/// Absurd values below it are kept as typed, since asking about them is the
/// screen's business. The limit is here so that derived amounts stay exact.
pub const LARGEST_NUMBER: f64 = 1e9;

/// Why a number or a text is not the quantity that it should be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NotAQuantity {
    /// The number is NaN or infinite.
    #[error("{quantity} needs a finite number")]
    NotFinite {
        /// What it should be, such as "a mass".
        quantity: &'static str,
    },
    /// The number is below zero.
    #[error("{quantity} cannot be below zero, and {value} is")]
    BelowZero {
        /// What it should be, such as "a mass".
        quantity: &'static str,
        /// The number given.
        value: f64,
    },
    /// The number is above the largest one that is kept.
    #[error("{quantity} of {value:e} is too large")]
    TooLarge {
        /// What it should be, such as "a mass".
        quantity: &'static str,
        /// The number given.
        value: f64,
    },
    /// The number is not on the scale of the quantity.
    #[error("{value} is not on the scale of {scale}")]
    OffTheScale {
        /// The scale in words, such as "rpe: 1 to 10 in halves".
        scale: &'static str,
        /// The number given.
        value: f64,
    },
    /// The text does not read as the quantity.
    #[error("{text:?} is not {expected}")]
    Unreadable {
        /// What it should be, with an example.
        expected: &'static str,
        /// The text given.
        text: String,
    },
}

impl NotAQuantity {
    /// The error for a text that should have been `expected`.
    pub(crate) fn unreadable(expected: &'static str, text: &str) -> Self {
        let text = text.to_owned();
        Self::Unreadable { expected, text }
    }
}

/// Passes on a number that a quantity may have: finite, at least zero, and no
/// larger than [`LARGEST_NUMBER`]. Negative zero becomes zero.
pub(crate) fn checked(value: f64, quantity: &'static str) -> Result<f64, NotAQuantity> {
    if !value.is_finite() {
        Err(NotAQuantity::NotFinite { quantity })
    } else if value < 0.0 {
        Err(NotAQuantity::BelowZero { quantity, value })
    } else if value > LARGEST_NUMBER {
        Err(NotAQuantity::TooLarge { quantity, value })
    } else {
        Ok(value.abs())
    }
}

/// Reads digits with at most one decimal point. Signs, exponents, "inf" and
/// "nan", which Rust's own reading takes, are refused. Too many digits give
/// infinity, for [`checked`] to refuse.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| text.parse().ok()).flatten()
}

/// Splits "102.5 kg" into its number and its unit, the space being optional.
pub(crate) fn number_and_unit(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    Some((decimal(&text[..end])?, text[end..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_decimals_are_numbers() {
        assert_eq!(decimal("102.5"), Some(102.5));
        assert_eq!(decimal(".5"), Some(0.5));
        for text in [
            "", ".", "1.2.3", "-1", "+1", "1e5", "inf", "NaN", "1,5", "١",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn messages_name_the_thing() {
        let error = checked(-5.0, "a mass").expect_err("refused");
        assert_eq!(error.to_string(), "a mass cannot be below zero, and -5 is");
        let error = checked(1e12, "a mass").expect_err("refused");
        assert_eq!(error.to_string(), "a mass of 1e12 is too large");
    }
}
