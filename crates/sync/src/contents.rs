//! What a record holds once it is opened: changes of documents, a part of one
//! that is too long, or a word between devices.

use minicbor::{Decode, Encode};

use crate::{
    Blob, RecordId,
    anti_entropy::{Digest, Sums, Talk},
};

/// Changes are packed into a record up to this many bytes.
pub const PACKED: usize = 64 * 1024;

/// A raw change and the document that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Change {
    /// The document's id.
    #[n(0)]
    pub document: String,
    /// The change's own bytes.
    #[n(1)]
    pub bytes: Blob,
}

/// What a record holds. A number that is not known here is of a newer version,
/// and the record waits for it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Contents {
    /// Changes, each after those that it builds on.
    #[n(0)]
    Changes(#[n(0)] Vec<Change>),
    /// A part of one change that is longer than [`PACKED`].
    #[n(1)]
    Part(#[n(0)] Part),
    /// Records of a removed device that the author had seen while it still was
    /// on the list, or that a person took in by hand.
    #[n(2)]
    Vouch(#[n(0)] Vec<RecordId>),
    /// A text that says: this key is the right one.
    #[n(3)]
    Canary,
    /// Where a device's person trains just now. It is cast and never kept.
    #[n(4)]
    Whereabouts(#[n(0)] Whereabouts),
    /// All that a device holds. It is cast and never kept, as are the next two.
    #[n(5)]
    Digest(#[n(0)] Digest),
    /// What it holds of some documents.
    #[n(6)]
    Sums(#[n(0)] Sums),
    /// About documents in which two devices differ.
    #[n(7)]
    Talk(#[n(0)] Talk),
}

/// Where a device's person trains just now, as the device itself says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Whereabouts {
    /// Grows with every word of this device: an older one says nothing any more.
    #[n(0)]
    pub said: u64,
    /// The workout's id; none where nobody trains there.
    #[n(1)]
    pub workout: Option<String>,
    /// The exercise under the hands, by its name; empty for none.
    #[n(2)]
    pub exercise: String,
    /// The rest between two sets.
    #[n(3)]
    pub rest: Option<Rest>,
}

/// A rest between two sets. What is left of it, not its end: clocks differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Rest {
    /// What is left, in milliseconds.
    #[n(0)]
    pub left_ms: u32,
    /// How long it is in all.
    #[n(1)]
    pub of_ms: u32,
}

/// A part of a long change.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Part {
    /// The document's id.
    #[n(0)]
    pub document: String,
    /// The hash of the whole change, as Automerge has it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub hash: [u8; 32],
    /// Which part, from 0.
    #[n(2)]
    pub number: u32,
    /// Of how many.
    #[n(3)]
    pub of: u32,
    /// Its bytes.
    #[n(4)]
    pub bytes: Blob,
}

/// Why a record's contents cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("its contents are not of a form that this program knows: {0}")]
pub struct ContentsError(String);

impl Contents {
    /// As it is sealed.
    pub fn write(&self) -> Vec<u8> {
        minicbor::to_vec(self).expect("writing into memory does not fail")
    }

    /// Reads what was sealed.
    pub fn read(bytes: &[u8]) -> Result<Self, ContentsError> {
        minicbor::decode(bytes).map_err(|error| ContentsError(error.to_string()))
    }
}

/// Packs changes into as few records' contents as hold them, in their order.
/// `hash_of` gives a long change's hash.
pub fn pack(changes: impl IntoIterator<Item = (Change, [u8; 32])>) -> Vec<(Contents, usize)> {
    let mut packed = Vec::new();
    let mut gathered = Vec::new();
    let mut size = 0;
    for (change, hash) in changes {
        let length = change.bytes.0.len() + change.document.len();
        if length > PACKED {
            close(&mut packed, &mut gathered);
            size = 0;
            split(&mut packed, &change, hash);
            continue;
        }
        if size + length > PACKED {
            close(&mut packed, &mut gathered);
            size = 0;
        }
        size += length;
        gathered.push(change);
    }
    close(&mut packed, &mut gathered);
    packed
}

/// Each of the contents comes with how many whole changes end in it.
fn close(packed: &mut Vec<(Contents, usize)>, gathered: &mut Vec<Change>) {
    if !gathered.is_empty() {
        let ends = gathered.len();
        packed.push((Contents::Changes(std::mem::take(gathered)), ends));
    }
}

fn split(packed: &mut Vec<(Contents, usize)>, change: &Change, hash: [u8; 32]) {
    let of = change.bytes.0.len().div_ceil(PACKED);
    for (number, bytes) in change.bytes.0.chunks(PACKED).enumerate() {
        let part = Part {
            document: change.document.clone(),
            hash,
            number: number as u32,
            of: of as u32,
            bytes: Blob(bytes.to_vec()),
        };
        packed.push((Contents::Part(part), usize::from(number + 1 == of)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(length: usize) -> (Change, [u8; 32]) {
        let change = Change {
            document: "settings".to_owned(),
            bytes: Blob(vec![7; length]),
        };
        (change, [length as u8; 32])
    }

    #[test]
    fn small_changes_share_a_record_and_a_long_one_takes_several() {
        let packed = pack([change(10), change(20), change(2 * PACKED + 5), change(30)]);
        let ends: Vec<_> = packed.iter().map(|(_, ends)| *ends).collect();
        assert_eq!(ends, [2, 0, 0, 1, 1]);
        for (contents, _) in packed {
            assert_eq!(Contents::read(&contents.write()), Ok(contents));
        }
    }

    #[test]
    fn no_record_is_fuller_than_allowed() {
        let packed = pack((0..100).map(|_| change(5_000)));
        assert!(packed.len() > 7);
        for (contents, _) in packed {
            assert!(contents.write().len() <= PACKED + PACKED / 16);
        }
    }

    #[test]
    fn garbage_is_refused() {
        assert!(Contents::read(b"").is_err());
        assert!(Contents::read(&[0x82, 0x18, 99, 0x80]).is_err());
    }
}
