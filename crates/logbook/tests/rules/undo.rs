//! Undoing writes what stood before, in its own type, and leaves what others
//! did since.

use automerge::transaction::Transactable;
use logbook::{
    DocumentId, Message, Subject, Undo, WorkoutFields, add_entry, add_set, begin_workout,
    edit_workout, mark_deleted, plan_undo,
};
use uuid::Uuid;

use crate::replica::*;

fn plan(replica: &Replica, changes: &[&logbook::Committed]) -> Undo {
    let hashes: Vec<_> = changes.iter().map(|change| change.hash).collect();
    plan_undo(&replica.document, &hashes, 99)
}

/// Undoes changes; gives the undoing and what was left.
fn undo(
    replica: &mut Replica,
    changes: &[&logbook::Committed],
) -> (Option<logbook::Committed>, Vec<logbook::Blocked>) {
    let plan = plan(replica, changes);
    let change = replica.try_write("undo", |page| plan.edits().write(page));
    (change.unwrap(), plan.blocked().to_vec())
}

fn note(replica: &mut Replica, note: &str) -> logbook::Committed {
    let fields = WorkoutFields {
        note: Some(note.to_owned()),
        ..WorkoutFields::default()
    };
    replica.write("edit_workout", |page| edit_workout(page, &fields))
}

#[test]
fn a_plan_writes_nothing() {
    let mut desk = Replica::training(1);
    let change = desk.set("105 kg", 3);
    let heads = desk.document.heads();
    assert!(!plan(&desk, &[&change]).edits().is_empty());
    assert_eq!(desk.document.heads(), heads);
}

#[test]
fn scalars_come_back_in_their_own_types() {
    let mut desk = Replica::training(1);
    let before = desk.workout();
    let change = desk.set("105 kg", 3);
    let (undoing, _) = undo(&mut desk, &[&change]);
    assert_eq!(desk.workout(), before);
    let after = decoded(&undoing.unwrap());
    let first = decoded(&desk.document.changes()[2]);
    let reps = |change: &automerge::ExpandedChange| {
        let mut puts = change.operations.iter().filter_map(|op| match &op.action {
            automerge::legacy::OpType::Put(value) => value.as_u64().map(|_| value.clone()),
            _ => None,
        });
        puts.next_back()
    };
    assert_eq!(reps(&after), reps(&first));
}

#[test]
fn undoing_an_undo_goes_back_and_forth_for_ever() {
    let mut desk = Replica::training(1);
    let before = desk.workout();
    let mut last = desk.set("105 kg", 3);
    let after = desk.workout();
    for round in 0..6 {
        let (undoing, blocked) = undo(&mut desk, &[&last]);
        assert_eq!(blocked, []);
        let expected = if round % 2 == 0 { &before } else { &after };
        assert_eq!(desk.workout(), *expected);
        last = undoing.unwrap();
    }
}

#[test]
fn edits_of_one_field_are_undone_one_after_the_other() {
    let mut desk = Replica::training(1);
    let titles = ["A", "B", "C"].map(|title| desk.title(title));
    for (change, is) in titles.iter().rev().zip(["B", "A", "Push day"]) {
        assert_eq!(undo(&mut desk, &[change]).1, []);
        assert_eq!(desk.workout().title, is);
    }
}

#[test]
fn an_older_edit_is_left_while_a_newer_one_stands() {
    let mut desk = Replica::training(1);
    let older = desk.title("A");
    let newer = desk.title("B");
    let (undoing, blocked) = undo(&mut desk, &[&older]);
    assert_eq!(undoing, None);
    assert_eq!(
        (blocked[0].field.as_str(), blocked[0].by),
        ("title", newer.hash)
    );
}

#[test]
fn two_devices_that_said_the_same_at_once_said_it_twice() {
    let mut desk = Replica::training(1);
    let mut phone = desk.fork(2);
    let here = desk.title("Evening");
    let there = phone.title("Evening");
    exchange(&mut desk, &mut phone);
    let (undoing, blocked) = undo(&mut desk, &[&here]);
    assert_eq!(undoing, None);
    assert_eq!(blocked[0].by, there.hash);
}

#[test]
fn a_note_is_spliced_back_unless_somebody_wrote_on() {
    let mut desk = Replica::training(1);
    let change = note(&mut desk, "slept very well");
    let mut phone = desk.fork(2);
    undo(&mut desk, &[&change]);
    assert_eq!(desk.workout().note, "slept well");
    let more = note(&mut phone, "slept very well, ate little");
    let (undoing, blocked) = undo(&mut phone, &[&change]);
    assert_eq!(undoing, None);
    assert_eq!(
        (blocked[0].field.as_str(), blocked[0].by),
        ("note", more.hash)
    );
}

#[test]
fn the_making_of_a_workout_is_a_mark_and_takes_all_of_it() {
    let mut desk = Replica::new(1, DocumentId::Workout(WORKOUT));
    let start = desk.write("start_workout", |page| {
        begin_workout(page, &push_day(), None)
    });
    let entry = desk.write("add_entry", |page| add_entry(page, ENTRY, &bench_press()));
    let set = desk.write("log_sets", |page| {
        add_set(page, ENTRY, &logged(SET, "100 kg", 5))
    });
    let (undoing, blocked) = undo(&mut desk, &[&start, &entry, &set]);
    let workout = desk.workout();
    assert_eq!((blocked.len(), workout.deleted), (0, Some(99)));
    assert_eq!(workout.entries[0].deleted, None, "one mark is enough");
    assert_eq!(undoing.unwrap().touched.len(), 1);
}

#[test]
fn a_thing_that_somebody_works_in_stays_and_the_rest_goes() {
    let mut desk = Replica::new(1, DocumentId::Workout(WORKOUT));
    let start = desk.write("start_workout", |page| {
        begin_workout(page, &push_day(), None)
    });
    let entry = desk.write("add_entry", |page| add_entry(page, ENTRY, &bench_press()));
    let set = desk.write("log_sets", |page| {
        add_set(page, ENTRY, &logged(SET, "100 kg", 5))
    });
    let mut phone = desk.fork(2);
    let other = Uuid::from_u128(0x77);
    let theirs = phone.write("log_sets", |page| {
        add_set(page, ENTRY, &logged(other, "90 kg", 5))
    });
    desk.take_from(&phone);
    let (_, blocked) = undo(&mut desk, &[&start, &entry, &set]);
    let by: Vec<_> = blocked.iter().map(|each| (each.entity, each.by)).collect();
    assert_eq!(by, [(Uuid::nil(), theirs.hash), (ENTRY, theirs.hash)]);
    let workout = desk.workout();
    let kept = workout.entry(ENTRY).unwrap();
    assert_eq!((workout.deleted, kept.deleted), (None, None));
    assert_eq!(kept.set(SET).unwrap().deleted, Some(99));
    assert_eq!(kept.set(other).unwrap().deleted, None);
}

#[test]
fn a_set_that_somebody_emptied_or_changed_is_their_work_too() {
    let edits: [fn(&mut Replica) -> logbook::Committed; 2] = [
        |phone| phone.set("90 kg", 5),
        |phone| {
            let bare = training::Set {
                load: None,
                ..set("100 kg", 5)
            };
            phone.write("edit_set", |page| {
                logbook::edit_set(page, ENTRY, SET, &bare)
            })
        },
    ];
    for edit in edits {
        let mut desk = Replica::training(1);
        let logged = desk.document.changes()[2].clone();
        let mut phone = desk.fork(2);
        let theirs = edit(&mut phone);
        desk.take_from(&phone);
        let (undoing, blocked) = undo(&mut desk, &[&logged]);
        assert_eq!(undoing, None);
        assert_eq!((blocked[0].entity, blocked[0].by), (SET, theirs.hash));
    }
}

#[test]
fn what_was_taken_out_of_the_trash_goes_back_only_as_it_was() {
    let mut desk = Replica::training(1);
    let subject = Subject::Entry(ENTRY);
    desk.write("delete", |page| mark_deleted(page, subject, 7));
    let back = desk.write("restore", |page| logbook::restore(page, subject));
    let mut phone = desk.fork(2);
    undo(&mut desk, &[&back]);
    assert_eq!(desk.workout().entries[0].deleted, Some(7), "the old time");
    let theirs = phone.set("90 kg", 5);
    let (undoing, blocked) = undo(&mut phone, &[&back]);
    assert_eq!((undoing, blocked[0].by), (None, theirs.hash));
}

#[test]
fn a_document_that_others_may_have_made_loses_its_fields_and_is_no_thing() {
    let mut desk = Replica::new(1, DocumentId::Settings);
    let first = desk.write("change_settings", |page| {
        Ok(page.put(automerge::ROOT, "unit", "lb")?)
    });
    undo(&mut desk, &[&first]);
    assert_eq!(logbook::read_settings(&desk.document), Default::default());
}

#[test]
fn a_kind_of_document_that_only_a_newer_version_knows_is_undone_by_the_same_rules() {
    let id = Uuid::from_u128(0x11);
    let mut desk = Replica::new(1, DocumentId::Unknown(format!("plan/{id}")));
    desk.write("make", |page| {
        Ok(page.put(automerge::ROOT, "name", "Spring")?)
    });
    let part = Uuid::from_u128(0x12);
    let change = desk.write("edit", |page| {
        page.put(automerge::ROOT, "name", "Summer")?;
        let part = page.put_object(automerge::ROOT, part.to_string(), automerge::ObjType::Map)?;
        Ok(page.put(part, "weeks", 4)?)
    });
    let plan = plan(&desk, &[&change]);
    let undoing = desk.write("undo", |page| plan.edits().write(page));
    let lines: Vec<_> = undoing
        .touched
        .iter()
        .map(|line| (line.entity, line.field.as_str(), line.after.as_deref()))
        .collect();
    assert_eq!(lines[0], (Uuid::nil(), "name", Some("Spring")));
    assert_eq!((lines[1].0, lines[1].1), (part, "deleted"));
}

#[test]
fn a_message_tells_what_it_undoes() {
    let message = Message::new("undo").undoing(&[[0xab; 32]]);
    assert_eq!(message.undoes, ["ab".repeat(32)]);
    assert_eq!(Message::read(Some(&message.write())), message);
    // And an older message undoes nothing.
    let older = Message::read(Some(r#"{"v":1,"intention":"edit_set"}"#));
    assert_eq!(older, Message::new("edit_set"));
}
