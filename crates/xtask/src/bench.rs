//! `cargo xtask bench`: the measurements, in the profile that people use.

use crate::Outcome;
use crate::errand::Errand;

/// Runs the crate `bench` with these arguments.
pub fn run(arguments: &[&str]) -> Outcome {
    Errand::new("cargo run --release --package bench --")
        .with(arguments)
        .run()
}
