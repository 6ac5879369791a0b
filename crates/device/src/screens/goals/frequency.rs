//! Goals of so many workouts a week, for weeks in a row.

use std::fmt;

use jiff::civil::{Date, Weekday};
use training::consistency::Consistency;
use training::goal::FrequencyGoal;

use super::{Goal, Judged};
use crate::api::{ApiError, GoalAbout, Measured};
use crate::screens::{days, look::Look};

/// So many workouts in each of so many weeks, as it is stored: `3x12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// Workouts a week.
    pub a_week: u32,
    /// Weeks.
    pub weeks: u32,
}

impl Frequency {
    /// Reads `3x12`; a bare number is for one week.
    pub fn read(text: &str) -> Option<Self> {
        let (a_week, weeks) = text.split_once(['x', '×']).unwrap_or((text, "1"));
        let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0);
        Some(Self {
            a_week: number(a_week)?,
            weeks: number(weeks)?,
        })
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.a_week, self.weeks)
    }
}

impl Look<'_> {
    pub(super) fn judge_frequency(&self, goal: &Goal) -> Result<Option<Judged>, ApiError> {
        let Some(aim) = Frequency::read(&goal.row.aim) else {
            return Ok(None);
        };
        let today = self.now.date();
        let workouts = self.workout_dates(goal.row.since, days::number(today))?;
        let (first, trained) = (Weekday::Monday, workouts.iter().copied());
        let wanted = FrequencyGoal {
            a_week: aim.a_week,
            weeks: aim.weeks,
        };
        let met_on = wanted.met_on(trained.clone(), first);
        let done = Consistency::of(trained.clone(), aim.a_week, today, first);
        let of_one_week = aim.weeks == 1;
        let counted = if of_one_week {
            done.this_week
        } else {
            done.streak
        };
        let aimed = if of_one_week { aim.a_week } else { aim.weeks };
        Ok(Some(Judged {
            about: GoalAbout::Frequency {
                a_week: aim.a_week,
                weeks: aim.weeks,
                this_week: done.this_week,
            },
            unit: if of_one_week {
                Measured::Workouts
            } else {
                Measured::Weeks
            },
            from: None,
            now: Some(i64::from(counted)),
            to: i64::from(aimed),
            standing: met_on
                .is_none()
                .then(|| wanted.standing(trained, today, first)),
            met_on,
            points: Vec::new(),
        }))
    }

    /// The date of each workout from one day to another.
    pub(super) fn workout_dates(&self, from: i32, to: i32) -> Result<Vec<Date>, ApiError> {
        let trained = self.reader.days_between(from, to)?.into_iter();
        let dates = trained.flat_map(|on| {
            let date = training::DayNumber(on.day).date();
            let times = on.totals.workouts as usize;
            date.into_iter()
                .flat_map(move |date| std::iter::repeat_n(date, times))
        });
        Ok(dates.collect())
    }
}
