//! How long a set lasted. Not a time of day: that is a matter of the calendar.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use crate::NotAQuantity;

/// A duration in whole seconds, written "0:45", "24:30" or "1:02:05".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Seconds(pub u32);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, seconds) = (self.0 / 60, self.0 % 60);
        match minutes / 60 {
            0 => write!(f, "{minutes}:{seconds:02}"),
            hours => write!(f, "{hours}:{:02}:{seconds:02}", minutes % 60),
        }
    }
}

impl FromStr for Seconds {
    type Err = NotAQuantity;

    /// Takes minutes and seconds, or hours, minutes and seconds. Minutes
    /// without hours may pass 59, as "90:00" does.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let parts: Vec<&str> = text.trim().splitn(4, ':').collect();
        let seconds = match parts[..] {
            [minutes, seconds] => total(Some(0), number(minutes), sixtieth(seconds)),
            [hours, minutes, seconds] => total(number(hours), sixtieth(minutes), sixtieth(seconds)),
            _ => None,
        };
        seconds.ok_or_else(|| NotAQuantity::unreadable("a time such as 24:30 or 1:02:05", text))
    }
}

impl Sum for Seconds {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        Self(times.fold(0, |all, time| all.saturating_add(time.0)))
    }
}

/// Digits and nothing else, within the range of a `u32`.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Exactly two digits from 00 to 59.
fn sixtieth(text: &str) -> Option<u32> {
    number(text).filter(|&n| n < 60 && text.len() == 2)
}

fn total(hours: Option<u32>, minutes: Option<u32>, seconds: Option<u32>) -> Option<Seconds> {
    let minutes = hours?.checked_mul(60)?.checked_add(minutes?)?;
    Some(Seconds(minutes.checked_mul(60)?.checked_add(seconds?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_written_as_on_a_stopwatch() {
        for (seconds, text) in [
            (45, "0:45"),
            (1470, "24:30"),
            (3725, "1:02:05"),
            (0, "0:00"),
        ] {
            assert_eq!(Seconds(seconds).to_string(), text);
            assert_eq!(text.parse(), Ok(Seconds(seconds)));
        }
        assert_eq!("90:00".parse(), Ok(Seconds(5400)));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "45",
            ":45",
            "0:5",
            "0:60",
            "1:60:00",
            "1:2:03",
            "1:02:03:04",
        ] {
            assert!(text.parse::<Seconds>().is_err(), "{text}");
        }
        for text in ["-1:00", "+1:00", "99999999999:00", "71582789:00"] {
            assert!(text.parse::<Seconds>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_time_reads_back_as_written(seconds: u32) {
            prop_assert_eq!(Seconds(seconds).to_string().parse(), Ok(Seconds(seconds)));
        }
    }
}
