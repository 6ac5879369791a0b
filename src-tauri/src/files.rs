//! Files that were dropped on the window. The page reads their bytes as
//! any page could and never learns a path; here they are kept below a temporary
//! folder for as long as the program runs.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use device::api::{ApiError, Code, FileToken};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager as _, Url};
use tempfile::TempDir;

use crate::door::Door;

/// The most that is taken for one file, as the twin takes.
const LARGEST: usize = 256 * 1024 * 1024;
const LONGEST_NAME: usize = 200;

/// The folder of the files that came; none where it cannot be made.
pub(crate) struct Files {
    folder: Option<TempDir>,
    count: AtomicU32,
}

impl Files {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().ok(),
            count: AtomicU32::new(0),
        }
    }

    /// Keeps a file under its own name, in a folder of its own.
    fn keep(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, ApiError> {
        let bad = |why: String| ApiError::new(Code::BadFile, why);
        let folder = self.folder.as_ref();
        let folder = folder.ok_or_else(|| bad("there is no folder for files".to_owned()))?;
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let folder = folder.path().join(number.to_string());
        fs::create_dir(&folder).map_err(|error| bad(error.to_string()))?;
        let path = folder.join(without_folder(name));
        fs::write(&path, bytes).map_err(|error| bad(error.to_string()))?;
        Ok(path)
    }
}

/// The last part of a name, whatever folders somebody wrote before it.
fn without_folder(name: &str) -> &str {
    let last = name.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let sound = !["", ".", ".."].contains(&last) && last.len() <= LONGEST_NAME;
    if sound && !last.contains(char::is_control) { last } else { "file" }
}

/// Takes the bytes of a file that was dropped, and answers with what stands for
/// it. Its name comes in a header, encoded as in an address.
#[tauri::command(async)]
pub(crate) fn take_file(app: AppHandle, request: Request<'_>) -> Result<FileToken, ApiError> {
    let bad = |why: &str| ApiError::new(Code::BadFile, why.to_owned());
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(bad("a file is sent as its bytes"));
    };
    if bytes.len() > LARGEST {
        return Err(bad("the file is larger than 256 MB"));
    }
    let header = request.headers().get("name");
    let name = header.and_then(|name| decoded(name.to_str().ok()?));
    let path = app.state::<Files>().keep(&name.unwrap_or_default(), bytes)?;
    app.state::<Door>().grant_file(path)
}

fn decoded(name: &str) -> Option<String> {
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
        assert_eq!(decoded("%C3%9Cbung%26%3D%20a.csv").as_deref(), Some("Übung&= a.csv"));
        assert_eq!(decoded("%FF"), Some("\u{fffd}".to_owned()));
    }
}
