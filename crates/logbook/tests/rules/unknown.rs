//! What a newer version wrote is kept, and read as absent.

use automerge::{ObjId, ObjType, ReadDoc, ScalarValue, transaction::Transactable};
use logbook::{Document, DocumentId, Message, Subject, edit_set, mark_deleted, restore};
use training::SetKind;

use crate::replica::*;

/// A newer version writes keys, kinds and containers that this one knows nothing of.
fn written_by_a_newer_version() -> Replica {
    let mut newer = Replica::training(1);
    newer.write("future", |page| {
        page.put(ObjId::Root, "mood", "bright")?;
        let laps = page.put_object(ObjId::Root, "laps", ObjType::List)?;
        page.insert(&laps, 0, 400)?;
        let (_, entry) = page
            .get(ObjId::Root, ENTRY.to_string())?
            .expect("the entry is there");
        page.put(&entry, "machine", 7)?;
        let (_, set) = page
            .get(&entry, SET.to_string())?
            .expect("the set is there");
        page.put(&set, "tempo", "3-1-1")?;
        page.put(&set, "kind", "cluster")?;
        page.put(&set, "effort", ScalarValue::F64(8.25))?;
        let bar = page.put_object(&set, "bar", ObjType::Map)?;
        page.put(&bar, "mass", "20 kg")?;
        Ok(())
    });
    newer
}

/// The values that only the newer version knows.
fn future_values(document: &Document) -> Vec<String> {
    let changes = document.changes().into_iter();
    let changes = changes.map(|change| automerge::Change::from_bytes(change.bytes).unwrap());
    let mut doc = automerge::Automerge::new();
    doc.apply_changes(changes).unwrap();
    let (_, entry) = doc.get(ObjId::Root, ENTRY.to_string()).unwrap().unwrap();
    let (_, set) = doc.get(&entry, SET.to_string()).unwrap().unwrap();
    let (_, laps) = doc.get(ObjId::Root, "laps").unwrap().unwrap();
    let (_, bar) = doc.get(&set, "bar").unwrap().unwrap();
    let places = [
        (&ObjId::Root, "mood"),
        (&entry, "machine"),
        (&set, "tempo"),
        (&set, "kind"),
        (&bar, "mass"),
    ];
    let value =
        |(object, key): (&ObjId, &str)| doc.get(object, key).unwrap().unwrap().0.to_string();
    let mut values: Vec<_> = places.map(value).into();
    values.push(doc.get(&laps, 0).unwrap().unwrap().0.to_string());
    values
}

#[test]
fn a_kind_of_set_that_is_unknown_reads_as_a_working_set() {
    let workout = written_by_a_newer_version().workout();
    let set = &workout.entry(ENTRY).unwrap().set(SET).unwrap().set;
    assert_eq!((set.kind, set.effort), (SetKind::Working, None));
    assert_eq!(set.load.unwrap().to_string(), "100 kg");
}

#[test]
fn unknown_keys_and_future_kinds_are_kept_through_edits() {
    let mut phone = written_by_a_newer_version();
    let before = future_values(&phone.document);
    phone.title("Evening");
    phone.write("edit_set", |page| {
        edit_set(page, ENTRY, SET, &set("102.5 kg", 3))
    });
    phone.write("delete", |page| {
        mark_deleted(page, Subject::Entry(ENTRY), 5)
    });
    phone.write("restore", |page| restore(page, Subject::Entry(ENTRY)));
    assert_eq!(future_values(&phone.document), before);
    let mut desk = Replica::new(2, phone.document.id().clone());
    desk.take_from(&phone);
    assert_eq!(future_values(&desk.document), before);
}

#[test]
fn a_change_of_a_newer_version_has_its_fields_told_too() {
    let newer = written_by_a_newer_version();
    let last = newer.document.changes().pop().unwrap();
    let fields: Vec<_> = last
        .touched
        .iter()
        .map(|line| line.field.as_str())
        .collect();
    for field in ["mood", "machine", "tempo", "kind", "effort"] {
        assert!(fields.contains(&field), "{field} of {fields:?}");
    }
}

#[test]
fn a_document_of_an_unknown_kind_keeps_its_name() {
    for name in [
        "body/2026",
        "season/0193",
        "plans",
        "exercise/bench-press",
        "settings",
    ] {
        let id: DocumentId = name.parse().unwrap();
        assert_eq!(id.to_string(), name);
    }
    for nameless in ["", "workout/", "workout/bench"] {
        assert!(nameless.parse::<DocumentId>().is_err(), "{nameless:?}");
    }
}

#[test]
fn a_message_that_cannot_be_read_is_an_unnamed_intention() {
    for text in [None, Some("not json"), Some("{}"), Some("[]")] {
        assert_eq!(Message::read(text).intention, "unknown", "{text:?}");
    }
    let newer = r#"{"v":9,"intention":"dance","music":"loud"}"#;
    assert_eq!(Message::read(Some(newer)).intention, "dance");
}
