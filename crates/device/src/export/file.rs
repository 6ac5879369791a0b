//! An export into a file that the person chose: whole, or not at all.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use super::{ExportError, Exported, csv};
use crate::{
    Handle,
    api::{ApiError, Code, ExportDone, ExportForm, ExportRequest},
};

/// Writes the logbook into the file of a token.
pub(crate) fn into_file(handle: &Handle, request: &ExportRequest) -> Result<ExportDone, ApiError> {
    let path = handle.granted(&request.file)?;
    let reader = handle.reader()?;
    let written = replace(&path, |out| match request.form {
        ExportForm::Json => super::write(&reader, out),
        ExportForm::Csv => csv::write(&reader, out),
    });
    let exported = written.map_err(|error| match error {
        ExportError::Logbook(error) => handle.naming_the_file(error),
        ExportError::Write(error) if error.kind() == std::io::ErrorKind::StorageFull => {
            ApiError::new(Code::DiskFull, error.to_string())
        }
        ExportError::Write(error) => {
            ApiError::new(Code::BadFile, format!("{}: {error}", path.display()))
        }
    })?;
    Ok(ExportDone {
        workouts: exported.workouts,
        sets: exported.sets,
    })
}

/// What stood there stays until the new one is complete.
fn replace(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<Exported, ExportError>,
) -> Result<Exported, ExportError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = write_whole(&part, write);
    let kept = written.and_then(|exported| {
        fs::rename(&part, path)?;
        Ok(exported)
    });
    if kept.is_err() && part.exists() {
        // What is half written is of no use to anybody; the error is told.
        drop(fs::remove_file(&part));
    }
    kept
}

fn write_whole(
    part: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<Exported, ExportError>,
) -> Result<Exported, ExportError> {
    let mut out = BufWriter::new(File::create(part)?);
    let exported = write(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(exported)
}
