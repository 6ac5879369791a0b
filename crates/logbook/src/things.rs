//! The things of a document: whatever stands under a random key, however deep.

use std::collections::HashMap;

use automerge::{ObjId, ObjType, ReadDoc, ValueRef};
use uuid::Uuid;

use crate::document::ROOT_ENTITY;

/// Where a thing is.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    /// Its fields.
    pub(crate) object: ObjId,
    /// The thing that it is in; nil for the document itself.
    pub(crate) within: Uuid,
}

/// Everything in a document.
pub(crate) fn all(doc: &impl ReadDoc) -> HashMap<Uuid, Thing> {
    within(doc, &ObjId::Root, ROOT_ENTITY)
}

/// Everything that an object holds; `entity` is the object's own id.
pub(crate) fn within(doc: &impl ReadDoc, object: &ObjId, entity: Uuid) -> HashMap<Uuid, Thing> {
    let mut things = HashMap::new();
    add(doc, object, entity, &mut things);
    things
}

fn add(doc: &impl ReadDoc, object: &ObjId, within: Uuid, things: &mut HashMap<Uuid, Thing>) {
    for item in doc.map_range(object, ..) {
        if let (ValueRef::Object(ObjType::Map), Ok(id)) = (&item.value, item.key.parse()) {
            let object = item.id();
            add(doc, &object, id, things);
            things.insert(id, Thing { object, within });
        }
    }
}
