//! Native menus as the page describes them, read strictly.

use serde::Deserialize;

/// One menu of the bar.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Bar {
    /// What it is called.
    pub title: String,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// What stands in a menu.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Item {
    /// A hairline.
    Line,
    /// An action of the page's list.
    Do {
        /// The action.
        id: String,
        /// How it is read.
        words: String,
        /// Keys that are held, as the page writes them: `mod+shift+n`.
        keys: Option<String>,
        /// Whether it can be done now; it is greyed where not.
        possible: bool,
    },
    /// Something that the system does.
    System {
        /// Which.
        what: System,
        /// How it is read.
        words: String,
    },
}

/// What the system does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// To the clipboard, and away.
    Cut,
    /// To the clipboard.
    Copy,
    /// From the clipboard.
    Paste,
    /// All of a field.
    SelectAll,
    /// This window.
    CloseWindow,
    /// Out of sight.
    Minimize,
    /// As large as the screen; and back.
    Maximize,
    /// Nothing but the window; and back.
    Fullscreen,
    /// All windows, on a Mac.
    Hide,
    /// Name and version.
    About,
    /// Brings a window to the front.
    Open,
    /// Ends the program.
    Quit,
}

/// `mod+shift+n` as the system's menus write it.
pub fn accelerator(keys: &str) -> String {
    keys.replace("mod+", "CmdOrCtrl+")
        .replace("shift+", "Shift+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_the_system_writes_them() {
        assert_eq!(accelerator("mod+shift+n"), "CmdOrCtrl+Shift+n");
        assert_eq!(accelerator("mod+1"), "CmdOrCtrl+1");
    }

    #[test]
    fn a_menu_of_unknown_things_is_refused() {
        let read = |text: &str| serde_json::from_str::<Bar>(text).is_ok();
        let items = r#"["line", {"do": {"id": "undo", "words": "Undo", "keys": "mod+z", "possible": false}},
            {"system": {"what": "select_all", "words": "Select all"}}]"#;
        assert!(read(&format!(r#"{{"title": "Edit", "items": {items}}}"#)));
        assert!(!read(
            r#"{"title": "x", "items": [{"system": {"what": "shell", "words": "x"}}]}"#
        ));
    }
}
