//! What the person is used to with an exercise: its own unit and rest. They stand
//! among the settings, as `unit:SLUG` and `rest:SLUG`.

use logbook::{Document, ExerciseId, read_habits};
use store::ViewEdit;

use super::settings::setting;

/// The rows of an exercise's habits.
pub fn habits(exercise: &ExerciseId, document: &Document) -> Vec<ViewEdit> {
    let habits = read_habits(document);
    vec![
        setting(
            &format!("unit:{exercise}"),
            habits.unit.map(|unit| unit.to_string()),
        ),
        setting(
            &format!("rest:{exercise}"),
            habits.rest.map(|rest| rest.to_string()),
        ),
    ]
}
