//! What an exercise is loaded with or done on.
//!
//! It groups exercises for finding and decides nothing about arithmetic: how
//! an exercise is logged is its [`Measures`](crate::Measures). The exercise
//! library and a person's own exercises carry one each.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// The one piece of equipment that tells an exercise from its sisters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Equipment {
    /// A straight bar, in a landmine too.
    Barbell,
    /// A cambered curl bar.
    EzBar,
    /// A hexagonal bar that one stands in.
    TrapBar,
    /// One or two dumbbells.
    Dumbbell,
    /// One or two kettlebells.
    Kettlebell,
    /// A cable stack.
    Cable,
    /// A machine with a fixed path, by stack or by plates.
    Machine,
    /// A Smith machine.
    Smith,
    /// The body itself, on the floor, a bench or a bar.
    Bodyweight,
    /// An elastic band.
    Band,
    /// A weight plate in the hands.
    Plate,
    /// A medicine ball or slam ball.
    MedicineBall,
    /// Gymnastic rings or suspension straps.
    Rings,
    /// A sled or prowler.
    Sled,
    /// A stone, sandbag, keg, yoke, log or tyre.
    OddObject,
    /// A treadmill, bike, rower or stair machine.
    CardioMachine,
    /// A thing of its own: a rope, a wheel, a ball, a bicycle.
    Other,
    /// Nothing at all, as in running.
    NoEquipment,
}

/// The text is not the key of a piece of equipment.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown equipment {0:?}")]
pub struct UnknownEquipment(pub String);

impl Equipment {
    /// Every piece of equipment, free weights first.
    pub const ALL: [Self; 18] = [
        Self::Barbell,
        Self::EzBar,
        Self::TrapBar,
        Self::Dumbbell,
        Self::Kettlebell,
        Self::Cable,
        Self::Machine,
        Self::Smith,
        Self::Bodyweight,
        Self::Band,
        Self::Plate,
        Self::MedicineBall,
        Self::Rings,
        Self::Sled,
        Self::OddObject,
        Self::CardioMachine,
        Self::Other,
        Self::NoEquipment,
    ];

    /// The key that is stored: kebab-case, and never changed once released.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.words().0
    }

    /// The name for people, in English.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.words().1
    }

    /// Reads its key or its name as somebody types it, in whatever case.
    pub fn typed(text: &str) -> Result<Self, UnknownEquipment> {
        let found = Self::ALL.into_iter().find(|equipment| {
            let words = [equipment.as_str(), equipment.name()];
            words.iter().any(|words| words.eq_ignore_ascii_case(text))
        });
        found.ok_or_else(|| UnknownEquipment(text.to_owned()))
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Barbell => ("barbell", "Barbell"),
            Self::EzBar => ("ez-bar", "EZ bar"),
            Self::TrapBar => ("trap-bar", "Trap bar"),
            Self::Dumbbell => ("dumbbell", "Dumbbell"),
            Self::Kettlebell => ("kettlebell", "Kettlebell"),
            Self::Cable => ("cable", "Cable"),
            Self::Machine => ("machine", "Machine"),
            Self::Smith => ("smith", "Smith machine"),
            Self::Bodyweight => ("bodyweight", "Bodyweight"),
            Self::Band => ("band", "Band"),
            Self::Plate => ("plate", "Plate"),
            Self::MedicineBall => ("medicine-ball", "Medicine ball"),
            Self::Rings => ("rings", "Rings or straps"),
            Self::Sled => ("sled", "Sled"),
            Self::OddObject => ("odd-object", "Odd object"),
            Self::CardioMachine => ("cardio-machine", "Cardio machine"),
            Self::Other => ("other", "Other"),
            Self::NoEquipment => ("none", "None"),
        }
    }
}

impl fmt::Display for Equipment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Equipment {
    type Err = UnknownEquipment;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|equipment| equipment.as_str() == key)
            .ok_or_else(|| UnknownEquipment(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_of_equipment_is_read_back_from_its_key() {
        for equipment in Equipment::ALL {
            assert_eq!(equipment.as_str().parse(), Ok(equipment));
        }
        assert!("chalk".parse::<Equipment>().is_err());
    }

    #[test]
    fn equipment_is_typed_by_its_key_or_its_name_in_any_case() {
        for typed in ["ez-bar", "EZ bar", "Ez Bar", "EZ-BAR"] {
            assert_eq!(Equipment::typed(typed), Ok(Equipment::EzBar), "{typed}");
        }
        assert!(Equipment::typed("chalk").is_err());
        assert!(Equipment::typed("").is_err());
    }
}
