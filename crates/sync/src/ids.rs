//! Names of things on the wire: fixed numbers of bytes that mean nothing to
//! whoever carries them.

use std::fmt;

use minicbor::{Decode, Encode};

/// Makes a newtype of some bytes that is written as a CBOR byte string.
macro_rules! bytes_type {
    ($($(#[$doc:meta])* $name:ident[$length:literal];)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode)]
        #[cbor(transparent)]
        pub struct $name(#[cbor(with = "minicbor::bytes")] pub [u8; $length]);

        impl $name {
            /// How many bytes it has.
            pub const LENGTH: usize = $length;
        }

        impl TryFrom<&[u8]> for $name {
            type Error = std::array::TryFromSliceError;

            fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
                bytes.try_into().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    )*};
}

bytes_type! {
    /// A space: the devices of one person and what they share. It is the first
    /// half of the SHA-256 of the root's public key, so nobody can claim it
    /// without that key.
    SpaceId[16];
    /// A relay, told apart from another that has the same address.
    RelayId[16];
    /// One life of a space at a relay. A relay that was restored from an older
    /// copy begins a new one.
    Epoch[8];
    /// A sealed record. Random, so that no two are ever the same.
    RecordId[16];
    /// A data key.
    KeyId[8];
    /// A device: its Ed25519 public key.
    DeviceKey[32];
    /// Where a device receives keys: its X25519 public key.
    AgreementKey[32];
    /// The root of a space: its Ed25519 public key.
    RootKey[32];
    /// Random bytes that make a handshake unlike every other.
    Nonce[32];
    /// An Ed25519 signature.
    Signature[64];
    /// A mailbox at the relay in which two devices meet to be paired.
    MailboxId[16];
    /// What lets somebody make a space at a relay.
    InviteToken[16];
    /// The running hash over a space's record ids.
    ChainHash[32];
}

/// Bytes of any length, written as one CBOR byte string.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Blob(#[cbor(with = "minicbor::bytes")] pub Vec<u8>);

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

impl InviteToken {
    /// As it is written in a message to a person.
    pub fn to_text(self) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&self.0)
    }

    /// Reads what [`Self::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.trim().as_bytes());
        Self::try_from(bytes.ok()?.as_slice()).ok()
    }
}
