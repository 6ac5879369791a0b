//! Sums over live sets, kept by what a workout adds and takes away. Whole grams
//! make the sums exact, so that they never drift from a rebuild.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::{
    muscle::{self, MuscleSum},
    weeks,
};
use crate::{StoreError, WorkoutRows};

/// What a workout contributes to one sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    workouts: i64,
    sets: i64,
    volume_g: i64,
    e1rm_g: Option<i64>,
}

/// What a workout contributes to all sums.
#[derive(Debug, Default)]
struct Share {
    exercises: BTreeMap<(String, i32), Sum>,
    weeks: BTreeMap<i32, Sum>,
    days: BTreeMap<i32, Sum>,
    muscles: BTreeMap<(i32, String), MuscleSum>,
    months: BTreeMap<i32, i64>,
}

/// Makes the sums count `after` in place of `before`.
pub(super) fn replace(
    connection: &Connection,
    before: Option<&WorkoutRows>,
    after: &WorkoutRows,
) -> Result<(), StoreError> {
    let first_day = weeks::first_day(connection)?;
    let old = before
        .map(|before| share(before, first_day))
        .unwrap_or_default();
    let new = share(after, first_day);
    for (key, old, new) in differing(&old.exercises, &new.exercises) {
        add_to_exercise(connection, key, old, new)?;
    }
    for (&week, old, new) in differing(&old.weeks, &new.weeks) {
        add_to_week(connection, week, old, new)?;
    }
    for (&day, old, new) in differing(&old.days, &new.days) {
        add_to_day(connection, day, old, new)?;
    }
    for (key, old, new) in differing(&old.muscles, &new.muscles) {
        muscle::add(connection, key, old, new)?;
    }
    for (&month, old, new) in differing(&old.months, &new.months) {
        add_to_month(connection, month, new - old)?;
    }
    Ok(())
}

fn share(rows: &WorkoutRows, first_day: i32) -> Share {
    let mut share = Share::default();
    if rows.workout.deleted.is_some() {
        return share;
    }
    let week = weeks::week_of(rows.workout.day, first_day);
    for set in rows.sets.iter().filter(|set| set.live) {
        let sum = share
            .exercises
            .entry((set.exercise.clone(), week))
            .or_default();
        sum.workouts = 1;
        sum.sets += 1;
        sum.volume_g += set.volume_g;
        sum.e1rm_g = sum.e1rm_g.max(set.e1rm_g);
    }
    let whole = Sum {
        workouts: 1,
        sets: i64::from(rows.workout.sets),
        volume_g: rows.workout.volume_g,
        e1rm_g: None,
    };
    share.weeks.insert(week, whole);
    share.days.insert(rows.workout.day, whole);
    let muscles = muscle::sums(rows).into_iter();
    share.muscles = muscles.map(|(muscle, sum)| ((week, muscle), sum)).collect();
    share.months.insert(month_of(&rows.workout.start), 1);
    share
}

/// The keys whose values differ, with both values; absent counts as nothing.
fn differing<'a, K: Ord, V: Copy + Default + PartialEq>(
    old: &'a BTreeMap<K, V>,
    new: &'a BTreeMap<K, V>,
) -> Vec<(&'a K, V, V)> {
    let gone = old.keys().filter(|key| !new.contains_key(key));
    let keys = new.keys().chain(gone);
    keys.map(|key| {
        let value = |map: &BTreeMap<K, V>| map.get(key).copied().unwrap_or_default();
        (key, value(old), value(new))
    })
    .filter(|(_, old, new)| old != new)
    .collect()
}

fn add_to_exercise(
    connection: &Connection,
    (exercise, week): &(String, i32),
    old: Sum,
    new: Sum,
) -> Result<(), StoreError> {
    let (sets, volume_g) = (new.sets - old.sets, new.volume_g - old.volume_g);
    connection
        .prepare_cached(
            "INSERT INTO exercise_total VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET workouts = workouts + ?2, sets = sets + ?3, volume_g = volume_g + ?4",
        )?
        .execute(params![exercise, new.workouts - old.workouts, sets, volume_g])?;
    connection
        .prepare_cached(
            "INSERT INTO exercise_week VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET sets = sets + ?3, volume_g = volume_g + ?4,
                e1rm_g = CASE WHEN e1rm_g IS NULL OR ?5 > e1rm_g THEN ?5 ELSE e1rm_g END",
        )?
        .execute(params![exercise, week, sets, volume_g, new.e1rm_g])?;
    if old.e1rm_g > new.e1rm_g {
        find_best_again(connection, exercise, *week)?;
    }
    if sets < 0 {
        remove_empty(connection, exercise, *week)?;
    }
    Ok(())
}

/// The best of a week was taken away or became less: look for the next.
fn find_best_again(connection: &Connection, exercise: &str, week: i32) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE exercise_week SET e1rm_g = (
                SELECT max(e1rm_g) FROM logged_set
                WHERE exercise = ?1 AND day BETWEEN ?2 AND ?2 + 6 AND live = 1)
             WHERE exercise = ?1 AND week = ?2",
        )?
        .execute(params![exercise, week])?;
    Ok(())
}

fn remove_empty(connection: &Connection, exercise: &str, week: i32) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM exercise_week WHERE exercise = ?1 AND week = ?2 AND sets = 0")?
        .execute(params![exercise, week])?;
    connection
        .prepare_cached("DELETE FROM exercise_total WHERE exercise = ?1 AND sets = 0")?
        .execute([exercise])?;
    Ok(())
}

fn add_to_week(connection: &Connection, week: i32, old: Sum, new: Sum) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO week VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET workouts = workouts + ?2, sets = sets + ?3, volume_g = volume_g + ?4",
        )?
        .execute(params![
            week,
            new.workouts - old.workouts,
            new.sets - old.sets,
            new.volume_g - old.volume_g
        ])?;
    connection
        .prepare_cached("DELETE FROM week WHERE week = ?1 AND workouts = 0")?
        .execute([week])?;
    Ok(())
}

fn add_to_day(connection: &Connection, day: i32, old: Sum, new: Sum) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO day VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET workouts = workouts + ?2, sets = sets + ?3, volume_g = volume_g + ?4",
        )?
        .execute(params![
            day,
            new.workouts - old.workouts,
            new.sets - old.sets,
            new.volume_g - old.volume_g
        ])?;
    if new.workouts >= old.workouts {
        return Ok(());
    }
    connection
        .prepare_cached("DELETE FROM day WHERE day = ?1 AND workouts = 0")?
        .execute([day])?;
    Ok(())
}

fn add_to_month(connection: &Connection, month: i32, workouts: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO month VALUES (?1, ?2) ON CONFLICT DO UPDATE SET workouts = workouts + ?2",
        )?
        .execute(params![month, workouts])?;
    connection
        .prepare_cached("DELETE FROM month WHERE month = ?1 AND workouts = 0")?
        .execute([month])?;
    Ok(())
}

/// Year times 12, plus month less 1, of a civil text that begins `2026-11-`.
fn month_of(start: &str) -> i32 {
    let number = |range| {
        start
            .get(range)
            .and_then(|text: &str| text.parse().ok())
            .unwrap_or(0)
    };
    let (year, month): (i32, i32) = (number(0..4), number(5..7));
    year * 12 + month - 1
}
