//! The writer: the one connection that changes the file.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use uuid::Uuid;

use crate::{
    ChangeRow, Difference, Files, Lock, NewGesture, PlaceForCopy, Reader, StoreError,
    VIEWS_VERSION, ViewEdit, gestures, ledger, open, post, rebuild, views,
};

/// A device's file, locked and open for writing.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    folder: PathBuf,
    _lock: Lock,
}

/// One transaction: changes, and what they make of the views.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    /// For the ledger.
    pub changes: Vec<ChangeRow>,
    /// For the views.
    pub views: Vec<ViewEdit>,
    /// Whether the changes came from the space, which has them already.
    pub from_space: bool,
    /// The gesture that the changes belong to.
    pub gesture: Option<NewGesture>,
}

impl Store {
    /// Opens the logbook in a folder, and makes it where there is none.
    /// A copy of one of an older form is made at `place` before that is changed.
    pub fn open(folder: &Path, place: PlaceForCopy<'_>) -> Result<Self, StoreError> {
        let (connection, lock) = open::open(folder, place)?;
        let store = Self {
            connection,
            folder: folder.to_owned(),
            _lock: lock,
        };
        if store.ledger_is_empty()? && store.views_version()? != Some(VIEWS_VERSION) {
            store.make_empty_views()?;
        }
        Ok(store)
    }

    /// Whether what is stored from now on survives a power cut as soon as its
    /// call returns. Without it a call takes a fraction of the time, and a power
    /// cut may take back the last of them, whole and in order: for what is made
    /// again from what is durable.
    pub fn set_durable(&self, durable: bool) -> Result<(), StoreError> {
        let synchronous = if durable { "FULL" } else { "NORMAL" };
        self.connection()
            .pragma_update(None, "synchronous", synchronous)?;
        Ok(())
    }

    /// Stores a commit, whole or not at all, and durably: when this returns, it
    /// survives the loss of power.
    pub fn commit(&mut self, commit: &Commit) -> Result<(), StoreError> {
        let database = Files::within(&self.folder).database;
        self.store(commit).map_err(|error| error.at(&database))
    }

    fn store(&mut self, commit: &Commit) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut numbers = None;
        for change in &commit.changes {
            let added = ledger::add(&transaction, change)?;
            if let Some(n) = added {
                numbers = Some((numbers.map_or(n, |(first, _)| first), n));
            }
            if let Some(n) = added.filter(|_| !commit.from_space) {
                post::send_later(&transaction, n)?;
            }
        }
        for edit in &commit.views {
            views::apply(&transaction, edit)?;
        }
        if let Some(gesture) = &commit.gesture {
            gestures::add(&transaction, gesture, numbers)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Whether the views are of the form that this program reads.
    pub fn views_are_current(&self) -> Result<bool, StoreError> {
        Ok(self.views_version()? == Some(VIEWS_VERSION))
    }

    /// Puts rebuilt views in place of the living ones.
    pub fn put_views_in_place(&mut self, rebuilt: &Path) -> Result<(), StoreError> {
        rebuild::put_in_place(&self.connection, rebuilt, VIEWS_VERSION)
    }

    /// Compares the living views with rebuilt ones.
    pub fn compare_views(&self, rebuilt: &Path) -> Result<Vec<Difference>, StoreError> {
        rebuild::compare(&self.connection, rebuilt)
    }

    /// Puts estimates by another formula in place of all the old ones.
    pub fn replace_estimates(
        &mut self,
        estimates: &[(Uuid, Option<i64>)],
    ) -> Result<(), StoreError> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        views::replace_estimates(&transaction, estimates)?;
        transaction.commit()?;
        Ok(())
    }

    /// Takes an exercise off the list of those to be counted anew.
    pub fn finish_recount(&mut self, exercise: &str) -> Result<(), StoreError> {
        views::finish_recount(&self.connection, exercise)
    }

    /// The raw changes of a document, in the order of their arrival.
    pub fn changes_of(&self, document: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        ledger::changes_of(&self.connection, document)
    }

    /// The documents that a batch touched.
    pub fn documents_of_batch(&self, batch: Uuid) -> Result<Vec<String>, StoreError> {
        ledger::documents_of_batch(&self.connection, batch)
    }

    /// This device's id; the first call stores what `fresh` gives.
    pub fn device_id(&self, fresh: impl FnOnce() -> [u8; 16]) -> Result<[u8; 16], StoreError> {
        if let Some(id) = self.meta("device")? {
            return id.try_into().map_err(|_| StoreError::Damaged {
                reason: "the device id is not 16 bytes long".to_owned(),
            });
        }
        let id = fresh();
        self.connection
            .execute("INSERT INTO meta VALUES ('device', ?1)", [id])?;
        Ok(id)
    }

    /// Notes the running workout that somebody is at on this device.
    pub fn set_workout_here(&mut self, workout: Uuid) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO meta VALUES ('here', ?1)",
            [workout.as_bytes()],
        )?;
        Ok(())
    }

    /// Looks through the whole file for damage; what it finds, in SQLite's words.
    pub fn check_file(&self) -> Result<Vec<String>, StoreError> {
        let mut check = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let words = check.query_map([], |row| row.get::<_, String>(0))?;
        let words: Vec<String> = words.collect::<Result<_, _>>()?;
        Ok(words.into_iter().filter(|word| word != "ok").collect())
    }

    /// Another connection to the same file, for screens.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        Reader::open(&Files::within(&self.folder).database)
    }

    /// The folder that the logbook lies in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    fn ledger_is_empty(&self) -> Result<bool, StoreError> {
        let any = self
            .connection
            .query_row("SELECT 1 FROM change LIMIT 1", [], |_| Ok(()));
        Ok(any.optional()?.is_none())
    }

    fn views_version(&self) -> Result<Option<u32>, StoreError> {
        let bytes = self.meta("views")?;
        Ok(bytes.and_then(|bytes| Some(u32::from_be_bytes(bytes.try_into().ok()?))))
    }

    fn make_empty_views(&self) -> Result<(), StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        rebuild::drop_views(&self.connection)?;
        self.connection
            .execute_batch(include_str!("schema/views.sql"))?;
        rebuild::set_version(&self.connection, VIEWS_VERSION)?;
        self.connection.execute_batch("COMMIT")?;
        Ok(())
    }

    pub(crate) fn meta(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(select.query_row([key], |row| row.get(0)).optional()?)
    }
}
