//! A logbook in a folder, and the real program run against it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use chalkbook_tests::program;
use serde_json::Value;

/// Every command that opens a logbook, and what it is asked here.
pub const COMMANDS: &[&[&str]] = &[
    &["stats"],
    &["workouts"],
    &["exercise", "Bench Press"],
    &["export"],
    &["doctor"],
    &["log", "Bench Press 100x5"],
    &["edit", "0193f5a0-0000-7000-8000-000000000000", "100x6"],
    &["delete", "0193f5a0-0000-7000-8000-000000000000"],
    &["import", "nowhere.csv"],
    &["demo", "--sets", "5"],
    &["backup"],
    &["backup", "restore", "nowhere.sqlite"],
];

/// Exit codes of `crates/cli/src/failure.rs`.
pub const BAD_FILE: (i32, &str) = (5, "bad_file");
pub const IN_USE: (i32, &str) = (6, "in_use");
pub const DAMAGED: (i32, &str) = (7, "damaged");
pub const NEWER: (i32, &str) = (7, "newer");
pub const READ_ONLY: (i32, &str) = (7, "read_only");
pub const DISK_FULL: (i32, &str) = (8, "disk_full");

/// A logbook by its folder.
pub struct Logbook {
    folder: PathBuf,
}

/// A run that ended.
pub struct Ended {
    asked: String,
    output: Output,
}

impl Logbook {
    /// The logbook in this folder, which need not be there yet.
    pub fn within(folder: &Path) -> Self {
        let folder = folder.to_owned();
        Self { folder }
    }

    /// One with some years of training, all of it in the file and none in a log.
    pub fn with_training(folder: &Path) -> Self {
        let logbook = Self::within(folder);
        logbook.json(&["demo", "--sets", "1200", "--years", "2", "--seed", "7"]);
        logbook.json(&["log", "Bench Press 100x5@8, 102.5x3"]);
        assert!(!logbook.log().exists(), "a closed logbook has no log");
        logbook
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The database.
    pub fn file(&self) -> PathBuf {
        self.folder.join("logbook.sqlite")
    }

    /// What is not in the database yet, after a killed process.
    pub fn log(&self) -> PathBuf {
        self.folder.join("logbook.sqlite-wal")
    }

    /// The database's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(self.file()).unwrap()
    }

    /// The bytes of the database and of whatever SQLite keeps beside it.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(&self.folder).unwrap();
        let file = |entry: fs::DirEntry| {
            let name = entry.file_name().into_string().unwrap();
            let is_database = name.contains(".sqlite");
            is_database.then(|| (name, fs::read(entry.path()).unwrap()))
        };
        entries.filter_map(|entry| file(entry.unwrap())).collect()
    }

    /// The program with `--json`, about to be run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program("chalkbook-cli"));
        command.args(["--json", "--unit", "kg", "--data-dir"]);
        command.arg(&self.folder).args(arguments);
        command
    }

    /// Runs the program with `--json`.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        Ended {
            asked: arguments.join(" "),
            output: self.command(arguments).output().unwrap(),
        }
    }

    /// Runs a command that has to succeed, and gives its answer.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let ended = self.run(arguments);
        assert_eq!(ended.code(), 0, "{}", ended.shown());
        ended.answer()
    }

    /// Holds that every command is refused in the same way, with words that name
    /// the file, and that none of them changes a byte.
    pub fn refuses_everything(&self, why: (i32, &str)) {
        let before = self.files();
        for command in COMMANDS {
            let words = self.run(command).refused(why);
            assert!(words.contains(&*self.file().to_string_lossy()), "{words}");
            assert!(self.files() == before, "{command:?} changed the files");
        }
    }

    /// Holds that the doctor finds nothing.
    pub fn is_sound(&self) {
        assert_eq!(self.json(&["doctor"])["ok"], true);
    }
}

impl Ended {
    pub fn code(&self) -> i32 {
        self.output.status.code().expect("no signal ended it")
    }

    /// The one line on standard output.
    pub fn answer(&self) -> Value {
        let text = String::from_utf8(self.output.stdout.clone()).unwrap();
        assert_eq!(text.matches('\n').count(), 1, "{}", self.shown());
        serde_json::from_str(&text).unwrap()
    }

    /// Holds that it was refused with this exit code and this code, and in words
    /// on both outputs; gives the words.
    pub fn refused(&self, (exit, code): (i32, &str)) -> String {
        assert_eq!(self.code(), exit, "{}", self.shown());
        let error = &self.answer()["error"];
        assert_eq!(error["code"], code, "{}", self.shown());
        let words = error["message"].as_str().unwrap().to_owned();
        assert!(self.standard_error().contains(&words));
        assert!(!self.standard_error().contains("panicked"));
        words
    }

    pub fn standard_error(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    pub fn shown(&self) -> String {
        format!("{}: {:?}", self.asked, self.output)
    }
}
