//! The desktop shell: windows, menus, tray and notifications, and the one door
//! between the pages in the windows and the device behind them.
//!
//! It knows nothing about training and nothing about sync. The pages reach it
//! through two commands, [`call`](mod@call) and `take_file`, and hear from it
//! through four events: `changed`, `do`, `arrived` and `rested`. `src/main.rs` is the only
//! caller.

mod asks;
mod call;
mod choose;
mod files;
mod menu;
mod once;
mod tray;
mod window;

use std::path::Path;
use std::process::ExitCode;
use std::thread;

use anyhow::Context as _;
use frame::arguments::Arguments;
use frame::door::Door;
use frame::files::Files;
use frame::logbooks::Place;
use frame::{links, rest};
use tauri::{AppHandle, Emitter as _, Manager as _, RunEvent};
use tauri_plugin_deep_link::DeepLinkExt as _;
use tauri_plugin_notification::NotificationExt as _;

/// The event that carries the areas that changed.
const CHANGED: &str = "changed";

/// Runs the windows until the last is closed.
///
/// A logbook that cannot be opened is no error here: the window opens all the
/// same, and its page says what is wrong.
///
/// # Errors
/// Where there is no display, or the window cannot be made.
pub fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let place = Place::new(arguments.data_dir(), arguments.logbook().cloned());
    let folder = place.folder();
    let _log = device::logging::start(&folder);
    let mut context = tauri::generate_context!();
    let app = tauri::Builder::default()
        .plugin(once::only_one(&place, context.config_mut()))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(once::remembering(&folder))
        .invoke_handler(tauri::generate_handler![call::call, files::take_file])
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .manage(place)
        .manage(Files::new())
        .manage(rest::Keeper::default())
        .manage(menu::Present::default())
        .manage(tray::Tray::default())
        .manage(window::Waiting::default())
        .setup(move |app| Ok(begin(app.handle(), &folder, arguments.link())?))
        .build(context)
        .context("the window cannot be opened")?;
    let code = app.run_return(|app, event| {
        if let (RunEvent::Exit, Some(door)) = (event, app.try_state::<Door>()) {
            door.close();
        }
    });
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Opens logbook and window, once it is known that nobody else has them open.
fn begin(app: &AppHandle, folder: &Path, link: Option<&str>) -> tauri::Result<()> {
    app.manage(Door::open(folder));
    tell_changes(app);
    app.state::<window::Waiting>()
        .put(link.and_then(links::read));
    follow_links(app);
    follow_rests(app);
    window::open(app)
}

/// The pages hear which areas changed, whoever changed them.
fn tell_changes(app: &AppHandle) {
    let there = app.clone();
    app.state::<Door>().tell_changes(move |areas| {
        // The last change may come when the window is already gone.
        if let Err(error) = there.emit(CHANGED, areas) {
            tracing::warn!(%error, "the page was not told of a change");
        }
    });
}

/// Where the system hands links to a program that runs, as macOS does.
fn follow_links(app: &AppHandle) {
    let there = app.clone();
    app.deep_link().on_open_url(move |event| {
        for url in event.urls() {
            once::follow(&there, Some(url.as_str()));
        }
    });
}

/// Titles and tray say how the rest stands, and the system when it is over.
fn follow_rests(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        app.state::<rest::Keeper>().follow(|turn| {
            let said = window::say(&app, turn.line.as_deref());
            let said = said.and_then(|()| tray::say(&app, turn.line));
            if let Err(error) = said {
                tracing::debug!(%error, "how the rest stands was not shown");
            }
            if let Some(over) = turn.over {
                notify(&app, &over);
            }
        })
    });
}

/// Many systems show no notifications, which is no reason to stop.
fn notify(app: &AppHandle, over: &rest::Rest) {
    let notification = app.notification().builder();
    let shown = notification.title(&over.title).body(&over.body).show();
    if let Err(error) = shown {
        tracing::warn!(%error, "the end of the rest was not shown");
    }
}
