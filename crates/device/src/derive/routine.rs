//! A routine's rows.

use logbook::{Document, PlannedEntry, PlannedSet, read_routine};
use store::{PlannedEntryRow, PlannedSetRow, RoutineRow, RoutineRows, ViewEdit};
use uuid::Uuid;

/// What a routine's rows are; none of a document that is only half here.
pub fn routine(id: Uuid, document: &Document) -> Vec<ViewEdit> {
    let routine = read_routine(document);
    let Some(name) = routine.name else {
        return Vec::new();
    };
    let sets = routine.entries.iter().flat_map(|entry| {
        let row = move |set| set_row(set, entry.id, id);
        entry.sets.iter().map(row)
    });
    let place = routine.order.as_ref().map(logbook::Order::as_str);
    let rows = RoutineRows {
        sets: sets.collect(),
        entries: routine
            .entries
            .iter()
            .map(|entry| entry_row(entry, id))
            .collect(),
        routine: RoutineRow {
            id,
            name,
            place: place.unwrap_or_default().to_owned(),
            folder: routine.folder,
            deleted: routine.deleted,
        },
    };
    vec![ViewEdit::Routine(Box::new(rows))]
}

fn entry_row(entry: &PlannedEntry, routine: Uuid) -> PlannedEntryRow {
    PlannedEntryRow {
        id: entry.id,
        routine,
        exercise: entry.exercise.0.clone(),
        place: entry.order.as_str().to_owned(),
        note: entry.note.clone(),
        superset: entry.superset.clone(),
        rest: entry.rest.map(|rest| rest.0),
        deleted: entry.deleted,
    }
}

fn set_row(set: &PlannedSet, entry: Uuid, routine: Uuid) -> PlannedSetRow {
    PlannedSetRow {
        id: set.id,
        entry,
        routine,
        place: set.order.as_str().to_owned(),
        target: set.target.clone(),
        deleted: set.deleted,
    }
}
