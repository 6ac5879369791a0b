//! To weigh or measure more or less than before.

use jiff::civil::Date;

use super::{Progress, Standing, along_the_line};
use crate::trend::{Direction, Measured, smoothed};

/// To bring a measurement of the body from one value to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyGoal<Q> {
    /// The value when the goal was set.
    pub from: Q,
    /// What is to be reached; it says which way the goal lies.
    pub to: Q,
}

impl<Q: Measured> BodyGoal<Q> {
    /// Down where less is wanted than there was, else up.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if self.to < self.from {
            Direction::Down
        } else {
            Direction::Up
        }
    }

    /// How it stands, from all measurements up to today as they were made. The
    /// smoothed value counts; those of the last 90 days are the trend. Without
    /// any measurement it stands where it began.
    pub fn standing(&self, measured: impl IntoIterator<Item = (Date, Q)>, today: Date) -> Standing {
        let measured: Vec<_> = measured.into_iter().filter(|it| it.0 <= today).collect();
        let smooth = smoothed(measured.iter().copied());
        let now = smooth.last().map(|(_, value)| *value);
        let met = now.is_some_and(|now| self.direction().reached(now, self.to));
        let at = now.unwrap_or(self.from);
        let progress = match now {
            Some(_) => Progress::of(self.from.units(), at.units(), self.to.units()),
            None => Progress::default(),
        };
        Standing::of(progress, met, || {
            along_the_line(measured, self.to, self.direction(), today)
        })
    }

    /// The first day from `since` on which the smoothed value was there; none
    /// where it never was. It stays met, whatever came after.
    pub fn met_on(
        &self,
        measured: impl IntoIterator<Item = (Date, Q)>,
        since: Date,
    ) -> Option<Date> {
        let reached = |value| self.direction().reached(value, self.to);
        let there = |it: &(Date, Q)| it.0 >= since && reached(it.1);
        smoothed(measured).into_iter().find(there).map(|it| it.0)
    }
}
