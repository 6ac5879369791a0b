//! The command line's own words: commands and their options.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use device::api::MassUnit;

/// Your training logbook, on the command line.
#[derive(Debug, Parser)]
#[command(name = "chalkbook-cli", version)]
pub struct Args {
    /// The folder of the logbook, in place of the usual one.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Answer with exactly one line of JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// The unit of weights that are given without one, by you or by a file.
    #[arg(long, global = true, value_name = "kg|lb")]
    pub unit: Option<Unit>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A unit of mass.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Unit {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
}

impl From<Unit> for MassUnit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Kg => Self::Kg,
            Unit::Lb => Self::Lb,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import an export of Strong or Hevy.
    Import(Import),
    /// Log sets, such as: log "Bench Press 100x5@8, 102.5x3"
    Log(Log),
    /// List workouts, newest first.
    Workouts(Workouts),
    /// Show an exercise: its records and its newest sets.
    Exercise(Exercise),
    /// Change a set, or a workout's title, times and note.
    Edit(Edit),
    /// Put a workout, an exercise of one, or a set into the trash.
    Delete(Delete),
    /// Tell how something came to be: a workout, a set, an exercise, the whole logbook.
    LogOf(LogOf),
    /// Undo what was done last on this device; or a change, or a whole import.
    Undo(Undo),
    /// What was deleted: list it, or take it out of the trash.
    Trash(Trash),
    /// What devices set apart from each other: list it, or settle it.
    Conflicts(ConflictsArgs),
    /// Do again what was undone last.
    Redo,
    /// List the imports there were.
    Imports,
    /// The whole logbook in numbers.
    Stats,
    /// Write the whole logbook as JSON, as CSV, or as a file for another Chalkbook.
    Export(Export),
    /// Make a copy of the logbook, list those that are kept, or bring one back.
    Backup(Backup),
    /// Connect to a relay: make a space there, or go on with this device's.
    Connect(Connect),
    /// Show a code by which another device joins, and wait for it.
    Pair(Pair),
    /// Join the devices of another by its code.
    Join(Join),
    /// Send what is new here, and get what is new elsewhere.
    Sync(Sync),
    /// List the devices, and how their sync stands.
    Devices,
    /// Give a device a name.
    RenameDevice(RenameDevice),
    /// Remove a device.
    RemoveDevice(RemoveDevice),
    /// Records that came and could not be used: list them, or do something about them.
    PutAside(PutAside),
    /// Leave the other devices; the workouts stay here.
    Leave(Leave),
    /// Fill the logbook with made-up training.
    Demo(Demo),
    /// Check the file, and whether the screens show what was logged.
    Doctor(Doctor),
}

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The CSV file.
    pub file: PathBuf,
    /// Only say what would happen.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `log`.
#[derive(Debug, clap::Args)]
pub struct Log {
    /// An exercise and its sets.
    #[arg(required = true)]
    pub text: Vec<String>,
    /// A past day, such as 2026-11-20.
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// Finish the workout afterwards.
    #[arg(long)]
    pub finish: bool,
}

/// Arguments of `workouts`.
#[derive(Debug, clap::Args)]
pub struct Workouts {
    /// At most this many.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// Arguments of `exercise`.
#[derive(Debug, clap::Args)]
pub struct Exercise {
    /// Its name, or a part of it.
    #[arg(required = true)]
    pub name: Vec<String>,
    /// At most this many of its sets.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// Arguments of `edit`.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("change").required(true).multiple(true)))]
pub struct Edit {
    /// The id of a set or of a workout.
    pub id: String,
    /// What the set is to be, such as 100x6.
    #[arg(group = "change", conflicts_with_all = ["title", "start", "end", "note"])]
    pub set: Option<String>,
    /// The workout's title.
    #[arg(long, group = "change")]
    pub title: Option<String>,
    /// When the workout began, such as 2026-11-20T18:00.
    #[arg(long, group = "change", value_name = "TIME")]
    pub start: Option<String>,
    /// When the workout ended.
    #[arg(long, group = "change", value_name = "TIME")]
    pub end: Option<String>,
    /// A note about the workout.
    #[arg(long, group = "change")]
    pub note: Option<String>,
}

/// Arguments of `delete`.
#[derive(Debug, clap::Args)]
pub struct Delete {
    /// The id of a workout, of an exercise in one, or of a set.
    pub id: String,
    /// Take it out of the trash again.
    #[arg(long)]
    pub restore: bool,
}

/// Arguments of `log-of`.
#[derive(Debug, clap::Args)]
pub struct LogOf {
    /// The id of a workout, a set, an exercise, a goal or a routine; everything
    /// where none is given.
    pub id: Option<String>,
    /// Only what was done on this day, such as 2026-11-20.
    #[arg(long, value_name = "DAY", conflicts_with = "id")]
    pub day: Option<String>,
    /// At most this many.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// Arguments of `undo`.
#[derive(Debug, clap::Args)]
pub struct Undo {
    /// A change, as `log-of` lists it, or the batch of an import, as `imports` does.
    pub id: Option<String>,
    /// Only say what it would do; for a change.
    #[arg(long, requires = "id")]
    pub dry_run: bool,
}

/// Arguments of `trash`.
#[derive(Debug, clap::Args)]
pub struct Trash {
    /// List at most this many, newest first.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
    /// What to do; a list where nothing is given.
    #[command(subcommand)]
    pub action: Option<TrashAction>,
}

/// What to do about the trash.
#[derive(Debug, Subcommand)]
pub enum TrashAction {
    /// Take things out of the trash, by one gesture.
    Restore {
        /// Their ids, or the first letters of them, as `trash` lists them.
        #[arg(required = true)]
        ids: Vec<String>,
    },
}

/// Arguments of `conflicts`.
#[derive(Debug, clap::Args)]
pub struct ConflictsArgs {
    /// What to do; a list where nothing is given.
    #[command(subcommand)]
    pub action: Option<ConflictAction>,
}

/// What to do about conflicts.
#[derive(Debug, Subcommand)]
pub enum ConflictAction {
    /// Settle one, on all devices.
    Settle(Settle),
}

/// Arguments of `conflicts settle`.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("to").required(true)))]
pub struct Settle {
    /// The conflict, as `conflicts` lists it; the first letters are enough.
    pub id: String,
    /// The number of the value that is to hold, as `conflicts` lists them.
    #[arg(group = "to")]
    pub number: Option<usize>,
    /// Another value, in the form that the others are shown in.
    #[arg(long, group = "to", value_name = "TEXT")]
    pub value: Option<String>,
}

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The form.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// A file to write; standard output where none is given.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The form of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// One JSON document.
    Json,
    /// A row for each set, as CSV.
    Csv,
    /// One file that another copy of Chalkbook opens; needs --output.
    Chalkbook,
}

/// Arguments of `backup`.
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// What to do; a copy is made where nothing is given.
    #[command(subcommand)]
    pub action: Option<BackupAction>,
}

/// What to do with copies.
#[derive(Debug, Subcommand)]
pub enum BackupAction {
    /// List the copies that are kept, newest first.
    List,
    /// Take in what a copy, an export or another logbook holds and this one does not.
    Restore(Restore),
}

/// Arguments of `backup restore`.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The file, or the name of a copy as `backup list` gives it.
    pub file: PathBuf,
    /// Only say what would come.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Exactly how many sets.
    #[arg(long, default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    pub sets: u32,
    /// Over how many years, up to yesterday.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub years: u32,
    /// Equal seeds give equal training.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// Put right what differs; a copy of the file is kept.
    #[arg(long)]
    pub repair: bool,
    /// Write a file for a bug report; it holds no training.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Arguments of `connect`.
#[derive(Debug, clap::Args)]
pub struct Connect {
    /// The relay's address.
    pub address: String,
    /// What the relay's keeper gave out; needed for a new space.
    #[arg(long, value_name = "TOKEN", allow_hyphen_values = true)]
    pub invite: Option<String>,
    /// Come back into a space by its recovery words.
    #[arg(long, value_name = "WORDS", conflicts_with = "invite")]
    pub words: Option<String>,
    /// Leave the space that this device belongs to.
    #[arg(long)]
    pub new_space: bool,
}

/// Arguments of `pair`.
#[derive(Debug, clap::Args)]
pub struct Pair {
    /// The recovery words, where they were not typed within the hour.
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
}

/// Arguments of `join`.
#[derive(Debug, clap::Args)]
pub struct Join {
    /// The relay's address, or the whole link that the other device shows.
    pub address: String,
    /// The code; none where the link was given.
    pub code: Option<String>,
    /// What this device is to be called.
    #[arg(long)]
    pub name: Option<String>,
}

/// Arguments of `sync`.
#[derive(Debug, clap::Args)]
pub struct Sync {
    /// Until nothing is left to come or go; this is what happens by itself.
    #[arg(long, conflicts_with = "watch")]
    pub once: bool,
    /// Stay connected until stopped.
    #[arg(long)]
    pub watch: bool,
}

/// Arguments of `rename-device`.
#[derive(Debug, clap::Args)]
pub struct RenameDevice {
    /// Its key, or its name of now, as `devices` lists them.
    pub device: String,
    /// What it is to be called.
    #[arg(required = true)]
    pub name: Vec<String>,
}

/// Arguments of `put-aside`.
#[derive(Debug, clap::Args)]
pub struct PutAside {
    /// What to do; a list where nothing is given.
    #[command(subcommand)]
    pub action: Option<AsideAction>,
}

/// What to do about records that were put aside.
#[derive(Debug, Subcommand)]
pub enum AsideAction {
    /// Open them again, with a newer program or another key.
    Try(Which),
    /// Take in what a removed device wrote, here and on all devices.
    Adopt(Which),
    /// Put them out of sight; they are kept.
    Hide(Which),
    /// Put them back into sight.
    Show(Which),
}

/// Which records.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("which").required(true)))]
pub struct Which {
    /// Their ids, or the first letters of them, as `put-aside` lists them.
    #[arg(group = "which")]
    pub ids: Vec<String>,
    /// All that this can be done about.
    #[arg(long, group = "which")]
    pub all: bool,
}

/// Arguments of `remove-device`.
#[derive(Debug, clap::Args)]
pub struct RemoveDevice {
    /// Its key, as `devices` lists it.
    pub device: String,
    /// The recovery words, where they were not typed within the hour.
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
}

/// Arguments of `leave`.
#[derive(Debug, clap::Args)]
pub struct Leave {
    /// Erase from the relay, too, what all devices sent there.
    #[arg(long)]
    pub erase: bool,
    /// The recovery words, to erase.
    #[arg(long, value_name = "WORDS", requires = "erase")]
    pub words: Option<String>,
}
