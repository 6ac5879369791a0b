//! What a session answers before it knows anything about a space, and when.

use super::{Effect, Input, Session, Who};
use crate::{
    Blob, ByeCode, DeviceFrame, LONGEST_CAST, LONGEST_LETTER, MailboxId, Nonce, OFFERED_IDS,
    RecordId, RelayFrame, RelayId, auth_message,
    keys::{DeviceList, DeviceSecret, RecoverySecret},
    relay::Known,
};

const RELAY: RelayId = RelayId([3; 16]);
const OURS: Nonce = Nonce([5; 32]);
/// The dice of these tests always fall so.
const THEIRS: Nonce = Nonce([6; 32]);

fn session() -> Session {
    Session::new(0, RELAY)
}

fn at(session: &mut Session, now: u64, input: Input) -> Vec<Effect> {
    session.handle(now, input, &mut |bytes| bytes.fill(6))
}

fn say(session: &mut Session, frame: DeviceFrame) -> Vec<Effect> {
    at(session, 1, Input::Received(frame))
}

fn hello(protocol: u16) -> DeviceFrame {
    DeviceFrame::Hello {
        protocol,
        nonce: OURS,
    }
}

fn secret() -> DeviceSecret {
    DeviceSecret::new([1; 32])
}

fn list() -> DeviceList {
    let root = RecoverySecret::new([7; 16]).root();
    DeviceList::found(&root, &secret(), &mut |bytes| bytes.fill(9))
}

/// A proof for this relay, as it would be signed for these nonces.
fn proof(relay: RelayId, nonces: (Nonce, Nonce), list_version: u64) -> DeviceFrame {
    let (space, device) = (list().space(), secret().key());
    let message = auth_message(1, relay, space, device, 1, nonces);
    DeviceFrame::Auth {
        space,
        device,
        list_version,
        signature: secret().sign(&message),
    }
}

fn known() -> Known {
    let list = list();
    let head = crate::Head::start(list.space(), crate::Epoch([1; 8]));
    Known { list, head }
}

/// A session of the one device on the list.
fn member() -> Session {
    let mut session = session();
    say(&mut session, hello(1));
    let asked = say(&mut session, proof(RELAY, (OURS, THEIRS), 1));
    assert!(matches!(asked[..], [Effect::LookUp(_)]), "{asked:?}");
    let effects = at(&mut session, 1, Input::Found(Some(known())));
    assert!(
        matches!(
            effects[..],
            [
                Effect::Enter(_, Who::Device(_)),
                Effect::Send(RelayFrame::Ready { .. })
            ]
        ),
        "{effects:?}"
    );
    session
}

fn refused(effects: &[Effect]) -> Option<ByeCode> {
    match effects {
        [
            ..,
            Effect::Send(RelayFrame::Bye { code, .. }),
            Effect::Close,
        ] => Some(*code),
        _ => None,
    }
}

#[test]
fn a_proof_is_good_for_one_relay_one_handshake_and_what_it_says() {
    let mine = (OURS, THEIRS);
    for (proof, good) in [
        (proof(RELAY, mine, 1), true),
        (proof(RelayId([4; 16]), mine, 1), false),
        (proof(RELAY, (THEIRS, OURS), 1), false),
        (proof(RELAY, (OURS, OURS), 1), false),
        (proof(RELAY, mine, 2), false),
    ] {
        let mut session = session();
        say(&mut session, hello(1));
        let answer = say(&mut session, proof);
        let expected = (!good).then_some(ByeCode::BadSignature);
        assert_eq!(refused(&answer), expected, "{answer:?}");
    }
}

#[test]
fn a_newer_device_is_answered_in_the_relays_protocol_and_an_older_is_not() {
    let answer = say(&mut session(), hello(7));
    let [Effect::Send(RelayFrame::Challenge { protocol: 1, .. })] = answer[..] else {
        panic!("{answer:?}");
    };
    let answer = say(&mut session(), hello(0));
    assert_eq!(refused(&answer), Some(ByeCode::Protocol));
}

#[test]
fn nobody_gets_anything_before_a_proof() {
    let mailbox = MailboxId([1; 16]);
    let letter = || Blob(vec![0; 10]);
    for frame in [
        DeviceFrame::Append { records: vec![] },
        DeviceFrame::Offer { ids: vec![] },
        DeviceFrame::Cast { message: letter() },
        DeviceFrame::List { list: letter() },
        DeviceFrame::Park {
            mailbox,
            offer: letter(),
        },
        DeviceFrame::Answer {
            mailbox,
            answer: letter(),
        },
        DeviceFrame::Erase,
    ] {
        for greeted in [false, true] {
            let mut session = session();
            if greeted {
                say(&mut session, hello(1));
            }
            let answer = say(&mut session, frame.clone());
            assert_eq!(refused(&answer), Some(ByeCode::BadFrame), "{frame:?}");
            assert!(say(&mut session, hello(1)).is_empty(), "it has ended");
        }
    }
}

#[test]
fn a_member_keeps_to_the_limits() {
    let mailbox = MailboxId([1; 16]);
    let cast = |length| DeviceFrame::Cast {
        message: Blob(vec![0; length]),
    };
    let offer = |count| DeviceFrame::Offer {
        ids: vec![RecordId([1; 16]); count],
    };
    let park = |length| DeviceFrame::Park {
        mailbox,
        offer: Blob(vec![0; length]),
    };
    for (frame, good) in [
        (cast(LONGEST_CAST), true),
        (cast(LONGEST_CAST + 1), false),
        (offer(OFFERED_IDS), true),
        (offer(OFFERED_IDS + 1), false),
        (park(LONGEST_LETTER), true),
        (park(LONGEST_LETTER + 1), false),
        (DeviceFrame::Erase, false),
        (hello(1), false),
    ] {
        let answer = say(&mut member(), frame);
        let expected = (!good).then_some(ByeCode::BadFrame);
        assert_eq!(refused(&answer), expected, "{answer:?}");
    }
}

#[test]
fn pings_do_not_make_a_stranger_welcome() {
    let mut session = session();
    for now in [3_000, 6_000, 9_000] {
        let ping = Input::Received(DeviceFrame::Ping);
        let answer = at(&mut session, now, ping);
        assert!(matches!(answer[..], [Effect::Send(RelayFrame::Pong)]));
    }
    assert!(at(&mut session, 9_999, Input::Tick).is_empty());
    let ended = at(&mut session, 10_000, Input::Tick);
    assert_eq!(refused(&ended), Some(ByeCode::Silence));
    assert_eq!(session.next_wake(), None);
}

#[test]
fn a_silent_member_is_asked_once_and_then_taken_for_gone() {
    let mut session = member();
    assert_eq!(session.next_wake(), Some(25_001));
    let asked = at(&mut session, 25_001, Input::Tick);
    assert!(matches!(asked[..], [Effect::Send(RelayFrame::Ping)]));
    assert!(at(&mut session, 60_000, Input::Tick).is_empty());
    let ended = at(&mut session, 60_001, Input::Tick);
    assert_eq!(refused(&ended), Some(ByeCode::Silence));
}
