//! A few bytes that stand for more than any machine can hold.

use logbook::{Author, Document, DocumentId, Message, WorkoutFields, begin_workout, edit_workout};

/// A change of one column, whose rows are these bytes.
fn change(kind: u8, column: u8, rows: &[u8]) -> Vec<u8> {
    // No dependencies, an actor, the first of its changes, its first operation, no
    // time, no message, no other actors, one column.
    let front = [0, 1, 7, 1, 1, 0, 0, 0, 1, column, rows.len() as u8];
    let body = [&front, rows].concat();
    [
        &[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, kind, body.len() as u8],
        &*body,
    ]
    .concat()
}

fn refused(change: &[u8]) -> String {
    let id: DocumentId = "settings".parse().unwrap();
    Document::new(id).apply([change]).unwrap_err().to_string()
}

/// 2^40, as a count with a sign and as one without.
const MANY: [u8; 6] = [0x80, 0x80, 0x80, 0x80, 0x80, 0x20];

#[test]
fn a_change_that_claims_too_much_is_refused_before_it_is_believed() {
    let check = |column, rows: &[u8]| {
        let words = refused(&change(1, column, rows));
        assert!(words.contains("claims to hold more"), "{words}");
    };
    check(0x42, &[&MANY[..], &[1]].concat());
    check(0x42, &[&[0], &MANY[..]].concat());
    check(0x70, &[&[1], &MANY[..]].concat());
    check(0x70, &[&MANY[..], &[1]].concat());
    // Just above the bound, in two runs.
    check(0x42, &[0xc0, 0x84, 0x3d, 1, 0xc0, 0x84, 0x3d, 1]);
}

#[test]
fn a_change_that_could_grow_while_it_is_read_is_refused() {
    for kind in [0, 2, 3] {
        let words = refused(&change(kind, 0x42, &[1, 1]));
        assert!(words.contains("no plain change"), "{words}");
    }
}

#[test]
fn the_longest_note_is_no_such_change() {
    let note = "so heavy ".repeat(20_000);
    let id: DocumentId = "workout/0199ab00-0000-7000-8000-000000000000"
        .parse()
        .unwrap();
    let mut document = Document::new(id.clone());
    let author = Author::new([1; 16], [2; 8]);
    let message = Message::new("note");
    let begun = document.edit(&author, 1, &message, |page| {
        begin_workout(page, &WorkoutFields::default(), None)
    });
    let mut changes = vec![begun.unwrap().1.unwrap()];
    for note in [note.as_str(), &note[..note.len() / 2]] {
        let note = Some(note.to_owned());
        let fields = WorkoutFields {
            note,
            ..WorkoutFields::default()
        };
        let written = document.edit(&author, 1, &message, |page| edit_workout(page, &fields));
        changes.extend(written.unwrap().1);
    }
    let mut other = Document::new(id);
    let applied = other.apply(changes.iter().map(|change| change.bytes.as_slice()));
    assert_eq!(applied.unwrap().len(), changes.len());
}
