//! When a line reaches a goal, and how sure that is.
//!
//! The interval is Fieller's (1954): all days on which the goal lies within the
//! line's band of 95 %. It is not the same to both sides, since a slope that is
//! a little flatter reaches the goal much later. It says when the trend is
//! there; a good day may be there earlier.

use jiff::civil::Date;

use super::{Line, Measured};
use crate::DayNumber;

/// The farthest that a line is drawn out: two years.
const FARTHEST_DAYS: f64 = 730.0;

/// Which way a goal lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Direction {
    /// The amount as more where more is better, and as less where less is.
    fn forward(self, amount: f64) -> f64 {
        match self {
            Self::Up => amount,
            Self::Down => -amount,
        }
    }

    /// Whether a measurement is at the goal or beyond.
    #[must_use]
    pub fn reached<Q: Measured>(self, measured: Q, goal: Q) -> bool {
        match self {
            Self::Up => measured >= goal,
            Self::Down => measured <= goal,
        }
    }
}

/// When a goal will be reached if all goes on as it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// The earliest day of the interval, never before today.
    pub earliest: Date,
    /// The likeliest day.
    pub likely: Date,
    /// The latest day of the interval; none when it is over two years away or
    /// cannot be told.
    pub latest: Option<Date>,
}

/// Why there is no date for a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoForecast {
    /// It is there already.
    Reached,
    /// There are measurements on too few days.
    TooFewDays,
    /// The measurements span too short a time.
    TooShort,
    /// Nothing tells the trend from a flat one.
    Flat,
    /// The trend goes the other way.
    OtherWay,
    /// The goal is over two years away.
    TooFar,
    /// The period of the goal is over.
    PeriodOver,
}

impl<Q: Measured> Line<Q> {
    /// When the line reaches a goal in a direction, from today on.
    ///
    /// # Errors
    /// When the line is there already, is not surely different from a flat one,
    /// goes the other way, or takes over two years.
    pub fn reaches(
        &self,
        goal: Q,
        direction: Direction,
        today: Date,
    ) -> Result<Forecast, NoForecast> {
        if direction.reached(self.on(today), goal) {
            return Err(NoForecast::Reached);
        }
        if self.slope.abs() <= self.t() * self.slope_error() {
            return Err(NoForecast::Flat);
        }
        if direction.forward(self.slope) < 0.0 {
            return Err(NoForecast::OtherWay);
        }
        let ahead = goal.units() as f64 - self.middle;
        let (early, late) = self.fieller(ahead);
        let days = [early, ahead / self.slope, late].map(|it| self.day_at(it));
        dates(days, today)
    }

    /// The distances from the mean day between which the band holds the goal:
    /// the roots of (g − b x)² = t² s² (1/n + x²/S).
    fn fieller(&self, ahead: f64) -> (f64, f64) {
        let t2 = self.t().powi(2);
        let of_slope = t2 * self.variance / self.spread;
        let of_mean = t2 * self.variance / self.count;
        // Above zero, since the slope is surely not flat.
        let a = self.slope.powi(2) - of_slope;
        let root = (of_slope * ahead.powi(2) + a * of_mean).sqrt();
        let middle = self.slope * ahead;
        ((middle - root) / a, (middle + root) / a)
    }
}

/// The dates of broken day numbers: early, likely and late.
pub(crate) fn dates(days: [f64; 3], today: Date) -> Result<Forecast, NoForecast> {
    let [early, likely, late] = days;
    let now = f64::from(DayNumber::from(today).0);
    let date = |day: f64| {
        let near = day <= now + FARTHEST_DAYS;
        near.then(|| DayNumber(day.max(now) as i32).date())
            .flatten()
    };
    Ok(Forecast {
        earliest: date(early.floor()).ok_or(NoForecast::TooFar)?,
        likely: date(likely.ceil()).ok_or(NoForecast::TooFar)?,
        latest: date(late.ceil()),
    })
}
