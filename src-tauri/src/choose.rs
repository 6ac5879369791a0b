//! The dialogs in which the person chooses a file: one to import, and one to
//! export into.
//!
//! The page never sees a path: it gets the file's name to show, and a token
//! that only the device can turn back into the file.

use std::path::PathBuf;

use device::api::{ApiError, Code, FileToken};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::DialogExt as _;

use crate::door::Door;
use crate::window;

/// What exports of other apps end in.
const EXPORTS: [&str; 5] = ["csv", "tsv", "txt", "json", "zip"];

/// A file that the person chose.
#[derive(Serialize)]
struct Chosen {
    file: FileToken,
    name: String,
}

/// Asks the person for a file; JSON `null` where they thought better of it.
/// Blocks until they answer, so it must not run on the main thread.
pub(crate) fn choose_file(app: &AppHandle, door: &Door) -> Result<String, ApiError> {
    let chosen = ask(app)?.map(|path| admit(door, path)).transpose()?;
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
    app: &AppHandle,
    door: &Door,
    request: &str,
) -> Result<String, ApiError> {
    let proposed: Proposed = serde_json::from_str(request)
        .map_err(|error| ApiError::new(Code::BadRequest, error.to_string()))?;
    let chosen = ask_where(app, &proposed.name)?
        .map(|path| admit(door, path))
        .transpose()?;
    serde_json::to_string(&chosen).map_err(|error| ApiError::new(Code::Internal, error.to_string()))
}

fn ask_where(app: &AppHandle, name: &str) -> Result<Option<PathBuf>, ApiError> {
    let mut dialog = app.dialog().file().set_file_name(name);
    if let Some(window) = app.get_webview_window(window::LABEL) {
        dialog = dialog.set_parent(&window);
    }
    dialog
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

fn ask(app: &AppHandle) -> Result<Option<PathBuf>, ApiError> {
    let mut dialog = app
        .dialog()
        .file()
        .set_title("Import a file")
        .add_filter("Exports of training apps", &EXPORTS)
        .add_filter("All files", &["*"]);
    if let Some(window) = app.get_webview_window(window::LABEL) {
        dialog = dialog.set_parent(&window);
    }
    dialog
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
