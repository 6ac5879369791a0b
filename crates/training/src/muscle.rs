//! The muscle groups that weekly set counts are kept for.
//!
//! As fine as a lifter plans by (the three heads of the shoulder apart, the
//! back in three parts) and no finer: this is not an anatomy. The exercise
//! library names them, the week's volume counts by them, the views store their
//! keys.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// A muscle group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Muscle {
    /// The pectorals.
    Chest,
    /// The front head of the deltoid.
    FrontShoulders,
    /// The side head of the deltoid.
    SideShoulders,
    /// The rear head of the deltoid.
    RearShoulders,
    /// The triceps.
    Triceps,
    /// The biceps, with the brachialis under it.
    Biceps,
    /// Wrist flexors and extensors, the brachioradialis and the grip.
    Forearms,
    /// The upper trapezius, which shrugs.
    Traps,
    /// The middle of the back: rhomboids, middle and lower trapezius.
    UpperBack,
    /// The latissimus, with the teres major.
    Lats,
    /// The spinal erectors.
    LowerBack,
    /// The rectus abdominis and the deep abdominal wall.
    Abs,
    /// The obliques.
    Obliques,
    /// The muscles that lift the thigh.
    HipFlexors,
    /// The gluteus maximus.
    Glutes,
    /// The quadriceps.
    Quads,
    /// The hamstrings.
    Hamstrings,
    /// The inner thigh.
    Adductors,
    /// The outer hip: gluteus medius and minimus.
    Abductors,
    /// Gastrocnemius and soleus.
    Calves,
    /// The tibialis anterior.
    Shins,
    /// The neck.
    Neck,
}

/// The text is not the key of a muscle group.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown muscle {0:?}")]
pub struct UnknownMuscle(pub String);

impl Muscle {
    /// Every muscle group, from the chest round to the neck.
    pub const ALL: [Self; 22] = [
        Self::Chest,
        Self::FrontShoulders,
        Self::SideShoulders,
        Self::RearShoulders,
        Self::Triceps,
        Self::Biceps,
        Self::Forearms,
        Self::Traps,
        Self::UpperBack,
        Self::Lats,
        Self::LowerBack,
        Self::Abs,
        Self::Obliques,
        Self::HipFlexors,
        Self::Glutes,
        Self::Quads,
        Self::Hamstrings,
        Self::Adductors,
        Self::Abductors,
        Self::Calves,
        Self::Shins,
        Self::Neck,
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
    pub fn typed(text: &str) -> Result<Self, UnknownMuscle> {
        let found = Self::ALL.into_iter().find(|muscle| {
            let words = [muscle.as_str(), muscle.name()];
            words.iter().any(|words| words.eq_ignore_ascii_case(text))
        });
        found.ok_or_else(|| UnknownMuscle(text.to_owned()))
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Chest => ("chest", "Chest"),
            Self::FrontShoulders => ("front-shoulders", "Front shoulders"),
            Self::SideShoulders => ("side-shoulders", "Side shoulders"),
            Self::RearShoulders => ("rear-shoulders", "Rear shoulders"),
            Self::Triceps => ("triceps", "Triceps"),
            Self::Biceps => ("biceps", "Biceps"),
            Self::Forearms => ("forearms", "Forearms"),
            Self::Traps => ("traps", "Traps"),
            Self::UpperBack => ("upper-back", "Upper back"),
            Self::Lats => ("lats", "Lats"),
            Self::LowerBack => ("lower-back", "Lower back"),
            Self::Abs => ("abs", "Abs"),
            Self::Obliques => ("obliques", "Obliques"),
            Self::HipFlexors => ("hip-flexors", "Hip flexors"),
            Self::Glutes => ("glutes", "Glutes"),
            Self::Quads => ("quads", "Quads"),
            Self::Hamstrings => ("hamstrings", "Hamstrings"),
            Self::Adductors => ("adductors", "Adductors"),
            Self::Abductors => ("abductors", "Abductors"),
            Self::Calves => ("calves", "Calves"),
            Self::Shins => ("shins", "Shins"),
            Self::Neck => ("neck", "Neck"),
        }
    }
}

impl fmt::Display for Muscle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Muscle {
    type Err = UnknownMuscle;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|muscle| muscle.as_str() == key)
            .ok_or_else(|| UnknownMuscle(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_muscle_is_read_back_from_its_key() {
        for muscle in Muscle::ALL {
            assert_eq!(muscle.as_str().parse(), Ok(muscle));
        }
        assert!("Chest".parse::<Muscle>().is_err(), "keys are lower case");
    }
}
