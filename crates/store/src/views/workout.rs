//! A workout's rows: what differs is written, and the aggregates follow.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{aggregate, conflict, phrase};
use crate::{EntryRow, SetRow, StoreError, Worked, WorkoutRow, WorkoutRows};

/// Makes the views hold `after` where they held `before`.
pub(super) fn replace(
    connection: &Connection,
    before: Option<&WorkoutRows>,
    after: &WorkoutRows,
) -> Result<(), StoreError> {
    if before.map(|before| &before.workout) != Some(&after.workout) {
        put_workout(connection, &after.workout)?;
    }
    let empty = (Vec::new(), Vec::new());
    let (old_entries, old_sets) = before.map_or((&empty.0, &empty.1), |b| (&b.entries, &b.sets));
    for entry in changed(old_entries, &after.entries, |entry| entry.id) {
        put_entry(connection, entry)?;
    }
    for set in changed(old_sets, &after.sets, |set| set.id) {
        put_set(connection, set)?;
    }
    if before.map_or(&[][..], |before| &before.conflicts) != after.conflicts {
        let document = format!("workout/{}", after.workout.id);
        conflict::replace(connection, &document, &after.conflicts)?;
    }
    phrase::replace(connection, before, after)?;
    aggregate::replace(connection, before, after)
}

/// The rows of `after` that are new or differ. A document only ever grows, so
/// no row of `before` is missing from `after`.
fn changed<'a, T: PartialEq>(before: &[T], after: &'a [T], id: impl Fn(&T) -> Uuid) -> Vec<&'a T> {
    let before: HashMap<Uuid, &T> = before.iter().map(|row| (id(row), row)).collect();
    let differs = |row: &&T| before.get(&id(row)) != Some(row);
    after.iter().filter(differs).collect()
}

fn put_workout(connection: &Connection, row: &WorkoutRow) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT INTO workout VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT (id) DO UPDATE SET title = ?2, start = ?3, day = ?4, finish = ?5, running = ?6,
            note = ?7, deleted = ?8, source = ?9, sets = ?10, volume_g = ?11, last_done = ?12, routine = ?13,
            body_g = ?14",
    )?;
    put.execute(params![
        row.id.into_bytes(),
        row.title,
        row.start,
        row.day,
        row.finish,
        row.running,
        row.note,
        row.deleted,
        row.source,
        row.sets,
        row.volume_g,
        row.last_done,
        row.routine.map(Uuid::into_bytes),
        row.body_g,
    ])?;
    Ok(())
}

fn put_entry(connection: &Connection, row: &EntryRow) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (id) DO UPDATE SET workout = ?2, exercise = ?3, counts_as = ?4, place = ?5,
            note = ?6, superset = ?7, deleted = ?8, worked = ?9, targets = ?10, rest = ?11",
    )?;
    put.execute(params![
        row.id.into_bytes(),
        row.workout.into_bytes(),
        row.exercise,
        row.counts_as,
        row.place,
        row.note,
        row.superset,
        row.deleted,
        Worked::text_of(&row.worked),
        row.targets,
        row.rest,
    ])?;
    Ok(())
}

fn put_set(connection: &Connection, row: &SetRow) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT INTO logged_set VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
            ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
         ON CONFLICT (id) DO UPDATE SET entry = ?2, workout = ?3, exercise = ?4, day = ?5, place = ?6,
            kind = ?7, load = ?8, reps = ?9, distance = ?10, seconds = ?11, effort = ?12, note = ?13,
            rest = ?14, done = ?15, deleted = ?16, live = ?17, load_g = ?18, e1rm_g = ?19,
            half_reps = ?20, volume_g = ?21, distance_mm = ?22, hard = ?23",
    )?;
    put.execute(params![
        row.id.into_bytes(),
        row.entry.into_bytes(),
        row.workout.into_bytes(),
        row.exercise,
        row.day,
        row.place,
        row.kind,
        row.load,
        row.reps,
        row.distance,
        row.seconds,
        row.effort,
        row.note,
        row.rest,
        row.done,
        row.deleted,
        row.live,
        row.load_g,
        row.e1rm_g,
        row.half_reps,
        row.volume_g,
        row.distance_mm,
        row.hard,
    ])?;
    Ok(())
}
