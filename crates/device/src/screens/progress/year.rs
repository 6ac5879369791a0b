//! A year, day for day, and how regular the training is.

use std::collections::HashMap;

use jiff::civil::Date;
use store::read::TotalsOn;
use training::DayNumber;
use training::amount::{Amount, usual_most};
use training::consistency::Consistency;
use uuid::Uuid;

use crate::api::{
    ApiError, Calendar, CalendarRequest, TrainingDay, TrainingYear, Weeks, WorkoutId, YearRequest,
};
use crate::screens::days::{self, Month};
use crate::screens::{history::malformed, look::Look};

/// A year and the week that one is in.
const WEEKS: i32 = 53;

/// A week counts to a row from its first workout on.
const ENOUGH: u32 = 1;

impl Look<'_> {
    /// The 53 weeks up to the one of a day.
    pub fn year(&self, request: &YearRequest) -> Result<TrainingYear, ApiError> {
        let today = self.now.date();
        let until = match &request.until {
            Some(text) => text.parse().map_err(|_| malformed("day", text))?,
            None => today,
        };
        self.training_year(until)
    }

    /// A month in whole weeks, its days coloured as those of the year around it.
    pub fn calendar(&self, request: &CalendarRequest) -> Result<Calendar, ApiError> {
        let month = Month::read(&request.month);
        let month = month.ok_or_else(|| malformed("month", &request.month))?;
        let day = |month: Month| -> Result<Date, ApiError> {
            let text = format!("{}-01", month.text());
            text.parse().map_err(|_| malformed("month", &request.month))
        };
        let (first, next) = (day(month)?, day(month.next())?);
        let (from, to) = (self.week_begin(first), days::number(next) - 1);
        let to = to + (6 - (to - from).rem_euclid(7));
        let around = self.reader.days_between(to - 7 * WEEKS, to)?;
        let much = usual_most(around.iter().map(|on| on.totals.sets));
        Ok(Calendar {
            month: request.month.clone(),
            days: self.days_of(from, to, much)?.0,
        })
    }

    /// The 53 weeks up to a day's, and the rows of weeks of all time.
    pub(super) fn training_year(&self, until: Date) -> Result<TrainingYear, ApiError> {
        let first = self.week_begin(until) - 7 * (WEEKS - 1);
        let last = first + 7 * WEEKS - 1;
        let trained = self.reader.days_between(first, last)?;
        let much = usual_most(trained.iter().map(|on| on.totals.sets));
        let (days, workouts) = self.days_of(first, last, much)?;
        let consistency = self.consistency()?;
        Ok(TrainingYear {
            days,
            workouts,
            streak: consistency.streak,
            longest: self.longest_run(consistency),
            steps: steps(much),
        })
    }

    /// Days in a row, and how many workouts they hold.
    fn days_of(
        &self,
        first: i32,
        last: i32,
        much: u32,
    ) -> Result<(Vec<TrainingDay>, u32), ApiError> {
        let trained = self.reader.days_between(first, last)?;
        let mut places = self.places(first, last)?;
        let trained: HashMap<i32, &TotalsOn> = trained.iter().map(|on| (on.day, on)).collect();
        let day = |day| {
            let totals = trained.get(&day).map(|on| on.totals).unwrap_or_default();
            TrainingDay {
                day: days::day(day),
                sets: totals.sets,
                volume: self.whole(totals.volume_g).value,
                amount: amount(totals.workouts, totals.sets, much),
                workouts: places.remove(&days::day(day)).unwrap_or_default(),
            }
        };
        let workouts = trained.values().map(|on| on.totals.workouts).sum();
        Ok(((first..=last).map(day).collect(), workouts))
    }

    /// How regular the weeks were, ever.
    pub(super) fn consistency(&self) -> Result<Consistency, ApiError> {
        let today = self.now.date();
        let weeks = self.reader.weeks(i32::MIN, i32::MAX)?;
        let mondays = weeks.iter().filter_map(|on| DayNumber(on.day).date());
        Ok(Consistency::of(mondays, ENOUGH, today, self.first_day))
    }

    /// The longest row of weeks with a workout.
    pub(super) fn longest_run(&self, all: Consistency) -> Option<Weeks> {
        let last = all.longest_until?;
        let first = days::number(last.first_day()) - 7 * (all.longest as i32 - 1);
        let first: Date = DayNumber(first).date()?;
        Some(self.weeks_between(self.week_of(first), last))
    }

    /// The row of weeks up to this one.
    pub(super) fn run_so_far(&self, all: Consistency) -> Option<Weeks> {
        let this = self.week_of(self.now.date());
        let last = if all.this_week > 0 {
            this
        } else {
            this.previous()?
        };
        let weeks = i32::try_from(all.streak.checked_sub(1)?).ok()?;
        let first = days::number(last.first_day()) - 7 * weeks;
        let first: Date = DayNumber(first).date()?;
        Some(self.weeks_between(self.week_of(first), last))
    }

    /// The workouts of each day, first to last.
    fn places(&self, first: i32, last: i32) -> Result<HashMap<String, Vec<WorkoutId>>, ApiError> {
        let (from, to) = (days::day(first), days::day(last + 1));
        let mut places: HashMap<String, Vec<WorkoutId>> = HashMap::new();
        let found: Vec<(String, Uuid)> = self.reader.places_between(&from, &to)?;
        for (start, id) in found.into_iter().rev() {
            let day = start.get(..10).unwrap_or(&start).to_owned();
            places
                .entry(day)
                .or_default()
                .push(WorkoutId(id.to_string()));
        }
        Ok(places)
    }
}

/// A workout without sets is something too.
fn amount(workouts: u32, sets: u32, much: u32) -> u8 {
    let least = u8::from(workouts > 0);
    Amount::of(f64::from(sets), f64::from(much))
        .step()
        .max(least)
}

/// The most sets that each step but the last stands for.
fn steps(much: u32) -> Vec<u32> {
    let steps = u32::from(Amount::STEPS);
    (1..steps).map(|step| much * step / steps).collect()
}
