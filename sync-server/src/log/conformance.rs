//! What every backend has to do, as one function for its tests to call.

#![allow(clippy::unwrap_used)] // a check that fails is to panic

use sync::{Epoch, Head, InviteToken, RecordId, SpaceId};

use super::{Appended, LogStore, SpaceNumber, StoredSpace};

const SPACE: SpaceId = SpaceId([1; 16]);
const OTHER: SpaceId = SpaceId([2; 16]);

/// Runs every check against an empty log.
///
/// # Panics
/// Where the backend does not do what it should.
pub fn check(log: &mut dyn LogStore) {
    a_space_is_made_by_an_invite_that_is_used_once(log);
    let space = log.space(SPACE).unwrap().unwrap();
    records_are_kept_in_order_and_once(log, &space);
    a_transaction_that_is_undone_leaves_nothing(log, &space);
    pages_have_at_least_one_record_and_end_where_the_room_ends(log, &space);
    missing_ids_are_those_that_are_not_held(log, &space);
    a_long_log_knows_each_of_its_records(log);
    a_restored_log_has_new_epochs_and_the_same_records(log);
    erasing_a_space_leaves_the_others(log, &space);
}

fn append(log: &mut dyn LogStore, space: SpaceNumber, head: &mut Head, id: u8, bytes: &[u8]) {
    let id = RecordId([id; 16]);
    let next = head.after(id);
    assert_eq!(log.append(space, next, id, bytes).unwrap(), Appended::New);
    *head = next;
}

fn a_space_is_made_by_an_invite_that_is_used_once(log: &mut dyn LogStore) {
    let invite = InviteToken([3; 16]);
    log.begin().unwrap();
    let refused = log
        .make_space(invite, SPACE, Epoch([4; 8]), b"list")
        .unwrap();
    assert_eq!(refused, None, "nobody gave this invite out");
    log.invite(invite, 5).unwrap();
    let made = log
        .make_space(invite, SPACE, Epoch([4; 8]), b"list")
        .unwrap()
        .unwrap();
    assert_eq!(made.head, Head::start(SPACE, Epoch([4; 8])));
    let again = log
        .make_space(invite, OTHER, Epoch([4; 8]), b"list")
        .unwrap();
    assert_eq!(again, None, "it was used");
    log.keep_list(made.number, b"newer").unwrap();
    log.commit().unwrap();
    let kept = log.space(SPACE).unwrap().unwrap();
    assert_eq!(
        (kept.number, kept.list.as_slice()),
        (made.number, b"newer".as_slice())
    );
    assert_eq!(log.space(OTHER).unwrap(), None);
}

fn records_are_kept_in_order_and_once(log: &mut dyn LogStore, space: &StoredSpace) {
    let mut head = space.head;
    log.begin().unwrap();
    for id in 1..=3 {
        append(log, space.number, &mut head, id, &[id; 100]);
    }
    log.seen(space.number, 77).unwrap();
    log.commit().unwrap();
    let known = log.space(SPACE).unwrap().unwrap();
    assert_eq!((known.head, known.bytes), (head, 300));
    assert_eq!(log.spaces().unwrap()[0].seen_at, 77);
    log.begin().unwrap();
    let id = RecordId([2; 16]);
    let same = log
        .append(space.number, head.after(id), id, &[2; 100])
        .unwrap();
    assert_eq!(same, Appended::Held(2));
    let other = log
        .append(space.number, head.after(id), id, &[9; 100])
        .unwrap();
    assert_eq!(other, Appended::OtherBytes);
    log.commit().unwrap();
    assert_eq!(log.hash_at(space.number, 3).unwrap(), Some(head.hash));
    assert_eq!(log.hash_at(space.number, 4).unwrap(), None);
}

fn a_transaction_that_is_undone_leaves_nothing(log: &mut dyn LogStore, space: &StoredSpace) {
    let before = log.space(SPACE).unwrap().unwrap();
    let mut head = before.head;
    log.begin().unwrap();
    append(log, space.number, &mut head, 8, b"gone");
    log.seen(space.number, 99).unwrap();
    log.roll_back();
    assert_eq!(log.space(SPACE).unwrap().unwrap(), before);
    assert_eq!(log.page(space.number, 0, 10_000).unwrap().len(), 3);
}

fn pages_have_at_least_one_record_and_end_where_the_room_ends(
    log: &mut dyn LogStore,
    space: &StoredSpace,
) {
    let mut seqs = |after, room| -> Vec<u64> {
        let page = log.page(space.number, after, room).unwrap();
        page.into_iter().map(|(seq, _)| seq).collect()
    };
    assert_eq!(seqs(0, 1), [1]);
    assert_eq!(seqs(0, 200), [1, 2]);
    assert_eq!(seqs(1, 1_000), [2, 3]);
    assert!(seqs(3, 1_000).is_empty());
}

fn missing_ids_are_those_that_are_not_held(log: &mut dyn LogStore, space: &StoredSpace) {
    let ids = [9, 1, 8, 3].map(|id| RecordId([id; 16])).to_vec();
    let missing = log.missing(space.number, ids).unwrap();
    assert_eq!(missing, [RecordId([9; 16]), RecordId([8; 16])]);
}

/// A record whose id looks random, as ids are.
fn numbered(number: u64) -> (RecordId, Vec<u8>) {
    let id = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
    let bytes = vec![number as u8; 10 + number as usize % 300];
    (RecordId([id, id].concat().try_into().unwrap()), bytes)
}

fn a_long_log_knows_each_of_its_records(log: &mut dyn LogStore) {
    const LONG: SpaceId = SpaceId([5; 16]);
    log.begin().unwrap();
    log.invite(InviteToken([5; 16]), 0).unwrap();
    let made = log.make_space(InviteToken([5; 16]), LONG, Epoch([5; 8]), b"");
    let space = made.unwrap().unwrap();
    log.commit().unwrap();
    let mut heads = vec![space.head];
    for numbers in (0..900).collect::<Vec<_>>().chunks(13) {
        log.begin().unwrap();
        for number in numbers {
            let (id, bytes) = numbered(*number);
            heads.push(heads[heads.len() - 1].after(id));
            let appended = log.append(space.number, heads[heads.len() - 1], id, &bytes);
            assert_eq!(appended.unwrap(), Appended::New);
        }
        log.commit().unwrap();
    }
    let next = heads[900].after(RecordId([0xee; 16]));
    for (number, head) in (0..900).zip(&heads[1..]) {
        let (id, bytes) = numbered(number);
        let again = log.append(space.number, next, id, &bytes).unwrap();
        assert_eq!(again, Appended::Held(number + 1));
        let hash = log.hash_at(space.number, number + 1).unwrap();
        assert_eq!(hash, Some(head.hash));
        let page = log.page(space.number, number, bytes.len()).unwrap();
        assert_eq!(page, [(number + 1, bytes)]);
    }
    log.begin().unwrap();
    log.erase(space.number).unwrap();
    log.commit().unwrap();
}

fn a_restored_log_has_new_epochs_and_the_same_records(log: &mut dyn LogStore) {
    let before = log.space(SPACE).unwrap().unwrap().head;
    log.begin().unwrap();
    assert_eq!(log.restored(&mut || Epoch([6; 8])).unwrap(), 1);
    log.commit().unwrap();
    let after = log.space(SPACE).unwrap().unwrap().head;
    assert_eq!(after.epoch, Epoch([6; 8]));
    assert_eq!((after.seq, after.hash), (before.seq, before.hash));
}

fn erasing_a_space_leaves_the_others(log: &mut dyn LogStore, space: &StoredSpace) {
    log.begin().unwrap();
    log.invite(InviteToken([7; 16]), 0).unwrap();
    let other = log
        .make_space(InviteToken([7; 16]), OTHER, Epoch([5; 8]), b"")
        .unwrap();
    let other = other.unwrap();
    let mut head = other.head;
    append(
        log,
        other.number,
        &mut head,
        1,
        b"the same id in another space",
    );
    log.erase(space.number).unwrap();
    log.commit().unwrap();
    assert_eq!(log.space(SPACE).unwrap(), None);
    assert_eq!(log.page(other.number, 0, 1_000).unwrap().len(), 1);
}
