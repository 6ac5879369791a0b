//! The native menus. Their words and their order come from the page, which has
//! the list of what can be done and the person's language; here they become
//! menus of the system, and what is chosen goes back to the page by its id.

use std::sync::{Mutex, PoisonError};

use frame::menus::{Bar, Item, System, accelerator};
use tauri::menu::{AboutMetadata, IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter as _, Manager as _, Wry};

use crate::window;

/// The event that carries an action's id to the page.
const DO: &str = "do";
/// What the ids of actions begin with, so that no action can be named like
/// something of the system's.
const ACTION: &str = "do:";
const EDIT: &str = "edit:";
const DEED: &str = "window:";
/// Opens a window or brings it to the front; in the tray.
const OPEN: &str = "open";
const QUIT: &str = "quit";

/// The bar as it is. Each window asks for the same, and what is there stays.
#[derive(Default)]
pub(crate) struct Present(Mutex<Vec<Bar>>);

/// Puts the bar on all windows, or on top of the screen where that is the custom.
pub(crate) fn put(app: &AppHandle, bars: Vec<Bar>) -> tauri::Result<()> {
    let present = app.state::<Present>();
    if *present.0.lock().unwrap_or_else(PoisonError::into_inner) == bars {
        return Ok(());
    }
    let menu = Menu::new(app)?;
    for bar in &bars {
        let submenu = Submenu::new(app, &bar.title, true)?;
        for item in &bar.items {
            submenu.append(build(app, item)?.as_ref())?;
        }
        menu.append(&submenu)?;
    }
    app.set_menu(menu)?;
    *present.0.lock().unwrap_or_else(PoisonError::into_inner) = bars;
    Ok(())
}

/// A native item.
pub(crate) fn build(app: &AppHandle, item: &Item) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    Ok(match item {
        Item::Line => Box::new(PredefinedMenuItem::separator(app)?),
        Item::Do {
            id,
            words,
            keys,
            possible,
        } => {
            let keys = keys.as_deref().map(accelerator);
            let id = format!("{ACTION}{id}");
            Box::new(MenuItem::with_id(app, id, words, *possible, keys)?)
        }
        Item::System { what, words } => system(app, *what, words)?,
    })
}

fn system(app: &AppHandle, what: System, words: &str) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    let own = |id: &str, keys: Option<&str>| MenuItem::with_id(app, id, words, true, keys);
    let text = Some(words);
    // What GTK's menus offer here needs keys pressed by a stranger's hand, so
    // on Linux the webview is told itself.
    let edit = |command: &str| own(&format!("{EDIT}{command}"), None);
    let deed = |what: &str| own(&format!("{DEED}{what}"), None);
    let (linux, mac) = (cfg!(target_os = "linux"), cfg!(target_os = "macos"));
    Ok(match what {
        System::Cut if linux => Box::new(edit("Cut")?),
        System::Copy if linux => Box::new(edit("Copy")?),
        System::Paste if linux => Box::new(edit("Paste")?),
        System::SelectAll if linux => Box::new(edit("SelectAll")?),
        System::Cut => Box::new(PredefinedMenuItem::cut(app, text)?),
        System::Copy => Box::new(PredefinedMenuItem::copy(app, text)?),
        System::Paste => Box::new(PredefinedMenuItem::paste(app, text)?),
        System::SelectAll => Box::new(PredefinedMenuItem::select_all(app, text)?),
        System::CloseWindow if !mac => Box::new(own("window:close", Some("CmdOrCtrl+W"))?),
        System::Minimize if !mac => Box::new(deed("minimize")?),
        System::Maximize if !mac => Box::new(deed("maximize")?),
        System::Fullscreen if !mac => Box::new(own("window:fullscreen", Some("F11"))?),
        System::CloseWindow => Box::new(PredefinedMenuItem::close_window(app, text)?),
        System::Minimize => Box::new(PredefinedMenuItem::minimize(app, text)?),
        System::Maximize => Box::new(PredefinedMenuItem::maximize(app, text)?),
        System::Fullscreen => Box::new(PredefinedMenuItem::fullscreen(app, text)?),
        System::Hide => Box::new(PredefinedMenuItem::hide(app, text)?),
        System::About => Box::new(PredefinedMenuItem::about(app, text, Some(about(app)))?),
        System::Open => Box::new(own(OPEN, None)?),
        System::Quit => Box::new(own(QUIT, Some("CmdOrCtrl+Q"))?),
    })
}

/// What the system says of the program.
fn about(app: &AppHandle) -> AboutMetadata<'_> {
    AboutMetadata {
        name: Some("Chalkbook".to_owned()),
        version: Some(app.package_info().version.to_string()),
        license: app.config().bundle.license.clone(),
        icon: app.default_window_icon().cloned(),
        ..AboutMetadata::default()
    }
}

/// Somebody chose something, in the bar or in the tray.
pub(crate) fn chosen(app: &AppHandle, id: &str) {
    let done = match id {
        QUIT => {
            app.exit(0);
            Ok(())
        }
        OPEN => window::show(app),
        _ => hand_on(app, id),
    };
    if let Err(error) = done {
        tracing::warn!(%error, id, "what was chosen in a menu was not done");
    }
}

fn hand_on(app: &AppHandle, id: &str) -> tauri::Result<()> {
    if let Some(command) = id.strip_prefix(EDIT) {
        return window::edit(app, command);
    }
    if let Some(deed) = id.strip_prefix(DEED) {
        return window::act(app, deed);
    }
    let Some(action) = id.strip_prefix(ACTION) else {
        return Ok(());
    };
    if window::in_front(app).is_none() {
        window::show(app)?;
    }
    match window::in_front(app).or_else(|| app.webview_windows().into_values().next()) {
        Some(window) => app.emit_to(window.label(), DO, action),
        None => Ok(()),
    }
}
