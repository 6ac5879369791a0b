//! Bringing back what a document said at an earlier moment, as a new change.

use logbook::{DocumentId, Message, Scope, plan_going_back};

use super::{Writer, parse};
use crate::{
    api::{ApiError, BringBack, BroughtBack},
    moment::{Moment, find_change},
};

impl Writer {
    /// Brings back what this device knew just after a change.
    pub(super) fn go_back(&mut self, request: &BringBack) -> Result<BroughtBack, ApiError> {
        let change = find_change(&self.look, &request.change)?;
        let id: DocumentId = change.document.parse()?;
        let then = Moment::after(&self.look, change).document(id.clone())?;
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
