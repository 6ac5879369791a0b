//! From records that came to the ledger. A record that cannot be used is put
//! aside with the reason, and never stands in the way of later ones.

use std::collections::{BTreeMap, HashMap};

use logbook::{DocumentId, LogbookError};
use sync::{Change, Contents, Part};

use super::{
    Member,
    batch::{ReadBatch, read},
    opening::{AT_ONCE, Opened},
};
use crate::{api::ApiError, writer::Writer};

/// Parts that one change may come in: 16 MiB, far above any gesture.
const MOST_PARTS: u32 = 256;

/// Why a record is not merged.
enum Obstacle {
    /// It builds on something that is still to come.
    Waits,
    /// It cannot be used.
    Bad(String),
}

/// The records of one step, and what stands in the way of some.
struct Step {
    /// Older records are opened after these.
    older_follow: bool,
    ids: Vec<[u8; 16]>,
    /// Which of them a removed device wrote.
    removed: Vec<bool>,
    /// Which of those somebody had vouched for when they were read.
    vouched: Vec<bool>,
    obstacles: HashMap<usize, Obstacle>,
    changes: BTreeMap<String, Vec<(usize, Vec<u8>)>>,
}

impl Writer {
    /// Merges what was read. `older_follow` says whether older records are opened
    /// after these.
    pub(super) fn merge_batch(
        &mut self,
        member: &Member,
        batch: ReadBatch,
        older_follow: bool,
    ) -> Result<Opened, ApiError> {
        let mut step = Step {
            older_follow,
            ids: batch.ids,
            removed: batch.removed,
            vouched: batch.vouched,
            obstacles: HashMap::new(),
            changes: BTreeMap::new(),
        };
        for (at, read) in batch.contents.into_iter().enumerate() {
            match read {
                Ok(contents) => self.gather(member, &mut step, at, contents)?,
                Err(reason) => drop(step.obstacles.insert(at, Obstacle::Bad(reason))),
            }
        }
        self.merge_step(&mut step)?;
        self.settle(&step)
    }

    fn gather(
        &mut self,
        member: &Member,
        step: &mut Step,
        at: usize,
        contents: Contents,
    ) -> Result<(), ApiError> {
        match contents {
            Contents::Changes(changes) => {
                for Change { document, bytes } in changes {
                    step.changes
                        .entry(document)
                        .or_default()
                        .push((at, bytes.0));
                }
            }
            // The other parts are looked for among what is left in the end.
            Contents::Part(_) if step.older_follow => {
                step.obstacles.insert(at, Obstacle::Waits);
            }
            Contents::Part(part) => match self.whole(member, &part)? {
                Ok(bytes) => {
                    let changes = step.changes.entry(part.document).or_default();
                    changes.push((at, bytes));
                }
                Err(obstacle) => drop(step.obstacles.insert(at, obstacle)),
            },
            Contents::Vouch(ids) => {
                let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
                self.store().vouch(&ids)?;
            }
            // None of these belongs into the log, and none does harm there.
            Contents::Canary
            | Contents::Whereabouts(_)
            | Contents::Digest(_)
            | Contents::Sums(_)
            | Contents::Talk(_) => {}
        }
        Ok(())
    }

    /// The whole change that a part is of, once all of its parts are there.
    fn whole(
        &mut self,
        member: &Member,
        part: &Part,
    ) -> Result<Result<Vec<u8>, Obstacle>, ApiError> {
        if part.of == 0 || part.of > MOST_PARTS || part.number >= part.of {
            let reason = format!("it is part {} of {}", part.number, part.of);
            return Ok(Err(Obstacle::Bad(reason)));
        }
        let mut parts: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        let mut after = 0;
        loop {
            let records = self.store().waiting_after(after, AT_ONCE)?;
            let Some((last, _)) = records.last() else {
                break;
            };
            after = *last;
            for (_, record) in &records {
                if let Ok(Contents::Part(other)) = read(member, record, true)
                    && (other.hash, other.of) == (part.hash, part.of)
                    && other.document == part.document
                {
                    parts.insert(other.number, other.bytes.0);
                }
            }
        }
        if parts.len() < part.of as usize {
            return Ok(Err(Obstacle::Waits));
        }
        Ok(Ok(parts.into_values().flatten().collect()))
    }

    /// Merges all documents of a step in one transaction.
    fn merge_step(&mut self, step: &mut Step) -> Result<(), ApiError> {
        let mut edited = Vec::new();
        for (name, changes) in std::mem::take(&mut step.changes) {
            let id: DocumentId = match name.parse() {
                Ok(id) => id,
                Err(error) => {
                    for (at, _) in &changes {
                        step.object(*at, &error);
                    }
                    continue;
                }
            };
            let mut ready = self.take_ready(&id)?;
            let all = changes.iter().map(|(_, bytes)| bytes.as_slice());
            match ready.document.apply(all) {
                Ok(new) => edited.push((ready, new)),
                Err(LogbookError::MissingChanges { .. }) if step.older_follow => {
                    step.let_wait(&changes);
                }
                // The document is not to be used further: one change at a time.
                Err(_) => self.merge_singly(step, &id, changes)?,
            }
        }
        self.store_all_from_space(edited)
    }

    fn merge_singly(
        &mut self,
        step: &mut Step,
        id: &DocumentId,
        changes: Vec<(usize, Vec<u8>)>,
    ) -> Result<(), ApiError> {
        let mut left = changes;
        loop {
            let (before, mut later) = (left.len(), Vec::new());
            for (at, bytes) in left {
                let mut ready = self.take_ready(id)?;
                match ready.document.apply([bytes.as_slice()]) {
                    Ok(new) => self.store_all_from_space(vec![(ready, new)])?,
                    Err(LogbookError::MissingChanges { .. }) => later.push((at, bytes)),
                    Err(error) => step.object(at, &error),
                }
            }
            if later.is_empty() {
                return Ok(());
            }
            if later.len() == before {
                step.let_wait(&later);
                return Ok(());
            }
            left = later;
        }
    }

    fn settle(&mut self, step: &Step) -> Result<Opened, ApiError> {
        let mut opened = Opened::default();
        let now = self.surroundings().now_ms();
        let mut done = Vec::new();
        for (at, id) in step.ids.iter().enumerate() {
            match step.obstacles.get(&at) {
                None => done.push(*id),
                Some(Obstacle::Waits) => opened.waiting += 1,
                // A later record of this very step vouches for it.
                Some(Obstacle::Bad(_))
                    if step.removed[at] && !step.vouched[at] && self.store().is_vouched(*id)? =>
                {
                    opened.waiting += 1;
                }
                Some(Obstacle::Bad(reason)) => {
                    tracing::warn!(reason, "a record is put aside");
                    self.store().quarantine(*id, reason, now)?;
                    opened.quarantined += 1;
                }
            }
        }
        opened.merged = done.len() as u32;
        self.store().finish_records(&done)?;
        Ok(opened)
    }
}

impl Step {
    fn let_wait(&mut self, changes: &[(usize, Vec<u8>)]) {
        for (at, _) in changes {
            self.obstacles.entry(*at).or_insert(Obstacle::Waits);
        }
    }

    fn object(&mut self, at: usize, error: &LogbookError) {
        let obstacle = Obstacle::Bad(error.to_string());
        self.obstacles.insert(at, obstacle);
    }
}
