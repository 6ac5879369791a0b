//! A made-up logbook: somebody who trains for years and grows stronger, for
//! trying the program out and for measuring it.
//!
//! The same plan gives the same training, set for set; only the ids are new. It
//! is written through the device like anything else, and is no fixture for tests
//! of meaning. The command line, the browser tests' host and the benches call it.

mod around;
mod calendar;
mod dice;
mod lifter;
mod lifts;
mod routine;
mod workout;

use jiff::civil;
use logbook::Message;
use uuid::Uuid;

use crate::{Handle, NewWorkout, api::ApiError};

pub(crate) use around::{is_made_up, start, state, throw_away};
use calendar::slots;
use dice::Dice;

/// How many workouts are thought up at a time.
const WORKOUTS_AT_ONCE: usize = 500;

/// What training to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demo {
    /// Exactly how many sets, in workouts of about 20.
    pub sets: u32,
    /// Over how many years; at least one.
    pub years: u32,
    /// Equal seeds give equal training.
    pub seed: u64,
    /// The last day of training, such as yesterday.
    pub until: civil::Date,
}

/// The workouts of a plan, oldest first.
pub fn workouts(demo: &Demo) -> impl ExactSizeIterator<Item = NewWorkout> + use<> {
    let dice = Dice::new(demo.seed);
    let slots = slots(demo);
    let all = slots.len().max(1) as f64;
    slots.into_iter().enumerate().map(move |(place, slot)| {
        let mut dice = dice.fork(place as u64);
        workout::make_up(place, &slot, place as f64 / all, &mut dice)
    })
}

/// Adds training that ends yesterday to a logbook; gives the ids of its
/// workouts. `progress` hears of the workouts done and the workouts in all.
pub fn fill(
    handle: &Handle,
    sets: u32,
    years: u32,
    seed: u64,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<Vec<Uuid>, ApiError> {
    let today = handle.now().date();
    let until = today.yesterday().unwrap_or(today);
    let mut workouts = workouts(&Demo {
        sets,
        years,
        seed,
        until,
    });
    let total = workouts.len();
    let mut ids = Vec::with_capacity(total);
    while ids.len() < total {
        let some = workouts.by_ref().take(WORKOUTS_AT_ONCE).collect();
        let before = ids.len() as u32;
        let mut further = |done, _| progress(before + done, total as u32);
        ids.extend(handle.add_workouts(some, Message::new("demo"), None, &mut further)?);
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use training::library;

    use super::*;

    fn demo(sets: u32, years: u32, seed: u64) -> Vec<NewWorkout> {
        let until = civil::date(2026, 11, 22);
        workouts(&Demo {
            sets,
            years,
            seed,
            until,
        })
        .collect()
    }

    fn sets_of(workout: &NewWorkout) -> u32 {
        workout
            .entries
            .iter()
            .map(|entry| entry.sets.len() as u32)
            .sum()
    }

    #[test]
    fn there_are_exactly_as_many_sets_as_asked_for() {
        for (sets, years) in [
            (0, 1),
            (1, 1),
            (7, 3),
            (20, 1),
            (333, 2),
            (5_000, 20),
            (40_000, 1),
        ] {
            let all: u32 = demo(sets, years, 1).iter().map(sets_of).sum();
            assert_eq!(all, sets, "{sets} sets in {years} years");
        }
    }

    #[test]
    fn a_seed_gives_the_same_training_again() {
        let told = |seed| format!("{:?}", demo(400, 2, seed));
        assert_eq!(told(5), told(5));
        assert_ne!(told(5), told(6));
    }

    #[test]
    fn training_is_in_order_and_ends_on_its_last_day() {
        for (sets, years) in [(5_000, 20), (20_000, 3), (40_000, 1)] {
            let workouts = demo(sets, years, 3);
            let starts: Vec<_> = workouts
                .iter()
                .map(|workout| workout.start.datetime())
                .collect();
            assert!(starts.is_sorted(), "{sets}");
            let first_year = 2026 - i16::try_from(years).unwrap();
            assert!(starts[0].date() >= civil::date(first_year, 11, 22));
            assert!(
                starts[0].date() <= civil::date(first_year + 1, 2, 1),
                "{}",
                starts[0]
            );
            assert_eq!(starts.last().unwrap().date(), civil::date(2026, 11, 22));
        }
    }

    #[test]
    fn every_exercise_is_one_of_the_library() {
        let workouts = demo(5_000, 5, 4);
        let used: HashSet<_> = workouts
            .iter()
            .flat_map(|w| &w.entries)
            .map(|e| e.exercise.0.as_str())
            .collect();
        for slug in [
            "bench-press",
            "back-squat",
            "deadlift",
            "pull-up",
            "plank",
            "running",
        ] {
            assert!(used.contains(slug), "{slug}");
        }
        assert!(
            used.iter().all(|slug| library::by_slug(slug).is_some()),
            "{used:?}"
        );
    }

    #[test]
    fn the_bench_press_grows() {
        let heaviest = |workouts: &[NewWorkout]| {
            let entries = workouts
                .iter()
                .flat_map(|w| &w.entries)
                .filter(|e| e.exercise.0 == "bench-press");
            let loads = entries
                .flat_map(|e| &e.sets)
                .filter_map(|s| s.set.load?.mass());
            loads.map(|mass| mass.grams().0).max().unwrap()
        };
        let workouts = demo(8_000, 6, 9);
        let quarter = workouts.len() / 4;
        let (early, late) = (
            heaviest(&workouts[..quarter]),
            heaviest(&workouts[3 * quarter..]),
        );
        assert!(late * 10 > early * 11, "{early} g, then {late} g");
    }
}
