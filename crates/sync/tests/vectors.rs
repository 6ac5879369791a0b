//! `docs/protocol-vectors.json` holds what another client has to compute from the
//! same inputs. `CHALKBOOK_WRITE_VECTORS=1` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use serde_json::{Value, json};
use sync::{
    Blob, Change, Contents, DeviceFrame, Envelope, Epoch, Head, Nonce, PROTOCOL, RecordId,
    RelayFrame, RelayId, Rest, Whereabouts,
    anti_entropy::{Digest, DocumentMessage, DocumentSum, Sums, Talk},
    auth_message,
    keys::{DeviceList, DeviceSecret, RecoverySecret},
    pairing::PairingCode,
    seal_record,
};

fn hex(bytes: impl AsRef<[u8]>) -> String {
    data_encoding::HEXLOWER.encode(bytes.as_ref())
}

/// Random bytes of these vectors: 0, 1, 2, … and on from there.
fn counting() -> impl FnMut(&mut [u8]) {
    let mut next = 0_u8;
    move |bytes| {
        for byte in bytes {
            *byte = next;
            next = next.wrapping_add(1);
        }
    }
}

fn vectors() -> Value {
    let recovery = RecoverySecret::new([0x11; 16]);
    let root = recovery.root();
    let device = DeviceSecret::new([0x22; 32]);
    let list = DeviceList::found(&root, &device, &mut counting());
    let key = list.data_keys(&device).pop().unwrap();
    let contents = Contents::Changes(vec![Change {
        document: "settings".to_owned(),
        bytes: Blob(b"a change".to_vec()),
    }]);
    let written = contents.write();
    let (id, record) = seal_record(root.space(), &key, &device, &written, &mut counting());
    let start = Head::start(root.space(), Epoch([0x33; 8]));
    let nonces = (Nonce([0x44; 32]), Nonce([0x55; 32]));
    let relay = RelayId([0x66; 16]);
    let auth = auth_message(PROTOCOL, relay, root.space(), device.key(), 1, nonces);
    let code = PairingCode::new([0x77; 16]);
    let hello = DeviceFrame::Hello {
        protocol: PROTOCOL,
        nonce: nonces.0,
    };
    let ready = RelayFrame::Ready {
        head: start.after(id),
    };
    let whereabouts = Contents::Whereabouts(Whereabouts {
        said: 1_790_000_000_000,
        workout: Some("0199ab00-0000-7000-8000-000000000000".to_owned()),
        exercise: "Bench Press".to_owned(),
        rest: Some(Rest {
            left_ms: 72_500,
            of_ms: 120_000,
        }),
    });
    let digest = Contents::Digest(Digest {
        at: start.after(id),
        sum: [0x88; 32],
    });
    let sums = Contents::Sums(Sums {
        to: device.key(),
        at: start.after(id),
        after: String::new(),
        until: None,
        documents: vec![DocumentSum {
            document: "settings".to_owned(),
            sum: [0x88; 8],
        }],
    });
    let talk = Contents::Talk(Talk {
        to: device.key(),
        turn: 0,
        messages: vec![DocumentMessage {
            document: "settings".to_owned(),
            message: Blob(b"a message".to_vec()),
        }],
    });
    json!({
        "about": "Bytes are hexadecimal. Random bytes, where any are drawn, are 00 01 02 and on, \
                  from 00 again for the list and for the record.",
        "recovery_secret": hex([0x11; 16]),
        "recovery_words": recovery.words().as_str(),
        "root_key": hex(root.key().0),
        "recovery_agreement_key": hex(root.recovery_key().0),
        "space": hex(root.space().0),
        "device_secret": hex([0x22; 32]),
        "device_key": hex(device.key().0),
        "device_agreement_key": hex(device.agreement_key().0),
        "device_list": hex(list.bytes()),
        "contents": hex(&written),
        "canary": hex(Contents::Canary.write()),
        "whereabouts": hex(whereabouts.write()),
        "digest": hex(digest.write()),
        "sums": hex(sums.write()),
        "talk": hex(talk.write()),
        "record_id": hex(id.0),
        "record": hex(&record),
        "epoch": hex([0x33; 8]),
        "hash_before_the_first_record": hex(start.hash.0),
        "hash_after_the_record": hex(start.after(id).hash.0),
        "auth": {
            "device_nonce": hex(nonces.0.0),
            "relay_nonce": hex(nonces.1.0),
            "relay": hex(relay.0),
            "list_version": 1,
            "signature": hex(device.sign(&auth).0),
        },
        "pairing_code": code.to_text(),
        "pairing_secret": hex([0x77; 16]),
        "mailbox": hex(code.mailbox().0),
        "hello_frame": hex(hello.write()),
        "ready_frame": hex(ready.write()),
    })
}

#[test]
fn the_vectors_of_the_protocol_are_what_this_program_computes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/protocol-vectors.json");
    let computed = vectors();
    if std::env::var_os("CHALKBOOK_WRITE_VECTORS").is_some() {
        let text = serde_json::to_string_pretty(&computed).unwrap();
        std::fs::write(&file, text + "\n").unwrap();
    }
    let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(computed, written);
}

#[test]
fn the_record_of_the_vectors_is_opened_by_what_stands_beside_it() {
    let vectors = vectors();
    let bytes = |name: &str| {
        let text = vectors[name].as_str().unwrap();
        data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap()
    };
    let space = bytes("space").as_slice().try_into().unwrap();
    let list = DeviceList::read(space, &bytes("device_list")).unwrap();
    let secret = DeviceSecret::new(bytes("device_secret").try_into().unwrap());
    let record = bytes("record");
    let envelope = Envelope::read(&record).unwrap();
    assert_eq!(
        envelope.id,
        RecordId(bytes("record_id").try_into().unwrap())
    );
    envelope.verify(space).unwrap();
    let opened = envelope.open(space, &list.data_keys(&secret)).unwrap();
    assert_eq!(*opened, bytes("contents"));
}
