use sync::{
    Acked, Blob, Contents, Envelope, Epoch, RecordId,
    keys::{RecoverySecret, Root},
    seal_record,
};
use tempfile::TempDir;

use super::{opening::AT_ONCE, *};
use crate::{Options, api::Remedy};

mod after_repair;
mod aside;

struct Device {
    handle: Handle,
    member: Member,
    _folder: TempDir,
}

impl Device {
    fn new(member: Member) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        handle.join_space(&member, "http://gym.example").unwrap();
        Self {
            handle,
            member,
            _folder: folder,
        }
    }

    fn log(&self, line: &str) {
        let request = serde_json::json!({ "text": line }).to_string();
        self.handle.call("log_line", &request).unwrap();
    }

    fn finish(&self) {
        let today = self.handle.call("today", "{}").unwrap();
        let today: serde_json::Value = serde_json::from_str(&today).unwrap();
        let workout = today.pointer("/running/id").unwrap();
        let request = serde_json::json!({ "workout": workout }).to_string();
        self.handle.call("finish_workout", &request).unwrap();
    }

    fn sends(&self) -> Vec<Sealed> {
        self.handle.take_outgoing(&self.member).unwrap()
    }

    fn receives(&self, records: Vec<Sealed>) -> Opened {
        let space = self.member.space();
        let cursor = Head::start(space, Epoch([0; 8])).after(RecordId([0; 16]));
        let arrived = |Sealed { id, bytes }| Arrived { seq: 1, id, bytes };
        let records = records.into_iter().map(arrived).collect();
        self.handle.receive(&self.member, records, cursor).unwrap()
    }

    fn acknowledged(&self, records: &[Sealed]) {
        let acked = |sealed: &Sealed| Acked {
            record: sealed.id,
            seq: 1,
        };
        let acked: Vec<_> = records.iter().map(acked).collect();
        let cursor = Head::start(self.member.space(), Epoch([0; 8])).after(acked[0].record);
        self.handle.acknowledged(&acked, Some(cursor)).unwrap();
    }

    fn sets(&self) -> u64 {
        let stats = self.handle.call("stats", "{}").unwrap();
        let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
        stats["sets"].as_u64().unwrap()
    }
}

fn root() -> Root {
    RecoverySecret::new([1; 16]).root()
}

fn two_devices() -> [Device; 2] {
    let root = root();
    let secrets = [2, 3].map(|byte| DeviceSecret::new([byte; 32]));
    let second = (secrets[1].key(), secrets[1].agreement_key());
    let list = DeviceList::found(&root, &secrets[0], &mut random).with_device(
        &root,
        second.0,
        second.1,
        &mut random,
    );
    secrets.map(|secret| Device::new(Member::new(secret, list.clone())))
}

fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

fn opened(merged: u32, quarantined: u32, waiting: u32) -> Opened {
    Opened {
        merged,
        quarantined,
        waiting,
    }
}

#[test]
fn what_one_device_logs_the_other_shows() {
    let [first, second] = two_devices();
    first.log("Bench Press 100x5@8, 102.5x3");
    let records = first.sends();
    assert_eq!(second.receives(records), opened(1, 0, 0));
    assert_eq!(second.sets(), 2);
    assert!(
        second.sends().is_empty(),
        "what came from the space is not sent back"
    );
}

#[test]
fn a_record_that_builds_on_one_to_come_waits_for_it() {
    let [first, second] = two_devices();
    first.log("Bench Press 100x5@8");
    let early = first.sends();
    first.log("Bench Press 102.5x3");
    // Nobody acknowledged the first record, so it is sent again before the next.
    assert_eq!(first.sends(), early);
    first.acknowledged(&early);
    let late = first.sends();
    assert_eq!(second.receives(late), opened(0, 0, 1));
    assert_eq!(second.sets(), 0);
    assert_eq!(second.receives(early), opened(2, 0, 0));
    assert_eq!(second.sets(), 2);
}

#[test]
fn a_long_change_comes_in_parts_and_is_merged_once_all_are_there() {
    let [first, second] = two_devices();
    let sets = vec!["100x5"; 60].join(", ");
    let note = "so heavy ".repeat(20_000);
    first.log(&format!("Bench Press {sets}"));
    let history = first.handle.call("history", "{}").unwrap();
    let history: serde_json::Value = serde_json::from_str(&history).unwrap();
    let workout = history.pointer("/workouts/0/id").unwrap();
    let request = serde_json::json!({ "workout": workout, "note": note }).to_string();
    first.handle.call("edit_workout", &request).unwrap();
    let mut records = first.sends();
    assert!(records.len() >= 2, "{}", records.len());
    let last = records.pop().unwrap();
    let begun = second.receives(records);
    assert!(begun.waiting >= 1, "{begun:?}");
    let done = second.receives(vec![last]);
    assert_eq!((done.waiting, done.quarantined), (0, 0), "{done:?}");
    let request = serde_json::json!({ "workout": workout }).to_string();
    let page = second.handle.call("workout", &request).unwrap();
    assert!(page.contains("so heavy"), "{page}");
}

#[test]
fn what_comes_in_many_steps_is_all_there_the_newest_first() {
    let [first, second] = two_devices();
    let note = "so heavy ".repeat(1_500);
    let mut records = Vec::new();
    for set in 0..120 {
        // Workouts of eleven sets each, so that some lie across two steps.
        if set % 11 == 0 && set > 0 {
            first.finish();
        }
        first.log(&format!("Bench Press {}x5 // {set} {note}", 50 + set));
        let sent = first.sends();
        first.acknowledged(&sent);
        records.extend(sent);
    }
    let bytes: usize = records.iter().map(|record| record.bytes.len()).sum();
    assert!(bytes > 3 * AT_ONCE / 2, "{bytes} bytes are few steps");
    let came = second.receives(records.clone());
    assert_eq!(came, opened(records.len() as u32, 0, 0));
    assert_eq!(second.sets(), 120);
    let says = |device: &Device| device.handle.call("history", "{}").unwrap();
    assert_eq!(says(&second), says(&first));
    assert!(second.handle.doctor().unwrap().ok);
}

#[test]
fn a_forged_record_is_put_aside_and_the_next_is_opened() {
    let [first, second] = two_devices();
    first.log("Bench Press 100x5@8");
    let good = first.sends().remove(0);
    let mut forged = good.clone();
    forged.bytes[12] ^= 1;
    forged.id = Envelope::read(&forged.bytes).unwrap().id;
    assert_eq!(second.receives(vec![forged, good]), opened(1, 1, 0));
    assert_eq!(second.sets(), 1);
}

#[test]
fn what_a_removed_device_wrote_counts_once_a_listed_one_vouches_for_it() {
    let [first, mut second] = two_devices();
    first.log("Bench Press 100x5@8");
    let unseen = first.sends();
    let gone = Envelope::read(&unseen[0].bytes).unwrap().author;
    let list = second
        .member
        .list
        .without_device(&root(), gone, &mut random);
    second.member = Member::new(second.member.secret.clone(), list);
    assert_eq!(second.receives(unseen.clone()), opened(0, 1, 0));
    assert_eq!(second.sets(), 0);

    let member = &second.member;
    let word = Contents::Vouch(vec![unseen[0].id]).write();
    let key = member.keys.last().unwrap();
    let (id, bytes) = seal_record(member.space(), key, &member.secret, &word, &mut random);
    assert_eq!(second.receives(vec![Sealed { id, bytes }]), opened(2, 0, 0));
    assert_eq!(second.sets(), 1);
}

#[test]
fn a_record_that_holds_garbage_is_put_aside_with_the_reason() {
    let [first, second] = two_devices();
    let member = &first.member;
    let garbage = Contents::Changes(vec![sync::Change {
        document: "settings".to_owned(),
        bytes: Blob(vec![1, 2, 3]),
    }]);
    for text in [garbage.write(), b"no contents".to_vec()] {
        let key = member.keys.last().unwrap();
        let (id, bytes) = seal_record(member.space(), key, &member.secret, &text, &mut random);
        assert_eq!(second.receives(vec![Sealed { id, bytes }]), opened(0, 1, 0));
    }
}
