//! Estimated one-rep maxima by another formula: all of them at once, so that no
//! record is ever held against one of another formula.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::weeks;
use crate::StoreError;

/// Remembers that estimates are still by the formula of this name. A change of
/// mind before they were made anew remembers the first.
pub(super) fn remember(connection: &Connection, from: &str) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO recount SELECT 'formula:' || ?1
         WHERE NOT EXISTS (SELECT 1 FROM recount WHERE exercise LIKE 'formula:%')",
        [from],
    )?;
    Ok(())
}

/// Puts new estimates in place of the old, and forgets that they were due.
pub(crate) fn replace_estimates(
    connection: &Connection,
    estimates: &[(Uuid, Option<i64>)],
) -> Result<(), StoreError> {
    let mut put = connection.prepare_cached("UPDATE logged_set SET e1rm_g = ?2 WHERE id = ?1")?;
    for (id, e1rm_g) in estimates {
        put.execute(params![id.as_bytes(), e1rm_g])?;
    }
    weeks::add_up_exercises(connection)?;
    connection.execute("DELETE FROM recount WHERE exercise LIKE 'formula:%'", [])?;
    Ok(())
}
