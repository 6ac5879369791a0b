//! What a change did to which field: the same on every device, whatever else
//! that device holds and in whatever order things came.

use std::collections::BTreeMap;

use automerge::{ObjId, transaction::Transactable};
use logbook::{
    Committed, Document, EntryFields, LogbookError, Subject, Touched, WorkoutFields, add_set,
    edit_entry, edit_workout, mark_deleted, restore,
};
use uuid::Uuid;

use crate::replica::*;

fn line(entity: Uuid, field: &str, before: Option<&str>, after: Option<&str>) -> Touched {
    Touched {
        entity,
        field: field.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    }
}

#[test]
fn an_edit_tells_each_field_with_its_value_before_and_after() {
    let mut phone = Replica::training(1);
    let touched = phone.set("102.5 kg", 3).touched;
    let expected = [
        line(SET, "load", Some("100 kg"), Some("102.5 kg")),
        line(SET, "reps", Some("5"), Some("3")),
    ];
    assert_eq!(touched, expected);
    let touched = phone.title("Evening").touched;
    assert_eq!(
        touched,
        [line(
            Uuid::nil(),
            "title",
            Some("Push day"),
            Some("Evening")
        )]
    );
}

#[test]
fn a_thing_that_a_change_makes_is_one_line() {
    let mut phone = Replica::training(1);
    let set = logged(Uuid::from_u128(0x77), "60 kg", 8);
    let touched = phone
        .write("log_sets", |page| add_set(page, ENTRY, &set))
        .touched;
    assert_eq!(touched, [line(set.id, "", None, None)]);
}

#[test]
fn a_text_is_one_field_however_many_letters_changed() {
    let mut phone = Replica::training(1);
    let note = EntryFields {
        note: Some("a wide grip, paused".to_owned()),
        ..EntryFields::default()
    };
    let touched = phone
        .write("edit_entry", |page| edit_entry(page, ENTRY, &note))
        .touched;
    assert_eq!(
        touched,
        [line(
            ENTRY,
            "note",
            Some("narrow grip"),
            Some("a wide grip, paused")
        )]
    );
}

#[test]
fn a_field_that_one_change_writes_twice_is_one_line_from_first_to_last() {
    let mut phone = Replica::training(1);
    let title = |title: &str| WorkoutFields {
        title: Some(title.to_owned()),
        ..WorkoutFields::default()
    };
    let change = phone.write("edit_workout", |page| {
        edit_workout(page, &title("a slip"))?;
        edit_workout(page, &title("Evening"))
    });
    assert_eq!(
        change.touched,
        [line(
            Uuid::nil(),
            "title",
            Some("Push day"),
            Some("Evening")
        )]
    );
}

/// The ledger keeps one line a field of a change, so a change of a stranger must
/// not be able to bring two.
#[test]
fn no_change_tells_one_field_twice() {
    let mut phone = Replica::training(1);
    let change = phone.write("future", |page| {
        let put = |page: &mut automerge::transaction::Transaction<'_>, key: &str, value: i64| {
            page.put(ObjId::Root, key, value)
                .map_err(LogbookError::from)
        };
        put(page, "", 1)?;
        put(page, "", 2)?;
        page.delete(ObjId::Root, "")?;
        put(page, "mood", 1)?;
        page.delete(ObjId::Root, "mood")?;
        put(page, "mood", 3)
    });
    let mut fields: Vec<_> = change
        .touched
        .iter()
        .map(|line| (line.entity, &line.field))
        .collect();
    let told = fields.len();
    fields.dedup();
    assert_eq!(fields.len(), told, "{:?}", change.touched);
    assert!(
        change
            .touched
            .contains(&line(Uuid::nil(), "mood", None, Some("3"))),
        "{:?}",
        change.touched
    );
}

/// Three devices edit the same fields apart, meet in pairs, and edit on.
fn three_devices() -> Vec<Committed> {
    let mut phone = Replica::training(1);
    let (mut desk, mut laptop) = (phone.fork(2), phone.fork(3));
    let the_set = Subject::Set {
        entry: ENTRY,
        set: SET,
    };
    phone.set("102.5 kg", 5);
    desk.set("105 kg", 4);
    laptop.set("225 lb", 5);
    laptop.write("delete", |page| mark_deleted(page, the_set, 5));
    exchange(&mut phone, &mut desk);
    phone.set("107.5 kg", 4);
    desk.title("Evening");
    exchange(&mut desk, &mut laptop);
    desk.write("restore", |page| restore(page, the_set));
    laptop.set("110 kg", 1);
    phone.title("Morning");
    exchange(&mut phone, &mut laptop);
    exchange(&mut phone, &mut desk);
    phone.document.changes()
}

fn by_hash(changes: impl IntoIterator<Item = Committed>) -> BTreeMap<[u8; 32], Vec<Touched>> {
    changes
        .into_iter()
        .map(|change| (change.hash, change.touched))
        .collect()
}

/// All orders in which each change follows what it depends on, as far as a
/// simple walk finds them: at each step the n-th change that can come is taken.
fn some_order(changes: &[Committed], seed: usize) -> Vec<&Committed> {
    let mut waiting: Vec<&Committed> = changes.iter().collect();
    let mut here = Vec::new();
    let mut order: Vec<&Committed> = Vec::new();
    while !waiting.is_empty() {
        let ready =
            |change: &&Committed| decoded(change).deps.iter().all(|dep| here.contains(&dep.0));
        let ready: Vec<usize> = (0..waiting.len())
            .filter(|&at| ready(&waiting[at]))
            .collect();
        let next = waiting.remove(ready[(seed / (order.len() + 1)) % ready.len()]);
        here.push(next.hash);
        order.push(next);
    }
    order
}

#[test]
fn before_and_after_are_the_same_in_whatever_order_changes_arrive() {
    let changes = three_devices();
    let expected = by_hash(changes.clone());
    for seed in 0..300 {
        let mut document = Document::new(Replica::training(9).document.id().clone());
        let mut told = BTreeMap::new();
        for change in some_order(&changes, seed * 7) {
            told.extend(by_hash(document.apply([change.bytes.as_slice()]).unwrap()));
        }
        assert_eq!(told, expected, "order {seed}");
    }
}

#[test]
fn before_and_after_are_the_same_for_their_author_and_for_everybody_else() {
    let mut phone = Replica::training(1);
    let mut desk = phone.fork(2);
    let here = phone.set("102.5 kg", 5);
    desk.set("105 kg", 5);
    desk.title("Evening");
    let there = desk.take_from(&phone);
    assert_eq!(there, [here]);
}
