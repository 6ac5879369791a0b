//! Where a number comes from: its formula, the sum behind a mean, and the sets
//! of its weeks, those used and those left out. What counts and why not is
//! decided by the same functions of `training` that rows are made by.

use jiff::civil::Date;
use store::SetRow;
use store::read::Visit;
use training::explain::{Basis, LeftOut};
use training::one_rm::Formula;
use training::spread::{RepLimit, Spread};
use training::{HalfSets, Mass, Week};

use super::parts::{self, Counted, Part, Question};
use crate::api::{
    ApiError, Cursor, ExplainRequest, ExplainedDay, ExplainedSet, Explanation, Figure, MassUnit,
    Measured, WorkoutId,
};
use crate::screens::exercise::visit;
use crate::screens::history::malformed;
use crate::screens::look::{Look, not_found};
use crate::screens::{days, values};

/// How many sets of an exercise a page has.
const PAGE: u32 = 60;

/// The weeks from the one of a day to the one of another.
fn stretch(from: &str, to: &str) -> Result<(Week, Week), ApiError> {
    let week = |text: &str| -> Result<Week, ApiError> {
        let date: Date = text.parse().map_err(|_| malformed("day", text))?;
        Ok(Week::from(date))
    };
    let (first, last) = (week(from)?, week(to)?);
    Ok((first, last.max(first)))
}

/// Whether a set has an estimate, or why it has none.
fn estimate(row: &SetRow, body: Option<Mass>) -> Result<(), LeftOut> {
    let counted = Counted::of(row, body);
    Spread::of(&counted.set, counted.effective, RepLimit::USUAL).map(drop)
}

impl Look<'_> {
    /// Where a number comes from.
    pub fn explain(&self, request: &ExplainRequest) -> Result<Explanation, ApiError> {
        let after = request.after.as_ref();
        match &request.figure {
            Figure::Volume { from, to } => {
                self.explain_weeks(Question::Volume, stretch(from, to)?, after)
            }
            Figure::HardSets { muscle, from, to } => {
                let muscle = muscle
                    .parse()
                    .map_err(|_| not_found("muscle", muscle.as_str()))?;
                self.explain_weeks(Question::HardSets(muscle), stretch(from, to)?, after)
            }
            Figure::E1rm { exercise } => self.explain_e1rm(&exercise.0, after),
            Figure::LongestRun => self.explain_run(),
            Figure::Goal { goal } => self.explain_goal(goal, after),
        }
    }

    fn explain_weeks(
        &self,
        question: Question,
        (first, last): (Week, Week),
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        // Weeks to come are no part of a mean.
        let this = Week::from(self.now.date());
        let last = last.min(this).max(first);
        let weeks = self.weeks_between(first, last);
        let (monday, sunday) = (
            days::number(first.first_day()),
            days::number(last.first_day()) + 6,
        );
        let sum = self.sum_of(question, monday, sunday - 6)?;
        let (days, next) = self.parts_between(question, (monday, sunday), after)?;
        let basis = question.basis();
        Ok(Explanation {
            of: question.of(),
            value: sum / f64::from(weeks.weeks),
            measure: self.measure(question),
            sum: Some(sum),
            weeks: Some(weeks),
            formula: basis.expression().to_owned(),
            source: basis.source().to_owned(),
            days,
            next,
        })
    }

    /// The sum over weeks, as the writer keeps it.
    fn sum_of(&self, question: Question, first: i32, last: i32) -> Result<f64, ApiError> {
        let worked = self.reader.muscle_weeks(first, last)?.into_iter();
        Ok(match question {
            Question::Volume | Question::Distance | Question::Workouts => {
                self.whole(worked.map(|week| week.led_g).sum()).value
            }
            Question::HardSets(muscle) => {
                let of_it = worked.filter(|week| week.muscle == muscle.as_str());
                let halves = of_it.map(|week| HalfSets(week.half_sets));
                halves.sum::<HalfSets>().sets()
            }
        })
    }

    fn measure(&self, question: Question) -> Measured {
        match question {
            Question::Volume | Question::Distance | Question::Workouts => self.mass(),
            Question::HardSets(_) => Measured::Sets,
        }
    }

    fn mass(&self) -> Measured {
        match values::unit(self.unit) {
            MassUnit::Kg => Measured::Kg,
            MassUnit::Lb => Measured::Lb,
        }
    }

    fn explain_e1rm(
        &self,
        exercise: &str,
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        let best = self.reader.best_e1rm(exercise)?;
        let best = best.ok_or_else(|| not_found("estimate of", exercise))?;
        let before = after.map_or(Ok(Visit::END), visit)?;
        let page = self.reader.sets_of_exercise(exercise, before, PAGE)?;
        let last = page.sets.last().map(Visit::from).filter(|_| page.more);
        let visits = page.sets.chunk_by(|a, b| Visit::from(a) == Visit::from(b));
        let day = |sets: &[SetRow]| self.estimates_of(sets, &best);
        let basis = Basis::OneRepMax(Formula::default());
        Ok(Explanation {
            of: self.name_of(exercise)?.name,
            value: self.to_a_tenth(best.e1rm_g.unwrap_or_default()).value,
            measure: self.mass(),
            sum: None,
            weeks: None,
            formula: basis.expression().to_owned(),
            source: basis.source().to_owned(),
            days: visits.map(day).collect::<Result<_, _>>()?,
            next: last.map(|last| Cursor(format!("{}|{}", last.day, last.workout))),
        })
    }

    fn estimates_of(&self, rows: &[SetRow], best: &SetRow) -> Result<ExplainedDay, ApiError> {
        let visit = Visit::from(&rows[0]);
        let body = self.bodyweight_on(visit.day)?;
        let parts = rows.iter().map(|row| {
            let part = estimate(row, body).and_then(|()| {
                let is_best = row.id == best.id;
                let grams = row.e1rm_g.filter(|_| is_best);
                let grams = grams.ok_or(LeftOut::NotTheBest)?;
                Ok(self.to_a_tenth(grams).value)
            });
            (row, part)
        });
        Ok(ExplainedDay {
            day: days::day(visit.day),
            workout: WorkoutId(visit.workout.to_string()),
            title: self.reader.title(visit.workout)?.unwrap_or_default(),
            sets: self.explained(parts)?,
        })
    }

    /// Sets with their parts, as they are shown.
    pub(in crate::screens) fn explained<'a>(
        &self,
        parts: impl Iterator<Item = (&'a SetRow, Part)>,
    ) -> Result<Vec<ExplainedSet>, ApiError> {
        let shown = parts.map(|(row, part)| {
            Ok(ExplainedSet {
                exercise: self.name_of(&row.exercise)?,
                set: self.set(row, Vec::new())?,
                counts: part.ok(),
                left_out: part.err().map(parts::reason),
            })
        });
        shown.collect()
    }

    fn explain_run(&self) -> Result<Explanation, ApiError> {
        let weeks = self.longest_run(self.consistency()?);
        Ok(Explanation {
            of: String::new(),
            value: weeks.as_ref().map_or(0.0, |weeks| f64::from(weeks.weeks)),
            measure: Measured::Weeks,
            sum: None,
            weeks,
            formula: String::new(),
            source: String::new(),
            days: Vec::new(),
            next: None,
        })
    }
}
