//! A goal's row.

use logbook::{Document, read_goal};
use store::{GoalRow, ViewEdit};
use training::DayNumber;
use uuid::Uuid;

/// The row of a goal. One that is only half here, whose making was undone, or of a
/// kind that a newer version knows has none.
pub fn goal(id: Uuid, document: &Document) -> Vec<ViewEdit> {
    let goal = read_goal(document);
    let fields = goal.fields;
    let whole = fields.about.zip(fields.to).zip(fields.since);
    let row = whole.map(|((about, aim), since)| GoalRow {
        id,
        about: about.to_string(),
        aim,
        began: fields.from,
        period: fields.period.map(|period| period.to_string()),
        since: DayNumber::from(since).0,
        deleted: goal.deleted,
    });
    vec![row.map_or(ViewEdit::NoGoal(id), ViewEdit::Goal)]
}
