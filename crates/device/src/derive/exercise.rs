//! The row of an exercise.

use logbook::{Document, ExerciseId, read_exercise};
use store::ExerciseRow;
use training::library;

/// What an exercise's document says of it.
pub fn exercise(id: &ExerciseId, document: &Document) -> ExerciseRow {
    let fields = read_exercise(document);
    ExerciseRow {
        id: id.0.clone(),
        // One whose making was undone is put away, and its name is free again.
        folded: fields
            .name
            .as_deref()
            .filter(|_| !fields.undone)
            .map(library::fold),
        name: fields.name,
        own: fields.own == Some(true),
        archived: fields.archived == Some(true) || fields.undone,
        merged_into: fields.merged_into.map(|into| into.0),
        equipment: fields.equipment,
        muscles: fields.muscles,
    }
}
