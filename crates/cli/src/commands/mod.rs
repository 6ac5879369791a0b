//! The commands: each makes one or a few calls of the device, and answers.

mod demo;
mod doctor;
mod edit;
mod export;
mod import;
mod log;
mod look;

use std::{path::Path, process::ExitCode};

use device::{Handle, Options};

use crate::{
    args::{Args, Command},
    failure::Failure,
    say::Say,
};

/// Runs a command against its logbook.
pub fn run(args: Args, say: &Say) -> Result<ExitCode, Failure> {
    let folder = args.data_dir.clone().unwrap_or_else(device::data_dir);
    let _log = device::logging::start(&folder);
    if let Command::Doctor(doctor) = &args.command {
        return doctor::run(&folder, doctor, say);
    }
    let handle = open(&folder)?;
    let outcome = answer(&handle, args, say);
    handle.close();
    outcome.map(|()| ExitCode::SUCCESS)
}

fn answer(handle: &Handle, args: Args, say: &Say) -> Result<(), Failure> {
    let unit = args.unit.map(Into::into);
    match args.command {
        Command::Import(import) => import::run(handle, import, unit, say),
        Command::Log(log) => log::run(handle, log, unit, say),
        Command::Workouts(workouts) => look::workouts(handle, &workouts, say),
        Command::Exercise(exercise) => look::exercise(handle, &exercise, say),
        Command::Edit(edit) => edit::run(handle, edit, unit, say),
        Command::Delete(delete) => edit::delete(handle, &delete, say),
        Command::Stats => look::stats(handle, say),
        Command::Export(export) => export::run(handle, &export, say),
        Command::Demo(demo) => demo::run(handle, &demo, say),
        Command::Doctor(doctor) => doctor::run(handle.folder(), &doctor, say).map(|_| ()),
    }
}

fn open(folder: &Path) -> Result<Handle, Failure> {
    Ok(Handle::open(folder, Options::default())?)
}
