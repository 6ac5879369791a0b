//! The desktop shell: a window, a file dialog, and the one door between the
//! page in the window and the device behind it.
//!
//! It knows nothing about training and nothing about sync. The page reaches it
//! through one command, [`call`](mod@call), and hears from it through one
//! event, `changed`. `src/main.rs` is the only caller.

mod arguments;
mod call;
mod choose;
mod door;
mod window;

pub use arguments::Arguments;

use std::process::ExitCode;

use anyhow::Context as _;
use tauri::{Manager as _, RunEvent};

use door::Door;

/// Runs the window until it is closed.
///
/// A logbook that cannot be opened is no error here: the window opens all the
/// same, and its page says what is wrong.
///
/// # Errors
/// Where there is no display, or the window cannot be made.
pub fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let data_dir = arguments.data_dir();
    let _log = device::logging::start(&data_dir);
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![call::call])
        .manage(Door::open(&data_dir))
        .setup(|app| Ok(window::open(app.handle())?))
        .build(tauri::generate_context!())
        .context("the window cannot be opened")?;
    app.state::<Door>().tell_changes(app.handle());
    let code = app.run_return(|app, event| {
        if matches!(event, RunEvent::Exit) {
            app.state::<Door>().close();
        }
    });
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}
