//! Looking back: a workout, or a month of them, as this device knew it at an
//! earlier moment. All documents that a workout hangs on are read as they were:
//! its own, those of its exercises, the settings, and the measurements of the body.

use std::collections::BTreeSet;

use logbook::DocumentId;
use uuid::Uuid;

use super::{Look, bad_request, hex};
use crate::{
    Catalogue,
    api::{
        Aim, ApiError, ChangeId, MonthAsItWas, MonthThen, Since, Workout, WorkoutAsItWas,
        WorkoutId, WorkoutThen,
    },
    derive,
    moment::{Moment, find_change},
    screens::{days, days::Month, look::not_found},
};

impl Look<'_> {
    /// A workout as this device knew it just after a change.
    pub fn workout_then(&self, request: &WorkoutThen) -> Result<Workout, ApiError> {
        let change = find_change(self.reader, &request.change)?;
        let moment = Moment::after(self.reader, change);
        let unknown = || not_found("workout", &request.workout.0);
        let id: Uuid = request.workout.0.parse().map_err(|_| unknown())?;
        let then = moment.workout(id)?.ok_or_else(unknown)?;
        let settings = moment.settings()?;
        let exercises = moment.exercises_of(&then)?;
        let rows = exercises.iter().map(|exercise| exercise.row.clone());
        let formula = settings.formula.unwrap_or_default();
        let catalogue = Catalogue::new(rows).estimating_by(formula);
        let body = moment.bodyweight_on(derive::day_of(&then))?;
        let rows = derive::workout_rows(id, &then, &catalogue, body);
        let time = moment.time(self.now.time_zone().clone());
        let look = self.back_at(time, settings.unit.unwrap_or_default(), exercises);
        let mut workout = look.workout(rows)?;
        leave_out_todays(&mut workout);
        Ok(workout)
    }

    /// A month as this device knew it at a moment.
    pub fn month_then(&self, request: &MonthThen) -> Result<MonthAsItWas, ApiError> {
        let wrong = || bad_request(format!("{} is no month, such as 2026-11", request.month));
        let month = Month::read(&request.month).ok_or_else(wrong)?;
        let (from, until) = (month.text(), month.next().text());
        let newest = self.reader.newest_at(request.at as i64)?;
        let within = self.reader.workouts_between(&from, &until)?;
        let moved = self.reader.moved_between(&from, &until)?;
        let moved = moved.iter().filter_map(|document| match document.parse() {
            Ok(DocumentId::Workout(id)) => Some(id),
            _ => None,
        });
        let candidates: BTreeSet<Uuid> = within.into_iter().chain(moved).collect();
        let mut page = MonthAsItWas {
            change: newest.as_ref().map(|newest| ChangeId(hex(newest.hash))),
            arrived: newest.as_ref().map(|newest| newest.arrived as f64),
            earliest: self.reader.first_arrival()?.map(|at| at as f64),
            workouts: Vec::new(),
            added: 0,
        };
        let moment = newest.map(|newest| Moment::after(self.reader, newest));
        for id in candidates {
            let then = match &moment {
                Some(moment) => self.as_it_was(id, moment, month)?,
                None => None,
            };
            match then {
                Some(workout) => page.workouts.push(workout),
                None => page.added += u32::from(self.stands_in(id, month)?),
            }
        }
        page.workouts.sort_by(|a, b| b.start.cmp(&a.start));
        Ok(page)
    }

    /// A workout, where it stood in the month then.
    fn as_it_was(
        &self,
        id: Uuid,
        moment: &Moment<'_>,
        month: Month,
    ) -> Result<Option<WorkoutAsItWas>, ApiError> {
        let Some(then) = moment.workout(id)? else {
            return Ok(None);
        };
        let day = derive::day_of(&then);
        if then.deleted.is_some() || Month::of(day) != Some(month) {
            return Ok(None);
        }
        let start = then
            .start
            .as_ref()
            .map(|start| start.datetime().to_string());
        let live = then.entries.iter().filter(|entry| entry.deleted.is_none());
        let sets = live.map(|entry| {
            entry
                .sets
                .iter()
                .filter(|set| set.deleted.is_none())
                .count()
        });
        Ok(Some(WorkoutAsItWas {
            id: WorkoutId(id.to_string()),
            day: days::day(day),
            start: days::to_the_minute(&start.unwrap_or_default()),
            sets: sets.sum::<usize>() as u32,
            since: self.since(id, moment, month)?,
            title: then.title,
        }))
    }

    fn since(&self, id: Uuid, moment: &Moment<'_>, month: Month) -> Result<Since, ApiError> {
        if moment.is_newest_of(&DocumentId::Workout(id))? {
            return Ok(Since::Same);
        }
        let now = self.reader.workout_row(id)?;
        Ok(match now {
            Some(now) if now.deleted.is_some() => Since::Deleted,
            Some(now) if Month::of(now.day) != Some(month) => Since::Moved,
            Some(_) | None => Since::Changed,
        })
    }

    fn stands_in(&self, id: Uuid, month: Month) -> Result<bool, ApiError> {
        let now = self.reader.workout_row(id)?;
        Ok(now.is_some_and(|now| now.deleted.is_none() && Month::of(now.day) == Some(month)))
    }
}

/// Records and disagreements are those of today, and with them what a share of the
/// best comes to.
fn leave_out_todays(workout: &mut Workout) {
    workout.disputes.clear();
    for entry in &mut workout.entries {
        entry.disputes.clear();
        entry.last_time = None;
        entry.aims.iter_mut().for_each(leave_out_the_best);
        for set in &mut entry.sets {
            set.disputes.clear();
            set.records.clear();
        }
    }
}

fn leave_out_the_best(aim: &mut Aim) {
    if aim.target.said.percent.is_some() {
        aim.target.set = None;
        aim.target.said.load = None;
    }
}
