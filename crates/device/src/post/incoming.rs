//! From records that came to the ledger. A record that cannot be used is put
//! aside with the reason, and never stands in the way of later ones.

use std::collections::{BTreeMap, HashMap};

use logbook::{DocumentId, LogbookError};
use store::RecordRow;
use sync::{Change, Contents, Envelope, Part, RecordError};

use super::Member;
use crate::{api::ApiError, writer::Writer};

/// Records that are opened and merged in one transaction.
const RECORDS_AT_ONCE: u32 = 256;
/// Parts that one change may come in: 16 MiB, far above any gesture.
const MOST_PARTS: u32 = 256;

/// What came of opening records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Records whose changes are in the ledger now.
    pub merged: u32,
    /// Records that were put aside.
    pub quarantined: u32,
    /// Records that wait for others.
    pub waiting: u32,
}

/// Why a record is not merged.
enum Obstacle {
    /// It builds on something that is still to come.
    Waits,
    /// It cannot be used.
    Bad(String),
}

/// The records of one step, and what stands in the way of some.
struct Step {
    ids: Vec<[u8; 16]>,
    /// Which of them somebody had vouched for when they were read.
    vouched: Vec<bool>,
    obstacles: HashMap<usize, Obstacle>,
    changes: BTreeMap<String, Vec<(usize, Vec<u8>)>>,
}

impl Writer {
    /// Opens every record that waits, as far as that is possible now. The records
    /// are durable, so what is made of them need not be: after a power cut they
    /// wait again.
    pub(crate) fn open_waiting(&mut self, member: &Member) -> Result<Opened, ApiError> {
        self.without_haste_to_the_disk(|writer| writer.open_all_waiting(member))
    }

    fn open_all_waiting(&mut self, member: &Member) -> Result<Opened, ApiError> {
        let mut all = Opened::default();
        loop {
            let round = self.open_round(member)?;
            all.merged += round.merged;
            all.quarantined += round.quarantined;
            all.waiting = round.waiting;
            // What waited for others, or was vouched for, may go on now.
            if round.merged == 0 {
                all.merged += self.put_back_stranded()?;
                return Ok(all);
            }
        }
    }

    fn open_round(&mut self, member: &Member) -> Result<Opened, ApiError> {
        let (mut all, mut after) = (Opened::default(), 0);
        loop {
            let records = self.store().waiting_records(after, RECORDS_AT_ONCE)?;
            let Some((last, _)) = records.last() else {
                return Ok(all);
            };
            after = *last;
            let records = records.into_iter().map(|(_, record)| record).collect();
            let step = self.open_step(member, records)?;
            all.merged += step.merged;
            all.quarantined += step.quarantined;
            all.waiting += step.waiting;
        }
    }

    fn open_step(&mut self, member: &Member, records: Vec<RecordRow>) -> Result<Opened, ApiError> {
        let mut step = Step {
            ids: records.iter().map(|record| record.id).collect(),
            vouched: Vec::with_capacity(records.len()),
            obstacles: HashMap::new(),
            changes: BTreeMap::new(),
        };
        for (at, record) in records.iter().enumerate() {
            let vouched = self.store().is_vouched(record.id)?;
            step.vouched.push(vouched);
            match read(member, record, vouched) {
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
            // Neither belongs into the log, and neither does harm there.
            Contents::Canary | Contents::Whereabouts(_) => {}
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
            let records = self.store().waiting_records(after, RECORDS_AT_ONCE)?;
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
                for (at, _) in later {
                    step.obstacles.entry(at).or_insert(Obstacle::Waits);
                }
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
                Some(Obstacle::Bad(_)) if !step.vouched[at] && self.store().is_vouched(*id)? => {
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
    fn object(&mut self, at: usize, error: &LogbookError) {
        let obstacle = Obstacle::Bad(error.to_string());
        self.obstacles.insert(at, obstacle);
    }
}

/// Opens a record, or says why that cannot be.
/// `vouched` is a record of a removed device that somebody had seen in time.
pub(super) fn read(member: &Member, record: &RecordRow, vouched: bool) -> Result<Contents, String> {
    let words = |error: RecordError| error.to_string();
    let envelope = Envelope::read(&record.bytes).map_err(words)?;
    envelope.verify(member.space()).map_err(words)?;
    let removed = member.list.removed(envelope.author);
    if removed && !vouched {
        return Err("a device wrote it that was removed, and nobody had seen it before".to_owned());
    }
    if !removed && !member.list.lists(envelope.author) {
        return Err("a device wrote it that does not belong to the space".to_owned());
    }
    let text = envelope.open(member.space(), &member.keys).map_err(words)?;
    Contents::read(&text).map_err(|error| error.to_string())
}
