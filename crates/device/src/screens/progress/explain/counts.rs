//! Numbers that only count: the sets and workouts of some days, a workout's own
//! sums, and weeks in a row.

use jiff::civil::Date;
use store::WorkoutRow;
use training::explain::Basis;
use uuid::Uuid;

use super::{by, days_of};
use crate::api::{ApiError, Cursor, Days, ExplainedDay, Explanation, Measured, Weeks, WorkoutId};
use crate::screens::days;
use crate::screens::history::place;
use crate::screens::look::{Look, not_found};
use crate::screens::paging;
use crate::screens::progress::parts::{Part, Question, bare_day};

/// How many workouts a page has: with all their sets, and without.
const WITH_SETS: u32 = 10;
const WITHOUT: u32 = 60;

impl Look<'_> {
    /// All sets of some days, or the workouts alone.
    pub(super) fn explain_count(
        &self,
        basis: Basis,
        (first, last): (Date, Date),
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        let (from, to) = (days::number(first), days::number(last.max(first)));
        let totals = self.reader.days_between(from, to)?.into_iter();
        let with_sets = basis == Basis::SetCount;
        let of = |on: store::read::TotalsOn| match with_sets {
            true => on.totals.sets,
            false => on.totals.workouts,
        };
        let value = f64::from(totals.map(of).sum::<u32>());
        let measure = if with_sets {
            Measured::Sets
        } else {
            Measured::Workouts
        };
        let (days, next) = self.workouts_between((from, to), with_sets, after)?;
        Ok(Explanation {
            period: Some(Days {
                from: days::day(from),
                to: days::day(to),
            }),
            days,
            next,
            ..by(basis, value, measure)
        })
    }

    /// Weeks in a row, and their workouts.
    pub(super) fn explain_run(
        &self,
        weeks: Option<Weeks>,
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        let value = weeks.as_ref().map_or(0.0, |weeks| f64::from(weeks.weeks));
        let (days, next) = match &weeks {
            Some(Weeks { from, to, .. }) => {
                let (from, to) = (from.clone(), to.clone());
                self.workouts_between(days_of(&Days { from, to })?, false, after)?
            }
            None => (Vec::new(), None),
        };
        Ok(Explanation {
            weeks,
            days,
            next,
            ..by(Basis::WeeksInARow, value, Measured::Weeks)
        })
    }

    /// A sum of one workout.
    pub(super) fn explain_workout(
        &self,
        workout: &WorkoutId,
        basis: Basis,
    ) -> Result<Explanation, ApiError> {
        let id: Option<Uuid> = workout.0.parse().ok();
        let row = id.map(|id| self.reader.workout_row(id)).transpose()?;
        let row = row.flatten();
        let row = row.ok_or_else(|| not_found("workout", &workout.0))?;
        let (value, measure, day) = if basis == Basis::SetCount {
            let day = Some(self.every_set(&row)?);
            (f64::from(row.sets), Measured::Sets, day)
        } else {
            let day = self.parts_of(Question::Volume, &row)?;
            (self.whole(row.volume_g).value, self.mass(), day)
        };
        Ok(Explanation {
            of: row.title.clone(),
            days: day.into_iter().collect(),
            ..by(basis, value, measure)
        })
    }

    /// A page of the workouts of some days, newest first, and where it goes on.
    fn workouts_between(
        &self,
        (first, last): (i32, i32),
        with_sets: bool,
        after: Option<&Cursor>,
    ) -> Result<(Vec<ExplainedDay>, Option<Cursor>), ApiError> {
        let (start, id) = match after {
            Some(cursor) => place(cursor)?,
            None => (days::day(last + 1), Uuid::nil()),
        };
        let limit = if with_sets { WITH_SETS } else { WITHOUT };
        let mut rows = self
            .reader
            .workouts_before(&start, id, paging::asked(limit))?;
        rows.retain(|row| row.day >= first);
        let next = paging::cut(&mut rows, limit, paging::before);
        let day = |row: &WorkoutRow| match with_sets {
            true => self.every_set(row),
            false => Ok(bare_day(row)),
        };
        Ok((rows.iter().map(day).collect::<Result<_, _>>()?, next))
    }

    /// A workout with all its sets, each of which counts.
    fn every_set(&self, workout: &WorkoutRow) -> Result<ExplainedDay, ApiError> {
        let rows = self.live_sets(workout.id)?;
        let parts = rows.iter().map(|row| (row, Part::Ok(1.0)));
        Ok(ExplainedDay {
            sets: self.explained(parts)?,
            ..bare_day(workout)
        })
    }
}
