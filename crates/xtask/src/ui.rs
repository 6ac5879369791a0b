//! The UI: its packages and its build, each only when something changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::errand::Errand;
use crate::{Outcome, place};

/// What the built UI does not depend on.
const NOT_SOURCES: [&str; 7] = [
    "dist",
    "node_modules",
    "e2e",
    "gallery",
    "speed",
    "test-results",
    "playwright-report",
];

/// Installs the packages when the lock file is another than the last time.
pub fn ready() -> Outcome {
    let lock = fs::read(place::ui().join("package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json cannot be read: {error}"))?;
    // A copy of the lock file lies beside what was installed from it.
    let installed = place::ui().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    Errand::npm("ci --no-audit --no-fund").run()?;
    fs::write(&installed, lock).map_err(|error| format!("{}: {error}", installed.display()))
}

/// Builds the UI when a source is newer than the last build.
pub fn build() -> Outcome {
    let built = modified(&place::built_ui().join("index.html"));
    if built.is_some() && built > newest_source(&place::ui()) {
        return Ok(());
    }
    Errand::npm("run build --silent").run()
}

/// When the newest file below a folder was changed.
fn newest_source(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| !NOT_SOURCES.iter().any(|name| entry.file_name() == *name))
        .filter_map(|entry| match entry.file_type().ok()?.is_dir() {
            true => newest_source(&entry.path()),
            false => modified(&entry.path()),
        })
        .max()
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}
