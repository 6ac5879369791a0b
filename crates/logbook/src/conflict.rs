//! Fields that two devices set at the same time to different values. The views
//! show the winner and the fact; nothing is decided behind anybody's back.

use automerge::{Automerge, ChangeHash, ObjId, ReadDoc, Value};
use uuid::Uuid;

use crate::{Author, document::ROOT_ENTITY, scalar, schema};

/// A field with more than one value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The entry or set; nil for the workout's own fields.
    pub entity: Uuid,
    /// The field. `deleted` also for a thing that was deleted on one device
    /// while another edited it.
    pub field: String,
    /// The value that is shown.
    pub winner: Contender,
    /// The others.
    pub others: Vec<Contender>,
}

/// One of the values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contender {
    /// The value as text; none for a container or an edit under a deletion.
    pub value: Option<String>,
    /// The device that set it.
    pub device: [u8; 16],
    /// When, by that device's clock, in milliseconds since 1970.
    pub authored: i64,
}

/// The conflict of one field, if its concurrent values differ. The order never
/// is one: two places are both right.
pub(crate) fn of_field(
    doc: &Automerge,
    object: &ObjId,
    entity: Uuid,
    field: &str,
) -> Option<Conflict> {
    if field == schema::ORDER {
        return None;
    }
    let values = doc.get_all(object, field).ok()?;
    let (winning, id) = values.last()?;
    let winner = contender(doc, winning, id)?;
    let others: Vec<_> = values[..values.len() - 1]
        .iter()
        .filter(|(value, _)| value != winning)
        .filter_map(|(value, id)| contender(doc, value, id))
        .collect();
    (!others.is_empty()).then(|| Conflict {
        entity,
        field: field.to_owned(),
        winner,
        others,
    })
}

/// A deletion against an edit that did not know of it: the thing is in the
/// trash, and a field of it is not what the deleting device saw.
pub(crate) fn of_deletion(doc: &Automerge, object: &ObjId, entity: Uuid) -> Option<Conflict> {
    let (value, id) = doc.get(object, schema::DELETED).ok()??;
    let deletion = doc.hash_for_opid(&id)?;
    let edit = first_edit_unseen(doc, object, deletion)?;
    Some(Conflict {
        entity,
        field: schema::DELETED.to_owned(),
        winner: contender(doc, &value, &id)?,
        others: vec![edit],
    })
}

fn first_edit_unseen(doc: &Automerge, object: &ObjId, deletion: ChangeHash) -> Option<Contender> {
    let heads = [deletion];
    for item in doc.map_range(object, ..) {
        let (value, id) = doc.get(object, item.key.as_ref()).ok()??;
        let seen = doc.get_at(object, item.key.as_ref(), &heads).ok().flatten();
        let same = seen.is_some_and(|(_, seen)| seen == id);
        if item.key == schema::DELETED || (same && !matches!(value, Value::Object(_))) {
            continue;
        }
        if !same {
            return contender(doc, &value, &id);
        }
        if let Some(edit) = first_edit_unseen(doc, &id, deletion) {
            return Some(edit);
        }
    }
    None
}

fn contender(doc: &Automerge, value: &Value<'_>, id: &ObjId) -> Option<Contender> {
    let change = doc.get_change_by_hash(&doc.hash_for_opid(id)?)?;
    Some(Contender {
        value: scalar::shown(value),
        device: Author::device_of(change.actor_id()),
        authored: change.timestamp(),
    })
}

/// The entity of the root.
pub(crate) const ROOT: Uuid = ROOT_ENTITY;
