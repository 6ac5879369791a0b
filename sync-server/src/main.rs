//! The relay: it will carry sealed records between a person's devices, and
//! will not be able to read one of them.
//!
//! It is not written yet. This program says so, keeps the name and the place,
//! and takes no port and no file. Chalkbook is complete on one device without it.

use std::process::ExitCode;

use clap::Parser;

/// What is returned for work that the relay cannot do.
const NOT_YET: u8 = 2;

/// Carries sealed records between a person's devices (not written yet)
#[derive(Parser)]
#[command(name = "chalkbook-relay", version)]
struct Arguments {}

fn main() -> ExitCode {
    let Arguments {} = Arguments::parse();
    eprintln!(
        "chalkbook-relay: the relay is not written yet; Chalkbook works on one device without it"
    );
    ExitCode::from(NOT_YET)
}
