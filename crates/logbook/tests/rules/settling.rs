//! Settling what devices disagree on: one operation that knew of all values, so
//! that it stands alone wherever it arrives.

use logbook::{
    Conflict, LogbookError, Settlement, Since, Subject, add_set, done_since, mark_deleted,
    read_conflicts, read_trash, restore, settle_conflict,
};
use uuid::Uuid;

use crate::replica::*;

const ONE: [u8; 16] = [1; 16];
const OTHER: [u8; 16] = [2; 16];

/// Two devices that set the load and the repetitions of one set apart, and met.
fn apart() -> (Replica, Replica) {
    let mut one = Replica::training(1);
    let mut other = one.fork(2);
    one.set("102.5 kg", 6);
    other.set("105 kg", 7);
    exchange(&mut one, &mut other);
    assert_eq!(fields(&one), ["load", "reps"]);
    (one, other)
}

fn fields(replica: &Replica) -> Vec<String> {
    let conflicts = read_conflicts(&replica.document).into_iter();
    conflicts.map(|conflict| conflict.field).collect()
}

fn settle(replica: &mut Replica, (entity, field): (Uuid, &str), to: &Settlement) {
    replica.write("settle_conflict", |page| {
        settle_conflict(page, (entity, field), to, 500)
    });
}

fn set_of(replica: &Replica) -> training::Set {
    let workout = replica.workout();
    let entry = workout.entry(ENTRY).unwrap();
    entry.set(SET).unwrap().set.clone()
}

#[test]
fn either_value_settles_it_on_both_devices_also_the_one_that_is_shown() {
    for (device, load) in [(ONE, "102.5 kg"), (OTHER, "105 kg")] {
        let (mut one, mut other) = apart();
        settle(&mut one, (SET, "load"), &Settlement::Of(device));
        assert_eq!(fields(&one), ["reps"]);
        exchange(&mut one, &mut other);
        assert_eq!(fields(&other), ["reps"]);
        for replica in [&one, &other] {
            assert_eq!(set_of(replica).load.unwrap().to_string(), load);
        }
    }
}

#[test]
fn choosing_what_is_shown_is_told_as_setting_it_and_not_as_taking_the_others_away() {
    for device in [ONE, OTHER] {
        let (mut one, _) = apart();
        let to = Settlement::Of(device);
        let change = one.write("settle_conflict", |page| {
            settle_conflict(page, (SET, "load"), &to, 500)
        });
        let load = set_of(&one).load.map(|load| load.to_string());
        assert!(load.is_some());
        assert_eq!(change.touched[0].after, load);
    }
}

#[test]
fn another_value_is_written_as_what_stands_there_is() {
    let (mut one, mut other) = apart();
    settle(&mut one, (SET, "reps"), &Settlement::Text("8".to_owned()));
    settle(
        &mut one,
        (SET, "load"),
        &Settlement::Text("104 kg".to_owned()),
    );
    exchange(&mut one, &mut other);
    assert_eq!(fields(&other), Vec::<String>::new());
    let set = set_of(&other);
    assert_eq!(
        (set.reps.unwrap().0, set.load.unwrap().to_string()),
        (8, "104 kg".to_owned())
    );
}

#[test]
fn what_no_device_set_and_no_field_can_hold_is_refused_and_changes_nothing() {
    let (mut one, _) = apart();
    let before = one.document.heads();
    for to in [
        Settlement::Of([9; 16]),
        Settlement::Text("many".to_owned()),
        Settlement::Deleted(true),
    ] {
        let outcome = one.try_write("settle_conflict", |page| {
            settle_conflict(page, (SET, "reps"), &to, 500)
        });
        assert!(
            matches!(outcome, Err(LogbookError::NoSuchValue { .. })),
            "{to:?}"
        );
    }
    assert_eq!(one.document.heads(), before);
}

#[test]
fn two_devices_that_settle_it_differently_at_once_disagree_on_that_alone() {
    let (mut one, mut other) = apart();
    settle(&mut one, (SET, "load"), &Settlement::Of(ONE));
    settle(&mut other, (SET, "load"), &Settlement::Of(OTHER));
    exchange(&mut one, &mut other);
    let conflicts = read_conflicts(&one.document);
    let load = conflicts.iter().find(|it| it.field == "load").unwrap();
    assert_eq!(load.others.len(), 1);
}

/// A set that one device deleted while the other edited it.
fn deleted_and_edited() -> (Replica, Replica) {
    let the_set = Subject::Set {
        entry: ENTRY,
        set: SET,
    };
    let mut one = Replica::training(1);
    let mut other = one.fork(2);
    one.write("delete", |page| mark_deleted(page, the_set, 77));
    other.set("105 kg", 5);
    exchange(&mut one, &mut other);
    assert_eq!(fields(&one), ["deleted"]);
    (one, other)
}

#[test]
fn a_deletion_against_an_edit_is_settled_either_way() {
    let choices = [
        (Settlement::Of(ONE), true),
        (Settlement::Of(OTHER), false),
        (Settlement::Deleted(true), true),
        (Settlement::Deleted(false), false),
    ];
    for (to, deleted) in choices {
        let (mut one, mut other) = deleted_and_edited();
        settle(&mut other, (SET, "deleted"), &to);
        exchange(&mut one, &mut other);
        assert_eq!(read_conflicts(&one.document), Vec::<Conflict>::new());
        let trash = read_trash(&one.document);
        assert_eq!(!trash.is_empty(), deleted, "{to:?}: {trash:?}");
        assert_eq!(set_of(&one).load.unwrap().to_string(), "105 kg");
    }
}

#[test]
fn the_trash_tells_what_each_device_did_with_a_thing_since() {
    let mut one = Replica::training(1);
    let mut other = one.fork(2);
    one.write("delete", |page| mark_deleted(page, Subject::Whole, 77));
    let sets = [0x71, 0x72].map(Uuid::from_u128);
    for set in sets {
        other.write("log_sets", |page| {
            add_set(page, ENTRY, &logged(set, "110 kg", 1))
        });
    }
    other.set("105 kg", 5);
    // What was made and thrown away again since has no part in it.
    let gone = Subject::Set {
        entry: ENTRY,
        set: sets[1],
    };
    other.write("delete", |page| mark_deleted(page, gone, 99));
    exchange(&mut one, &mut other);
    let [trashed] = read_trash(&one.document).try_into().unwrap();
    assert_eq!(
        (trashed.subject, trashed.device, trashed.sets),
        (Subject::Whole, ONE, 2)
    );
    let since = Since {
        device: OTHER,
        entries: 0,
        sets: 1,
        fields: 1,
    };
    assert_eq!(done_since(&one.document, Subject::Whole), [since]);
    one.write("restore", |page| restore(page, Subject::Whole));
    let left: Vec<_> = read_trash(&one.document)
        .into_iter()
        .map(|it| it.subject)
        .collect();
    assert_eq!(left, [gone]);
}
