//! From a row of SQLite to a row of ours. The order of columns is that of the
//! lists in `statements`.

use rusqlite::Row;
use uuid::Uuid;

use crate::{
    ConflictRow, EntryRow, ExerciseRow, GoalRow, MeasurementRow, SetRow, Worked, WorkoutRow,
};

/// The UUID in a column.
pub(super) fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get(column).map(Uuid::from_bytes)
}

pub(super) fn workout(row: &Row<'_>) -> rusqlite::Result<WorkoutRow> {
    Ok(WorkoutRow {
        id: uuid(row, 0)?,
        title: row.get(1)?,
        start: row.get(2)?,
        day: row.get(3)?,
        finish: row.get(4)?,
        running: row.get(5)?,
        note: row.get(6)?,
        deleted: row.get(7)?,
        source: row.get(8)?,
        sets: row.get(9)?,
        volume_g: row.get(10)?,
        last_done: row.get(11)?,
        routine: row.get::<_, Option<_>>(12)?.map(Uuid::from_bytes),
        body_g: row.get(13)?,
    })
}

pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        id: uuid(row, 0)?,
        workout: uuid(row, 1)?,
        exercise: row.get(2)?,
        counts_as: row.get(3)?,
        place: row.get(4)?,
        note: row.get(5)?,
        superset: row.get(6)?,
        deleted: row.get(7)?,
        worked: Worked::read(row.get_ref(8)?.as_str()?),
        targets: row.get(9)?,
        rest: row.get(10)?,
    })
}

pub(super) fn set(row: &Row<'_>) -> rusqlite::Result<SetRow> {
    Ok(SetRow {
        id: uuid(row, 0)?,
        entry: uuid(row, 1)?,
        workout: uuid(row, 2)?,
        exercise: row.get(3)?,
        day: row.get(4)?,
        place: row.get(5)?,
        kind: row.get(6)?,
        load: row.get(7)?,
        reps: row.get(8)?,
        distance: row.get(9)?,
        seconds: row.get(10)?,
        effort: row.get(11)?,
        note: row.get(12)?,
        rest: row.get(13)?,
        done: row.get(14)?,
        deleted: row.get(15)?,
        live: row.get(16)?,
        load_g: row.get(17)?,
        e1rm_g: row.get(18)?,
        half_reps: row.get(19)?,
        volume_g: row.get(20)?,
        distance_mm: row.get(21)?,
        hard: row.get(22)?,
    })
}

pub(super) fn conflict(row: &Row<'_>) -> rusqlite::Result<ConflictRow> {
    Ok(ConflictRow {
        entity: uuid(row, 0)?,
        field: row.get(1)?,
        place: row.get(2)?,
        value: row.get(3)?,
        device: row.get(4)?,
        authored: row.get(5)?,
    })
}

pub(super) fn exercise(row: &Row<'_>) -> rusqlite::Result<ExerciseRow> {
    Ok(ExerciseRow {
        id: row.get(0)?,
        name: row.get(1)?,
        folded: row.get(2)?,
        own: row.get(3)?,
        archived: row.get(4)?,
        merged_into: row.get(5)?,
        equipment: row.get(6)?,
        muscles: row.get(7)?,
    })
}

pub(super) fn measurement(row: &Row<'_>) -> rusqlite::Result<MeasurementRow> {
    Ok(MeasurementRow {
        measure: row.get(0)?,
        day: row.get(1)?,
        reading: row.get(2)?,
        units: row.get(3)?,
    })
}

pub(super) fn goal(row: &Row<'_>) -> rusqlite::Result<GoalRow> {
    Ok(GoalRow {
        id: uuid(row, 0)?,
        about: row.get(1)?,
        aim: row.get(2)?,
        began: row.get(3)?,
        period: row.get(4)?,
        since: row.get(5)?,
        deleted: row.get(6)?,
    })
}
