//! The commands: each makes one or a few calls of the device, and answers.

mod backup;
mod conflicts;
mod demo;
mod devices;
mod doctor;
mod edit;
mod export;
mod import;
mod log;
mod look;
mod past;
mod put_aside;
mod trash;
mod undo;

use std::process::ExitCode;

use crate::{
    args::{Args, Command},
    door::Door,
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
    let door = Door::open(&folder)?;
    let outcome = answer(&door, args, say);
    if outcome.is_ok() {
        door.copy_if_due(say);
    }
    door.close();
    outcome.map(|()| ExitCode::SUCCESS)
}

fn answer(door: &Door, args: Args, say: &Say) -> Result<(), Failure> {
    let unit = args.unit.map(Into::into);
    match args.command {
        Command::Import(import) => import::run(door, import, unit, say),
        Command::Log(log) => log::run(door, log, unit, say),
        Command::Workouts(workouts) => look::workouts(door, &workouts, say),
        Command::Exercise(exercise) => look::exercise(door, &exercise, say),
        Command::Edit(edit) => edit::run(door, edit, unit, say),
        Command::Delete(delete) => edit::delete(door, &delete, say),
        Command::LogOf(log_of) => past::log_of(door, &log_of, say),
        Command::Imports => past::imports(door, say),
        Command::Undo(args) => undo::undo(door, &args, say),
        Command::Trash(trash) => trash::run(door, trash, say),
        Command::Conflicts(conflicts) => conflicts::run(door, conflicts, say),
        Command::Redo => undo::redo(door, say),
        Command::Stats => look::stats(door, say),
        Command::Export(export) => export::run(door, &export, say),
        Command::Backup(backup) => backup::run(door, backup, say),
        Command::Demo(demo) => demo::run(door, &demo, say),
        Command::Doctor(doctor) => doctor::run(door.folder(), &doctor, say).map(|_| ()),
        Command::Connect(connect) => devices::connect(door, connect, say),
        Command::Pair(pair) => devices::pair(door, pair, say),
        Command::Join(join) => devices::join(door, join, say),
        Command::Sync(sync) => devices::sync(door, &sync, say),
        Command::Devices => devices::list(door, say),
        Command::RenameDevice(rename) => devices::rename(door, rename, say),
        Command::PutAside(put_aside) => put_aside::run(door, put_aside, say),
        Command::RemoveDevice(remove) => devices::remove(door, remove, say),
        Command::Leave(leave) => devices::leave(door, leave, say),
    }
}
