//! The load of a set as logged: a weight, the body, or the body and a weight.
//!
//! It says what was typed. How much of it counts, which needs a body weight,
//! is in [`effective_load`](crate::effective_load).

use std::fmt;
use std::str::FromStr;

use crate::{Mass, NotAQuantity};

/// What was moved in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// A weight: "102.5 kg".
    Weight(Mass),
    /// One's own body and nothing else: "bw".
    Bodyweight,
    /// One's own body with a weight added, such as on a belt: "bw+20 kg".
    Added(Mass),
    /// One's own body with a weight taken off by a machine or band: "bw-15 kg".
    Assisted(Mass),
}

impl Load {
    /// The mass that was typed, whether lifted, added or taken off.
    #[must_use]
    pub fn mass(self) -> Option<Mass> {
        match self {
            Self::Weight(mass) | Self::Added(mass) | Self::Assisted(mass) => Some(mass),
            Self::Bodyweight => None,
        }
    }
}

impl fmt::Display for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weight(mass) => mass.fmt(f),
            Self::Bodyweight => f.write_str("bw"),
            Self::Added(mass) => write!(f, "bw+{mass}"),
            Self::Assisted(mass) => write!(f, "bw-{mass}"),
        }
    }
}

impl FromStr for Load {
    type Err = NotAQuantity;

    /// Takes what `Display` writes, in any case and with spaces anywhere
    /// between the parts.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let trimmed = text.trim();
        let Some(rest) = after_bw(trimmed) else {
            return trimmed.parse().map(Self::Weight);
        };
        match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
            (Some(mass), _) => mass.parse().map(Self::Added),
            (_, Some(mass)) => mass.parse().map(Self::Assisted),
            (None, None) if rest.is_empty() => Ok(Self::Bodyweight),
            (None, None) => Err(NotAQuantity::unreadable("a load such as bw+20 kg", text)),
        }
    }
}

/// What stands after a leading "bw".
fn after_bw(text: &str) -> Option<&str> {
    let (start, rest) = text.split_at_checked(2)?;
    start.eq_ignore_ascii_case("bw").then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MassUnit;
    use proptest::prelude::*;

    fn written(text: &str) -> Option<String> {
        text.parse::<Load>().ok().map(|load| load.to_string())
    }

    #[test]
    fn every_kind_of_load_has_one_way_to_be_written() {
        for text in ["102.5 kg", "225 lb", "bw", "bw+20 kg", "bw-15 kg"] {
            assert_eq!(written(text).as_deref(), Some(text));
        }
        assert_eq!(written("BW + 20kg").as_deref(), Some("bw+20 kg"));
    }

    #[test]
    fn what_is_no_load_is_refused() {
        for text in [
            "", "b", "bw 20 kg", "bw+", "bw+bw", "bw--5 kg", "+20 kg", "é",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_load_reads_back_as_written(value in 0.0..1e9, kind in 0..4) {
            let mass = Mass::new(value, MassUnit::Lb)?;
            let load = match kind {
                0 => Load::Weight(mass),
                1 => Load::Added(mass),
                2 => Load::Assisted(mass),
                _ => Load::Bodyweight,
            };
            prop_assert_eq!(load.to_string().parse::<Load>()?, load);
        }
    }
}
