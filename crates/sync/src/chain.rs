//! The running hash over a space's record ids. Two that stand at the same number
//! with the same hash have seen the same records in the same order.

use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

use crate::{ChainHash, Epoch, RecordId, SpaceId};

const DOMAIN: &[u8] = b"chalkbook chain v1";

/// A place in a space's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Head {
    /// The life of the space at its relay.
    #[n(0)]
    pub epoch: Epoch,
    /// How many records come before, the newest of them included.
    #[n(1)]
    pub seq: u64,
    /// The running hash after that one.
    #[n(2)]
    pub hash: ChainHash,
}

impl Head {
    /// Before the first record.
    pub fn start(space: SpaceId, epoch: Epoch) -> Self {
        let hash = Sha256::new().chain_update(DOMAIN).chain_update(space.0);
        Self {
            epoch,
            seq: 0,
            hash: ChainHash(hash.finalize().into()),
        }
    }

    /// After one more record.
    #[must_use]
    pub fn after(self, record: RecordId) -> Self {
        let hash = Sha256::new().chain_update(self.hash.0);
        Self {
            epoch: self.epoch,
            seq: self.seq + 1,
            hash: ChainHash(hash.chain_update(record.0).finalize().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_records_changes_the_hash() {
        let (one, two) = (RecordId([1; 16]), RecordId([2; 16]));
        let start = Head::start(SpaceId([7; 16]), Epoch([0; 8]));
        let there = start.after(one).after(two);
        let back = start.after(two).after(one);
        assert_eq!((there.seq, back.seq), (2, 2));
        assert_ne!(there.hash, back.hash);
    }
}
