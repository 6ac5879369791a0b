//! Where a number comes from: its rule, the sum behind a mean, and the sets that
//! were used and left out. What counts and why not is decided by the same
//! functions of `training` that rows are made by.
//!
//! Numbers of weeks are here; those of an exercise, and those that only count,
//! have a file each.

mod counts;
mod exercise;

use jiff::civil::Date;
use store::SetRow;
use training::explain::Basis;
use training::{HalfSets, Week};

use super::parts::{self, Part, Question};
use crate::api::{
    ApiError, Cursor, Days, ExplainRequest, ExplainedSet, Explanation, Figure, MassUnit, Measured,
    Rule,
};
use crate::screens::history::malformed;
use crate::screens::look::{Look, not_found};
use crate::screens::{days, formulas, values};
use exercise::Asked;

fn day(text: &str) -> Result<Date, ApiError> {
    text.parse().map_err(|_| malformed("day", text))
}

/// The days from one to another, as numbers.
fn days_of(days: &Days) -> Result<(i32, i32), ApiError> {
    let (first, last) = (days::number(day(&days.from)?), days::number(day(&days.to)?));
    Ok((first, last.max(first)))
}

/// An explanation with its rule alone.
fn by(basis: Basis, value: f64, measure: Measured) -> Explanation {
    let (rule, published) = rule(basis);
    Explanation {
        of: String::new(),
        value,
        measure,
        sum: None,
        weeks: None,
        period: None,
        rule: Some(rule),
        formula: basis.expression().to_owned(),
        source: if published { basis.source() } else { "" }.to_owned(),
        spread: Vec::new(),
        days: Vec::new(),
        next: None,
    }
}

/// A rule as it crosses to a front end, and whether it is somebody's published
/// formula. The bases of other screens' numbers are no rules of this one.
pub(in crate::screens) fn rule(basis: Basis) -> (Rule, bool) {
    match basis {
        Basis::OneRepMax(_) => (Rule::OneRepMax, true),
        Basis::HardSets => (Rule::HardSets, false),
        Basis::Heaviest => (Rule::Heaviest, false),
        Basis::Longest => (Rule::Longest, false),
        Basis::Farthest => (Rule::Farthest, false),
        Basis::SetCount => (Rule::Sets, false),
        Basis::WorkoutCount => (Rule::Workouts, false),
        Basis::WeeksInARow => (Rule::WeeksInARow, false),
        Basis::Volume
        | Basis::SessionLoad
        | Basis::Monotony
        | Basis::Strain
        | Basis::ChangeVersusNormal
        | Basis::Smoothed
        | Basis::StraightLine
        | Basis::Dots
        | Basis::IpfGl
        | Basis::Wilks
        | Basis::Wilks2 => (Rule::Volume, false),
    }
}

impl Look<'_> {
    /// Where a number comes from.
    pub fn explain(&self, request: &ExplainRequest) -> Result<Explanation, ApiError> {
        let after = request.after.as_ref();
        let of_exercise = |exercise: &crate::api::ExerciseId, asked, days: Option<&Days>| {
            self.explain_exercise(&exercise.0, asked, days, after)
        };
        match &request.figure {
            Figure::Volume { from, to } => {
                self.explain_weeks(Question::Volume, self.stretch(from, to)?, after)
            }
            Figure::HardSets { muscle, from, to } => {
                let known = muscle.parse().map_err(|_| not_found("muscle", muscle))?;
                self.explain_weeks(Question::HardSets(known), self.stretch(from, to)?, after)
            }
            Figure::Sets { from, to } => {
                self.explain_count(Basis::SetCount, (day(from)?, day(to)?), after)
            }
            Figure::Workouts { from, to } => {
                self.explain_count(Basis::WorkoutCount, (day(from)?, day(to)?), after)
            }
            Figure::WorkoutVolume { workout } => self.explain_workout(workout, Basis::Volume),
            Figure::WorkoutSets { workout } => self.explain_workout(workout, Basis::SetCount),
            Figure::E1rm {
                exercise,
                formula,
                days,
            } => of_exercise(
                exercise,
                Asked::E1rm(formulas::meant(*formula)),
                days.as_ref(),
            ),
            Figure::ForReps { exercise, reps } => {
                of_exercise(exercise, Asked::ForReps(*reps), None)
            }
            Figure::Longest { exercise } => of_exercise(exercise, Asked::Longest, None),
            Figure::Farthest { exercise } => of_exercise(exercise, Asked::Farthest, None),
            Figure::ExerciseVolume { exercise, days } => {
                of_exercise(exercise, Asked::Volume, days.as_ref())
            }
            Figure::ExerciseSets { exercise } => of_exercise(exercise, Asked::Sets, None),
            Figure::LongestRun => {
                let weeks = self.longest_run(self.consistency()?);
                self.explain_run(weeks, after)
            }
            Figure::Streak => {
                let weeks = self.run_so_far(self.consistency()?);
                self.explain_run(weeks, after)
            }
            Figure::Goal { goal } => self.explain_goal(goal, after),
        }
    }

    /// The weeks from the one of a day to the one of another.
    fn stretch(&self, from: &str, to: &str) -> Result<(Week, Week), ApiError> {
        let (first, last) = (self.week_of(day(from)?), self.week_of(day(to)?));
        Ok((first, last.max(first)))
    }

    fn explain_weeks(
        &self,
        question: Question,
        (first, last): (Week, Week),
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        // Weeks to come are no part of a mean.
        let this = self.week_of(self.now.date());
        let last = last.min(this).max(first);
        let weeks = self.weeks_between(first, last);
        let (monday, sunday) = (
            days::number(first.first_day()),
            days::number(last.first_day()) + 6,
        );
        let sum = self.sum_of(question, monday, sunday - 6)?;
        let (days, next) = self.parts_between(question, (monday, sunday), after)?;
        let value = sum / f64::from(weeks.weeks);
        Ok(Explanation {
            sum: Some(sum),
            weeks: Some(weeks),
            days,
            next,
            ..by(question.basis(), value, self.measure(question))
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
                would_be: None,
                left_out: part.err().map(parts::reason),
            })
        });
        shown.collect()
    }
}
