//! The document of a workout: scalars at the root, an entry under a random key
//! for each exercise, a set under a random key within its entry.

mod read;
pub(crate) mod write;

use training::{Seconds, Set};
use uuid::Uuid;

use crate::{Conflict, End, ExerciseId, Order, Stamp};

pub use read::read_workout;
pub use write::{
    EntryFields, WorkoutFields, add_entry, add_set, begin_workout, edit_entry, edit_set,
    edit_workout, mark_deleted, restore,
};

/// A workout as its document tells it, with everything in the trash too.
#[derive(Clone, Debug, PartialEq)]
pub struct Workout {
    /// Its title.
    pub title: String,
    /// When it began; none in a document that is only half here.
    pub start: Option<Stamp>,
    /// Whether and when it ended.
    pub end: End,
    /// A remark.
    pub note: String,
    /// When it was put into the trash, in milliseconds since 1970.
    pub deleted: Option<i64>,
    /// Where an imported workout came from.
    pub source_key: Option<String>,
    /// The routine that it was begun from.
    pub routine: Option<Uuid>,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// The fields that devices disagree on.
    pub conflicts: Vec<Conflict>,
}

/// An exercise in a workout.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// Which exercise, as logged.
    pub exercise: ExerciseId,
    /// Its place.
    pub order: Order,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// What its routine asks for: the texts of all its targets.
    pub targets: Option<String>,
    /// The rest between its sets, where it is not the usual one.
    pub rest: Option<Seconds>,
    /// When it was put into the trash.
    pub deleted: Option<i64>,
    /// Its sets, in order.
    pub sets: Vec<LoggedSet>,
}

/// A set in a workout.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedSet {
    /// Its id.
    pub id: Uuid,
    /// Its place.
    pub order: Order,
    /// What was done.
    pub set: Set,
    /// Rest after it, where known.
    pub rest: Option<Seconds>,
    /// When it was logged, in milliseconds since 1970; none for imported ones.
    pub done: Option<i64>,
    /// When it was put into the trash.
    pub deleted: Option<i64>,
}

impl Workout {
    /// An entry by its id.
    pub fn entry(&self, id: Uuid) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The place after the last entry.
    pub fn next_order(&self) -> Order {
        let last = self.entries.last();
        last.map_or_else(Order::first, |entry| entry.order.next())
    }
}

impl Entry {
    /// A set by its id.
    pub fn set(&self, id: Uuid) -> Option<&LoggedSet> {
        self.sets.iter().find(|set| set.id == id)
    }

    /// The place after the last set.
    pub fn next_order(&self) -> Order {
        let last = self.sets.last();
        last.map_or_else(Order::first, |set| set.order.next())
    }
}
