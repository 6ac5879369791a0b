//! One device of a world: a real device over a real file, with a clock and chance
//! of the world's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};

use chalkbook_tests::{LogbookFile, chance::Chance, folder};
use device::{
    Handle, Options, Surroundings,
    api::{ApiError, Code},
};
use jiff::{Timestamp, tz};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::moments::Moment;

/// The world's time, in milliseconds since 1970. Each look at it is later.
pub type Clock = Arc<AtomicI64>;

/// A change, or a few of one document, on their way to another device.
#[derive(Clone, Debug)]
pub struct Letter {
    pub document: String,
    pub changes: Vec<Vec<u8>>,
}

/// A device, its mail, and what it has committed itself.
pub struct Device {
    pub handle: Handle,
    pub mail: Vec<Letter>,
    pub committed: BTreeSet<Vec<u8>>,
    pub moments: Vec<Moment>,
    surroundings: Surroundings,
    told: i64,
    folder: TempDir,
}

impl Device {
    /// A new device. Its clock is wrong by some hours, its zone is its own.
    pub fn new(number: i8, clock: &Clock, mut chance: Chance) -> Self {
        let folder = folder();
        let wrong_by = i64::from(chance.below(48 * 3_600_000)) - 24 * 3_600_000;
        let clock = Arc::clone(clock);
        let now = move || {
            let here = clock.fetch_add(7, Ordering::Relaxed) + wrong_by;
            let instant = Timestamp::from_millisecond(here).unwrap();
            instant.to_zoned_datetime(tz::TimeZone::fixed(tz::offset(number)))
        };
        let chance = Mutex::new(chance);
        let surroundings = Surroundings::new(now, move |bytes| chance.lock().unwrap().fill(bytes));
        Self {
            handle: open(&folder, &surroundings),
            mail: Vec::new(),
            committed: BTreeSet::new(),
            moments: Vec::new(),
            surroundings,
            told: 0,
            folder,
        }
    }

    /// The device's file.
    pub fn file(&self) -> LogbookFile {
        LogbookFile::within(self.folder.path()).unwrap()
    }

    /// Makes a call and notes what it committed. A call may be refused where it
    /// makes no sense; nothing else may go wrong, and a refusal commits nothing.
    pub fn call(&mut self, name: &str, request: &Value) -> Option<Value> {
        let before = self.file().newest().unwrap();
        let answer = self.handle.call(name, &request.to_string());
        let new = self.file().hashes_after(before).unwrap();
        match answer {
            Ok(answer) => {
                self.committed.extend(new);
                Some(serde_json::from_str(&answer).unwrap())
            }
            Err(ApiError {
                code: Code::Refused | Code::NotFound | Code::NotUnderstood | Code::NeedsAnswer,
                ..
            }) => {
                assert!(
                    new.is_empty(),
                    "{name} {request} was refused and committed something"
                );
                None
            }
            Err(error) => panic!("{name} {request}: {error:?}"),
        }
    }

    /// Answers what changes nothing.
    pub fn look(&self, name: &str, request: Value) -> Value {
        let answer = self.handle.call(name, &request.to_string());
        let answer = answer.unwrap_or_else(|error| panic!("{name} {request}: {error:?}"));
        serde_json::from_str(&answer).unwrap()
    }

    /// Notes what it shows now.
    pub fn note(&mut self) {
        self.moments.extend(Moment::of(self));
    }

    /// What is new since it was told last, in letters of a few changes.
    pub fn letters(&mut self, chance: &mut Chance) -> Vec<Letter> {
        let mut letters: Vec<Letter> = Vec::new();
        for carried in self.handle.changes_after(self.told).unwrap() {
            self.told = self.told.max(carried.n);
            match letters.last_mut() {
                Some(last) if last.document == carried.document && chance.below(3) > 0 => {
                    last.changes.push(carried.bytes);
                }
                Some(_) | None => letters.push(Letter {
                    document: carried.document,
                    changes: vec![carried.bytes],
                }),
            }
        }
        letters
    }

    /// Reads a letter; false when it waits for another that is still to come.
    pub fn read(&mut self, letter: &Letter) -> bool {
        let before = self.file().newest().unwrap();
        match self.handle.merge(&letter.document, &letter.changes) {
            Ok(()) => true,
            Err(error) if error.message.contains("missing") => {
                let now = self.file().newest().unwrap();
                assert_eq!(
                    before, now,
                    "a letter that has to wait left something behind"
                );
                false
            }
            Err(error) => panic!("{}: {error:?}", letter.document),
        }
    }

    /// Undo and redo at once change nothing of what the views say. Which of two
    /// devices' values was in dispute they settle, as every edit does.
    pub fn go_there_and_back(&mut self) {
        let before = self.says();
        let Some(undone) = self.call("undo", &json!({})) else {
            return;
        };
        if undone["gesture"].is_null() {
            assert_eq!(self.says(), before, "{undone} changed something");
            return;
        }
        let redone = self.call("redo", &json!({})).unwrap();
        assert_eq!(redone["left"], 0, "{redone} after {undone}");
        assert_eq!(self.says(), before, "{undone} and redo");
    }

    fn says(&self) -> BTreeMap<String, Vec<String>> {
        // Sets are counted anew in the background; the doctor waits for that.
        assert!(self.handle.doctor().unwrap().ok);
        let mut says = self.file().says().unwrap();
        says.retain(|table, _| table != "touched" && table != "conflict");
        says
    }

    /// Ends the program and starts it again.
    pub fn restart(&mut self) {
        self.handle.close();
        self.handle = open(&self.folder, &self.surroundings);
    }
}

fn open(folder: &TempDir, surroundings: &Surroundings) -> Handle {
    let surroundings = surroundings.clone();
    Handle::open(folder.path(), Options { surroundings }).unwrap()
}

impl Drop for Device {
    fn drop(&mut self) {
        self.handle.close();
    }
}
