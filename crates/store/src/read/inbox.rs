//! What waits for a person: what devices disagree on, and what lies in the trash.
//! And what the devices that did it are called.

use std::collections::HashMap;

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

    /// The names of devices by what their changes say of them.
    pub fn names_of_devices(&self) -> Result<HashMap<[u8; 16], String>, StoreError> {
        let claims = self.all(statements::NAMES_OF_DEVICES, [], |row| {
            Ok(Claim {
                device: row.get(0)?,
                key: row.get(1)?,
                name: row.get(2)?,
            })
        })?;
        Ok(names(&claims))
    }
}

/// A device gave a key its first name, which is this now.
struct Claim {
    device: [u8; 16],
    key: String,
    name: String,
}

/// A device names its key itself when it joins, before others can; so who named a
/// key first has it, and of several the newest. A key that another named too, not
/// knowing of its name, is its own only where it has no other.
fn names(claims: &[Claim]) -> HashMap<[u8; 16], String> {
    let mut names = HashMap::new();
    for claim in claims {
        let rival = |other: &Claim| other.key == claim.key && other.device != claim.device;
        if !claims.iter().any(rival) || !names.contains_key(&claim.device) {
            names.insert(claim.device, claim.name.clone());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the devices 1 and 2 are called, by who named which key in which order.
    fn called(claims: &[(u8, &str)]) -> [Option<String>; 2] {
        let claim = |(device, key): &(u8, &str)| Claim {
            device: [*device; 16],
            key: (*key).to_owned(),
            name: format!("name of {key}"),
        };
        let claims: Vec<_> = claims.iter().map(claim).collect();
        let names = names(&claims);
        [1, 2].map(|device| names.get(&[device; 16]).cloned())
    }

    #[test]
    fn a_device_has_the_name_of_the_key_that_it_named_first() {
        let name = |key: &str| Some(format!("name of {key}"));
        assert_eq!(called(&[]), [None, None]);
        assert_eq!(called(&[(1, "a"), (2, "b")]), [name("a"), name("b")]);
        // It left, and joined with another key.
        assert_eq!(called(&[(1, "a"), (1, "c")]), [name("c"), None]);
        // It renamed another whose own name had not come yet.
        assert_eq!(
            called(&[(1, "a"), (1, "b"), (2, "b")]),
            [name("a"), name("b")]
        );
        assert_eq!(
            called(&[(2, "b"), (1, "a"), (1, "b")]),
            [name("a"), name("b")]
        );
    }
}
