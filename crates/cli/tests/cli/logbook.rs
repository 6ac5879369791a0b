//! A logbook in a folder of its own, and the real program run against it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// A logbook that goes with the test.
pub struct Logbook {
    folder: TempDir,
    data: PathBuf,
}

impl Logbook {
    /// An empty one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        Self { folder, data }
    }

    /// Another folder with the same file.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        std::fs::create_dir_all(&copy.data).unwrap();
        for entry in std::fs::read_dir(&self.data).unwrap().flatten() {
            if entry.file_type().unwrap().is_file() {
                std::fs::copy(entry.path(), copy.data.join(entry.file_name())).unwrap();
            }
        }
        copy
    }

    /// Where it lies.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// A path beside it.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// A file beside it.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chalkbook-cli"));
        let output = command
            .arg("--data-dir")
            .arg(&self.data)
            .args(arguments)
            .output()
            .unwrap();
        Ended {
            output,
            asked: arguments.join(" "),
        }
    }

    /// Runs the program with `--json`, and gives its one line.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let ended = self.run(&[&["--json"], arguments].concat());
        assert_eq!(
            ended.code(),
            0,
            "{}: {}",
            ended.asked,
            ended.standard_error()
        );
        ended.one_line()
    }
}

/// A run that ended.
pub struct Ended {
    output: Output,
    asked: String,
}

impl Ended {
    /// Its exit code.
    pub fn code(&self) -> i32 {
        self.output.status.code().unwrap()
    }

    /// What it wrote to standard output.
    pub fn standard_output(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    /// What it wrote to standard error.
    pub fn standard_error(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// The standard output of a run that went well.
    pub fn bytes(self) -> Vec<u8> {
        assert_eq!(self.code(), 0, "{}: {}", self.asked, self.standard_error());
        self.output.stdout
    }

    /// The same as text.
    pub fn words(self) -> String {
        String::from_utf8(self.bytes()).unwrap()
    }

    /// The JSON of standard output, which is exactly one line.
    pub fn one_line(&self) -> Value {
        let text = self.standard_output();
        assert_eq!(text.matches('\n').count(), 1, "{}: {text:?}", self.asked);
        assert!(text.ends_with('\n'));
        serde_json::from_str(&text).unwrap()
    }

    /// Holds that it failed with this exit code, this code in JSON, and words.
    pub fn refuses(&self, exit: i32, code: &str) {
        assert_eq!(
            self.code(),
            exit,
            "{}: {}",
            self.asked,
            self.standard_error()
        );
        let line = self.one_line();
        assert_eq!(line["error"]["code"], code, "{}", self.asked);
        let message = line["error"]["message"].as_str().unwrap();
        assert!(self.standard_error().contains(message));
    }
}
