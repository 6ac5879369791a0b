//! e1RM and volume of an exercise over time, a point for each week or month,
//! those without training among them.

use std::collections::BTreeMap;

use store::read::ExerciseWeek;

use super::{
    days::{self, Month},
    look::Look,
    values,
};
use crate::api::{ApiError, Chart, ChartPoint, Days, Span};

/// A year and the week that one is in.
const WEEKS: i32 = 53;

/// A hundred years. A workout dated into antiquity by a slip of the finger must
/// not make a chart of two thousand.
const MOST_MONTHS: i32 = 1200;

/// What was done in a week or month.
#[derive(Clone, Copy, Default)]
struct Sum {
    e1rm_g: Option<i64>,
    volume_g: i64,
    sets: u32,
}

impl Sum {
    fn add(&mut self, week: &ExerciseWeek) {
        self.e1rm_g = self.e1rm_g.max(week.e1rm_g);
        self.volume_g = self.volume_g.saturating_add(week.volume_g);
        self.sets += week.sets;
    }
}

impl Look<'_> {
    /// The chart of an exercise.
    pub fn chart(&self, exercise: &str, span: Span) -> Result<Chart, ApiError> {
        let points = match span {
            Span::Year => self.weeks(exercise)?,
            Span::All => self.months_of(exercise)?,
        };
        Ok(Chart {
            span,
            unit: values::unit(self.unit),
            points,
        })
    }

    /// The last 53 weeks, this one too.
    fn weeks(&self, exercise: &str) -> Result<Vec<ChartPoint>, ApiError> {
        let this = self.week_begin(self.now.date());
        let first = this - 7 * (WEEKS - 1);
        let trained = sums(&self.reader.exercise_weeks(exercise, first)?, |week| {
            Some(week.week)
        });
        let week = |n| {
            let monday = first + 7 * n;
            self.point(
                days::day(monday),
                (monday, monday + 6),
                trained.get(&monday),
            )
        };
        Ok((0..WEEKS).map(week).collect())
    }

    /// From the first month with training to the last. A week counts to the
    /// month of its Monday.
    fn months_of(&self, exercise: &str) -> Result<Vec<ChartPoint>, ApiError> {
        let weeks = self.reader.exercise_weeks(exercise, i32::MIN)?;
        let trained = sums(&weeks, |week| Some(Month::of(week.week)?.0));
        let Some((&first, &last)) = trained.keys().next().zip(trained.keys().next_back()) else {
            return Ok(Vec::new());
        };
        let first = first.max(last - MOST_MONTHS + 1);
        let month = |month| {
            let of = (
                self.first_week_of(Month(month)),
                self.first_week_of(Month(month + 1)),
            );
            let of = (of.0.unwrap_or_default(), of.1.unwrap_or_default() - 1);
            let day = format!("{}-01", Month(month).text());
            self.point(day, of, trained.get(&month))
        };
        Ok((first..=last).map(month).collect())
    }

    fn point(&self, day: String, (from, to): (i32, i32), sum: Option<&Sum>) -> ChartPoint {
        let sum = sum.copied().unwrap_or_default();
        ChartPoint {
            day,
            of: Days {
                from: days::day(from),
                to: days::day(to),
            },
            e1rm: sum.e1rm_g.map(|e1rm| self.to_a_tenth(e1rm).value),
            volume: self.whole(sum.volume_g).value,
            sets: sum.sets,
        }
    }
}

/// Adds up weeks by what `key` makes of them.
fn sums(weeks: &[ExerciseWeek], key: impl Fn(&ExerciseWeek) -> Option<i32>) -> BTreeMap<i32, Sum> {
    let mut sums = BTreeMap::<i32, Sum>::new();
    for week in weeks {
        if let Some(key) = key(week) {
            sums.entry(key).or_default().add(week);
        }
    }
    sums
}
