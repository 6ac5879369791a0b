//! What the past of a document says about some of its changes: what they wrote,
//! what stood there before, and who has been there since.
//!
//! A value is as the changes left it when it is theirs, or when somebody who knew
//! theirs put the same back: so undoing goes step by step into the past, through
//! what was undone and done again. Who did not know of them stands in the way,
//! whatever the value.

use std::collections::{BTreeSet, HashMap, HashSet};

use automerge::{
    Automerge, Change, ChangeHash, ObjId, ObjType, ReadDoc, ScalarValue, Value, ValueRef,
};
use uuid::Uuid;

use crate::{
    document::ROOT_ENTITY,
    schema,
    things::{self, Thing},
    touched::touched_by,
};

/// Some changes of a document, and what came after them.
pub(super) struct Past<'a> {
    pub(super) doc: &'a Automerge,
    /// Whether they made the document.
    pub(super) made_document: bool,
    /// The fields that they wrote in things that were there already.
    pub(super) fields: Vec<Field>,
    made: BTreeSet<Uuid>,
    ours: Vec<ChangeHash>,
    /// The changes that knew of all of them.
    later: HashSet<ChangeHash>,
    things: HashMap<Uuid, Thing>,
}

/// A field that the changes wrote.
pub(super) struct Field {
    pub(super) entity: Uuid,
    pub(super) key: String,
    /// What the first of them that wrote it had seen.
    seen: Vec<ChangeHash>,
}

/// Something that stands in the way.
pub(super) struct Work {
    pub(super) by: [u8; 32],
}

impl<'a> Past<'a> {
    pub(super) fn of(doc: &'a Automerge, changes: &[[u8; 32]]) -> Self {
        let ours: Vec<_> = changes.iter().map(|hash| ChangeHash(*hash)).collect();
        let found = ours.iter().filter_map(|hash| doc.get_change_by_hash(hash));
        let found: Vec<Change> = found.collect();
        let mut past = Self {
            doc,
            made_document: found.iter().any(|change| change.deps().is_empty()),
            fields: Vec::new(),
            made: BTreeSet::new(),
            later: later_than(doc, &ours),
            ours,
            things: things::all(doc),
        };
        for change in &found {
            past.take_in(change);
        }
        past
    }

    fn take_in(&mut self, change: &Change) {
        for line in touched_by(self.doc, change) {
            if line.field.is_empty() {
                self.made.insert(line.entity);
                continue;
            }
            let of_made = self.made.contains(&line.entity);
            let is_this = |field: &Field| field.entity == line.entity && field.key == line.field;
            if !of_made && !self.fields.iter().any(is_this) {
                self.fields.push(Field {
                    entity: line.entity,
                    key: line.field,
                    seen: change.deps().to_vec(),
                });
            }
        }
    }

    /// The things that the changes made and that lie in no other such thing.
    pub(super) fn outermost_made(&self) -> Vec<Uuid> {
        let holder = |id: &Uuid| self.things.get(id).map(|thing| thing.within);
        let is_outermost = |id: &&Uuid| holder(id).is_some_and(|of| !self.made.contains(&of));
        self.made.iter().filter(is_outermost).copied().collect()
    }

    /// The things that they made right within another.
    pub(super) fn made_within(&self, thing: Uuid) -> Vec<Uuid> {
        let is_in = |id: &&Uuid| self.things.get(*id).is_some_and(|at| at.within == thing);
        self.made.iter().filter(is_in).copied().collect()
    }

    pub(super) fn object(&self, entity: Uuid) -> Option<ObjId> {
        if entity == ROOT_ENTITY {
            return Some(ObjId::Root);
        }
        self.things.get(&entity).map(|thing| thing.object.clone())
    }

    pub(super) fn is_deleted(&self, object: &ObjId) -> bool {
        matches!(self.doc.get(object, schema::DELETED), Ok(Some(_)))
    }

    /// What stood in a field before.
    pub(super) fn before(&self, object: &ObjId, field: &Field) -> Option<ScalarValue> {
        self.scalar_at(object, &field.key, &field.seen)
    }

    /// What the changes left there.
    fn left(&self, object: &ObjId, key: &str) -> Option<ScalarValue> {
        self.scalar_at(object, key, &self.ours)
    }

    fn scalar_at(&self, object: &ObjId, key: &str, heads: &[ChangeHash]) -> Option<ScalarValue> {
        if heads.is_empty() {
            return None;
        }
        match self.doc.get_at(object, key, heads) {
            Ok(Some((Value::Scalar(value), _))) => Some(value.into_owned()),
            Ok(_) | Err(_) => None,
        }
    }

    pub(super) fn text(&self, text: &ObjId) -> String {
        self.doc.text(text).unwrap_or_default()
    }

    pub(super) fn text_left(&self, text: &ObjId) -> String {
        self.doc.text_at(text, &self.ours).unwrap_or_default()
    }

    pub(super) fn text_before(&self, text: &ObjId, field: &Field) -> String {
        let seen = self.doc.text_at(text, &field.seen);
        seen.ok()
            .filter(|_| !field.seen.is_empty())
            .unwrap_or_default()
    }

    /// Whether a field says this already, and nothing else beside it.
    pub(super) fn is_settled_as(
        &self,
        object: &ObjId,
        key: &str,
        value: Option<&ScalarValue>,
    ) -> bool {
        match (self.doc.get_all(object, key).as_deref(), value) {
            (Ok([]), None) => true,
            (Ok([(Value::Scalar(is), _)]), Some(value)) => is.as_ref() == value,
            _ => false,
        }
    }

    /// Who has written a field otherwise, or without knowing of the changes.
    pub(super) fn in_the_way(&self, object: &ObjId, field: &Field) -> Option<[u8; 32]> {
        let left = self.left(object, &field.key);
        let values = self.doc.get_all(object, field.key.as_str()).ok()?;
        if values.is_empty() && left.is_some() {
            return self.last_touch(field.entity, &field.key);
        }
        let mut others = values.iter().filter_map(|(value, op)| {
            let by = self.doc.hash_for_opid(op)?;
            let put_back = value.as_scalar() == left.as_ref() && self.later.contains(&by);
            (!self.ours.contains(&by) && !put_back).then_some(by.0)
        });
        others.next_back()
    }

    /// What somebody else has at work within a thing that the changes left in
    /// use. The order is nobody's work, and what lies in the trash is none.
    pub(super) fn work_within(&self, thing: Uuid, object: &ObjId) -> Option<Work> {
        let gone = self.taken_away_since(thing, object);
        gone.or_else(|| {
            let mut items = self.doc.map_range(object, ..);
            items.find_map(|item| {
                let (key, id) = (item.key.as_ref(), item.id());
                match &item.value {
                    _ if key == schema::ORDER || key == schema::DELETED => None,
                    ValueRef::Object(ObjType::Map) => self.work_in_part(object, key, &id),
                    ValueRef::Object(_) => {
                        let differs = self.text(&id) != self.text_left(&id);
                        differs.then(|| self.work(thing, key)).flatten()
                    }
                    ValueRef::Scalar(_) => {
                        let now = self.scalar_now(object, key);
                        let differs = now != self.left(object, key);
                        differs.then(|| self.work(thing, key)).flatten()
                    }
                }
            })
        })
    }

    fn work_in_part(&self, within: &ObjId, key: &str, part: &ObjId) -> Option<Work> {
        let entity = key.parse().ok()?;
        if self.is_deleted(part) {
            return None;
        }
        let was_there = matches!(self.doc.get_at(within, key, &self.ours), Ok(Some(_)));
        if !was_there {
            let by = self.doc.hash_for_opid(part)?.0;
            return Some(Work { by });
        }
        if self.left(part, schema::DELETED).is_some() {
            return self.work(entity, schema::DELETED);
        }
        self.work_within(entity, part)
    }

    /// A field that the changes left and that somebody emptied.
    fn taken_away_since(&self, thing: Uuid, object: &ObjId) -> Option<Work> {
        let mut left = self.doc.keys_at(object, &self.ours);
        let gone = left.find(|key| {
            key != schema::DELETED && matches!(self.doc.get(object, key.as_str()), Ok(None))
        })?;
        self.work(thing, &gone)
    }

    fn work(&self, entity: Uuid, key: &str) -> Option<Work> {
        let by = self.last_touch(entity, key)?;
        Some(Work { by })
    }

    fn scalar_now(&self, object: &ObjId, key: &str) -> Option<ScalarValue> {
        match self.doc.get(object, key) {
            Ok(Some((Value::Scalar(value), _))) => Some(value.into_owned()),
            Ok(_) | Err(_) => None,
        }
    }

    /// The newest change besides these that wrote a field and that they had not
    /// seen.
    pub(super) fn last_touch(&self, entity: Uuid, key: &str) -> Option<[u8; 32]> {
        let since = self.doc.get_changes(&self.ours);
        let touches = |change: &&Change| {
            let lines = touched_by(self.doc, change);
            lines
                .iter()
                .any(|line| line.entity == entity && line.field == key)
        };
        Some(since.iter().rev().find(touches)?.hash().0)
    }
}

/// The changes that build on all of these.
fn later_than(doc: &Automerge, ours: &[ChangeHash]) -> HashSet<ChangeHash> {
    let Some(last) = ours.last() else {
        return HashSet::new();
    };
    let mut later = HashSet::from([*last]);
    for other in doc.get_changes_meta(&[*last]) {
        if other.deps.iter().any(|dep| later.contains(dep)) {
            later.insert(other.hash);
        }
    }
    later
}
