//! Examining a logbook: is the file sound, and are the views what the ledger
//! says? And mending the views. `repair` makes a copy of the file before.

use std::path::PathBuf;

use serde::Serialize;
use store::{Difference, Rebuild};

use crate::{api::ApiError, writer::Writer};

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct DoctorReport {
    /// Nothing is wrong, or nothing is any more.
    pub ok: bool,
    /// Damage of the file, in SQLite's words.
    pub damage: Vec<String>,
    /// Tables of the views that are not what the ledger says.
    pub differences: Vec<TableDifference>,
    /// Changes in the ledger.
    pub changes: u64,
    /// Documents in the ledger.
    pub documents: u64,
    /// The copy that was made before a repair.
    pub copy: Option<PathBuf>,
    /// What was saved, where the file had to be written anew.
    pub salvaged: Option<SalvagedCounts>,
}

/// How many changes a new file holds of those in a damaged one.
#[derive(Clone, Debug, Serialize)]
pub struct SalvagedCounts {
    /// Those that it holds.
    pub saved: u64,
    /// Those that could not be read, as far as their number is known.
    pub lost: u64,
    /// Those that can be read but build on lost ones. They come back once another
    /// device gives what they build on.
    pub stranded: u64,
    /// Sealed records in the new file; none where the logbook belonged to no space,
    /// or where it cannot be read to which.
    pub records: Option<u64>,
}

/// How a table differs from its rebuilt twin.
#[derive(Clone, Debug, Serialize)]
pub struct TableDifference {
    /// The table.
    pub table: String,
    /// Rows that only the living views hold.
    pub only_living: u64,
    /// Rows that only the rebuilt views hold.
    pub only_rebuilt: u64,
}

/// Examines a logbook. What is wrong with its views is mended where a copy of
/// the file was made before.
pub fn examine(writer: &mut Writer, copy: Option<PathBuf>) -> Result<DoctorReport, ApiError> {
    let damage = writer.store().check_file()?;
    writer.recount_all()?;
    let (changes, documents) = writer.ledger_size()?;
    let mut report = DoctorReport {
        ok: false,
        damage,
        differences: Vec::new(),
        changes,
        documents,
        copy: None,
        salvaged: None,
    };
    let rebuilt = rebuild_beside(writer, &mut |_| {})?;
    report.differences = compare(writer, &rebuilt)?;
    let is_well = report.differences.is_empty() && report.damage.is_empty();
    if copy.is_some() && !is_well {
        report.copy = copy;
        writer.store().put_views_in_place(&rebuilt)?;
        writer.learn()?;
        report.damage = writer.store().check_file()?;
        report.differences = compare(writer, &rebuilt)?;
    }
    remove(&rebuilt);
    report.ok = report.damage.is_empty() && report.differences.is_empty();
    Ok(report)
}

/// Rebuilds the views from the ledger and puts them in place.
pub fn rebuild(writer: &mut Writer, progress: &mut dyn FnMut(u32)) -> Result<(), ApiError> {
    let rebuilt = rebuild_beside(writer, progress)?;
    writer.store().put_views_in_place(&rebuilt)?;
    remove(&rebuilt);
    writer.learn()
}

fn rebuild_beside(writer: &mut Writer, progress: &mut dyn FnMut(u32)) -> Result<PathBuf, ApiError> {
    let path = writer.store().folder().join("rebuilt-views.sqlite");
    let rebuild = Rebuild::begin(&path)?;
    writer.rebuild_into(&rebuild, progress)?;
    rebuild.finish()?;
    Ok(path)
}

fn compare(
    writer: &mut Writer,
    rebuilt: &std::path::Path,
) -> Result<Vec<TableDifference>, ApiError> {
    let differences = writer.store().compare_views(rebuilt)?;
    let row = |difference: Difference| TableDifference {
        table: difference.table,
        only_living: difference.only_living,
        only_rebuilt: difference.only_rebuilt,
    };
    Ok(differences.into_iter().map(row).collect())
}

/// A file that stays behind is overwritten by the next rebuild.
fn remove(rebuilt: &std::path::Path) {
    if let Err(error) = std::fs::remove_file(rebuilt) {
        tracing::warn!(%error, "the rebuilt views were not removed");
    }
}
