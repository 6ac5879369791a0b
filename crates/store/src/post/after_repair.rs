//! What a repair leaves to be settled by whoever can open records and documents:
//! changes of which it is not known whether they had been sent, which stand in the
//! outbox with an empty record, and changes that build on lost ones.

use rusqlite::params;

use crate::{Store, StoreError};

/// A change that builds on one that was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrandedRow {
    /// Its hash.
    pub hash: [u8; 32],
    /// The document that it belongs to.
    pub document: String,
    /// Its raw bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Whether there are changes of which it is not known whether they were sent.
    pub fn has_unsure_outgoing(&self) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM outbox WHERE record = x''";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.exists([])?)
    }

    /// A record holds these changes, by their hashes. Where the relay has it they
    /// were sent, and else they go out with it.
    pub fn found_in_record(
        &mut self,
        record: [u8; 16],
        changes: &[[u8; 32]],
    ) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            let sent = "SELECT 1 FROM record WHERE id = ?1 AND seq IS NOT NULL";
            let sent = connection.prepare_cached(sent)?.exists([record])?;
            let mut assign = connection.prepare_cached(
                "UPDATE outbox SET record = ?1 WHERE record = x''
                 AND change = (SELECT n FROM change WHERE hash = ?2)",
            )?;
            for change in changes {
                assign.execute(params![record, change])?;
            }
            if sent {
                super::leave_outbox(connection, record)?;
            }
            Ok(())
        })
    }

    /// No record that is held has the rest: it is sealed and sent again.
    pub fn send_unsure_outgoing(&mut self) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET record = NULL WHERE record = x''";
        self.connection().execute(sql, [])?;
        Ok(())
    }

    /// Changes that build on lost ones, in no order.
    pub fn stranded(&self) -> Result<Vec<StrandedRow>, StoreError> {
        let sql = "SELECT hash, document, bytes FROM stranded";
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map([], |row| {
            Ok(StrandedRow {
                hash: row.get(0)?,
                document: row.get(1)?,
                bytes: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A change is in the ledger again.
    pub fn forget_stranded(&mut self, change: [u8; 32]) -> Result<(), StoreError> {
        let sql = "DELETE FROM stranded WHERE hash = ?1";
        self.connection().execute(sql, [change])?;
        Ok(())
    }
}
