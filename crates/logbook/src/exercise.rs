//! The document of an exercise: an own one, or what the person changed about a
//! shipped one. A slug names it, so two devices may create it apart: it is flat
//! scalars at the root, which merge without hiding each other.

use automerge::{ObjId, ReadDoc, transaction::Transactable, transaction::Transaction};

use training::MassUnit;

use crate::{Document, ExerciseId, LogbookError, scalar, schema};

/// The fields of an exercise document. To write, a field that is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExerciseFields {
    /// Its name.
    pub name: Option<String>,
    /// Whether the person made it.
    pub own: Option<bool>,
    /// Whether it is put away.
    pub archived: Option<bool>,
    /// The exercise that its sets count as.
    pub merged_into: Option<ExerciseId>,
    /// What it is loaded with or done on: a key of `training`'s equipment.
    pub equipment: Option<String>,
    /// The muscles that it works, as `training` writes them: all of them as one
    /// value, so that two devices' choices are never mixed.
    pub muscles: Option<String>,
    /// Whether its making was undone. What was logged with it keeps its name. It is
    /// only read: undoing writes it.
    pub undone: bool,
}

/// Writes the fields that are given.
pub fn set_exercise(
    page: &mut Transaction<'_>,
    fields: &ExerciseFields,
) -> Result<(), LogbookError> {
    if let Some(name) = &fields.name {
        page.put(ObjId::Root, schema::NAME, name.as_str())?;
    }
    if let Some(own) = fields.own {
        page.put(ObjId::Root, schema::OWN, own)?;
    }
    if let Some(archived) = fields.archived {
        page.put(ObjId::Root, schema::ARCHIVED, archived)?;
    }
    if let Some(into) = &fields.merged_into {
        page.put(ObjId::Root, schema::MERGED_INTO, into.0.as_str())?;
    }
    if let Some(equipment) = &fields.equipment {
        page.put(ObjId::Root, schema::EQUIPMENT, equipment.as_str())?;
    }
    if let Some(muscles) = &fields.muscles {
        page.put(ObjId::Root, schema::MUSCLES, muscles.as_str())?;
    }
    Ok(())
}

/// Reads an exercise document.
pub fn read_exercise(document: &Document) -> ExerciseFields {
    let doc = document.automerge();
    ExerciseFields {
        name: scalar::root_string(doc, schema::NAME),
        own: Some(scalar::root_is_true(doc, schema::OWN)),
        archived: Some(scalar::root_is_true(doc, schema::ARCHIVED)),
        merged_into: scalar::root_string(doc, schema::MERGED_INTO).map(ExerciseId),
        equipment: scalar::root_string(doc, schema::EQUIPMENT),
        muscles: scalar::root_string(doc, schema::MUSCLES),
        undone: matches!(doc.get(ObjId::Root, schema::DELETED), Ok(Some(_))),
    }
}

/// What the person is used to with an exercise, where it differs from the
/// logbook's settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExerciseHabits {
    /// The unit assumed when none is typed.
    pub unit: Option<MassUnit>,
    /// The rest after a set, in seconds; 0 for none.
    pub rest: Option<u32>,
}

/// Writes both habits; none is as the logbook's settings have it.
pub fn set_habits(page: &mut Transaction<'_>, habits: ExerciseHabits) -> Result<(), LogbookError> {
    match habits.unit {
        Some(unit) => page.put(ObjId::Root, schema::UNIT, unit.to_string())?,
        None => page.put(ObjId::Root, schema::UNIT, ())?,
    }
    match habits.rest {
        Some(rest) => page.put(ObjId::Root, schema::REST, i64::from(rest))?,
        None => page.put(ObjId::Root, schema::REST, ())?,
    }
    Ok(())
}

/// Reads the habits.
pub fn read_habits(document: &Document) -> ExerciseHabits {
    let doc = document.automerge();
    let unit = scalar::root_string(doc, schema::UNIT);
    ExerciseHabits {
        unit: unit.and_then(|unit| unit.parse().ok()),
        rest: scalar::root_number(doc, schema::REST),
    }
}
