//! The one command that the page can give: a call by its name, JSON in and
//! JSON out. It does not read the JSON; the device does.

use device::api::{ApiError, Code};
use tauri::{AppHandle, Manager as _};

use crate::choose::{choose_file, choose_save};
use crate::door::Door;

/// Answers a call of the page, off the main thread, so that the window never
/// freezes while the device works or a dialog waits.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    name: String,
    request: String,
) -> Result<String, ApiError> {
    tauri::async_runtime::spawn_blocking(move || answer(&app, &name, &request))
        .await
        .unwrap_or_else(|error| Err(ApiError::new(Code::Internal, error.to_string())))
}

/// The shell itself answers what only it can do; the device answers the rest.
fn answer(app: &AppHandle, name: &str, request: &str) -> Result<String, ApiError> {
    let door = app.state::<Door>();
    match name {
        "choose_file" => choose_file(app, &door),
        "choose_save" => choose_save(app, &door, request),
        _ => door.call(name, request),
    }
}
