//! What comes from the network is untrusted: no bytes make a decoder panic, and
//! what one accepts, it writes again as the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use sync::{
    Blob, Contents, DeviceFrame, DeviceKey, Envelope, Head, InviteToken, MailboxId, Nonce,
    RecordId, RelayFrame, Signature, SpaceId,
    keys::{DeviceList, DeviceSecret, RecoverySecret},
    pairing::{Answer, Confirmation, Offer, PairingCode},
    seal_record,
};

fn decode_all(bytes: &[u8]) {
    if let Ok(frame) = DeviceFrame::read(bytes) {
        assert_eq!(DeviceFrame::read(&frame.write()), Ok(frame));
    }
    if let Ok(frame) = RelayFrame::read(bytes) {
        assert_eq!(RelayFrame::read(&frame.write()), Ok(frame));
    }
    if let Ok(contents) = Contents::read(bytes) {
        assert_eq!(Contents::read(&contents.write()).unwrap(), contents);
    }
    let space = SpaceId([1; 16]);
    if let Ok(envelope) = Envelope::read(bytes) {
        let _ = envelope.verify(space);
        drop(envelope.open(space, &list().data_keys(&device())));
    }
    drop(DeviceList::read(space, bytes));
    let (code, letter) = (PairingCode::new([1; 16]), Blob(bytes.to_vec()));
    drop(code.open::<Offer>(&letter));
    drop(code.open::<Answer>(&letter));
    drop(code.open::<Confirmation>(&letter));
    let text = String::from_utf8_lossy(bytes);
    drop(PairingCode::from_text(&text));
    drop(RecoverySecret::from_words(&text));
    let _ = InviteToken::from_text(&text);
}

fn device() -> DeviceSecret {
    DeviceSecret::new([2; 32])
}

fn list() -> DeviceList {
    let root = RecoverySecret::new([1; 16]).root();
    DeviceList::found(&root, &device(), &mut |bytes| bytes.fill(3))
}

/// Messages as they are sent, to be damaged.
fn honest() -> Vec<Vec<u8>> {
    let list = list();
    let keys = list.data_keys(&device());
    let canary = Contents::Canary.write();
    let random = &mut |bytes: &mut [u8]| bytes.fill(4);
    let (_, record) = seal_record(list.space(), &keys[0], &device(), &canary, random);
    let head = Head::start(list.space(), sync::Epoch([5; 8]));
    let blob = Blob(list.bytes().to_vec());
    let hello = DeviceFrame::Hello {
        protocol: 1,
        nonce: Nonce([6; 32]),
    };
    let auth = DeviceFrame::Auth {
        space: list.space(),
        device: DeviceKey([7; 32]),
        list_version: 300,
        signature: Signature([8; 64]),
    };
    let append = DeviceFrame::Append {
        records: vec![Blob(record.clone()); 3],
    };
    let offer = DeviceFrame::Offer {
        ids: vec![RecordId([9; 16]); 20],
    };
    let park = DeviceFrame::Park {
        mailbox: MailboxId([1; 16]),
        offer: blob.clone(),
    };
    let records = RelayFrame::Records {
        first: 1,
        records: vec![Blob(record.clone()); 2],
        after: head,
        more: true,
    };
    let device_frames = [
        hello,
        auth,
        append,
        offer,
        park,
        DeviceFrame::List { list: blob },
    ];
    let mut all: Vec<_> = device_frames.iter().map(DeviceFrame::write).collect();
    all.extend([
        records.write(),
        RelayFrame::Diverged { head }.write(),
        record,
        canary,
    ]);
    all.push(list.bytes().to_vec());
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_decoder_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        decode_all(&bytes);
    }

    #[test]
    fn no_damage_to_an_honest_message_makes_a_decoder_panic(
        which in any::<prop::sample::Index>(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = which.get(&honest()).clone();
        for (at, to) in damage {
            let at = at.index(bytes.len());
            bytes[at] = to;
        }
        decode_all(&bytes);
        bytes.truncate(end.index(bytes.len() + 1));
        decode_all(&bytes);
    }
}
