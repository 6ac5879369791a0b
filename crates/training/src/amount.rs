//! How much, in five steps for the eye.
//!
//! A year of days and the muscles of a body are looked at, not read: each is
//! nothing, or one of five steps up to what is much. What is much for days is
//! the person's own: nine of ten days of training are no more, so that one day
//! of a hundred sets does not make the rest of the year pale.
//!
//! ```
//! use training::amount::{Amount, usual_most};
//!
//! let sets = [12, 20, 18, 22, 0, 96, 16, 20, 21, 19, 20];
//! let much = usual_most(sets);
//! assert_eq!(much, 22);
//! assert_eq!(Amount::of(0.0, 22.0), Amount::NOTHING);
//! assert_eq!(Amount::of(1.0, 22.0).step(), 1);
//! assert_eq!(Amount::of(12.0, 22.0).step(), 3);
//! assert_eq!(Amount::of(96.0, 22.0).step(), 5);
//! ```

/// Nothing, or a step from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(u8);

impl Amount {
    /// Nothing at all.
    pub const NOTHING: Self = Self(0);

    /// The step of the most.
    pub const STEPS: u8 = 5;

    /// The step of a value where `much` is the fifth: the first step begins just
    /// above nothing, and all that is beyond much is the fifth.
    #[must_use]
    pub fn of(value: f64, much: f64) -> Self {
        if value <= 0.0 || value.is_nan() {
            return Self::NOTHING;
        }
        if much <= 0.0 || value >= much {
            return Self(Self::STEPS);
        }
        let step = (value / much * f64::from(Self::STEPS)).ceil();
        Self((step as u8).clamp(1, Self::STEPS))
    }

    /// 0 for nothing, 5 for the most.
    #[must_use]
    pub fn step(self) -> u8 {
        self.0
    }
}

/// What nine of ten of the values above nothing do not pass; 0 where there are
/// none.
#[must_use]
pub fn usual_most(values: impl IntoIterator<Item = u32>) -> u32 {
    let mut values: Vec<u32> = values.into_iter().filter(|value| *value > 0).collect();
    values.sort_unstable();
    let rank = (values.len() * 9).div_ceil(10);
    match rank.checked_sub(1) {
        Some(at) => values[at],
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_reached_and_the_first_begins_just_above_nothing() {
        let steps = [0.0, 0.1, 20.0, 20.1, 40.0, 60.0, 80.0, 80.1, 100.0, 400.0];
        let steps = steps.map(|value| Amount::of(value, 100.0).step());
        assert_eq!(steps, [0, 1, 1, 2, 2, 3, 4, 5, 5, 5]);
    }

    #[test]
    fn where_nothing_is_much_anything_is_the_most() {
        assert_eq!(Amount::of(1.0, 0.0).step(), 5);
        assert_eq!(Amount::of(f64::NAN, 0.0), Amount::NOTHING);
        assert_eq!(Amount::of(-1.0, 10.0), Amount::NOTHING);
    }

    #[test]
    fn one_day_alone_is_its_own_measure() {
        assert_eq!(usual_most([7]), 7);
        assert_eq!(usual_most([0, 0]), 0);
        assert_eq!(usual_most([]), 0);
        assert_eq!(usual_most((1..=10).chain([500])), 10);
    }
}
