//! Where the number of a goal comes from: the sets of a lift since the goal was
//! set, the sets or workouts of its days, or the rule of a smoothed measurement.

use logbook::GoalAbout;
use store::SetRow;
use store::read::Visit;
use training::Grams;
use training::explain::{Basis, LeftOut};
use training::one_rm::Formula;
use uuid::Uuid;

use super::measured::Lift;
use super::{Goal, judged};
use crate::api::{self, ApiError, Cursor, ExplainedDay, Explanation, GoalId, WorkoutId};
use crate::screens::days;
use crate::screens::exercise::visit;
use crate::screens::look::{Look, not_found};
use crate::screens::progress::{Part, Question, rule};

/// How many sets of an exercise a page has.
const PAGE: u32 = 60;

type Days = (Vec<ExplainedDay>, Option<Cursor>);

impl Look<'_> {
    /// Where the number of a goal comes from.
    pub(in crate::screens) fn explain_goal(
        &self,
        goal: &GoalId,
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        let unknown = || not_found("goal", &goal.0);
        let id: Uuid = goal.0.parse().map_err(|_| unknown())?;
        let row = self.reader.goal(id)?.ok_or_else(unknown)?;
        let goal = Goal::of(row).ok_or_else(unknown)?;
        let catalogue = self.merges(std::slice::from_ref(&goal))?;
        let judged = self.judge(&goal, &catalogue)?.ok_or_else(unknown)?;
        let lift = Lift::of(&goal.about, &catalogue);
        let (days, next) = match &lift {
            Some(lift) => self.sets_towards(lift, (goal.row.since, judged.unit), after)?,
            None => self.days_towards(&goal, after)?,
        };
        let basis = basis(&goal.about);
        Ok(Explanation {
            of: lift.map_or(Ok(String::new()), |lift| {
                Ok::<_, ApiError>(self.name_of(&lift.exercise)?.name)
            })?,
            value: judged::in_unit(judged.now.unwrap_or_default(), judged.unit),
            measure: judged.unit,
            sum: None,
            weeks: None,
            period: None,
            rule: basis.map(|basis| rule(basis).0),
            spread: Vec::new(),
            formula: basis.map_or("", Basis::expression).to_owned(),
            source: basis.map_or("", Basis::source).to_owned(),
            days,
            next,
        })
    }

    /// The sets of a lift since the goal was set, newest first; the best counts.
    fn sets_towards(
        &self,
        lift: &Lift,
        (since, unit): (i32, api::Measured),
        after: Option<&Cursor>,
    ) -> Result<Days, ApiError> {
        let best = lift.since(self.reader, since)?;
        let before = after.map_or(Ok(Visit::END), visit)?;
        let mut page = self.reader.sets_of_exercise(&lift.exercise, before, PAGE)?;
        let all = page.sets.len();
        page.sets.retain(|row| row.day >= since);
        let more = page.more && page.sets.len() == all;
        let last = page.sets.last().map(Visit::from).filter(|_| more);
        let mut found = false;
        let mut explained = Vec::new();
        for rows in page
            .sets
            .chunk_by_mut(|a, b| Visit::from(a) == Visit::from(b))
        {
            rows.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
            let parts = rows.iter().map(|row| {
                let put_forward = self.put_forward(lift, row);
                let part = put_forward.and_then(|grams| {
                    let is_best = !found && best == Some((row.day, grams.0));
                    found |= is_best;
                    let counts = is_best.then(|| judged::in_unit(grams.0, unit));
                    counts.ok_or(LeftOut::NotTheBest)
                });
                (row, part)
            });
            let parts: Vec<(&SetRow, Part)> = parts.collect();
            explained.push(ExplainedDay {
                day: days::day(rows[0].day),
                workout: WorkoutId(rows[0].workout.to_string()),
                title: self.reader.title(rows[0].workout)?.unwrap_or_default(),
                sets: self.explained(parts.into_iter())?,
            });
        }
        let next = last.map(|last| Cursor(format!("{}|{}", last.day, last.workout)));
        Ok((explained, next))
    }

    /// What a set puts forward, as its row has it, or why it puts forward nothing.
    fn put_forward(&self, lift: &Lift, row: &SetRow) -> Result<Grams, LeftOut> {
        let counted = self.counted(row).map_err(|_| LeftOut::NoLoad)?;
        let grams = lift.mark().of(&counted.set, counted.effective)?;
        let kept = if lift.reps.is_some() {
            row.load_g
        } else {
            row.e1rm_g
        };
        Ok(kept.map_or(grams, Grams))
    }

    /// The workouts of a goal's days, with the sets that it adds up.
    fn days_towards(&self, goal: &Goal, after: Option<&Cursor>) -> Result<Days, ApiError> {
        let question = match &goal.about {
            GoalAbout::Volume => Question::Volume,
            GoalAbout::Distance => Question::Distance,
            GoalAbout::Frequency | GoalAbout::Workouts => Question::Workouts,
            GoalAbout::E1rm(_) | GoalAbout::Load(..) | GoalAbout::Body(_) => {
                return Ok((Vec::new(), None));
            }
        };
        let today = days::number(self.now.date());
        let (first, last) = match goal.period {
            Some(period) => (days::number(period.first()), days::number(period.last())),
            None => (goal.row.since, today),
        };
        self.parts_between(question, (first, last.min(today)), after)
    }
}

/// The rule of a goal's number, where it has a formula.
fn basis(about: &GoalAbout) -> Option<Basis> {
    match about {
        GoalAbout::E1rm(_) => Some(Basis::OneRepMax(Formula::default())),
        GoalAbout::Volume => Some(Basis::Volume),
        GoalAbout::Body(_) => Some(Basis::Smoothed),
        GoalAbout::Load(..) | GoalAbout::Frequency | GoalAbout::Distance | GoalAbout::Workouts => {
            None
        }
    }
}
