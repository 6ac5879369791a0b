use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row, params};
use sync::{ChainHash, Epoch, Head, InviteToken, RecordId, RelayId, SpaceId};

use super::{Appended, LogError, LogStore, Page, SpaceLine, SpaceNumber, StoredSpace, invite_hash};

/// "chkr", so that no other database is taken for the relay's.
const APPLICATION: i32 = 0x6368_6b72;
const VERSION: i32 = 1;
const SEQ_BITS: u32 = 40;

/// A log in one SQLite file.
pub struct SqliteLog {
    connection: Connection,
    relay: RelayId,
}

impl SqliteLog {
    /// The file in a relay's folder.
    pub fn file(folder: &Path) -> PathBuf {
        folder.join("relay.sqlite")
    }

    /// Opens the log of a folder, and makes what is missing. `relay` is the id of
    /// a new one.
    pub fn open(folder: &Path, relay: RelayId) -> Result<Self, LogError> {
        let why = |error: std::io::Error| LogError::Folder {
            path: folder.to_owned(),
            why: error.to_string(),
        };
        std::fs::create_dir_all(folder).map_err(why)?;
        let connection = Connection::open(Self::file(folder))?;
        connection.set_prepared_statement_cache_capacity(32);
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "cache_size", -16_384)?;
        connection.busy_timeout(std::time::Duration::from_secs(10))?;
        let version: i32 = connection.pragma_query_value(None, "user_version", |r| r.get(0))?;
        let application: i32 =
            connection.pragma_query_value(None, "application_id", |r| r.get(0))?;
        match (application, version) {
            (0, 0) => {
                connection.execute_batch("BEGIN IMMEDIATE")?;
                connection.execute_batch(include_str!("schema.sql"))?;
                connection.execute("INSERT INTO relay VALUES (1, ?)", [relay.0])?;
                connection.pragma_update(None, "application_id", APPLICATION)?;
                connection.pragma_update(None, "user_version", VERSION)?;
                connection.execute_batch("COMMIT")?;
            }
            (APPLICATION, VERSION) => {}
            (APPLICATION, _) => return Err(LogError::Unreadable("a newer relay wrote it")),
            _ => return Err(LogError::Unreadable("it is another program's file")),
        }
        let id = connection.query_row("SELECT id FROM relay", [], |row| row.get(0))?;
        Ok(Self {
            connection,
            relay: RelayId(id),
        })
    }

    /// Writes a copy of everything into a new file, while the relay goes on. The
    /// file has its name once all of it is on the disk.
    pub fn back_up(&self, file: &Path) -> Result<(), LogError> {
        let why = |error: std::io::Error| LogError::Folder {
            path: file.to_owned(),
            why: error.to_string(),
        };
        if file.exists() {
            return Err(why(std::io::ErrorKind::AlreadyExists.into()));
        }
        let folder = match file.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let copy = tempfile::Builder::new()
            .prefix(".relay-backup-")
            .tempfile_in(folder)
            .map_err(why)?;
        // SQLite takes an empty file for a new one.
        let path = copy.path().to_string_lossy();
        self.connection.execute("VACUUM INTO ?", [path])?;
        copy.as_file().sync_all().map_err(why)?;
        copy.persist_noclobber(file)
            .map_err(|error| why(error.error))?;
        sync_folder(folder).map_err(why)
    }
}

/// A name is durable once its folder is.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    match cfg!(unix) {
        true => std::fs::File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}

fn place(space: SpaceNumber, seq: u64) -> i64 {
    (space.0 << SEQ_BITS) | i64::try_from(seq).unwrap_or(i64::MAX)
}

fn seq_of(place: i64) -> u64 {
    (place & ((1 << SEQ_BITS) - 1)).cast_unsigned()
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.cast_unsigned())
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredSpace> {
    Ok(StoredSpace {
        number: SpaceNumber(row.get(0)?),
        head: Head {
            epoch: Epoch(row.get(1)?),
            seq: count(row, 2)?,
            hash: ChainHash(row.get(3)?),
        },
        list: row.get(4)?,
        bytes: count(row, 5)?,
    })
}

impl LogStore for SqliteLog {
    fn relay(&self) -> RelayId {
        self.relay
    }

    fn begin(&mut self) -> Result<(), LogError> {
        Ok(self
            .connection
            .prepare_cached("BEGIN IMMEDIATE")?
            .execute([])
            .map(|_| ())?)
    }

    fn commit(&mut self) -> Result<(), LogError> {
        Ok(self
            .connection
            .prepare_cached("COMMIT")?
            .execute([])
            .map(|_| ())?)
    }

    fn roll_back(&mut self) {
        // A full disk may have ended the transaction already.
        if !self.connection.is_autocommit() {
            let undone = self.connection.execute_batch("ROLLBACK");
            undone.unwrap_or_else(|error| tracing::error!(%error, "a transaction was not undone"));
        }
    }

    fn space(&mut self, space: SpaceId) -> Result<Option<StoredSpace>, LogError> {
        let sql = "SELECT number, epoch, seq, hash, list, bytes FROM space WHERE id = ?";
        let mut find = self.connection.prepare_cached(sql)?;
        Ok(find.query_row([space.0], stored).optional()?)
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
            .connection
            .execute("DELETE FROM invite WHERE hash = ?", [hash])?;
        if used == 0 {
            return Ok(None);
        }
        let start = Head::start(space, epoch);
        self.connection.execute(
            "INSERT INTO space (id, epoch, seq, hash, bytes, list, seen_at)
             VALUES (?, ?, 0, ?, 0, ?, 0)",
            params![space.0, epoch.0, start.hash.0, list],
        )?;
        self.space(space)
    }

    fn keep_list(&mut self, space: SpaceNumber, list: &[u8]) -> Result<(), LogError> {
        let sql = "UPDATE space SET list = ? WHERE number = ?";
        self.connection.execute(sql, params![list, space.0])?;
        Ok(())
    }

    fn append(
        &mut self,
        space: SpaceNumber,
        head: Head,
        id: RecordId,
        bytes: &[u8],
    ) -> Result<Appended, LogError> {
        let sql = "INSERT INTO record VALUES (?, ?, ?, ?, ?) ON CONFLICT (space, id) DO NOTHING";
        let mut insert = self.connection.prepare_cached(sql)?;
        let values = params![place(space, head.seq), space.0, id.0, head.hash.0, bytes];
        if insert.execute(values)? == 1 {
            return Ok(Appended::New);
        }
        let sql = "SELECT place, bytes = ? FROM record WHERE space = ? AND id = ?";
        let mut find = self.connection.prepare_cached(sql)?;
        let (place, same): (i64, bool) = find.query_row(params![bytes, space.0, id.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(if same {
            Appended::Held(seq_of(place))
        } else {
            Appended::OtherBytes
        })
    }

    fn keep_head(
        &mut self,
        space: SpaceNumber,
        head: Head,
        bytes: u64,
        seconds: i64,
    ) -> Result<(), LogError> {
        let sql = "UPDATE space SET epoch = ?, seq = ?, hash = ?, bytes = ?, seen_at = ?
                   WHERE number = ?";
        let (seq, bytes) = (head.seq.cast_signed(), bytes.cast_signed());
        let values = params![head.epoch.0, seq, head.hash.0, bytes, seconds, space.0];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    fn hash_at(&mut self, space: SpaceNumber, seq: u64) -> Result<Option<ChainHash>, LogError> {
        let sql = "SELECT hash FROM record WHERE place = ?";
        let mut find = self.connection.prepare_cached(sql)?;
        let hash = find
            .query_row([place(space, seq)], |row| row.get(0))
            .optional()?;
        Ok(hash.map(ChainHash))
    }

    fn page(&mut self, space: SpaceNumber, after: u64, room: usize) -> Result<Page, LogError> {
        let sql = "SELECT place, bytes FROM record WHERE place > ? AND place < ? ORDER BY place";
        let mut read = self.connection.prepare_cached(sql)?;
        let end = place(SpaceNumber(space.0 + 1), 0);
        let mut rows = read.query([place(space, after), end])?;
        let mut page = Page::new();
        let mut size = 0;
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(1)?;
            size += bytes.len();
            if size > room && !page.is_empty() {
                break;
            }
            page.push((seq_of(row.get(0)?), bytes));
        }
        Ok(page)
    }

    fn missing(
        &mut self,
        space: SpaceNumber,
        mut ids: Vec<RecordId>,
    ) -> Result<Vec<RecordId>, LogError> {
        let sql = "SELECT 1 FROM record WHERE space = ? AND id = ?";
        let mut find = self.connection.prepare_cached(sql)?;
        let mut failed = None;
        ids.retain(|id| {
            let held = find.exists(params![space.0, id.0]);
            !held.unwrap_or_else(|error| {
                failed = Some(error);
                true
            })
        });
        failed.map_or(Ok(ids), |error| Err(error.into()))
    }

    fn erase(&mut self, space: SpaceNumber) -> Result<(), LogError> {
        let (first, end) = (place(space, 0), place(SpaceNumber(space.0 + 1), 0));
        let sql = "DELETE FROM record WHERE place >= ? AND place < ?";
        self.connection.execute(sql, [first, end])?;
        self.connection
            .execute("DELETE FROM space WHERE number = ?", [space.0])?;
        Ok(())
    }

    fn invite(&mut self, invite: InviteToken, seconds: i64) -> Result<(), LogError> {
        let sql = "INSERT INTO invite VALUES (?, ?)";
        self.connection
            .execute(sql, params![invite_hash(invite), seconds])?;
        Ok(())
    }

    fn spaces(&mut self) -> Result<Vec<SpaceLine>, LogError> {
        let sql = "SELECT lower(hex(id)), seq, bytes, seen_at FROM space ORDER BY seen_at DESC, id";
        let mut read = self.connection.prepare(sql)?;
        let lines = read.query_map([], |row| {
            Ok(SpaceLine {
                space: row.get(0)?,
                records: count(row, 1)?,
                bytes: count(row, 2)?,
                seen_at: row.get(3)?,
            })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    fn restored(&mut self, epoch: &mut dyn FnMut() -> Epoch) -> Result<u64, LogError> {
        let mut read = self.connection.prepare("SELECT number FROM space")?;
        let numbers = read.query_map([], |row| row.get(0))?;
        let numbers: Vec<i64> = numbers.collect::<Result<_, _>>()?;
        for number in &numbers {
            let sql = "UPDATE space SET epoch = ? WHERE number = ?";
            self.connection.execute(sql, params![epoch().0, number])?;
        }
        Ok(numbers.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path) -> Result<SqliteLog, LogError> {
        SqliteLog::open(folder, RelayId([1; 16]))
    }

    #[test]
    fn it_does_what_every_log_does() {
        let folder = tempfile::tempdir().unwrap();
        crate::log::conformance::check(&mut open(folder.path()).unwrap());
    }

    #[test]
    fn it_is_the_same_relay_after_a_restart_and_in_a_copy() {
        let (folder, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let log = open(folder.path()).unwrap();
        let copy = SqliteLog::file(copies.path());
        log.back_up(&copy).unwrap();
        assert!(log.back_up(&copy).is_err(), "no file is written over");
        drop(log);
        for folder in [folder.path(), copies.path()] {
            let again = SqliteLog::open(folder, RelayId([2; 16])).unwrap();
            assert_eq!(again.relay(), RelayId([1; 16]));
        }
    }

    #[test]
    fn a_file_of_another_program_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = SqliteLog::file(folder.path());
        let other = Connection::open(&file).unwrap();
        other
            .execute_batch("PRAGMA user_version = 7; CREATE TABLE a (b)")
            .unwrap();
        drop(other);
        let refused = open(folder.path()).err().unwrap().to_string();
        assert!(refused.contains("another program's file"), "{refused}");
    }
}
