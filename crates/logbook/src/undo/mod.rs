//! Undoing changes: what a new change has to write so that others have not
//! happened, and what stands in the way of it.
//!
//! It knows no kind of document, only their rules: scalars, texts, things under
//! random keys, and the `deleted` mark. A thing that the undone changes made goes
//! into the trash; a field gets back what stood there when they were written.
//! Whatever somebody did with that since stands in the way: it is left as it is
//! and named.

mod past;

use automerge::{ObjId, ObjType, ReadDoc, ScalarValue, Value};
use uuid::Uuid;

use crate::{Document, DocumentId, PlannedEdits, document::ROOT_ENTITY, planned::Act, schema};
use past::Past;

/// What undoing would write into a document, and what it would leave.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    edits: PlannedEdits,
    blocked: Vec<Blocked>,
}

/// Something that is left as it is, because of what was done with it since.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blocked {
    /// The thing; nil for the document's own fields.
    pub entity: Uuid,
    /// The field; empty for a thing that is still in use.
    pub field: String,
    /// The change that stands in the way.
    pub by: [u8; 32],
}

/// Works out how to undo some changes of a document, in the order in which they
/// were made. `now_ms` becomes the time at which things went into the trash.
pub fn plan_undo(document: &Document, changes: &[[u8; 32]], now_ms: i64) -> Undo {
    let past = Past::of(document.automerge(), changes);
    let mut planner = Planner {
        past: &past,
        now_ms,
        undo: Undo::default(),
    };
    if past.made_document && is_thing(document.id()) {
        planner.take_away(ROOT_ENTITY);
        return planner.undo;
    }
    for thing in past.outermost_made() {
        planner.take_away(thing);
    }
    for field in &past.fields {
        planner.put_back(field);
    }
    planner.undo
}

/// Whether a document is one thing, which can lie in the trash as a whole. What
/// two devices may create apart has no such id.
fn is_thing(id: &DocumentId) -> bool {
    let text = id.to_string();
    let last = text.rsplit('/').next();
    last.is_some_and(|id| id.parse::<Uuid>().is_ok())
}

impl Undo {
    /// What it writes.
    pub fn edits(&self) -> &PlannedEdits {
        &self.edits
    }

    /// What is left as it is, and why.
    pub fn blocked(&self) -> &[Blocked] {
        &self.blocked
    }
}

struct Planner<'a> {
    past: &'a Past<'a>,
    now_ms: i64,
    undo: Undo,
}

impl Planner<'_> {
    /// Puts a thing into the trash, unless somebody has work in it; then what the
    /// changes made within it goes by itself.
    fn take_away(&mut self, thing: Uuid) {
        let past = self.past;
        let Some(object) = past.object(thing) else {
            return;
        };
        if past.is_deleted(&object) {
            return;
        }
        match past.work_within(thing, &object) {
            None => {
                let now = ScalarValue::Timestamp(self.now_ms);
                self.write(thing, &object, schema::DELETED, Act::Put(now));
            }
            Some(work) => {
                self.block(thing, "", work.by);
                for part in past.made_within(thing) {
                    self.take_away(part);
                }
            }
        }
    }

    fn put_back(&mut self, field: &past::Field) {
        let past = self.past;
        let Some(object) = past.object(field.entity) else {
            return;
        };
        match past.doc.get(&object, field.key.as_str()) {
            Ok(Some((Value::Object(ObjType::Text), text))) => {
                self.put_back_text(field, &object, text);
            }
            Ok(Some((Value::Object(_), _))) | Err(_) => {}
            Ok(Some((Value::Scalar(_), _)) | None) => self.put_back_scalar(field, &object),
        }
    }

    fn put_back_text(&mut self, field: &past::Field, object: &ObjId, text: ObjId) {
        let past = self.past;
        let (now, left) = (past.text(&text), past.text_left(&text));
        let before = past.text_before(&text, field);
        if now == before {
            return;
        }
        match past.last_touch(field.entity, &field.key) {
            Some(by) if now != left => self.block(field.entity, &field.key, by),
            Some(_) | None => {
                let act = Act::Splice(text, before);
                self.write(field.entity, object, &field.key, act);
            }
        }
    }

    fn put_back_scalar(&mut self, field: &past::Field, object: &ObjId) {
        let past = self.past;
        let before = past.before(object, field);
        if past.is_settled_as(object, &field.key, before.as_ref()) {
            return;
        }
        if let Some(by) = past.in_the_way(object, field) {
            return self.block(field.entity, &field.key, by);
        }
        if before.is_some()
            && field.key == schema::DELETED
            // What was back in use may have been worked on.
            && let Some(work) = past.work_within(field.entity, object)
        {
            return self.block(field.entity, "", work.by);
        }
        let act = before.map_or(Act::Remove, Act::Put);
        self.write(field.entity, object, &field.key, act);
    }

    fn write(&mut self, entity: Uuid, object: &ObjId, key: &str, act: Act) {
        self.undo.edits.add(entity, object, key, act);
    }

    fn block(&mut self, entity: Uuid, field: &str, by: [u8; 32]) {
        self.undo.blocked.push(Blocked {
            entity,
            field: field.to_owned(),
            by,
        });
    }
}
