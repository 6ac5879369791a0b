//! Whole workouts: again, on another day, or many of them at once. What a person
//! does by one gesture is one batch, whatever the number of workouts.

use std::collections::{BTreeMap, HashMap};

use jiff::{ZonedDateTime, civil::Date};
use logbook::{
    DocumentId, End, LogbookError, Message, Page, Stamp, Subject, Workout, WorkoutFields,
    edit_workout, mark_deleted, restore,
};
use training::DayNumber;
use uuid::Uuid;

use super::{NewEntry, NewSet, NewWorkout, Writer, parse};
use crate::api::{
    ApiError, BatchId, Code, DoneTogether, DuplicateWorkout, MoveTo, MoveWorkouts, Moved,
    ThingsRequest, WorkoutId, WorkoutRequest,
};

/// Workouts that one transaction stores: nearly every gesture is one. Who takes
/// years at once lets other edits in between.
const WORKOUTS_A_STEP: usize = 500;

impl Writer {
    /// Makes a new workout of an old one.
    pub(super) fn do_again(
        &mut self,
        request: &DuplicateWorkout,
    ) -> Result<WorkoutRequest, ApiError> {
        let old = self.read_workout(parse::uuid("workout", &request.workout.0)?)?;
        let here = self.surroundings.now();
        let day = request.day.as_deref().map(parse::civil_time).transpose()?;
        let day = day.map_or(here.date(), |day| day.date());
        refuse_to_come(day, here.date())?;
        let runs = !request.with_sets && day == here.date();
        if runs && self.look.running_workout()?.is_some() {
            let words = "a workout runs already; finish it first";
            return Err(ApiError::new(Code::Refused, words));
        }
        let (start, end) = match runs {
            true => (Stamp::zoned(&here), End::Running),
            false => times_on(&old, day, &here, request.with_sets),
        };
        let new = again(&old, start, end, request.with_sets);
        let message = Message::new("duplicate_workout");
        let made = self.add_workouts(&[new], &message)?;
        if runs {
            made.iter().for_each(|made| self.be_at(*made));
        }
        let made = made.first().copied().unwrap_or_default();
        Ok(WorkoutRequest {
            workout: WorkoutId(made.to_string()),
        })
    }

    /// Moves workouts to other days.
    pub(super) fn move_to_days(&mut self, request: &MoveWorkouts) -> Result<Moved, ApiError> {
        let mut workouts = BTreeMap::new();
        for workout in &request.workouts {
            let id = parse::uuid("workout", &workout.0)?;
            workouts.insert(id, self.read_workout(id)?);
        }
        let today = self.surroundings.now().date();
        let days = days_to(&request.to, workouts.values())?;
        let moved = |(id, workout): (&Uuid, &Workout)| {
            Ok((DocumentId::Workout(*id), moved(workout, days, today)?))
        };
        let moved = workouts
            .iter()
            .map(moved)
            .collect::<Result<Vec<_>, ApiError>>()?;
        let batch = self.edit_together("move_workouts", &moved, edit_workout)?;
        Ok(Moved {
            days: i32::try_from(days).unwrap_or_default(),
            batch,
        })
    }

    /// Puts things into the trash, or takes them out again.
    pub(super) fn trash_together(
        &mut self,
        request: &ThingsRequest,
        take_out: bool,
    ) -> Result<DoneTogether, ApiError> {
        let mut subjects: Vec<(DocumentId, Vec<Subject>)> = Vec::new();
        let mut places: HashMap<DocumentId, usize> = HashMap::new();
        for thing in &request.things {
            let (holder, subject) = self.find(thing)?;
            let place = *places.entry(holder.clone()).or_insert(subjects.len());
            match subjects.get_mut(place) {
                Some((_, known)) => known.push(subject),
                None => subjects.push((holder, vec![subject])),
            }
        }
        let now = self.surroundings.now_ms();
        let intention = if take_out {
            "restore_many"
        } else {
            "delete_many"
        };
        let batch = self.edit_together(intention, &subjects, |page, subjects| {
            subjects.iter().try_for_each(|subject| match take_out {
                true => restore(page, *subject),
                false => mark_deleted(page, *subject, now),
            })
        })?;
        Ok(DoneTogether { batch })
    }

    /// Edits several documents by one gesture. They are known to be there.
    fn edit_together<T>(
        &mut self,
        intention: &str,
        edits: &[(DocumentId, T)],
        write: impl Fn(&mut Page<'_>, &T) -> Result<(), LogbookError>,
    ) -> Result<BatchId, ApiError> {
        let batch = self.new_id();
        let message = Message::new(intention).in_batch(batch);
        let now = self.surroundings.now_ms();
        for step in edits.chunks(WORKOUTS_A_STEP) {
            let mut edited = Vec::with_capacity(step.len());
            for (id, what) in step {
                let mut ready = self.take_ready(id)?;
                let outcome = ready
                    .document
                    .edit(&self.author, now, &message, |page| write(page, what));
                match outcome {
                    Ok(((), change)) => edited.push((ready, change.into_iter().collect())),
                    Err(error) => {
                        // Changes that are made and not stored must not be built on.
                        self.forget_everything();
                        return Err(error.into());
                    }
                }
            }
            self.store_new(edited, false)?;
        }
        Ok(BatchId(batch.to_string()))
    }
}

fn refuse_to_come(day: Date, today: Date) -> Result<(), ApiError> {
    if day <= today {
        return Ok(());
    }
    let words = format!("{day} is yet to come; a workout is logged when it is done");
    Err(ApiError::new(Code::Refused, words))
}

/// By how many days workouts move.
fn days_to<'a>(to: &MoveTo, workouts: impl Iterator<Item = &'a Workout>) -> Result<i64, ApiError> {
    match to {
        MoveTo::Days { days } => Ok(i64::from(*days)),
        MoveTo::Day { day } => {
            let day = parse::civil_time(day)?.date();
            let starts = workouts.filter_map(|workout| workout.start.as_ref());
            let first = starts.map(Stamp::day).min();
            Ok(first.map_or(0, |first| between(first, day)))
        }
    }
}

fn between(first: Date, day: Date) -> i64 {
    i64::from(DayNumber::from(day).0) - i64::from(DayNumber::from(first).0)
}

/// When a workout is after it moved.
fn moved(workout: &Workout, days: i64, today: Date) -> Result<WorkoutFields, ApiError> {
    if workout.end == End::Running {
        let words = "a workout that runs is on the day that it runs; finish it first";
        return Err(ApiError::new(Code::Refused, words));
    }
    let start = workout.start.as_ref();
    let start = start.and_then(|start| start.days_later(days));
    let start = start.ok_or_else(|| {
        let words = "that is further than the calendar goes";
        ApiError::new(Code::Refused, words)
    })?;
    refuse_to_come(start.day(), today)?;
    Ok(WorkoutFields {
        start: Some(start),
        end: later(&workout.end, days),
        ..WorkoutFields::default()
    })
}

fn later(end: &End, days: i64) -> Option<End> {
    match end {
        End::At(end) => end.days_later(days).map(End::At),
        End::Running | End::Unknown => None,
    }
}

/// When a workout like this one is on a day: at the same time, as long, and not
/// later than now.
fn times_on(old: &Workout, day: Date, here: &ZonedDateTime, ends: bool) -> (Stamp, End) {
    let now = || Stamp::zoned(here);
    let days = old.start.as_ref().map(|start| between(start.day(), day));
    let days = days.unwrap_or_default();
    let start = old.start.as_ref().and_then(|start| start.days_later(days));
    let start = start.unwrap_or_else(now);
    let end = later(&old.end, days).filter(|_| ends);
    let last = match &end {
        Some(End::At(end)) => end.datetime(),
        Some(End::Running | End::Unknown) | None => start.datetime(),
    };
    if last <= here.datetime() {
        return (start, end.unwrap_or(End::Unknown));
    }
    let length = last.duration_since(start.datetime());
    let begun = here.checked_sub(length);
    let start = begun.map_or_else(|_| now(), |begun| Stamp::zoned(&begun));
    (start, end.map_or(End::Unknown, |_| End::At(now())))
}

/// The same workout, without what was remarked about that day.
fn again(old: &Workout, start: Stamp, end: End, with_sets: bool) -> NewWorkout {
    let sets = |entry: &logbook::Entry| -> Vec<NewSet> {
        let sets = entry.sets.iter().filter(|set| set.deleted.is_none());
        let sets = sets.map(|logged| NewSet {
            set: training::Set {
                note: None,
                ..logged.set.clone()
            },
            rest: logged.rest,
            done: None,
        });
        sets.filter(|_| with_sets).collect()
    };
    let entries = old.entries.iter().filter(|entry| entry.deleted.is_none());
    let entries = entries.map(|entry| NewEntry {
        exercise: entry.exercise.clone(),
        note: entry.note.clone(),
        superset: entry.superset.clone(),
        sets: sets(entry),
    });
    NewWorkout {
        title: old.title.clone(),
        note: String::new(),
        start,
        end,
        source_key: None,
        entries: entries.collect(),
    }
}

#[cfg(test)]
mod tests;
