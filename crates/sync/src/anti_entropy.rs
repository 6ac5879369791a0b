//! What two devices say to each other to find out whether they hold the same, and
//! what to do about it where they do not. All of it is cast, and nothing is kept.
//!
//! It ought never to find anything: the log brings every change to every device.
//! It is there for the day on which a program had a defect.

use minicbor::{Decode, Encode};

use crate::{Blob, DeviceKey, Head};

/// All that a device holds once it has followed the log to a place and has
/// nothing left to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Digest {
    /// The place.
    #[n(0)]
    pub at: Head,
    /// The hashes of all changes, added up bit by bit without carry.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub sum: [u8; 32],
}

/// What a device holds of some documents, each by itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Sums {
    /// The device that is to compare them with its own.
    #[n(0)]
    pub to: DeviceKey,
    /// The place in the log at which they hold.
    #[n(1)]
    pub at: Head,
    /// All documents are told whose ids come after this one,
    #[n(2)]
    pub after: String,
    /// and up to this one; to the last where there is none.
    #[n(3)]
    pub until: Option<String>,
    /// In the order of their ids.
    #[n(4)]
    pub documents: Vec<DocumentSum>,
}

/// What a device holds of a document.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DocumentSum {
    /// Its id.
    #[n(0)]
    pub document: String,
    /// The first bytes of the sum over its changes.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub sum: [u8; 8],
}

/// Automerge's sync messages about documents in which two devices differ. They
/// bring no changes: what the other lacks is appended to the log, for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Talk {
    /// Who is meant.
    #[n(0)]
    pub to: DeviceKey,
    /// Which turn of the talk it is, from 0.
    #[n(1)]
    pub turn: u32,
    /// The messages.
    #[n(2)]
    pub messages: Vec<DocumentMessage>,
}

/// A sync message about one document.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DocumentMessage {
    /// Its id.
    #[n(0)]
    pub document: String,
    /// The message, as Automerge encodes it.
    #[n(1)]
    pub message: Blob,
}
