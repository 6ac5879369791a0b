//! A measurement without its daily noise.

use jiff::civil::Date;

use super::{Measured, by_day, rounded};

/// What is kept of the smoothed value from one day to the next.
const KEPT_A_DAY: f64 = 0.9;

/// The exponentially smoothed value of each day that has a measurement, by
/// rising days.
///
/// A day moves the smoothed value by a tenth of the way to what was measured
/// (Walker 1991, "The Hacker's Diet"); after a gap of d days it is moved by
/// 1 − 0.9^d, as if the new value had stood all the while. The first value
/// stands as it is.
pub fn smoothed<Q: Measured>(points: impl IntoIterator<Item = (Date, Q)>) -> Vec<(Date, Q)> {
    let mut before = None;
    let mut smooth = Vec::new();
    for (day, measured) in by_day(points) {
        let value = before.map_or(measured, |(last, value): (i32, f64)| {
            let kept = KEPT_A_DAY.powi(day.0 - last);
            measured + kept * (value - measured)
        });
        before = Some((day.0, value));
        smooth.extend(day.date().map(|date| (date, rounded(value))));
    }
    smooth
}
