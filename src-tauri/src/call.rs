//! The command that the page gives: a call by its name, JSON in and JSON out.
//! It does not read the JSON; the device does.

use device::api::{ApiError, Code};
use tauri::{Manager as _, WebviewWindow};

use crate::asks;
use crate::choose::{choose_file, choose_save};
use frame::door::Door;

/// Answers a call of the page, off the main thread, so that the window never
/// freezes while the device works or a dialog waits.
#[tauri::command]
pub(crate) async fn call(
    window: WebviewWindow,
    name: String,
    request: String,
) -> Result<String, ApiError> {
    tauri::async_runtime::spawn_blocking(move || answer(&window, &name, &request))
        .await
        .unwrap_or_else(|error| Err(ApiError::new(Code::Internal, error.to_string())))
}

/// The shell itself answers what only it can do; the device answers the rest.
fn answer(window: &WebviewWindow, name: &str, request: &str) -> Result<String, ApiError> {
    let door = window.state::<Door>();
    match name {
        "shown" => Ok(shown()),
        "choose_file" => choose_file(window, request, &door),
        "choose_save" => choose_save(window, request, &door),
        "window" => asks::answer(window, request),
        _ => door.call(name, request),
    }
}

/// The page drew its first data. Whoever measures how long that took is told.
fn shown() -> String {
    if std::env::var_os("CHALKBOOK_SAY_SHOWN").is_some() {
        println!("shown");
    }
    "null".to_owned()
}
