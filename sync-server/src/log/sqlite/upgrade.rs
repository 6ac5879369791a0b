//! Version 1 had a row for each record, with the running hash after it, and an
//! index of all ids that grew with every one.

use rusqlite::{Connection, Row};
use sync::{ChainHash, Epoch, Head, RecordId, SpaceId};

use super::{
    LONG_RUN,
    file::RUNS,
    read,
    run::{Mark, Run, place},
};
use crate::log::{LogError, SpaceNumber};

const INDEX: &str = "INSERT INTO known SELECT space, id, place & 0xffffffffff FROM record
                     ORDER BY space, id";

const DROP: &str = "
    DROP TABLE record;
    UPDATE space SET known = seq;
    ALTER TABLE space DROP COLUMN seq;
    ALTER TABLE space DROP COLUMN hash;
    ALTER TABLE space DROP COLUMN bytes;";

/// Puts everything into the tables of this version, inside a transaction.
pub(super) fn to_runs(db: &Connection) -> Result<(), LogError> {
    db.execute_batch(RUNS)?;
    db.execute_batch("ALTER TABLE space ADD COLUMN known INTEGER NOT NULL DEFAULT 0")?;
    let mut read = db.prepare("SELECT number, id, epoch, seq, hash, bytes FROM space")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let (space, start, end) = old_space(row)?;
        if move_records(db, space, start)? != end {
            return Err(LogError::Unreadable("records that are not all of a space"));
        }
    }
    drop(rows);
    drop(read);
    db.execute(INDEX, [])?;
    Ok(db.execute_batch(DROP)?)
}

/// A space's number, and where its log begins and ends.
fn old_space(row: &Row<'_>) -> Result<(SpaceNumber, Head, Mark), LogError> {
    let start = Head::start(SpaceId(row.get(1)?), Epoch(row.get(2)?));
    let head = Head {
        epoch: start.epoch,
        seq: row.get::<_, i64>(3)?.cast_unsigned(),
        hash: ChainHash(row.get(4)?),
    };
    let size = row.get::<_, i64>(5)?.cast_unsigned();
    Ok((SpaceNumber(row.get(0)?), start, Mark { head, size }))
}

/// Writes a space's records as runs; gives where they end.
fn move_records(db: &Connection, space: SpaceNumber, start: Head) -> Result<Mark, LogError> {
    let sql = "SELECT id, bytes FROM record WHERE place > ? AND place < ? ORDER BY place";
    let mut read = db.prepare_cached(sql)?;
    let mut rows = read.query([place(space, 0), read::end_of(space)])?;
    let mut end = Mark {
        head: start,
        size: 0,
    };
    let mut run = Run::new(end);
    while let Some(row) = rows.next()? {
        let (id, bytes) = (RecordId(row.get(0)?), row.get_ref(1)?.as_blob());
        let bytes = bytes.map_err(|_| LogError::Unreadable("a record"))?;
        run.push(id, bytes);
        end = end.after(id, bytes.len());
        if run.bytes.len() >= LONG_RUN {
            run.write(db, space)?;
            run = Run::new(end);
        }
    }
    if !run.bytes.is_empty() {
        run.write(db, space)?;
    }
    Ok(end)
}
