//! A log in one SQLite file, in which a record costs little more than its bytes:
//! what a turn brings is written together ([`arrivals`]), what one space has got of
//! that becomes a row of its own once it is long enough ([`run`]), and ids enter
//! their index many at a time ([`tail`]).

mod arrivals;
mod file;
mod filter;
mod read;
mod run;
mod tail;
#[cfg(test)]
mod tests;
mod turn;
mod upgrade;

use std::collections::{HashMap, hash_map::Entry};

use rusqlite::{Connection, OptionalExtension, params};
use sync::{ChainHash, Epoch, Head, InviteToken, RecordId, RelayId, SpaceId};

use super::{Appended, LogError, LogStore, Page, SpaceLine, SpaceNumber, StoredSpace, invite_hash};
use arrivals::Arrivals;
use run::{Kept, Mark, place};
use tail::Tail;

/// So many bytes of one space are worth a row, and so many are a long one.
const RUN: usize = 4 * 1024;
const LONG_RUN: usize = 64 * 1024;

/// What is held at most.
#[derive(Clone, Copy)]
struct Most {
    /// In memory, bytes of ids, by which a record that comes again is found.
    ids: usize,
    /// In memory, bytes of records that are no row yet.
    bytes: usize,
    /// In the file, bytes of what came lately, also if few of them are still wanted.
    arrivals: usize,
}

const MOST: Most = Most {
    ids: 24 * 1024 * 1024,
    bytes: 16 * 1024 * 1024,
    arrivals: 32 * 1024 * 1024,
};

/// A log in one SQLite file.
pub struct SqliteLog {
    db: Connection,
    relay: RelayId,
    most: Most,
    /// None before the first use, and after a transaction that failed.
    arrivals: Option<Arrivals>,
    tails: HashMap<SpaceNumber, Tail>,
    /// The bytes of all tails.
    bytes: usize,
    /// Whose tails hold what is not written at all yet.
    waiting: Vec<SpaceNumber>,
}

impl SqliteLog {
    /// The tail of a space, from here on in memory, and what it is read by.
    fn tail(&mut self, space: SpaceNumber) -> Result<(&mut Tail, &Connection), LogError> {
        self.recall()?;
        let tail = match self.tails.entry(space) {
            Entry::Occupied(tail) => tail.into_mut(),
            Entry::Vacant(place) => {
                let tail = Tail::load(&self.db, space)?;
                place.insert(tail.ok_or(LogError::Unreadable("a space that is not there"))?)
            }
        };
        Ok((tail, &self.db))
    }

    /// Goes along the records after a number, as long as it is told to.
    fn each_after(
        &mut self,
        space: SpaceNumber,
        after: u64,
        mut take: impl FnMut(Kept<'_>) -> Result<bool, LogError>,
    ) -> Result<(), LogError> {
        let (tail, db) = self.tail(space)?;
        let in_rows = after < tail.run.before.head.seq;
        if in_rows && !read::rows_after(db, space, after, &mut take)? {
            return Ok(());
        }
        for record in tail.run.records() {
            let record = record?;
            if record.seq > after && !take(record)? {
                break;
            }
        }
        Ok(())
    }

    /// What is to be said about a record whose id is there.
    fn compare(
        &mut self,
        space: SpaceNumber,
        seq: u64,
        bytes: &[u8],
    ) -> Result<Appended, LogError> {
        let mut same = false;
        self.each_after(space, seq.saturating_sub(1), |record| {
            same = record.bytes == bytes;
            Ok(false)
        })?;
        Ok(if same {
            Appended::Held(seq)
        } else {
            Appended::OtherBytes
        })
    }

    fn lines(&mut self) -> Result<Vec<SpaceLine>, LogError> {
        let sql = "SELECT id, seen_at FROM space ORDER BY seen_at DESC, id";
        let mut read = self.db.prepare(sql)?;
        let all = read.query_map([], |row| Ok((SpaceId(row.get(0)?), row.get(1)?)))?;
        let all: Vec<(SpaceId, i64)> = all.collect::<Result<_, _>>()?;
        drop(read);
        let mut lines = Vec::with_capacity(all.len());
        for (id, seen_at) in all {
            if let Some(space) = self.space(id)? {
                lines.push(SpaceLine {
                    space: id.to_string(),
                    records: space.head.seq,
                    bytes: space.bytes,
                    seen_at,
                });
            }
        }
        Ok(lines)
    }
}

impl LogStore for SqliteLog {
    fn relay(&self) -> RelayId {
        self.relay
    }

    fn begin(&mut self) -> Result<(), LogError> {
        self.db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LogError> {
        self.store()?;
        self.db.prepare_cached("COMMIT")?.execute([])?;
        self.make_room();
        Ok(())
    }

    fn roll_back(&mut self) {
        self.tails.clear();
        self.waiting.clear();
        self.arrivals = None;
        // A full disk may have ended the transaction already.
        if !self.db.is_autocommit() {
            let undone = self.db.execute_batch("ROLLBACK");
            undone.unwrap_or_else(|error| tracing::error!(%error, "a transaction was not undone"));
        }
    }

    fn space(&mut self, space: SpaceId) -> Result<Option<StoredSpace>, LogError> {
        self.recall()?;
        let sql = "SELECT number, epoch, list FROM space WHERE id = ?";
        let mut find = self.db.prepare_cached(sql)?;
        let found = find.query_row([space.0], |row| {
            let (number, epoch) = (SpaceNumber(row.get(0)?), Epoch(row.get(1)?));
            Ok((number, Head::start(space, epoch), row.get(2)?))
        });
        let Some((number, start, list)) = found.optional()? else {
            return Ok(None);
        };
        let Mark { head, size } = match self.tails.get(&number) {
            Some(tail) => tail.end,
            None => read::end(&self.db, number, start)?,
        };
        Ok(Some(StoredSpace {
            number,
            head,
            list,
            bytes: size,
        }))
    }

    fn make_space(
        &mut self,
        invite: InviteToken,
        space: SpaceId,
        epoch: Epoch,
        list: &[u8],
    ) -> Result<Option<StoredSpace>, LogError> {
        let hash = invite_hash(invite);
        let used = self
            .db
            .execute("DELETE FROM invite WHERE hash = ?", [hash])?;
        if used == 0 {
            return Ok(None);
        }
        self.db.execute(
            "INSERT INTO space (id, epoch, list, seen_at) VALUES (?, ?, ?, 0)",
            params![space.0, epoch.0, list],
        )?;
        self.space(space)
    }

    fn keep_list(&mut self, space: SpaceNumber, list: &[u8]) -> Result<(), LogError> {
        let sql = "UPDATE space SET list = ? WHERE number = ?";
        self.db.execute(sql, params![list, space.0])?;
        Ok(())
    }

    fn append(
        &mut self,
        space: SpaceNumber,
        head: Head,
        id: RecordId,
        bytes: &[u8],
    ) -> Result<Appended, LogError> {
        let (tail, db) = self.tail(space)?;
        if let Some(seq) = tail.find(db, id)? {
            return self.compare(space, seq, bytes);
        }
        let first = tail.push(id, bytes);
        debug_assert_eq!(tail.end.head, head, "records come one after the other");
        let long = tail.run.bytes.len() >= LONG_RUN;
        self.bytes += bytes.len() + run::BESIDES;
        if first {
            self.waiting.push(space);
        }
        if long
            && let (Some(tail), Some(arrivals)) = (self.tails.get_mut(&space), &mut self.arrivals)
        {
            self.bytes -= tail.settle(&self.db, arrivals)?;
        }
        Ok(Appended::New)
    }

    fn seen(&mut self, space: SpaceNumber, seconds: i64) -> Result<(), LogError> {
        let sql = "UPDATE space SET seen_at = ? WHERE number = ?";
        self.db.prepare_cached(sql)?.execute([seconds, space.0])?;
        Ok(())
    }

    fn hash_at(&mut self, space: SpaceNumber, seq: u64) -> Result<Option<ChainHash>, LogError> {
        let (tail, db) = self.tail(space)?;
        let (before, end) = (tail.run.before.head, tail.end.head);
        if seq == 0 || seq > end.seq {
            return Ok(None);
        }
        let mark = if seq < before.seq {
            read::mark_at(db, space, before, seq)?
        } else {
            Some(tail.run.mark(seq)?)
        };
        Ok(mark.map(|mark| mark.head.hash))
    }

    fn page(&mut self, space: SpaceNumber, after: u64, room: usize) -> Result<Page, LogError> {
        let mut page = Page::new();
        let mut size = 0;
        self.each_after(space, after, |record| {
            size += record.bytes.len();
            let fits = page.is_empty() || size <= room;
            if fits {
                page.push((record.seq, record.bytes.to_vec()));
            }
            Ok(fits)
        })?;
        Ok(page)
    }

    fn missing(
        &mut self,
        space: SpaceNumber,
        mut ids: Vec<RecordId>,
    ) -> Result<Vec<RecordId>, LogError> {
        let (tail, db) = self.tail(space)?;
        let mut failed = None;
        ids.retain(|id| match tail.find(db, *id) {
            Ok(held) => held.is_none(),
            Err(error) => {
                failed = Some(error);
                false
            }
        });
        failed.map_or(Ok(ids), Err)
    }

    fn erase(&mut self, space: SpaceNumber) -> Result<(), LogError> {
        self.recall()?;
        if let (Some(mut tail), Some(arrivals)) = (self.tails.remove(&space), &mut self.arrivals) {
            self.bytes -= tail.run.bytes.len();
            tail.leave(arrivals);
        }
        let sql = "DELETE FROM run WHERE place >= ? AND place < ?";
        self.db
            .execute(sql, [place(space, 0), read::end_of(space)])?;
        self.db
            .execute("DELETE FROM known WHERE space = ?", [space.0])?;
        self.db
            .execute("DELETE FROM space WHERE number = ?", [space.0])?;
        // Nothing of it stays among what came lately.
        self.settle_all()
    }

    fn invite(&mut self, invite: InviteToken, seconds: i64) -> Result<(), LogError> {
        let sql = "INSERT INTO invite VALUES (?, ?)";
        self.db
            .execute(sql, params![invite_hash(invite), seconds])?;
        Ok(())
    }

    fn spaces(&mut self) -> Result<Vec<SpaceLine>, LogError> {
        if !self.db.is_autocommit() {
            return self.lines();
        }
        // A relay that runs meanwhile changes nothing of what is read here.
        self.db.execute_batch("BEGIN")?;
        let lines = self.lines();
        self.db.execute_batch("COMMIT")?;
        lines
    }

    fn restored(&mut self, epoch: &mut dyn FnMut() -> Epoch) -> Result<u64, LogError> {
        // What is in memory is of the lives before.
        (self.arrivals, self.bytes) = (None, 0);
        self.tails.clear();
        let mut read = self.db.prepare("SELECT number FROM space")?;
        let numbers = read.query_map([], |row| row.get(0))?;
        let numbers: Vec<i64> = numbers.collect::<Result<_, _>>()?;
        for number in &numbers {
            let sql = "UPDATE space SET epoch = ? WHERE number = ?";
            self.db.execute(sql, params![epoch().0, number])?;
        }
        Ok(numbers.len() as u64)
    }
}
