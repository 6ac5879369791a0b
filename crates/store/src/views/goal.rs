//! Goals in the views.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{GoalRow, StoreError};

/// Puts a goal's row.
pub(super) fn put(connection: &Connection, row: &GoalRow) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached(
        "INSERT OR REPLACE INTO goal (id, about, aim, began, period, since, deleted)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    put.execute(params![
        row.id.into_bytes(),
        row.about,
        row.aim,
        row.began,
        row.period,
        row.since,
        row.deleted,
    ])?;
    Ok(())
}

/// Takes a goal's row away.
pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM goal WHERE id = ?1")?
        .execute([id.into_bytes()])?;
    Ok(())
}
