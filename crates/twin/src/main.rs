//! The program `twin`: opens a logbook, prints one line that says where it is
//! served, `{"url": "http://127.0.0.1:PORT/#token=..."}`, and runs until it is
//! killed. The logbook stands that as it stands a power cut.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Parser;

/// Serves a logbook and the built UI to a browser on this machine
#[derive(Parser)]
#[command(name = "twin", version)]
struct Arguments {
    /// The folder that holds the logbook
    #[arg(long, value_name = "DIR")]
    data_dir: PathBuf,
    /// The folder that holds the built UI
    #[arg(long, value_name = "DIR")]
    ui: PathBuf,
    /// Fill the logbook with this many sets of made-up training first
    #[arg(long, value_name = "SETS")]
    seed_demo: Option<u32>,
    /// Over how many years the made-up training is spread
    #[arg(long, value_name = "YEARS", default_value_t = 3)]
    demo_years: u32,
    /// What its clock shows at the start, as `2026-11-23T18:40`; the machine's time
    /// where nothing is said
    #[arg(long, value_name = "TIME")]
    at: Option<jiff::civil::DateTime>,
    /// The port to listen on; any free one for 0
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// The seed of made-up training.
const DEMO_SEED: u64 = 7;

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let _log = device::logging::start(&arguments.data_dir);
    let options = match arguments.at {
        None => device::Options::default(),
        Some(at) => set_to(at)?,
    };
    let handle = device::Handle::open(&arguments.data_dir, options)
        .context("the logbook cannot be opened")?;
    let link = link::Link::open(&handle).context("the link cannot be opened")?;
    link.wake();
    if let Some(sets) = arguments.seed_demo {
        device::demo::fill(
            &handle,
            sets,
            arguments.demo_years,
            DEMO_SEED,
            &mut |_, _| {},
        )
        .context("the made-up training cannot be stored")?;
    }
    tokio::runtime::Runtime::new()?.block_on(async {
        let host = twin::Host::bind(handle, arguments.ui, arguments.port).await?;
        println!("{}", serde_json::json!({ "url": host.url() }));
        host.serve().await
    })
}

/// A device whose clock goes on from a time, so that pictures of it can be made again.
fn set_to(at: jiff::civil::DateTime) -> anyhow::Result<device::Options> {
    let begin = jiff::ZonedDateTime::now();
    let at = at.to_zoned_datetime(begin.time_zone().clone())?;
    let now = move || {
        let passed = begin.duration_until(&jiff::ZonedDateTime::now());
        at.saturating_add(passed)
    };
    let random = |bytes: &mut [u8]| {
        getrandom::fill(bytes).expect("the system's source of random bytes answers once it is up");
    };
    Ok(device::Options {
        surroundings: device::Surroundings::new(now, random),
    })
}
