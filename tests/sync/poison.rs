//! Records that no device can use, each kind by its name: they are put aside with
//! the reason, on every device alike, and what comes after them is opened.

use logbook::{Author, Document, DocumentId, ExerciseFields, Message, set_exercise};
use sync::{Blob, Change, Contents, SpaceId, keys::DeviceSecret, seal_record};

use crate::{oracles, stories::running, world::World};

/// Where a record says its key, and where its nonce begins.
const KEY: usize = 2;
const SEALED: usize = 82;
const SIGNATURE: usize = 64;

/// The poison stands in the log between what honest devices wrote.
fn check(reason: &str, brew: impl Fn(&mut World) -> Vec<Vec<u8>>) {
    let mut world = running(3);
    world.calm_down();
    world.kill_relay();
    let records = brew(&mut world);
    let aside = 1;
    world.slip_in(&records);
    world.start_relay();
    world.log(0);
    world.wake_all();
    world.pass(5_000);
    world.log(1);
    world.calm_down();
    oracles::ask_with_records_aside(&mut world, aside);
    oracles::nothing_was_lost(&world);
    for device in &world.devices {
        let aside = device.handle.put_aside(None).unwrap();
        assert!(aside[0].reason.contains(reason), "{}", aside[0].reason);
    }
}

fn sealed(world: &mut World, text: &[u8]) -> Vec<u8> {
    let author = world.devices[0].secret.clone();
    sealed_by(world, &author, text)
}

fn sealed_by(world: &mut World, author: &DeviceSecret, text: &[u8]) -> Vec<u8> {
    let list = world.devices[0].list();
    let keys = list.data_keys(&world.devices[0].secret);
    let random = &mut |bytes: &mut [u8]| world.chance.fill(bytes);
    seal_record(list.space(), &keys[0], author, text, random).1
}

/// A record that was changed by its own author.
fn signed_anew(world: &World, mut record: Vec<u8>) -> Vec<u8> {
    let space: SpaceId = world.root.space();
    record.truncate(record.len() - SIGNATURE);
    let signed = [b"chalkbook record v1".as_slice(), &space.0, &record].concat();
    record.extend(world.devices[0].secret.sign(&signed).0);
    record
}

fn changes(document: &str, bytes: Vec<u8>) -> Vec<u8> {
    let (document, bytes) = (document.to_owned(), Blob(bytes));
    Contents::Changes(vec![Change { document, bytes }]).write()
}

#[test]
fn a_record_that_was_damaged() {
    check("signature is wrong", |world| {
        let mut record = sealed(world, &Contents::Canary.write());
        record[SEALED + 3] ^= 1;
        vec![record]
    });
}

#[test]
fn a_record_that_cannot_be_opened() {
    check("cannot be opened", |world| {
        let mut record = sealed(world, &Contents::Canary.write());
        record[SEALED + 3] ^= 1;
        vec![signed_anew(world, record)]
    });
}

#[test]
fn a_record_under_a_key_that_nobody_has() {
    check("which this device does not have", |world| {
        let mut record = sealed(world, &Contents::Canary.write());
        record[KEY] ^= 1;
        vec![signed_anew(world, record)]
    });
}

#[test]
fn a_record_of_a_device_of_no_list() {
    check("does not belong to the space", |world| {
        let stranger = DeviceSecret::new([0x77; 32]);
        vec![sealed_by(world, &stranger, &Contents::Canary.write())]
    });
}

#[test]
fn a_record_of_a_kind_to_come() {
    for place in [0, 1] {
        check("does not know", |world| {
            let mut record = sealed(world, &Contents::Canary.write());
            record[place] = 9;
            vec![signed_anew(world, record)]
        });
    }
}

#[test]
fn contents_of_a_kind_to_come() {
    check("not of a form that this program knows", |world| {
        vec![sealed(world, &[0x82, 0x18, 99, 0x80])]
    });
}

#[test]
fn a_change_that_is_garbage() {
    check("cannot be read", |world| {
        vec![sealed(world, &changes("settings", vec![7; 90]))]
    });
}

#[test]
fn a_document_that_has_no_name() {
    check("no document id", |world| {
        vec![sealed(world, &changes("workout/7", vec![7; 90]))]
    });
}

#[test]
fn a_part_of_more_than_there_can_be() {
    check("it is part 7 of 3", |world| {
        let part = sync::Part {
            document: "settings".to_owned(),
            hash: [1; 32],
            number: 7,
            of: 3,
            bytes: Blob(vec![1]),
        };
        vec![sealed(world, &Contents::Part(part).write())]
    });
}

/// One author wrote two changes with one number, as a program does that was put
/// back into an older state and drew the same random bytes.
#[test]
fn two_changes_of_one_author_with_one_number() {
    check("", |world| {
        let id: DocumentId = "exercise/one-of-a-kind".parse().unwrap();
        let author = Author::new([3; 16], [4; 8]);
        ["First Press", "Second Press"]
            .map(|name| {
                let mut document = Document::new(id.clone());
                let fields = ExerciseFields {
                    name: Some(name.to_owned()),
                    ..ExerciseFields::default()
                };
                let written =
                    document.edit(&author, 1_000, &Message::new("set_exercise"), |page| {
                        set_exercise(page, &fields)
                    });
                let change = written.unwrap().1.unwrap();
                sealed(world, &changes(&id.to_string(), change.bytes))
            })
            .to_vec()
    });
}
