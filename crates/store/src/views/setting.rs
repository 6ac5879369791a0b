//! Settings in the views, and what hangs on one: where weeks begin.

use rusqlite::Connection;

use super::weeks;
use crate::StoreError;

/// Puts a setting, or takes it away where there is no value.
pub(super) fn put(
    connection: &Connection,
    key: &str,
    value: Option<&str>,
) -> Result<(), StoreError> {
    let before = weeks::first_day(connection)?;
    match value {
        Some(value) => connection.execute(
            "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
            [key, value],
        )?,
        None => connection.execute("DELETE FROM setting WHERE key = ?1", [key])?,
    };
    if weeks::first_day(connection)? != before {
        weeks::add_up_again(connection)?;
    }
    Ok(())
}
