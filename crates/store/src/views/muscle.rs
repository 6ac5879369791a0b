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
    fn is_nothing(self) -> bool {
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
        for one in worked {
            let halves = i64::from(one.halves);
            let sum = sums.entry(one.muscle.clone()).or_default();
            sum.half_sets += if set.hard { halves } else { 0 };
            sum.half_g += set.volume_g * halves;
        }
        let leads = worked.first().map_or("", |one| &one.muscle);
        sums.entry(leads.to_owned()).or_default().led_g += set.volume_g;
    }
    sums.retain(|_, sum| !sum.is_nothing());
    sums
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
