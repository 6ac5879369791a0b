//! Settling what devices disagree on: one new operation, which knew of all the
//! values, so that it is the only one left wherever it arrives. It is written also
//! where it says what is shown already.

use automerge::{
    ObjId, ReadDoc, ScalarValue, Value,
    transaction::{Transactable, Transaction},
};
use uuid::Uuid;

use crate::{
    Author, LogbookError, document::ROOT_ENTITY, schema, things, workout::write::supersede,
};

/// What is to hold from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// What this device set. Of a deletion: the deletion where it is this device's,
    /// and that the thing stays where the device worked on it.
    Of([u8; 16]),
    /// Another value, as the field is stored.
    Text(String),
    /// Whether the thing lies in the trash.
    Deleted(bool),
}

/// Settles a field of a thing; nil is the document itself.
pub fn settle_conflict(
    page: &mut Transaction<'_>,
    (entity, field): (Uuid, &str),
    to: &Settlement,
    now_ms: i64,
) -> Result<(), LogbookError> {
    let object = object_of(page, entity)?;
    if schema::is_trash_mark(field) {
        return settle_deletion(page, &object, field, to, now_ms);
    }
    let values = page.get_all(&object, field)?;
    let value = match to {
        Settlement::Of(device) => values.iter().rev().find(|(_, id)| is_by(id, *device)),
        Settlement::Text(_) | Settlement::Deleted(_) => None,
    };
    let value = match (value, to) {
        (Some((value, _)), _) => value.as_scalar().cloned(),
        (None, Settlement::Text(text)) => alike(&values, text),
        (None, Settlement::Of(_) | Settlement::Deleted(_)) => None,
    };
    let value = value.ok_or_else(|| LogbookError::NoSuchValue {
        field: field.to_owned(),
    })?;
    supersede(page, &object, field, value)
}

fn settle_deletion(
    page: &mut Transaction<'_>,
    object: &ObjId,
    mark: &str,
    to: &Settlement,
    now_ms: i64,
) -> Result<(), LogbookError> {
    let deleted = match (to, page.get(object, mark)?) {
        (Settlement::Of(device), Some((_, id))) => is_by(&id, *device),
        (Settlement::Deleted(deleted), Some(_)) => *deleted,
        (Settlement::Text(_), _) | (_, None) => {
            let field = mark.to_owned();
            return Err(LogbookError::NoSuchValue { field });
        }
    };
    match deleted {
        true => supersede(page, object, mark, ScalarValue::Timestamp(now_ms)),
        false => Ok(page.delete(object, mark)?),
    }
}

fn object_of(page: &Transaction<'_>, entity: Uuid) -> Result<ObjId, LogbookError> {
    if entity == ROOT_ENTITY {
        return Ok(ObjId::Root);
    }
    let found = things::all(page).remove(&entity);
    found
        .map(|thing| thing.object)
        .ok_or(LogbookError::NoSuchThing {
            what: "thing",
            id: entity,
        })
}

fn is_by(operation: &ObjId, device: [u8; 16]) -> bool {
    match operation {
        ObjId::Id(_, actor, _) => Author::device_of(actor) == device,
        ObjId::Root => false,
    }
}

/// A text as a scalar of the kind that stands there.
fn alike(values: &[(Value<'_>, ObjId)], text: &str) -> Option<ScalarValue> {
    let there = values.iter().filter_map(|(value, _)| value.as_scalar());
    let mut told = there.filter(|scalar| !matches!(scalar, ScalarValue::Null));
    Some(match told.next()? {
        ScalarValue::Str(_) => ScalarValue::from(text),
        ScalarValue::Uint(_) => ScalarValue::Uint(text.parse().ok()?),
        ScalarValue::Int(_) => ScalarValue::Int(text.parse().ok()?),
        ScalarValue::Boolean(_) => ScalarValue::Boolean(text.parse().ok()?),
        ScalarValue::Bytes(_)
        | ScalarValue::F64(_)
        | ScalarValue::Counter(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Unknown { .. }
        | ScalarValue::Null => return None,
    })
}
