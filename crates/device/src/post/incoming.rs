//! From records that came to the ledger. A record that cannot be used is put
//! aside with the reason, and never stands in the way of later ones.

use std::{
    collections::{BTreeMap, HashMap},
    num::NonZero,
    panic, thread,
};

use logbook::{DocumentId, LogbookError};
use store::RecordRow;
use sync::{Change, Contents, Envelope, Part, RecordError};

use super::{
    Member,
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
    pub(super) fn open_step(
        &mut self,
        member: &Member,
        records: Vec<RecordRow>,
        older_follow: bool,
    ) -> Result<Opened, ApiError> {
        let ids: Vec<_> = records.iter().map(|record| record.id).collect();
        let removed: Vec<_> = records
            .iter()
            .map(|record| is_removed(member, record))
            .collect();
        let mut vouched = vec![false; ids.len()];
        for (at, id) in ids.iter().enumerate().filter(|(at, _)| removed[*at]) {
            vouched[at] = self.store().is_vouched(*id)?;
        }
        let mut step = Step {
            older_follow,
            removed,
            vouched,
            ids,
            obstacles: HashMap::new(),
            changes: BTreeMap::new(),
        };
        let all = read_all(member, &records, &step.vouched);
        for (at, read) in all.into_iter().enumerate() {
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

fn is_removed(member: &Member, record: &RecordRow) -> bool {
    Envelope::read(&record.bytes).is_ok_and(|envelope| member.list.removed(envelope.author))
}

/// So many signatures are worth a thread.
const OF_A_THREAD: usize = 64;

/// Opens records on as many threads as there are, for their signatures take most
/// of the time.
fn read_all(
    member: &Member,
    records: &[RecordRow],
    vouched: &[bool],
) -> Vec<Result<Contents, String>> {
    let read_some = |records: &[RecordRow], vouched: &[bool]| -> Vec<_> {
        let each = records.iter().zip(vouched);
        each.map(|(record, vouched)| read(member, record, *vouched))
            .collect()
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = records.len().div_ceil(threads).max(OF_A_THREAD);
    if records.len() <= share {
        return read_some(records, vouched);
    }
    thread::scope(|scope| {
        let shares = records.chunks(share).zip(vouched.chunks(share));
        let running: Vec<_> = shares
            .map(|(records, vouched)| scope.spawn(move || read_some(records, vouched)))
            .collect();
        let done = running.into_iter().flat_map(|thread| {
            thread
                .join()
                .unwrap_or_else(|cause| panic::resume_unwind(cause))
        });
        done.collect()
    })
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
