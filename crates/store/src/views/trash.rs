//! What lies in the trash, in the views.

use rusqlite::{Connection, params};

use crate::{StoreError, TrashRow};

/// Makes the views hold this of a document's trash and nothing else.
pub(super) fn replace(
    connection: &Connection,
    document: &str,
    rows: &[TrashRow],
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM trashed WHERE document = ?1")?
        .execute([document])?;
    let mut put =
        connection.prepare_cached("INSERT INTO trashed VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for row in rows {
        put.execute(params![
            document,
            row.kind,
            row.thing,
            row.deleted,
            row.device,
            row.sets
        ])?;
    }
    Ok(())
}
