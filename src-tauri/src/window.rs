//! The window: its size, its colour before the page is there, and the fence
//! that keeps it on its own page.

use tauri::utils::config::Color;
use tauri::{AppHandle, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The window's name; the capability names it too.
pub(crate) const LABEL: &str = "main";

/// The page's ground in the dark and in the light, `--bg` of `ui/src/tokens.css`.
const SLATE: Color = Color(0x14, 0x17, 0x1a, 0xff);
const PAPER: Color = Color(0xf6, 0xf4, 0xef, 0xff);

/// Opens the window in the ground colour of the system's theme.
///
/// It is shown only when it has that colour, so that nothing flashes.
/// Files dropped on it are deliberately not taken: the page would be told
/// their paths.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Chalkbook")
        .inner_size(1280.0, 840.0)
        .min_inner_size(900.0, 600.0)
        .center()
        .visible(false)
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .build()?;
    window.set_background_color(Some(ground(&window)))?;
    window.show()
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
        assert_eq!(capability["windows"], serde_json::json!([LABEL]));
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
