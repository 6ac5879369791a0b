//! What looking into the past costs: the history of a thing, the feed, looking
//! back, and what the index that makes them quick takes on the disk. Every set is a
//! change of its own here, and most were changed again, by two devices in turn.

mod frames;
mod life;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use device::{
    Handle, Options,
    api::{ChangesPage, ChangesRequest, HistoryPage, HistoryRequest, Month, Months, Nothing},
};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::{
    clock::Times,
    gym::Gym,
    machine,
    table::{self, Measurement},
};

/// How long histories are, and how often things are asked.
#[derive(Debug, clap::Args)]
#[group(id = "past")]
pub struct Arguments {
    /// Lengths of history, in sets; there are twice as many changes
    #[arg(long, value_delimiter = ',', default_values_t = [5_000, 500_000])]
    sets: Vec<u32>,
    /// How often each thing is asked
    #[arg(long, default_value_t = 60)]
    runs: usize,
    /// Where the logbooks are made
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

/// A frame at 60 a second, in milliseconds.
const FRAME: f64 = 16.0;
/// Sets that are logged to see which pages they write.
const LOGGED: usize = 200;

/// Measures, and prints one table.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let home = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(&arguments.dir)?;
    let mut columns = Vec::new();
    for sets in &arguments.sets {
        eprintln!("{sets} sets");
        let folder = home.path().join(sets.to_string());
        let column = measure(&folder, *sets, arguments.runs);
        columns.push(column.with_context(|| format!("{sets} sets"))?);
    }
    let lengths = arguments.sets.iter().map(|sets| format!("{sets} sets"));
    println!("{}\n", machine::named(home.path()));
    print!(
        "{}",
        table::markdown(&lengths.collect::<Vec<_>>(), &columns)
    );
    Ok(())
}

fn measure(folder: &Path, sets: u32, runs: usize) -> anyhow::Result<Vec<Measurement>> {
    let handle = Handle::open(folder, Options::default())?;
    let changes = life::live(&handle, sets)?;
    let mut all = vec![Measurement::times(
        "changes for each set",
        f64::from(changes) / f64::from(sets),
    )];
    eprintln!("  asking");
    all.extend(ask(&handle, runs)?);
    eprintln!("  logging");
    let written = frames::of(folder, || {
        let mut gym = Gym::enter(&handle)?;
        for _ in 0..LOGGED {
            gym.log(&mut Times::default())?;
        }
        Ok(())
    })?;
    handle.close();
    let share = written.of_index / written.all;
    all.push(Measurement::times(
        "pages that a set writes",
        written.all / LOGGED as f64,
    ));
    // So much more than without it.
    all.push(Measurement::share("that the index adds to them", share / (1.0 - share)).aim(30.0));
    let sizes = Sizes::of(folder)?;
    all.push(Measurement::megabytes("the ledger", sizes.ledger));
    all.push(Measurement::megabytes("its index", sizes.index));
    all.push(Measurement::times("the index / the ledger", sizes.index / sizes.ledger).aim(1.0));
    Ok(all)
}

fn ask(handle: &Handle, runs: usize) -> anyhow::Result<Vec<Measurement>> {
    let newest: HistoryPage = handle.ask(
        "history",
        &HistoryRequest {
            limit: Some(1),
            ..HistoryRequest::default()
        },
    )?;
    let workout = &newest.workouts.first().context("nothing was logged")?.id;
    let months: Months = handle.ask("months", &Nothing {})?;
    let far_back: &Month = months
        .months
        .get(months.months.len() / 2)
        .context("no month")?;
    let feed: ChangesPage = handle.ask("changes", &ChangesRequest::default())?;
    let other = feed.authors.last().context("nobody wrote anything")?;
    let of_one: ChangesPage = handle.ask(
        "changes",
        &ChangesRequest {
            of: Some(workout.0.clone()),
            ..ChangesRequest::default()
        },
    )?;
    let change = &of_one
        .items
        .get(of_one.items.len() / 2)
        .context("no change")?
        .change;
    let at = handle.now().timestamp().as_millisecond();
    let mut all = Vec::new();
    let mut row = |what: &str, call: &str, request: Value, aim: f64| -> anyhow::Result<()> {
        let request = request.to_string();
        let times = Times::of(runs, || {
            handle.call(call, &request)?;
            Ok(())
        })?;
        all.push(Measurement::milliseconds(what, times.median()).aim(aim));
        Ok(())
    };
    row(
        "history of a workout",
        "changes",
        json!({ "of": workout }),
        FRAME,
    )?;
    row("a page of the feed", "changes", json!({}), FRAME)?;
    row(
        "the feed of a device",
        "changes",
        json!({ "device": other.device }),
        FRAME,
    )?;
    row(
        "the feed of a kind without rows",
        "changes",
        json!({ "kind": "goal" }),
        FRAME,
    )?;
    row(
        "the feed of a kind and a device",
        "changes",
        json!({ "kind": "workout", "device": other.device }),
        FRAME,
    )?;
    row(
        "the feed of a day far back",
        "changes",
        json!({ "day": format!("{}-10", far_back.month) }),
        FRAME,
    )?;
    row(
        "a workout as it was",
        "workout_then",
        json!({ "workout": workout, "change": change }),
        100.0,
    )?;
    row(
        "a month as it was",
        "month_then",
        json!({ "month": far_back.month, "at": at }),
        500.0,
    )?;
    Ok(all)
}

/// Bytes on the disk.
struct Sizes {
    ledger: f64,
    index: f64,
}

impl Sizes {
    fn of(folder: &Path) -> anyhow::Result<Self> {
        let file = Connection::open(folder.join("logbook.sqlite"))?;
        let mut select = file.prepare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")?;
        let rows = select.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut sizes = Self {
            ledger: 0.0,
            index: 0.0,
        };
        for row in rows {
            let (name, bytes) = row?;
            if frames::is_index(&name) {
                sizes.index += bytes as f64;
            } else if is_ledger(&name) {
                sizes.ledger += bytes as f64;
            }
        }
        Ok(sizes)
    }
}

fn is_ledger(name: &str) -> bool {
    [
        "change",
        "touched",
        "sqlite_autoindex_change",
        "sqlite_autoindex_touched",
    ]
    .iter()
    .any(|of| name.starts_with(of))
}
