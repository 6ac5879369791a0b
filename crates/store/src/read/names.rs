//! Small tables: own exercises, settings, names of other apps.

use std::collections::HashMap;

use super::{Reader, columns, statements};
use crate::{ExerciseRow, StoreError};

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

    /// Which exercise each name of an importer stands for.
    pub fn foreign_names(&self, importer: &str) -> Result<HashMap<String, String>, StoreError> {
        let names = self.all(statements::FOREIGN_NAMES, [importer], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(names.into_iter().collect())
    }
}
