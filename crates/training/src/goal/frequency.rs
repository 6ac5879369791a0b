//! To train so often in a week, once or for weeks in a row.

use jiff::civil::{Date, Weekday};

use super::{Progress, Standing};
use crate::Week;
use crate::consistency::Consistency;
use crate::trend::{Forecast, NoForecast};

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

impl FrequencyGoal {
    /// The day of the workout that completed the last week that was needed; none
    /// where the row was never long enough.
    pub fn met_on(&self, workouts: impl IntoIterator<Item = Date>, first: Weekday) -> Option<Date> {
        let mut days: Vec<Date> = workouts.into_iter().collect();
        days.sort_unstable();
        let enough = |until: usize| {
            let so_far = days[..=until].iter().copied();
            let done = Consistency::of(so_far, self.a_week.max(1), days[until], first);
            done.longest >= self.weeks.max(1)
        };
        // More workouts never make the longest row shorter, so halving finds it.
        let numbers: Vec<usize> = (0..days.len()).collect();
        let before = numbers.partition_point(|until| !enough(*until));
        days.get(before).copied()
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
