//! No container that two devices may create under one key: one side's would hide
//! the other's with all that is in it.

use automerge::{
    ObjType,
    legacy::{Key, ObjectId, OpType},
};
use logbook::{
    Committed, DocumentId, ExerciseFields, ExerciseId, SettingsFields, add_entry, add_set,
    begin_workout, mark_deleted, read_exercise, read_names, read_settings, remember_name,
    set_exercise, set_settings,
};
use training::MassUnit;
use uuid::Uuid;

use crate::replica::*;

fn both_ways(a: &mut Replica, b: &mut Replica) {
    a.take_from(b);
    b.take_from(a);
    assert_eq!(a.document.heads(), b.document.heads());
}

fn overlay() -> DocumentId {
    DocumentId::Exercise(ExerciseId("bench-press".to_owned()))
}

#[test]
fn two_devices_that_overlay_one_shipped_exercise_apart_keep_both_their_fields() {
    let (mut phone, mut desk) = (Replica::new(1, overlay()), Replica::new(2, overlay()));
    let named = ExerciseFields {
        name: Some("Flat bench".to_owned()),
        ..ExerciseFields::default()
    };
    let away = ExerciseFields {
        archived: Some(true),
        ..ExerciseFields::default()
    };
    phone.write("rename_exercise", |page| set_exercise(page, &named));
    desk.write("archive_exercise", |page| set_exercise(page, &away));
    both_ways(&mut phone, &mut desk);
    for device in [&phone, &desk] {
        let fields = read_exercise(&device.document);
        assert_eq!(fields.name.as_deref(), Some("Flat bench"));
        assert_eq!(fields.archived, Some(true));
    }
}

#[test]
fn two_devices_that_remember_names_of_one_importer_apart_keep_both_names() {
    let id = DocumentId::Names("strong".to_owned());
    let (mut phone, mut desk) = (Replica::new(1, id.clone()), Replica::new(2, id));
    let exercise = |slug: &str| ExerciseId(slug.to_owned());
    phone.write("import", |page| {
        remember_name(page, "Bench Press (Barbell)", &exercise("bench-press"))
    });
    desk.write("import", |page| {
        remember_name(page, "Squat (Barbell)", &exercise("squat"))
    });
    both_ways(&mut phone, &mut desk);
    for device in [&phone, &desk] {
        let names = read_names(&device.document);
        assert_eq!(names["Bench Press (Barbell)"], exercise("bench-press"));
        assert_eq!(names["Squat (Barbell)"], exercise("squat"));
    }
}

#[test]
fn two_devices_that_make_settings_apart_agree_on_one_of_the_two_values() {
    let (mut phone, mut desk) = (
        Replica::new(1, DocumentId::Settings),
        Replica::new(2, DocumentId::Settings),
    );
    for (device, unit) in [(&mut phone, MassUnit::Kg), (&mut desk, MassUnit::Lb)] {
        device.write("change_settings", |page| {
            set_settings(
                page,
                SettingsFields {
                    unit: Some(unit),
                    ..SettingsFields::default()
                },
            )
        });
    }
    both_ways(&mut phone, &mut desk);
    assert_eq!(
        read_settings(&phone.document),
        read_settings(&desk.document)
    );
    assert!(read_settings(&phone.document).unit.is_some());
}

#[test]
fn documents_that_a_slug_names_hold_no_container_at_all() {
    for change in flat_documents() {
        let made: Vec<_> = decoded(&change)
            .operations
            .into_iter()
            .filter(|op| makes(&op.action))
            .collect();
        assert_eq!(made, [], "{:?}", change.message);
    }
}

fn flat_documents() -> Vec<Committed> {
    let mut exercise = Replica::new(1, overlay());
    let mut names = Replica::new(1, DocumentId::Names("strong".to_owned()));
    let mut settings = Replica::new(1, DocumentId::Settings);
    let all = ExerciseFields {
        name: Some("Flat bench".to_owned()),
        own: Some(true),
        archived: Some(true),
        merged_into: Some(ExerciseId("dip".to_owned())),
        ..ExerciseFields::default()
    };
    vec![
        exercise.write("add_exercise", |page| set_exercise(page, &all)),
        names.write("import", |page| {
            remember_name(page, "Dips", &ExerciseId("dip".to_owned()))
        }),
        settings.write("change_settings", |page| {
            set_settings(
                page,
                SettingsFields {
                    unit: Some(MassUnit::Lb),
                    ..SettingsFields::default()
                },
            )
        }),
    ]
}

fn makes(action: &OpType) -> bool {
    matches!(action, OpType::Make(_))
}

/// Two devices each begin a workout, add an entry and a set: whatever containers
/// that makes stand under keys that only the one device can have thought of, or
/// within a container that the same change makes.
#[test]
fn every_container_of_a_workout_is_under_an_id_or_made_with_its_holder() {
    let mut phone = Replica::training(1);
    phone.set("102.5 kg", 3);
    phone.title("Evening");
    phone.write("delete", |page| {
        mark_deleted(page, logbook::Subject::Entry(ENTRY), 5)
    });
    for change in phone.document.changes() {
        let begins = change.message.intention == "start_workout";
        for op in decoded(&change).operations {
            let OpType::Make(kind) = &op.action else {
                continue;
            };
            let Key::Map(key) = &op.key else {
                panic!("{op:?} is in a list")
            };
            let under_id = *kind == ObjType::Map && key.parse::<Uuid>().is_ok();
            let with_holder = *kind == ObjType::Text && (begins || op.obj != ObjectId::Root);
            assert!(under_id || with_holder, "{op:?} of {:?}", change.message);
        }
    }
}

#[test]
fn entries_and_sets_that_two_devices_add_at_once_are_all_there() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    for (device, id) in [(&mut phone, 0x100), (&mut desk, 0x200)] {
        let (entry, set) = (Uuid::from_u128(id), Uuid::from_u128(id + 1));
        device.write("add_entry", |page| add_entry(page, entry, &bench_press()));
        device.write("log_sets", |page| {
            add_set(page, entry, &logged(set, "60 kg", 8))
        });
        let other = Uuid::from_u128(id + 2);
        device.write("log_sets", |page| {
            add_set(page, ENTRY, &logged(other, "80 kg", 8))
        });
    }
    exchange(&mut phone, &mut desk);
    let workout = phone.workout();
    assert_eq!(workout.entries.len(), 3);
    assert_eq!(workout.entry(ENTRY).unwrap().sets.len(), 3);
    assert_eq!(workout.conflicts, []);
}

/// Sets of one place sort by their id, on every device alike.
#[test]
fn sets_that_two_devices_add_at_one_place_stand_in_the_same_order_everywhere() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    let place = phone.workout().entry(ENTRY).unwrap().next_order();
    for (device, id) in [(&mut phone, 0x92), (&mut desk, 0x91)] {
        let mut set = logged(Uuid::from_u128(id), "60 kg", 8);
        set.order = place.clone();
        device.write("log_sets", |page| add_set(page, ENTRY, &set));
    }
    exchange(&mut phone, &mut desk);
    let ids: Vec<_> = phone
        .workout()
        .entry(ENTRY)
        .unwrap()
        .sets
        .iter()
        .map(|set| set.id.as_u128())
        .collect();
    assert_eq!(ids, [0x05, 0x91, 0x92]);
}

/// A whole workout, as an import makes it, is one change; the containers in it
/// are the same ones.
#[test]
fn an_imported_workout_of_one_change_reads_as_one_made_by_hand() {
    let mut imported = Replica::new(1, DocumentId::Workout(WORKOUT));
    imported.write("import", |page| {
        begin_workout(page, &push_day(), Some("strong:2020-12-30:0"))?;
        add_entry(page, ENTRY, &bench_press())?;
        add_set(page, ENTRY, &logged(SET, "100 kg", 5))
    });
    let mut by_hand = Replica::training(1).workout();
    by_hand.source_key = Some("strong:2020-12-30:0".to_owned());
    assert_eq!(imported.workout(), by_hand);
    assert_eq!(imported.document.changes().len(), 1);
}
