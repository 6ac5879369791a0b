//! Deleting is a mark: what is deleted stays where it is, with all that others
//! put into it meanwhile.

use logbook::{
    Conflict, EntryFields, Subject, add_set, edit_entry, edit_set, mark_deleted, restore,
};
use uuid::Uuid;

use crate::replica::*;

const THE_SET: Subject = Subject::Set {
    entry: ENTRY,
    set: SET,
};

fn delete(replica: &mut Replica, subject: Subject, now_ms: i64) {
    replica.write("delete", |page| mark_deleted(page, subject, now_ms));
}

/// One device deletes a thing while another edits; they meet again.
fn check(subject: Subject, edit: impl FnOnce(&mut Replica)) -> (Replica, Vec<Conflict>) {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    delete(&mut phone, subject, 77);
    edit(&mut desk);
    exchange(&mut phone, &mut desk);
    let conflicts = phone.workout().conflicts;
    (phone, conflicts)
}

fn assert_shown(subject: Subject, edit: impl FnOnce(&mut Replica)) {
    let entity = match subject {
        Subject::Whole | Subject::Reading(_) => Uuid::nil(),
        Subject::Entry(id) | Subject::Set { set: id, .. } => id,
    };
    let (_, conflicts) = check(subject, edit);
    let [conflict] = conflicts.as_slice() else {
        panic!("{subject:?}: {conflicts:?}")
    };
    assert_eq!(
        (conflict.entity, conflict.field.as_str()),
        (entity, "deleted")
    );
    assert_eq!(
        conflict.winner.device, [1; 16],
        "the deletion is what is shown"
    );
    assert_eq!(conflict.others[0].device, [2; 16], "and who edited");
}

#[test]
fn a_set_added_elsewhere_to_a_deleted_workout_stands_in_the_trash_with_it() {
    let another = Uuid::from_u128(0x77);
    let (mut phone, _) = check(Subject::Whole, |desk| {
        desk.write("log_sets", |page| {
            add_set(page, ENTRY, &logged(another, "110 kg", 1))
        });
    });
    let workout = phone.workout();
    assert_eq!(workout.deleted, Some(77));
    assert_eq!(workout.entry(ENTRY).unwrap().sets.len(), 2);
    phone.write("restore", |page| restore(page, Subject::Whole));
    let workout = phone.workout();
    assert_eq!(workout.deleted, None);
    assert!(workout.entry(ENTRY).unwrap().set(another).is_some());
    assert_eq!(workout.conflicts, []);
}

#[test]
fn a_deletion_against_an_edit_of_the_thing_is_always_shown() {
    let subjects = [Subject::Whole, Subject::Entry(ENTRY), THE_SET];
    for subject in subjects {
        assert_shown(subject, |desk| drop(desk.set("102.5 kg", 5)));
    }
    assert_shown(Subject::Whole, |desk| drop(desk.title("Evening")));
}

#[test]
fn a_deletion_against_a_set_added_to_the_thing_is_shown() {
    for subject in [Subject::Whole, Subject::Entry(ENTRY)] {
        assert_shown(subject, |desk| {
            let set = logged(Uuid::from_u128(0x77), "110 kg", 1);
            desk.write("log_sets", |page| add_set(page, ENTRY, &set));
        });
    }
}

#[test]
fn a_deletion_against_an_edit_that_only_takes_a_field_away_is_shown() {
    for subject in [Subject::Whole, Subject::Entry(ENTRY), THE_SET] {
        assert_shown(subject, |desk| {
            let bare = training::Set {
                load: None,
                ..set("100 kg", 5)
            };
            desk.write("edit_set", |page| edit_set(page, ENTRY, SET, &bare));
        });
    }
}

#[test]
fn a_deletion_against_an_edit_of_a_note_is_shown() {
    for subject in [Subject::Whole, Subject::Entry(ENTRY)] {
        assert_shown(subject, |desk| {
            let fields = EntryFields {
                note: Some("wide grip".to_owned()),
                ..EntryFields::default()
            };
            desk.write("edit_entry", |page| edit_entry(page, ENTRY, &fields));
        });
    }
}

#[test]
fn a_deletion_that_knew_of_the_edit_is_no_conflict() {
    let mut phone = Replica::training(1);
    phone.set("102.5 kg", 5);
    delete(&mut phone, THE_SET, 77);
    delete(&mut phone, Subject::Whole, 78);
    assert_eq!(phone.workout().conflicts, []);
}

#[test]
fn an_edit_that_knew_of_the_deletion_is_no_conflict() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    delete(&mut phone, Subject::Whole, 77);
    desk.take_from(&phone);
    desk.set("102.5 kg", 5);
    exchange(&mut phone, &mut desk);
    assert_eq!(phone.workout().conflicts, []);
}

#[test]
fn a_move_elsewhere_does_not_stand_against_a_deletion() {
    let (_, conflicts) = check(Subject::Entry(ENTRY), |desk| {
        let fields = EntryFields {
            order: Some(logbook::Order::first().next()),
            ..EntryFields::default()
        };
        desk.write("edit_entry", |page| edit_entry(page, ENTRY, &fields));
    });
    assert_eq!(conflicts, []);
}

#[test]
fn two_devices_that_delete_one_thing_mean_the_same() {
    let (phone, conflicts) = check(THE_SET, |desk| delete(desk, THE_SET, 99));
    assert_eq!(conflicts, []);
    assert!(
        phone
            .workout()
            .entry(ENTRY)
            .unwrap()
            .set(SET)
            .unwrap()
            .deleted
            .is_some()
    );
}

#[test]
fn deleting_again_or_restoring_settles_a_deletion_against_an_edit() {
    for restored in [false, true] {
        let (mut phone, conflicts) = check(THE_SET, |desk| drop(desk.set("102.5 kg", 5)));
        assert_eq!(conflicts.len(), 1);
        match restored {
            true => drop(phone.write("restore", |page| restore(page, THE_SET))),
            false => delete(&mut phone, THE_SET, 100),
        }
        let workout = phone.workout();
        assert_eq!(workout.conflicts, []);
        let set = workout.entry(ENTRY).unwrap().set(SET).unwrap();
        assert_eq!(set.deleted.is_none(), restored);
    }
}

#[test]
fn nothing_that_is_deleted_leaves_the_document() {
    let mut phone = Replica::training(1);
    let before = phone.workout();
    for subject in [THE_SET, Subject::Entry(ENTRY), Subject::Whole] {
        delete(&mut phone, subject, 77);
    }
    for subject in [THE_SET, Subject::Entry(ENTRY), Subject::Whole] {
        phone.write("restore", |page| restore(page, subject));
    }
    assert_eq!(phone.workout(), before);
}
