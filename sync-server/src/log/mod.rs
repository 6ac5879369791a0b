//! Where the relay keeps spaces and their records. Every backend passes
//! [`conformance`].

pub mod conformance;
mod memory;
mod sqlite;

pub use memory::MemoryLog;
pub use sqlite::SqliteLog;

use sync::{ChainHash, Epoch, Head, InviteToken, RecordId, RelayId, SpaceId};

/// Why a log cannot work.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The database says so.
    #[error("the relay's database: {0}")]
    Database(#[from] rusqlite::Error),
    /// The folder cannot be used.
    #[error("{path}: {why}")]
    Folder {
        /// Which file or folder.
        path: std::path::PathBuf,
        /// Why.
        why: String,
    },
    /// A file that has to be brought up to date, which is done by the relay's start.
    #[error("an older relay wrote the database; start this one once to bring it up to date")]
    Older,
    /// What is stored is not what this program writes.
    #[error("the relay's database holds what this program cannot read: {0}")]
    Unreadable(&'static str),
}

/// A space's number in this log; shorter than its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpaceNumber(pub i64);

/// A space as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSpace {
    /// Its number.
    pub number: SpaceNumber,
    /// Where its log ends.
    pub head: Head,
    /// Its device list, signed.
    pub list: Vec<u8>,
    /// How many bytes its records have.
    pub bytes: u64,
}

/// What became of a record that was to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is new.
    New,
    /// It was stored before, under this number.
    Held(u64),
    /// Another record has its id.
    OtherBytes,
}

/// Records in the order of the log.
pub type Page = Vec<(u64, Vec<u8>)>;

/// A line of the list of spaces.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SpaceLine {
    /// Its id, in hexadecimal digits.
    pub space: String,
    /// How many records it has.
    pub records: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// When a device was last there, in seconds since 1970.
    pub seen_at: i64,
}

/// Keeps spaces and their records.
///
/// What happens between [`begin`](Self::begin) and [`commit`](Self::commit)
/// survives the loss of power as a whole, or not at all.
pub trait LogStore {
    /// Which relay this is.
    fn relay(&self) -> RelayId;
    /// Begins a transaction.
    fn begin(&mut self) -> Result<(), LogError>;
    /// Makes it durable.
    fn commit(&mut self) -> Result<(), LogError>;
    /// Undoes it.
    fn roll_back(&mut self);

    /// Finds a space.
    fn space(&mut self, space: SpaceId) -> Result<Option<StoredSpace>, LogError>;
    /// Uses an invite up and makes a space; none where the invite is no good.
    fn make_space(
        &mut self,
        invite: InviteToken,
        space: SpaceId,
        epoch: Epoch,
        list: &[u8],
    ) -> Result<Option<StoredSpace>, LogError>;
    /// Keeps a device list.
    fn keep_list(&mut self, space: SpaceNumber, list: &[u8]) -> Result<(), LogError>;
    /// Keeps a record that moves the log to `head`, unless its id is there.
    fn append(
        &mut self,
        space: SpaceNumber,
        head: Head,
        id: RecordId,
        bytes: &[u8],
    ) -> Result<Appended, LogError>;
    /// Keeps when somebody was last there, in seconds since 1970.
    fn seen(&mut self, space: SpaceNumber, seconds: i64) -> Result<(), LogError>;
    /// The running hash after a record.
    fn hash_at(&mut self, space: SpaceNumber, seq: u64) -> Result<Option<ChainHash>, LogError>;
    /// Records after a number, together as long as `room` and at least one.
    fn page(&mut self, space: SpaceNumber, after: u64, room: usize) -> Result<Page, LogError>;
    /// Those of some ids that are not stored.
    fn missing(
        &mut self,
        space: SpaceNumber,
        ids: Vec<RecordId>,
    ) -> Result<Vec<RecordId>, LogError>;
    /// Erases a space and all its records.
    fn erase(&mut self, space: SpaceNumber) -> Result<(), LogError>;

    /// Lets one space be made by this invite, whose text is not kept.
    fn invite(&mut self, invite: InviteToken, seconds: i64) -> Result<(), LogError>;
    /// All spaces, the one seen last first.
    fn spaces(&mut self) -> Result<Vec<SpaceLine>, LogError>;
    /// Gives every space a new epoch, because the log was restored from a copy.
    fn restored(&mut self, epoch: &mut dyn FnMut() -> Epoch) -> Result<u64, LogError>;
}

/// An invite as it is stored.
fn invite_hash(invite: InviteToken) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    let hash = Sha256::new().chain_update(b"chalkbook invite v1");
    hash.chain_update(invite.0).finalize().into()
}
