//! What passes between this device and the others: the space that it belongs to,
//! sealed records, the outbox and the quarantine. It knows no key; what is in a
//! record is the device's business.

use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use crate::{Reader, Store, StoreError};

mod after_repair;
mod aside;
mod sums;
#[cfg(test)]
mod tests;

pub use after_repair::StrandedRow;
pub use aside::QuarantineRow;
pub use sums::Sum;
pub(crate) use sums::add as add_to_sum;

/// The space that the device belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipRow {
    /// The space.
    pub space: [u8; 16],
    /// The address of its relay.
    pub relay: String,
    /// The device list, as the root signed it.
    pub list: Vec<u8>,
    /// How far the device has come; none before the first pull.
    pub cursor: Option<CursorRow>,
}

/// A place in the relay's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CursorRow {
    /// The life of the space at its relay.
    pub epoch: [u8; 8],
    /// The number of the newest record.
    pub seq: i64,
    /// The running hash after it.
    pub hash: [u8; 32],
}

/// A sealed record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    /// Its id.
    pub id: [u8; 16],
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A change that waits to be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingRow {
    /// Its place in the ledger.
    pub n: i64,
    /// Its hash.
    pub hash: [u8; 32],
    /// The document that it belongs to.
    pub document: String,
    /// Its raw bytes.
    pub bytes: Vec<u8>,
}

/// A record that was just sealed, and the changes that end in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedRow {
    /// The record.
    pub record: RecordRow,
    /// The places of the changes in the ledger.
    pub changes: Vec<i64>,
}

/// What is left to go or to be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PostCounts {
    /// Changes that the relay has not acknowledged.
    pub outbox: u64,
    /// Records that wait to be opened.
    pub waiting: u64,
    /// Records that were put aside, but for those out of sight.
    pub quarantined: u64,
}

const WAITS: i64 = 0;
const DONE: i64 = 1;
const QUARANTINED: i64 = 2;

impl Store {
    /// The space that the device belongs to, if any.
    pub fn membership(&self) -> Result<Option<MembershipRow>, StoreError> {
        membership(self.connection())
    }

    /// Joins a space. Everything in the ledger goes to the outbox.
    pub fn join(&mut self, membership: &MembershipRow) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            forget_space(connection)?;
            put_membership(connection, membership)?;
            connection.execute("INSERT INTO outbox SELECT n, NULL FROM change", [])?;
            Ok(())
        })
    }

    /// Leaves the space. The ledger stays.
    pub fn leave(&mut self) -> Result<(), StoreError> {
        self.in_transaction(forget_space)
    }

    /// Goes on with the same space at another address.
    pub fn move_to_relay(&mut self, address: &str) -> Result<(), StoreError> {
        let sql = "UPDATE membership SET relay = ?1";
        self.connection().execute(sql, [address])?;
        Ok(())
    }

    /// Keeps a newer device list.
    pub fn keep_list(&mut self, list: &[u8]) -> Result<(), StoreError> {
        let sql = "UPDATE membership SET list = ?1";
        self.connection().execute(sql, [list])?;
        Ok(())
    }

    /// Keeps records that came and the place after them, in one transaction. A
    /// record that is here already only gets its number; where it was this
    /// device's own, the relay has it.
    pub fn keep_records(
        &mut self,
        records: &[(i64, RecordRow)],
        cursor: CursorRow,
    ) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            let mut insert = connection.prepare_cached(
                "INSERT INTO record (id, bytes, seq, state) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET seq = excluded.seq",
            )?;
            for (seq, record) in records {
                insert.execute(params![record.id, record.bytes, seq, WAITS])?;
                leave_outbox(connection, record.id)?;
            }
            put_cursor(connection, cursor)
        })
    }

    /// The relay holds these records: their changes leave the outbox, as far as
    /// the cursor has come. A record past it counts when the log is followed that
    /// far: until then a relay that was put back from an older copy could lose it,
    /// and its log would still agree with the cursor.
    pub fn acknowledge(
        &mut self,
        records: &[([u8; 16], i64)],
        cursor: Option<CursorRow>,
    ) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            if let Some(cursor) = cursor {
                put_cursor(connection, cursor)?;
            }
            let mut update = connection.prepare_cached(
                "UPDATE record SET seq = ?2 WHERE id = ?1
                 AND ?2 <= (SELECT seq FROM membership)",
            )?;
            for (id, seq) in records {
                if update.execute(params![id, seq])? > 0 {
                    leave_outbox(connection, *id)?;
                }
            }
            Ok(())
        })
    }

    /// Sealed records that the relay has not acknowledged, oldest first.
    pub fn sealed_outgoing(&self, limit: u32) -> Result<Vec<RecordRow>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT id, bytes FROM record WHERE seq IS NULL ORDER BY n LIMIT ?1")?;
        let rows = select.query_map([limit], read_record)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Changes of the outbox that are not sealed, oldest first.
    pub fn unsealed_outgoing(&self, limit: u32) -> Result<Vec<OutgoingRow>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT change.n, hash, document, bytes FROM outbox
             JOIN change ON change.n = outbox.change
             WHERE record IS NULL ORDER BY change.n LIMIT ?1",
        )?;
        let rows = select.query_map([limit], |row| {
            Ok(OutgoingRow {
                n: row.get(0)?,
                hash: row.get(1)?,
                document: row.get(2)?,
                bytes: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps sealed records before their first sending.
    pub fn keep_sealed(&mut self, sealed: &[SealedRow]) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            let mut insert = connection
                .prepare_cached("INSERT INTO record (id, bytes, state) VALUES (?1, ?2, ?3)")?;
            let mut update =
                connection.prepare_cached("UPDATE outbox SET record = ?2 WHERE change = ?1")?;
            for sealed in sealed {
                insert.execute(params![sealed.record.id, sealed.record.bytes, DONE])?;
                for change in &sealed.changes {
                    update.execute(params![change, sealed.record.id])?;
                }
            }
            Ok(())
        })
    }

    /// Records that wait to be opened, after a place in the order of arrival;
    /// each with its own place, oldest first. Together as long as `room`, in bytes,
    /// and at least one.
    pub fn waiting_after(
        &self,
        place: i64,
        room: usize,
    ) -> Result<Vec<(i64, RecordRow)>, StoreError> {
        self.waiting(
            "SELECT id, bytes, n FROM record WHERE state = 0 AND n > ?1 ORDER BY n",
            place,
            room,
        )
    }

    /// Those nearest before a place, oldest first.
    pub fn waiting_before(
        &self,
        place: i64,
        room: usize,
    ) -> Result<Vec<(i64, RecordRow)>, StoreError> {
        let mut records = self.waiting(
            "SELECT id, bytes, n FROM record WHERE state = 0 AND n < ?1 ORDER BY n DESC",
            place,
            room,
        )?;
        records.reverse();
        Ok(records)
    }

    fn waiting(
        &self,
        sql: &str,
        place: i64,
        room: usize,
    ) -> Result<Vec<(i64, RecordRow)>, StoreError> {
        let mut select = self.connection().prepare_cached(sql)?;
        let mut rows = select.query([place])?;
        let (mut records, mut size) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let record = read_record(row)?;
            size += record.bytes.len();
            if size > room && !records.is_empty() {
                break;
            }
            records.push((row.get(2)?, record));
        }
        Ok(records)
    }

    /// Records that were opened and whose contents are in the ledger.
    pub fn finish_records(&mut self, records: &[[u8; 16]]) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            let aside = aside::any(connection)?;
            for record in records {
                set_state(connection, *record, DONE)?;
                if aside {
                    aside::forget(connection, *record)?;
                }
            }
            Ok(())
        })
    }

    /// The ids of all records that are held, in the order of the relay's log and
    /// then of their arrival.
    pub fn held_records(&self) -> Result<Vec<[u8; 16]>, StoreError> {
        let sql = "SELECT id FROM record ORDER BY seq IS NULL, seq, n";
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The ids of all records that were opened and used.
    pub fn done_records(&self) -> Result<Vec<[u8; 16]>, StoreError> {
        let sql = "SELECT id FROM record WHERE state = ?1 ORDER BY n";
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map([DONE], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a record was opened and used.
    pub fn is_done(&self, id: [u8; 16]) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM record WHERE id = ?1 AND state = ?2";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.exists(params![id, DONE])?)
    }

    /// A record that is held.
    pub fn record(&self, id: [u8; 16]) -> Result<Option<RecordRow>, StoreError> {
        let sql = "SELECT id, bytes FROM record WHERE id = ?1";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row([id], read_record).optional()?)
    }

    /// What is left to go or to be looked at.
    pub fn post_counts(&self) -> Result<PostCounts, StoreError> {
        post_counts(self.connection())
    }

    fn in_transaction<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection_mut().transaction_with_behavior(behavior)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

/// Puts a change of this device's own into the outbox, where it belongs to a
/// space.
pub(crate) fn send_later(connection: &Connection, n: i64) -> Result<(), StoreError> {
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO outbox SELECT ?1, NULL FROM membership")?;
    insert.execute([n])?;
    Ok(())
}

pub(crate) fn put_membership(
    connection: &Connection,
    membership: &MembershipRow,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO membership VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            membership.space,
            membership.relay,
            membership.list,
            membership.cursor.map(|cursor| cursor.epoch),
            membership.cursor.map(|cursor| cursor.seq),
            membership.cursor.map(|cursor| cursor.hash),
        ],
    )?;
    Ok(())
}

/// Who only asks does not wait for the writer.
impl Reader {
    /// The space that the device belongs to, if any.
    pub fn membership(&self) -> Result<Option<MembershipRow>, StoreError> {
        membership(self.connection())
    }

    /// What is left to go or to be looked at.
    pub fn post_counts(&self) -> Result<PostCounts, StoreError> {
        post_counts(self.connection())
    }
}

fn post_counts(connection: &Connection) -> Result<PostCounts, StoreError> {
    let sql = "SELECT (SELECT count(*) FROM outbox),
                      (SELECT count(*) FROM record WHERE state = 0),
                      (SELECT count(*) FROM quarantine JOIN record ON id = quarantine.record
                       WHERE state = 2 AND NOT hidden)";
    let count = |row: &Row<'_>, at| row.get::<_, i64>(at).map(i64::unsigned_abs);
    Ok(connection.query_row(sql, [], |row| {
        Ok(PostCounts {
            outbox: count(row, 0)?,
            waiting: count(row, 1)?,
            quarantined: count(row, 2)?,
        })
    })?)
}

fn membership(connection: &Connection) -> Result<Option<MembershipRow>, StoreError> {
    let sql = "SELECT space, relay, list, epoch, seq, hash FROM membership";
    let mut select = connection.prepare_cached(sql)?;
    let row = select.query_row([], |row| {
        let place: (Option<[u8; 8]>, Option<i64>, Option<[u8; 32]>) =
            (row.get(3)?, row.get(4)?, row.get(5)?);
        let cursor = match place {
            (Some(epoch), Some(seq), Some(hash)) => Some(CursorRow { epoch, seq, hash }),
            _ => None,
        };
        Ok(MembershipRow {
            space: row.get(0)?,
            relay: row.get(1)?,
            list: row.get(2)?,
            cursor,
        })
    });
    Ok(row.optional()?)
}

fn forget_space(connection: &Connection) -> Result<(), StoreError> {
    for table in [
        "membership",
        "record",
        "outbox",
        "quarantine",
        "vouched",
        "sent_again",
    ] {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

fn put_cursor(connection: &Connection, cursor: CursorRow) -> Result<(), StoreError> {
    let mut update =
        connection.prepare_cached("UPDATE membership SET epoch = ?1, seq = ?2, hash = ?3")?;
    update.execute(params![cursor.epoch, cursor.seq, cursor.hash])?;
    Ok(())
}

fn leave_outbox(connection: &Connection, record: [u8; 16]) -> Result<(), StoreError> {
    let mut delete = connection.prepare_cached("DELETE FROM outbox WHERE record = ?1")?;
    delete.execute([record])?;
    Ok(())
}

fn set_state(connection: &Connection, record: [u8; 16], state: i64) -> Result<(), StoreError> {
    let mut update = connection.prepare_cached("UPDATE record SET state = ?2 WHERE id = ?1")?;
    update.execute(params![record, state])?;
    Ok(())
}

fn read_record(row: &Row<'_>) -> rusqlite::Result<RecordRow> {
    Ok(RecordRow {
        id: row.get(0)?,
        bytes: row.get(1)?,
    })
}
