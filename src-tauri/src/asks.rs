//! What the page asks of the window rather than of the logbook, in one closed
//! list. `ui/src/backend/shell.ts` is its other side.

use device::api::{ApiError, Code};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter as _, Manager as _, WebviewWindow};

use crate::menu;
use crate::{tray, window};
use frame::links::Arrival;
use frame::logbooks::{Line, Name, Place};
use frame::menus::{Bar, Item};
use frame::rest::{Keeper, Rest};

/// The event that carries the rest of another window to a page.
const RESTED: &str = "rested";

/// What can be asked.
#[derive(Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
enum Ask {
    /// The page is there: who it is, and where a link wanted to go.
    Ready {},
    /// One more window on this logbook.
    NewWindow {},
    /// The menus of the bar.
    Menus { menus: Vec<Bar> },
    /// The menu of the tray.
    Tray { items: Vec<Item> },
    /// Which workout runs, by its title.
    Workout { title: Option<String> },
    /// Another rest runs, or none.
    Rest { rest: Option<Rest> },
    /// The logbooks of this computer.
    Logbooks {},
    /// Opens one of them, or makes it; none for the nameless one.
    OpenLogbook { name: Option<String> },
}

/// What a page is told when it is there.
#[derive(Serialize)]
struct Greeting {
    label: String,
    arrival: Option<Arrival>,
    rest: Option<Rest>,
}

/// What is answered.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Done(()),
    Greeting(Greeting),
    Logbooks(Vec<Line>),
}

/// Answers what a page asked; not on the main thread.
pub(crate) fn answer(from: &WebviewWindow, request: &str) -> Result<String, ApiError> {
    let ask = serde_json::from_str(request).map_err(|error| bad(&error))?;
    let answer = answer_to(from, ask)?;
    serde_json::to_string(&answer).map_err(|error| bad(&error))
}

fn answer_to(from: &WebviewWindow, ask: Ask) -> Result<Answer, ApiError> {
    let app = from.app_handle();
    match ask {
        Ask::Ready {} => return Ok(Answer::Greeting(greeting(app, from))),
        Ask::NewWindow {} => window::open(app).map_err(failed)?,
        Ask::Menus { menus } => menu::put(app, menus).map_err(failed)?,
        Ask::Tray { items } => put_tray(app, items)?,
        Ask::Workout { title } => app.state::<Keeper>().workout(title),
        Ask::Rest { rest } => share(from, rest).map_err(failed)?,
        Ask::Logbooks {} => return Ok(Answer::Logbooks(app.state::<Place>().list())),
        Ask::OpenLogbook { name } => open_logbook(app, name)?,
    }
    Ok(Answer::Done(()))
}

fn greeting(app: &AppHandle, from: &WebviewWindow) -> Greeting {
    Greeting {
        label: from.label().to_owned(),
        arrival: app.state::<window::Waiting>().take(),
        rest: app.state::<Keeper>().running(),
    }
}

/// Keeps the rest, and shows it in the other windows too.
fn share(from: &WebviewWindow, rest: Option<Rest>) -> tauri::Result<()> {
    from.state::<Keeper>().rest(rest.clone());
    let others = from.webview_windows().into_keys();
    let mut others = others.filter(|label| label != from.label());
    others.try_for_each(|label| from.emit_to(label, RESTED, &rest))
}

fn put_tray(app: &AppHandle, items: Vec<Item>) -> Result<(), ApiError> {
    let there = app.clone();
    app.run_on_main_thread(move || tray::put(&there, &items))
        .map_err(failed)
}

fn open_logbook(app: &AppHandle, name: Option<String>) -> Result<(), ApiError> {
    let name = name
        .map(|name| name.parse::<Name>())
        .transpose()
        .map_err(|error| bad(&error))?;
    let mut program = app.state::<Place>().open(name.as_ref()).map_err(|error| {
        ApiError::new(
            Code::Internal,
            format!("the logbook cannot be opened: {error}"),
        )
    })?;
    // Somebody has to take note of its end, or the system keeps its remains.
    std::thread::spawn(move || program.wait());
    Ok(())
}

fn bad(error: &dyn std::error::Error) -> ApiError {
    ApiError::new(Code::BadRequest, error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn failed(error: tauri::Error) -> ApiError {
    ApiError::new(Code::Internal, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_on_the_list_can_be_asked() {
        let read = |text: &str| serde_json::from_str::<Ask>(text).is_ok();
        assert!(read(r#"{"ask": "ready"}"#));
        assert!(read(r#"{"ask": "open_logbook", "name": null}"#));
        let rest = r#"{"until": 1764155000000, "of": 90, "title": "Rest is over", "body": ""}"#;
        assert!(read(&format!(r#"{{"ask": "rest", "rest": {rest}}}"#)));
        assert!(!read(r#"{"ask": "rest", "rest": {"until": -1}}"#));
        assert!(!read(r#"{"ask": "run", "program": "sh"}"#));
    }
}
