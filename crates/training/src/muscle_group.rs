//! The few parts of the body that a glance at a week tells apart.
//!
//! A finer count is per [`Muscle`]; this is for sums that must not count
//! anything twice, where each set goes to one group only.

use crate::Muscle;

/// A part of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MuscleGroup {
    /// From the hips down.
    Legs,
    /// Back and neck.
    Back,
    /// The pectorals.
    Chest,
    /// The three heads of the deltoid.
    Shoulders,
    /// Upper arms and forearms.
    Arms,
    /// Abs and obliques.
    Trunk,
}

impl MuscleGroup {
    /// Every group, from the one that moves most to the one that moves least.
    pub const ALL: [Self; 6] = [
        Self::Legs,
        Self::Back,
        Self::Chest,
        Self::Shoulders,
        Self::Arms,
        Self::Trunk,
    ];

    /// The key, which is never changed once released.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Legs => "legs",
            Self::Back => "back",
            Self::Chest => "chest",
            Self::Shoulders => "shoulders",
            Self::Arms => "arms",
            Self::Trunk => "trunk",
        }
    }

    /// The name for people, in English.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Legs => "Legs",
            Self::Back => "Back",
            Self::Chest => "Chest",
            Self::Shoulders => "Shoulders",
            Self::Arms => "Arms",
            Self::Trunk => "Trunk",
        }
    }
}

impl Muscle {
    /// The part of the body that the muscle is in.
    #[must_use]
    pub const fn group(self) -> MuscleGroup {
        match self {
            Self::Chest => MuscleGroup::Chest,
            Self::FrontShoulders | Self::SideShoulders | Self::RearShoulders => {
                MuscleGroup::Shoulders
            }
            Self::Triceps | Self::Biceps | Self::Forearms => MuscleGroup::Arms,
            Self::Traps | Self::UpperBack | Self::Lats | Self::LowerBack | Self::Neck => {
                MuscleGroup::Back
            }
            Self::Abs | Self::Obliques => MuscleGroup::Trunk,
            Self::HipFlexors
            | Self::Glutes
            | Self::Quads
            | Self::Hamstrings
            | Self::Adductors
            | Self::Abductors
            | Self::Calves
            | Self::Shins => MuscleGroup::Legs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_a_muscle_and_a_key_of_its_own() {
        for group in MuscleGroup::ALL {
            assert!(Muscle::ALL.into_iter().any(|it| it.group() == group));
            let alike = MuscleGroup::ALL.map(|other| other.as_str() == group.as_str());
            assert_eq!(alike.into_iter().filter(|alike| *alike).count(), 1);
        }
    }
}
