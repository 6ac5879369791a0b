//! Small tables: own exercises, settings, names of other apps.

use std::collections::HashMap;

use rusqlite::params;
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{ExerciseRow, GymRow, SetRow, StoreError};

impl Reader {
    /// An own exercise, or what the person changed about a shipped one.
    pub fn exercise(&self, id: &str) -> Result<Option<ExerciseRow>, StoreError> {
        self.one(statements::EXERCISE, [id], columns::exercise)
    }

    /// The exercises of this folded name.
    pub fn exercises_named(&self, folded: &str) -> Result<Vec<ExerciseRow>, StoreError> {
        self.all(statements::EXERCISES_NAMED, [folded], columns::exercise)
    }

    /// Every own exercise, and every change to a shipped one.
    pub fn exercises(&self) -> Result<Vec<ExerciseRow>, StoreError> {
        self.all(statements::EXERCISES, [], columns::exercise)
    }

    /// What the person chose for a setting.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.one(statements::SETTING, [key], |row| row.get(0))
    }

    /// Every gym, those in the trash too, in the order in which they were made.
    pub fn gyms(&self) -> Result<Vec<GymRow>, StoreError> {
        self.all(statements::GYMS, [], |row| {
            Ok(GymRow {
                id: columns::uuid(row, 0)?,
                name: row.get(1)?,
                bars: row.get(2)?,
                plates: row.get(3)?,
                deleted: row.get(4)?,
            })
        })
    }

    /// Sets of all exercises by id, those in the trash too.
    pub fn sets_after(&self, id: Uuid, limit: u32) -> Result<Vec<SetRow>, StoreError> {
        self.all(
            statements::SETS_AFTER,
            params![id.as_bytes(), limit],
            columns::set,
        )
    }

    /// Which exercise each name of an importer stands for.
    pub fn foreign_names(&self, importer: &str) -> Result<HashMap<String, String>, StoreError> {
        let names = self.all(statements::FOREIGN_NAMES, [importer], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(names.into_iter().collect())
    }
}
