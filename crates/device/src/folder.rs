//! Where a person's logbook lies unless they say otherwise.

use std::{env, path::PathBuf};

/// The logbook's folder: `CHALKBOOK_DATA_DIR`, or the place that the system
/// keeps for programs' own files, or the folder here where there is no home.
pub fn data_dir() -> PathBuf {
    if let Some(chosen) = env::var_os("CHALKBOOK_DATA_DIR").filter(|chosen| !chosen.is_empty()) {
        return PathBuf::from(chosen);
    }
    let home = dirs::data_dir();
    home.unwrap_or_default().join("chalkbook")
}
