//! Handshakes that are replayed, out of order, forged, or another's: refused by
//! the real program, and nobody hears anything.

use chalkbook_tests::{
    caller::{Caller, Claim, Family, Greeting},
    chance::Chance,
    stage::Relay,
};
use sync::{
    Blob, ByeCode, Contents, DeviceFrame, Nonce, RelayFrame, RelayId, SpaceId, seal_record,
};

/// A relay with two spaces.
struct Door {
    relay: Relay,
    one: Family,
    other: Family,
    _folder: tempfile::TempDir,
}

impl Door {
    async fn new() -> Self {
        let folder = chalkbook_tests::folder();
        let relay = Relay::start(folder.path(), None);
        let chance = &mut Chance::from_environment();
        let [one, other] = [Family::new(2, chance), Family::new(1, chance)];
        for family in [&one, &other] {
            family
                .settle(&relay.address, &Relay::invite(folder.path()))
                .await;
        }
        Self {
            relay,
            one,
            other,
            _folder: folder,
        }
    }

    async fn call(&self) -> Caller {
        Caller::open(&self.relay.address).await.unwrap()
    }

    /// The caller is sent away for this, having heard no more than a challenge,
    /// and a device of the space is served as before.
    async fn is_refused(&self, mut caller: Caller, code: ByeCode, what: &str) {
        let mut heard = caller.hear_to_the_end().await;
        heard.retain(|frame| !matches!(frame, RelayFrame::Challenge { .. }));
        let bye = |frame: &RelayFrame| matches!(frame, RelayFrame::Bye { code: said, .. } if *said == code);
        assert!(
            heard.len() == 1 && heard.iter().all(bye),
            "{what}: {heard:?}"
        );
        drop(self.one.enter(&self.relay.address, 0).await);
    }
}

fn record(family: &Family) -> Blob {
    let key = family.list.data_keys(&family.secrets[0]).remove(0);
    let text = Contents::Canary.write();
    let random = &mut |bytes: &mut [u8]| bytes.fill(9);
    Blob(seal_record(family.space(), &key, &family.secrets[0], &text, random).1)
}

#[tokio::test]
async fn a_handshake_that_was_recorded_opens_nothing_a_second_time() {
    let door = Door::new().await;
    let mut first = door.call().await;
    let greeting = first.greet().await;
    let recorded = greeting.claim(&door.one, 0).signed(&door.one.secrets[0]);
    let heard = first.ask(&recorded).await;
    assert!(matches!(heard, Some(RelayFrame::Ready { .. })), "{heard:?}");
    let mut again = door.call().await;
    let challenged = again.greet().await;
    assert_ne!(challenged.nonces.1, greeting.nonces.1, "a nonce came twice");
    again.say(&recorded).await;
    door.is_refused(again, ByeCode::BadSignature, "a replay")
        .await;
    // The same, with the first still there, and with what it did after it.
    let mut stolen = door.call().await;
    stolen.greet().await;
    stolen.say(&recorded).await;
    stolen
        .say(&DeviceFrame::Append {
            records: vec![record(&door.one)],
        })
        .await;
    door.is_refused(stolen, ByeCode::BadSignature, "a replay and an append")
        .await;
}

#[tokio::test]
async fn frames_out_of_their_order_end_the_conversation() {
    let door = Door::new().await;
    let (one, secret) = (&door.one, &door.one.secrets[0]);
    let early = Greeting {
        nonces: (Nonce([0x11; 32]), Nonce([0; 32])),
        relay: RelayId([0; 16]),
    };
    let auth = early.claim(one, 0).signed(secret);
    let append = DeviceFrame::Append {
        records: vec![record(one)],
    };
    let hello = DeviceFrame::Hello {
        protocol: 1,
        nonce: Nonce([0x11; 32]),
    };
    let list = DeviceFrame::List {
        list: Blob(one.list.bytes().to_vec()),
    };
    for (what, frames) in [
        ("auth before hello", vec![&auth, &hello]),
        ("append before hello", vec![&append]),
        ("append before auth", vec![&hello, &append]),
        ("two hellos", vec![&hello, &hello]),
        ("a list before auth", vec![&hello, &list]),
        ("erase before auth", vec![&hello, &DeviceFrame::Erase]),
    ] {
        let mut caller = door.call().await;
        for frame in frames {
            caller.say(frame).await;
        }
        door.is_refused(caller, ByeCode::BadFrame, what).await;
    }
    for (what, second) in [("two auths", true), ("a hello after auth", false)] {
        let mut caller = door.call().await;
        let auth = caller.greet().await.claim(one, 0).signed(secret);
        let heard = caller.ask(&auth).await;
        assert!(matches!(heard, Some(RelayFrame::Ready { .. })), "{heard:?}");
        caller.say(if second { &auth } else { &hello }).await;
        door.is_refused(caller, ByeCode::BadFrame, what).await;
    }
}

/// What somebody says who is not who it says.
type Forgery = fn(&mut Claim, &Door);

#[tokio::test]
async fn a_signature_over_anything_else_is_refused() {
    let door = Door::new().await;
    let (one, secret) = (&door.one, &door.one.secrets[0]);
    let forgeries: [(&str, Forgery); 7] = [
        ("another relay", |claim, _| {
            claim.greeting.relay = RelayId([1; 16])
        }),
        ("another space", |claim, door| {
            claim.space = door.other.space()
        }),
        ("a space that is none", |claim, _| {
            claim.space = SpaceId([0; 16])
        }),
        ("another device", |claim, door| {
            claim.device = door.one.secrets[1].key()
        }),
        ("another list", |claim, _| claim.list_version += 1),
        ("another protocol", |claim, _| claim.protocol += 1),
        ("the nonces the other way", |claim, _| {
            let (mine, theirs) = claim.greeting.nonces;
            claim.greeting.nonces = (theirs, mine);
        }),
    ];
    for (what, forge) in forgeries {
        let mut caller = door.call().await;
        let claim = caller.greet().await.claim(one, 0);
        let mut other = claim;
        forge(&mut other, &door);
        caller.say(&claim.signed_over(other, secret)).await;
        door.is_refused(caller, ByeCode::BadSignature, what).await;
    }
    for nonce in 0..2 {
        let mut caller = door.call().await;
        let claim = caller.greet().await.claim(one, 0);
        let mut other = claim;
        let nonces = &mut other.greeting.nonces;
        *(if nonce == 0 {
            &mut nonces.0
        } else {
            &mut nonces.1
        }) = Nonce([0x77; 32]);
        caller.say(&claim.signed_over(other, secret)).await;
        door.is_refused(caller, ByeCode::BadSignature, "another nonce")
            .await;
    }
    // Signed by somebody else, and with one bit that is wrong.
    let mut caller = door.call().await;
    let claim = caller.greet().await.claim(one, 0);
    caller.say(&claim.signed(&door.other.secrets[0])).await;
    door.is_refused(caller, ByeCode::BadSignature, "another's signature")
        .await;
    let mut caller = door.call().await;
    let mut bytes = caller.greet().await.claim(one, 0).signed(secret).write();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    caller.say_bytes(bytes).await;
    door.is_refused(caller, ByeCode::BadSignature, "a wrong bit")
        .await;
}

/// Who is not on a space's list is given the list, which names keys only, since a
/// device that was removed has to learn it; and nothing else.
async fn is_told_the_list_alone(mut caller: Caller, family: &Family) {
    let mut heard = caller.hear_to_the_end().await;
    // Who was inside before has seen others come and go.
    heard.retain(|frame| !matches!(frame, RelayFrame::Presence { .. }));
    let [RelayFrame::List { list }, RelayFrame::Bye { code, .. }] = heard.as_slice() else {
        panic!("{heard:?}");
    };
    assert_eq!((&*list.0, *code), (family.list.bytes(), ByeCode::NotListed));
}

#[tokio::test]
async fn a_device_of_another_space_gets_nothing_of_this_one() {
    let door = Door::new().await;
    let mut caller = door.call().await;
    let mut claim = caller.greet().await.claim(&door.other, 0);
    claim.space = door.one.space();
    claim.list_version = 0;
    caller.say(&claim.signed(&door.other.secrets[0])).await;
    caller
        .say(&DeviceFrame::Append {
            records: vec![record(&door.other)],
        })
        .await;
    is_told_the_list_alone(caller, &door.one).await;
    // In its own space it may not do anything to the list of the other.
    let (mut caller, _) = door.other.enter(&door.relay.address, 0).await;
    caller
        .say(&DeviceFrame::List {
            list: Blob(door.one.list.bytes().to_vec()),
        })
        .await;
    door.is_refused(caller, ByeCode::BadFrame, "another's list")
        .await;
}

#[tokio::test]
async fn a_removed_device_is_out_at_once_and_stays_out() {
    let mut door = Door::new().await;
    let address = door.relay.address.clone();
    let gone = door.one.secrets[1].clone();
    let (mut removed, _) = door.one.enter(&address, 1).await;
    let (mut first, _) = door.one.enter(&address, 0).await;
    let random = &mut |bytes: &mut [u8]| bytes.fill(3);
    let list = door
        .one
        .list
        .without_device(&door.one.root, gone.key(), random);
    first
        .say(&DeviceFrame::List {
            list: Blob(list.bytes().to_vec()),
        })
        .await;
    let before = door.one.list.version();
    door.one.list = list;
    is_told_the_list_alone(removed, &door.one).await;
    // It comes back with the list that it knows.
    removed = door.call().await;
    let mut claim = removed.greet().await.claim(&door.one, 0);
    (claim.device, claim.list_version) = (gone.key(), before);
    removed.say(&claim.signed(&gone)).await;
    removed
        .say(&DeviceFrame::Append {
            records: vec![record(&door.one)],
        })
        .await;
    is_told_the_list_alone(removed, &door.one).await;
    let (mut first, head) = door.one.enter(&address, 0).await;
    assert_eq!(head.seq, 0, "nothing of it was kept");
    drop(first.ask(&DeviceFrame::Ping).await);
}
