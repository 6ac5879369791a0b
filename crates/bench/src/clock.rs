//! Taking times, and what a list of times says.

use std::time::{Duration, Instant};

/// Times of the same thing.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// None so far.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The times of some runs, after one that is not counted.
    pub fn of(runs: usize, mut run: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<Self> {
        run()?;
        let mut times = Self::default();
        for _ in 0..runs {
            times.take(&mut run)?;
        }
        Ok(times)
    }

    /// Runs something and adds how long it took.
    pub fn take<T>(&mut self, run: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        let start = Instant::now();
        let made = run()?;
        self.add(start.elapsed());
        Ok(made)
    }

    /// Adds a time that was taken elsewhere.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Adds other times of the same thing.
    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// The time that half of the runs kept below, in milliseconds.
    pub fn median(&self) -> f64 {
        self.below(0.5)
    }

    /// The time that all runs but one in a hundred kept below, in milliseconds.
    pub fn p99(&self) -> f64 {
        self.below(0.99)
    }

    /// The longest, in milliseconds.
    pub fn longest(&self) -> f64 {
        self.below(1.0)
    }

    fn below(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() as f64 * share) as usize;
        let at = place.min(sorted.len().saturating_sub(1));
        sorted
            .get(at)
            .map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_ends_of_times_are_found() {
        let times = Times((1..=200).map(Duration::from_millis).collect());
        assert_eq!(
            (times.median(), times.p99(), times.longest()),
            (101.0, 199.0, 200.0)
        );
    }
}
