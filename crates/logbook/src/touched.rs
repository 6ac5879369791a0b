//! What a change did: which field of which thing, from what to what.
//!
//! The value before is the one that the author saw, read at the change's own
//! dependencies; so it is the same on every device, whatever else that device
//! holds. A thing that the change itself made is one line, not one a field.

use std::collections::HashSet;

use automerge::{
    Automerge, Change, ChangeHash, ObjId, ObjType, Prop, ReadDoc,
    legacy::{Key, ObjectId, Op, OpId, OpType},
};
use uuid::Uuid;

use crate::{document::ROOT_ENTITY, scalar};

/// One field of one thing that a change touched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The entry or set; nil for the document's own fields.
    pub entity: Uuid,
    /// The field; empty when the change made the thing.
    pub field: String,
    /// The value before, as text; none where there was none.
    pub before: Option<String>,
    /// The value after, as text; none where it was removed.
    pub after: Option<String>,
}

/// What a change that is in the document did.
pub(crate) fn touched_by(doc: &Automerge, change: &Change) -> Vec<Touched> {
    let expanded = change.decode();
    let reader = Reader {
        doc,
        deps: change.deps(),
        hash: change.hash(),
        made: made_here(&expanded.operations, change),
    };
    let mut touched: Vec<_> = expanded
        .operations
        .iter()
        .filter_map(|op| reader.touched(op))
        .collect();
    touched.sort();
    touched.dedup();
    touched
}

/// The objects that the change makes: an operation's id is the change's first
/// number plus its place.
fn made_here(operations: &[Op], change: &Change) -> HashSet<OpId> {
    let first = change.start_op().get();
    let makes = |op: &Op| matches!(op.action, OpType::Make(_));
    (first..)
        .zip(operations)
        .filter(|(_, op)| makes(op))
        .map(|(number, _)| OpId::new(number, change.actor_id()))
        .collect()
}

struct Reader<'a> {
    doc: &'a Automerge,
    deps: &'a [ChangeHash],
    hash: ChangeHash,
    made: HashSet<OpId>,
}

impl Reader<'_> {
    fn touched(&self, op: &Op) -> Option<Touched> {
        if let (OpType::Make(ObjType::Map), Key::Map(key)) = (&op.action, &op.key) {
            return Some(born(key.parse().ok()?));
        }
        match &op.obj {
            ObjectId::Id(id) if self.made.contains(id) => None,
            ObjectId::Root if self.deps.is_empty() && !self.made.is_empty() => None,
            ObjectId::Root => self.field(&ObjId::Root, ROOT_ENTITY, op),
            ObjectId::Id(id) => self.field_within(id, op),
        }
    }

    fn field_within(&self, id: &OpId, op: &Op) -> Option<Touched> {
        let object = self
            .doc
            .import_obj(&format!("{}@{}", id.counter(), id.actor()))
            .ok()?;
        let holder = self.doc.parents(&object).ok()?.next()?;
        let Prop::Map(key) = holder.prop else {
            return None;
        };
        if self.doc.object_type(&object).ok()? == ObjType::Text {
            return Some(self.text(&object, entity_of(self.doc, &holder.obj), key));
        }
        self.field(&object, key.parse().ok()?, op)
    }

    fn field(&self, object: &ObjId, entity: Uuid, op: &Op) -> Option<Touched> {
        let Key::Map(key) = &op.key else { return None };
        let after = match &op.action {
            OpType::Put(value) => Some(scalar::scalar_shown(value)),
            OpType::Delete => None,
            OpType::Make(_) | OpType::Increment(_) | OpType::MarkBegin(_) | OpType::MarkEnd(_) => {
                return None;
            }
        };
        let before = match self.doc.get_at(object, key.as_str(), self.deps) {
            Ok(Some((value, _))) if !self.deps.is_empty() => scalar::shown(&value),
            Ok(_) | Err(_) => None,
        };
        Some(Touched {
            entity,
            field: key.to_string(),
            before,
            after,
        })
    }

    /// A text is one field, however many letters changed.
    fn text(&self, object: &ObjId, entity: Uuid, key: String) -> Touched {
        Touched {
            entity,
            field: key,
            before: self.doc.text_at(object, self.deps).ok(),
            after: self.doc.text_at(object, &[self.hash]).ok(),
        }
    }
}

fn born(entity: Uuid) -> Touched {
    Touched {
        entity,
        field: String::new(),
        before: None,
        after: None,
    }
}

/// The thing whose fields an object holds: its own key, or the root.
fn entity_of(doc: &Automerge, object: &ObjId) -> Uuid {
    let parent = doc
        .parents(object)
        .ok()
        .and_then(|mut parents| parents.next());
    match parent.map(|parent| parent.prop) {
        Some(Prop::Map(key)) => key.parse().unwrap_or(ROOT_ENTITY),
        Some(Prop::Seq(_)) | None => ROOT_ENTITY,
    }
}
