//! A logbook whose file was damaged and repaired goes on syncing: nothing that was
//! committed is lost, and no record's id comes to stand for other bytes.

use std::{fs, path::PathBuf};

use store::PostCounts;

use super::*;
use crate::SalvagedCounts;

/// Without its header SQLite takes the file for none of its own.
const HEADER: usize = 100;

impl Device {
    fn file(&self) -> PathBuf {
        self.handle.folder().join("logbook.sqlite")
    }

    /// Garbles each of these pieces of the file wherever it stands, and its header,
    /// so that SQLite cannot read it; then has it repaired and opens it again.
    fn repaired_without(&mut self, pieces: &[Vec<u8>]) -> SalvagedCounts {
        self.handle.close();
        let mut bytes = fs::read(self.file()).unwrap();
        garble(&mut bytes[..HEADER]);
        for piece in pieces {
            let stands = |at: &usize| bytes[*at..].starts_with(piece);
            let places: Vec<_> = (0..=bytes.len() - piece.len()).filter(stands).collect();
            assert!(!places.is_empty(), "the piece is nowhere");
            for at in places {
                garble(&mut bytes[at..at + piece.len()]);
            }
        }
        fs::write(self.file(), bytes).unwrap();
        let folder = self.handle.folder().to_owned();
        let report = crate::repair(&folder, Options::default()).unwrap();
        assert!(report.ok, "{report:?}");
        self.handle = Handle::open(&folder, Options::default()).unwrap();
        report.salvaged.unwrap()
    }

    /// What a start of the program does.
    fn starts(&self) -> PostCounts {
        PostOffice::open(&self.handle, &self.member.secret, None).unwrap();
        self.handle.post_counts().unwrap()
    }

    fn cursor(&self) -> Option<CursorRow> {
        self.handle.membership().unwrap().unwrap().cursor
    }

    /// The raw bytes of the newest change.
    fn newest_change(&self) -> Vec<u8> {
        let changes = self.handle.changes_after(0).unwrap();
        changes.last().unwrap().bytes.clone()
    }
}

fn garble(bytes: &mut [u8]) {
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = 0xa5 ^ (at * 31) as u8;
    }
}

/// The middle of a sealed record, which stands nowhere else.
fn middle(record: &Sealed) -> Vec<u8> {
    let at = record.bytes.len() / 2;
    record.bytes[at..at + 24].to_vec()
}

#[test]
fn a_repaired_logbook_belongs_to_its_space_and_sends_what_it_had_not_sent() {
    let [mut first, second] = two_devices();
    first.log("Bench Press 100x5@8");
    let sent = first.sends();
    first.acknowledged(&sent);
    first.log("Bench Press 102.5x3");
    let place = first.cursor();
    let salvaged = first.repaired_without(&[]);
    assert_eq!((salvaged.lost, salvaged.stranded), (0, 0));
    assert_eq!(salvaged.records, Some(1));
    assert_eq!(first.cursor(), place, "every record before it is there");
    let counts = first.starts();
    assert_eq!((counts.waiting, counts.quarantined), (0, 0));
    assert!(counts.outbox > 0, "what was logged last is to go");
    let unsent = first.sends();
    assert_ne!(unsent[0].id, sent[0].id);
    second.receives(sent);
    assert_eq!(second.sets(), 1);
    assert_eq!(second.receives(unsent), opened(1, 0, 0));
    assert_eq!(second.sets(), 2);
}

#[test]
fn a_record_that_was_sealed_and_not_acknowledged_is_the_same_after_a_repair() {
    let [mut first, _] = two_devices();
    first.log("Bench Press 100x5@8");
    let sealed = first.sends();
    first.repaired_without(&[]);
    first.starts();
    assert_eq!(first.sends(), sealed);
    first.acknowledged(&sealed);
    assert_eq!(first.handle.post_counts().unwrap().outbox, 0);
    assert_eq!(first.sends(), []);
}

#[test]
fn without_one_of_its_records_a_logbook_pulls_all_again() {
    let [mut first, second] = two_devices();
    first.log("Bench Press 100x5@8");
    let sent = first.sends();
    first.acknowledged(&sent);
    let salvaged = first.repaired_without(&[middle(&sent[0])]);
    assert_eq!((salvaged.records, first.cursor()), (Some(0), None));
    let waits = first.starts().outbox;
    assert!(waits > 0, "it may or may not have been sent");
    // The relay still has it, and gives it before anything is sent.
    first.receives(sent.clone());
    assert_eq!(first.sends(), []);
    assert_eq!(first.handle.post_counts().unwrap().outbox, 0);
    assert_eq!((first.sets(), second.receives(sent)), (1, opened(1, 0, 0)));
}

#[test]
fn what_neither_the_relay_nor_a_record_has_is_sealed_anew_under_another_id() {
    let [mut first, second] = two_devices();
    first.log("Bench Press 100x5@8");
    let sealed = first.sends();
    first.repaired_without(&[middle(&sealed[0])]);
    first.starts();
    let again = first.sends();
    assert_ne!(again[0].id, sealed[0].id);
    assert_eq!(second.receives(again), opened(1, 0, 0));
    assert_eq!(second.sets(), 1);
}

#[test]
fn a_change_that_builds_on_a_lost_one_comes_back_with_it_and_goes_out() {
    let [mut first, second] = two_devices();
    first.log("Bench Press 100x5@8");
    let begun = first.sends();
    first.acknowledged(&begun);
    first.log("Bench Press 102.5x3");
    let lost = first.newest_change();
    let record = first.sends();
    first.log("Bench Press 105x1");
    let salvaged = first.repaired_without(&[lost, middle(&record[0])]);
    assert_eq!((salvaged.lost, salvaged.stranded), (1, 1));
    first.starts();
    assert_eq!(first.sets(), 1);
    // It had reached the relay, and comes from there.
    first.receives(record.clone());
    assert_eq!(first.sets(), 3);
    let last = first.sends();
    for records in [begun, record, last] {
        second.receives(records);
    }
    assert_eq!(second.sets(), 3);
}

#[test]
fn what_only_a_record_still_has_is_back_after_the_start() {
    let [mut first, _] = two_devices();
    first.log("Bench Press 100x5@8");
    first.log("Bench Press 102.5x3");
    let lost = first.newest_change();
    first.sends();
    first.repaired_without(&[lost]);
    assert_eq!(first.sets(), 1);
    first.starts();
    assert_eq!(first.sets(), 2);
}
