//! Documents on several devices, and what a test does to them.

use automerge::{Change, ExpandedChange};
use logbook::{
    Author, Committed, Document, DocumentId, EntryFields, ExerciseId, LogbookError, LoggedSet,
    Message, Order, Stamp, Workout, WorkoutFields, add_entry, add_set, begin_workout, edit_set,
    edit_workout, read_workout,
};
use training::{Reps, Set};
use uuid::Uuid;

use automerge::transaction::Transaction;

/// The workout that every test is about.
pub const WORKOUT: Uuid = Uuid::from_u128(0x0a);
/// Its entry.
pub const ENTRY: Uuid = Uuid::from_u128(0x0e);
/// The set that it begins with.
pub const SET: Uuid = Uuid::from_u128(0x05);

/// One document on one device.
#[derive(Clone)]
pub struct Replica {
    pub document: Document,
    author: Author,
    now_ms: i64,
}

impl Replica {
    pub fn new(device: u8, id: DocumentId) -> Self {
        Self {
            document: Document::new(id),
            author: Author::new([device; 16], [device; 8]),
            now_ms: 1_000 * i64::from(device),
        }
    }

    /// A device with a running workout of one entry and one set of `100x5`.
    pub fn training(device: u8) -> Self {
        let mut replica = Self::new(device, DocumentId::Workout(WORKOUT));
        replica.write("start_workout", |page| {
            begin_workout(page, &push_day(), None)
        });
        replica.write("add_entry", |page| add_entry(page, ENTRY, &bench_press()));
        replica.write("log_sets", |page| {
            add_set(page, ENTRY, &logged(SET, "100 kg", 5))
        });
        replica
    }

    /// Another device that holds the same.
    pub fn fork(&self, device: u8) -> Self {
        Self {
            document: self.document.clone(),
            author: Author::new([device; 16], [device; 8]),
            now_ms: self.now_ms + i64::from(device),
        }
    }

    /// The same device after its program was started anew.
    pub fn in_another_run(mut self, fresh: [u8; 8]) -> Self {
        self.author = Author::new(Author::device_of(&self.author.actor()), fresh);
        self
    }

    /// Makes one edit, which has to change something.
    pub fn write(
        &mut self,
        intention: &str,
        write: impl FnOnce(&mut Transaction<'_>) -> Result<(), LogbookError>,
    ) -> Committed {
        self.try_write(intention, write)
            .unwrap()
            .expect("the edit changes something")
    }

    pub fn try_write(
        &mut self,
        intention: &str,
        write: impl FnOnce(&mut Transaction<'_>) -> Result<(), LogbookError>,
    ) -> Result<Option<Committed>, LogbookError> {
        self.now_ms += 100;
        let message = Message::new(intention);
        let ((), change) = self
            .document
            .edit(&self.author, self.now_ms, &message, write)?;
        Ok(change)
    }

    pub fn set(&mut self, load: &str, reps: u32) -> Committed {
        self.write("edit_set", |page| {
            edit_set(page, ENTRY, SET, &set(load, reps))
        })
    }

    pub fn title(&mut self, title: &str) -> Committed {
        let fields = WorkoutFields {
            title: Some(title.to_owned()),
            ..WorkoutFields::default()
        };
        self.write("edit_workout", |page| edit_workout(page, &fields))
    }

    /// Takes over everything that another device holds; gives what was new.
    pub fn take_from(&mut self, other: &Self) -> Vec<Committed> {
        let changes = other.document.changes();
        self.document
            .apply(changes.iter().map(|change| change.bytes.as_slice()))
            .unwrap()
    }

    pub fn workout(&self) -> Workout {
        read_workout(&self.document)
    }
}

/// Both devices take over what the other holds, and agree.
pub fn exchange(a: &mut Replica, b: &mut Replica) {
    a.take_from(b);
    b.take_from(a);
    assert_eq!(a.document.heads(), b.document.heads());
    assert_eq!(a.workout(), b.workout());
}

pub fn push_day() -> WorkoutFields {
    WorkoutFields {
        title: Some("Push day".to_owned()),
        start: Stamp::read("2026-11-23T18:04:00+01:00[Europe/Berlin]"),
        end: None,
        note: Some("slept well".to_owned()),
        ..WorkoutFields::default()
    }
}

pub fn bench_press() -> EntryFields {
    EntryFields {
        exercise: Some(ExerciseId("bench-press".to_owned())),
        order: Some(Order::first()),
        note: Some("narrow grip".to_owned()),
        ..EntryFields::default()
    }
}

pub fn set(load: &str, reps: u32) -> Set {
    Set {
        load: Some(load.parse().unwrap()),
        reps: Some(Reps(reps)),
        ..Set::default()
    }
}

pub fn logged(id: Uuid, load: &str, reps: u32) -> LoggedSet {
    LoggedSet {
        id,
        order: Order::first(),
        set: set(load, reps),
        rest: None,
        done: Some(1_000),
        deleted: None,
    }
}

/// The operations of a change.
pub fn decoded(change: &Committed) -> ExpandedChange {
    Change::from_bytes(change.bytes.clone()).unwrap().decode()
}
