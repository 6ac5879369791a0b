//! A logbook in a folder of its own, asked as every front end asks: by a call's
//! name and JSON. The crate's own tests use this same file.

use device::{Handle, Options, Surroundings, api::Code};
use jiff::ZonedDateTime;
use serde_json::{Value, json};
use tempfile::TempDir;

pub struct Desk {
    // Closed before its folder goes.
    pub handle: Handle,
    pub folder: TempDir,
    surroundings: Surroundings,
}

impl Desk {
    /// One with the machine's clock.
    pub fn new() -> Self {
        Self::within(Surroundings::default())
    }

    /// One whose clock stands still: `2026-11-23T18:00[Europe/Berlin]`.
    pub fn at(moment: &str) -> Self {
        let now: ZonedDateTime = moment.parse().unwrap();
        let random = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
        Self::within(Surroundings::new(move || now.clone(), random))
    }

    fn within(surroundings: Surroundings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            handle: open(&folder, &surroundings),
            folder,
            surroundings,
        }
    }

    #[track_caller]
    pub fn ask(&self, name: &str, request: Value) -> Value {
        let answer = self.handle.call(name, &request.to_string());
        let answer = answer.unwrap_or_else(|error| panic!("{name} {request}: {error:?}"));
        serde_json::from_str(&answer).unwrap()
    }

    #[track_caller]
    pub fn refused(&self, name: &str, request: Value) -> Code {
        let answer = self.handle.call(name, &request.to_string());
        answer.unwrap_err().code
    }

    /// Logs a line; gives what was logged.
    pub fn log(&self, line: &str) -> Value {
        self.ask("log_line", json!({ "text": line }))["logged"].take()
    }

    /// Takes in everything that the other holds.
    pub fn hears(&self, other: &Self) {
        for change in other.handle.changes_after(0).unwrap() {
            let (document, bytes) = (change.document, [change.bytes]);
            self.handle.merge(&document, &bytes).unwrap();
        }
    }

    pub fn restarts(&mut self) {
        self.handle.close();
        self.handle = open(&self.folder, &self.surroundings);
    }

    /// The views are what a rebuild makes of the ledger, row for row.
    #[track_caller]
    pub fn is_sound(&self) {
        let report = self.handle.doctor().unwrap();
        assert!(report.ok, "{report:?}");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.handle.close();
    }
}

fn open(folder: &TempDir, surroundings: &Surroundings) -> Handle {
    let surroundings = surroundings.clone();
    Handle::open(folder.path(), Options { surroundings }).unwrap()
}
