//! Files that were dropped on a window, kept below a temporary folder for as long
//! as the program runs: a page reads bytes and never learns a path.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, io};

use tempfile::TempDir;
use url::Url;

const LONGEST_NAME: usize = 200;

/// The folder of the files that came; none where it cannot be made.
pub struct Files {
    folder: Option<TempDir>,
    count: AtomicU32,
}

impl Default for Files {
    fn default() -> Self {
        Self::new()
    }
}

impl Files {
    /// An empty folder.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().ok(),
            count: AtomicU32::new(0),
        }
    }

    /// Keeps a file under its own name, in a folder of its own.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let folder = self.folder.as_ref();
        let folder = folder.ok_or_else(|| io::Error::other("there is no folder for files"))?;
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let folder = folder.path().join(number.to_string());
        fs::create_dir(&folder)?;
        let path = folder.join(without_folder(name));
        fs::write(&path, bytes)?;
        Ok(path)
    }
}

/// The last part of a name, whatever folders somebody wrote before it.
fn without_folder(name: &str) -> &str {
    let last = name.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let sound = !["", ".", ".."].contains(&last) && last.len() <= LONGEST_NAME;
    if sound && !last.contains(char::is_control) {
        last
    } else {
        "file"
    }
}

/// A name that was encoded as in an address.
pub fn decoded(name: &str) -> Option<String> {
    let url = Url::parse(&format!("name:?{name}")).ok()?;
    let (name, _) = url.query_pairs().next()?;
    Some(name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_under_its_own_name_and_goes_with_the_program() {
        let files = Files::new();
        let long = "a".repeat(300);
        for (name, expected) in [
            ("strong.csv", "strong.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\gym\\hevy.csv", "hevy.csv"),
            ("..", "file"),
            ("", "file"),
            (&long, "file"),
        ] {
            let path = files.keep(name, b"100x5").unwrap();
            assert_eq!(path.file_name().unwrap(), expected, "{name}");
            assert_eq!(fs::read(path).unwrap(), b"100x5");
        }
        let path = files.keep("a", b"").unwrap();
        drop(files);
        assert!(!path.exists());
    }

    #[test]
    fn a_name_may_have_any_letters() {
        assert_eq!(
            decoded("%C3%9Cbung%26%3D%20a.csv").as_deref(),
            Some("Übung&= a.csv")
        );
        assert_eq!(decoded("%FF"), Some("\u{fffd}".to_owned()));
    }
}
