//! The memory of a device that did nothing but open and show every screen,
//! measured in a process of its own.

use std::{path::Path, process::Command};

use anyhow::Context;
use device::{Handle, Options};
use serde_json::{Value, json};

use super::screens;
use crate::{process::kilobytes, table::Measurement};

/// 120 MiB, in megabytes of a million bytes.
const LARGEST: f64 = 120.0 * 1.048_576;

/// How often the screens are walked through.
const WALKS: usize = 3;

/// Measures by way of a process of its own.
pub fn measure(folder: &Path) -> anyhow::Result<Vec<Measurement>> {
    let bench = std::env::current_exe()?;
    let output = Command::new(bench).arg("--walk").arg(folder).output()?;
    anyhow::ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let told: Value = serde_json::from_slice(&output.stdout).context("what the walk told")?;
    let bytes = |key: &str| told[key].as_f64().unwrap_or(f64::NAN);
    Ok(vec![
        Measurement::megabytes("memory after every screen", bytes("resident")).aim(LARGEST),
        Measurement::megabytes("the same, its share of shared pages", bytes("proportional")),
    ])
}

/// Opens, walks, and prints the memory in bytes.
pub fn walk(folder: &Path) -> anyhow::Result<()> {
    let handle = Handle::open(folder, Options::default())?;
    for question in screens::questions(&handle)?.iter().cycle().take(12 * WALKS) {
        question.ask(&handle)?;
    }
    let told = json!({
        "resident": kilobytes("/proc/self/status", "VmRSS:").map(|kilobytes| kilobytes * 1024),
        "proportional": kilobytes("/proc/self/smaps_rollup", "Pss:").map(|kilobytes| kilobytes * 1024),
    });
    println!("{told}");
    handle.close();
    Ok(())
}
