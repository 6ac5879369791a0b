//! What waits for a person: what devices disagree on, and what lies in the trash.

use rusqlite::params;

use super::{Reader, columns, statements};
use crate::{ConflictRow, StoreError, TrashRow};

/// Something in the trash, and the document that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTrash {
    /// The document.
    pub document: String,
    /// What.
    pub row: TrashRow,
}

/// A value of a field that devices disagree on, and the document that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InConflict {
    /// The document.
    pub document: String,
    /// The value.
    pub row: ConflictRow,
}

impl Reader {
    /// What was put into the trash before this moment, document and thing, the
    /// newest first.
    pub fn trashed_before(
        &self,
        (deleted, document, thing): (i64, &str, &str),
        limit: u32,
    ) -> Result<Vec<InTrash>, StoreError> {
        let place = params![deleted, document, thing, limit];
        self.all(statements::TRASHED_BEFORE, place, |row| {
            Ok(InTrash {
                document: row.get(0)?,
                row: TrashRow {
                    kind: row.get(1)?,
                    thing: row.get(2)?,
                    deleted: row.get(3)?,
                    device: row.get(4)?,
                    sets: row.get(5)?,
                },
            })
        })
    }

    /// The values that are shown of fields that devices disagree on, the newest
    /// first.
    pub fn newest_conflicts(&self, limit: u32) -> Result<Vec<InConflict>, StoreError> {
        self.all(statements::NEWEST_CONFLICTS, [limit], |row| {
            Ok(InConflict {
                row: columns::conflict(row)?,
                document: row.get(6)?,
            })
        })
    }

    /// How many fields devices disagree on.
    pub fn conflict_count(&self) -> Result<u32, StoreError> {
        let count = self.one(statements::CONFLICT_COUNT, [], |row| row.get(0))?;
        Ok(count.unwrap_or(0))
    }

    /// All values of a field that devices disagree on; the first is shown.
    pub fn values_in_conflict(&self, of: &InConflict) -> Result<Vec<ConflictRow>, StoreError> {
        let row = &of.row;
        self.all(
            statements::VALUES_IN_CONFLICT,
            params![of.document, row.entity.as_bytes(), row.field],
            columns::conflict,
        )
    }
}
