//! The message that every change carries.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::DocumentId;

/// Why a change was made: versioned JSON in the change itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Version of this message's form.
    pub v: u32,
    /// What the person meant, such as `log_sets`.
    pub intention: String,
    /// Joins the changes of one gesture over several documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Uuid>,
    /// The importer, for an import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
    /// The document that a first change begins. Without it two documents that are
    /// begun alike by one program at one moment would begin with the same change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<String>,
    /// The changes that this one undoes, as hashes in hexadecimal. A device knows
    /// no other's gestures, but it holds these changes, or will.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undoes: Vec<String>,
}

impl Message {
    /// A message about one intention.
    pub fn new(intention: &str) -> Self {
        Self {
            v: 1,
            intention: intention.to_owned(),
            batch: None,
            import: None,
            begins: None,
            undoes: Vec::new(),
        }
    }

    /// The same, as part of a batch.
    pub fn in_batch(mut self, batch: Uuid) -> Self {
        self.batch = Some(batch);
        self
    }

    /// The same, as part of an import.
    pub fn from_importer(mut self, importer: &str) -> Self {
        self.import = Some(importer.to_owned());
        self
    }

    /// The same, as the first change of a document.
    pub(crate) fn beginning(mut self, document: &DocumentId) -> Self {
        self.begins = Some(document.to_string());
        self
    }

    /// The same, as one that undoes these changes.
    pub fn undoing(mut self, changes: &[[u8; 32]]) -> Self {
        let hex = |hash: &[u8; 32]| hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.undoes = changes.iter().map(hex).collect();
        self
    }

    /// Reads a change's message. One that cannot be read is an unnamed intention:
    /// the change itself is none the worse.
    pub fn read(text: Option<&str>) -> Self {
        text.and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_else(|| Self::new("unknown"))
    }

    /// As text for the change.
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("a struct of strings and numbers is always JSON")
    }
}
