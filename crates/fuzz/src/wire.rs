//! What comes over the network, each kind by itself.

use std::{marker::PhantomData, sync::LazyLock};

use minicbor::{
    Decode, Decoder, Encode, Encoder,
    decode::Error as Malformed,
    encode::{Error as Unwritable, Write},
};
use sync::{
    Blob, Contents, DeviceFrame, Envelope, RelayFrame,
    keys::{DataKey, DeviceList, DeviceSecret, RecoverySecret, Root},
    pairing::{Answer, Confirmation, Letter, Offer, PairingCode},
    seal_record,
};

/// The root of all spaces here.
pub fn root() -> Root {
    RecoverySecret::new([1; 16]).root()
}

/// One of the devices.
pub fn secret(number: u8) -> DeviceSecret {
    DeviceSecret::new([number; 32])
}

/// A list with two devices, and its data keys; made once, as that takes a while.
static SPACE: LazyLock<(DeviceList, Vec<DataKey>)> = LazyLock::new(|| {
    let random = &mut |bytes: &mut [u8]| bytes.fill(3);
    let second = (secret(2).key(), secret(2).agreement_key());
    let list = DeviceList::found(&root(), &secret(1), random);
    let list = list.with_device(&root(), second.0, second.1, random);
    let keys = list.data_keys(&secret(2));
    (list, keys)
});

/// The list of the space.
pub fn list() -> DeviceList {
    SPACE.0.clone()
}

/// What its records are sealed under.
pub fn keys() -> &'static [DataKey] {
    &SPACE.1
}

/// What a decoder takes, it writes again as the same.
pub fn frames(bytes: &[u8]) {
    if let Ok(frame) = DeviceFrame::read(bytes) {
        assert_eq!(DeviceFrame::read(&frame.write()), Ok(frame));
    }
    if let Ok(frame) = RelayFrame::read(bytes) {
        assert_eq!(RelayFrame::read(&frame.write()), Ok(frame));
    }
}

pub fn contents(bytes: &[u8]) {
    if let Ok(contents) = Contents::read(bytes) {
        assert_eq!(Contents::read(&contents.write()), Ok(contents));
    }
}

/// The bytes as a record, and as what a record holds.
pub fn records(bytes: &[u8]) {
    let list = list();
    let (space, keys) = (list.space(), keys());
    if let Ok(envelope) = Envelope::read(bytes)
        && envelope.verify(space).is_ok()
        && list.lists(envelope.author)
    {
        drop(envelope.open(space, keys));
    }
    let random = &mut |bytes: &mut [u8]| bytes.fill(4);
    let (id, record) = seal_record(space, &keys[0], &secret(1), bytes, random);
    match Envelope::read(&record) {
        Ok(envelope) => {
            assert_eq!(envelope.id, id);
            assert_eq!(envelope.verify(space), Ok(()));
            let opened = envelope.open(space, keys);
            assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(bytes));
        }
        Err(error) => assert!(bytes.len() > 200_000, "{error}"),
    }
}

pub fn lists(bytes: &[u8]) {
    let space = list().space();
    if let Ok(list) = DeviceList::read(space, bytes) {
        assert_eq!(list.bytes(), bytes);
        drop(list.data_keys(&secret(1)));
        drop(list.data_keys_of_root(&root()));
    }
}

/// The bytes as a sealed letter, and as the text of each that was sealed by
/// somebody who has the code.
pub fn letters(bytes: &[u8]) {
    of_letter::<Offer>(bytes);
    of_letter::<Answer>(bytes);
    of_letter::<Confirmation>(bytes);
}

fn of_letter<L: Letter>(bytes: &[u8]) {
    let code = PairingCode::new([1; 16]);
    drop(code.open::<L>(&Blob(bytes.to_vec())));
    let hostile = Raw::<L>(bytes.to_vec(), PhantomData);
    let sealed = code.seal(&hostile, &mut |bytes| bytes.fill(5));
    drop(code.open::<L>(&sealed));
}

/// Any bytes in the place of a letter.
struct Raw<L>(Vec<u8>, PhantomData<L>);

impl<L: Letter> Letter for Raw<L> {
    const PURPOSE: &'static [u8] = L::PURPOSE;
}

impl<C, L> Encode<C> for Raw<L> {
    fn encode<W: Write>(
        &self,
        encoder: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), Unwritable<W::Error>> {
        let written = encoder.writer_mut().write_all(&self.0);
        written.map_err(Unwritable::write)
    }
}

impl<'b, C, L> Decode<'b, C> for Raw<L> {
    fn decode(decoder: &mut Decoder<'b>, _: &mut C) -> Result<Self, Malformed> {
        Ok(Self(decoder.input().to_vec(), PhantomData))
    }
}
