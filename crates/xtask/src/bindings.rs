//! `cargo xtask bindings`: the TypeScript face of the calls, made from the one
//! list in the crate `device`.

use std::fs;
use std::path::PathBuf;

use crate::errand::Errand;
use crate::{Outcome, place};

/// Writes the file anew.
pub fn write() -> Outcome {
    let text = made_from_the_list()?;
    let file = file();
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Refuses a file that is not what the list says.
pub fn check() -> Outcome {
    let kept = fs::read_to_string(file()).unwrap_or_default();
    if kept.replace("\r\n", "\n") == made_from_the_list()? {
        return Ok(());
    }
    Err("ui/src/backend/bindings.ts is out of date; `cargo xtask bindings` writes it".to_owned())
}

fn made_from_the_list() -> Outcome<String> {
    Errand::program(&place::program("bindings")).output()
}

fn file() -> PathBuf {
    place::ui().join("src/backend/bindings.ts")
}
