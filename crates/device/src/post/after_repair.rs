//! What a repair of a damaged file left to be settled, once records can be opened:
//! which changes had been sent, and changes that build on lost ones.

use std::collections::{BTreeMap, BTreeSet};

use logbook::{Document, DocumentId, LogbookError};
use store::StrandedRow;
use sync::{Contents, Part};

use super::{Member, batch::read};
use crate::{api::ApiError, writer::Writer};

impl Writer {
    /// Finds in the records that are held which changes had been sealed. Once all
    /// of the relay's log is here, those that are in none are sent again.
    pub(super) fn settle_outbox(
        &mut self,
        member: &Member,
        all_is_here: bool,
    ) -> Result<(), ApiError> {
        if !self.store().has_unsure_outgoing()? {
            return Ok(());
        }
        self.without_haste_to_the_disk(|writer| writer.look_through_records(member))?;
        if all_is_here {
            self.store().send_unsure_outgoing()?;
        }
        Ok(())
    }

    fn look_through_records(&mut self, member: &Member) -> Result<(), ApiError> {
        let mut parts: BTreeMap<[u8; 32], BTreeSet<u32>> = BTreeMap::new();
        for id in self.store().held_records()? {
            let vouched = self.store().is_vouched(id)?;
            let record = self.store().record(id)?;
            let contents = record.and_then(|record| read(member, &record, vouched).ok());
            let found = match contents {
                Some(Contents::Changes(changes)) => {
                    let hash = |change: &sync::Change| Document::hash_of_change(&change.bytes.0);
                    changes.iter().filter_map(hash).collect()
                }
                Some(Contents::Part(part)) => completed(&mut parts, &part),
                Some(_) | None => Vec::new(),
            };
            if !found.is_empty() {
                self.store().found_in_record(id, &found)?;
            }
        }
        Ok(())
    }

    /// Puts changes back into the ledger of which all that they build on is there
    /// again. They go to the outbox; gives how many did.
    pub(super) fn put_back_stranded(&mut self) -> Result<u32, ApiError> {
        let mut back = 0;
        loop {
            let before = back;
            for stranded in self.store().stranded()? {
                back += u32::from(self.put_back(&stranded)?);
            }
            if back == before {
                return Ok(back);
            }
        }
    }

    fn put_back(&mut self, stranded: &StrandedRow) -> Result<bool, ApiError> {
        let id: DocumentId = stranded.document.parse()?;
        let mut ready = self.take_ready(&id)?;
        match ready.document.apply([stranded.bytes.as_slice()]) {
            Ok(new) => self.store_new(vec![(ready, new)], false)?,
            Err(LogbookError::MissingChanges { .. }) => return Ok(false),
            // It stays where it is, and stands in nobody's way.
            Err(error) => {
                tracing::warn!(%error, "a change that was saved cannot be put back");
                return Ok(false);
            }
        }
        self.store().forget_stranded(stranded.hash)?;
        Ok(true)
    }
}

/// The change whose last part this is; none while others are to come.
fn completed(parts: &mut BTreeMap<[u8; 32], BTreeSet<u32>>, part: &Part) -> Vec<[u8; 32]> {
    let known = parts.entry(part.hash).or_default();
    known.insert(part.number);
    let all = known.len() == part.of as usize;
    if all { vec![part.hash] } else { Vec::new() }
}
