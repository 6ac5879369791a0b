//! What somebody wants to reach, how far they are, and when they will be there.
//!
//! A goal is a lift, workouts in each of some weeks, a volume, a distance or
//! workouts in a period, or a measurement of the body going up or down. Each kind
//! takes what it is judged by and gives a [`Standing`], and by `met_on` the day on
//! which it was met, which no later day takes back. Its id is the logbook's.
//!
//! The rules of progress:
//!
//! - It runs from 0 at the start to 1 at the goal and is cut off at both ends.
//! - It is 1 only when the goal is met: 99.96 % is 999 thousandths.
//! - A lift counts its best, which no bad day takes back; a measurement counts
//!   its smoothed value, which one good morning does not fulfil.
//!
//! ```
//! use jiff::civil::date;
//! use training::Grams;
//! use training::goal::{LiftGoal, LiftMark};
//! use training::one_rm::Formula;
//!
//! let goal = LiftGoal {
//!     mark: LiftMark::E1rm(Formula::Epley),
//!     from: Some(Grams(100_000)),
//!     to: Grams(120_000),
//! };
//! // Bests of days: a kilogram more each week.
//! let bests = [(1, 104), (8, 105), (15, 106), (22, 107), (29, 108)];
//! let bests = bests.map(|(day, kg)| (date(2026, 10, day), Grams(kg * 1000)));
//! let standing = goal.standing(bests, date(2026, 10, 29));
//! assert_eq!(standing.progress.thousandths(), 400);
//! assert!(!standing.met);
//! let forecast = standing.forecast.expect("it goes up");
//! assert_eq!(forecast.likely, date(2027, 1, 21));
//! ```

mod body;
mod frequency;
mod lift;
mod period;

use jiff::civil::Date;

pub use body::BodyGoal;
pub use frequency::FrequencyGoal;
pub use lift::{LiftGoal, LiftMark};
pub use period::{PeriodGoal, Summed, Workouts};

use crate::trend::{Direction, FatShare, Forecast, Line, Measured, NoForecast, last_days};
use crate::{Grams, Millimetres};

/// A goal of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A lift.
    Lift(LiftGoal),
    /// Workouts in a week.
    Frequency(FrequencyGoal),
    /// Volume in a period.
    Volume(PeriodGoal<Grams>),
    /// Distance in a period.
    Distance(PeriodGoal<Millimetres>),
    /// Workouts in a period.
    Workouts(PeriodGoal<Workouts>),
    /// Body weight.
    Bodyweight(BodyGoal<Grams>),
    /// A girth of the body, such as the waist.
    Girth(BodyGoal<Millimetres>),
    /// The part of the body that is fat.
    Fat(BodyGoal<FatShare>),
}

/// How far somebody is, in whole thousandths from 0 to 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Progress(u16);

impl Progress {
    const ALL: i128 = 1000;

    /// The way from `start` to `goal` that is behind, rounded down. Where the
    /// start is at the goal there is no way, and so nothing behind or all.
    pub(crate) fn of(start: i64, now: i64, goal: i64) -> Self {
        let [start, now, goal] = [start, now, goal].map(i128::from);
        let (done, way) = match goal - start {
            0 => (i128::from(now >= goal), 1),
            way => ((now - start) * way.signum(), way.abs()),
        };
        let part = (done * Self::ALL).div_euclid(way);
        Self(part.clamp(0, Self::ALL) as u16)
    }

    /// From 0 to 1,000.
    #[must_use]
    pub fn thousandths(self) -> u16 {
        self.0
    }

    /// From 0 to 1.
    #[must_use]
    pub fn part(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// How a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far along.
    pub progress: Progress,
    /// Whether it is reached.
    pub met: bool,
    /// When it will be, or why that cannot be said.
    pub forecast: Result<Forecast, NoForecast>,
}

impl Standing {
    fn of(
        progress: Progress,
        met: bool,
        forecast: impl FnOnce() -> Result<Forecast, NoForecast>,
    ) -> Self {
        let forecast = if met {
            Err(NoForecast::Reached)
        } else {
            forecast()
        };
        Self {
            progress,
            met,
            forecast,
        }
    }
}

/// The days before today that a trend towards a goal is drawn from.
const TREND_DAYS: u16 = 90;

/// The trend of measurements to a goal.
fn along_the_line<Q: Measured>(
    points: impl IntoIterator<Item = (Date, Q)>,
    goal: Q,
    direction: Direction,
    today: Date,
) -> Result<Forecast, NoForecast> {
    Line::through(last_days(points, today, TREND_DAYS))?.reaches(goal, direction, today)
}

#[cfg(test)]
mod tests;
