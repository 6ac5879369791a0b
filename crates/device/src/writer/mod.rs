//! The writing half of a device: loads the document that an edit is about,
//! edits it, and stores change and view rows in one transaction. It lives on the
//! device's own thread, so edits come one after the other.

mod body;
mod commit;
mod doubt;
mod entries;
mod estimates;
mod exercises;
mod gesture;
mod goals;
mod gyms;
mod here;
mod list;
mod many;
mod merge;
mod parse;
mod past;
mod places;
mod routines;
mod settle;
mod take_in;
mod undo;
mod workouts;

use std::collections::HashMap;

use logbook::{Author, Document, DocumentId, ExerciseId, read_settings};
use store::{Reader, Store, WorkoutRows};
use training::MassUnit;
use uuid::Uuid;

use crate::{Surroundings, api::ApiError, catalogue::Catalogue, derive};

pub use commit::{NewEntry, NewSet, NewWorkout};
pub use gesture::Gesture;
pub use undo::{Step, Which};

/// Documents that are kept ready: the running workout, and what was edited last.
const KEPT_READY: usize = 8;

/// A device's writing half.
#[derive(Debug)]
pub struct Writer {
    // Closed before the store: only the connection that writes takes the log
    // into the file and removes it, and only when it is the last one.
    look: Reader,
    store: Store,
    surroundings: Surroundings,
    author: Author,
    catalogue: Catalogue,
    unit: MassUnit,
    ready: HashMap<DocumentId, Ready>,
    recounts: Vec<String>,
    /// Estimates are still by another formula than the chosen one.
    estimates_due: bool,
    /// Whether workouts wait to be counted with another body weight.
    reweigh: bool,
    /// The workout that was noted last as the one of this device.
    here: Option<Uuid>,
    /// The call that is being answered, if it is one.
    gesture: Option<Gesture>,
}

/// A document in memory, and the rows that the views hold of it.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) document: Document,
    rows: Option<WorkoutRows>,
}

impl Writer {
    /// Takes over an opened store.
    pub fn new(store: Store, surroundings: Surroundings) -> Result<Self, ApiError> {
        let look = store.reader()?;
        let device = store.device_id(|| surroundings.random())?;
        let mut writer = Self {
            author: Author::new(device, surroundings.random()),
            store,
            look,
            surroundings,
            catalogue: Catalogue::default(),
            unit: MassUnit::Kg,
            ready: HashMap::new(),
            recounts: Vec::new(),
            estimates_due: false,
            reweigh: false,
            here: None,
            gesture: None,
        };
        if writer.store.views_are_current()? {
            writer.learn()?;
        }
        Ok(writer)
    }

    /// Reads what every edit needs to know from the views.
    pub fn learn(&mut self) -> Result<(), ApiError> {
        self.ready.clear();
        let formula = crate::estimates::counted_by(&self.look)?;
        self.catalogue = Catalogue::new(self.look.exercises()?).estimating_by(formula);
        self.recounts = self.look.pending_recounts()?;
        let merges = self.recounts.len();
        self.recounts
            .retain(|recount| !crate::estimates::is_due(recount));
        self.estimates_due = self.recounts.len() < merges;
        self.reweigh = self.look.pending_reweigh()?.is_some();
        let unit = self.look.setting("unit")?;
        self.unit = unit
            .and_then(|unit| unit.parse().ok())
            .unwrap_or(MassUnit::Kg);
        Ok(())
    }

    /// The store, for the works that look after the whole file.
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }

    /// How many changes and documents the ledger holds.
    pub fn ledger_size(&self) -> Result<(u64, u64), ApiError> {
        Ok(self.look.ledger_size()?)
    }

    /// Its clock and its source of random bytes.
    pub(crate) fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.surroundings.new_id()
    }

    /// Every exercise there is.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The workout that an entry belongs to.
    fn workout_of_entry(&self, entry: Uuid) -> Result<Uuid, ApiError> {
        let found = self.look.workout_of_entry(entry)?;
        found.ok_or_else(|| not_found("exercise of a workout", &entry.to_string()))
    }

    /// The entry and the workout that a set belongs to.
    fn place_of_set(&self, set: Uuid) -> Result<(Uuid, Uuid), ApiError> {
        let found = self.look.entry_and_workout_of_set(set)?;
        found.ok_or_else(|| not_found("set", &set.to_string()))
    }

    /// Takes a document from memory, or loads it from the ledger.
    pub(crate) fn take_ready(&mut self, id: &DocumentId) -> Result<Ready, ApiError> {
        if let Some(ready) = self.ready.remove(id) {
            return Ok(ready);
        }
        let changes = self.look.changes_of(&id.to_string())?;
        let document = Document::from_changes(id.clone(), changes.iter().map(Vec::as_slice))?;
        let rows = match id {
            DocumentId::Workout(id) => self.look.workout(*id)?,
            DocumentId::Exercise(_)
            | DocumentId::Routine(_)
            | DocumentId::Names(_)
            | DocumentId::Gym(_)
            | DocumentId::Body(_)
            | DocumentId::Goal(_)
            | DocumentId::Settings
            | DocumentId::Unknown(_) => None,
        };
        Ok(Ready { document, rows })
    }

    /// Keeps a document ready, at the cost of some other.
    pub(crate) fn keep_ready(&mut self, ready: Ready) {
        if self.ready.len() >= KEPT_READY
            && let Some(other) = self.ready.keys().next().cloned()
        {
            self.ready.remove(&other);
        }
        self.ready.insert(ready.document.id().clone(), ready);
    }

    /// A refused transaction: nothing in memory is to be trusted, and the author
    /// is a new one, lest a sequence number be given out twice.
    fn forget_everything(&mut self) {
        self.ready.clear();
        let device = self.author.actor().to_bytes()[..16].try_into();
        let device = device.unwrap_or_else(|_| self.surroundings.random());
        self.author = Author::new(device, self.surroundings.random());
    }

    /// Takes in what a document that is no workout says now.
    fn take_in(&mut self, document: &Document) {
        match document.id() {
            DocumentId::Settings => {
                self.unit = read_settings(document).unit.unwrap_or(MassUnit::Kg);
            }
            DocumentId::Exercise(id) => {
                let row = derive::exercise(id, document);
                self.catalogue.put(row);
            }
            DocumentId::Workout(_)
            | DocumentId::Routine(_)
            | DocumentId::Names(_)
            | DocumentId::Gym(_)
            | DocumentId::Body(_)
            | DocumentId::Goal(_)
            | DocumentId::Unknown(_) => {}
        }
    }

    /// An exercise that exists, by its id.
    fn known_exercise(&self, id: &str) -> Result<ExerciseId, ApiError> {
        if self.catalogue.holds(id) {
            Ok(ExerciseId(id.to_owned()))
        } else {
            Err(not_found("exercise", id))
        }
    }
}

/// The refusal of something that is not in the logbook.
pub(crate) fn not_found(what: &str, id: &str) -> ApiError {
    ApiError::new(
        crate::api::Code::NotFound,
        format!("there is no {what} {id}"),
    )
}
