//! From a machine with Rust, Node and a package manager to one that can build
//! and test Chalkbook. What is there already is left alone.

use std::env;

use crate::errand::Errand;
use crate::{Outcome, machine, place, ui};

/// The bridge between a WebDriver client and a Tauri window.
const TAURI_DRIVER: &str = "2.1.0";

/// Everything for `cargo xtask run`.
pub fn for_a_window() -> Outcome {
    machine::ready_for_a_window()?;
    ui::ready()
}

/// Everything for `cargo xtask test`.
pub fn for_tests() -> Outcome {
    machine::ready_for_tests()?;
    if cfg!(target_os = "linux") {
        tauri_driver()?;
    }
    ui::ready()
}

fn tauri_driver() -> Outcome {
    let program = format!("tauri-driver{}", env::consts::EXE_SUFFIX);
    if place::tools().join("bin").join(program).is_file() {
        return Ok(());
    }
    println!("tauri-driver {TAURI_DRIVER} is missing and is built now");
    Errand::new("cargo install --quiet --debug --locked tauri-driver --version")
        .with([TAURI_DRIVER, "--root"])
        .with([place::tools()])
        .run()
}
