//! What a new change is going to write into a document: planned first, so that it
//! can be shown, and written then.

use automerge::{Automerge, ObjId, ReadDoc, ScalarValue, transaction::Transactable};
use uuid::Uuid;

use crate::{Document, LogbookError, Page, Touched, scalar};

/// Fields and what is to stand in them.
#[derive(Clone, Debug, Default)]
pub struct PlannedEdits(Vec<Step>);

#[derive(Clone, Debug)]
struct Step {
    entity: Uuid,
    object: ObjId,
    key: String,
    act: Act,
}

#[derive(Clone, Debug)]
pub(crate) enum Act {
    Put(ScalarValue),
    Remove,
    /// Makes a text say this.
    Splice(ObjId, String),
}

impl PlannedEdits {
    pub(crate) fn add(&mut self, entity: Uuid, object: &ObjId, key: &str, act: Act) {
        self.0.push(Step {
            entity,
            object: object.clone(),
            key: key.to_owned(),
            act,
        });
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes it into the document that it was planned for.
    pub fn write(&self, page: &mut Page<'_>) -> Result<(), LogbookError> {
        for Step {
            object, key, act, ..
        } in &self.0
        {
            match act {
                Act::Put(value) => page.put(object, key.as_str(), value.clone())?,
                Act::Remove => page.delete(object, key.as_str())?,
                Act::Splice(text, to) => page.update_text(text, to)?,
            }
        }
        Ok(())
    }

    /// What stands in each field now, and what will.
    pub fn fields(&self, document: &Document) -> Vec<Touched> {
        let doc = document.automerge();
        self.0.iter().map(|step| step.shown(doc)).collect()
    }
}

impl Step {
    fn shown(&self, doc: &Automerge) -> Touched {
        let scalar_now = || {
            let now = doc.get(&self.object, self.key.as_str()).ok()??;
            scalar::shown(&now.0)
        };
        let (before, after) = match &self.act {
            Act::Put(value) => (scalar_now(), Some(scalar::scalar_shown(value))),
            Act::Remove => (scalar_now(), None),
            Act::Splice(text, to) => (doc.text(text).ok(), Some(to.clone())),
        };
        Touched {
            entity: self.entity,
            field: self.key.clone(),
            before,
            after,
        }
    }
}
