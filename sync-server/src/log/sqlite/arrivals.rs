//! What came lately, in the order in which it came. It is written here, kept in
//! memory by the tails of its spaces, and read again at the next start only.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::{Connection, params};

use super::run;
use crate::log::{LogError, SpaceNumber};

/// So many bytes are one row.
const ROW: usize = 32 * 1024;
/// Such a share of what may be kept is deleted at once, which costs few pages more
/// than to delete one row.
const SHARE: usize = 32;

#[derive(Default)]
pub(super) struct Arrivals {
    /// The rows that are kept: their numbers and lengths.
    rows: VecDeque<(i64, usize)>,
    size: usize,
    /// For each space that still wants some row, its number and the space.
    wanted: BTreeSet<(i64, SpaceNumber)>,
    next: i64,
    /// Bytes of rows that are still there, and that nobody wants.
    unwanted: usize,
    /// What is to be the next row.
    parts: Vec<u8>,
}

impl Arrivals {
    /// Reads all rows. Each part goes to `take`, which says whether a space wants it
    /// that wanted none before.
    pub(super) fn load(
        db: &Connection,
        mut take: impl FnMut(i64, Part<'_>) -> Result<bool, LogError>,
    ) -> Result<Self, LogError> {
        let mut arrivals = Self::default();
        let mut read = db.prepare("SELECT n, parts FROM arrival ORDER BY n")?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            let n = row.get(0)?;
            let mut parts = row.get_ref(1)?.as_blob().map_err(|_| BROKEN)?;
            arrivals.note(n, parts.len());
            while !parts.is_empty() {
                let part = Part::read(&mut parts).ok_or(BROKEN)?;
                let space = part.space;
                if take(n, part)? {
                    arrivals.wanted.insert((n, space));
                }
            }
        }
        Ok(arrivals)
    }

    fn note(&mut self, n: i64, length: usize) {
        self.rows.push_back((n, length));
        self.size += length;
        self.next = n + 1;
    }

    /// Adds what came to a space. `since` is the row that the space wants already;
    /// gives that which it wants from here on.
    pub(super) fn add(
        &mut self,
        db: &Connection,
        part: Part<'_>,
        since: Option<i64>,
    ) -> Result<i64, LogError> {
        let n = since.unwrap_or(self.next);
        self.wanted.insert((n, part.space));
        part.write(&mut self.parts);
        if self.parts.len() >= ROW {
            self.write(db)?;
        }
        Ok(n)
    }

    /// Writes what is left.
    pub(super) fn write(&mut self, db: &Connection) -> Result<(), LogError> {
        if !self.parts.is_empty() {
            let mut insert = db.prepare_cached("INSERT INTO arrival VALUES (?, ?)")?;
            insert.execute(params![self.next, self.parts])?;
            self.note(self.next, self.parts.len());
            self.parts.clear();
        }
        Ok(())
    }

    /// A space wants nothing any more.
    pub(super) fn leave(&mut self, space: SpaceNumber, since: i64) {
        self.wanted.remove(&(since, space));
    }

    /// The space that wants the oldest row.
    pub(super) fn oldest(&self) -> Option<SpaceNumber> {
        self.wanted.first().map(|(_, space)| *space)
    }

    /// The bytes of all rows from the first that is wanted.
    pub(super) fn size(&mut self) -> usize {
        let first = self.wanted.first().map_or(self.next, |(n, _)| *n);
        while let Some((_, length)) = self.rows.pop_front_if(|(n, _)| *n < first) {
            self.size -= length;
            self.unwanted += length;
        }
        self.size
    }

    /// Deletes what nobody wants, once that is much.
    pub(super) fn forget_much(&mut self, db: &Connection, most: usize) -> Result<(), LogError> {
        if self.unwanted > most / SHARE {
            self.forget(db)?;
        }
        Ok(())
    }

    /// Deletes what nobody wants.
    pub(super) fn forget(&mut self, db: &Connection) -> Result<(), LogError> {
        self.size();
        let first = self.rows.front().map_or(self.next, |(n, _)| *n);
        let mut delete = db.prepare_cached("DELETE FROM arrival WHERE n < ?")?;
        delete.execute([first])?;
        self.unwanted = 0;
        Ok(())
    }
}

/// What came to one space at once.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) space: SpaceNumber,
    /// The number of its first record.
    pub(super) first: u64,
    /// The records, as in a run.
    pub(super) bytes: &'a [u8],
}

const BROKEN: LogError = LogError::Unreadable("what came lately");

impl<'a> Part<'a> {
    fn write(self, row: &mut Vec<u8>) {
        let length = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        row.extend_from_slice(&run::place(self.space, self.first).to_be_bytes());
        row.extend_from_slice(&length.to_be_bytes());
        row.extend_from_slice(self.bytes);
    }

    fn read(row: &mut &'a [u8]) -> Option<Self> {
        let (place, rest) = row.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (bytes, rest) = rest.split_at_checked(length)?;
        let (space, first) = run::of_place(i64::from_be_bytes(*place));
        *row = rest;
        Some(Self {
            space,
            first,
            bytes,
        })
    }
}
