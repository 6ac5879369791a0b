//! A straight line through measurements, and how sure it is.
//!
//! It is the line of least squares, not Theil-Sen's: its band and the dates in
//! [`forecast`](super::forecast) follow exactly from it, where the other gives
//! an interval of the slope alone, and it takes one pass where the other takes
//! every pair. What Theil-Sen withstands better, single gross slips, is asked
//! about when it is typed ([`absurd`](crate::absurd)).
//!
//! Give it measurements as they are, never smoothed ones, which would look far
//! surer than they are. Errors that hang together from day to day, as those of
//! the scales do, already make the band rather too narrow than too wide.

use std::marker::PhantomData;

use jiff::civil::Date;

use super::{Measured, NoForecast, by_day, rounded};
use crate::DayNumber;

/// The fewest days that a line is drawn through.
const FEWEST_DAYS: usize = 5;

/// The fewest days from the first to the last of them.
const SHORTEST_SPAN: i32 = 14;

/// A straight line through the days' measurements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line<Q> {
    /// The day that days are counted from.
    origin: DayNumber,
    /// How many days have measurements.
    pub(super) count: f64,
    /// The mean day, after the origin.
    pub(super) middle_day: f64,
    /// The mean of the measurements, in units.
    pub(super) middle: f64,
    /// Units a day.
    pub(super) slope: f64,
    /// The squared distances of the days from the mean day, summed.
    pub(super) spread: f64,
    /// The variance of the measurements about the line.
    pub(super) variance: f64,
    measured: PhantomData<Q>,
}

impl<Q: Measured> Line<Q> {
    /// The line of least squares through the means of the days.
    ///
    /// # Errors
    /// When there are measurements on fewer than five days, or when they span
    /// less than two weeks.
    pub fn through(points: impl IntoIterator<Item = (Date, Q)>) -> Result<Self, NoForecast> {
        let days = by_day(points);
        let [(first, _), .., (last, _)] = days[..] else {
            return Err(NoForecast::TooFewDays);
        };
        if days.len() < FEWEST_DAYS {
            return Err(NoForecast::TooFewDays);
        }
        if last.0 - first.0 < SHORTEST_SPAN {
            return Err(NoForecast::TooShort);
        }
        Ok(Self::fitted(first, &days))
    }

    fn fitted(origin: DayNumber, days: &[(DayNumber, f64)]) -> Self {
        let count = days.len() as f64;
        let points = || {
            days.iter()
                .map(|(day, y)| (f64::from(day.0 - origin.0), *y))
        };
        let middle_day = points().map(|(x, _)| x).sum::<f64>() / count;
        let middle = points().map(|(_, y)| y).sum::<f64>() / count;
        let spread: f64 = points().map(|(x, _)| (x - middle_day).powi(2)).sum();
        let together: f64 = points().map(|(x, y)| (x - middle_day) * (y - middle)).sum();
        let slope = together / spread;
        let off = |(x, y): (f64, f64)| y - middle - slope * (x - middle_day);
        let squares: f64 = points().map(|point| off(point).powi(2)).sum();
        Self {
            origin,
            count,
            middle_day,
            middle,
            slope,
            spread,
            variance: squares / (count - 2.0),
            measured: PhantomData,
        }
    }

    /// The value of the line on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Q {
        rounded(self.middle + self.slope * self.off_middle(day))
    }

    /// Where the line may truly run on a day: its band of 95 %.
    #[must_use]
    pub fn band(&self, day: Date) -> (Q, Q) {
        let off = self.off_middle(day);
        let value = self.middle + self.slope * off;
        let variance = self.variance * (1.0 / self.count + off.powi(2) / self.spread);
        let half = self.t() * variance.sqrt();
        (rounded(value - half), rounded(value + half))
    }

    /// The change in a week.
    #[must_use]
    pub fn per_week(&self) -> Q {
        rounded(7.0 * self.slope)
    }

    /// The lowest and the highest change in a week that 95 % leave room for.
    #[must_use]
    pub fn per_week_range(&self) -> (Q, Q) {
        let half = self.t() * self.slope_error();
        let week = |slope: f64| rounded(7.0 * slope);
        (week(self.slope - half), week(self.slope + half))
    }

    /// The standard error of the slope.
    pub(super) fn slope_error(&self) -> f64 {
        (self.variance / self.spread).sqrt()
    }

    /// Student's t for 95 % and the line's degrees of freedom.
    pub(super) fn t(&self) -> f64 {
        students_t(self.count - 2.0)
    }

    /// How many days a date is after the mean day.
    fn off_middle(&self, day: Date) -> f64 {
        f64::from(DayNumber::from(day).0 - self.origin.0) - self.middle_day
    }

    /// The day number, broken, at a distance from the mean day.
    pub(super) fn day_at(&self, off_middle: f64) -> f64 {
        f64::from(self.origin.0) + self.middle_day + off_middle
    }
}

/// The values that Student's t leaves outside with 2.5 % on either side, for 1
/// to 10 degrees of freedom.
const STUDENT: [f64; 10] = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
];

/// Student's t of 97.5 %: by the table, then by the expansion about the normal
/// distribution (Abramowitz and Stegun 1964, 26.7.5), right to three decimals from there.
pub(super) fn students_t(freedom: f64) -> f64 {
    if let Some(value) = STUDENT.get(freedom as usize - 1) {
        return *value;
    }
    let z = 1.959_964_f64;
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + first / freedom + second / freedom.powi(2) + third / freedom.powi(3)
}
