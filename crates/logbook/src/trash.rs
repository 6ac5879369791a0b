//! What lies in the trash of a document, by whose hand, and what was done with it
//! since, by those who did not know of that and by those who did.

use std::collections::{BTreeMap, HashMap};

use automerge::{Automerge, ObjId, ReadDoc};
use uuid::Uuid;

use crate::{
    Author, Document, Subject,
    conflict::Marked,
    document::ROOT_ENTITY,
    scalar, schema,
    things::{self, Thing},
    touched::touched_by,
};

/// Something that was put into the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// What.
    pub subject: Subject,
    /// When, in milliseconds since 1970.
    pub deleted: i64,
    /// The device that put it there.
    pub device: [u8; 16],
    /// The sets in it that would come back with it.
    pub sets: u32,
}

/// What one device did with a thing since it is in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The device.
    pub device: [u8; 16],
    /// Exercises that it added.
    pub entries: u32,
    /// Sets that it added.
    pub sets: u32,
    /// Fields that it changed in what was there.
    pub fields: u32,
}

/// Everything in a document's trash. What lies in a thing there is part of it.
pub fn read_trash(document: &Document) -> Vec<Trashed> {
    let bin = Bin::of(document.automerge());
    if let Some(whole) = bin.trashed(Subject::Whole) {
        return vec![whole];
    }
    let readings = bin.doc.keys(ObjId::Root).filter_map(|key| {
        let reading = key.strip_suffix(schema::MEASUREMENT_DELETED)?;
        Some(Subject::Reading(reading.parse().ok()?))
    });
    let things = bin.things.keys().filter_map(|thing| bin.outermost(*thing));
    let mut all: Vec<_> = readings
        .chain(things)
        .filter_map(|subject| bin.trashed(subject))
        .collect();
    all.sort_by_key(|trashed| trashed.subject.key());
    all
}

/// The thing of a document that has this id; nil is the document itself.
pub fn subject_of(document: &Document, thing: Uuid) -> Option<Subject> {
    if thing == ROOT_ENTITY {
        return Some(Subject::Whole);
    }
    Bin::of(document.automerge()).subject(thing)
}

/// What was done with a thing since it is in the trash, by device.
pub fn done_since(document: &Document, subject: Subject) -> Vec<Since> {
    let bin = Bin::of(document.automerge());
    let (Some(object), mark) = (bin.object(subject), subject.mark()) else {
        return Vec::new();
    };
    let Ok(Some((_, id))) = bin.doc.get(&object, mark.as_str()) else {
        return Vec::new();
    };
    let Some(deletion) = bin.doc.hash_for_opid(&id) else {
        return Vec::new();
    };
    let marked = Marked::by(bin.doc, &object, subject.entity(), &mark);
    let mut made: Vec<Uuid> = Vec::new();
    let mut since: BTreeMap<[u8; 16], Since> = BTreeMap::new();
    for change in bin.doc.get_changes(&[deletion]) {
        let device = Author::device_of(change.actor_id());
        let done = since.entry(device).or_insert_with(|| Since::by(device));
        let lines = touched_by(bin.doc, &change).into_iter();
        for line in lines.filter(|line| marked.was_edited_by(line)) {
            if line.field.is_empty() {
                made.push(line.entity);
                bin.count_made(line.entity, done);
            } else if !made.contains(&line.entity) {
                done.fields += 1;
            }
        }
    }
    since
        .into_values()
        .filter(|done| !done.is_nothing())
        .collect()
}

impl Since {
    fn by(device: [u8; 16]) -> Self {
        Self {
            device,
            entries: 0,
            sets: 0,
            fields: 0,
        }
    }

    fn is_nothing(&self) -> bool {
        self.entries + self.sets + self.fields == 0
    }
}

impl Subject {
    /// The thing; nil for the document itself.
    fn entity(self) -> Uuid {
        match self {
            Self::Whole | Self::Reading(_) => ROOT_ENTITY,
            Self::Entry(id) | Self::Set { set: id, .. } => id,
        }
    }

    /// The key of its mark.
    fn mark(self) -> String {
        match self {
            Self::Whole | Self::Entry(_) | Self::Set { .. } => schema::DELETED.to_owned(),
            Self::Reading(reading) => reading.mark(),
        }
    }

    fn key(self) -> (Uuid, String) {
        (self.entity(), self.mark())
    }
}

/// A document and where its things are.
struct Bin<'a> {
    doc: &'a Automerge,
    things: HashMap<Uuid, Thing>,
}

impl<'a> Bin<'a> {
    fn of(doc: &'a Automerge) -> Self {
        Self {
            doc,
            things: things::all(doc),
        }
    }

    fn object(&self, subject: Subject) -> Option<ObjId> {
        let entity = subject.entity();
        if entity == ROOT_ENTITY {
            return Some(ObjId::Root);
        }
        self.things.get(&entity).map(|thing| thing.object.clone())
    }

    fn trashed(&self, subject: Subject) -> Option<Trashed> {
        let (value, id) = self.doc.get(self.object(subject)?, subject.mark()).ok()??;
        let deleted = scalar::instant(&value)?;
        let change = self.doc.get_change_by_hash(&self.doc.hash_for_opid(&id)?)?;
        Some(Trashed {
            subject,
            deleted,
            device: Author::device_of(change.actor_id()),
            sets: self.sets_in(subject),
        })
    }

    fn subject(&self, id: Uuid) -> Option<Subject> {
        let entry = self.things.get(&id)?.within;
        Some(match entry == ROOT_ENTITY {
            true => Subject::Entry(id),
            false => Subject::Set { entry, set: id },
        })
    }

    /// A thing that lies in no other thing of the trash.
    fn outermost(&self, id: Uuid) -> Option<Subject> {
        let subject = self.subject(id)?;
        match subject {
            Subject::Set { entry, .. } if self.is_deleted(entry) => None,
            other => Some(other),
        }
    }

    fn is_deleted(&self, id: Uuid) -> bool {
        self.things.get(&id).is_some_and(|thing| {
            let mark = self.doc.get(&thing.object, schema::DELETED);
            mark.is_ok_and(|mark| mark.is_some())
        })
    }

    fn sets_in(&self, subject: Subject) -> u32 {
        let comes_back = |(id, thing): &(&Uuid, &Thing)| match subject {
            Subject::Whole => {
                thing.within != ROOT_ENTITY
                    && !self.is_deleted(**id)
                    && !self.is_deleted(thing.within)
            }
            Subject::Entry(entry) => thing.within == entry && !self.is_deleted(**id),
            Subject::Set { .. } | Subject::Reading(_) => false,
        };
        self.things.iter().filter(comes_back).count() as u32
    }

    fn count_made(&self, id: Uuid, done: &mut Since) {
        match self.things.get(&id) {
            Some(_) if self.is_deleted(id) => {}
            Some(thing) if thing.within == ROOT_ENTITY => done.entries += 1,
            Some(_) => done.sets += 1,
            None => {}
        }
    }
}
