//! The relay under load, beside the least that any relay does. The load comes
//! from this process, and servers are processes of their own, so that their
//! computing can be told apart.

mod caught_up;
mod client;
mod crowd;
mod entry;
mod outcomes;
mod trial;
mod weigh;
mod wire;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use tokio::runtime::Runtime;

use crate::{machine, process, space::Space};
use outcomes::Outcomes;
use trial::{Kind, Outcome, Plan};

/// How thoroughly.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How many spaces of two devices there are
    #[arg(long, value_delimiter = ',', default_values_t = [1, 5, 20, 1_000])]
    spaces: Vec<usize>,
    /// Changes under way in all spaces together when a server has all it can do
    #[arg(long, default_value_t = 256)]
    under_way: usize,
    /// One short round; for trying the bench itself out
    #[arg(long)]
    quick: bool,
    /// Where the servers keep their files, on the disk that is to be measured
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

/// How much is done.
struct Effort {
    rounds: usize,
    under_way: usize,
    load: Duration,
    rest: Duration,
}

impl Effort {
    fn new(arguments: &Arguments) -> Self {
        let (rounds, load, rest) = if arguments.quick {
            (1, 2, 2)
        } else {
            (3, 5, 27)
        };
        Self {
            rounds,
            under_way: arguments.under_way,
            load: Duration::from_secs(load),
            // A relay that hears nothing for 25 seconds asks once.
            rest: Duration::from_secs(rest),
        }
    }
}

/// Measures, and prints two tables.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    process::open_many_files()?;
    let home = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(&arguments.dir)?;
    let record = weigh::typical_set(&home.path().join("device"))?;
    let effort = Effort::new(arguments);
    let outcomes = measure(home.path(), &arguments.spaces, &record, &effort)?;
    println!(
        "{} · a change of {} bytes\n",
        machine::named(home.path()),
        record.len()
    );
    print!("{}", outcomes.markdown(&arguments.spaces));
    Ok(())
}

fn measure(
    home: &Path,
    spaces: &[usize],
    record: &[u8],
    effort: &Effort,
) -> anyhow::Result<Outcomes> {
    // Clients share one thread, and leave the rest of the machine to the server.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let most = spaces.iter().copied().max().unwrap_or_default();
    let mut outcomes = Outcomes::default();
    for round in 0..effort.rounds {
        for count in spaces.iter().copied() {
            let made: anyhow::Result<Vec<_>> = (0..count).map(|_| Space::of(2)).collect();
            let made = Arc::new(made?);
            let plan = Plan {
                load: effort.load,
                rest: (round == 0 && count == most).then_some(effort.rest),
                under_way: effort.under_way,
            };
            for kind in Kind::ALL {
                eprintln!("round {}: {kind:?}, {count} spaces", round + 1);
                let folder = home.join(format!("{round}-{count}-{kind:?}"));
                let outcome = put_to_trial(&runtime, kind, &folder, &made, record, plan);
                let what = || format!("{kind:?} with {count} spaces");
                outcomes.add(kind, count, outcome.with_context(what)?);
            }
        }
    }
    let folder = home.join("caught-up");
    eprintln!("{} connections that catch up", 2 * most);
    outcomes.caught_up = runtime.block_on(caught_up::run(&folder, 2 * most))?;
    std::fs::remove_dir_all(folder)?;
    Ok(outcomes)
}

fn put_to_trial(
    runtime: &Runtime,
    kind: Kind,
    folder: &Path,
    spaces: &Arc<Vec<Space>>,
    record: &[u8],
    plan: Plan,
) -> anyhow::Result<Outcome> {
    let outcome = runtime.block_on(trial::run(kind, folder, spaces, record, plan))?;
    std::fs::remove_dir_all(folder)?;
    Ok(outcome)
}
