//! From intentions to operations on a workout's document.
//!
//! The note of a workout or an entry is a text object made together with it, by
//! the one device that makes it: two devices never create one container apart.

use automerge::{
    ObjId, ObjType, ReadDoc, ScalarValue, Value,
    transaction::{Transactable, Transaction},
};
use training::{Seconds, Set, SetKind};
use uuid::Uuid;

use super::{LoggedSet, read::read_set};
use crate::{
    End, ExerciseId, LogbookError, Order, Stamp, Subject, delete_measurement, restore_measurement,
    schema,
};

type Outcome = Result<(), LogbookError>;

/// The fields of a workout. To edit, a field that is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkoutFields {
    /// Its title.
    pub title: Option<String>,
    /// When it began.
    pub start: Option<Stamp>,
    /// Whether and when it ended.
    pub end: Option<End>,
    /// A remark.
    pub note: Option<String>,
    /// The routine that it was begun from.
    pub routine: Option<Uuid>,
}

/// The fields of an entry. To edit, a field that is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFields {
    /// Which exercise.
    pub exercise: Option<ExerciseId>,
    /// Its place.
    pub order: Option<Order>,
    /// A remark.
    pub note: Option<String>,
    /// Entries with the same mark are done in turns; an empty mark is none.
    pub superset: Option<String>,
    /// What its routine asks for: the texts of all its targets.
    pub targets: Option<String>,
    /// The rest between its sets; none at all for the usual one.
    pub rest: Option<Option<Seconds>>,
}

/// Begins a workout in a new document.
pub fn begin_workout(
    page: &mut Transaction<'_>,
    fields: &WorkoutFields,
    source_key: Option<&str>,
) -> Outcome {
    page.put_object(ObjId::Root, schema::NOTE, ObjType::Text)?;
    if let Some(key) = source_key {
        page.put(ObjId::Root, schema::SOURCE_KEY, key)?;
    }
    edit_workout(page, fields)
}

/// Changes a workout's own fields.
pub fn edit_workout(page: &mut Transaction<'_>, fields: &WorkoutFields) -> Outcome {
    let root = ObjId::Root;
    if let Some(title) = &fields.title {
        settle(page, &root, schema::TITLE, Some(title.as_str().into()))?;
    }
    if let Some(start) = &fields.start {
        settle(page, &root, schema::START, Some(start.as_str().into()))?;
    }
    if let Some(end) = &fields.end {
        settle(
            page,
            &root,
            schema::END,
            end.as_str().map(ScalarValue::from),
        )?;
    }
    if let Some(routine) = fields.routine {
        put(
            page,
            &root,
            schema::ROUTINE,
            Some(routine.to_string().into()),
        )?;
    }
    match &fields.note {
        Some(note) => write_text(page, &root, note),
        None => Ok(()),
    }
}

/// Adds an entry with a new id.
pub fn add_entry(page: &mut Transaction<'_>, id: Uuid, fields: &EntryFields) -> Outcome {
    let entry = page.put_object(ObjId::Root, id.to_string(), ObjType::Map)?;
    page.put_object(&entry, schema::NOTE, ObjType::Text)?;
    write_entry(page, &entry, fields)
}

/// Changes an entry's own fields.
pub fn edit_entry(page: &mut Transaction<'_>, id: Uuid, fields: &EntryFields) -> Outcome {
    let entry = find(page, &ObjId::Root, id, "entry")?;
    write_entry(page, &entry, fields)
}

fn write_entry(page: &mut Transaction<'_>, entry: &ObjId, fields: &EntryFields) -> Outcome {
    if let Some(exercise) = &fields.exercise {
        settle(
            page,
            entry,
            schema::EXERCISE,
            Some(exercise.0.as_str().into()),
        )?;
    }
    if let Some(order) = &fields.order {
        settle(page, entry, schema::ORDER, Some(order.as_str().into()))?;
    }
    if let Some(superset) = &fields.superset {
        let mark = (!superset.is_empty()).then(|| superset.as_str().into());
        settle(page, entry, schema::SUPERSET, mark)?;
    }
    if let Some(targets) = &fields.targets {
        put(page, entry, schema::TARGETS, Some(targets.as_str().into()))?;
    }
    if let Some(rest) = fields.rest {
        let rest = rest.map(|rest| ScalarValue::Uint(rest.0.into()));
        settle(page, entry, schema::REST, rest)?;
    }
    match &fields.note {
        Some(note) => write_text(page, entry, note),
        None => Ok(()),
    }
}

/// Adds a set to an entry, under the set's own new id.
pub fn add_set(page: &mut Transaction<'_>, entry: Uuid, logged: &LoggedSet) -> Outcome {
    let entry = find(page, &ObjId::Root, entry, "entry")?;
    let set = page.put_object(&entry, logged.id.to_string(), ObjType::Map)?;
    put(
        page,
        &set,
        schema::ORDER,
        Some(logged.order.as_str().into()),
    )?;
    put(
        page,
        &set,
        schema::REST,
        logged.rest.map(|rest| u64::from(rest.0).into()),
    )?;
    put(
        page,
        &set,
        schema::DONE,
        logged.done.map(ScalarValue::Timestamp),
    )?;
    write_set(page, &set, &Set::default(), &logged.set)
}

/// Makes a set say something else; only the fields that differ are written. A
/// field in a form that only a newer version knows reads as absent, and stays
/// unless the person gives that field another value.
pub fn edit_set(page: &mut Transaction<'_>, entry: Uuid, set: Uuid, to: &Set) -> Outcome {
    let entry = find(page, &ObjId::Root, entry, "entry")?;
    let object = find(page, &entry, set, "set")?;
    let from = read_set(page, &object);
    write_set(page, &object, &from, to)
}

fn write_set(page: &mut Transaction<'_>, object: &ObjId, from: &Set, to: &Set) -> Outcome {
    let text = |text: String| ScalarValue::from(text.as_str());
    let number = |number: u32| ScalarValue::Uint(number.into());
    let kind = (to.kind != SetKind::Working).then(|| to.kind.as_str().into());
    let load = to.load.map(|load| text(load.to_string()));
    let distance = to.distance.map(|distance| text(distance.to_string()));
    let effort = to.effort.map(|effort| text(effort.to_string()));
    let fields = [
        (from.kind != to.kind, schema::KIND, kind),
        (from.load != to.load, schema::LOAD, load),
        (
            from.reps != to.reps,
            schema::REPS,
            to.reps.map(|reps| number(reps.0)),
        ),
        (from.distance != to.distance, schema::DISTANCE, distance),
        (
            from.time != to.time,
            schema::TIME,
            to.time.map(|time| number(time.0)),
        ),
        (from.effort != to.effort, schema::EFFORT, effort),
        (
            from.note != to.note,
            schema::NOTE,
            to.note.as_deref().map(ScalarValue::from),
        ),
    ];
    for (differs, key, value) in fields {
        if differs {
            put(page, object, key, value)?;
        }
    }
    Ok(())
}

/// Puts a thing into the trash. It stays where it is, with all that it holds.
pub fn mark_deleted(page: &mut Transaction<'_>, subject: Subject, now_ms: i64) -> Outcome {
    if let Subject::Reading(reading) = subject {
        return delete_measurement(page, reading, now_ms);
    }
    let object = find_subject(page, subject)?;
    put(
        page,
        &object,
        schema::DELETED,
        Some(ScalarValue::Timestamp(now_ms)),
    )
}

/// Takes a thing out of the trash.
pub fn restore(page: &mut Transaction<'_>, subject: Subject) -> Outcome {
    if let Subject::Reading(reading) = subject {
        return restore_measurement(page, reading);
    }
    let object = find_subject(page, subject)?;
    put(page, &object, schema::DELETED, None)
}

fn find_subject(page: &Transaction<'_>, subject: Subject) -> Result<ObjId, LogbookError> {
    match subject {
        Subject::Whole | Subject::Reading(_) => Ok(ObjId::Root),
        Subject::Entry(id) => find(page, &ObjId::Root, id, "entry"),
        Subject::Set { entry, set } => {
            let entry = find(page, &ObjId::Root, entry, "entry")?;
            find(page, &entry, set, "set")
        }
    }
}

pub(crate) fn find(
    page: &Transaction<'_>,
    within: &ObjId,
    id: Uuid,
    what: &'static str,
) -> Result<ObjId, LogbookError> {
    match page.get(within, id.to_string())? {
        Some((Value::Object(ObjType::Map), object)) => Ok(object),
        Some(_) | None => Err(LogbookError::NoSuchThing { what, id }),
    }
}

/// Writes a field only if that changes it: an edit that says what is there
/// already must not stand against another device's real edit.
pub(crate) fn put(
    page: &mut Transaction<'_>,
    object: &ObjId,
    key: &str,
    value: Option<ScalarValue>,
) -> Outcome {
    let now = page.get(object, key)?;
    let is = now.as_ref().and_then(|(value, _)| value.as_scalar());
    match value {
        Some(value) if is != Some(&value) => page.put(object, key, value)?,
        None if now.is_some() => page.delete(object, key)?,
        Some(_) | None => {}
    }
    Ok(())
}

/// Writes a field that the person named by itself. Where devices disagree on it,
/// that settles the matter, even in favour of what is shown already.
pub(crate) fn settle(
    page: &mut Transaction<'_>,
    object: &ObjId,
    key: &str,
    value: Option<ScalarValue>,
) -> Outcome {
    match value {
        Some(value) if page.get_all(object, key)?.len() > 1 => supersede(page, object, key, value),
        value => put(page, object, key, value),
    }
}

/// Writes a value by an operation of its own, whatever stands there. To put what
/// is shown already would only take the other values away: it would be told as
/// that, and stand behind an edit that was made at the same time.
pub(crate) fn supersede(
    page: &mut Transaction<'_>,
    object: &ObjId,
    key: &str,
    value: ScalarValue,
) -> Outcome {
    let shown = page.get(object, key)?;
    if shown.is_some_and(|(shown, _)| shown.as_scalar() == Some(&value)) {
        page.delete(object, key)?;
    }
    Ok(page.put(object, key, value)?)
}

fn write_text(page: &mut Transaction<'_>, object: &ObjId, note: &str) -> Outcome {
    let now = page.get(object, schema::NOTE)?;
    if let Some((Value::Object(ObjType::Text), text)) = now {
        page.update_text(&text, note)?;
    }
    Ok(())
}
