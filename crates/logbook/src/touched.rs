//! What a change did: which field of which thing, from what to what.
//!
//! The value before is the one that the author saw, read at the change's own
//! dependencies; so it is the same on every device, whatever else that device
//! holds. A thing that the change itself made is one line, not one a field; a
//! field that the change wrote more than once is one line, from first to last.

use std::collections::{BTreeMap, HashSet};

use automerge::{
    Automerge, Change, ChangeHash, ObjId, ObjType, Parent, Prop, ReadDoc,
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
    let mut lines = BTreeMap::new();
    for op in &expanded.operations {
        reader.tell(op, &mut lines);
    }
    lines.into_values().collect()
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

/// One line a field of a thing.
type Lines = BTreeMap<(Uuid, String), Touched>;

impl Reader<'_> {
    /// Adds what an operation did; a later one says what a field is after.
    fn tell(&self, op: &Op, lines: &mut Lines) {
        if let (OpType::Make(ObjType::Map), Key::Map(key)) = (&op.action, &op.key) {
            if let Ok(entity) = key.parse() {
                add(lines, born(entity));
            }
            return;
        }
        match &op.obj {
            ObjectId::Id(id) if self.made.contains(id) => {}
            ObjectId::Root if self.deps.is_empty() && !self.made.is_empty() => {}
            ObjectId::Root => {
                if let Some(line) = self.field(&ObjId::Root, ROOT_ENTITY, op) {
                    add(lines, line);
                }
            }
            ObjectId::Id(id) => self.tell_within(id, op, lines),
        }
    }

    fn tell_within(&self, id: &OpId, op: &Op, lines: &mut Lines) {
        let Some((object, holder)) = self.place_of(id) else {
            return;
        };
        let Prop::Map(key) = holder.prop else { return };
        let is_text = self.doc.object_type(&object).ok() == Some(ObjType::Text);
        if is_text {
            let entity = entity_of(self.doc, &holder.obj);
            // Each letter is an operation, and the whole text is read once.
            if !lines.contains_key(&(entity, key.to_string())) {
                add(lines, self.text(&object, entity, key));
            }
        } else if let Some(line) = key
            .parse()
            .ok()
            .and_then(|entity| self.field(&object, entity, op))
        {
            add(lines, line);
        }
    }

    fn place_of(&self, id: &OpId) -> Option<(ObjId, Parent)> {
        let name = format!("{}@{}", id.counter(), id.actor());
        let object = self.doc.import_obj(&name).ok()?;
        let holder = self.doc.parents(&object).ok()?.next()?;
        Some((object, holder))
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

fn add(lines: &mut Lines, line: Touched) {
    let first = lines.entry((line.entity, line.field.clone()));
    first
        .and_modify(|first| first.after.clone_from(&line.after))
        .or_insert(line);
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
