//! Records that were put aside. Their bytes are kept for good; the reason beside
//! them goes once they were opened after all.

use rusqlite::{Connection, params};

use super::{QUARANTINED, WAITS, set_state};
use crate::{Store, StoreError};

/// A record that was put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantineRow {
    /// The record.
    pub record: [u8; 16],
    /// Why.
    pub reason: String,
    /// Since when, in milliseconds since 1970.
    pub since: i64,
    /// Whether the person put it out of sight.
    pub hidden: bool,
}

impl Store {
    /// Puts a record aside, and says why. One that was aside before stays so since
    /// then, and out of sight if it was.
    pub fn quarantine(
        &mut self,
        record: [u8; 16],
        reason: &str,
        now: i64,
    ) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            set_state(connection, record, QUARANTINED)?;
            connection.execute(
                "INSERT INTO quarantine (record, reason, since) VALUES (?1, ?2, ?3)
                 ON CONFLICT (record) DO UPDATE SET reason = excluded.reason",
                params![record, reason, now],
            )?;
            Ok(())
        })
    }

    /// Lets records that were put aside be opened again.
    pub fn release(&mut self, records: &[[u8; 16]]) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            records
                .iter()
                .try_for_each(|record| release(connection, *record))
        })
    }

    /// Puts records that are aside out of sight, or back into it.
    pub fn hide(&mut self, records: &[[u8; 16]], hidden: bool) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            let sql = "UPDATE quarantine SET hidden = ?2 WHERE record = ?1";
            let mut update = connection.prepare_cached(sql)?;
            for record in records {
                update.execute(params![record, hidden])?;
            }
            Ok(())
        })
    }

    /// Notes that records of a removed device count, whether they are here yet or
    /// not, and lets those that were put aside be opened again.
    pub fn vouch(&mut self, records: &[[u8; 16]]) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            let mut insert =
                connection.prepare_cached("INSERT OR IGNORE INTO vouched VALUES (?1)")?;
            for record in records {
                insert.execute([record])?;
                release(connection, *record)?;
            }
            Ok(())
        })
    }

    /// Whether somebody vouched for a record.
    pub fn is_vouched(&self, record: [u8; 16]) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM vouched WHERE record = ?1";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.exists([record])?)
    }

    /// What was put aside, newest first.
    pub fn quarantined(&self) -> Result<Vec<QuarantineRow>, StoreError> {
        let sql = "SELECT quarantine.record, reason, since, hidden FROM quarantine
                   JOIN record ON id = quarantine.record WHERE state = ?1
                   ORDER BY since DESC, quarantine.record";
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map([QUARANTINED], |row| {
            Ok(QuarantineRow {
                record: row.get(0)?,
                reason: row.get(1)?,
                since: row.get(2)?,
                hidden: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Whether anything is aside.
pub(super) fn any(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM quarantine LIMIT 1";
    Ok(connection.prepare_cached(sql)?.exists([])?)
}

/// It was opened after all.
pub(super) fn forget(connection: &Connection, record: [u8; 16]) -> Result<(), StoreError> {
    let mut delete = connection.prepare_cached("DELETE FROM quarantine WHERE record = ?1")?;
    delete.execute([record])?;
    Ok(())
}

fn release(connection: &Connection, record: [u8; 16]) -> Result<(), StoreError> {
    let sql = "UPDATE record SET state = ?2 WHERE id = ?1 AND state = ?3";
    let mut update = connection.prepare_cached(sql)?;
    update.execute(params![record, WAITS, QUARANTINED])?;
    Ok(())
}
