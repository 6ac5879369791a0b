//! Runs: records of one space that follow each other, one after the other in one
//! piece of bytes.

use rusqlite::{Connection, Row, params};
use sync::{ChainHash, Head, RecordId};

use crate::log::{LogError, SpaceNumber};

/// Bytes that a record takes besides its own.
pub(super) const BESIDES: usize = RecordId::LENGTH + 4;

const SEQ_BITS: u32 = 40;
/// All of them.
const SEQS: u64 = (1 << SEQ_BITS) - 1;

/// A space's place for a record's number.
pub(super) fn place(space: SpaceNumber, seq: u64) -> i64 {
    (space.0 << SEQ_BITS) | seq.min(SEQS).cast_signed()
}

/// The space and the number of a place.
pub(super) fn of_place(place: i64) -> (SpaceNumber, u64) {
    let seq = place.cast_unsigned() & SEQS;
    (SpaceNumber(place >> SEQ_BITS), seq)
}

/// Where a space's log has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) head: Head,
    /// The bytes of all records so far.
    pub(super) size: u64,
}

impl Mark {
    /// After one more record.
    pub(super) fn after(self, id: RecordId, length: usize) -> Self {
        Self {
            head: self.head.after(id),
            size: self.size + length as u64,
        }
    }
}

/// Records that follow a place, in memory.
pub(super) struct Run {
    /// Where the log is before them.
    pub(super) before: Mark,
    /// As they are stored.
    pub(super) bytes: Vec<u8>,
}

impl Run {
    pub(super) fn new(before: Mark) -> Self {
        let bytes = Vec::new();
        Self { before, bytes }
    }

    /// Adds a record.
    pub(super) fn push(&mut self, id: RecordId, record: &[u8]) {
        let length = u32::try_from(record.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(&id.0);
        self.bytes.extend_from_slice(&length.to_be_bytes());
        self.bytes.extend_from_slice(record);
    }

    /// Its records.
    pub(super) fn records(&self) -> Records<'_> {
        Records::new(self.before.head.seq + 1, &self.bytes)
    }

    /// Where the log is after one of its records, or before all of them.
    pub(super) fn mark(&self, last: u64) -> Result<Mark, LogError> {
        mark(self.before, self.records(), last)
    }

    /// Writes it as a row.
    pub(super) fn write(&self, db: &Connection, space: SpaceNumber) -> rusqlite::Result<()> {
        let Mark { head, size } = self.before;
        let place = place(space, head.seq + 1);
        let mut insert = db.prepare_cached("INSERT INTO run VALUES (?, ?, ?, ?)")?;
        insert.execute(params![place, head.hash.0, size.cast_signed(), self.bytes])?;
        Ok(())
    }
}

/// A record of a run.
pub(super) struct Kept<'a> {
    pub(super) seq: u64,
    pub(super) id: RecordId,
    pub(super) bytes: &'a [u8],
}

/// The records of a whole row.
pub(super) fn records_of<'a>(row: &'a Row<'_>) -> Result<Records<'a>, LogError> {
    let bytes = row.get_ref(3)?.as_blob();
    let (_, first) = of_place(row.get(0)?);
    Ok(Records::new(first, bytes.map_err(|_| BROKEN)?))
}

/// Where the log is after one of a row's records.
pub(super) fn mark_of(row: &Row<'_>, start: Head, last: u64) -> Result<Mark, LogError> {
    let records = records_of(row)?;
    let head = Head {
        seq: records.seq.saturating_sub(1),
        hash: ChainHash(row.get(1)?),
        ..start
    };
    let size = row.get::<_, i64>(2)?.cast_unsigned();
    mark(Mark { head, size }, records, last)
}

fn mark(before: Mark, records: Records<'_>, last: u64) -> Result<Mark, LogError> {
    let mut mark = before;
    for record in records {
        let record = record?;
        if record.seq > last {
            break;
        }
        mark = mark.after(record.id, record.bytes.len());
    }
    Ok(mark)
}

/// Goes along records.
pub(super) struct Records<'a> {
    seq: u64,
    rest: &'a [u8],
}

const BROKEN: LogError = LogError::Unreadable("a run of records");

impl<'a> Records<'a> {
    /// Those that are stored in these bytes, and the number of the first.
    pub(super) fn new(first: u64, bytes: &'a [u8]) -> Self {
        let (seq, rest) = (first, bytes);
        Self { seq, rest }
    }

    fn one(&mut self) -> Option<Kept<'a>> {
        let (id, rest) = self.rest.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (bytes, rest) = rest.split_at_checked(length)?;
        let (seq, id) = (self.seq, RecordId(*id));
        (self.seq, self.rest) = (seq + 1, rest);
        Some(Kept { seq, id, bytes })
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Kept<'a>, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let one = self.one();
        if one.is_none() {
            self.rest = &[];
        }
        Some(one.ok_or(BROKEN))
    }
}
