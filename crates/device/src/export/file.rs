//! An export into a file that the person chose: whole, or not at all.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use store::StoreError;

use super::{ExportError, Exported, Scope, csv};
use crate::{
    Handle,
    api::{ApiError, Code, ExportDone, ExportForm, ExportRequest, Nothing, Stats, WorkoutId},
    writer::not_found,
};

/// Writes the logbook into the file of a token.
pub(crate) fn into_file(handle: &Handle, request: &ExportRequest) -> Result<ExportDone, ApiError> {
    let path = handle.granted(&request.file)?;
    let reader = handle.reader()?;
    let scope = scope_of(request)?;
    let written = match request.form {
        ExportForm::Json => replace(&path, |out| super::write(&reader, &scope, out)),
        ExportForm::Csv => replace(&path, |out| csv::write(&reader, &scope, out)),
        ExportForm::Chalkbook if scope == Scope::Everything => return one_file(handle, &path),
        ExportForm::Chalkbook => {
            let words = "a file for another copy of Chalkbook holds the whole logbook";
            return Err(ApiError::new(Code::Refused, words));
        }
    };
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

fn scope_of(request: &ExportRequest) -> Result<Scope, ApiError> {
    let Some(workouts) = &request.workouts else {
        return Ok(Scope::Everything);
    };
    let id = |WorkoutId(id): &WorkoutId| id.parse().map_err(|_| not_found("workout", id));
    let ids: Result<_, ApiError> = workouts.iter().map(id).collect::<Result<_, _>>();
    Ok(Scope::These(ids?))
}

/// The logbook as a file that another copy of the program opens.
fn one_file(handle: &Handle, path: &Path) -> Result<ExportDone, ApiError> {
    let written = store::write_one_file(handle.folder(), path);
    written.map_err(|error| match error {
        StoreError::ReadOnly { reason, .. } => {
            ApiError::new(Code::BadFile, format!("{}: {reason}", path.display()))
        }
        error => handle.naming_the_file(error.into()),
    })?;
    let Stats { workouts, sets, .. } = handle.ask("stats", &Nothing {})?;
    Ok(ExportDone { workouts, sets })
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
