//! So much volume or distance in a period, and whether the pace is enough.

use std::iter::Sum;

use jiff::civil::Date;

use super::{Progress, Standing};
use crate::trend::{Forecast, Measured, NoForecast, dates};
use crate::{DayNumber, Grams, Millimetres};

/// What adds up over days.
pub trait Summed: Measured + Sum {}

impl Summed for Grams {}
impl Summed for Millimetres {}
impl Summed for Workouts {}

/// How many workouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Workouts(pub i64);

impl Measured for Workouts {
    fn units(self) -> i64 {
        self.0
    }

    fn of_units(units: i64) -> Self {
        Self(units)
    }
}

impl Sum for Workouts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        Self(counts.fold(0, |sum, count| sum.saturating_add(count.0)))
    }
}

/// To do so much from one day to another, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodGoal<Q> {
    /// How much.
    pub to: Q,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// The fewest days that a pace is told from.
const FEWEST_DAYS: i32 = 7;

impl<Q: Summed> PeriodGoal<Q> {
    /// How it stands, from what was done on days; what was outside of the period
    /// or is after today does not count.
    ///
    /// The forecast goes by the mean of all days of the period up to today, days
    /// of rest included, from the seventh day on. Its interval of 95 % holds both
    /// how much days differ and how little is known of their mean, and takes
    /// days for independent of each other. The date may be past the last day:
    /// then the goal will be missed at this pace.
    pub fn standing(&self, done: impl IntoIterator<Item = (Date, Q)>, today: Date) -> Standing {
        let until = today.min(self.last);
        let counts = |it: &(Date, Q)| self.first <= it.0 && it.0 <= until;
        let done: Vec<_> = done.into_iter().filter(counts).collect();
        let sum: Q = done.iter().map(|it| it.1).sum();
        let progress = Progress::of(0, sum.units(), self.to.units());
        Standing::of(progress, sum >= self.to, || {
            if today > self.last {
                return Err(NoForecast::PeriodOver);
            }
            let days = DayNumber::from(today).0 - DayNumber::from(self.first).0 + 1;
            let pace = Pace::of(&done, days)?;
            pace.reaches(self.to.units() as f64 - sum.units() as f64, today)
        })
    }
}

impl<Q: Summed> PeriodGoal<Q> {
    /// The first day on which it was all done; none where it never was.
    pub fn met_on(&self, done: impl IntoIterator<Item = (Date, Q)>) -> Option<Date> {
        let counts = |it: &(Date, Q)| self.first <= it.0 && it.0 <= self.last;
        let mut done: Vec<_> = done.into_iter().filter(counts).collect();
        done.sort_by_key(|it| it.0);
        let mut sum = 0_i64;
        let enough = done.into_iter().find(|it| {
            sum = sum.saturating_add(it.1.units());
            sum >= self.to.units()
        });
        enough.map(|it| it.0)
    }
}

/// What a day brings: how much, and how differently.
struct Pace {
    days: f64,
    mean: f64,
    variance: f64,
}

impl Pace {
    fn of<Q: Summed>(done: &[(Date, Q)], days: i32) -> Result<Self, NoForecast> {
        if days < FEWEST_DAYS {
            return Err(NoForecast::TooShort);
        }
        let sums: Vec<f64> = day_sums(done);
        let count = f64::from(days);
        let mean = sums.iter().sum::<f64>() / count;
        if mean <= 0.0 {
            return Err(NoForecast::Flat);
        }
        let rest = count - sums.len() as f64;
        let of_days: f64 = sums.iter().map(|sum| (sum - mean).powi(2)).sum();
        let squares = of_days + rest * mean.powi(2);
        Ok(Self {
            days: count,
            mean,
            variance: squares / (count - 1.0),
        })
    }

    /// When so much more will be done. After k days it is k times the mean, with
    /// the variance k s² + k² s²/n; the ends of the interval are the roots of
    /// (rest − k m)² = z² (k s² + k² s²/n).
    fn reaches(&self, rest: f64, today: Date) -> Result<Forecast, NoForecast> {
        const Z: f64 = 1.959_964;
        let noise = Z.powi(2) * self.variance;
        let a = self.mean.powi(2) - noise / self.days;
        let half = rest * self.mean + noise / 2.0;
        let root = (half.powi(2) - a * rest.powi(2)).max(0.0).sqrt();
        // The stable way to the smaller root; there is a larger one only where
        // the mean is surely above zero.
        let early = rest.powi(2) / (half + root);
        let late = if a > 0.0 {
            (half + root) / a
        } else {
            f64::INFINITY
        };
        let now = f64::from(DayNumber::from(today).0);
        dates([early, rest / self.mean, late].map(|it| now + it), today)
    }
}

fn day_sums<Q: Summed>(done: &[(Date, Q)]) -> Vec<f64> {
    let mut done = done.to_vec();
    done.sort_by_key(|it| it.0);
    let days = done.chunk_by(|a, b| a.0 == b.0);
    let sum = |day: &[(Date, Q)]| day.iter().map(|it| it.1).sum::<Q>().units() as f64;
    days.map(sum).collect()
}
