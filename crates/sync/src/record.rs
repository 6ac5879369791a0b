//! A sealed record: what the relay stores and cannot read, and what a device
//! believes only when its author signed it.

use crate::{
    DeviceKey, KeyId, RecordId, Signature, SpaceId,
    keys::{DataKey, DeviceSecret},
    random::{Random, draw},
    seal,
};
use zeroize::Zeroizing;

const DOMAIN: &[u8] = b"chalkbook record v1";
/// The only version there is.
const VERSION: u8 = 1;
/// The only kind there is: contents.
const KIND: u8 = 0;

/// The longest record that a relay takes, in bytes.
pub const LONGEST_RECORD: usize = 256 * 1024;

/// Before the ciphertext: version, kind, key id, record id, author, nonce.
const FRONT: usize = 2 + KeyId::LENGTH + RecordId::LENGTH + DeviceKey::LENGTH + seal::NONCE;
const SHORTEST: usize = FRONT + seal::TAG + Signature::LENGTH;

/// What can be read of a record without any key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The key that it is sealed under.
    pub key: KeyId,
    /// Its name.
    pub id: RecordId,
    /// Who wrote it.
    pub author: DeviceKey,
    bytes: &'a [u8],
}

/// Why a record cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is shorter than any, or longer than allowed.
    #[error("it is no record: {0} bytes long")]
    Length(usize),
    /// A newer version wrote it.
    #[error("it is of version {version} and kind {kind}, which this program does not know")]
    Unknown {
        /// Its version.
        version: u8,
        /// Its kind.
        kind: u8,
    },
    /// Its author did not sign it.
    #[error("its signature is wrong")]
    Forged,
    /// This device has not the key.
    #[error("it is sealed under the key {0}, which this device does not have")]
    NoKey(KeyId),
    /// It cannot be opened by the key that it names.
    #[error("it cannot be opened by the key that it names")]
    Sealed,
}

/// Seals contents into a record; gives its id and its bytes.
pub fn seal_record(
    space: SpaceId,
    key: &DataKey,
    author: &DeviceSecret,
    contents: &[u8],
    random: Random<'_>,
) -> (RecordId, Vec<u8>) {
    let id = RecordId(draw(random));
    let nonce: [u8; seal::NONCE] = draw(random);
    let mut bytes = vec![VERSION, KIND];
    bytes.extend(key.id.0);
    bytes.extend(id.0);
    bytes.extend(author.key().0);
    bytes.extend(nonce);
    let sealed = seal::seal(&key.bytes, nonce, &context(space, &bytes), contents);
    bytes.extend(sealed);
    let signature = author.sign(&context(space, &bytes));
    bytes.extend(signature.0);
    (id, bytes)
}

impl<'a> Envelope<'a> {
    /// Reads the front of a record. A relay needs no more.
    pub fn read(bytes: &'a [u8]) -> Result<Self, RecordError> {
        if bytes.len() < SHORTEST || bytes.len() > LONGEST_RECORD {
            return Err(RecordError::Length(bytes.len()));
        }
        let rest = &bytes[2..];
        let (key, rest) = rest.split_at(KeyId::LENGTH);
        let (id, rest) = rest.split_at(RecordId::LENGTH);
        let author = &rest[..DeviceKey::LENGTH];
        let length = |_| RecordError::Length(bytes.len());
        Ok(Self {
            key: key.try_into().map_err(length)?,
            id: id.try_into().map_err(length)?,
            author: author.try_into().map_err(length)?,
            bytes,
        })
    }

    /// Whether its author signed it for this space, and it is of a known kind.
    pub fn verify(&self, space: SpaceId) -> Result<(), RecordError> {
        let (version, kind) = (self.bytes[0], self.bytes[1]);
        let (signed, signature) = self.bytes.split_at(self.bytes.len() - Signature::LENGTH);
        let signature = Signature::try_from(signature).map_err(|_| RecordError::Forged)?;
        if !self.author.signed(&context(space, signed), &signature) {
            return Err(RecordError::Forged);
        }
        match (version, kind) {
            (VERSION, KIND) => Ok(()),
            (version, kind) => Err(RecordError::Unknown { version, kind }),
        }
    }

    /// Its contents, by one of these keys.
    pub fn open(
        &self,
        space: SpaceId,
        keys: &[DataKey],
    ) -> Result<Zeroizing<Vec<u8>>, RecordError> {
        let key = keys.iter().find(|key| key.id == self.key);
        let key = key.ok_or(RecordError::NoKey(self.key))?;
        let (front, rest) = self.bytes.split_at(FRONT);
        let mut nonce = [0; seal::NONCE];
        nonce.copy_from_slice(&front[FRONT - seal::NONCE..]);
        let sealed = &rest[..rest.len() - Signature::LENGTH];
        seal::open(&key.bytes, nonce, &context(space, front), sealed).ok_or(RecordError::Sealed)
    }
}

fn context(space: SpaceId, bytes: &[u8]) -> Vec<u8> {
    [DOMAIN, &space.0, bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: SpaceId = SpaceId([9; 16]);

    fn record() -> (DataKey, Vec<u8>) {
        let mut dice = |bytes: &mut [u8]| bytes.fill(4);
        let key = DataKey::new(&mut dice);
        let author = DeviceSecret::new([1; 32]);
        let (_, bytes) = seal_record(SPACE, &key, &author, b"100x5@8", &mut dice);
        (key, bytes)
    }

    #[test]
    fn a_record_is_opened_by_its_key_in_its_space() {
        let (key, bytes) = record();
        let envelope = Envelope::read(&bytes).unwrap();
        assert_eq!(envelope.author, DeviceSecret::new([1; 32]).key());
        assert_eq!(envelope.verify(SPACE), Ok(()));
        assert_eq!(envelope.open(SPACE, &[key]).unwrap().as_slice(), b"100x5@8");
        assert_eq!(
            envelope.open(SPACE, &[]),
            Err(RecordError::NoKey(envelope.key))
        );
    }

    #[test]
    fn a_record_that_was_changed_or_moved_is_refused() {
        let (_, bytes) = record();
        let elsewhere = Envelope::read(&bytes).unwrap().verify(SpaceId([8; 16]));
        assert_eq!(elsewhere, Err(RecordError::Forged));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let envelope = Envelope::read(&changed).unwrap();
            assert_eq!(
                envelope.verify(SPACE),
                Err(RecordError::Forged),
                "byte {at}"
            );
        }
    }

    #[test]
    fn what_is_too_short_or_too_long_is_no_record() {
        for length in [0, 1, SHORTEST - 1, LONGEST_RECORD + 1] {
            let refused = Envelope::read(&vec![1; length]).err();
            assert_eq!(refused, Some(RecordError::Length(length)));
        }
    }
}
