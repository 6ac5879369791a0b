//! A bare transaction of SQLite: what the disk asks of everybody who stores
//! something durably.

use std::path::Path;

use rusqlite::Connection;

/// A database of one table, as durable as the logbook.
pub struct Bare {
    connection: Connection,
    payload: Vec<u8>,
}

impl Bare {
    /// Beside a folder; each transaction writes so many bytes.
    pub fn beside(folder: &Path, bytes: usize) -> anyhow::Result<Self> {
        let connection = Connection::open(folder.with_extension("bare.sqlite"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch("CREATE TABLE bare (n INTEGER PRIMARY KEY, payload BLOB)")?;
        Ok(Self {
            connection,
            payload: vec![7; bytes],
        })
    }

    /// Makes one transaction.
    pub fn write(&self) -> anyhow::Result<()> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO bare (payload) VALUES (?1)")?;
        insert.execute([&self.payload])?;
        Ok(())
    }
}
