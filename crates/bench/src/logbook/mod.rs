//! How fast one device is, and how that depends on the length of history: the
//! same measurements on logbooks of a few lengths.

mod background;
mod import;
mod logging;
mod memory;
mod opening;
mod screens;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use device::{Handle, Options, demo};

use crate::{
    machine,
    table::{self, Measurement},
};

/// Which logbooks, and how thoroughly.
#[derive(Debug, clap::Args)]
#[group(id = "logbook")]
pub struct Arguments {
    /// Lengths of history, in sets.
    #[arg(long, value_delimiter = ',', default_values_t = [5_000, 50_000, 500_000])]
    sets: Vec<u32>,
    /// Over how many years.
    #[arg(long, default_value_t = 20)]
    years: u32,
    /// Fewer runs and a smaller import; for trying the bench itself out.
    #[arg(long)]
    quick: bool,
    /// Where the logbooks are made, on the disk that is to be measured.
    #[arg(long, default_value = ".")]
    dir: PathBuf,
    /// Walks every screen of a logbook and prints the memory that it took; the
    /// bench runs itself so, for a process that did nothing else.
    #[arg(long, hide = true)]
    walk: Option<PathBuf>,
}

/// How often things are done.
#[derive(Clone, Copy, Debug)]
struct Effort {
    opens: usize,
    reads: usize,
    logged_sets: usize,
    imported_rows: u32,
}

impl Effort {
    fn new(quick: bool) -> Self {
        if quick {
            Self {
                opens: 3,
                reads: 10,
                logged_sets: 40,
                imported_rows: 2_000,
            }
        } else {
            Self {
                opens: 9,
                reads: 60,
                logged_sets: 400,
                imported_rows: 100_000,
            }
        }
    }
}

/// Measures, and prints one table.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if let Some(folder) = &arguments.walk {
        return memory::walk(folder);
    }
    let home = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(&arguments.dir)?;
    let effort = Effort::new(arguments.quick);
    let mut columns = Vec::new();
    for sets in &arguments.sets {
        eprintln!("{sets} sets over {} years", arguments.years);
        let folder = home.path().join(sets.to_string());
        columns.push(
            measure(&folder, *sets, arguments.years, effort)
                .with_context(|| format!("{sets} sets"))?,
        );
    }
    let lengths = arguments.sets.iter().map(|sets| format!("{sets} sets"));
    println!("{}\n", machine::named(home.path()));
    print!(
        "{}",
        table::markdown(&lengths.collect::<Vec<_>>(), &columns)
    );
    Ok(())
}

/// Everything that is measured about a logbook of one length, in the table's
/// order. What changes the logbook much comes last.
fn measure(
    folder: &Path,
    sets: u32,
    years: u32,
    effort: Effort,
) -> anyhow::Result<Vec<Measurement>> {
    let mut all = fill(folder, sets, years)?;
    all.extend(step("opening", || opening::measure(folder, effort.opens))?);
    all.extend(step("memory", || memory::measure(folder))?);
    let handle = Handle::open(folder, Options::default())?;
    all.extend(step("screens", || screens::measure(&handle, effort.reads))?);
    all.extend(step("logging", || {
        logging::measure(&handle, folder, effort.logged_sets)
    })?);
    all.extend(step("doctor", || background::doctor(&handle))?);
    handle.close();
    drop(handle);
    all.extend(step("rebuilding", || opening::rebuild(folder))?);
    let handle = Handle::open(folder, Options::default())?;
    all.extend(step("import", || {
        import::measure(&handle, folder, effort.imported_rows)
    })?);
    handle.close();
    Ok(all)
}

fn step<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    eprintln!("  {what}");
    work().with_context(|| what.to_owned())
}

/// Makes the logbook, and measures what it takes on disk.
fn fill(folder: &Path, sets: u32, years: u32) -> anyhow::Result<Vec<Measurement>> {
    let handle = Handle::open(folder, Options::default())?;
    demo::fill(&handle, sets, years, 1, &mut |_, _| {})?;
    handle.close();
    drop(handle);
    let bytes = opening::bytes_on_disk(folder)? as f64;
    Ok(vec![
        Measurement::megabytes("file", bytes),
        Measurement::bytes("file, for each set", bytes / f64::from(sets)).aim(2_000.0),
    ])
}
