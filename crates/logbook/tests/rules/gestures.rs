//! A change is a gesture: no less, and nothing where nothing was done.

use logbook::{LogbookError, Message, Subject, WorkoutFields, add_set, edit_workout, mark_deleted};
use uuid::Uuid;

use crate::replica::*;

#[test]
fn all_that_one_gesture_does_is_one_change_with_its_intention() {
    let mut phone = Replica::training(1);
    let before = phone.document.changes().len();
    let change = phone.write("log_sets", |page| {
        (1..=20).try_for_each(|n| {
            add_set(
                page,
                ENTRY,
                &logged(Uuid::from_u128(0x1000 + n), "100 kg", 5),
            )
        })
    });
    assert_eq!(phone.document.changes().len(), before + 1);
    assert_eq!(change.message, Message::new("log_sets"));
    assert_eq!(change.touched.len(), 20);
}

#[test]
fn a_gesture_that_changes_nothing_leaves_no_change() {
    let mut phone = Replica::training(1);
    let nothing = WorkoutFields::default();
    assert_eq!(
        phone
            .try_write("edit_workout", |page| edit_workout(page, &nothing))
            .unwrap(),
        None
    );
    assert_eq!(
        phone
            .try_write("edit_workout", |page| edit_workout(page, &push_day()))
            .unwrap(),
        None
    );
}

#[test]
fn a_gesture_that_fails_half_way_leaves_nothing_behind() {
    let mut phone = Replica::training(1);
    let (heads, workout) = (phone.document.heads(), phone.workout());
    let nowhere = Uuid::from_u128(0xdead);
    let failed = phone.try_write("log_sets", |page| {
        add_set(page, ENTRY, &logged(Uuid::from_u128(0x77), "100 kg", 5))?;
        mark_deleted(page, Subject::Entry(nowhere), 5)
    });
    assert!(
        matches!(failed, Err(LogbookError::NoSuchThing { what: "entry", id }) if id == nowhere)
    );
    assert_eq!((phone.document.heads(), phone.workout()), (heads, workout));
    phone.title("and the next one goes well");
    let mut desk = Replica::new(2, phone.document.id().clone());
    assert_eq!(desk.take_from(&phone).len(), 4);
}

#[test]
fn a_batch_and_an_importer_travel_in_the_change_itself() {
    let mut phone = Replica::training(1);
    let message = Message::new("import")
        .in_batch(Uuid::from_u128(7))
        .from_importer("strong");
    let author = logbook::Author::new([1; 16], [2; 8]);
    let fields = WorkoutFields {
        title: Some("Evening".to_owned()),
        ..WorkoutFields::default()
    };
    let edited = phone
        .document
        .edit(&author, 5, &message, |page| edit_workout(page, &fields));
    assert!(edited.unwrap().1.is_some());
    let mut desk = Replica::new(2, phone.document.id().clone());
    assert_eq!(desk.take_from(&phone).pop().unwrap().message, message);
}

#[test]
fn a_document_from_its_changes_in_any_order_is_the_same_document() {
    let mut phone = Replica::training(1);
    phone.set("102.5 kg", 3);
    let mut changes = phone.document.changes();
    changes.reverse();
    let bytes = changes.iter().map(|change| change.bytes.as_slice());
    let again = logbook::Document::from_changes(phone.document.id().clone(), bytes).unwrap();
    assert_eq!(again.heads(), phone.document.heads());
    assert_eq!(logbook::read_workout(&again), phone.workout());
}
