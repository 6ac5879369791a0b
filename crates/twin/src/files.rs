//! Files that a browser sends for import: kept below a temporary folder for as
//! long as the host runs, since a browser gives bytes where the desktop's
//! dialog gives a path.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, io};

use tempfile::TempDir;

/// The most that is taken for one file.
pub(crate) const LARGEST: usize = 256 * 1024 * 1024;

/// The folder of the files that came.
pub(crate) struct Files {
    folder: TempDir,
    count: AtomicU32,
}

impl Files {
    /// An empty folder.
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            count: AtomicU32::new(0),
        })
    }

    /// Keeps a file under its own name, in a folder of its own.
    pub(crate) fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.place(name)?;
        fs::write(&path, bytes)?;
        Ok(path)
    }

    /// A place for a file of this name, in a folder of its own.
    pub(crate) fn place(&self, name: &str) -> io::Result<PathBuf> {
        let number = self.count.fetch_add(1, Ordering::Relaxed).to_string();
        let folder = self.folder.path().join(number);
        fs::create_dir(&folder)?;
        Ok(folder.join(without_folder(name)))
    }
}

/// The last part of a name, whatever folders somebody wrote before it.
fn without_folder(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    match Path::new(last).file_name() {
        Some(_) => last,
        None => "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_under_its_own_name_and_nowhere_else() {
        let files = Files::new().unwrap();
        for (name, expected) in [
            ("strong.csv", "strong.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\gym\\hevy.csv", "hevy.csv"),
            ("..", "file"),
            ("", "file"),
        ] {
            let path = files.keep(name, b"100x5").unwrap();
            assert!(path.starts_with(files.folder.path()), "{name}");
            assert_eq!(path.file_name().unwrap(), expected, "{name}");
            assert_eq!(fs::read_to_string(path).unwrap(), "100x5");
        }
    }
}
