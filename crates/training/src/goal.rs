//! What somebody wants to reach, how far they are, and when they will be there.
//!
//! A goal is a lift, workouts in each of some weeks, a volume or distance in a
//! period, or a measurement of the body going up or down. Each kind takes what
//! it is judged by and gives a [`Standing`]. That a goal once met stays met, its
//! name and its id are the logbook's.
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

mod period;

use jiff::civil::{Date, Weekday};

pub use period::{PeriodGoal, Summed};

use crate::consistency::Consistency;
use crate::explain::LeftOut;
use crate::one_rm::Formula;
use crate::spread::{RepLimit, Spread};
use crate::trend::{
    Direction, FatShare, Forecast, Line, Measured, NoForecast, last_days, smoothed,
};
use crate::{Grams, Millimetres, Reps, Set, Week};

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

/// What a lift is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LiftMark {
    /// The estimated one-rep maximum by one formula.
    E1rm(Formula),
    /// The load that goes up at least so many times.
    LoadFor(Reps),
}

impl LiftMark {
    /// What a set puts forward by this mark, given its effective load; or why it
    /// puts forward nothing.
    ///
    /// # Errors
    /// As [`Spread::of`]; for a load, also when there were too few reps, which is
    /// [`LeftOut::NotDone`].
    pub fn of(self, set: &Set, effective: Option<Grams>) -> Result<Grams, LeftOut> {
        match self {
            Self::E1rm(formula) => Spread::of(set, effective, RepLimit::USUAL)?
                .by(formula)
                .ok_or(LeftOut::TooManyReps),
            Self::LoadFor(reps) => load_for(reps, set, effective),
        }
    }
}

fn load_for(reps: Reps, set: &Set, effective: Option<Grams>) -> Result<Grams, LeftOut> {
    if !set.kind.counts_as_work() {
        return Err(LeftOut::WarmUp);
    }
    let done = set.reps.ok_or(LeftOut::NoReps)?;
    if done < reps.max(Reps(1)) {
        return Err(LeftOut::NotDone);
    }
    effective.ok_or(LeftOut::without_load(set))
}

/// To lift so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiftGoal {
    /// What it is judged by.
    pub mark: LiftMark,
    /// The best when the goal was set; none is nothing.
    pub from: Option<Grams>,
    /// What is to be reached.
    pub to: Grams,
}

impl LiftGoal {
    /// How it stands, from the best mark of each day. All since the goal was set
    /// count as the best, those of the last 90 days as the trend.
    pub fn standing(
        &self,
        bests: impl IntoIterator<Item = (Date, Grams)>,
        today: Date,
    ) -> Standing {
        let bests: Vec<_> = bests.into_iter().filter(|best| best.0 <= today).collect();
        let from = self.from.filter(|from| *from < self.to).unwrap_or_default();
        let best = bests.iter().map(|best| best.1).max().unwrap_or(from);
        let met = best >= self.to;
        let progress = Progress::of(from.0, best.0, self.to.0);
        Standing::of(progress, met, || {
            along_the_line(bests, self.to, Direction::Up, today)
        })
    }
}

/// To train so often in a week, for so many weeks in a row. At least one of
/// each is always meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrequencyGoal {
    /// Workouts in a week.
    pub a_week: u32,
    /// Weeks in a row: one for a goal of one week.
    pub weeks: u32,
}

impl FrequencyGoal {
    /// How it stands, from the dates of workouts since the goal was set.
    ///
    /// Each week of the present row counts in full, and this week as far as it
    /// is. A week that was missed begins the row anew. The forecast is the end
    /// of the last week that is needed if none is missed, with no interval.
    pub fn standing(
        &self,
        workouts: impl IntoIterator<Item = Date>,
        today: Date,
        first: Weekday,
    ) -> Standing {
        let (a_week, weeks) = (self.a_week.max(1), self.weeks.max(1));
        let done = Consistency::of(workouts, a_week, today, first);
        let met = done.longest >= weeks;
        // The row counts this week already once it has enough.
        let before = done.streak - u32::from(done.this_week >= a_week);
        let so_far = i64::from(before) * i64::from(a_week) + i64::from(done.this_week.min(a_week));
        let all = i64::from(weeks) * i64::from(a_week);
        let progress = Progress::of(0, if met { all } else { so_far }, all);
        Standing::of(progress, met, || {
            end_of_week(Week::of(today, first), weeks - before - 1)
        })
    }
}

/// The last day of a week some weeks on.
fn end_of_week(this: Week, later: u32) -> Result<Forecast, NoForecast> {
    const FARTHEST_WEEKS: u32 = 104;
    if later > FARTHEST_WEEKS {
        return Err(NoForecast::TooFar);
    }
    let week = (0..later).try_fold(this, |week, _| week.next());
    let last = week
        .and_then(|week| week.days().last())
        .ok_or(NoForecast::TooFar)?;
    Ok(Forecast {
        earliest: last,
        likely: last,
        latest: None,
    })
}

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
}

#[cfg(test)]
mod tests;
