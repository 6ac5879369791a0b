//! `export`: the whole logbook, to standard output or into a file.

use std::{
    io::{self, BufWriter, Seek, Write},
    path::{Path, PathBuf},
};

use device::{
    api::{ExportDone, ExportForm, ExportRequest},
    export::{self, ExportError, Exported, Scope},
};
use serde::Serialize;
use tempfile::{NamedTempFile, SpooledTempFile};

use super::import::absolute;
use crate::{
    args::{Export, Format},
    door::Door,
    failure::Failure,
    say::Say,
    words,
};

/// Bytes of an export that wait in memory before they wait in a file.
const IN_MEMORY: usize = 8 << 20;

const ALL: Scope = Scope::Everything;

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    exported: Exported,
    output: &'a Path,
}

/// Exports the logbook. On standard output, the export itself is the answer.
pub fn run(door: &Door, args: &Export, say: &Say) -> Result<(), Failure> {
    if let Format::Chalkbook = args.format {
        return one_file(door, args.output.as_deref(), say);
    }
    let reader = device::reader_in(door.folder())?;
    let named = |error| match error {
        ExportError::Logbook(error) => {
            ExportError::Logbook(device::naming_the_file(door.folder(), error))
        }
        ExportError::Write(error) => ExportError::Write(error),
    };
    let Some(output) = &args.output else {
        return match args.format {
            Format::Csv => print(|out| export::write_csv(&reader, &ALL, out).map_err(named)),
            Format::Json | Format::Chalkbook => {
                print(|out| export::write(&reader, &ALL, out).map_err(named))
            }
        };
    };
    let exported = match args.format {
        Format::Csv => replace(output, |out| {
            export::write_csv(&reader, &ALL, out).map_err(named)
        })?,
        Format::Json | Format::Chalkbook => replace(output, |out| {
            export::write(&reader, &ALL, out).map_err(named)
        })?,
    };
    told(exported, output, say)
}

/// The device writes this one itself, as it does for the window.
fn one_file(door: &Door, output: Option<&Path>, say: &Say) -> Result<(), Failure> {
    let Some(output) = output else {
        let words = "a file for another Chalkbook is written with --output FILE";
        return Err(Failure::Usage(words.to_owned()));
    };
    let request = ExportRequest {
        file: door.grant_file(absolute(output.to_owned()))?,
        form: ExportForm::Chalkbook,
        workouts: None,
    };
    let ExportDone { workouts, sets } = door.ask("export_logbook", &request)?;
    told(Exported { workouts, sets }, output, say)
}

fn told(exported: Exported, output: &Path, say: &Say) -> Result<(), Failure> {
    let answer = Answer { exported, output };
    say.answer(&answer, || {
        let (workouts, sets) = (
            words::counted(exported.workouts, "workout"),
            words::counted(exported.sets, "set"),
        );
        format!("{workouts} and {sets} are in {}.", output.display())
    })
}

/// Prints an export once all of it could be read: half a line of JSON, and a
/// refusal after it, are nothing that a script can read.
fn print(
    write: impl FnOnce(&mut BufWriter<&mut SpooledTempFile>) -> Result<Exported, ExportError>,
) -> Result<(), Failure> {
    let mut spool = tempfile::spooled_tempfile(IN_MEMORY);
    let mut out = BufWriter::new(&mut spool);
    write(&mut out)?;
    out.flush()?;
    drop(out);
    spool.rewind()?;
    let mut screen = io::stdout().lock();
    io::copy(&mut spool, &mut screen)?;
    screen.flush()?;
    Ok(())
}

/// Writes a file whole or not at all: what stood there stays until the new one
/// is complete.
fn replace(
    output: &Path,
    write: impl FnOnce(&mut BufWriter<&mut NamedTempFile>) -> Result<Exported, ExportError>,
) -> Result<Exported, Failure> {
    let mut file = NamedTempFile::new_in(folder_of(output)).map_err(Failure::file(output))?;
    let mut out = BufWriter::new(&mut file);
    let exported = write(&mut out).map_err(|error| match error {
        ExportError::Logbook(error) => Failure::Refused(error),
        ExportError::Write(source) => Failure::file(output)(source),
    })?;
    out.flush().map_err(Failure::file(output))?;
    drop(out);
    file.as_file().sync_all().map_err(Failure::file(output))?;
    file.persist(output)
        .map_err(|error| Failure::file(output)(error.error))?;
    Ok(exported)
}

fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}
