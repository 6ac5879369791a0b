//! From a document to a workout. Anything unexpected reads as absent and stays
//! in the document as it is.

use automerge::{Automerge, ObjId, ObjType, ReadDoc, ValueRef};
use training::{Reps, Seconds, Set};
use uuid::Uuid;

use super::{Entry, LoggedSet, Workout};
use crate::{Document, End, ExerciseId, Order, Stamp, read_conflicts, scalar, schema};

/// Reads a whole workout.
pub fn read_workout(document: &Document) -> Workout {
    let page = Page {
        doc: document.automerge(),
    };
    let mut workout = page.workout();
    workout.conflicts = read_conflicts(document);
    workout
}

struct Page<'a> {
    doc: &'a Automerge,
}

impl Page<'_> {
    fn workout(&self) -> Workout {
        let mut workout = Workout {
            title: String::new(),
            start: None,
            end: End::Running,
            note: String::new(),
            deleted: None,
            source_key: None,
            routine: None,
            entries: Vec::new(),
            conflicts: Vec::new(),
        };
        let root = ObjId::Root;
        for item in self.doc.map_range(&root, ..) {
            match (item.key.as_ref(), &item.value) {
                (schema::TITLE, value) => workout.title = scalar::string(value).unwrap_or_default(),
                (schema::START, value) => {
                    workout.start = scalar::string(value).and_then(|text| Stamp::read(&text));
                }
                (schema::END, value) => workout.end = End::read(scalar::string(value).as_deref()),
                (schema::NOTE, _) => workout.note = self.text(&item.id()),
                (schema::DELETED, value) => workout.deleted = scalar::timestamp(value),
                (schema::SOURCE_KEY, value) => workout.source_key = scalar::string(value),
                (schema::ROUTINE, value) => {
                    workout.routine = scalar::string(value).and_then(|id| id.parse().ok());
                }
                (key, ValueRef::Object(ObjType::Map)) => {
                    let entry = key.parse().ok().and_then(|id| self.entry(id, &item.id()));
                    workout.entries.extend(entry);
                }
                _ => {}
            }
        }
        workout
            .entries
            .sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
        workout
    }

    fn entry(&self, id: Uuid, object: &ObjId) -> Option<Entry> {
        let mut entry = Entry {
            id,
            exercise: ExerciseId(String::new()),
            order: Order::first(),
            note: String::new(),
            superset: None,
            targets: None,
            rest: None,
            deleted: None,
            sets: Vec::new(),
        };
        for item in self.doc.map_range(object, ..) {
            match (item.key.as_ref(), &item.value) {
                (schema::EXERCISE, value) => {
                    entry.exercise = ExerciseId(scalar::string(value).unwrap_or_default());
                }
                (schema::ORDER, value) => entry.order = order(value),
                (schema::NOTE, _) => entry.note = self.text(&item.id()),
                (schema::SUPERSET, value) => entry.superset = scalar::string(value),
                (schema::TARGETS, value) => entry.targets = scalar::string(value),
                (schema::REST, value) => entry.rest = scalar::number(value).map(Seconds),
                (schema::DELETED, value) => entry.deleted = scalar::timestamp(value),
                (key, ValueRef::Object(ObjType::Map)) => {
                    let set = key.parse().ok().map(|id| self.set(id, &item.id()));
                    entry.sets.extend(set);
                }
                _ => {}
            }
        }
        entry
            .sets
            .sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
        (!entry.exercise.0.is_empty()).then_some(entry)
    }

    fn set(&self, id: Uuid, object: &ObjId) -> LoggedSet {
        let mut logged = LoggedSet {
            id,
            order: Order::first(),
            set: Set::default(),
            rest: None,
            done: None,
            deleted: None,
        };
        for item in self.doc.map_range(object, ..) {
            let value = &item.value;
            match item.key.as_ref() {
                schema::ORDER => logged.order = order(value),
                schema::REST => logged.rest = scalar::number(value).map(Seconds),
                schema::DONE => logged.done = scalar::timestamp(value),
                schema::DELETED => logged.deleted = scalar::timestamp(value),
                key => read_field(&mut logged.set, key, value),
            }
        }
        logged
    }

    fn text(&self, object: &ObjId) -> String {
        self.doc.text(object).unwrap_or_default()
    }
}

/// Reads what a set says.
pub(super) fn read_set(doc: &impl ReadDoc, object: &ObjId) -> Set {
    let mut set = Set::default();
    for item in doc.map_range(object, ..) {
        read_field(&mut set, item.key.as_ref(), &item.value);
    }
    set
}

fn read_field(set: &mut Set, key: &str, value: &ValueRef<'_>) {
    match key {
        schema::KIND => set.kind = parsed(value).unwrap_or_default(),
        schema::LOAD => set.load = parsed(value),
        schema::REPS => set.reps = scalar::number(value).map(Reps),
        schema::DISTANCE => set.distance = parsed(value),
        schema::TIME => set.time = scalar::number(value).map(Seconds),
        schema::EFFORT => set.effort = parsed(value),
        schema::NOTE => set.note = scalar::string(value),
        _ => {}
    }
}

fn parsed<T: std::str::FromStr>(value: &ValueRef<'_>) -> Option<T> {
    scalar::string(value)?.parse().ok()
}

fn order(value: &ValueRef<'_>) -> Order {
    scalar::string(value).map_or_else(Order::first, Order::read)
}
