//! What a device makes of records that another device of its space sealed, and
//! sealed well: garbage, changes that are whole and mean nothing, wrong parts,
//! vouchers in circles. Each ends in the ledger or in quarantine with a reason,
//! and what was there before stays as it was.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{LazyLock, Mutex},
};

use device::{Handle, Options, Surroundings, post::Member};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;
use sha2::{Digest, Sha256};
use sync::{
    Blob, Change, Contents, Envelope, Epoch, Head, Part, RecordId,
    client::{Arrived, Sealed},
    seal_record,
};

use crate::{
    script::{Act, Script},
    wire::{keys, list, secret},
};

/// A logbook that is shared by two devices, before anything hostile comes.
static GYM: LazyLock<Gym> = LazyLock::new(Gym::new);

/// No script has more acts that count.
const MOST_ACTS: usize = 24;

/// Documents that nobody has written into yet.
const OTHER_DOCUMENTS: [&str; 5] = [
    "settings",
    "exercise/bench-press",
    "names/strong",
    "future/thing",
    "",
];

/// What a script's acts do; the seeds name them.
pub mod act {
    /// The text is what the record holds.
    pub const CONTENTS: u8 = 0;
    /// A byte names the document, and the rest is the change.
    pub const CHANGE: u8 = 1;
    /// A byte names the document, and the rest is a change without its front.
    pub const BODY: u8 = 2;
    /// Document, number, count and a byte of the hash; then the bytes.
    pub const PART: u8 = 3;
    /// Each byte vouches for a record of this script.
    pub const VOUCH: u8 = 4;
    /// The text is the record itself.
    pub const RECORD: u8 = 5;
    /// A byte is the kind of a record that is signed well.
    pub const KIND: u8 = 6;
    /// What was sealed so far is given to the device.
    pub const ARRIVE: u8 = 7;
}

/// What the runs begin with.
pub struct Gym {
    database: Vec<u8>,
    /// What is logged at the other device while all this goes on.
    honest: Vec<Sealed>,
    honest_changes: BTreeSet<Vec<u8>>,
    documents: Vec<String>,
    /// Changes as the hostile device sent them, for the seeds.
    pub changes: Vec<Change>,
}

/// Plays a script against a copy of the gym.
pub fn device(bytes: &[u8]) {
    let gym = &*GYM;
    let folder = crate::folder();
    let written = std::fs::write(folder.path().join("logbook.sqlite"), &gym.database);
    written.expect("a machine for tests has room");
    let handle = open(folder.path(), 9);
    let before = ledger(&handle);
    let mut stay = Stay::new(handle, Vec::new());
    for act in Script::new(bytes).take(MOST_ACTS) {
        stay.play(gym, &act);
    }
    stay.arrive();
    stay.on_the_way.clone_from(&gym.honest);
    stay.arrive();
    stay.nothing_was_harmed(gym, &before);
    stay.handle.close();
}

impl Gym {
    fn new() -> Self {
        let folders = [(); 3].map(|()| crate::folder());
        let [own, hostile, honest] = [(0, 1), (1, 2), (2, 2)].map(|(at, number)| {
            let handle = open(folders[at].path(), at as u8);
            let joined = handle.join_space(&member(number), "http://gym.example");
            joined.expect("a new logbook joins a space");
            handle
        });
        log(&own, "Bench Press 100x5@8, 102.5x3");
        log(&own, "My Own Lift bw+20x8 // slow");
        log(&hostile, "Squat 140x5, 140x5");
        // A workout that no script can name.
        log(&honest, "Deadlift 180x3");
        let here: Vec<_> = [take(&own, 1), take(&hostile, 2)].concat();
        let mut stay = Stay::new(own, here[1..].to_vec());
        stay.arrive();
        let changes: Vec<Change> = here.iter().flat_map(changes_in).collect();
        let mut documents: Vec<_> = changes
            .iter()
            .map(|change| change.document.clone())
            .collect();
        documents.dedup();
        documents.extend(OTHER_DOCUMENTS.map(str::to_owned));
        let gym = Self {
            database: closed(&stay.handle, folders[0].path()),
            honest_changes: ledger(&honest),
            honest: take(&honest, 2),
            documents,
            changes,
        };
        hostile.close();
        honest.close();
        gym
    }

    /// The gym of all runs.
    pub fn get() -> &'static Self {
        &GYM
    }

    /// By which number a script names a document.
    pub fn number(&self, document: &str) -> u8 {
        let at = self.documents.iter().position(|known| known == document);
        at.map_or(u8::MAX, |at| at as u8)
    }

    fn document(&self, number: u8) -> String {
        self.documents[usize::from(number) % self.documents.len()].clone()
    }
}

/// The device, while records come.
struct Stay {
    handle: Handle,
    cursor: Head,
    on_the_way: Vec<Sealed>,
    drawn: u8,
}

impl Stay {
    fn new(handle: Handle, on_the_way: Vec<Sealed>) -> Self {
        Self {
            handle,
            cursor: Head::start(list().space(), Epoch([8; 8])),
            on_the_way,
            drawn: 0,
        }
    }

    fn play(&mut self, gym: &Gym, act: &Act<'_>) {
        let text = act.text;
        let named = text
            .split_first()
            .map(|(name, rest)| (gym.document(*name), rest));
        match (act.mark % 8, named) {
            (act::CONTENTS, _) => self.seal(text),
            (act::CHANGE, Some((document, bytes))) => self.seal_change(document, bytes.to_vec()),
            (act::BODY, Some((document, body))) => self.seal_change(document, framed(body)),
            (act::PART, Some((document, [number, of, hash, bytes @ ..]))) => {
                let part = Part {
                    document,
                    hash: [*hash; 32],
                    number: u32::from(*number),
                    of: u32::from(*of),
                    bytes: Blob(bytes.to_vec()),
                };
                self.seal(&Contents::Part(part).write());
            }
            (act::VOUCH, _) => {
                let ids = text.iter().map(|byte| RecordId([*byte; 16])).collect();
                self.seal(&Contents::Vouch(ids).write());
            }
            (act::RECORD, _) => self.send(text.to_vec()),
            (act::KIND, Some(_)) => self.send(of_kind(text[0])),
            (act::ARRIVE, _) => self.arrive(),
            (_, None | Some(_)) => {}
        }
    }

    fn seal_change(&mut self, document: String, bytes: Vec<u8>) {
        let bytes = Blob(bytes);
        self.seal(&Contents::Changes(vec![Change { document, bytes }]).write());
    }

    fn seal(&mut self, contents: &[u8]) {
        self.drawn += 1;
        let drawn = self.drawn;
        let random = &mut |bytes: &mut [u8]| bytes.fill(drawn);
        self.send(seal_record(list().space(), &keys()[0], &secret(2), contents, random).1);
    }

    /// What is no record does not come further than the session.
    fn send(&mut self, bytes: Vec<u8>) {
        if let Ok(envelope) = Envelope::read(&bytes) {
            let id = envelope.id;
            self.on_the_way.push(Sealed { id, bytes });
        }
    }

    fn arrive(&mut self) {
        let mut arrived = Vec::new();
        for Sealed { id, bytes } in std::mem::take(&mut self.on_the_way) {
            self.cursor = self.cursor.after(id);
            let seq = self.cursor.seq;
            arrived.push(Arrived { seq, id, bytes });
        }
        let received = self.handle.receive(&member(1), arrived, self.cursor);
        received.expect("a device takes whatever comes");
    }

    fn nothing_was_harmed(&self, gym: &Gym, before: &BTreeSet<Vec<u8>>) {
        let after = ledger(&self.handle);
        assert!(after.is_superset(before), "something is gone");
        assert!(
            after.is_superset(&gym.honest_changes),
            "what came later is not there: {:?}",
            self.handle.put_aside(None)
        );
        let aside = self
            .handle
            .put_aside(None)
            .expect("the quarantine can be read");
        assert!(aside.iter().all(|row| !row.reason.is_empty()));
        for (call, request) in [("stats", "{}"), ("history", "{}"), ("today", "{}")] {
            let answer = self.handle.call(call, request);
            assert!(answer.is_ok(), "{call}: {answer:?}");
        }
        // What merged is read again from its bytes, and means the same.
        if after.len() > before.len() + gym.honest_changes.len() {
            let report = self.handle.doctor();
            assert!(report.as_ref().is_ok_and(|report| report.ok), "{report:?}");
        }
    }
}

/// A change's bytes with the front that belongs to them, so that it is their
/// meaning that is looked at and not their checksum.
fn framed(body: &[u8]) -> Vec<u8> {
    let mut counted = vec![1];
    let mut length = body.len();
    while length > 0x7f {
        counted.push(0x80 | (length & 0x7f) as u8);
        length >>= 7;
    }
    counted.push(length as u8);
    counted.extend(body);
    let hash = Sha256::digest(&counted);
    [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], &counted].concat()
}

/// The hash of a change's bytes.
pub fn hash(change: &[u8]) -> [u8; 32] {
    Sha256::digest(&change[8..]).into()
}

/// A change's bytes without that front.
pub fn body(change: &[u8]) -> &[u8] {
    let length = change[9..].iter().position(|byte| byte & 0x80 == 0);
    &change[9 + length.unwrap_or(0) + 1..]
}

/// A record of a kind that is not known yet, by a device of the space.
fn of_kind(kind: u8) -> Vec<u8> {
    let space = list().space();
    let random = &mut |bytes: &mut [u8]| bytes.fill(kind);
    let (_, mut record) = seal_record(space, &keys()[0], &secret(2), b"new", random);
    record[1] = kind;
    record.truncate(record.len() - 64);
    let signed = [b"chalkbook record v1".as_slice(), &space.0, &record].concat();
    record.extend(secret(2).sign(&signed).0);
    record
}

fn member(number: u8) -> Member {
    static BOTH: LazyLock<[Member; 2]> =
        LazyLock::new(|| [1, 2].map(|number| Member::new(secret(number), list())));
    BOTH[usize::from(number) - 1].clone()
}

/// The same device in every run: its clock stands, and its dice are loaded.
fn open(folder: &Path, dice: u8) -> Handle {
    let now = || Timestamp::constant(1_790_000_000, 0).to_zoned_datetime(TimeZone::UTC);
    let drawn = Mutex::new(0_u64);
    let surroundings = Surroundings::new(now, move |bytes| {
        let mut drawn = drawn.lock().expect("nobody panics while drawing");
        for chunk in bytes.chunks_mut(32) {
            *drawn += 1;
            let hash = Sha256::digest([&[dice], drawn.to_be_bytes().as_slice()].concat());
            chunk.copy_from_slice(&hash[..chunk.len()]);
        }
    });
    Handle::open(folder, Options { surroundings }).expect("a logbook opens")
}

fn closed(handle: &Handle, folder: &Path) -> Vec<u8> {
    handle.close();
    let file = std::fs::read(folder.join("logbook.sqlite"));
    file.expect("a closed logbook is one file")
}

fn log(handle: &Handle, text: &str) {
    let request = json!({ "text": text }).to_string();
    handle.call("log_line", &request).expect("it is logged");
}

fn take(handle: &Handle, number: u8) -> Vec<Sealed> {
    let sealed = handle.take_outgoing(&member(number));
    sealed.expect("what was logged is sealed")
}

fn ledger(handle: &Handle) -> BTreeSet<Vec<u8>> {
    let changes = handle.changes_after(0).expect("the ledger can be read");
    changes.into_iter().map(|change| change.bytes).collect()
}

fn changes_in(record: &Sealed) -> Vec<Change> {
    let envelope = Envelope::read(&record.bytes).expect("it was sealed here");
    let text = envelope
        .open(list().space(), keys())
        .expect("it was sealed here");
    match Contents::read(&text) {
        Ok(Contents::Changes(changes)) => changes,
        other => panic!("{other:?}"),
    }
}
