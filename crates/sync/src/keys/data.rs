//! Data keys: what records are sealed under, wrapped for each device that may
//! read them.

use minicbor::{Decode, Encode};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::derive;
use crate::{AgreementKey, KeyId, SpaceId, random::Random, random::draw, seal};

/// A key that records are sealed under.
#[derive(Clone)]
pub struct DataKey {
    /// Its name.
    pub id: KeyId,
    pub(crate) bytes: Zeroizing<[u8; 32]>,
}

/// A data key, sealed for one receiver by a key that is used once.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Wrap {
    /// Whose it is.
    #[n(0)]
    pub to: AgreementKey,
    /// The public half of the key that was used once.
    #[n(1)]
    pub once: AgreementKey,
    /// The sealed key.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

impl DataKey {
    /// A new key.
    pub fn new(random: Random<'_>) -> Self {
        Self {
            id: KeyId(draw(random)),
            bytes: Zeroizing::new(draw(random)),
        }
    }

    /// Wraps it for a receiver.
    pub(crate) fn wrap(&self, space: SpaceId, to: AgreementKey, random: Random<'_>) -> Wrap {
        let once = StaticSecret::from(draw::<32>(random));
        let once_public = AgreementKey(PublicKey::from(&once).to_bytes());
        let key = wrapping_key(&once, to, once_public, to);
        Wrap {
            to,
            once: once_public,
            sealed: seal::seal(
                &key,
                [0; seal::NONCE],
                &context(space, self.id),
                &*self.bytes,
            ),
        }
    }

    /// Opens a wrap with the receiver's secret.
    pub(crate) fn unwrap(
        space: SpaceId,
        id: KeyId,
        wrap: &Wrap,
        secret: &StaticSecret,
    ) -> Option<Self> {
        let key = wrapping_key(secret, wrap.once, wrap.once, wrap.to);
        let text = seal::open(&key, [0; seal::NONCE], &context(space, id), &wrap.sealed)?;
        let bytes = text.as_slice().try_into().ok()?;
        Some(Self {
            id,
            bytes: Zeroizing::new(bytes),
        })
    }
}

/// The key that both ends of one X25519 agreement have. A nonce of zeros is no
/// harm under a key that seals one text.
fn wrapping_key(
    mine: &StaticSecret,
    theirs: AgreementKey,
    once: AgreementKey,
    to: AgreementKey,
) -> Zeroizing<[u8; 32]> {
    let shared = mine.diffie_hellman(&PublicKey::from(theirs.0));
    let salt = [once.0, to.0].concat();
    derive(shared.as_bytes(), &salt, "chalkbook wrap v1")
}

fn context(space: SpaceId, id: KeyId) -> Vec<u8> {
    [b"chalkbook wrap v1".as_slice(), &space.0, &id.0].concat()
}
