//! The windows of one logbook: their sizes, their colour before the page is
//! there, and the fence that keeps them on their own page.

use std::sync::{Mutex, PoisonError};

use tauri::utils::config::Color;
use tauri::{
    AppHandle, Emitter as _, Manager as _, Theme, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder,
};

use frame::links::Arrival;
use frame::logbooks::Place;

/// The names of the windows, which the capability allows and under which their
/// places are remembered: the first is taken before the second.
const LABELS: [&str; 6] = ["main", "w2", "w3", "w4", "w5", "w6"];
/// The event that carries where a link leads to the page.
const ARRIVED: &str = "arrived";

/// The page's ground in the dark and in the light, `--bg` of `ui/src/tokens.css`.
const SLATE: Color = Color(0x14, 0x17, 0x1a, 0xff);
const PAPER: Color = Color(0xf6, 0xf4, 0xef, 0xff);

/// Where a link wanted to go before a page was there to show it.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Option<Arrival>>);

impl Waiting {
    pub(crate) fn put(&self, arrival: Option<Arrival>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = arrival;
    }

    pub(crate) fn take(&self) -> Option<Arrival> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Opens one more window in the ground colour of the system's theme; where there
/// are as many as can be, brings one to the front.
///
/// It is shown only when it has that colour, so that nothing flashes. What the
/// shell knows of files that are dropped on it is deliberately not asked for:
/// the page could learn their paths. It reads such a file as any page can.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let is_free = |label: &&&str| app.get_webview_window(label).is_none();
    let Some(label) = LABELS.iter().find(is_free) else {
        return show(app);
    };
    let window = WebviewWindowBuilder::new(app, *label, WebviewUrl::default())
        .title(title(app, None))
        .inner_size(1280.0, 840.0)
        .min_inner_size(900.0, 600.0)
        .visible(false)
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .build()?;
    window.set_background_color(Some(ground(&window)))?;
    window.show()
}

/// The window that the person works at.
pub(crate) fn in_front(app: &AppHandle) -> Option<WebviewWindow> {
    let focused = |window: &WebviewWindow| window.is_focused().unwrap_or(false);
    app.webview_windows().into_values().find(focused)
}

/// Brings a window to the front, or opens one.
pub(crate) fn show(app: &AppHandle) -> tauri::Result<()> {
    let first = || {
        LABELS
            .iter()
            .find_map(|label| app.get_webview_window(label))
    };
    match in_front(app).or_else(first) {
        None => open(app),
        Some(window) => {
            window.show()?;
            window.unminimize()?;
            window.set_focus()
        }
    }
}

/// Brings a window to the front and has it go where a link leads.
pub(crate) fn arrive(app: &AppHandle, arrival: &Arrival) -> tauri::Result<()> {
    show(app)?;
    let first = || {
        LABELS
            .iter()
            .find(|label| app.get_webview_window(label).is_some())
    };
    match in_front(app).map(|window| window.label().to_owned()) {
        Some(label) => app.emit_to(label, ARRIVED, arrival),
        None => first().map_or(Ok(()), |label| app.emit_to(*label, ARRIVED, arrival)),
    }
}

/// Says how the workout stands in every window's title.
pub(crate) fn say(app: &AppHandle, line: Option<&str>) -> tauri::Result<()> {
    let title = title(app, line);
    let mut windows = app.webview_windows().into_values();
    windows.try_for_each(|window| window.set_title(&title))
}

/// `1:12 · Push day — Chalkbook`, and whose it is where it has a name.
fn title(app: &AppHandle, line: Option<&str>) -> String {
    let place = app.state::<Place>();
    let line = line.map(|line| format!("{line} — ")).unwrap_or_default();
    let name = place.name().map(|name| format!(" · {name}"));
    format!("{line}Chalkbook{}", name.unwrap_or_default())
}

/// What a menu asks of the window in front.
pub(crate) fn act(app: &AppHandle, deed: &str) -> tauri::Result<()> {
    let Some(window) = in_front(app) else {
        return Ok(());
    };
    match deed {
        "close" => window.close(),
        "minimize" => window.minimize(),
        "maximize" if window.is_maximized()? => window.unmaximize(),
        "maximize" => window.maximize(),
        "fullscreen" => window.set_fullscreen(!window.is_fullscreen()?),
        _ => Ok(()),
    }
}

/// Has the window in front do a command of editing, which only its webview can.
pub(crate) fn edit(app: &AppHandle, command: &str) -> tauri::Result<()> {
    let Some(window) = in_front(app) else {
        return Ok(());
    };
    #[cfg(target_os = "linux")]
    {
        use webkit2gtk::WebViewExt as _;
        let command = command.to_owned();
        window.with_webview(move |view| view.inner().execute_editing_command(&command))?;
    }
    // Elsewhere the system's own items do it, and none of these is in a menu.
    #[cfg(not(target_os = "linux"))]
    drop((window, command));
    Ok(())
}

fn ground(window: &WebviewWindow) -> Color {
    match window.theme() {
        Ok(Theme::Light) => PAPER,
        Ok(_) | Err(_) => SLATE,
    }
}

/// The embedded page, under the names that the platforms give it.
fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: bool) {
        assert_eq!(is_own_page(&Url::parse(url).unwrap()), expected, "{url}");
    }

    #[test]
    fn the_window_stays_on_its_own_page() {
        check("tauri://localhost/", true);
        check("http://tauri.localhost/index.html", true);
        check("https://example.com/", false);
        check("file:///etc/hostname", false);
        check("http://tauri.localhost.example.com/", false);
    }

    #[test]
    fn the_page_may_call_and_listen_and_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        assert_eq!(capability["windows"], serde_json::json!(LABELS));
        assert_eq!(
            capability["permissions"],
            serde_json::json!([
                "allow-call",
                "core:event:allow-listen",
                "core:event:allow-unlisten"
            ]),
        );
        assert!(capability.get("remote").is_none());
    }
}
