//! Going back to what a document, or a thing in it, said at an earlier moment: as
//! a new change, so that nothing which was done since is lost.

use std::collections::BTreeSet;

use automerge::{Automerge, ChangeHash, ObjId, ObjType, ReadDoc, ScalarValue, Value, ValueRef};
use uuid::Uuid;

use crate::{Document, PlannedEdits, ReadingId, document::ROOT_ENTITY, planned::Act, schema};

/// What of a document goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All of it.
    Whole,
    /// One thing with all that is in it.
    Thing(Uuid),
    /// One field of a thing; nil for the document's own. A reading of the body takes
    /// its mark along.
    Field(Uuid, &'a str),
}

/// Works out what has to be written so that a document says what it said when
/// these were its heads. Fields get back what stood there; what was made since
/// goes into the trash, and what was thrown away since comes out of it, together
/// with what it lies in. `now_ms` becomes the time at which things were thrown away.
pub fn plan_going_back(
    document: &Document,
    heads: &[[u8; 32]],
    scope: Scope<'_>,
    now_ms: i64,
) -> PlannedEdits {
    let heads: Vec<_> = heads.iter().map(|hash| ChangeHash(*hash)).collect();
    let mut planner = Planner {
        doc: document.automerge(),
        heads: &heads,
        scope,
        now_ms,
        edits: PlannedEdits::default(),
    };
    planner.walk(ROOT_ENTITY, &ObjId::Root, scope == Scope::Whole);
    planner.edits
}

struct Planner<'a> {
    doc: &'a Automerge,
    heads: &'a [ChangeHash],
    scope: Scope<'a>,
    now_ms: i64,
    edits: PlannedEdits,
}

impl Planner<'_> {
    /// Walks through a thing; whether what goes back was in it.
    fn walk(&mut self, thing: Uuid, object: &ObjId, goes_back: bool) -> bool {
        let then = self.doc.keys_at(object, self.heads);
        let keys: BTreeSet<String> = then.chain(self.doc.keys(object)).collect();
        let mut found = false;
        for key in &keys {
            let is_meant = self.scope == Scope::Field(thing, key);
            match (self.part(object, key), key.parse::<Uuid>()) {
                (Some(part), Ok(id)) => {
                    found |= self.walk_part(object, key, (id, &part), goes_back)
                }
                (Some(_), Err(_)) => {}
                (None, _) if is_meant || (goes_back && !follows_its_reading(key, &keys)) => {
                    self.value_back(thing, object, key);
                    found = true;
                }
                (None, _) => {}
            }
        }
        if found && !goes_back {
            // What goes back is of no use within something in the trash.
            self.out_of_the_trash(thing, object);
        }
        found
    }

    fn walk_part(
        &mut self,
        within: &ObjId,
        key: &str,
        (id, part): (Uuid, &ObjId),
        goes_back: bool,
    ) -> bool {
        let goes_back = goes_back || self.scope == Scope::Thing(id);
        let was_there = matches!(self.doc.get_at(within, key, self.heads), Ok(Some(_)));
        if was_there {
            return self.walk(id, part, goes_back) || goes_back;
        }
        if goes_back {
            self.throw_away(id, part, schema::DELETED);
        }
        goes_back
    }

    /// A thing under a random key.
    fn part(&self, object: &ObjId, key: &str) -> Option<ObjId> {
        let mut items = self.doc.map_range(object, key.to_owned()..=key.to_owned());
        let item = items.next()?;
        matches!(item.value, ValueRef::Object(ObjType::Map)).then(|| item.id())
    }

    fn value_back(&mut self, thing: Uuid, object: &ObjId, key: &str) {
        match key.parse() {
            Ok(reading) => self.reading_back(thing, object, reading),
            Err(_) => self.field_back(thing, object, key),
        }
    }

    /// A reading and whether it lies in the trash; one that was made since goes there.
    fn reading_back(&mut self, thing: Uuid, object: &ObjId, reading: ReadingId) {
        let (key, mark) = (reading.to_string(), reading.mark());
        if self.scalar(object, &key, Some(self.heads)).is_some() {
            self.field_back(thing, object, &key);
            self.field_back(thing, object, &mark);
        } else {
            self.throw_away(thing, object, &mark);
        }
    }

    fn field_back(&mut self, thing: Uuid, object: &ObjId, key: &str) {
        if let Ok(Some((Value::Object(ObjType::Text), text))) = self.doc.get(object, key) {
            let then = self.doc.text_at(&text, self.heads).unwrap_or_default();
            if self.doc.text(&text).unwrap_or_default() != then {
                self.edits.add(thing, object, key, Act::Splice(text, then));
            }
            return;
        }
        let then = self.scalar(object, key, Some(self.heads));
        if then != self.scalar(object, key, None) {
            let act = then.map_or(Act::Remove, Act::Put);
            self.edits.add(thing, object, key, act);
        }
    }

    fn throw_away(&mut self, thing: Uuid, object: &ObjId, mark: &str) {
        if self.scalar(object, mark, None).is_none() {
            let now = ScalarValue::Timestamp(self.now_ms);
            self.edits.add(thing, object, mark, Act::Put(now));
        }
    }

    fn out_of_the_trash(&mut self, thing: Uuid, object: &ObjId) {
        if self.scalar(object, schema::DELETED, None).is_some() {
            self.edits.add(thing, object, schema::DELETED, Act::Remove);
        }
    }

    /// What stands in a field; an emptied one is as good as one that never was.
    fn scalar(
        &self,
        object: &ObjId,
        key: &str,
        heads: Option<&[ChangeHash]>,
    ) -> Option<ScalarValue> {
        let found = match heads {
            Some(heads) => self.doc.get_at(object, key, heads),
            None => self.doc.get(object, key),
        };
        match found {
            Ok(Some((Value::Scalar(value), _))) if !value.is_null() => Some(value.into_owned()),
            Ok(_) | Err(_) => None,
        }
    }
}

/// Whether a key is the mark of a reading that stands among the keys.
fn follows_its_reading(key: &str, keys: &BTreeSet<String>) -> bool {
    let reading = key.strip_suffix(schema::MEASUREMENT_DELETED);
    reading.is_some_and(|reading| keys.contains(reading))
}
