//! What a value is in a document: plain scalars, and one register for what
//! belongs together.

use automerge::{ScalarValue, legacy::OpType};
use logbook::{
    DocumentId, EntryFields, ExerciseFields, ExerciseId, Order, SettingsFields, Subject,
    edit_entry, edit_set, mark_deleted, restore, set_exercise, set_settings,
};
use training::{MassUnit, Reps, Seconds, Set, SetKind};

use crate::replica::*;

fn every_field() -> Set {
    Set {
        kind: SetKind::Drop,
        load: Some("bw+22.5 lb".parse().unwrap()),
        reps: Some(Reps(8)),
        distance: Some("400 m".parse().unwrap()),
        time: Some(Seconds(90)),
        effort: Some("RPE 8".parse().unwrap()),
        note: Some("paused".to_owned()),
    }
}

/// Every change that every intention makes.
fn everything() -> Vec<logbook::Committed> {
    let mut phone = Replica::training(1);
    phone.write("edit_set", |page| {
        edit_set(page, ENTRY, SET, &every_field())
    });
    phone.write("edit_set", |page| {
        edit_set(page, ENTRY, SET, &set("90 kg", 3))
    });
    let fields = EntryFields {
        exercise: Some(ExerciseId("dip".to_owned())),
        order: Some(Order::first().next()),
        note: Some("wide grip".to_owned()),
        superset: Some("A".to_owned()),
        ..EntryFields::default()
    };
    phone.write("edit_entry", |page| edit_entry(page, ENTRY, &fields));
    for subject in [
        Subject::Whole,
        Subject::Entry(ENTRY),
        Subject::Set {
            entry: ENTRY,
            set: SET,
        },
    ] {
        phone.write("delete", |page| mark_deleted(page, subject, 77));
        phone.write("restore", |page| restore(page, subject));
    }
    let mut exercise = Replica::new(1, DocumentId::Exercise(ExerciseId("dip".to_owned())));
    let own = ExerciseFields {
        own: Some(true),
        name: Some("Dip".to_owned()),
        ..ExerciseFields::default()
    };
    exercise.write("add_exercise", |page| set_exercise(page, &own));
    let mut settings = Replica::new(1, DocumentId::Settings);
    let unit = SettingsFields {
        unit: Some(MassUnit::Lb),
        ..SettingsFields::default()
    };
    settings.write("change_settings", |page| set_settings(page, unit));
    let documents = [phone, exercise, settings];
    documents
        .iter()
        .flat_map(|replica| replica.document.changes())
        .collect()
}

#[test]
fn no_intention_writes_a_counter() {
    for change in everything() {
        for op in decoded(&change).operations {
            let counter = match &op.action {
                OpType::Increment(_) => true,
                OpType::Put(value) => matches!(value, ScalarValue::Counter(_)),
                _ => false,
            };
            assert!(!counter, "{op:?} of {:?}", change.message);
        }
    }
}

#[test]
fn what_a_set_says_comes_back_as_it_was_typed() {
    let mut phone = Replica::training(1);
    phone.write("edit_set", |page| {
        edit_set(page, ENTRY, SET, &every_field())
    });
    assert_eq!(
        phone.workout().entry(ENTRY).unwrap().set(SET).unwrap().set,
        every_field()
    );
}

#[test]
fn a_merge_never_mixes_one_devices_number_with_anothers_unit() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.set("102.5 kg", 5);
    desk.set("225 lb", 5);
    exchange(&mut phone, &mut desk);
    let load = phone
        .workout()
        .entry(ENTRY)
        .unwrap()
        .set(SET)
        .unwrap()
        .set
        .load
        .unwrap()
        .to_string();
    assert!(["102.5 kg", "225 lb"].contains(&load.as_str()), "{load}");
}

#[test]
fn different_fields_of_one_set_merge_without_a_conflict() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    phone.set("105 kg", 5);
    desk.set("100 kg", 6);
    exchange(&mut phone, &mut desk);
    let workout = phone.workout();
    assert_eq!(
        workout.entry(ENTRY).unwrap().set(SET).unwrap().set,
        set("105 kg", 6)
    );
    assert_eq!(workout.conflicts, []);
}

#[test]
fn notes_that_two_devices_edit_at_once_keep_the_letters_of_both() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    let note = |text: &str| EntryFields {
        note: Some(text.to_owned()),
        ..EntryFields::default()
    };
    phone.write("edit_entry", |page| {
        edit_entry(page, ENTRY, &note("very narrow grip"))
    });
    desk.write("edit_entry", |page| {
        edit_entry(page, ENTRY, &note("narrow grip, paused"))
    });
    exchange(&mut phone, &mut desk);
    let workout = phone.workout();
    assert_eq!(
        workout.entry(ENTRY).unwrap().note,
        "very narrow grip, paused"
    );
    assert_eq!(workout.conflicts, []);
}
