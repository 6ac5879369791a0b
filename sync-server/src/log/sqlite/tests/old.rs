//! A file that version 1 wrote.

use super::*;

/// How many records its two spaces have.
const COUNTS: [u64; 2] = [700, 3];

/// Writes what version 1 wrote: two spaces with records, a third that was erased,
/// and an invite. Gives where the logs end.
fn write(folder: &Path) -> Vec<(Head, u64)> {
    let db = Connection::open(SqliteLog::file(folder)).unwrap();
    db.execute_batch(include_str!("version_1.sql")).unwrap();
    db.execute_batch("PRAGMA application_id = 0x63686b72; PRAGMA user_version = 1; BEGIN")
        .unwrap();
    db.execute("INSERT INTO relay VALUES (1, ?)", [RELAY.0])
        .unwrap();
    let invite = invite_hash(InviteToken([9; 16]));
    db.execute("INSERT INTO invite VALUES (?, 5)", [invite])
        .unwrap();
    let ends = (1..).zip(COUNTS);
    let ends = ends.map(|(space, count)| write_space(&db, space, count));
    let ends = ends.collect();
    write_space(&db, 3, 0);
    db.execute_batch("DELETE FROM space WHERE number = 3; COMMIT")
        .unwrap();
    ends
}

fn write_space(db: &Connection, space: u8, count: u64) -> (Head, u64) {
    let mut head = Head::start(SpaceId([space; 16]), Epoch([space; 8]));
    let mut size = 0;
    for seq in 1..=count {
        let (id, bytes) = record(seq);
        head = head.after(id);
        size += bytes.len() as u64;
        let place = i64::from(space) << 40 | seq.cast_signed();
        let values = params![place, space, id.0, head.hash.0, bytes];
        db.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", values)
            .unwrap();
    }
    let (seq, bytes) = (head.seq.cast_signed(), i64::try_from(size).unwrap());
    let values = params![
        space,
        [space; 16],
        head.epoch.0,
        seq,
        head.hash.0,
        bytes,
        b"list".as_slice(),
        1_700 + i64::from(space)
    ];
    db.execute("INSERT INTO space VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        .unwrap();
    (head, size)
}

/// The same in both spaces. One is longer than any run.
fn record(seq: u64) -> (RecordId, Vec<u8>) {
    let id = u128::from(seq.wrapping_mul(0x9e37_79b9_7f4a_7c15)) << 64;
    let length = if seq == 2 {
        100_000
    } else {
        300 + seq as usize
    };
    (RecordId(id.to_be_bytes()), vec![seq as u8; length])
}

#[test]
fn a_file_of_version_1_keeps_all_that_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let ends = write(folder.path());
    let refused = open(folder.path()).err().unwrap();
    assert!(matches!(refused, LogError::Older), "{refused}");
    assert!(SqliteLog::bring_up_to_date(folder.path()).unwrap());
    assert!(!SqliteLog::bring_up_to_date(folder.path()).unwrap());

    let mut log = SqliteLog::open(folder.path(), RelayId([2; 16])).unwrap();
    assert_eq!(log.relay(), RELAY);
    for (space, (head, bytes)) in (1..).zip(&ends) {
        let stored = log.space(SpaceId([space; 16])).unwrap().unwrap();
        assert_eq!((stored.head, stored.bytes), (*head, *bytes));
        assert_eq!(stored.list, b"list");
        check_records(&mut log, stored.number, *head);
    }
    let seen: Vec<_> = log.spaces().unwrap().iter().map(|s| s.seen_at).collect();
    assert_eq!(seen, [1_702, 1_701]);
    let (invite, next) = (InviteToken([9; 16]), SpaceId([4; 16]));
    let made = log.make_space(invite, next, Epoch([4; 8]), b"").unwrap();
    let number = made.unwrap().number;
    assert_eq!(number, SpaceNumber(4), "the number of an erased space");
}

fn check_records(log: &mut SqliteLog, space: SpaceNumber, end: Head) {
    let page = log.page(space, 0, usize::MAX).unwrap();
    let expected: Vec<_> = (1..=end.seq).map(|seq| (seq, record(seq).1)).collect();
    assert!(page == expected, "{} records", page.len());
    log.begin().unwrap();
    for seq in 1..=end.seq {
        let (id, bytes) = record(seq);
        let again = log.append(space, end.after(id), id, &bytes).unwrap();
        assert_eq!(again, Appended::Held(seq));
    }
    let id = record(1).0;
    let other = log.append(space, end.after(id), id, b"other").unwrap();
    assert_eq!(other, Appended::OtherBytes);
    let new = RecordId([0xee; 16]);
    let appended = log.append(space, end.after(new), new, b"new").unwrap();
    assert_eq!(appended, Appended::New);
    log.commit().unwrap();
    assert_eq!(
        log.hash_at(space, end.seq + 1).unwrap(),
        Some(end.after(new).hash)
    );
}

#[test]
fn a_file_of_version_1_that_is_not_whole_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let file = SqliteLog::file(folder.path());
    let db = Connection::open(&file).unwrap();
    db.execute_batch("DELETE FROM record WHERE place = (1 << 40) + 350")
        .unwrap();
    let left = |db: &Connection| -> i64 {
        let count = "SELECT count(*) FROM record";
        db.query_row(count, [], |row| row.get(0)).unwrap()
    };
    let before = left(&db);
    let refused = SqliteLog::bring_up_to_date(folder.path());
    assert!(refused.is_err(), "a record is missing");
    assert_eq!(left(&db), before);
    assert!(matches!(open(folder.path()), Err(LogError::Older)));
}
