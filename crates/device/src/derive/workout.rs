//! A workout's rows, with every training number of its sets.

use logbook::{End, Entry, LoggedSet, Workout};
use store::{EntryRow, SetRow, Worked, WorkoutRow, WorkoutRows};
use training::one_rm::Formula;
use training::spread::HalfReps;
use training::{
    DayNumber, Grams, Load, Mass, MassUnit, Muscle, MuscleShare, Muscles, effective_load, is_hard,
    one_rm, volume,
};
use uuid::Uuid;

use super::inbox::conflict_rows;
use crate::catalogue::{Catalogue, Counting};

/// The most that one set counts for: a million tonnes. Whoever types more has
/// slipped, and no sum of such slips may overflow.
const MOST_VOLUME_G: i64 = 1_000_000_000_000;

/// The day that a workout is of. A document that is only half here has no begin
/// yet; it stands at the start of time until it arrives.
pub fn day_of(workout: &Workout) -> i32 {
    let start = workout.start.as_ref().map(logbook::Stamp::datetime);
    DayNumber::from(start.unwrap_or_default().date()).0
}

/// What a workout's rows are, where somebody weighs so much on its day.
pub fn workout_rows(
    id: Uuid,
    workout: &Workout,
    catalogue: &Catalogue,
    bodyweight: Option<Grams>,
) -> WorkoutRows {
    let mut rows = WorkoutRows {
        workout: workout_row(id, workout),
        entries: Vec::with_capacity(workout.entries.len()),
        sets: Vec::new(),
        conflicts: workout.conflicts.iter().flat_map(conflict_rows).collect(),
    };
    for entry in &workout.entries {
        let counting = catalogue.counting(&entry.exercise.0);
        let in_trash = workout.deleted.is_some() || entry.deleted.is_some();
        let on_body = |set: &LoggedSet| counts_the_body(set, counting.share);
        if entry.sets.iter().any(on_body) {
            rows.workout.body_g = Some(bodyweight.unwrap_or_default().0);
        }
        let body = bodyweight.and_then(as_mass);
        let by = (&counting, body, catalogue.formula());
        let set_row = |set| set_row(set, entry.id, &rows.workout, by, in_trash);
        let sets: Vec<_> = entry.sets.iter().map(set_row).collect();
        rows.sets.extend(sets);
        rows.entries.push(entry_row(entry, id, counting));
    }
    rows.entries.sort_by_key(|entry| entry.id);
    rows.sets.sort_by_key(|set| set.id);
    add_up(&mut rows);
    rows
}

fn add_up(rows: &mut WorkoutRows) {
    for set in rows.sets.iter().filter(|set| set.live) {
        rows.workout.sets += 1;
        rows.workout.volume_g += set.volume_g;
        rows.workout.last_done = rows.workout.last_done.max(set.done);
    }
}

/// Whether what a set counts hangs on what the body weighs.
fn counts_the_body(logged: &LoggedSet, share: Option<f64>) -> bool {
    match logged.set.load {
        Some(Load::Weight(_)) => share.is_some(),
        Some(Load::Bodyweight | Load::Added(_) | Load::Assisted(_)) => true,
        None => false,
    }
}

/// A derived weight as a mass; it comes back to the same grams.
pub fn as_mass(grams: Grams) -> Option<Mass> {
    Mass::new(grams.kilograms(), MassUnit::Kg).ok()
}

fn workout_row(id: Uuid, workout: &Workout) -> WorkoutRow {
    let start = workout
        .start
        .as_ref()
        .map(logbook::Stamp::datetime)
        .unwrap_or_default();
    WorkoutRow {
        id,
        title: workout.title.clone(),
        start: start.to_string(),
        day: day_of(workout),
        finish: match &workout.end {
            End::At(end) => Some(end.datetime().to_string()),
            End::Running | End::Unknown => None,
        },
        running: workout.end == End::Running,
        note: workout.note.clone(),
        deleted: workout.deleted,
        source: workout.source_key.clone(),
        sets: 0,
        volume_g: 0,
        last_done: None,
        routine: workout.routine,
        body_g: None,
    }
}

fn entry_row(entry: &Entry, workout: Uuid, counting: Counting) -> EntryRow {
    EntryRow {
        id: entry.id,
        workout,
        exercise: entry.exercise.0.clone(),
        counts_as: counting.exercise,
        place: entry.order.as_str().to_owned(),
        note: entry.note.clone(),
        superset: entry.superset.clone(),
        deleted: entry.deleted,
        worked: worked(&counting.muscles),
        targets: entry.targets.clone(),
        rest: entry.rest.map(|rest| rest.0),
    }
}

/// The muscles of an exercise as its entries hold them.
pub fn worked(muscles: &Muscles) -> Vec<Worked> {
    let one = |(muscle, share): (Muscle, MuscleShare)| Worked {
        muscle: muscle.as_str().to_owned(),
        // A set counts whole or half, which is two halves or one.
        halves: share.of_a_set().0 as u8,
    };
    muscles.shares().map(one).collect()
}

/// The row of a set, with every number of it.
fn set_row(
    logged: &LoggedSet,
    entry: Uuid,
    workout: &WorkoutRow,
    (counting, body, formula): (&Counting, Option<Mass>, Formula),
    in_trash: bool,
) -> SetRow {
    let set = &logged.set;
    let load = set
        .load
        .and_then(|load| effective_load(&load, counting.share, body));
    let counts = set.kind.counts_as_work();
    let e1rm = load.and_then(|load| one_rm::e1rm_by(formula, set, load));
    SetRow {
        id: logged.id,
        entry,
        workout: workout.id,
        exercise: counting.exercise.clone(),
        day: workout.day,
        place: logged.order.as_str().to_owned(),
        kind: set.kind.as_str().to_owned(),
        load: set.load.map(|load| load.to_string()),
        reps: set.reps.map(|reps| reps.0),
        distance: set.distance.map(|distance| distance.to_string()),
        seconds: set.time.map(|time| time.0),
        effort: set.effort.map(|effort| effort.to_string()),
        note: set.note.clone(),
        rest: logged.rest.map(|rest| rest.0),
        done: logged.done,
        deleted: logged.deleted,
        live: !in_trash && logged.deleted.is_none(),
        load_g: load.filter(|_| counts).map(|load| load.0),
        e1rm_g: e1rm.map(|e1rm| e1rm.0),
        half_reps: e1rm
            .and_then(|_| HalfReps::of(set))
            .and_then(|reps| u32::try_from(reps.0).ok()),
        volume_g: load.map_or(0, |load| {
            volume(set, load, counting.sides).0.min(MOST_VOLUME_G)
        }),
        distance_mm: set.distance.map(|distance| distance.millimetres().0),
        hard: is_hard(set),
    }
}
