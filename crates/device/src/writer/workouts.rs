//! Edits of workouts.

use super::{Writer, commit::NewSet, commit::add_sets, parse};
use crate::api::{
    self, ApiError, Code, Done, EntryId, Logged, SetId, StartWorkout, Thing, WorkoutId,
};
use jiff::civil;
use logbook::{
    DocumentId, End, EntryFields, ExerciseId, Message, Stamp, Subject, Workout, WorkoutFields,
    add_entry, begin_workout, edit_workout,
};
use training::{Set, notation};
use uuid::Uuid;

impl Writer {
    /// Starts a workout: a running one now, a finished one in the past.
    pub(super) fn begin_one(&mut self, request: &StartWorkout) -> Result<Uuid, ApiError> {
        let (title, start) = (request.title.as_str(), request.start.as_deref());
        let Some(routine) = &request.routine else {
            return self.begin(title, start, None, &[]);
        };
        let (routine, name, entries) = self.begun_from(routine)?;
        let title = if title.trim().is_empty() {
            &name
        } else {
            title
        };
        self.begin(title, start, Some(routine), &entries)
    }

    pub(super) fn begin(
        &mut self,
        title: &str,
        start: Option<&str>,
        routine: Option<Uuid>,
        entries: &[EntryFields],
    ) -> Result<Uuid, ApiError> {
        let here = self.surroundings.now();
        let (start, end) = match start {
            None => (Stamp::zoned(&here), End::Running),
            Some(text) => {
                let start = parse::stamp(text, &here)?;
                let past = start.day() < here.date();
                (start, if past { End::Unknown } else { End::Running })
            }
        };
        let id = self.surroundings.new_id();
        let runs = end == End::Running;
        let fields = WorkoutFields {
            title: Some(title.trim().to_owned()),
            start: Some(start),
            end: Some(end),
            note: None,
            routine,
        };
        let message = Message::new("start_workout");
        let surroundings = self.surroundings.clone();
        self.edit(&DocumentId::Workout(id), &message, |page| {
            begin_workout(page, &fields, None)?;
            let mut entries = entries.iter();
            entries.try_for_each(|entry| add_entry(page, surroundings.new_id(), entry))
        })?;
        if runs {
            self.be_at(id);
        }
        Ok(id)
    }

    pub(super) fn append_entry(
        &mut self,
        workout: Uuid,
        exercise: ExerciseId,
    ) -> Result<Uuid, ApiError> {
        let now = self.read_workout(workout)?;
        let id = self.surroundings.new_id();
        let fields = EntryFields {
            exercise: Some(exercise),
            order: Some(now.next_order()),
            ..EntryFields::default()
        };
        self.edit_one(workout, "add_entry", |page| add_entry(page, id, &fields))?;
        if now.end == End::Running {
            self.be_at(workout);
        }
        Ok(id)
    }

    /// The unit assumed for what is typed under an entry.
    pub(super) fn unit_in(
        &mut self,
        workout: Uuid,
        entry: Uuid,
    ) -> Result<training::MassUnit, ApiError> {
        let now = self.read_workout(workout)?;
        match now.entry(entry) {
            Some(entry) => self.unit_for(&self.catalogue.after_merges(&entry.exercise.0)),
            None => Ok(self.unit),
        }
    }

    pub(super) fn append_sets(
        &mut self,
        workout: Uuid,
        entry: Uuid,
        sets: Vec<Set>,
    ) -> Result<Logged, ApiError> {
        let now = self.read_workout(workout)?;
        let found = now
            .entry(entry)
            .ok_or_else(|| super::not_found("exercise of a workout", &entry.to_string()))?;
        if now.deleted.is_some() || found.deleted.is_some() {
            let words = "this is in the trash; take it out before logging into it";
            return Err(ApiError::new(Code::Refused, words));
        }
        let order = found.next_order();
        let done = Some(self.surroundings.now_ms()).filter(|_| now.end == End::Running);
        let sets: Vec<_> = sets
            .into_iter()
            .map(|set| NewSet {
                set,
                rest: None,
                done,
            })
            .collect();
        let surroundings = self.surroundings.clone();
        let ids = self.edit(
            &DocumentId::Workout(workout),
            &Message::new("log_sets"),
            |page| add_sets(page, entry, order, &sets, || surroundings.new_id()),
        )?;
        if now.end == End::Running {
            self.be_at(workout);
        }
        Ok(self.logged(workout, entry, &ids))
    }

    /// Finishes a workout, now or at a civil time.
    pub(super) fn finish(&mut self, id: Uuid, end: Option<&str>) -> Result<Done, ApiError> {
        let here = self.surroundings.now();
        let end = match end {
            Some(text) => parse::stamp(text, &here)?,
            None => Stamp::zoned(&here),
        };
        let now = self.read_workout(id)?;
        if now.end != End::Running {
            return Ok(Done {});
        }
        let end = End::At(end);
        refuse_backwards(now.start.as_ref(), &end)?;
        let fields = WorkoutFields {
            end: Some(end),
            ..WorkoutFields::default()
        };
        self.edit_one(id, "finish_workout", |page| edit_workout(page, &fields))
    }

    /// The exercise of a name; an unknown name makes an own exercise.
    pub(super) fn find_or_make(&mut self, name: &str) -> Result<(ExerciseId, bool), ApiError> {
        match self.catalogue.find(name) {
            Some(found) => Ok((found, false)),
            None => Ok((self.make_own_exercise(name.trim())?, true)),
        }
    }

    /// A day of the past; none for today, whose workout is the running one.
    pub(super) fn day_of(&self, text: &str) -> Result<Option<civil::Date>, ApiError> {
        let day = parse::civil_time(text)?.date();
        Ok(Some(day).filter(|day| *day != self.surroundings.now().date()))
    }

    /// The workout that a line goes to: of that day, or the running one; and
    /// whether it had to be started.
    pub(super) fn workout_for(
        &mut self,
        day: Option<Option<civil::Date>>,
    ) -> Result<(Uuid, bool), ApiError> {
        let (found, start) = match day.flatten() {
            None => (self.look.running_workout()?, None),
            Some(day) => {
                let (first, last) = (format!("{day}T00"), format!("{day}T24"));
                (
                    self.look.workout_of_day(&first, &last)?,
                    Some(day.to_string()),
                )
            }
        };
        match found {
            Some(workout) => Ok((workout, false)),
            None => Ok((self.begin("", start.as_deref(), None, &[])?, true)),
        }
    }

    /// The last entry of a workout if it is of this exercise, or a new one.
    pub(super) fn entry_for(
        &mut self,
        workout: Uuid,
        exercise: &ExerciseId,
    ) -> Result<Uuid, ApiError> {
        let now = self.read_workout(workout)?;
        let last = now.entries.iter().rfind(|entry| entry.deleted.is_none());
        match last.filter(|entry| entry.exercise == *exercise) {
            Some(entry) => Ok(entry.id),
            None => self.append_entry(workout, exercise.clone()),
        }
    }

    pub(super) fn edit_one(
        &mut self,
        workout: Uuid,
        intention: &str,
        write: impl FnOnce(&mut logbook::Page<'_>) -> Result<(), logbook::LogbookError>,
    ) -> Result<Done, ApiError> {
        let _: Workout = self.read_workout(workout)?;
        self.edit(
            &DocumentId::Workout(workout),
            &Message::new(intention),
            write,
        )?;
        Ok(Done {})
    }

    /// The document that a thing is in, and where in it.
    pub(super) fn find(&mut self, thing: &Thing) -> Result<(DocumentId, Subject), ApiError> {
        match thing {
            Thing::Workout(id) => {
                let workout = parse::uuid("workout", &id.0)?;
                let _: Workout = self.read_workout(workout)?;
                Ok((DocumentId::Workout(workout), Subject::Whole))
            }
            Thing::Routine(id) => Ok((self.find_routine(id)?.0, Subject::Whole)),
            Thing::Entry(id) => {
                let id = parse::uuid("exercise of a workout", &id.0)?;
                Ok((self.holder_of_entry(id)?, Subject::Entry(id)))
            }
            Thing::Set(id) => {
                let set = parse::uuid("set", &id.0)?;
                if let Some((entry, routine)) = self.look.entry_and_routine_of_set(set)? {
                    return Ok((DocumentId::Routine(routine), Subject::Set { entry, set }));
                }
                let (entry, workout) = self.place_of_set(set)?;
                Ok((DocumentId::Workout(workout), Subject::Set { entry, set }))
            }
            Thing::Goal(id) => Ok((DocumentId::Goal(self.known_goal(id)?.id), Subject::Whole)),
            Thing::Gym(id) => Ok((self.find_gym(id)?.0, Subject::Whole)),
            Thing::Reading(id) => {
                let unknown = |_| super::not_found("measurement of", &id.0);
                let reading = id.0.parse().map_err(unknown)?;
                Ok((self.find_reading(reading)?, Subject::Reading(reading)))
            }
        }
    }

    /// The sets that a text says beside a proposed one.
    pub(super) fn sets_beside(
        &self,
        text: &str,
        beside: Option<&str>,
        unit: training::MassUnit,
    ) -> Result<Vec<Set>, ApiError> {
        let proposed = beside.and_then(|beside| parse::sets(beside, unit).ok());
        let proposed = proposed.and_then(|sets| sets.into_iter().next());
        match notation::parse_beside(text, proposed.as_ref(), unit) {
            Ok(sets) if !sets.is_empty() => Ok(sets),
            Ok(_) | Err(_) => parse::sets(text, unit),
        }
    }

    /// The exercise of an entry, as logged.
    pub(super) fn exercise_of(&mut self, workout: Uuid, entry: Uuid) -> Result<String, ApiError> {
        let workout = self.read_workout(workout)?;
        let found = workout.entry(entry);
        let found =
            found.ok_or_else(|| super::not_found("exercise of a workout", &entry.to_string()))?;
        Ok(found.exercise.0.clone())
    }

    /// The records of sets that are stored already: what is stored is not refused
    /// because the records cannot be read, or it would be logged twice.
    pub(super) fn records_or_none(&self, sets: &[Uuid]) -> Vec<api::Broken> {
        self.records_of(sets).unwrap_or_else(|error| {
            tracing::error!(%error, "records could not be read");
            Vec::new()
        })
    }

    /// The records that these sets hold now and that somebody held before.
    pub(super) fn records_of(&self, sets: &[Uuid]) -> Result<Vec<api::Broken>, ApiError> {
        let mut records: Vec<api::Broken> = Vec::new();
        for set in sets {
            for broken in crate::screens::records_broken_by(&self.look, *set, self.unit)? {
                if records.iter().all(|known| known.record != broken.record) {
                    records.push(broken);
                }
            }
        }
        Ok(records)
    }

    pub(super) fn logged(&self, workout: Uuid, entry: Uuid, sets: &[Uuid]) -> Logged {
        logged(workout, entry, sets, self.records_or_none(sets))
    }
}

pub(super) fn refuse_backwards(start: Option<&Stamp>, end: &End) -> Result<(), ApiError> {
    match (start, end) {
        (Some(start), End::At(end)) if end.datetime() < start.datetime() => {
            let words = format!(
                "it would end at {} before it began at {}",
                end.datetime(),
                start.datetime()
            );
            Err(ApiError::new(Code::Refused, words))
        }
        _ => Ok(()),
    }
}

pub(super) fn logged(
    workout: Uuid,
    entry: Uuid,
    sets: &[Uuid],
    broken: Vec<api::Broken>,
) -> Logged {
    Logged {
        workout: WorkoutId(workout.to_string()),
        entry: EntryId(entry.to_string()),
        sets: sets.iter().map(|set| SetId(set.to_string())).collect(),
        records: broken.iter().map(|broken| broken.record).collect(),
        broken,
    }
}
