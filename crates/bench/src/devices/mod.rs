//! Two devices and a relay: a set's way from one to the other while both are
//! there, a new device that catches up with years of training, one that was away
//! for a month, and one that missed nothing.

mod device;
mod frames;
mod history;
mod joining;
mod live;
mod tap;
mod tapped;

use std::path::PathBuf;

use anyhow::Context as _;

use crate::{machine, table};
use history::Training;

/// Workouts of a year, three a week.
const A_YEAR: u32 = 156;

/// How thoroughly.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Years of training that a new device catches up with [usually 10]
    #[arg(long)]
    years: Option<u32>,
    /// Fewer sets, and usually one year; for trying the bench itself out
    #[arg(long)]
    quick: bool,
    /// Where the logbooks and the relay's files are made, on the disk that is to
    /// be measured
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

/// Measures, and prints one table.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    anyhow::ensure!(
        std::env::var_os("CHALKBOOK_SECRETS").is_some_and(|place| place == "file"),
        "set CHALKBOOK_SECRETS=file, as `cargo xtask bench sync` does: made-up devices leave \
         nothing in the system's keychain"
    );
    let home = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(&arguments.dir)?;
    let home = home.path();
    let (sets, usual) = if arguments.quick {
        (60, 1)
    } else {
        (1_000, 10)
    };
    let years = arguments.years.unwrap_or(usual);
    let mut rows = step("live", || live::measure(&home.join("live"), sets))?;
    let what = format!("logging {years} years");
    let training = step(&what, || Training::log(&home.join("years"), years * A_YEAR))?;
    rows.extend(step("joining what one device brought", || {
        joining::brought(&home.join("brought"), &training)
    })?);
    rows.extend(step("joining what was logged set by set", || {
        joining::logged_live(&home.join("logged"), &training)
    })?);
    println!(
        "{} · {years} years, {} sets\n",
        machine::named(home),
        training.years.sets
    );
    print!("{}", table::markdown(&["".to_owned()], &[rows]));
    Ok(())
}

fn step<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    eprintln!("{what}");
    work().with_context(|| what.to_owned())
}
