//! One document: made from its changes, edited by intentions, merged with what
//! other devices wrote.

use automerge::{
    Automerge, Change, ReadDoc,
    transaction::{CommitOptions, Transaction},
};
use uuid::Uuid;

use crate::{Author, DocumentId, LogbookError, Message, Touched, claims, touched::touched_by};

/// A document in memory. It is a cache: the ledger's changes are the truth.
#[derive(Clone, Debug)]
pub struct Document {
    id: DocumentId,
    automerge: Automerge,
}

/// A change as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Its hash, by which the world knows it.
    pub hash: [u8; 32],
    /// Its raw bytes.
    pub bytes: Vec<u8>,
    /// Who wrote it: device and run.
    pub actor: Vec<u8>,
    /// The device that wrote it.
    pub device: [u8; 16],
    /// When it was written by its author's clock, in milliseconds since 1970.
    pub authored: i64,
    /// Why.
    pub message: Message,
    /// What it did to which field of what.
    pub touched: Vec<Touched>,
}

impl Document {
    /// A document that holds nothing yet.
    pub fn new(id: DocumentId) -> Self {
        Self {
            id,
            automerge: Automerge::new(),
        }
    }

    /// A document from its raw changes, in any order.
    pub fn from_changes<'a>(
        id: DocumentId,
        changes: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Self, LogbookError> {
        let mut document = Self::new(id);
        let changes = document.parse_all(changes)?;
        document.automerge.apply_changes(changes)?;
        document.refuse_missing()?;
        Ok(document)
    }

    /// Its id.
    pub fn id(&self) -> &DocumentId {
        &self.id
    }

    /// Its heads: equal heads are equal documents.
    pub fn heads(&self) -> Vec<[u8; 32]> {
        let mut heads: Vec<_> = self
            .automerge
            .get_heads()
            .iter()
            .map(|hash| hash.0)
            .collect();
        heads.sort_unstable();
        heads
    }

    /// Every change, in an order in which each follows what it depends on.
    pub fn changes(&self) -> Vec<Committed> {
        let changes = self.automerge.get_changes(&[]);
        changes
            .into_iter()
            .map(|change| self.committed(change))
            .collect()
    }

    /// Edits by one intention. `write` makes all of its operations, and they
    /// become one change; none when nothing changed or `write` failed.
    pub fn edit<T>(
        &mut self,
        author: &Author,
        now_ms: i64,
        message: &Message,
        write: impl FnOnce(&mut Transaction<'_>) -> Result<T, LogbookError>,
    ) -> Result<(T, Option<Committed>), LogbookError> {
        self.automerge.set_actor(author.actor());
        let message = match self.automerge.is_empty() {
            true => message.clone().beginning(&self.id),
            false => message.clone(),
        };
        let mut transaction = self.automerge.transaction();
        let made = match write(&mut transaction) {
            Ok(made) => made,
            Err(error) => {
                transaction.rollback();
                return Err(error);
            }
        };
        let options = CommitOptions::default()
            .with_message(message.write())
            .with_time(now_ms);
        let (hash, _) = transaction.commit_with(options);
        let change = hash.and_then(|hash| self.automerge.get_change_by_hash(&hash));
        Ok((made, change.map(|change| self.committed(change))))
    }

    /// Merges changes of other devices, in any order, and gives those that are
    /// new. When one depends on a change that is not here, it is an error and
    /// this copy of the document is not to be used further.
    pub fn apply<'a>(
        &mut self,
        changes: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Vec<Committed>, LogbookError> {
        let before = self.automerge.get_heads();
        let changes = self.parse_all(changes)?;
        self.automerge.apply_changes(changes)?;
        self.refuse_missing()?;
        let new = self.automerge.get_changes(&before);
        Ok(new
            .into_iter()
            .map(|change| self.committed(change))
            .collect())
    }

    /// The hashes of the changes that a change builds on; none where bytes are no
    /// whole change of this hash.
    pub fn needs_of_change(bytes: &[u8], hash: &[u8; 32]) -> Option<Vec<[u8; 32]>> {
        let change = parse_change(bytes).ok()?;
        let needs = || change.deps().iter().map(|need| need.0).collect();
        (change.hash().0 == *hash).then(needs)
    }

    /// The hash of a change; none where bytes are no whole change.
    pub fn hash_of_change(bytes: &[u8]) -> Option<[u8; 32]> {
        Some(parse_change(bytes).ok()?.hash().0)
    }

    pub(crate) fn automerge(&self) -> &Automerge {
        &self.automerge
    }

    pub(crate) fn automerge_mut(&mut self) -> &mut Automerge {
        &mut self.automerge
    }

    fn refuse_missing(&self) -> Result<(), LogbookError> {
        match self.automerge.get_missing_deps(&[]).len() {
            0 => Ok(()),
            missing => Err(LogbookError::MissingChanges {
                document: self.id.clone(),
                missing,
            }),
        }
    }

    /// Parses each change by itself: Automerge's incremental load takes garbage
    /// for the end of the input and says that all is well.
    fn parse_all<'a>(
        &self,
        changes: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Vec<Change>, LogbookError> {
        let parse = |bytes: &[u8]| {
            parse_change(bytes).map_err(|reason| LogbookError::UnreadableChange {
                document: self.id.clone(),
                reason,
            })
        };
        changes.into_iter().map(parse).collect()
    }

    fn committed(&self, change: Change) -> Committed {
        Committed {
            hash: change.hash().0,
            bytes: change.raw_bytes().to_vec(),
            actor: change.actor_id().to_bytes().to_vec(),
            device: Author::device_of(change.actor_id()),
            authored: change.timestamp(),
            message: Message::read(change.message()),
            touched: touched_by(&self.automerge, &change),
        }
    }
}

/// Where a change says the first bytes of its own hash.
const CHECKSUM: std::ops::Range<usize> = 4..8;

/// Parses a change, or says in words why it is none. Automerge parses a change
/// without looking at its checksum, and would take a flipped bit for another
/// change; so that is looked at here.
fn parse_change(bytes: &[u8]) -> Result<Change, String> {
    claims::refuse_too_much(bytes)?;
    let change = Change::from_bytes(bytes.to_vec()).map_err(|error| error.to_string())?;
    if bytes.get(CHECKSUM) == change.hash().0.get(..CHECKSUM.len()) {
        Ok(change)
    } else {
        Err("its checksum does not fit".to_owned())
    }
}

/// The id that stands for the root of a document where an entity is asked for.
pub(crate) const ROOT_ENTITY: Uuid = Uuid::nil();
