//! The reading side: what screens ask of the views, on a connection of their
//! own that cannot write, so that no import or merge ever holds a screen up.
//!
//! It knows rows and nothing of what they mean: no documents, no training
//! maths, no words for people. `device` calls it. Every query is served by an
//! index and reads a bounded number of rows, whatever the years of history; the
//! queries stand together in `statements`, and a test looks at their plans.

mod body;
mod columns;
mod exercises;
mod goals;
mod inbox;
mod names;
mod periods;
mod phrases;
mod records;
mod routines;
mod statements;
mod totals;
mod workouts;

#[cfg(test)]
mod tests;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Params, Row};

pub use exercises::{SetsOfExercise, Visit};
pub use inbox::{InConflict, InTrash};
pub use periods::{MuscleWeek, TotalsOn};
pub use phrases::MentionRow;
pub use records::{Mark, RepBest};
pub use totals::{AllTotals, ExerciseWeek, Totals};

use crate::{StoreError, open};

/// A connection that looks at the views and cannot change them.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
}

impl Reader {
    /// Opens the database for reading, beside whoever writes it.
    pub fn open(database: &Path) -> Result<Self, StoreError> {
        let connection = open::open_read_only(database)?;
        Ok(Self { connection })
    }

    /// Opens a file that may be anything, such as one that a person chose: what is
    /// no whole logbook of a known form is refused. Only its ledger is to be read;
    /// its views may be of any form.
    pub fn of_other(file: &Path) -> Result<Self, StoreError> {
        let connection = open::open_other(file)?;
        Ok(Self { connection })
    }

    /// The connection, for the look-ups of this crate's other modules.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Looks at one moment of the logbook: whatever is committed meanwhile, all
    /// that `look` reads fits together.
    ///
    /// Snapshots do not nest.
    pub fn snapshot<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        // A deferred transaction, which ends where it is dropped; it wrote
        // nothing, so rolling it back is as good as committing it.
        let transaction = self
            .connection
            .unchecked_transaction()
            .map_err(StoreError::from)?;
        let answer = look(self);
        drop(transaction);
        answer
    }

    /// The one row of a query, if there is one.
    fn one<T>(
        &self,
        statement: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut select = self.connection.prepare_cached(statement)?;
        Ok(select.query_row(params, read).optional()?)
    }

    /// All rows of a query.
    fn all<T>(
        &self,
        statement: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut select = self.connection.prepare_cached(statement)?;
        let rows = select.query_map(params, read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
