//! What a change is about, as a person names it; and which things have a history.

use logbook::{DocumentId, GoalAbout};
use uuid::Uuid;

use super::{Look, Traced};
use crate::api::{ApiError, ExerciseName};

/// The names of what a document holds.
#[derive(Debug, Default)]
pub(super) struct Subject {
    pub title: Option<String>,
    pub day: Option<String>,
    pub exercise: Option<ExerciseName>,
}

impl Look<'_> {
    /// What a document holds, by its names.
    pub(super) fn subject(&self, document: &str) -> Result<Subject, ApiError> {
        let mut subject = Subject::default();
        match document.parse()? {
            DocumentId::Workout(id) => {
                if let Some(row) = self.reader.workout_row(id)? {
                    subject.title = Some(row.title);
                    subject.day = row.start.get(..10).map(str::to_owned);
                }
            }
            DocumentId::Routine(id) => {
                subject.title = self.reader.routine(id)?.map(|rows| rows.routine.name);
            }
            DocumentId::Exercise(id) => subject.exercise = Some(self.name_of(&id.0)?),
            DocumentId::Goal(id) => {
                let about = self.reader.goal(id)?.map(|row| row.about.parse());
                if let Some(Ok(GoalAbout::E1rm(of) | GoalAbout::Load(_, of))) = about {
                    subject.exercise = Some(self.name_of(&of.0)?);
                }
            }
            DocumentId::Gym(id) => {
                let gyms = self.reader.gyms()?.into_iter();
                subject.title = gyms.filter(|gym| gym.id == id).map(|gym| gym.name).next();
            }
            DocumentId::Names(_)
            | DocumentId::Body(_)
            | DocumentId::Settings
            | DocumentId::Unknown(_) => {}
        }
        Ok(subject)
    }

    /// The thing of an id, whatever kind of thing that is; an entry has a history
    /// together with its sets.
    pub(super) fn thing(&self, id: &str) -> Result<Option<Traced>, ApiError> {
        if let Ok(thing) = id.parse::<Uuid>()
            && let Some(found) = self.thing_of_its_own_id(thing)?
        {
            return Ok(Some(found));
        }
        let exercise = DocumentId::Exercise(logbook::ExerciseId(id.to_owned())).to_string();
        for document in [exercise.as_str(), id] {
            if self.reader.has_document(document)? {
                return Ok(Some(whole(document)));
            }
        }
        // One that the library ships and nobody ever changed has no history yet.
        let is_shipped = training::library::by_slug(id).is_some();
        Ok(is_shipped.then(|| whole(&exercise)))
    }

    fn thing_of_its_own_id(&self, thing: Uuid) -> Result<Option<Traced>, ApiError> {
        let reader = self.reader;
        if let Some(workout) = reader.workout_of_entry(thing)? {
            let sets = reader.sets_of_workout(workout)?.into_iter();
            let of_entry = sets.filter(|set| set.entry == thing).map(|set| set.id);
            let things = std::iter::once(thing).chain(of_entry).collect();
            return Ok(Some(part(&DocumentId::Workout(workout), things)));
        }
        if let Some(set) = reader.set(thing)? {
            return Ok(Some(part(&DocumentId::Workout(set.workout), vec![thing])));
        }
        if let Some(routine) = reader.routine_of_entry(thing)? {
            let rows = reader.routine(routine)?.map(|rows| rows.sets);
            let sets = rows.into_iter().flatten();
            let of_entry = sets.filter(|set| set.entry == thing).map(|set| set.id);
            let things = std::iter::once(thing).chain(of_entry).collect();
            return Ok(Some(part(&DocumentId::Routine(routine), things)));
        }
        if let Some((_, routine)) = reader.entry_and_routine_of_set(thing)? {
            return Ok(Some(part(&DocumentId::Routine(routine), vec![thing])));
        }
        let documents = [
            DocumentId::Workout(thing),
            DocumentId::Routine(thing),
            DocumentId::Goal(thing),
            DocumentId::Gym(thing),
        ];
        for document in documents {
            let document = document.to_string();
            if reader.has_document(&document)? {
                return Ok(Some(whole(&document)));
            }
        }
        Ok(None)
    }
}

fn whole(document: &str) -> Traced {
    Traced {
        document: document.to_owned(),
        within: None,
    }
}

fn part(document: &DocumentId, things: Vec<Uuid>) -> Traced {
    Traced {
        document: document.to_string(),
        within: Some(things),
    }
}
