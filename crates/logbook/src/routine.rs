//! The document of a routine, shaped like a workout's: scalars at the root, an
//! entry under a random key for each exercise, a planned set under a random key
//! within its entry. Its entries are written and marked by the same functions.

use automerge::{
    ObjId, ObjType, ReadDoc, ScalarValue, ValueRef,
    transaction::{Transactable, Transaction},
};
use training::Seconds;
use uuid::Uuid;

use crate::workout::write::{find, put, settle};
use crate::{Document, ExerciseId, LogbookError, Order, scalar, schema};

type Outcome = Result<(), LogbookError>;

/// A routine as its document tells it, with everything in the trash too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routine {
    /// Its name; none in a document that is only half here.
    pub name: Option<String>,
    /// The folder that it is in; empty for none.
    pub folder: String,
    /// Its place among all routines.
    pub order: Option<Order>,
    /// When it was put into the trash, in milliseconds since 1970.
    pub deleted: Option<i64>,
    /// Its exercises, in order.
    pub entries: Vec<PlannedEntry>,
}

/// An exercise in a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedEntry {
    /// Its id.
    pub id: Uuid,
    /// Which exercise.
    pub exercise: ExerciseId,
    /// Its place.
    pub order: Order,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// The rest between its sets, where it is not the usual one.
    pub rest: Option<Seconds>,
    /// When it was put into the trash.
    pub deleted: Option<i64>,
    /// Its sets, in order.
    pub sets: Vec<PlannedSet>,
}

/// A set in a routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSet {
    /// Its id.
    pub id: Uuid,
    /// Its place.
    pub order: Order,
    /// What is aimed at, as one text.
    pub target: String,
    /// When it was put into the trash.
    pub deleted: Option<i64>,
}

/// The fields of a routine. To edit, a field that is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoutineFields {
    /// Its name.
    pub name: Option<String>,
    /// The folder that it is in; empty for none.
    pub folder: Option<String>,
    /// Its place.
    pub order: Option<Order>,
}

impl Routine {
    /// An entry by its id.
    pub fn entry(&self, id: Uuid) -> Option<&PlannedEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// Writes the fields that are given.
pub fn edit_routine(page: &mut Transaction<'_>, fields: &RoutineFields) -> Outcome {
    let root = ObjId::Root;
    if let Some(name) = &fields.name {
        settle(page, &root, schema::NAME, Some(name.as_str().into()))?;
    }
    if let Some(folder) = &fields.folder {
        let folder = (!folder.is_empty()).then(|| folder.as_str().into());
        settle(page, &root, schema::FOLDER, folder)?;
    }
    match &fields.order {
        Some(order) => settle(page, &root, schema::ORDER, Some(order.as_str().into())),
        None => Ok(()),
    }
}

/// Adds a planned set to an entry, under the set's own new id.
pub fn add_planned_set(page: &mut Transaction<'_>, entry: Uuid, planned: &PlannedSet) -> Outcome {
    let entry = find(page, &ObjId::Root, entry, "entry")?;
    let set = page.put_object(&entry, planned.id.to_string(), ObjType::Map)?;
    let text = |text: &str| Some(ScalarValue::from(text));
    put(page, &set, schema::ORDER, text(planned.order.as_str()))?;
    put(page, &set, schema::TARGET, text(&planned.target))
}

/// Aims at something else in a planned set.
pub fn set_target(page: &mut Transaction<'_>, entry: Uuid, set: Uuid, target: &str) -> Outcome {
    let entry = find(page, &ObjId::Root, entry, "entry")?;
    let set = find(page, &entry, set, "set")?;
    settle(page, &set, schema::TARGET, Some(target.into()))
}

/// Reads a whole routine. Anything unexpected reads as absent and stays.
pub fn read_routine(document: &Document) -> Routine {
    let doc = document.automerge();
    let mut routine = Routine::default();
    for item in doc.map_range(ObjId::Root, ..) {
        let value = &item.value;
        match (item.key.as_ref(), value) {
            (schema::NAME, value) => routine.name = scalar::string(value),
            (schema::FOLDER, value) => routine.folder = scalar::string(value).unwrap_or_default(),
            (schema::ORDER, value) => routine.order = scalar::string(value).map(Order::read),
            (schema::DELETED, value) => routine.deleted = scalar::timestamp(value),
            (key, ValueRef::Object(ObjType::Map)) => {
                let entry = key.parse().ok().and_then(|id| entry(doc, id, &item.id()));
                routine.entries.extend(entry);
            }
            _ => {}
        }
    }
    let place = |entry: &PlannedEntry| (entry.order.clone(), entry.id);
    routine.entries.sort_by_key(place);
    routine
}

fn entry(doc: &impl ReadDoc, id: Uuid, object: &ObjId) -> Option<PlannedEntry> {
    let mut entry = PlannedEntry {
        id,
        exercise: ExerciseId(String::new()),
        order: Order::first(),
        note: String::new(),
        superset: None,
        rest: None,
        deleted: None,
        sets: Vec::new(),
    };
    for item in doc.map_range(object, ..) {
        match (item.key.as_ref(), &item.value) {
            (schema::EXERCISE, value) => entry.exercise.0 = scalar::string(value)?,
            (schema::ORDER, value) => entry.order = order(value),
            (schema::NOTE, _) => entry.note = doc.text(item.id()).unwrap_or_default(),
            (schema::SUPERSET, value) => entry.superset = scalar::string(value),
            (schema::REST, value) => entry.rest = scalar::number(value).map(Seconds),
            (schema::DELETED, value) => entry.deleted = scalar::timestamp(value),
            (key, ValueRef::Object(ObjType::Map)) => {
                let set = key.parse().ok().map(|id| planned(doc, id, &item.id()));
                entry.sets.extend(set);
            }
            _ => {}
        }
    }
    entry.sets.sort_by_key(|set| (set.order.clone(), set.id));
    (!entry.exercise.0.is_empty()).then_some(entry)
}

fn planned(doc: &impl ReadDoc, id: Uuid, object: &ObjId) -> PlannedSet {
    let mut set = PlannedSet {
        id,
        order: Order::first(),
        target: String::new(),
        deleted: None,
    };
    for item in doc.map_range(object, ..) {
        match item.key.as_ref() {
            schema::ORDER => set.order = order(&item.value),
            schema::TARGET => set.target = scalar::string(&item.value).unwrap_or_default(),
            schema::DELETED => set.deleted = scalar::timestamp(&item.value),
            _ => {}
        }
    }
    set
}

fn order(value: &ValueRef<'_>) -> Order {
    scalar::string(value).map_or_else(Order::first, Order::read)
}
