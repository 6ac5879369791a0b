//! The dialogs in which the person chooses a file: one to import or to restore, and
//! one to export into.
//!
//! The page never sees a path: it gets the file's name to show, and a token
//! that only the device can turn back into the file.

use std::path::PathBuf;

use device::api::{ApiError, Code, FileToken};
use serde::{Deserialize, Serialize};
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;

use frame::door::Door;

/// What exports of other apps end in, our own one file, and backups.
const EXPORTS: [&str; 7] = ["csv", "tsv", "txt", "json", "zip", "chalkbook", "sqlite"];

/// What the dialog says, in the person's language.
#[derive(Deserialize)]
struct Words {
    title: String,
    exports: String,
    all: String,
}

/// A file that the person chose.
#[derive(Serialize)]
struct Chosen {
    file: FileToken,
    name: String,
}

/// Asks the person for a file; JSON `null` where they thought better of it.
/// Blocks until they answer, so it must not run on the main thread.
pub(crate) fn choose_file(
    window: &WebviewWindow,
    request: &str,
    door: &Door,
) -> Result<String, ApiError> {
    let words = serde_json::from_str(request)
        .map_err(|error| ApiError::new(Code::BadRequest, error.to_string()))?;
    let chosen = ask(window, &words)?
        .map(|path| admit(door, path))
        .transpose()?;
    serde_json::to_string(&chosen).map_err(|error| ApiError::new(Code::Internal, error.to_string()))
}

/// What the page asks for: the file's name as proposed.
#[derive(Deserialize)]
struct Proposed {
    name: String,
}

/// Asks the person where to save a file; JSON `null` where they thought better
/// of it. Blocks as [`choose_file`] does.
pub(crate) fn choose_save(
    window: &WebviewWindow,
    request: &str,
    door: &Door,
) -> Result<String, ApiError> {
    let proposed: Proposed = serde_json::from_str(request)
        .map_err(|error| ApiError::new(Code::BadRequest, error.to_string()))?;
    let chosen = ask_where(window, &proposed.name)?
        .map(|path| admit(door, path))
        .transpose()?;
    serde_json::to_string(&chosen).map_err(|error| ApiError::new(Code::Internal, error.to_string()))
}

fn ask_where(window: &WebviewWindow, name: &str) -> Result<Option<PathBuf>, ApiError> {
    window
        .dialog()
        .file()
        .set_file_name(name)
        .set_parent(window)
        .blocking_save_file()
        .map(|file| file.into_path())
        .transpose()
        .map_err(not_here)
}

fn not_here(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(
        Code::BadFile,
        format!("not a file on this machine: {error}"),
    )
}

fn ask(window: &WebviewWindow, words: &Words) -> Result<Option<PathBuf>, ApiError> {
    window
        .dialog()
        .file()
        .set_title(&words.title)
        .add_filter(&words.exports, &EXPORTS)
        .add_filter(&words.all, &["*"])
        .set_parent(window)
        .blocking_pick_file()
        .map(|file| file.into_path())
        .transpose()
        .map_err(not_here)
}

fn admit(door: &Door, path: PathBuf) -> Result<Chosen, ApiError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(Chosen {
        file: door.grant_file(path)?,
        name,
    })
}
