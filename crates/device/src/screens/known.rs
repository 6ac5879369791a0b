//! Things of every kind as a person knows them. This is the one screen part that
//! opens documents: those of the few things of a page, since the views do not hold
//! all that stands in a document's trash and in dispute.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use logbook::{
    Document, DocumentId, GoalAbout, ReadingId, Subject, read_goal, read_gym, read_measurement,
    read_routine, read_workout,
};
use training::notation;
use uuid::Uuid;

use super::{goals::Frequency, look::Look};
use crate::api::{self, ApiError, Installation, Known, Within};

/// The documents that a page is about, each opened once.
pub(super) struct Opened<'a> {
    look: &'a Look<'a>,
    documents: RefCell<HashMap<DocumentId, Rc<Document>>>,
}

impl<'a> Opened<'a> {
    pub fn new(look: &'a Look<'a>) -> Self {
        Self {
            look,
            documents: RefCell::default(),
        }
    }

    /// A document as it is now.
    pub fn document(&self, id: &DocumentId) -> Result<Rc<Document>, ApiError> {
        if let Some(known) = self.documents.borrow().get(id) {
            return Ok(Rc::clone(known));
        }
        let changes = self.look.reader.changes_of(&id.to_string())?;
        let document = Document::from_changes(id.clone(), changes.iter().map(Vec::as_slice))?;
        let document = Rc::new(document);
        let mut documents = self.documents.borrow_mut();
        documents.insert(id.clone(), Rc::clone(&document));
        Ok(document)
    }

    /// A device by what its changes say of it.
    pub fn installation(&self, device: [u8; 16]) -> Result<Installation, ApiError> {
        self.look.installation(device)
    }

    /// What a person knows a thing by; none of what cannot be read.
    pub fn known(&self, id: &DocumentId, subject: Subject) -> Result<Option<Known>, ApiError> {
        let document = self.document(id)?;
        let thing = match subject {
            Subject::Whole => Uuid::nil(),
            Subject::Entry(id) | Subject::Set { set: id, .. } => id,
            Subject::Reading(reading) => return Ok(known_reading(&document, reading)),
        };
        match id {
            DocumentId::Workout(_) => self.in_workout(&document, thing),
            DocumentId::Routine(_) => self.in_routine(&document, thing),
            DocumentId::Goal(_) => self.known_goal(&document),
            DocumentId::Gym(_) => Ok(read_gym(&document).name.map(|name| Known::Gym { name })),
            DocumentId::Exercise(exercise) => Ok(Some(Known::Exercise {
                exercise: self.look.name_of(&exercise.0)?,
            })),
            DocumentId::Settings => Ok(Some(Known::Settings)),
            DocumentId::Names(importer) => Ok(Some(Known::Names {
                importer: importer.clone(),
            })),
            DocumentId::Body(_) | DocumentId::Unknown(_) => Ok(None),
        }
    }

    fn in_workout(&self, document: &Document, thing: Uuid) -> Result<Option<Known>, ApiError> {
        let workout = read_workout(document);
        let day = workout.start.as_ref().map(|start| start.day().to_string());
        let within = Within {
            title: workout.title.clone(),
            day: day.clone(),
        };
        if thing.is_nil() {
            let (title, day) = (workout.title, day.unwrap_or_default());
            return Ok(Some(Known::Workout { title, day }));
        }
        for entry in &workout.entries {
            let exercise = || self.look.name_after_merges(&entry.exercise.0);
            if entry.id == thing {
                let exercise = exercise()?;
                return Ok(Some(Known::Entry { exercise, within }));
            }
            if let Some(logged) = entry.set(thing) {
                return Ok(Some(Known::Set {
                    exercise: exercise()?,
                    text: notation::write_set(&logged.set, self.look.unit),
                    within,
                }));
            }
        }
        Ok(None)
    }

    fn in_routine(&self, document: &Document, thing: Uuid) -> Result<Option<Known>, ApiError> {
        let routine = read_routine(document);
        let name = routine.name.unwrap_or_default();
        if thing.is_nil() {
            return Ok(Some(Known::Routine { name }));
        }
        let within = Within {
            title: name,
            day: None,
        };
        for entry in &routine.entries {
            let exercise = || self.look.name_after_merges(&entry.exercise.0);
            if entry.id == thing {
                let exercise = exercise()?;
                return Ok(Some(Known::Entry { exercise, within }));
            }
            if let Some(set) = entry.sets.iter().find(|set| set.id == thing) {
                return Ok(Some(Known::Set {
                    exercise: exercise()?,
                    text: set.target.clone(),
                    within,
                }));
            }
        }
        Ok(None)
    }

    fn known_goal(&self, document: &Document) -> Result<Option<Known>, ApiError> {
        let fields = read_goal(document).fields;
        let to = fields.to.unwrap_or_default();
        let about = fields.about.map(|about| self.goal_about(about, &to));
        let goal = about.transpose()?;
        Ok(goal.map(|about| Known::Goal { about, to }))
    }

    fn goal_about(&self, about: GoalAbout, to: &str) -> Result<api::GoalAbout, ApiError> {
        Ok(match about {
            GoalAbout::E1rm(exercise) => api::GoalAbout::E1rm {
                exercise: self.look.name_after_merges(&exercise.0)?,
            },
            GoalAbout::Load(reps, exercise) => api::GoalAbout::Load {
                exercise: self.look.name_after_merges(&exercise.0)?,
                reps: reps.0,
            },
            GoalAbout::Frequency => {
                let aim = Frequency::read(to);
                api::GoalAbout::Frequency {
                    a_week: aim.as_ref().map_or(0, |aim| aim.a_week),
                    weeks: aim.as_ref().map_or(0, |aim| aim.weeks),
                    this_week: 0,
                }
            }
            GoalAbout::Volume => api::GoalAbout::Volume,
            GoalAbout::Distance => api::GoalAbout::Distance,
            GoalAbout::Workouts => api::GoalAbout::Workouts,
            GoalAbout::Body(measure) => api::GoalAbout::Body {
                measure: measure.into(),
            },
        })
    }
}

fn known_reading(document: &Document, id: ReadingId) -> Option<Known> {
    let measurement = read_measurement(document, id)?;
    Some(Known::Reading {
        measure: id.measure.into(),
        day: id.day.to_string(),
        text: measurement.reading.to_string(),
    })
}
