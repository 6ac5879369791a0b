//! A made-up lifter's years, for looking around and for benches: plausible,
//! growing, and the same for the same seed.

mod calendar;
mod dice;
mod lifter;
mod lifts;
mod routine;
mod workout;

use jiff::civil;
use logbook::Message;

use crate::{Handle, NewWorkout, api::ApiError};
use dice::Dice;

/// How much to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demo {
    /// Exactly so many sets.
    pub sets: u32,
    /// Spread over so many years.
    pub years: u32,
    /// The same seed makes the same training.
    pub seed: u64,
    /// The last day that there may be training on.
    pub until: civil::Date,
}

/// The workouts of a demonstration, oldest first.
pub fn workouts(demo: &Demo) -> Vec<NewWorkout> {
    let slots = calendar::slots(demo);
    let all = slots.len().max(1) as f64;
    let dice = Dice::new(demo.seed);
    let make_up = |(place, slot): (usize, &calendar::Slot)| {
        workout::make_up(
            place,
            slot,
            place as f64 / all,
            &mut dice.fork(place as u64),
        )
    };
    slots.iter().enumerate().map(make_up).collect()
}

/// Adds a demonstration that ends yesterday to a logbook.
pub fn fill(
    handle: &Handle,
    sets: u32,
    years: u32,
    seed: u64,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<(), ApiError> {
    let today = handle.now().date();
    let until = today.yesterday().unwrap_or(today);
    let workouts = workouts(&Demo {
        sets,
        years,
        seed,
        until,
    });
    handle.add_workouts(workouts, Message::new("demo"), progress)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demo(sets: u32, seed: u64) -> Vec<NewWorkout> {
        let until = civil::date(2026, 11, 22);
        workouts(&Demo {
            sets,
            years: 3,
            seed,
            until,
        })
    }

    #[test]
    fn a_demonstration_has_exactly_the_sets_that_were_asked_for() {
        for sets in [0, 1, 19, 20, 999] {
            let entries = demo(sets, 7);
            let made: usize = entries
                .iter()
                .flat_map(|w| &w.entries)
                .map(|e| e.sets.len())
                .sum();
            assert_eq!(made, sets as usize);
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_training_and_another_seed_another() {
        let text = |seed| format!("{:?}", demo(200, seed));
        assert_eq!(text(1), text(1));
        assert_ne!(text(1), text(2));
    }

    #[test]
    fn every_exercise_of_the_demonstration_is_in_the_library() {
        for entry in demo(400, 3).iter().flat_map(|workout| &workout.entries) {
            let slug = &entry.exercise.0;
            assert!(training::library::by_slug(slug).is_some(), "{slug}");
        }
    }
}
