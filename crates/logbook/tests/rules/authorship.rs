//! Who wrote a change, and that nobody writes as somebody else or as their own
//! former run.

use automerge::ActorId;
use logbook::{
    Author, Committed, Document, DocumentId, LogbookError, SettingsFields, set_settings,
};
use training::MassUnit;

use crate::replica::{Replica, exchange};

#[test]
fn a_change_names_its_device_whoever_carried_it_here() {
    let mut phone = Replica::training(1);
    let mut laptop = phone.fork(2);
    laptop.title("Evening");
    phone.take_from(&laptop);
    let mut desk = Replica::new(3, phone.document.id().clone());
    let carried = desk.take_from(&phone);
    let devices: Vec<_> = carried.iter().map(|change| change.device[0]).collect();
    assert_eq!(devices, [1, 1, 1, 2]);
}

#[test]
fn each_run_of_one_device_is_another_actor_of_the_same_device() {
    let (first, second) = (Author::new([7; 16], [1; 8]), Author::new([7; 16], [2; 8]));
    assert_ne!(first.actor(), second.actor());
    assert_eq!(Author::device_of(&first.actor()), [7; 16]);
    assert_eq!(Author::device_of(&second.actor()), [7; 16]);
    assert_eq!(first.actor().to_bytes().len(), 24);
}

#[test]
fn a_short_or_long_foreign_actor_still_names_some_device() {
    for length in [0_usize, 1, 15, 16, 17, 200] {
        let actor = ActorId::from(vec![9; length].as_slice());
        let device = Author::device_of(&actor);
        let named = length.min(16);
        assert!(device[..named].iter().all(|byte| *byte == 9), "{length}");
        assert!(device[named..].iter().all(|byte| *byte == 0), "{length}");
    }
}

/// What the fresh part of an author is for: a copy of the file that is restored
/// goes on under the same device id, and its changes meet those that it forgot.
#[test]
fn a_restored_copy_goes_on_because_its_run_has_a_fresh_author() {
    let mut before = Replica::training(1);
    let backup = before.clone();
    before.title("written after the backup was made");
    let mut restored = backup.in_another_run([0xbb; 8]);
    restored.title("written after it was restored");
    exchange(&mut before, &mut restored);
    assert_eq!(before.document.changes().len(), 5);
}

/// The reason for the rule: without the fresh part, the device's own change is
/// refused for ever.
#[test]
fn two_changes_of_one_actor_and_number_are_refused_and_not_half_taken() {
    let mut before = Replica::training(1);
    let mut copy = before.clone();
    before.title("one");
    copy.title("another");
    let heads = before.document.heads();
    let changes = copy.document.changes();
    let mut attempt = before.document.clone();
    let refused = attempt.apply(changes.iter().map(|change| change.bytes.as_slice()));
    assert!(
        matches!(refused, Err(LogbookError::Automerge(_))),
        "{refused:?}"
    );
    assert_eq!(before.document.heads(), heads);
}

/// A change that waits for no other.
fn first_change() -> Committed {
    let unit = SettingsFields {
        unit: Some(MassUnit::Lb),
        ..SettingsFields::default()
    };
    Replica::new(1, DocumentId::Settings).write("change_settings", |page| set_settings(page, unit))
}

#[test]
fn bytes_that_are_no_change_are_refused_with_the_documents_name() {
    let mut whole = first_change().bytes;
    let good = whole.clone();
    let mut refused = vec![
        Vec::new(),
        b"garbage".to_vec(),
        vec![0; 4096],
        good[..good.len() - 1].to_vec(),
    ];
    whole[good.len() / 2] ^= 0x40;
    refused.push(whole);
    for bytes in refused {
        let document = Document::from_changes(DocumentId::Settings, [bytes.as_slice()]);
        let error = document.unwrap_err();
        assert!(
            matches!(error, LogbookError::UnreadableChange { .. }),
            "{error}"
        );
        assert!(error.to_string().contains("settings"), "{error}");
    }
}

#[test]
fn every_byte_of_a_change_is_guarded() {
    let good = first_change().bytes;
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x01;
        let document = Document::from_changes(DocumentId::Settings, [bytes.as_slice()]);
        assert!(document.is_err(), "a flipped bit in byte {at} went unseen");
    }
}

#[test]
fn garbage_among_good_changes_is_refused_and_nothing_of_the_batch_is_taken() {
    let phone = Replica::training(1);
    let changes = phone.document.changes();
    let mut bytes: Vec<&[u8]> = changes
        .iter()
        .map(|change| change.bytes.as_slice())
        .collect();
    bytes.insert(1, b"\x85\x6f\x4a\x83garbage");
    let mut desk = Replica::new(3, phone.document.id().clone());
    assert!(desk.document.apply(bytes).is_err());
    assert_eq!(desk.document.heads(), Vec::<[u8; 32]>::new());
}

#[test]
fn a_change_that_waits_for_another_is_an_error_and_not_silence() {
    let phone = Replica::training(1);
    let last = phone.document.changes().pop().unwrap();
    let lonely = Document::from_changes(phone.document.id().clone(), [last.bytes.as_slice()]);
    assert!(
        matches!(lonely, Err(LogbookError::MissingChanges { missing: 1, .. })),
        "{lonely:?}"
    );
}

#[test]
fn a_change_that_arrives_twice_is_new_once() {
    let mut phone = Replica::new(1, DocumentId::Settings);
    let unit = SettingsFields {
        unit: Some(MassUnit::Lb),
        ..SettingsFields::default()
    };
    phone.write("change_settings", |page| set_settings(page, unit));
    let mut desk = Replica::new(2, DocumentId::Settings);
    assert_eq!(desk.take_from(&phone).len(), 1);
    assert_eq!(desk.take_from(&phone).len(), 0);
}

#[test]
fn documents_that_one_run_begins_alike_at_one_moment_begin_with_changes_of_their_own() {
    let author = Author::new([1; 16], [2; 8]);
    let begin = |id: u128| {
        let mut document = Document::new(DocumentId::Workout(uuid::Uuid::from_u128(id)));
        let message = logbook::Message::new("start_workout");
        let (_, change) = document
            .edit(&author, 7, &message, |page| {
                logbook::begin_workout(page, &crate::replica::push_day(), None)
            })
            .unwrap();
        change.unwrap()
    };
    assert_ne!(begin(1).hash, begin(2).hash);
    assert_eq!(begin(1).hash, begin(1).hash);
}
