//! Records that wait, as they are taken from the store, and what they hold once
//! they are read. Their signatures take most of the time, and need no store.

use std::{num::NonZero, panic, thread};

use store::RecordRow;
use sync::{Contents, Envelope, RecordError};

use super::Member;

/// Records that wait.
pub(super) struct Batch {
    pub(super) records: Vec<RecordRow>,
    /// Which of them a removed device wrote.
    pub(super) removed: Vec<bool>,
    /// Which of those somebody has vouched for.
    pub(super) vouched: Vec<bool>,
}

/// The same, read.
#[derive(Debug)]
pub(super) struct ReadBatch {
    pub(super) ids: Vec<[u8; 16]>,
    pub(super) removed: Vec<bool>,
    pub(super) vouched: Vec<bool>,
    /// What each of them holds, or why it cannot be used.
    pub(super) contents: Vec<Result<Contents, String>>,
}

impl Batch {
    /// Nobody is asked yet who vouched for what.
    pub(super) fn new(member: &Member, records: Vec<RecordRow>) -> Self {
        let removed = records.iter().map(|record| is_removed(member, record));
        let removed: Vec<_> = removed.collect();
        Self {
            vouched: vec![false; removed.len()],
            removed,
            records,
        }
    }

    /// Reads it on as many threads as there are.
    pub(super) fn read_at_once(self, member: &Member) -> ReadBatch {
        let contents = read_all(member, &self.records, &self.vouched);
        self.holding(contents)
    }

    /// Reads it on this thread.
    pub(super) fn read(self, member: &Member) -> ReadBatch {
        let contents = read_some(member, &self.records, &self.vouched);
        self.holding(contents)
    }

    fn holding(self, contents: Vec<Result<Contents, String>>) -> ReadBatch {
        ReadBatch {
            ids: self.records.into_iter().map(|record| record.id).collect(),
            removed: self.removed,
            vouched: self.vouched,
            contents,
        }
    }
}

fn is_removed(member: &Member, record: &RecordRow) -> bool {
    Envelope::read(&record.bytes).is_ok_and(|envelope| member.list.removed(envelope.author))
}

/// So many signatures are worth a thread.
const OF_A_THREAD: usize = 64;

fn read_all(
    member: &Member,
    records: &[RecordRow],
    vouched: &[bool],
) -> Vec<Result<Contents, String>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = records.len().div_ceil(threads).max(OF_A_THREAD);
    if records.len() <= share {
        return read_some(member, records, vouched);
    }
    thread::scope(|scope| {
        let shares = records.chunks(share).zip(vouched.chunks(share));
        let running: Vec<_> = shares
            .map(|(records, vouched)| scope.spawn(move || read_some(member, records, vouched)))
            .collect();
        let done = running.into_iter().flat_map(|thread| {
            thread
                .join()
                .unwrap_or_else(|cause| panic::resume_unwind(cause))
        });
        done.collect()
    })
}

fn read_some(
    member: &Member,
    records: &[RecordRow],
    vouched: &[bool],
) -> Vec<Result<Contents, String>> {
    let each = records.iter().zip(vouched);
    each.map(|(record, vouched)| read(member, record, *vouched))
        .collect()
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
