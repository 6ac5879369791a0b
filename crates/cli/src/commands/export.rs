//! `export`: the whole logbook, to standard output or into a file.

use std::{
    io::{self, BufWriter, Seek, Write},
    path::{Path, PathBuf},
};

use device::export::{self, ExportError, Exported};
use serde::Serialize;
use tempfile::{NamedTempFile, SpooledTempFile};

use crate::{
    args::{Export, Format},
    door::Door,
    failure::Failure,
    say::Say,
    words,
};

/// Bytes of an export that wait in memory before they wait in a file.
const IN_MEMORY: usize = 8 << 20;

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    exported: Exported,
    output: &'a Path,
}

/// Exports the logbook. On standard output, the export itself is the answer.
pub fn run(door: &Door, args: &Export, say: &Say) -> Result<(), Failure> {
    let reader = device::reader_in(door.folder())?;
    let named = |error| match error {
        ExportError::Logbook(error) => {
            ExportError::Logbook(device::naming_the_file(door.folder(), error))
        }
        ExportError::Write(error) => ExportError::Write(error),
    };
    let Some(output) = &args.output else {
        return match args.format {
            Format::Json => print(|out| export::write(&reader, out).map_err(named)),
            Format::Csv => print(|out| export::write_csv(&reader, out).map_err(named)),
        };
    };
    let exported = match args.format {
        Format::Json => replace(output, |out| export::write(&reader, out).map_err(named))?,
        Format::Csv => replace(output, |out| export::write_csv(&reader, out).map_err(named))?,
    };
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
