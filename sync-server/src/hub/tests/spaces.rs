//! When all goes well, and everybody keeps to the rules or nearly.

use sync::{
    Acked, Blob, ByeCode, DeviceFrame, Envelope, MailboxId, RecordId, RejectCode, RelayFrame,
    client::{Errand, Visit, VisitEffect},
    keys::{DeviceSecret, RecoverySecret},
};

use super::world::{INVITE, World, append, device, list, padded, pull, record, root, start};
use crate::{
    Limits,
    log::{LogStore as _, MemoryLog},
};

fn world() -> World<MemoryLog> {
    World::new(Limits::default())
}

fn id(record: &Blob) -> RecordId {
    Envelope::read(&record.0).unwrap().id
}

fn ack(record: &Blob, seq: u64) -> RelayFrame {
    let record = id(record);
    RelayFrame::Ack {
        records: vec![Acked { record, seq }],
    }
}

fn bye(code: ByeCode) -> impl Fn(&RelayFrame) -> bool {
    move |frame| matches!(frame, RelayFrame::Bye { code: said, .. } if *said == code)
}

#[test]
fn an_invite_makes_one_space() {
    let mut world = world();
    world.found(1);
    let other = RecoverySecret::new([8; 16]).root().space();
    let (log, epoch) = (world.hub.log_mut(), sync::Epoch([1; 8]));
    let refused = log.make_space(INVITE, other, epoch, list(1).bytes());
    assert_eq!(refused.unwrap(), None, "the invite was used");
}

#[test]
fn another_device_gets_records_as_they_come_and_the_author_an_ack() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    world.hear(first);
    let answer = world.say(first, append(vec![record(1)]));
    assert_eq!(answer, [ack(&record(1), 1)]);
    let pushed = world.hear(second);
    let [
        RelayFrame::Records {
            first: 1,
            records,
            after,
            more: false,
        },
    ] = &pushed[..]
    else {
        panic!("{pushed:?}");
    };
    assert_eq!((records, after.seq), (&vec![record(1)], 1));
    assert_eq!(*after, start(after.epoch).after(id(&record(1))));
}

#[test]
fn a_record_that_comes_twice_is_stored_once_and_other_bytes_are_refused() {
    let mut world = world();
    let conn = world.found(1);
    world.say(conn, append(vec![record(1), record(2)]));
    let again = world.say(conn, append(vec![record(1)]));
    assert_eq!(again, [ack(&record(1), 1)]);
    let other = world.say(conn, append(vec![padded(1, 300)]));
    let refused = RelayFrame::Reject {
        record: id(&record(1)),
        code: RejectCode::OtherBytes,
    };
    assert_eq!(other, [refused]);
    assert_eq!(
        world.say(conn, append(vec![record(3)])),
        [ack(&record(3), 3)]
    );
}

#[test]
fn a_long_log_comes_in_parts() {
    let mut world = world();
    let first = world.found(2);
    for number in 1..=9 {
        world.say(first, append(vec![padded(number, 200_000)]));
    }
    let (second, mut heard) = world.join(2, 2);
    let (mut numbers, mut pulls) = (Vec::new(), 1);
    loop {
        let Some(RelayFrame::Records {
            first,
            records,
            after,
            more,
        }) = heard.first()
        else {
            panic!("{heard:?}");
        };
        numbers.extend((*first..).take(records.len()));
        let (after, more) = (*after, *more);
        if !more {
            break;
        }
        pulls += 1;
        heard = world.say(second, pull(after));
    }
    assert_eq!((numbers, pulls > 2), ((1..=9).collect(), true));
}

#[test]
fn offered_records_are_wanted_when_they_are_missing() {
    let mut world = world();
    let conn = world.found(1);
    world.say(conn, append(vec![record(1)]));
    let ids = vec![id(&record(1)), id(&record(2))];
    let wanted = world.say(conn, DeviceFrame::Offer { ids });
    let ids = vec![id(&record(2))];
    assert_eq!(wanted, [RelayFrame::Want { ids }]);
}

#[test]
fn a_place_of_an_earlier_life_has_diverged() {
    let mut world = world();
    let conn = world.found(1);
    world.say(conn, append(vec![record(1)]));
    let (_, heard) = world.join(1, 1);
    let Some(RelayFrame::Records { after: old, .. }) = heard.first() else {
        panic!("{heard:?}");
    };
    let log = world.hub.log().clone();
    let mut world = World::over(restored(log), Limits::default());
    let (conn, answer) = world.arrive(1, 1);
    let [RelayFrame::Ready { head }] = answer[..] else {
        panic!("{answer:?}");
    };
    assert_eq!(world.say(conn, pull(*old)), [RelayFrame::Diverged { head }]);
    let again = world.say(conn, pull(start(head.epoch)));
    assert!(
        matches!(again[..], [RelayFrame::Records { .. }]),
        "{again:?}"
    );
}

fn restored(mut log: MemoryLog) -> MemoryLog {
    log.restored(&mut || sync::Epoch([0xee; 8])).unwrap();
    log
}

#[test]
fn a_removed_device_gets_the_list_and_is_sent_away() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    let mut dice = |bytes: &mut [u8]| bytes.fill(6);
    let without = list(2).without_device(&root(), device(2).key(), &mut dice);
    let blob = Blob(without.bytes().to_vec());
    world.say(first, DeviceFrame::List { list: blob.clone() });
    let told = world.hear(second);
    assert!(
        told.contains(&RelayFrame::List { list: blob.clone() }),
        "{told:?}"
    );
    assert!(told.iter().any(bye(ByeCode::NotListed)) && world.is_closed(second));
    let (second, answer) = world.arrive(2, 2);
    assert_eq!(answer[0], RelayFrame::List { list: blob });
    assert!(bye(ByeCode::NotListed)(&answer[1]) && world.is_closed(second));
}

#[test]
fn a_newer_list_of_a_device_is_asked_for_and_kept() {
    let mut world = world();
    let first = world.found(1);
    let (second, answer) = world.arrive(2, 2);
    assert_eq!(answer, [RelayFrame::WantList]);
    let blob = Blob(list(2).bytes().to_vec());
    let answer = world.say(second, DeviceFrame::List { list: blob.clone() });
    assert!(
        matches!(answer[..], [RelayFrame::Ready { .. }]),
        "{answer:?}"
    );
    assert!(world.hear(first).contains(&RelayFrame::List { list: blob }));
}

#[test]
fn only_the_root_erases_a_space() {
    let mut world = world();
    let device = world.found(1);
    let refused = world.say(device, DeviceFrame::Erase);
    assert!(refused.iter().any(bye(ByeCode::BadFrame)), "{refused:?}");

    let (device, _) = world.join(1, 1);
    assert!(erase(&mut world), "the root may");
    assert!(world.hear(device).iter().any(bye(ByeCode::Erased)));
    assert!(world.is_closed(device));
    let (_, answer) = world.arrive(1, 1);
    assert_eq!(answer, [RelayFrame::NeedsInvite]);
}

/// Sends the holder of the recovery words; whether the relay did as it was told.
fn erase(world: &mut World<MemoryLog>) -> bool {
    let mut dice = |bytes: &mut [u8]| bytes.fill(6);
    let conn = world.open();
    let (mut visit, hello) = Visit::new(Errand::Erase { root: root() }, &mut dice);
    let mut heard = world.say(conn, hello);
    while let Some(frame) = (!heard.is_empty()).then(|| heard.remove(0)) {
        match visit.hear(frame, &mut dice) {
            Some(VisitEffect::Send(frame)) => heard.extend(world.say(conn, frame)),
            Some(VisitEffect::Done(_)) => return true,
            Some(VisitEffect::Failed(_)) => return false,
            None => {}
        }
    }
    false
}

#[test]
fn two_devices_meet_in_a_mailbox() {
    let mut world = world();
    let old = world.found(1);
    let (mailbox, letter) = (MailboxId([1; 16]), |byte| Blob(vec![byte; 80]));
    let park = DeviceFrame::Park {
        mailbox,
        offer: letter(1),
    };
    assert_eq!(world.say(old, park), [RelayFrame::Parked { mailbox }]);
    let (new, late) = (visitor(&mut world), visitor(&mut world));
    let offer = letter(1);
    let taken = world.say(new, DeviceFrame::Take { mailbox });
    assert_eq!(taken, [RelayFrame::Offer { mailbox, offer }]);
    let empty = world.say(late, DeviceFrame::Take { mailbox });
    assert_eq!(empty, [RelayFrame::Empty { mailbox }], "it is read once");

    let answer = letter(2);
    world.say(
        late,
        DeviceFrame::Answer {
            mailbox,
            answer: letter(9),
        },
    );
    world.say(
        new,
        DeviceFrame::Answer {
            mailbox,
            answer: answer.clone(),
        },
    );
    assert_eq!(world.hear(old), [RelayFrame::Answer { mailbox, answer }]);
    let confirmation = letter(3);
    let confirm = DeviceFrame::Confirm {
        mailbox,
        confirmation: confirmation.clone(),
    };
    world.say(old, confirm);
    assert_eq!(
        world.hear(new),
        [RelayFrame::Confirm {
            mailbox,
            confirmation
        }]
    );
}

/// Who visits a mailbox says hello and no more.
fn visitor(world: &mut World<MemoryLog>) -> crate::ConnId {
    let conn = world.open();
    world.proof(conn, &DeviceSecret::new([99; 32]), 0);
    conn
}

#[test]
fn devices_see_each_other_come_and_go_and_hear_what_is_said() {
    let mut world = world();
    let first = world.found(2);
    let (second, heard) = world.join(2, 2);
    let presence = |number, here| RelayFrame::Presence {
        device: device(number).key(),
        here,
    };
    assert_eq!(world.hear(first), [presence(2, true)]);
    assert!(heard.contains(&presence(1, true)));
    let message = Blob(vec![1; 10]);
    world.say(
        second,
        DeviceFrame::Cast {
            message: message.clone(),
        },
    );
    let from = device(2).key();
    assert_eq!(world.hear(first), [RelayFrame::Cast { from, message }]);
    world.turn(vec![crate::Event::Closed(second)]);
    assert_eq!(world.hear(first), [presence(2, false)]);
}
