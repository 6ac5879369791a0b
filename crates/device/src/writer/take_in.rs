//! Changes of another file: merged as those of other devices are, and sent to them.

use std::collections::BTreeMap;

use logbook::{Committed, DocumentId, LogbookError};
use store::Carried;

use super::{Ready, Writer};
use crate::api::ApiError;

/// What came of changes that were to be taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Those that are in the ledger now and were not before.
    pub merged: u32,
    /// Those that are no changes, or build on something that is not there.
    pub unusable: u32,
}

impl Writer {
    /// Merges changes in one transaction; where one of a document cannot be used,
    /// that document's one by one.
    pub fn take_in_changes(&mut self, changes: Vec<Carried>) -> Result<TakenIn, ApiError> {
        let mut documents: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
        for change in changes {
            let of_document = documents.entry(change.document).or_default();
            of_document.push(change.bytes);
        }
        let (mut taken, mut edited) = (TakenIn::default(), Vec::new());
        for (name, changes) in documents {
            let Ok(id) = name.parse::<DocumentId>() else {
                taken.unusable += changes.len() as u32;
                continue;
            };
            match self.applied(&id, &changes)? {
                Ok((ready, new)) => {
                    taken.merged += new.len() as u32;
                    edited.push((ready, new));
                }
                Err(_) => self.take_in_singly(&id, &changes, &mut taken)?,
            }
        }
        self.store_new(edited, false)?;
        Ok(taken)
    }

    fn take_in_singly(
        &mut self,
        id: &DocumentId,
        changes: &[Vec<u8>],
        taken: &mut TakenIn,
    ) -> Result<(), ApiError> {
        for change in changes {
            match self.applied(id, std::slice::from_ref(change))? {
                Ok((ready, new)) => {
                    taken.merged += new.len() as u32;
                    self.store_new(vec![(ready, new)], false)?;
                }
                Err(error) => {
                    tracing::warn!(%error, "a change of the file is left out");
                    taken.unusable += 1;
                }
            }
        }
        Ok(())
    }

    /// The document with the changes, and which of them were new. A document that
    /// refused one is not to be used further.
    fn applied(
        &mut self,
        id: &DocumentId,
        changes: &[Vec<u8>],
    ) -> Result<Result<(Ready, Vec<Committed>), LogbookError>, ApiError> {
        let mut ready = self.take_ready(id)?;
        let new = ready.document.apply(changes.iter().map(Vec::as_slice));
        Ok(new.map(|new| (ready, new)))
    }
}
