//! What a workout adds to the weeks of muscles. Which sets are hard and which
//! muscles they work is decided where rows are made; here it is added up.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{StoreError, Worked, WorkoutRows};

/// What one muscle did in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MuscleSum {
    half_sets: i64,
    half_g: i64,
    led_g: i64,
}

impl MuscleSum {
    /// Adds another sum to this one.
    pub(super) fn add(&mut self, more: Self) {
        self.half_sets += more.half_sets;
        self.half_g += more.half_g;
        self.led_g += more.led_g;
    }

    /// Whether nothing was added up.
    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// The sums of the live sets of a workout, by muscle.
pub(super) fn sums(rows: &WorkoutRows) -> BTreeMap<String, MuscleSum> {
    let worked: HashMap<Uuid, &[Worked]> = rows
        .entries
        .iter()
        .map(|entry| (entry.id, entry.worked.as_slice()))
        .collect();
    let mut sums: BTreeMap<String, MuscleSum> = BTreeMap::new();
    for set in rows.sets.iter().filter(|set| set.live) {
        let worked = worked.get(&set.entry).copied().unwrap_or_default();
        for (muscle, sum) in shares(worked, i64::from(set.hard), set.volume_g) {
            sums.entry(muscle).or_default().add(sum);
        }
    }
    sums.retain(|_, sum| !sum.is_nothing());
    sums
}

/// What sets that work these muscles count for each: so many hard ones, and
/// their volume in grams.
pub(super) fn shares(
    worked: &[Worked],
    hard: i64,
    volume_g: i64,
) -> impl Iterator<Item = (String, MuscleSum)> {
    let share = move |one: &Worked| {
        let halves = i64::from(one.halves);
        let sum = MuscleSum {
            half_sets: hard * halves,
            half_g: volume_g * halves,
            led_g: 0,
        };
        (one.muscle.clone(), sum)
    };
    let leads = worked.first().map_or("", |one| &one.muscle).to_owned();
    let led = MuscleSum {
        led_g: volume_g,
        ..MuscleSum::default()
    };
    worked.iter().map(share).chain([(leads, led)])
}

/// Makes a week's sum count `new` in place of `old`.
pub(super) fn add(
    connection: &Connection,
    (week, muscle): &(i32, String),
    old: MuscleSum,
    new: MuscleSum,
) -> Result<(), StoreError> {
    let more = MuscleSum {
        half_sets: new.half_sets - old.half_sets,
        half_g: new.half_g - old.half_g,
        led_g: new.led_g - old.led_g,
    };
    connection
        .prepare_cached(
            "INSERT INTO muscle_week VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET half_sets = half_sets + ?3, half_g = half_g + ?4,
                led_g = led_g + ?5",
        )?
        .execute(params![
            week,
            muscle,
            more.half_sets,
            more.half_g,
            more.led_g
        ])?;
    if more.half_sets >= 0 && more.half_g >= 0 && more.led_g >= 0 {
        return Ok(());
    }
    connection
        .prepare_cached(
            "DELETE FROM muscle_week
             WHERE week = ?1 AND muscle = ?2 AND half_sets = 0 AND half_g = 0 AND led_g = 0",
        )?
        .execute(params![week, muscle])?;
    Ok(())
}
