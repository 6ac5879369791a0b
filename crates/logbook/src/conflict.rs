//! Fields that two devices set at the same time to different values. The views
//! show the winner and the fact; nothing is decided behind anybody's back.

use std::collections::{BTreeMap, HashSet};

use automerge::{Automerge, ChangeHash, ObjId, ObjType, ReadDoc, Value, ValueRef};
use uuid::Uuid;

use crate::{Author, Touched, document::ROOT_ENTITY, scalar, schema, touched::touched_by};

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
/// is one: two places are both right. Nor are two deletions: they mean the same.
pub(crate) fn of_field(
    doc: &Automerge,
    object: &ObjId,
    entity: Uuid,
    field: &str,
) -> Option<Conflict> {
    if field == schema::ORDER || field == schema::DELETED {
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

/// A deletion against edits that did not know of it, nor it of them: the thing
/// is in the trash, and others were still at work on it.
pub(crate) fn of_deletion(doc: &Automerge, object: &ObjId, entity: Uuid) -> Option<Conflict> {
    let (value, id) = doc.get(object, schema::DELETED).ok()??;
    let deletion = doc.hash_for_opid(&id)?;
    let at_once = written_at_once_with(doc, deletion);
    if at_once.is_empty() {
        return None;
    }
    let mut within = HashSet::from([entity]);
    add_things_within(doc, object, &mut within);
    let edits = at_once
        .iter()
        .filter_map(|hash| edit_of(doc, hash, &within));
    let others = newest_of_each_device(edits);
    (!others.is_empty()).then_some(Conflict {
        entity,
        field: schema::DELETED.to_owned(),
        winner: contender(doc, &value, &id)?,
        others,
    })
}

/// The changes that neither knew of this one nor were known to it.
fn written_at_once_with(doc: &Automerge, change: ChangeHash) -> Vec<ChangeHash> {
    let mut later = HashSet::from([change]);
    let mut at_once = Vec::new();
    for other in doc.get_changes_meta(&[change]) {
        if other.deps.iter().any(|dep| later.contains(dep)) {
            later.insert(other.hash);
        } else {
            at_once.push(other.hash);
        }
    }
    at_once
}

/// The ids of everything that an object holds, however deep.
fn add_things_within(doc: &Automerge, object: &ObjId, within: &mut HashSet<Uuid>) {
    for item in doc.map_range(object, ..) {
        if let (ValueRef::Object(ObjType::Map), Ok(id)) = (&item.value, item.key.parse()) {
            within.insert(id);
            add_things_within(doc, &item.id(), within);
        }
    }
}

/// What a change did to one of these things, if it did anything but move or
/// delete it.
fn edit_of(doc: &Automerge, hash: &ChangeHash, within: &HashSet<Uuid>) -> Option<Contender> {
    let change = doc.get_change_by_hash(hash)?;
    let is_edit = |line: &Touched| {
        within.contains(&line.entity)
            && ![schema::ORDER, schema::DELETED].contains(&line.field.as_str())
    };
    let edit = touched_by(doc, &change).into_iter().find(is_edit)?;
    Some(Contender {
        value: edit.after,
        device: Author::device_of(change.actor_id()),
        authored: change.timestamp(),
    })
}

fn newest_of_each_device(edits: impl Iterator<Item = Contender>) -> Vec<Contender> {
    let mut newest: BTreeMap<[u8; 16], Contender> = BTreeMap::new();
    for edit in edits {
        let known = newest.entry(edit.device).or_insert_with(|| edit.clone());
        if (known.authored, &known.value) < (edit.authored, &edit.value) {
            *known = edit;
        }
    }
    newest.into_values().collect()
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
