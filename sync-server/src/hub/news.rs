//! What a space got in this turn and nobody has been told yet. What one device
//! appended meanwhile is acknowledged and passed on by one frame each, however
//! many frames it came in.

use sync::{Acked, Blob, Head, RecordId, RejectCode};

use super::ConnId;

/// So many bytes are one frame's worth: a larger one would only wait longer.
const FULL: usize = 64 * 1024;

/// What one connection appended at a stretch.
pub(super) struct News {
    pub(super) author: ConnId,
    /// Where the log was before and where it is after its records.
    pub(super) before: Head,
    pub(super) after: Head,
    pub(super) records: Vec<Blob>,
    pub(super) acked: Vec<Acked>,
    pub(super) refused: Vec<(RecordId, RejectCode)>,
    size: usize,
}

impl News {
    pub(super) fn new(author: ConnId, head: Head) -> Self {
        Self {
            author,
            before: head,
            after: head,
            records: Vec::new(),
            acked: Vec::new(),
            refused: Vec::new(),
            size: 0,
        }
    }

    /// Counts a record that was looked at.
    pub(super) fn count(&mut self, record: &Blob) {
        self.size += record.0.len();
    }

    /// The record is new.
    pub(super) fn add(&mut self, record: RecordId, bytes: Blob, after: Head) {
        let seq = after.seq;
        self.acked.push(Acked { record, seq });
        self.records.push(bytes);
        self.after = after;
    }

    /// Whether more of this author's belongs to it.
    pub(super) fn goes_on(&self, author: ConnId) -> bool {
        self.author == author && self.size < FULL
    }
}
