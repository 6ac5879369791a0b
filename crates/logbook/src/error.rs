//! What can go wrong with a document.

use crate::DocumentId;

/// A document could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum LogbookError {
    /// Bytes that are no change.
    #[error("change of {document} cannot be read: {reason}")]
    UnreadableChange {
        /// The document that it was to belong to.
        document: DocumentId,
        /// Automerge's words.
        reason: String,
    },
    /// Bytes that are no sync message.
    #[error("a sync message about {document} cannot be read: {reason}")]
    UnreadableMessage {
        /// The document that it is about.
        document: DocumentId,
        /// Automerge's words.
        reason: String,
    },
    /// A change waits for another that is not there.
    #[error("a change of {document} depends on {missing} changes that are missing")]
    MissingChanges {
        /// The document.
        document: DocumentId,
        /// How many.
        missing: usize,
    },
    /// An entry or set that the document does not hold.
    #[error("the workout holds no {what} {id}")]
    NoSuchThing {
        /// `entry` or `set`.
        what: &'static str,
        /// Its id.
        id: uuid::Uuid,
    },
    /// A value that no device set, or that the field cannot hold.
    #[error("the field {field} cannot be settled so")]
    NoSuchValue {
        /// The field.
        field: String,
    },
    /// A text that is no id of a document.
    #[error("{0:?} is no document id")]
    NotAnId(String),
    /// Automerge refused.
    #[error("automerge: {0}")]
    Automerge(#[from] automerge::AutomergeError),
}
