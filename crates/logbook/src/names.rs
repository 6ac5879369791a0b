//! What an importer's exercise names stand for: one flat document an importer,
//! one scalar a name.

use std::collections::BTreeMap;

use automerge::{ObjId, ReadDoc, transaction::Transactable, transaction::Transaction};

use crate::{Document, ExerciseId, LogbookError, scalar, schema};

/// Remembers that a foreign name stands for an exercise.
pub fn remember_name(
    page: &mut Transaction<'_>,
    foreign: &str,
    exercise: &ExerciseId,
) -> Result<(), LogbookError> {
    let key = format!("{}{foreign}", schema::FOREIGN_NAME);
    page.put(ObjId::Root, key, exercise.0.as_str())?;
    Ok(())
}

/// All names that are remembered.
pub fn read_names(document: &Document) -> BTreeMap<String, ExerciseId> {
    let items = document.automerge().map_range(ObjId::Root, ..);
    items
        .filter_map(|item| {
            let foreign = item.key.strip_prefix(schema::FOREIGN_NAME)?.to_owned();
            Some((foreign, ExerciseId(scalar::string(&item.value)?)))
        })
        .collect()
}
