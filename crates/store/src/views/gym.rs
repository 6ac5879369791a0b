//! Gyms in the views.

use rusqlite::{Connection, params};

use crate::{GymRow, StoreError};

/// Puts a gym's row.
pub(super) fn put(connection: &Connection, row: &GymRow) -> Result<(), StoreError> {
    let mut put =
        connection.prepare_cached("INSERT OR REPLACE INTO gym VALUES (?1, ?2, ?3, ?4, ?5)")?;
    put.execute(params![
        row.id.as_bytes(),
        row.name,
        row.bars,
        row.plates,
        row.deleted
    ])?;
    Ok(())
}
