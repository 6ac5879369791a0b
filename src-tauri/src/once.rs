//! One process for one logbook, and its windows where they were left.

use std::path::Path;

use frame::{arguments::Arguments, links, logbooks::Place};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Config, Manager as _, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::window;

/// Beside the logbook, so that each remembers its own windows.
const PLACES: &str = "windows.json";

/// A second start on the same folder ends at once and brings the first one's
/// window to the front. Where programs cannot find each other, as without a
/// session bus, both start, and the lock on the logbook tells them apart.
pub(crate) fn only_one(place: &Place, config: &mut Config) -> TauriPlugin<Wry> {
    let name = place.among_programs(&config.identifier);
    // Only Linux lets the name be said; elsewhere it is the program's own.
    #[cfg(not(target_os = "linux"))]
    if place.folder() != device::data_dir() {
        config.identifier.clone_from(&name);
    }
    let builder = tauri_plugin_single_instance::Builder::new();
    #[cfg(target_os = "linux")]
    let builder = builder.dbus_id(name);
    builder
        .callback(|app, words, _| follow(app, Arguments::of_another(words).link()))
        .build()
}

/// Goes where a link leads; just to the front where there is none, or a bad one.
pub(crate) fn follow(app: &AppHandle, link: Option<&str>) {
    let arrival = link.and_then(links::read);
    let done = match &arrival {
        Some(arrival) => window::arrive(app, arrival),
        None => window::show(app),
    };
    if let Err(error) = done {
        tracing::warn!(%error, logbook = ?app.state::<Place>().name(), "the window was not shown");
    }
}

/// Remembers size, place and whether a window was maximised.
pub(crate) fn remembering(folder: &Path) -> TauriPlugin<Wry> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filename(folder.join(PLACES).to_string_lossy())
        .build()
}
