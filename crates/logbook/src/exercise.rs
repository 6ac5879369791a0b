//! The document of an exercise: an own one, or what the person changed about a
//! shipped one. A slug names it, so two devices may create it apart: it is flat
//! scalars at the root, which merge without hiding each other.

use automerge::{ObjId, ReadDoc, transaction::Transactable, transaction::Transaction};

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
        undone: matches!(doc.get(ObjId::Root, schema::DELETED), Ok(Some(_))),
    }
}
