//! What an importer's names stand for.

use logbook::{Document, read_names};
use store::ViewEdit;

/// The rows of an importer's names.
pub fn names(importer: &str, document: &Document) -> Vec<ViewEdit> {
    let edit = |(name, exercise): (String, logbook::ExerciseId)| ViewEdit::ForeignName {
        importer: importer.to_owned(),
        name,
        exercise: exercise.0,
    };
    let names = read_names(document);
    let are = ViewEdit::ForeignNamesAre {
        importer: importer.to_owned(),
        names: names.keys().cloned().collect(),
    };
    // What was undone is forgotten.
    std::iter::once(are)
        .chain(names.into_iter().map(edit))
        .collect()
}
