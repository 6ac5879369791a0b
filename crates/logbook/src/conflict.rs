//! Fields that two devices set at the same time to different values. The views
//! show the winner and the fact; nothing is decided behind anybody's back.

use std::collections::{BTreeMap, HashSet};

use automerge::{Automerge, ChangeHash, ObjId, ObjType, ReadDoc, Value, ValueRef};
use uuid::Uuid;

use crate::{
    Author, Document, Touched, document::ROOT_ENTITY, scalar, schema, things, touched::touched_by,
};

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

/// Everything that devices disagree on in a document, of whatever kind.
pub fn read_conflicts(document: &Document) -> Vec<Conflict> {
    let mut found = Vec::new();
    add_conflicts(document.automerge(), &ObjId::Root, ROOT_ENTITY, &mut found);
    found.sort();
    found
}

fn add_conflicts(doc: &Automerge, object: &ObjId, entity: Uuid, found: &mut Vec<Conflict>) {
    for item in doc.map_range(object, ..) {
        let key = item.key.as_ref();
        if item.conflict {
            found.extend(of_field(doc, object, entity, key));
        }
        if schema::is_trash_mark(key) && scalar::timestamp(&item.value).is_some() {
            found.extend(of_deletion(doc, object, entity, key));
        }
        if let (ValueRef::Object(ObjType::Map), Ok(id)) = (&item.value, key.parse()) {
            add_conflicts(doc, &item.id(), id, found);
        }
    }
}

/// The conflict of one field, if its concurrent values differ. The order never
/// is one: two places are both right. Nor are two deletions: they mean the same.
fn of_field(doc: &Automerge, object: &ObjId, entity: Uuid, field: &str) -> Option<Conflict> {
    if field == schema::ORDER || schema::is_trash_mark(field) {
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
fn of_deletion(doc: &Automerge, object: &ObjId, entity: Uuid, mark: &str) -> Option<Conflict> {
    let (value, id) = doc.get(object, mark).ok()??;
    let deletion = doc.hash_for_opid(&id)?;
    let at_once = written_at_once_with(doc, deletion);
    if at_once.is_empty() {
        return None;
    }
    let marked = Marked::by(doc, object, entity, mark);
    let edits = at_once
        .iter()
        .filter_map(|hash| edit_of(doc, hash, &marked));
    let others = newest_of_each_device(edits);
    (!others.is_empty()).then_some(Conflict {
        entity,
        field: mark.to_owned(),
        winner: contender(doc, &value, &id)?,
        others,
    })
}

/// What a mark puts into the trash.
pub(crate) enum Marked<'a> {
    /// These things with all their fields.
    Things(HashSet<Uuid>),
    /// One field of the document itself, such as a measurement.
    Field(&'a str),
}

impl<'a> Marked<'a> {
    pub(crate) fn by(doc: &Automerge, object: &ObjId, entity: Uuid, mark: &'a str) -> Self {
        if let Some(field) = mark.strip_suffix(schema::MEASUREMENT_DELETED) {
            return Self::Field(field);
        }
        let mut all: HashSet<Uuid> = things::within(doc, object, entity).into_keys().collect();
        all.insert(entity);
        Self::Things(all)
    }

    /// Whether a change that wrote this worked on it, rather than moved or deleted it.
    pub(crate) fn was_edited_by(&self, line: &Touched) -> bool {
        match self {
            Self::Things(all) => {
                let field = line.field.as_str();
                all.contains(&line.entity)
                    && field != schema::ORDER
                    && !schema::is_trash_mark(field)
            }
            Self::Field(field) => line.entity == ROOT_ENTITY && line.field == *field,
        }
    }
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

/// What a change did to what lies in the trash.
fn edit_of(doc: &Automerge, hash: &ChangeHash, marked: &Marked<'_>) -> Option<Contender> {
    let change = doc.get_change_by_hash(hash)?;
    let mut lines = touched_by(doc, &change).into_iter();
    let edit = lines.find(|line| marked.was_edited_by(line))?;
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
