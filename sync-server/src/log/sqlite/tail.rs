//! The newest part of a space's log, in memory while the space is written to: the
//! records that are no row yet, and the ids that are not in the index yet.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use sync::RecordId;

use super::{
    arrivals::{Arrivals, Part},
    filter::Filter,
    read,
    run::{Mark, Records, Run},
};
use crate::log::{LogError, SpaceNumber};

/// Ids enter the index when there are so many, or more in a long log: an eighth of
/// it, so that each page of the index gets many at a time.
const FEWEST: u64 = 512;
const MOST: u64 = 16_384;
const SHARE: u64 = 8;
/// What an id takes in memory.
const ID: usize = RecordId::LENGTH + 9;
/// An index that is longer has no filter.
const LONGEST_FILTERED: u64 = 4_000_000;

pub(super) struct Tail {
    space: SpaceNumber,
    /// Where the log ends.
    pub(super) end: Mark,
    /// Records that are no row yet, and how many bytes of them are among the
    /// arrivals, from which row on.
    pub(super) run: Run,
    arrived: usize,
    /// The number of the last record among the arrivals.
    arrived_seq: u64,
    since: Option<i64>,
    /// The ids of records up to this number are in the index.
    known: u64,
    /// Those of all later ones, and their numbers; none before they are needed.
    ids: Option<HashMap<RecordId, u64>>,
    /// The ids in the index, once it was asked often enough to be worth it.
    filter: Option<Filter>,
    asked: u64,
}

impl Tail {
    /// The tail of a space to which nothing came lately; none where there is no
    /// such space.
    pub(super) fn load(db: &Connection, space: SpaceNumber) -> Result<Option<Self>, LogError> {
        let Some(place) = read::place_of(db, space)? else {
            return Ok(None);
        };
        let end = read::end(db, space, place.start)?;
        Ok(Some(Self {
            space,
            end,
            run: Run::new(end),
            arrived: 0,
            arrived_seq: end.head.seq,
            since: None,
            known: place.known,
            ids: None,
            filter: None,
            asked: 0,
        }))
    }

    /// Takes in what came before the last start, in its order; what is in a row
    /// already is passed over. True for the first that is not.
    pub(super) fn recall(&mut self, n: i64, part: Part<'_>) -> Result<bool, LogError> {
        if part.first <= self.end.head.seq {
            return Ok(false);
        }
        if part.first > self.end.head.seq + 1 {
            return Err(LogError::Unreadable("what came lately, with a gap"));
        }
        for record in Records::new(part.first, part.bytes) {
            let record = record?;
            self.end = self.end.after(record.id, record.bytes.len());
        }
        self.run.bytes.extend_from_slice(part.bytes);
        self.arrived = self.run.bytes.len();
        self.arrived_seq = self.end.head.seq;
        let first = self.since.is_none();
        self.since.get_or_insert(n);
        Ok(first)
    }

    /// The number of the record that has an id.
    pub(super) fn find(&mut self, db: &Connection, id: RecordId) -> Result<Option<u64>, LogError> {
        let found = self.ids(db)?.get(&id).copied();
        if found.is_some() || self.known == 0 {
            return Ok(found);
        }
        if self
            .filter
            .as_ref()
            .is_some_and(|filter| !filter.may_hold(id))
        {
            return Ok(None);
        }
        self.asked += 1;
        if self.filter.is_none() && self.asked > self.known / 4 {
            self.filter = self.load_filter(db)?;
        }
        let sql = "SELECT seq FROM known WHERE space = ? AND id = ?";
        let mut find = db.prepare_cached(sql)?;
        let seq = find.query_row(params![self.space.0, id.0], |row| row.get::<_, i64>(0));
        Ok(seq.optional()?.map(i64::cast_unsigned))
    }

    fn ids(&mut self, db: &Connection) -> Result<&mut HashMap<RecordId, u64>, LogError> {
        let ids = match self.ids.take() {
            Some(ids) => ids,
            None => self.load_ids(db)?,
        };
        Ok(self.ids.insert(ids))
    }

    fn load_ids(&self, db: &Connection) -> Result<HashMap<RecordId, u64>, LogError> {
        let mut ids = HashMap::new();
        read::rows_after(db, self.space, self.known, |record| {
            ids.insert(record.id, record.seq);
            Ok(true)
        })?;
        for record in self.run.records() {
            let record = record?;
            if record.seq > self.known {
                ids.insert(record.id, record.seq);
            }
        }
        Ok(ids)
    }

    fn load_filter(&mut self, db: &Connection) -> Result<Option<Filter>, LogError> {
        self.asked = 0;
        if self.known > LONGEST_FILTERED {
            return Ok(None);
        }
        let mut filter = Filter::new(self.known as usize);
        let mut read = db.prepare_cached("SELECT id FROM known WHERE space = ?")?;
        let mut rows = read.query([self.space.0])?;
        while let Some(row) = rows.next()? {
            filter.add(RecordId(row.get(0)?));
        }
        Ok(Some(filter))
    }

    /// Takes a record in. True for the first that is not among the arrivals.
    pub(super) fn push(&mut self, id: RecordId, bytes: &[u8]) -> bool {
        let first = self.run.bytes.len() == self.arrived;
        self.run.push(id, bytes);
        self.end = self.end.after(id, bytes.len());
        if let Some(ids) = &mut self.ids {
            ids.insert(id, self.end.head.seq);
        }
        first
    }

    /// Adds what is new to the arrivals.
    pub(super) fn arrive(
        &mut self,
        db: &Connection,
        arrivals: &mut Arrivals,
    ) -> Result<(), LogError> {
        let bytes = &self.run.bytes[self.arrived..];
        if bytes.is_empty() {
            return Ok(());
        }
        let part = Part {
            space: self.space,
            first: self.arrived_seq + 1,
            bytes,
        };
        self.since = Some(arrivals.add(db, part, self.since)?);
        self.arrived = self.run.bytes.len();
        self.arrived_seq = self.end.head.seq;
        Ok(())
    }

    /// Writes all that is no row yet as one. Gives how many bytes that were.
    pub(super) fn settle(
        &mut self,
        db: &Connection,
        arrivals: &mut Arrivals,
    ) -> Result<usize, LogError> {
        let length = self.run.bytes.len();
        if length > 0 {
            self.run.write(db, self.space)?;
            self.run = Run::new(self.end);
            self.arrived = 0;
            self.arrived_seq = self.end.head.seq;
        }
        self.leave(arrivals);
        Ok(length)
    }

    /// Wants nothing of the arrivals any more.
    pub(super) fn leave(&mut self, arrivals: &mut Arrivals) {
        if let Some(since) = self.since.take() {
            arrivals.leave(self.space, since);
        }
    }

    /// Enters the ids into the index, once there are many.
    pub(super) fn enter_many(&mut self, db: &Connection) -> Result<(), LogError> {
        let end = self.end.head.seq;
        let many = (end / SHARE).clamp(FEWEST, MOST);
        let Some(ids) = self.ids.take_if(|ids| ids.len() as u64 >= many) else {
            return Ok(());
        };
        let mut ids: Vec<_> = ids.into_iter().collect();
        // In the index's own order, which visits each of its pages once.
        ids.sort_unstable();
        let mut insert = db.prepare_cached("INSERT INTO known VALUES (?, ?, ?)")?;
        for (id, seq) in &ids {
            insert.execute(params![self.space.0, id.0, seq.cast_signed()])?;
        }
        let mut note = db.prepare_cached("UPDATE space SET known = ? WHERE number = ?")?;
        note.execute([end.cast_signed(), self.space.0])?;
        self.known = end;
        if let Some(filter) = &mut self.filter {
            if filter.has_room(ids.len()) {
                ids.iter().for_each(|(id, _)| filter.add(*id));
            } else {
                self.filter = self.load_filter(db)?;
            }
        }
        self.ids = Some(HashMap::new());
        Ok(())
    }

    /// The memory that its ids and their filter take, in bytes and about.
    pub(super) fn weight(&self) -> usize {
        let ids = self.ids.as_ref().map_or(0, HashMap::capacity);
        ids * ID + self.filter.as_ref().map_or(0, Filter::size)
    }

    /// Forgets what can be read again. False where nothing is left.
    pub(super) fn shrink(&mut self) -> bool {
        (self.ids, self.filter) = (None, None);
        !self.run.bytes.is_empty()
    }
}
