//! What devices disagree on, in the views.

use rusqlite::{Connection, params};

use crate::{ConflictRow, StoreError};

/// Makes the views hold these conflicts of a document and no others.
pub(super) fn replace(
    connection: &Connection,
    document: &str,
    rows: &[ConflictRow],
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM conflict WHERE document = ?1")?
        .execute([document])?;
    let mut put = connection
        .prepare_cached("INSERT OR REPLACE INTO conflict VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for row in rows {
        put.execute(params![
            document,
            row.entity.into_bytes(),
            row.field,
            row.place,
            row.value,
            row.device,
            row.authored,
        ])?;
    }
    Ok(())
}
