//! `cargo xtask bench`: the measurements, in the profile that people use.

use crate::errand::Errand;
use crate::{Outcome, place};

/// The bench starts the relay as people run it.
const BUILD: &str = "cargo build --release --package bench --package chalkbook-relay";

/// Runs the crate `bench` with these arguments.
pub fn run(arguments: &[&str]) -> Outcome {
    Errand::new(BUILD).run()?;
    Errand::program(&place::released("bench"))
        .with(arguments)
        // Made-up devices leave nothing in the person's keychain.
        .knowing("CHALKBOOK_SECRETS", "file")
        .run()
}
