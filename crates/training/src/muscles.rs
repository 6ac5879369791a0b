//! The muscles of one exercise: those that it is done for, and those that help.
//!
//! The library's exercises carry theirs in its table; a person's own exercise
//! says them as one text, `chest, front-shoulders; triceps`, which is stored and
//! read back here. Two devices that choose muscles at once must not end with the
//! leading ones of the one and the assisting ones of the other.
//!
//! ```
//! use training::{Muscle, MuscleShare, Muscles};
//!
//! let bench = Muscles::read("chest; front-shoulders, triceps");
//! assert_eq!(bench.leading, [Muscle::Chest]);
//! assert_eq!(bench.share(Muscle::Triceps), Some(MuscleShare::Secondary));
//! assert_eq!(bench.to_string(), "chest; front-shoulders, triceps");
//! ```

use std::fmt;

use crate::library::Exercise;
use crate::{Muscle, MuscleShare, UnknownMuscle};

/// The muscles that an exercise works, each once, in the order that they were
/// named in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Muscles {
    /// Those that it is done for: a set counts whole for each.
    pub leading: Vec<Muscle>,
    /// Those that help: a set counts half for each.
    pub assisting: Vec<Muscle>,
}

impl Muscles {
    /// Each muscle once; one that both leads and assists leads.
    #[must_use]
    pub fn new(
        leading: impl IntoIterator<Item = Muscle>,
        assisting: impl IntoIterator<Item = Muscle>,
    ) -> Self {
        let mut muscles = Self::default();
        for muscle in leading {
            if !muscles.leading.contains(&muscle) {
                muscles.leading.push(muscle);
            }
        }
        for muscle in assisting {
            if muscles.share(muscle).is_none() {
                muscles.assisting.push(muscle);
            }
        }
        muscles
    }

    /// Those of an exercise of the library.
    #[must_use]
    pub fn of(exercise: &Exercise) -> Self {
        let copied = |muscles: &[Muscle]| muscles.to_vec();
        Self::new(copied(&exercise.primary), copied(&exercise.secondary))
    }

    /// Reads what [`Display`](fmt::Display) wrote. Muscles that only a newer
    /// version knows are passed over: they count for nothing here.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (leading, assisting) = text.split_once(';').unwrap_or((text, ""));
        let known = |text: &str| -> Vec<Muscle> {
            let keys = text.split(',').map(str::trim);
            keys.filter_map(|key| key.parse().ok()).collect()
        };
        Self::new(known(leading), known(assisting))
    }

    /// Reads what somebody types in the form of [`Display`](fmt::Display), by keys
    /// or by names. Nothing is passed over: who types means each of them.
    pub fn typed(text: &str) -> Result<Self, UnknownMuscle> {
        let (leading, assisting) = text.split_once(';').unwrap_or((text, ""));
        let all = |text: &str| -> Result<Vec<Muscle>, UnknownMuscle> {
            match text.trim() {
                "" => Ok(Vec::new()),
                text => text.split(',').map(|it| Muscle::typed(it.trim())).collect(),
            }
        };
        Ok(Self::new(all(leading)?, all(assisting)?))
    }

    /// The part that a muscle takes.
    #[must_use]
    pub fn share(&self, muscle: Muscle) -> Option<MuscleShare> {
        if self.leading.contains(&muscle) {
            Some(MuscleShare::Primary)
        } else {
            let assists = self.assisting.contains(&muscle);
            assists.then_some(MuscleShare::Secondary)
        }
    }

    /// The muscles with their parts, leading ones first. Where a set may count
    /// only once, such as in a week's volume by parts of the body, it counts for
    /// the first.
    pub fn shares(&self) -> impl Iterator<Item = (Muscle, MuscleShare)> {
        let leading = self.leading.iter();
        let leading = leading.map(|muscle| (*muscle, MuscleShare::Primary));
        let assisting = self.assisting.iter();
        leading.chain(assisting.map(|muscle| (*muscle, MuscleShare::Secondary)))
    }

    /// Whether no muscle is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leading.is_empty() && self.assisting.is_empty()
    }
}

impl fmt::Display for Muscles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = |muscles: &[Muscle]| {
            let keys: Vec<&str> = muscles.iter().map(|muscle| muscle.as_str()).collect();
            keys.join(", ")
        };
        f.write_str(&keys(&self.leading))?;
        if self.assisting.is_empty() {
            return Ok(());
        }
        write!(f, "; {}", keys(&self.assisting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;

    #[test]
    fn the_muscles_of_every_exercise_are_read_back_from_their_text() {
        for exercise in library::all() {
            let muscles = Muscles::of(exercise);
            assert_eq!(
                Muscles::read(&muscles.to_string()),
                muscles,
                "{}",
                exercise.slug
            );
        }
        assert_eq!(Muscles::read("").to_string(), "");
        assert!(Muscles::read("").is_empty());
    }

    #[test]
    fn a_muscle_counts_once_and_leading_goes_before_assisting() {
        let muscles = Muscles::new(
            [Muscle::Quads, Muscle::Quads],
            [Muscle::Quads, Muscle::Glutes, Muscle::Glutes],
        );
        assert_eq!(muscles.to_string(), "quads; glutes");
    }

    #[test]
    fn what_is_not_known_here_is_passed_over() {
        let muscles = Muscles::read(" chest ,gills;; triceps, wings,");
        assert_eq!(muscles.to_string(), "chest");
        assert_eq!(Muscles::read("; calves").to_string(), "; calves");
    }

    #[test]
    fn what_is_typed_is_known_to_the_last_muscle() {
        let typed = Muscles::typed("Chest, front shoulders;TRICEPS").unwrap();
        assert_eq!(typed.to_string(), "chest, front-shoulders; triceps");
        let helping = Muscles::typed("; calves").unwrap();
        assert_eq!(helping.to_string(), "; calves");
        for typed in [
            "chest, gills",
            "chest,",
            "chest; triceps; lats",
            "chest triceps",
        ] {
            assert!(Muscles::typed(typed).is_err(), "{typed}");
        }
    }
}
