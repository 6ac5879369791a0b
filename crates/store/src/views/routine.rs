//! Routines in the views. One is small, so it is written anew as a whole.

use rusqlite::{Connection, params};

use crate::{RoutineRows, StoreError};

/// Makes the views hold a routine as it is now.
pub(super) fn replace(connection: &Connection, rows: &RoutineRows) -> Result<(), StoreError> {
    let routine = &rows.routine;
    let id = routine.id.into_bytes();
    connection.execute("DELETE FROM planned_entry WHERE routine = ?1", [id])?;
    connection.execute("DELETE FROM planned_set WHERE routine = ?1", [id])?;
    connection.execute(
        "INSERT OR REPLACE INTO routine VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            id,
            routine.name,
            routine.folder,
            routine.place,
            routine.deleted
        ],
    )?;
    let mut put = connection
        .prepare_cached("INSERT INTO planned_entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
    for entry in &rows.entries {
        put.execute(params![
            entry.id.into_bytes(),
            id,
            entry.exercise,
            entry.place,
            entry.note,
            entry.superset,
            entry.rest,
            entry.deleted,
        ])?;
    }
    let mut put =
        connection.prepare_cached("INSERT INTO planned_set VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for set in &rows.sets {
        put.execute(params![
            set.id.into_bytes(),
            set.entry.into_bytes(),
            id,
            set.place,
            set.target,
            set.deleted,
        ])?;
    }
    Ok(())
}
