use tempfile::TempDir;

use super::*;
use crate::{ChangeRow, Commit};

struct Bench {
    store: Store,
    _folder: TempDir,
}

fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    Bench {
        store: crate::open_new(folder.path()),
        _folder: folder,
    }
}

impl Bench {
    fn log(&mut self, number: u8, from_space: bool) {
        let change = ChangeRow {
            hash: [number; 32],
            document: "settings".to_owned(),
            bytes: vec![number],
            actor: Vec::new(),
            device: [0; 16],
            authored: 0,
            arrived: 0,
            intention: String::new(),
            batch: None,
            touched: Vec::new(),
        };
        let commit = Commit {
            changes: vec![change],
            views: Vec::new(),
            from_space,
            gesture: None,
        };
        self.store.commit(&commit).unwrap();
    }

    fn join(&mut self) {
        let membership = MembershipRow {
            space: [1; 16],
            relay: "http://gym.example".to_owned(),
            list: vec![2],
            cursor: None,
        };
        self.store.join(&membership).unwrap();
        assert_eq!(self.store.membership().unwrap(), Some(membership));
    }

    fn unsealed(&self) -> Vec<u8> {
        let rows = self.store.unsealed_outgoing(100).unwrap();
        rows.iter().map(|row| row.bytes[0]).collect()
    }

    fn seal(&mut self, id: u8) {
        let changes = self.store.unsealed_outgoing(100).unwrap();
        let sealed = SealedRow {
            record: record(id),
            changes: changes.iter().map(|change| change.n).collect(),
        };
        self.store.keep_sealed(&[sealed]).unwrap();
    }

    fn put_aside(&mut self, reason: &str, since: i64) {
        self.join();
        let came = [(1, record(6))];
        self.store.keep_records(&came, cursor(1)).unwrap();
        self.store.quarantine([6; 16], reason, since).unwrap();
    }

    fn counts(&self) -> (u64, u64, u64) {
        let counts = self.store.post_counts().unwrap();
        (counts.outbox, counts.waiting, counts.quarantined)
    }
}

fn record(id: u8) -> RecordRow {
    RecordRow {
        id: [id; 16],
        bytes: vec![id; 3],
    }
}

/// The sixth record as it stands in quarantine, since the first reason for it.
fn aside(reason: &str, hidden: bool) -> QuarantineRow {
    QuarantineRow {
        record: [6; 16],
        reason: reason.to_owned(),
        since: 5,
        hidden,
    }
}

fn cursor(seq: i64) -> CursorRow {
    CursorRow {
        epoch: [9; 8],
        seq,
        hash: [seq as u8; 32],
    }
}

#[test]
fn joining_sends_what_was_logged_before_and_each_later_change_of_ones_own() {
    let mut bench = bench();
    bench.log(1, false);
    assert_eq!(bench.unsealed(), []);
    bench.join();
    bench.log(2, false);
    bench.log(3, true);
    bench.log(2, false);
    assert_eq!(bench.unsealed(), [1, 2]);
}

#[test]
fn a_change_leaves_the_outbox_only_when_the_relay_has_its_record() {
    let mut bench = bench();
    bench.join();
    bench.log(1, false);
    bench.seal(7);
    assert_eq!((bench.unsealed(), bench.counts()), (vec![], (1, 0, 0)));
    assert_eq!(bench.store.sealed_outgoing(9).unwrap(), [record(7)]);
    let acked = [([7; 16], 1)];
    bench.store.acknowledge(&acked, Some(cursor(1))).unwrap();
    assert_eq!(bench.counts(), (0, 0, 0));
    assert_eq!(bench.store.sealed_outgoing(9).unwrap(), []);
    let membership = bench.store.membership().unwrap().unwrap();
    assert_eq!(membership.cursor, Some(cursor(1)));
}

#[test]
fn a_record_that_was_acknowledged_past_the_cursor_stays_in_the_outbox_until_the_cursor_is_there() {
    let mut bench = bench();
    bench.join();
    bench.log(1, false);
    bench.seal(7);
    bench.store.acknowledge(&[([7; 16], 2)], None).unwrap();
    assert_eq!(bench.counts(), (1, 0, 0));
    assert_eq!(bench.store.sealed_outgoing(9).unwrap(), [record(7)]);
    let came = [(1, record(6)), (2, record(7))];
    bench.store.keep_records(&came, cursor(2)).unwrap();
    assert_eq!(bench.counts(), (0, 1, 0));
}

#[test]
fn an_own_record_that_comes_back_is_acknowledged_by_that_and_not_opened() {
    let mut bench = bench();
    bench.join();
    bench.log(1, false);
    bench.seal(7);
    let came = [(1, record(6)), (2, record(7))];
    bench.store.keep_records(&came, cursor(2)).unwrap();
    assert_eq!(bench.counts(), (0, 1, 0));
    let waiting = bench.store.waiting_after(0, 900).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].1, record(6));
    bench.store.finish_records(&[[6; 16]]).unwrap();
    assert_eq!(bench.counts(), (0, 0, 0));
    assert_eq!(bench.store.held_records().unwrap(), [[6; 16], [7; 16]]);
}

#[test]
fn a_record_in_quarantine_says_why_and_can_be_released() {
    let mut bench = bench();
    bench.put_aside("forged", 5);
    assert_eq!(bench.store.quarantined().unwrap(), [aside("forged", false)]);
    assert_eq!(bench.counts(), (0, 0, 1));
    bench.store.release(&[[6; 16]]).unwrap();
    assert_eq!(bench.store.quarantined().unwrap(), []);
    assert_eq!(bench.counts(), (0, 1, 0));
    bench.store.finish_records(&[[6; 16]]).unwrap();
    assert_eq!(bench.counts(), (0, 0, 0));
    assert!(bench.store.is_done([6; 16]).unwrap());
}

#[test]
fn a_record_out_of_sight_is_kept_and_not_counted_and_stays_so_when_it_is_tried_again() {
    let mut bench = bench();
    bench.put_aside("forged", 5);
    bench.store.hide(&[[6; 16]], true).unwrap();
    assert_eq!(bench.counts(), (0, 0, 0));
    bench.store.release(&[[6; 16]]).unwrap();
    bench.store.quarantine([6; 16], "damaged", 9).unwrap();
    assert_eq!(bench.counts(), (0, 0, 0));
    assert_eq!(bench.store.quarantined().unwrap(), [aside("damaged", true)]);
    assert_eq!(bench.store.record([6; 16]).unwrap(), Some(record(6)));
    bench.store.hide(&[[6; 16]], false).unwrap();
    assert_eq!(bench.counts(), (0, 0, 1));
}

#[test]
fn leaving_takes_away_what_belongs_to_the_space_and_nothing_else() {
    let mut bench = bench();
    bench.join();
    bench.log(1, false);
    bench.seal(7);
    bench.store.leave().unwrap();
    assert_eq!(bench.store.membership().unwrap(), None);
    assert_eq!(bench.counts(), (0, 0, 0));
    assert_eq!(bench.store.changes_of("settings").unwrap(), [vec![1]]);
}

#[test]
fn a_logbook_of_the_form_before_sync_gets_the_new_tables_and_keeps_its_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = crate::Files::within(folder.path()).database;
    let old = Connection::open(&file).unwrap();
    old.execute_batch(include_str!("../schema/ledger.sql"))
        .unwrap();
    old.execute_batch(
        "INSERT INTO change VALUES (1, zeroblob(32), 'settings', x'02', x'', zeroblob(16), 0, 0, '', NULL);
         PRAGMA user_version = 1; PRAGMA application_id = 0x4368426b;",
    )
    .unwrap();
    old.close().unwrap();
    let copy = folder.path().join("before.sqlite");
    let store = Store::open(folder.path(), &|| Ok(copy.clone())).unwrap();
    assert!(copy.is_file(), "it was changed without a copy");
    assert_eq!(store.membership().unwrap(), None);
    assert_eq!(store.changes_of("settings").unwrap(), [vec![2]]);
    let filter = crate::ActivityFilter::default();
    let happened = store.reader().unwrap().activity(&filter, 5).unwrap();
    assert_eq!(happened.len(), 1, "what happened before is in the index");
}

#[test]
fn the_sum_over_the_ledger_is_the_same_in_any_order_and_over_restarts() {
    let (mut here, mut there) = (bench(), bench());
    assert_eq!(here.store.ledger_sum().unwrap(), [0; 32]);
    for number in [1, 2, 4] {
        here.log(number, false);
        here.store.ledger_sum().unwrap();
    }
    for number in [4, 1, 2] {
        there.log(number, true);
    }
    let sum = here.store.ledger_sum().unwrap();
    assert_eq!(sum, [7; 32]);
    assert_eq!(there.store.ledger_sum().unwrap(), sum);
    there.log(8, true);
    assert_ne!(there.store.ledger_sum().unwrap(), sum);
}

#[test]
fn sums_of_documents_come_in_the_order_of_their_names() {
    let mut bench = bench();
    bench.log(1, false);
    bench.log(2, false);
    let all = vec![("settings".to_owned(), [3; 32])];
    assert_eq!(bench.store.document_sums("", None, 10).unwrap(), all);
    let none = bench.store.document_sums("settings", None, 10).unwrap();
    assert!(none.is_empty());
    let none = bench.store.document_sums("", Some("a"), 10).unwrap();
    assert!(none.is_empty());
}

#[test]
fn a_change_that_another_device_lacks_goes_out_once_more_and_not_twice() {
    let mut bench = bench();
    bench.join();
    bench.log(1, true);
    bench.log(2, false);
    assert_eq!(bench.unsealed(), [2]);
    // The second still waits to go.
    let hashes = [[1; 32], [2; 32], [9; 32]];
    assert_eq!(bench.store.send_again(&hashes).unwrap(), 1);
    assert_eq!(bench.unsealed(), [1, 2]);
    assert_eq!(bench.store.send_again(&hashes).unwrap(), 0);
}
