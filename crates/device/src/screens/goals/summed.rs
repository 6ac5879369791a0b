//! Goals of a volume, a distance or workouts in a period.

use jiff::civil::Date;
use logbook::GoalAbout;
use training::goal::{PeriodGoal, Standing, Summed, Workouts};
use training::{Distance, Mass};

use super::judged::{unit_of_distance, unit_of_mass};
use super::{Goal, Judged};
use crate::api::{self, ApiError, Measured};
use crate::screens::{days, look::Look};

/// What was done on days.
type Done = Vec<(i32, i64)>;

impl Look<'_> {
    pub(super) fn judge_sum(&self, goal: &Goal) -> Result<Option<Judged>, ApiError> {
        let aim = goal.row.aim.as_str();
        let Some(period) = goal.period else {
            return Ok(None);
        };
        let days = (period.first(), period.last());
        let done = self.done(&goal.about, days)?;
        let today = self.now.date();
        let judged = match &goal.about {
            GoalAbout::Volume => aim.parse::<Mass>().ok().map(|mass| {
                let unit = unit_of_mass(mass);
                let (standing, met) = stands(mass.grams(), days, &done, today);
                (api::GoalAbout::Volume, unit, mass.grams().0, standing, met)
            }),
            GoalAbout::Distance => aim.parse::<Distance>().ok().map(|distance| {
                let unit = unit_of_distance(distance);
                let to = distance.millimetres();
                let (standing, met) = stands(to, days, &done, today);
                (api::GoalAbout::Distance, unit, to.0, standing, met)
            }),
            GoalAbout::Workouts => aim.parse::<u32>().ok().map(|count| {
                let to = Workouts(i64::from(count));
                let (standing, met) = stands(to, days, &done, today);
                (
                    api::GoalAbout::Workouts,
                    Measured::Workouts,
                    to.0,
                    standing,
                    met,
                )
            }),
            GoalAbout::E1rm(_)
            | GoalAbout::Load(..)
            | GoalAbout::Frequency
            | GoalAbout::Body(_) => None,
        };
        Ok(judged.map(|(about, unit, to, standing, met_on)| {
            let so_far = so_far(&done);
            Judged {
                about,
                unit,
                from: None,
                now: Some(so_far.last().map_or(0, |(_, sum)| *sum)),
                to,
                standing: met_on.is_none().then_some(standing),
                met_on,
                points: so_far,
            }
        }))
    }

    /// What was done on the days of a period up to today.
    pub(super) fn done(
        &self,
        about: &GoalAbout,
        (first, last): (Date, Date),
    ) -> Result<Done, ApiError> {
        let last = days::number(last.min(self.now.date()));
        let first = days::number(first);
        if matches!(about, GoalAbout::Distance) {
            return Ok(self.reader.distance_of_days(first, last)?);
        }
        let trained = self.reader.days_between(first, last)?.into_iter();
        let of_workouts = matches!(about, GoalAbout::Workouts);
        let amount = |on: store::read::TotalsOn| {
            let workouts = i64::from(on.totals.workouts);
            (
                on.day,
                if of_workouts {
                    workouts
                } else {
                    on.totals.volume_g
                },
            )
        };
        Ok(trained.map(amount).collect())
    }
}

fn stands<Q: Summed>(
    to: Q,
    (first, last): (Date, Date),
    done: &Done,
    today: Date,
) -> (Standing, Option<Date>) {
    let goal = PeriodGoal { to, first, last };
    let on = |(day, units): &(i32, i64)| {
        let date = training::DayNumber(*day).date();
        date.map(|date| (date, Q::of_units(*units)))
    };
    let done: Vec<_> = done.iter().filter_map(on).collect();
    let met_on = goal.met_on(done.iter().copied());
    (goal.standing(done, today), met_on)
}

/// The sum so far on each day.
fn so_far(done: &Done) -> Done {
    let mut sum = 0_i64;
    let add = |(day, units): &(i32, i64)| {
        sum = sum.saturating_add(*units);
        (*day, sum)
    };
    done.iter().map(add).collect()
}
