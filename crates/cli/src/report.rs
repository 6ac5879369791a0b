//! The file for a bug report: versions, the machine, sizes, counts, and what the
//! doctor found. It holds no training, no name and no place: the folder of the
//! logbook, which may name a person, is cut out of every word.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use device::{
    DoctorReport, Handle,
    api::{Nothing, Stats},
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::Failure;

/// Where the numbers stand in the header of an SQLite file, big-endian: see
/// "The Database Header" in SQLite's description of its file format.
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;
const SQLITE_VERSION: usize = 96;

/// What a bug report needs.
#[derive(Debug, Serialize)]
pub struct Report {
    program: &'static str,
    version: &'static str,
    machine: Value,
    files: Vec<Value>,
    header: Option<Header>,
    counts: Option<Value>,
    doctor: Option<Value>,
    failure: Option<Value>,
}

/// What the first page of the file says of its form.
#[derive(Debug, Serialize)]
struct Header {
    application_id: String,
    ledger_version: u32,
    sqlite_version: u32,
}

impl Report {
    /// What can be told without opening the logbook.
    pub fn of_machine_and_files(folder: &Path) -> Self {
        Self {
            program: "chalkbook-cli",
            version: env!("CARGO_PKG_VERSION"),
            machine: json!({
                "os": std::env::consts::OS,
                "release": os_release(),
                "arch": std::env::consts::ARCH,
                "threads": std::thread::available_parallelism().map_or(0, usize::from),
            }),
            files: files(folder),
            header: header(&folder.join("logbook.sqlite")).ok(),
            counts: None,
            doctor: None,
            failure: None,
        }
    }

    /// Adds how much the open logbook holds.
    pub fn counted(&mut self, handle: &Handle) {
        self.counts = handle.ask("stats", &Nothing {}).ok().map(|stats: Stats| {
            json!({ "workouts": stats.workouts, "sets": stats.sets, "exercises": stats.exercises })
        });
    }

    /// Adds what the doctor found.
    pub fn found(&mut self, found: &DoctorReport) {
        self.doctor = Some(json!({
            "ok": found.ok,
            "damage": found.damage,
            "differences": found.differences,
            "changes": found.changes,
            "documents": found.documents,
            "copied": found.copy.is_some(),
            "salvaged": found.salvaged,
        }));
    }

    /// Adds why the examination failed.
    pub fn failed(&mut self, failure: &Failure) {
        self.failure = Some(json!({ "code": failure.code(), "message": failure.to_string() }));
    }
}

/// Writes a report, without the places that it came from.
pub fn write(report: &Report, path: &Path, folder: &Path) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(report).map_err(io::Error::from)?;
    let text = text.replace(&*folder.to_string_lossy(), "(folder)");
    let mut file = File::create(path).map_err(Failure::file(path))?;
    writeln!(file, "{text}").map_err(Failure::file(path))
}

/// The system's own name for itself, where it has one.
fn os_release() -> Option<String> {
    let text = std::fs::read_to_string("/etc/os-release").ok()?;
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"').to_owned())
}

/// The sizes of the files in the folder that are the logbook's own.
fn files(folder: &Path) -> Vec<Value> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let bytes = entry.metadata().ok()?.len();
            name.starts_with("logbook.").then_some((name, bytes))
        })
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|(name, bytes)| json!({ "name": name, "bytes": bytes }))
        .collect()
}

fn header(database: &Path) -> io::Result<Header> {
    let mut bytes = [0; 100];
    File::open(database)?.read_exact(&mut bytes)?;
    let number = |at: usize| {
        bytes[at..at + 4]
            .iter()
            .fold(0, |number, byte| number << 8 | u32::from(*byte))
    };
    Ok(Header {
        application_id: format!("{:08x}", number(APPLICATION_ID)),
        ledger_version: number(USER_VERSION),
        sqlite_version: number(SQLITE_VERSION),
    })
}
