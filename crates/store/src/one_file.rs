//! The logbook as one file that another copy of the program opens as a logbook of
//! its own: the ledger and its views, and nothing of this device. The tables that
//! go along are named here, so that what is added later stays at home.

use std::path::Path;

use rusqlite::Connection;

use crate::{Files, Held, StoreError, VIEWS_VERSION, activity, backup, held_by, open, rebuild};

/// Tables of the ledger; `meta` has the device's id in it and stays here.
const LEDGER: &[&str] = &["change", "touched"];

/// Writes the logbook in a folder into one file, whole or not at all. The logbook
/// may be in use; what is written meanwhile is not in it.
pub fn write_one_file(folder: &Path, to: &Path) -> Result<Held, StoreError> {
    let database = Files::within(folder).database;
    backup::whole_or_not(to, &mut |part| {
        write(&database, part).map_err(|error| error.at(to))?;
        held_by(part)
    })
}

fn write(database: &Path, part: &Path) -> Result<(), StoreError> {
    let file = Connection::open(part)?;
    // It is thrown away where it is not written to its end.
    file.pragma_update(None, "journal_mode", "OFF")?;
    file.pragma_update(None, "synchronous", "OFF")?;
    open::migrate(&file, 0)?;
    rebuild::attached(&file, database, || {
        rebuild::as_one(&file, "BEGIN", || {
            for table in LEDGER {
                let sql = format!("INSERT INTO main.{table} SELECT * FROM rebuilt.{table}");
                file.execute_batch(&sql)?;
            }
            file.execute_batch(activity::FILL)?;
            rebuild::fill(&file, VIEWS_VERSION)
        })
    })
}
