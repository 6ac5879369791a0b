//! Exercises in the views, and the list of those to be counted anew.

use rusqlite::{Connection, params};

use crate::{ExerciseRow, StoreError};

/// Puts an exercise's row.
pub(super) fn put(
    connection: &Connection,
    row: &ExerciseRow,
    recount: bool,
) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT OR REPLACE INTO exercise (id, name, folded, own, archived, merged_into, equipment, muscles)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    put.execute(params![
        row.id,
        row.name,
        row.folded,
        row.own,
        row.archived,
        row.merged_into,
        row.equipment,
        row.muscles
    ])?;
    if recount {
        connection.execute("INSERT OR IGNORE INTO recount VALUES (?1)", [&row.id])?;
    }
    Ok(())
}

/// Takes an exercise off the list of those to be counted anew.
pub(crate) fn finish_recount(connection: &Connection, exercise: &str) -> Result<(), StoreError> {
    connection.execute("DELETE FROM recount WHERE exercise = ?1", [exercise])?;
    Ok(())
}
