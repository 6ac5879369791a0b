//! When the made-up training happens: how many workouts, on which days, at what
//! time, and how many sets in each.

use jiff::{Span, civil};

use super::{Demo, Dice};

/// Sets in an ordinary workout.
const SETS_A_WORKOUT: u32 = 20;

/// How far a workout is from an ordinary one, in sets, at most.
const MORE_OR_LESS: f64 = 3.0;

/// Minutes of a day in which people train: from six to ten in the evening.
const OPEN: (u32, u32) = (6 * 60, 22 * 60);

/// The place of one workout.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    /// When it begins.
    pub start: civil::DateTime,
    /// How long it may take, in minutes.
    pub minutes: u32,
    /// How many sets it has.
    pub sets: u32,
}

/// The places of all workouts, in order.
pub(super) fn slots(demo: &Demo) -> Vec<Slot> {
    let mut dice = Dice::new(demo.seed).fork(u64::MAX);
    let days = days(demo, &mut dice);
    let mut sets = shares(demo.sets, days.len(), &mut dice).into_iter();
    let mut slots = Vec::with_capacity(days.len());
    for same_day in days.chunk_by(|a, b| a == b) {
        let times = times(same_day.len() as u32, &mut dice);
        for ((start, minutes), sets) in times.into_iter().zip(sets.by_ref().take(same_day.len())) {
            slots.push(Slot {
                start: same_day[0].to_datetime(start),
                minutes,
                sets,
            });
        }
    }
    slots
}

/// The day of each workout, in order, spread evenly but for a day or so. The
/// last one is the last day.
fn days(demo: &Demo, dice: &mut Dice) -> Vec<civil::Date> {
    let first = demo
        .until
        .saturating_sub(Span::new().years(i64::from(demo.years.clamp(1, 200))));
    let most = first.until(demo.until).map_or(0, |span| span.get_days());
    let workouts = workouts(demo.sets);
    let day = |place: u32| {
        let there = (f64::from(place) + dice.between(0.1, 0.9)) / f64::from(workouts);
        let day = if place + 1 == workouts {
            most
        } else {
            (there * f64::from(most)) as i32
        };
        first.saturating_add(Span::new().days(i64::from(day.min(most))))
    };
    (0..workouts).map(day).collect()
}

fn workouts(sets: u32) -> u32 {
    if sets == 0 {
        return 0;
    }
    ((sets + SETS_A_WORKOUT / 2) / SETS_A_WORKOUT).max(1)
}

/// Splits the sets over the workouts, some a little longer than others.
fn shares(sets: u32, workouts: usize, dice: &mut Dice) -> Vec<u32> {
    let each = f64::from(sets) / workouts as f64;
    let play = MORE_OR_LESS.min(each / 3.0);
    let mut before = 0;
    let share = |place: usize| {
        let up_to = if place == workouts {
            sets
        } else {
            (each * place as f64 + dice.between(-play, play)).round() as u32
        };
        let share = up_to.saturating_sub(before);
        before = up_to;
        share
    };
    (1..=workouts).map(share).collect()
}

/// When the workouts of one day begin, and how many minutes each has.
fn times(workouts: u32, dice: &mut Dice) -> Vec<(civil::Time, u32)> {
    let (open, close) = OPEN;
    if workouts == 1 {
        let start = if dice.happens(0.3) {
            dice.whole(6 * 60, 8 * 60)
        } else {
            dice.whole(17 * 60, 19 * 60)
        };
        return vec![(at(start * 60), dice.whole(55, 95))];
    }
    let each = (close - open) * 60 / workouts;
    let minutes = (each / 60 * 3 / 4).clamp(1, 90);
    (0..workouts)
        .map(|place| (at(open * 60 + place * each), minutes))
        .collect()
}

/// A time so many seconds after midnight.
fn at(seconds: u32) -> civil::Time {
    civil::Time::midnight().saturating_add(Span::new().seconds(i64::from(seconds)))
}
