//! What only a file can do: be closed and opened, be another program's, be old.

mod old;
mod walk;

use std::path::Path;

use super::*;
use crate::log::conformance;

const RELAY: RelayId = RelayId([1; 16]);

fn open(folder: &Path) -> Result<SqliteLog, LogError> {
    SqliteLog::open(folder, RELAY)
}

fn id(number: u128) -> RecordId {
    RecordId(
        number
            .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
            .to_be_bytes(),
    )
}

/// A space that is made in a log.
fn make(log: &mut SqliteLog, number: u8) -> StoredSpace {
    let invite = InviteToken([number; 16]);
    let (space, epoch) = (SpaceId([number; 16]), Epoch([number; 8]));
    log.begin().unwrap();
    log.invite(invite, 0).unwrap();
    let made = log.make_space(invite, space, epoch, b"list").unwrap();
    log.commit().unwrap();
    made.unwrap()
}

#[test]
fn it_does_what_every_log_does() {
    let folder = tempfile::tempdir().unwrap();
    conformance::check(&mut open(folder.path()).unwrap());
}

#[test]
fn it_is_the_same_relay_after_a_restart_and_in_a_copy() {
    let (folder, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let log = open(folder.path()).unwrap();
    let copy = SqliteLog::file(copies.path());
    log.back_up(&copy).unwrap();
    assert!(log.back_up(&copy).is_err(), "no file is written over");
    drop(log);
    for folder in [folder.path(), copies.path()] {
        let again = SqliteLog::open(folder, RelayId([2; 16])).unwrap();
        assert_eq!(again.relay(), RELAY);
    }
}

#[test]
fn a_file_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = SqliteLog::file(folder.path());
    let other = Connection::open(&file).unwrap();
    other
        .execute_batch("PRAGMA user_version = 7; CREATE TABLE a (b)")
        .unwrap();
    drop(other);
    let refused = open(folder.path()).err().unwrap().to_string();
    assert!(refused.contains("another program's file"), "{refused}");
    assert!(!SqliteLog::bring_up_to_date(folder.path()).unwrap());
}

#[test]
fn ids_in_memory_are_bounded_and_known_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path()).unwrap();
    log.most.ids = 20_000;
    let mut places = Vec::new();
    for number in 0..8 {
        let space = make(&mut log, number);
        let mut head = space.head;
        log.begin().unwrap();
        for record in 0..200 {
            head = head.after(id(record));
            log.append(space.number, head, id(record), b"a").unwrap();
        }
        log.commit().unwrap();
        let held: usize = log.tails.values().map(Tail::weight).sum();
        assert!(held <= 20_000, "{held} bytes");
        places.push((space.number, head));
    }
    for (space, head) in places {
        let again = log.append(space, head.after(id(77)), id(77), b"a");
        assert_eq!(again.unwrap(), Appended::Held(78));
    }
}

#[test]
fn the_index_of_ids_grows_by_many_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path()).unwrap();
    let space = make(&mut log, 1);
    let (mut head, mut grew, mut before) = (space.head, 0, 0);
    for record in 0..1_000 {
        head = head.after(id(record));
        log.begin().unwrap();
        log.append(space.number, head, id(record), b"a").unwrap();
        log.commit().unwrap();
        let count = "SELECT count(*) FROM known";
        let known: i64 = log.db.query_row(count, [], |row| row.get(0)).unwrap();
        grew += u32::from(known != before);
        before = known;
    }
    assert_eq!((grew, before), (1, 512));
}
