//! What undoing a change out of the past would do, before it is done.

use logbook::{Document, plan_undo};
use store::TouchedField;

use super::{Look, Past};
use crate::{
    api::{ApiError, ChangeId, UndoPlan},
    moment::find_change,
};

impl Look<'_> {
    /// What undoing a change would write, and what it would leave.
    pub fn plan_undo(&self, change: &ChangeId) -> Result<UndoPlan, ApiError> {
        let change = find_change(self.reader, change)?;
        let name = change.document;
        let changes = self.reader.changes_of(&name)?;
        let document = Document::from_changes(name.parse()?, changes.iter().map(Vec::as_slice))?;
        let now = self.now.timestamp().as_millisecond();
        let undo = plan_undo(&document, &[change.hash], now);
        let touched = undo.edits().fields(&document).into_iter();
        let touched = touched.map(|field| TouchedField {
            change: i64::MAX,
            entity: field.entity,
            field: field.field,
            before: field.before,
            after: field.after,
        });
        let blocked = undo.blocked().iter();
        Ok(UndoPlan {
            fields: Past::of(self, &name, touched.collect())?.take(self, i64::MAX)?,
            blocked: blocked
                .map(|blocked| self.blocked(&name, blocked))
                .collect::<Result<_, _>>()?,
        })
    }
}
