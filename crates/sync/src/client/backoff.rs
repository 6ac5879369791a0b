//! When to try again: after a random time that grows with every failure, so that
//! a thousand devices do not come back at once.

use crate::random::{Random, draw};

/// The shortest wait, in milliseconds.
const SHORTEST: u64 = 500;
/// The longest wait, in milliseconds.
const LONGEST: u64 = 60_000;

/// Failures so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// How long to wait now, in milliseconds; at least `asked`.
    pub(super) fn wait(&mut self, asked: u64, random: Random<'_>) -> u64 {
        let most = (SHORTEST << self.failures.min(10)).clamp(SHORTEST + 1, LONGEST);
        self.failures = self.failures.saturating_add(1);
        let chance = u64::from_be_bytes(draw(random));
        asked + SHORTEST + chance % (most - SHORTEST)
    }

    /// It worked.
    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute_and_begin_anew_after_a_success() {
        let mut backoff = Backoff::default();
        let mut most = |bytes: &mut [u8]| bytes.fill(0xff);
        let first = backoff.wait(0, &mut most);
        assert!(first <= 1_000, "{first}");
        let later = (0..20).map(|_| backoff.wait(0, &mut most)).max().unwrap();
        assert!((SHORTEST..=LONGEST).contains(&later), "{later}");
        assert!(backoff.wait(5_000, &mut most) >= 5_500);
        backoff.reset();
        assert!(backoff.wait(0, &mut most) <= 1_000);
    }
}
