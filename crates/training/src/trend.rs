//! Where a measurement is going: smoothed, as a straight line, and when the line
//! reaches a goal, with how sure that is.
//!
//! Measurements are of days: several on one day count as their mean, and days
//! without any are simply not there. What cannot be said honestly is not said:
//! a [`Line`] wants five days over two weeks, and a [`Forecast`] a line that is
//! surely not flat and goes the right way. No clock is here; today is an
//! argument.
//!
//! ```
//! use jiff::civil::date;
//! use training::trend::{Direction, Line, last_days, smoothed};
//! use training::{Mass, MassUnit};
//!
//! // Somebody loses about half a kilogram a week.
//! let weighed = [(1, 84.0), (5, 83.6), (8, 83.6), (12, 83.1), (15, 83.1), (19, 82.6)];
//! let points: Vec<_> = weighed
//!     .map(|(day, kg)| (date(2026, 11, day), Mass::new(kg, MassUnit::Kg).map(Mass::grams)))
//!     .into_iter()
//!     .map(|(day, grams)| grams.map(|grams| (day, grams)))
//!     .collect::<Result<_, _>>()?;
//! let today = date(2026, 11, 20);
//! assert_eq!(smoothed(points.iter().copied()).len(), 6);
//!
//! let line = Line::through(last_days(points, today, 90)).expect("six days over two weeks");
//! assert!((-600..-400).contains(&line.per_week().0));
//! let goal = Mass::new(80.0, MassUnit::Kg)?.grams();
//! let forecast = line.reaches(goal, Direction::Down, today).expect("a date");
//! assert_eq!(forecast.likely, date(2026, 12, 26));
//! assert!(forecast.earliest < forecast.likely && forecast.latest > Some(forecast.likely));
//! # Ok::<(), training::NotAQuantity>(())
//! ```

mod forecast;
mod line;
mod smooth;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{DayNumber, Grams, Millimetres};

pub(crate) use forecast::dates;
pub use forecast::{Direction, Forecast, NoForecast};
pub use line::Line;
pub use smooth::smoothed;

/// A part of the body that is fat, in hundredths of a percent: 18.5 % is 1,850.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FatShare(pub i64);

/// Something that is measured from day to day, in whole small units.
pub trait Measured: Copy + Ord {
    /// How many of its units it is.
    fn units(self) -> i64;
    /// So many of its units.
    fn of_units(units: i64) -> Self;
}

impl Measured for Grams {
    fn units(self) -> i64 {
        self.0
    }

    fn of_units(units: i64) -> Self {
        Self(units)
    }
}

impl Measured for Millimetres {
    fn units(self) -> i64 {
        self.0
    }

    fn of_units(units: i64) -> Self {
        Self(units)
    }
}

impl Measured for FatShare {
    fn units(self) -> i64 {
        self.0
    }

    fn of_units(units: i64) -> Self {
        Self(units)
    }
}

/// The nearest whole number of units.
fn rounded<Q: Measured>(units: f64) -> Q {
    Q::of_units(units.round() as i64)
}

/// The measurements of the last `days` days up to and with `today`, in the order
/// given. A line through much longer than 90 days tells of old times.
pub fn last_days<Q>(
    points: impl IntoIterator<Item = (Date, Q)>,
    today: Date,
    days: u16,
) -> impl Iterator<Item = (Date, Q)> {
    let last = DayNumber::from(today).0;
    let span = last - i32::from(days) + 1..=last;
    let within = move |point: &(Date, Q)| span.contains(&DayNumber::from(point.0).0);
    points.into_iter().filter(within)
}

/// The mean of each day that has measurements, in units, by rising days.
fn by_day<Q: Measured>(points: impl IntoIterator<Item = (Date, Q)>) -> Vec<(DayNumber, f64)> {
    let mut days: BTreeMap<DayNumber, (f64, f64)> = BTreeMap::new();
    for (day, measured) in points {
        let (sum, count) = days.entry(day.into()).or_default();
        *sum += measured.units() as f64;
        *count += 1.0;
    }
    let mean = |(day, (sum, count))| (day, sum / count);
    days.into_iter().map(mean).collect()
}

#[cfg(test)]
mod tests;
