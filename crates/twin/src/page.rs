//! The built UI as files below one folder.

use std::fs::File;
use std::path::{Component, Path, PathBuf};

/// The folder of the built UI.
pub(crate) struct Page {
    folder: PathBuf,
}

impl Page {
    /// The UI in a folder.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file behind an address's path, and its content type; none for what
    /// is not there, and for every path that would lead out of the folder.
    pub(crate) fn open(&self, path: &str) -> Option<(File, &'static str)> {
        let inside = match path.strip_prefix('/')? {
            "" => "index.html",
            inside => inside,
        };
        let stays = |part: Component<'_>| matches!(part, Component::Normal(_));
        if inside.contains('\\') || !Path::new(inside).components().all(stays) {
            return None;
        }
        let path = self.folder.join(inside);
        let file = path.is_file().then(|| File::open(&path).ok())??;
        Some((file, content_type(&path)))
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn check(path: &str, expected: Option<&str>) {
        let around = tempfile::tempdir().unwrap();
        let ui = around.path().join("ui");
        fs::create_dir_all(ui.join("assets")).unwrap();
        fs::write(ui.join("index.html"), "").unwrap();
        fs::write(ui.join("assets/app.js"), "").unwrap();
        fs::write(around.path().join("secret"), "").unwrap();
        let found = Page::new(ui).open(path).map(|(_, kind)| kind);
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn the_ui_is_served_with_its_content_types() {
        check("/", Some("text/html; charset=utf-8"));
        check("/index.html", Some("text/html; charset=utf-8"));
        check("/assets/app.js", Some("text/javascript; charset=utf-8"));
    }

    #[test]
    fn nothing_outside_the_ui_is_served() {
        for path in [
            "/../secret",
            "/assets/../../secret",
            "//etc/hostname",
            "/..\\secret",
            "/%2e%2e/secret",
        ] {
            check(path, None);
        }
    }

    #[test]
    fn a_folder_and_a_missing_file_are_not_there() {
        check("/assets", None);
        check("/assets/none.js", None);
        check("", None);
    }
}
