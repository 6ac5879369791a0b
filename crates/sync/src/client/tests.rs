use super::*;
use crate::{
    Blob, DeviceFrame, Epoch, Head, Nonce, RelayFrame, RelayId,
    keys::{DeviceList, DeviceSecret, RecoverySecret},
    seal_record,
};

struct Bench {
    session: Session,
    secret: DeviceSecret,
    list: DeviceList,
    counter: u8,
}

fn bench() -> Bench {
    let root = RecoverySecret::new([1; 16]).root();
    let secret = DeviceSecret::new([2; 32]);
    let list = DeviceList::found(&root, &secret, &mut |bytes| bytes.fill(3));
    let session = Session::new(Membership {
        secret: secret.clone(),
        list: list.clone(),
        cursor: None,
        invite: None,
    });
    Bench {
        session,
        secret,
        list,
        counter: 0,
    }
}

impl Bench {
    fn handle(&mut self, now: u64, input: Input) -> Vec<Effect> {
        let counter = &mut self.counter;
        self.session.handle(now, input, &mut |bytes| {
            *counter += 1;
            bytes.fill(*counter);
        })
    }

    fn hear(&mut self, frame: RelayFrame) -> Vec<Effect> {
        self.handle(0, Input::Received(frame))
    }

    fn record(&mut self) -> Sealed {
        let keys = self.list.data_keys(&self.secret);
        let counter = &mut self.counter;
        let (id, bytes) = seal_record(
            self.list.space(),
            &keys[0],
            &self.secret,
            b"squat",
            &mut |bytes| {
                *counter += 1;
                bytes.fill(*counter);
            },
        );
        Sealed { id, bytes }
    }

    fn start(&self) -> Head {
        Head::start(self.list.space(), Epoch([5; 8]))
    }

    fn get_in(&mut self) {
        self.handle(0, Input::Wake);
        self.handle(0, Input::Connected);
        let challenge = RelayFrame::Challenge {
            protocol: 1,
            relay: RelayId([4; 16]),
            nonce: Nonce([6; 32]),
        };
        self.hear(challenge);
        let head = self.start();
        self.hear(RelayFrame::Ready { head });
        let nothing = RelayFrame::Records {
            first: 1,
            records: Vec::new(),
            after: head,
            more: false,
        };
        self.hear(nothing);
        self.handle(0, Input::Outgoing(Vec::new()));
    }
}

fn sends(effects: &[Effect], found: impl Fn(&DeviceFrame) -> bool) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Send(frame) if found(frame)))
}

fn standing(effects: &[Effect]) -> Option<Standing> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Report(standing) => Some(*standing),
        _ => None,
    })
}

#[test]
fn a_device_with_nothing_to_say_is_up_to_date_after_one_pull() {
    let mut bench = bench();
    bench.get_in();
    assert_eq!(bench.session.told, Standing::UpToDate);
}

#[test]
fn one_append_is_in_flight_and_the_next_waits_for_its_ack() {
    let mut bench = bench();
    bench.get_in();
    let record = bench.record();
    bench.handle(0, Input::OutboxGrew);
    let effects = bench.handle(0, Input::Outgoing(vec![record.clone()]));
    assert!(sends(&effects, |frame| matches!(
        frame,
        DeviceFrame::Append { .. }
    )));
    assert!(bench.handle(0, Input::OutboxGrew).is_empty());
    let acked = crate::Acked {
        record: record.id,
        seq: 1,
    };
    let effects = bench.hear(RelayFrame::Ack {
        records: vec![acked],
    });
    let cursor = bench.start().after(record.id);
    assert!(matches!(
        effects[0],
        Effect::Acked { cursor: Some(reached), .. } if reached == cursor
    ));
    assert!(matches!(effects[1], Effect::TakeOutgoing));
}

#[test]
fn an_ack_past_the_cursor_moves_nothing_and_asks_for_what_lies_between() {
    let mut bench = bench();
    bench.get_in();
    let record = bench.record();
    bench.handle(0, Input::OutboxGrew);
    bench.handle(0, Input::Outgoing(vec![record.clone()]));
    let records = vec![crate::Acked {
        record: record.id,
        seq: 2,
    }];
    let effects = bench.hear(RelayFrame::Ack { records });
    assert!(matches!(effects[0], Effect::Acked { cursor: None, .. }));
    let start = bench.start();
    assert!(sends(&effects, |frame| matches!(
        frame,
        DeviceFrame::Pull { from } if *from == start
    )));
}

#[test]
fn the_cursor_never_skips_a_record() {
    let mut bench = bench();
    bench.get_in();
    let (one, two) = (bench.record(), bench.record());
    let after = bench.start().after(one.id).after(two.id);
    let late = RelayFrame::Records {
        first: 2,
        records: vec![Blob(two.bytes)],
        after,
        more: false,
    };
    let effects = bench.hear(late);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Store { .. }))
    );
    let start = bench.start();
    assert!(sends(&effects, |frame| *frame
        == DeviceFrame::Pull { from: start }));
}

#[test]
fn a_log_with_another_hash_is_another_log() {
    let mut bench = bench();
    bench.get_in();
    let one = bench.record();
    let other = bench.record();
    let records = RelayFrame::Records {
        first: 1,
        records: vec![Blob(one.bytes)],
        after: bench.start().after(other.id),
        more: false,
    };
    let effects = bench.hear(records);
    assert!(matches!(effects[0], Effect::ListHeld));
}

#[test]
fn a_relay_that_lost_everything_is_given_what_it_wants_and_then_pulled() {
    let mut bench = bench();
    bench.get_in();
    let held = bench.record();
    let head = bench.start();
    assert!(matches!(
        bench.hear(RelayFrame::Diverged { head })[0],
        Effect::ListHeld
    ));
    let effects = bench.handle(0, Input::Held(vec![held.id]));
    assert!(sends(
        &effects,
        |frame| matches!(frame, DeviceFrame::Offer { ids } if *ids == [held.id])
    ));
    let effects = bench.hear(RelayFrame::Want { ids: vec![held.id] });
    assert!(matches!(&effects[0], Effect::Load(ids) if *ids == [held.id]));
    bench.handle(0, Input::Loaded(vec![held.clone()]));
    let acked = crate::Acked {
        record: held.id,
        seq: 1,
    };
    let effects = bench.hear(RelayFrame::Ack {
        records: vec![acked],
    });
    assert!(sends(&effects, |frame| *frame == DeviceFrame::Pull { from: head }));
}

#[test]
fn a_lost_connection_is_tried_again_and_a_silent_one_is_given_up() {
    let mut bench = bench();
    bench.get_in();
    let effects = bench.handle(25_000, Input::Tick);
    assert!(sends(&effects, |frame| *frame == DeviceFrame::Ping));
    let effects = bench.handle(60_000, Input::Tick);
    assert!(matches!(effects[0], Effect::HangUp));
    let Some(Standing::Offline { retry_at }) = standing(&effects) else {
        panic!("{effects:?}");
    };
    assert!((60_500..=61_000).contains(&retry_at));
    assert!(matches!(
        bench.handle(retry_at, Input::Tick)[0],
        Effect::Dial
    ));
}

#[test]
fn a_relay_that_does_not_know_the_space_stops_a_device_without_an_invite() {
    let mut bench = bench();
    bench.handle(0, Input::Wake);
    bench.handle(0, Input::Connected);
    let effects = bench.hear(RelayFrame::NeedsInvite);
    assert_eq!(
        standing(&effects),
        Some(Standing::Stopped(Stop::NeedsInvite))
    );
}

#[test]
fn only_a_signed_list_removes_a_device() {
    let mut bench = bench();
    bench.get_in();
    let bye = || RelayFrame::Bye {
        code: crate::ByeCode::NotListed,
        retry_after: 0,
    };
    assert!(matches!(
        standing(&bench.hear(bye())),
        Some(Standing::Offline { .. })
    ));
    let root = RecoverySecret::new([1; 16]).root();
    let list = bench
        .list
        .without_device(&root, bench.secret.key(), &mut |bytes| bytes.fill(9));
    bench.get_in();
    bench.hear(RelayFrame::List {
        list: Blob(list.bytes().to_vec()),
    });
    assert_eq!(
        standing(&bench.hear(bye())),
        Some(Standing::Stopped(Stop::Removed))
    );
}
