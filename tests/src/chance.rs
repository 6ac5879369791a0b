//! Chance that a seed repeats (SplitMix64).

use std::hash::{BuildHasher, RandomState};

/// Numbers that look random and repeat with the seed.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Begins with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Begins with `CHALKBOOK_SEED`, or with the time, and prints the seed.
    pub fn from_environment() -> Self {
        let given = std::env::var("CHALKBOOK_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let now = || {
            let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
            since.as_nanos() as u64
        };
        let seed = given.unwrap_or_else(now);
        println!("CHALKBOOK_SEED={seed}");
        Self::new(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Random bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.number().to_le_bytes()[..chunk.len()]);
        }
    }

    /// Puts things into any order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for left in (1..things.len()).rev() {
            things.swap(left, self.below(left as u32 + 1) as usize);
        }
    }

    /// A number from 0 up to, not including, this one.
    pub fn below(&mut self, end: u32) -> u32 {
        (self.number() % u64::from(end.max(1))) as u32
    }
}

/// Seeds to try: the one in `CHALKBOOK_SEED`, or else this many new ones, and
/// ten times as many with `CHALKBOOK_TEST_LONG`.
pub fn seeds(count: usize) -> Vec<u64> {
    let given = std::env::var("CHALKBOOK_SEED").ok();
    if let Some(seed) = given.and_then(|seed| seed.parse().ok()) {
        return vec![seed];
    }
    let long = std::env::var_os("CHALKBOOK_TEST_LONG").is_some();
    let mut chance = Chance::new(RandomState::new().hash_one(count));
    let count = if long { 10 * count } else { count };
    (0..count).map(|_| chance.number()).collect()
}
