//! Reading rows of runs: from a place onwards, and where a log ends.

use rusqlite::{Connection, OptionalExtension, Row};
use sync::{Epoch, Head, SpaceId};

use super::run::{self, Kept, Mark, place};
use crate::log::{LogError, SpaceNumber};

/// Where a space's log begins, and how far the index knows it.
pub(super) struct Place {
    pub(super) start: Head,
    pub(super) known: u64,
}

/// None where there is no such space.
pub(super) fn place_of(db: &Connection, space: SpaceNumber) -> Result<Option<Place>, LogError> {
    let mut find = db.prepare_cached("SELECT id, epoch, known FROM space WHERE number = ?")?;
    let found = find.query_row([space.0], |row| {
        Ok(Place {
            start: Head::start(SpaceId(row.get(0)?), Epoch(row.get(1)?)),
            known: row.get::<_, i64>(2)?.cast_unsigned(),
        })
    });
    Ok(found.optional()?)
}

/// Goes along the records after a number, as long as it is told to. False where it
/// was told to stop.
pub(super) fn rows_after(
    db: &Connection,
    space: SpaceNumber,
    after: u64,
    mut take: impl FnMut(Kept<'_>) -> Result<bool, LogError>,
) -> Result<bool, LogError> {
    // The run that the first of them lies in may begin before it.
    let sql = "SELECT place, before, size, bytes FROM run WHERE place < ?3 AND place >=
                 ifnull((SELECT max(place) FROM run WHERE place >= ?1 AND place <= ?2), ?2)
               ORDER BY place";
    let mut read = db.prepare_cached(sql)?;
    let mut rows = read.query([place(space, 0), place(space, after + 1), end_of(space)])?;
    while let Some(row) = rows.next()? {
        for record in run::records_of(row)? {
            let record = record?;
            if record.seq > after && !take(record)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Where a log ends that begins at `start`.
pub(super) fn end(db: &Connection, space: SpaceNumber, start: Head) -> Result<Mark, LogError> {
    let mark = mark_before(db, space, end_of(space), |row| {
        run::mark_of(row, start, u64::MAX)
    })?;
    Ok(mark.unwrap_or(Mark {
        head: start,
        size: 0,
    }))
}

/// The log's mark after a record; none where there is no such record.
pub(super) fn mark_at(
    db: &Connection,
    space: SpaceNumber,
    start: Head,
    seq: u64,
) -> Result<Option<Mark>, LogError> {
    let after = place(space, seq.saturating_add(1));
    let mark = mark_before(db, space, after, |row| run::mark_of(row, start, seq))?;
    Ok(mark.filter(|mark| seq > 0 && mark.head.seq == seq))
}

fn mark_before(
    db: &Connection,
    space: SpaceNumber,
    end: i64,
    mark: impl FnOnce(&Row<'_>) -> Result<Mark, LogError>,
) -> Result<Option<Mark>, LogError> {
    let sql = "SELECT place, before, size, bytes FROM run WHERE place >= ? AND place < ?
               ORDER BY place DESC LIMIT 1";
    let mut read = db.prepare_cached(sql)?;
    let mut rows = read.query([place(space, 0), end])?;
    rows.next()?.map(mark).transpose()
}

/// Before the next space's first place.
pub(super) fn end_of(space: SpaceNumber) -> i64 {
    place(SpaceNumber(space.0 + 1), 0)
}
