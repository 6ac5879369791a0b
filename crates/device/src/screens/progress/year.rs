//! A year, day for day, and how regular the training is.

use std::collections::HashMap;

use jiff::civil::Date;
use store::read::TotalsOn;
use training::amount::{Amount, usual_most};
use training::consistency::Consistency;
use training::DayNumber;
use uuid::Uuid;

use crate::api::{ApiError, TrainingDay, TrainingYear, Weeks, WorkoutId};
use crate::screens::{days, look::Look};

/// A year and the week that one is in.
const WEEKS: i32 = 53;

/// A week counts to a row from its first workout on.
const ENOUGH: u32 = 1;

impl Look<'_> {
    /// The last 53 weeks, and the rows of weeks of all time.
    pub(super) fn training_year(&self) -> Result<TrainingYear, ApiError> {
        let first = self.week_begin(self.now.date()) - 7 * (WEEKS - 1);
        let last = first + 7 * WEEKS - 1;
        let trained = self.reader.days_between(first, last)?;
        let much = usual_most(trained.iter().map(|on| on.totals.sets));
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
        let consistency = self.consistency()?;
        Ok(TrainingYear {
            days: (first..=last).map(day).collect(),
            workouts: trained.values().map(|on| on.totals.workouts).sum(),
            streak: consistency.streak,
            longest: self.longest_run(consistency),
            steps: steps(much),
        })
    }

    /// How regular the weeks were, ever.
    pub(super) fn consistency(&self) -> Result<Consistency, ApiError> {
        let today = self.now.date();
        let weeks = self.reader.weeks(i32::MIN, i32::MAX)?;
        let mondays = weeks.iter().filter_map(|on| DayNumber(on.day).date());
        Ok(Consistency::of(
            mondays,
            ENOUGH,
            today,
            self.first_day,
        ))
    }

    /// The longest row of weeks with a workout.
    pub(super) fn longest_run(&self, all: Consistency) -> Option<Weeks> {
        let last = all.longest_until?;
        let first = days::number(last.first_day()) - 7 * (all.longest as i32 - 1);
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
