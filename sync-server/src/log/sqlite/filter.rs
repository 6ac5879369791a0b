//! A Bloom filter over the ids of a space's index: most ids that come are new, and
//! that an id is new it says without a look into the file. It errs on the safe
//! side, and then the file is asked.

use sync::RecordId;

/// Bits for each id at most full, by which it errs on one in a hundred.
const BITS: usize = 10;
const PROBES: u64 = 7;

pub(super) struct Filter {
    words: Vec<u64>,
    ids: usize,
}

impl Filter {
    /// An empty one with room for so many ids, and some more.
    pub(super) fn new(ids: usize) -> Self {
        let bits = (ids * (BITS + 2)).next_power_of_two().max(64);
        Self {
            words: vec![0; bits / 64],
            ids: 0,
        }
    }

    /// Whether so many more have room.
    pub(super) fn has_room(&self, more: usize) -> bool {
        (self.ids + more) * BITS <= self.words.len() * 64
    }

    pub(super) fn add(&mut self, id: RecordId) {
        for (word, bit) in self.places(id) {
            self.words[word] |= bit;
        }
        self.ids += 1;
    }

    /// False for an id that was never added.
    pub(super) fn may_hold(&self, id: RecordId) -> bool {
        let mut places = self.places(id);
        places.all(|(word, bit)| self.words[word] & bit != 0)
    }

    /// Its bytes in memory.
    pub(super) fn size(&self) -> usize {
        self.words.len() * 8
    }

    /// An id is random, so its bits are as good as a hash. Who chooses ids with care
    /// gains that the file is asked.
    fn places(&self, id: RecordId) -> impl Iterator<Item = (usize, u64)> + use<> {
        let mask = self.words.len() as u64 * 64 - 1;
        let (one, two) = id.0.split_at(8);
        let number = |half: &[u8]| half.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        let (start, step) = (number(one), number(two) | 1);
        (0..PROBES).map(move |probe| {
            let place = start.wrapping_add(step.wrapping_mul(probe)) & mask;
            ((place / 64) as usize, 1 << (place % 64))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Random ids, which repeat with the number (SplitMix64).
    fn id(number: u64) -> RecordId {
        let mix = |number: u64| {
            let seed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        };
        let (one, two) = (mix(2 * number + 1), mix(2 * number + 2));
        RecordId((u128::from(one) << 64 | u128::from(two)).to_be_bytes())
    }

    #[test]
    fn what_was_added_is_held_and_little_else() {
        let mut filter = Filter::new(5_000);
        let mut number = 0;
        while filter.has_room(1) {
            filter.add(id(number));
            number += 1;
        }
        assert!(number >= 5_000);
        assert!((0..number).all(|number| filter.may_hold(id(number))));
        let others = number..number + 100_000;
        let wrong = others.filter(|number| filter.may_hold(id(*number)));
        assert!(wrong.count() < 2_000, "more than two in a hundred");
    }
}
