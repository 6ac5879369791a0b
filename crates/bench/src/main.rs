//! How fast Chalkbook is: the device at a few lengths of history, the relay under
//! load, and what lies between two devices, each as a Markdown table.
//!
//! Devices are measured through their own door like every front end's, the relay
//! as the program that people run. `docs/performance.md` says how to read it.
//! Nothing here is a test: nothing fails when an aim is missed, the table says so.

mod bare;
mod broadcaster;
mod clock;
mod devices;
mod gym;
mod logbook;
mod machine;
mod past;
mod process;
mod relay;
mod server;
mod space;
mod start;
mod table;

use clap::{Parser, Subcommand};

/// Measures, and prints Markdown tables.
#[derive(Debug, Parser)]
#[command(name = "bench", args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    logbook: logbook::Arguments,
}

#[derive(Debug, Subcommand)]
enum What {
    /// One device at a few lengths of history; what is measured where nothing is said
    Logbook(logbook::Arguments),
    /// The relay under load, beside the least that any relay does
    Relay(relay::Arguments),
    /// Two devices and a relay: live, joining, and after a month away
    Sync(devices::Arguments),
    /// Looking into the past: history of a thing, feed, looking back, and their index
    Past(past::Arguments),
    /// From launch to data on the screen, empty and with a long history
    Start(start::Arguments),
    /// The server that the relay is measured against
    #[command(hide = true)]
    Broadcaster(broadcaster::Arguments),
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match arguments.what {
        None => logbook::run(&arguments.logbook),
        Some(What::Logbook(arguments)) => logbook::run(&arguments),
        Some(What::Relay(arguments)) => relay::run(&arguments),
        Some(What::Sync(arguments)) => devices::run(&arguments),
        Some(What::Past(arguments)) => past::run(&arguments),
        Some(What::Start(arguments)) => start::run(&arguments),
        Some(What::Broadcaster(arguments)) => broadcaster::run(&arguments),
    }
}
