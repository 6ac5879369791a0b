//! The sign in the system's tray: the running workout and its rest, and a menu.
//!
//! Many desktops have no tray. That is no error: the program goes on without.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use tauri::menu::{Menu, MenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager as _, Wry};

use crate::menu;
use frame::menus::Item;

const ID: &str = "chalkbook";
const NAME: &str = "Chalkbook";

/// The tray of this program, once the page has said its words.
#[derive(Default)]
pub(crate) struct Tray(Mutex<Option<Shown>>);

struct Shown {
    icon: TrayIcon,
    /// The first item, which is only read.
    line: MenuItem<Wry>,
}

/// Gives the tray this menu, and makes the tray where there is none yet.
/// To be called on the main thread, where menus live.
pub(crate) fn put(app: &AppHandle, items: &[Item]) {
    // The library that draws trays on Linux ends in a panic where it is missing.
    let made = catch_unwind(AssertUnwindSafe(|| make(app, items)));
    match made {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "there is no tray"),
        Err(_) => tracing::warn!("there is no tray: its library is missing"),
    }
}

fn make(app: &AppHandle, items: &[Item]) -> tauri::Result<()> {
    let tray = app.state::<Tray>();
    let mut shown = tray.0.lock().unwrap_or_else(PoisonError::into_inner);
    let said = shown.as_ref().and_then(|shown| shown.line.text().ok());
    let line = MenuItem::new(app, said.as_deref().unwrap_or(NAME), false, None::<&str>)?;
    let menu = Menu::with_items(app, &[&line])?;
    for item in items {
        menu.append(menu::build(app, item)?.as_ref())?;
    }
    let icon = match shown.take() {
        Some(shown) => {
            shown.icon.set_menu(Some(menu))?;
            shown.icon
        }
        None => {
            let builder = TrayIconBuilder::with_id(ID).menu(&menu).tooltip(NAME);
            let picture = app.default_window_icon().cloned();
            let builder = picture.into_iter().fold(builder, TrayIconBuilder::icon);
            builder.build(app)?
        }
    };
    *shown = Some(Shown { icon, line });
    Ok(())
}

/// Says how the workout stands; its name again where none runs. All that touches
/// the tray happens on the main thread, so that nobody waits for it with the lock.
pub(crate) fn say(app: &AppHandle, line: Option<String>) -> tauri::Result<()> {
    let there = app.clone();
    app.run_on_main_thread(move || {
        if let Err(error) = write(&there, line.as_deref()) {
            tracing::debug!(%error, "the tray was not written on");
        }
    })
}

fn write(app: &AppHandle, line: Option<&str>) -> tauri::Result<()> {
    let tray = app.state::<Tray>();
    let shown = tray.0.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(shown) = shown.as_ref() else {
        return Ok(());
    };
    let words = line.unwrap_or(NAME);
    shown.line.set_text(words)?;
    shown.icon.set_tooltip(Some(words))
}
