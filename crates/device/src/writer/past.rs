//! Bringing back what a document said at an earlier moment, as a new change.

use logbook::{Document, DocumentId, Message, Scope, plan_going_back};

use super::{Writer, not_found, parse};
use crate::{
    api::{ApiError, BringBack, BroughtBack},
    screens::hash_of_change,
};

impl Writer {
    /// Brings back what this device knew just after a change.
    pub(super) fn go_back(&mut self, request: &BringBack) -> Result<BroughtBack, ApiError> {
        let hash = hash_of_change(&request.change)?;
        let found = self.look.change_named(hash)?;
        let (n, name) = found.ok_or_else(|| not_found("change", &request.change.0))?;
        let id: DocumentId = name.parse()?;
        let changes = self.look.changes_until(&name, n)?;
        let then = Document::from_changes(id.clone(), changes.iter().map(Vec::as_slice))?;
        let thing = request.thing.as_deref();
        let thing = thing.map(|id| parse::uuid("thing", id)).transpose()?;
        let scope = match (thing, request.field.as_deref()) {
            (None, None) => Scope::Whole,
            (Some(thing), None) => Scope::Thing(thing),
            (thing, Some(field)) => Scope::Field(thing.unwrap_or_default(), field),
        };
        let mut ready = self.take_ready(&id)?;
        let now = self.surroundings.now_ms();
        let edits = plan_going_back(&ready.document, &then.heads(), scope, now);
        let written = edits.fields(&ready.document).len() as u32;
        let message = Message::new("bring_back");
        let write = |page: &mut logbook::Page<'_>| edits.write(page);
        let ((), committed) = ready.document.edit(&self.author, now, &message, write)?;
        match committed {
            Some(committed) => self.store_all(vec![(ready, vec![committed])])?,
            None => self.keep_ready(ready),
        }
        Ok(BroughtBack { written })
    }
}
