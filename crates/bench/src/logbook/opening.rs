//! Opening a logbook, with views that are current and with views of an older
//! version, and what its files take on disk.

use std::path::Path;

use device::{Handle, Options};
use rusqlite::Connection;

use super::screens::GROWTH;
use crate::{clock::Times, table::Measurement};

/// Opening, and opening up to the first screen with something on it.
pub fn measure(folder: &Path, runs: usize) -> anyhow::Result<Vec<Measurement>> {
    let open = times(folder, runs, |_| Ok(()))?;
    let today = times(folder, runs, |handle| {
        handle.call("today", "{}")?;
        Ok(())
    })?;
    Ok(vec![
        Measurement::milliseconds("open the device", open.median())
            .aim(100.0)
            .grows(GROWTH),
        Measurement::milliseconds("open to the first screen's data", today.median())
            .aim(150.0)
            .grows(GROWTH),
    ])
}

/// The times of opening and of what follows; closing does not count.
fn times(
    folder: &Path,
    runs: usize,
    and_then: impl Fn(&Handle) -> anyhow::Result<()>,
) -> anyhow::Result<Times> {
    let mut times = Times::default();
    for _ in 0..runs {
        let handle = times.take(|| {
            let handle = Handle::open(folder, Options::default())?;
            and_then(&handle)?;
            Ok(handle)
        })?;
        handle.close();
    }
    Ok(times)
}

/// Opening after an update of the program that shows things otherwise: the views
/// are built anew from the ledger.
pub fn rebuild(folder: &Path) -> anyhow::Result<Vec<Measurement>> {
    let connection = connect(folder)?;
    connection.execute(
        "UPDATE meta SET value = ?1 WHERE key = 'views'",
        [0u32.to_be_bytes()],
    )?;
    drop(connection);
    let mut times = Times::default();
    let handle = times.take(|| Ok(Handle::open(folder, Options::default())?))?;
    handle.close();
    Ok(vec![
        Measurement::milliseconds("open and rebuild the views", times.longest()).aim(120_000.0),
    ])
}

/// The size of the database once everything is in it.
pub fn bytes_on_disk(folder: &Path) -> anyhow::Result<u64> {
    let connection = connect(folder)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    drop(connection);
    Ok(std::fs::metadata(database(folder))?.len())
}

fn connect(folder: &Path) -> anyhow::Result<Connection> {
    Ok(Connection::open(database(folder))?)
}

fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("logbook.sqlite")
}
