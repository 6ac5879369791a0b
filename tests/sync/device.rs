//! One device of the world: a real logbook, and the post office that plays its
//! session.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use chalkbook_relay::ConnId;
use chalkbook_tests::{LogbookFile, chance::Chance, folder};
use device::{
    Handle, Options, Surroundings,
    post::{Member, PostOffice},
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};
use sync::{
    InviteToken,
    keys::{DeviceList, DeviceSecret},
};
use tempfile::TempDir;

/// When worlds begin, in milliseconds since 1970.
const BEGINNING: i64 = 1_790_000_000_000;

const PAGE: usize = 4096;
const HEADER: usize = 100;

pub struct Device {
    pub handle: Handle,
    pub secret: DeviceSecret,
    pub office: Option<PostOffice>,
    /// The connection, and whether the device knows that it is open.
    pub line: Option<ConnId>,
    pub logged: u32,
    surroundings: Surroundings,
    number: usize,
    folder: TempDir,
}

impl Device {
    /// A new device, whose clock is wrong by this many hours.
    pub fn new(number: usize, clock: &Arc<AtomicU64>, hours: i64, mut chance: Chance) -> Self {
        let folder = folder();
        let clock = clock.clone();
        let now = move || {
            let here = BEGINNING + clock.load(Ordering::Relaxed) as i64 + hours * 3_600_000;
            Timestamp::from_millisecond(here)
                .unwrap()
                .to_zoned_datetime(TimeZone::UTC)
        };
        let mut secret = [0; 32];
        chance.fill(&mut secret);
        let chance = Mutex::new(chance);
        let surroundings = Surroundings::new(now, move |bytes| chance.lock().unwrap().fill(bytes));
        Self {
            handle: open(&folder, &surroundings),
            secret: DeviceSecret::new(secret),
            office: None,
            line: None,
            logged: 0,
            surroundings,
            number,
            folder,
        }
    }

    /// Becomes a member; its session has not begun.
    pub fn join(&mut self, list: &DeviceList) {
        let member = Member::new(self.secret.clone(), list.clone());
        self.handle
            .join_space(&member, "http://relay.example")
            .unwrap();
        self.open_office(None);
    }

    /// A new session, as after a start of the program.
    pub fn open_office(&mut self, invite: Option<InviteToken>) {
        self.line = None;
        self.office = PostOffice::open(&self.handle, &self.secret, invite).unwrap();
    }

    /// The program is killed and started again: what was in memory is gone.
    pub fn restart(&mut self) {
        self.office = None;
        self.handle.close();
        self.handle = open(&self.folder, &self.surroundings);
        self.open_office(None);
    }

    /// The file as it is now, to be put back later.
    pub fn copy(&mut self) -> Vec<u8> {
        self.office = None;
        self.handle.close();
        let copy = std::fs::read(self.database()).unwrap();
        self.handle = open(&self.folder, &self.surroundings);
        self.open_office(None);
        copy
    }

    /// An older copy of the file takes the file's place.
    pub fn put_back(&mut self, copy: &[u8]) {
        self.office = None;
        self.handle.close();
        std::fs::write(self.database(), copy).unwrap();
        self.handle = open(&self.folder, &self.surroundings);
        self.open_office(None);
    }

    /// A copy as the program makes them.
    pub fn backup(&self) -> Vec<u8> {
        let made = self.ask("make_backup", &json!({}));
        let name = made["name"].as_str().unwrap();
        std::fs::read(self.folder.path().join("backups").join(name)).unwrap()
    }

    /// Takes a copy in; gives how many changes came.
    pub fn restore(&self, copy: &[u8]) -> u64 {
        let file = self.folder.path().join("from elsewhere.sqlite");
        std::fs::write(&file, copy).unwrap();
        let token = self.handle.grant_file(file);
        let restored = self.ask("restore_backup", &json!({ "from": { "file": token } }));
        assert_eq!(restored["left"], 0, "{restored}");
        restored["changes"].as_u64().unwrap()
    }

    /// Deletes the set that is here the longest.
    pub fn delete_oldest_set(&self) {
        let set = self.file().ids("logged_set").unwrap()[0];
        let thing = json!({ "kind": "set", "id": set });
        self.ask("delete", &json!({ "thing": thing }));
    }

    fn ask(&self, name: &str, request: &Value) -> Value {
        let answer = self.handle.call(name, &request.to_string()).unwrap();
        serde_json::from_str(&answer).unwrap()
    }

    /// What a defect of the program would do: what waits to go out is forgotten.
    pub fn forget_outbox(&self) {
        let file = rusqlite::Connection::open(self.database()).unwrap();
        file.execute("DELETE FROM outbox", []).unwrap();
    }

    /// How many pages the file has, all of them in the database.
    pub fn pages(&mut self) -> usize {
        self.copy().len().div_ceil(PAGE)
    }

    /// The file's header and one page are garbled, and the file is repaired. Gives
    /// what stood in the page. Where nobody can tell any more to which space it
    /// belonged, it joins anew.
    pub fn lose_page(&mut self, page: usize) -> Vec<u8> {
        let list = self.list();
        self.office = None;
        self.handle.close();
        let mut bytes = std::fs::read(self.database()).unwrap();
        let end = bytes.len().min((page + 1) * PAGE);
        let lost = bytes[page * PAGE..end].to_vec();
        bytes[..HEADER].fill(0xa5);
        bytes[page * PAGE..end].fill(0xa5);
        std::fs::write(self.database(), bytes).unwrap();
        let surroundings = self.surroundings.clone();
        let report = device::repair(self.folder.path(), Options { surroundings }).unwrap();
        assert!(report.ok, "{report:?}");
        self.handle = open(&self.folder, &self.surroundings);
        match self.handle.membership().unwrap() {
            Some(_) => self.open_office(None),
            None => self.join(&list),
        }
        lost
    }

    fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("logbook.sqlite")
    }

    pub fn file(&self) -> LogbookFile {
        LogbookFile::within(self.folder.path()).unwrap()
    }

    /// Logs a set; each is one of a kind, so that it can be looked for.
    pub fn log(&mut self) {
        self.logged += 1;
        let (kilos, reps) = (self.number + 1, self.logged);
        let text = format!("Planted Press {kilos}x{reps}");
        self.handle
            .call("log_line", &json!({ "text": text }).to_string())
            .unwrap();
    }

    /// The raw bytes of its newest change.
    pub fn newest_change(&self) -> Vec<u8> {
        let changes = self.handle.changes_after(0).unwrap();
        changes.last().unwrap().bytes.clone()
    }

    /// Changes or deletes something that is there.
    pub fn edit(&mut self, chance: &mut Chance) {
        let sets = self.file().ids("logged_set").unwrap();
        if sets.is_empty() {
            return;
        }
        let set = sets[chance.below(sets.len() as u32) as usize];
        let note = format!("planted note {}", chance.below(1_000));
        let request =
            json!({ "set": set, "text": format!("77x{}", 1 + chance.below(30)), "note": note });
        let answer = self.handle.call("edit_set", &request.to_string());
        drop(answer.map_err(|error| assert_refused(&error)));
    }

    /// Puts a set into the trash, takes something out of it, or settles what
    /// devices disagree on; nothing where there is nothing of it.
    pub fn tidy(&mut self, chance: &mut Chance) {
        let (name, request) = match chance.below(3) {
            0 => {
                let sets = self.file().ids("logged_set").unwrap();
                let set = pick(&sets, chance).map(ToString::to_string);
                (
                    "delete",
                    set.map(|set| json!({ "thing": { "kind": "set", "id": set } })),
                )
            }
            1 => {
                let thing = self
                    .pick_of("trash", chance)
                    .map(|item| item["thing"].clone());
                (
                    "restore_many",
                    thing.map(|thing| json!({ "things": [thing] })),
                )
            }
            _ => {
                let item = self.pick_of("conflicts", chance);
                ("settle_conflict", item.map(|item| settling(&item, chance)))
            }
        };
        let Some(request) = request else { return };
        let answer = self.handle.call(name, &request.to_string());
        drop(answer.map_err(|error| assert_refused(&error)));
    }

    fn pick_of(&self, list: &str, chance: &mut Chance) -> Option<Value> {
        let answer = self.handle.call(list, "{}").unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        pick(answer["items"].as_array().unwrap(), chance).cloned()
    }

    /// Writes a note onto a set that is here, long and unlike any other.
    pub fn note(&mut self, chance: &mut Chance, bytes: usize) {
        let sets = self.file().ids("logged_set").unwrap();
        let mut text = vec![0; bytes / 2];
        chance.fill(&mut text);
        let text: String = text.iter().map(|byte| format!("{byte:02x}")).collect();
        let request = json!({ "set": sets[0], "text": "77x5", "note": text, "sure": true });
        self.handle.call("edit_set", &request.to_string()).unwrap();
    }

    /// The list of devices that it has now.
    pub fn list(&self) -> DeviceList {
        self.office.as_ref().unwrap().member().list().clone()
    }

    pub fn stats(&self) -> Value {
        serde_json::from_str(&self.handle.call("stats", "{}").unwrap()).unwrap()
    }
}

fn pick<'a, T>(all: &'a [T], chance: &mut Chance) -> Option<&'a T> {
    (!all.is_empty()).then(|| &all[chance.below(all.len() as u32) as usize])
}

/// A conflict is settled by one of its values.
fn settling(item: &Value, chance: &mut Chance) -> Value {
    let values = item["values"].as_array().unwrap();
    let value = pick(values, chance).unwrap();
    json!({
        "conflict": item["conflict"],
        "to": { "kind": "of", "value": value["by"]["device"] },
    })
}

fn assert_refused(error: &device::api::ApiError) {
    use device::api::Code;
    // What nobody lifts is asked about, and a world does not answer.
    let expected = [
        Code::Refused,
        Code::NotFound,
        Code::NotUnderstood,
        Code::NeedsAnswer,
    ];
    assert!(expected.contains(&error.code), "{error:?}");
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
