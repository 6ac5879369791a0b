//! Routines: all of them, or one with all that is in it.

use rusqlite::Row;
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::{PlannedEntryRow, PlannedSetRow, RoutineRow, RoutineRows, StoreError};

impl Reader {
    /// The routines out of the trash, in their order.
    pub fn routines(&self) -> Result<Vec<RoutineRow>, StoreError> {
        self.all(statements::ROUTINES, [], routine)
    }

    /// A routine with all that is in it, in the trash or not, each in its order.
    pub fn routine(&self, id: Uuid) -> Result<Option<RoutineRows>, StoreError> {
        let Some(row) = self.one(statements::ROUTINE, [id.as_bytes()], routine)? else {
            return Ok(None);
        };
        Ok(Some(RoutineRows {
            routine: row,
            entries: self.all(statements::PLANNED_ENTRIES, [id.as_bytes()], entry)?,
            sets: self.all(statements::PLANNED_SETS, [id.as_bytes()], set)?,
        }))
    }

    /// The routine that an entry is in.
    pub fn routine_of_entry(&self, entry: Uuid) -> Result<Option<Uuid>, StoreError> {
        self.one(statements::ROUTINE_OF_ENTRY, [entry.as_bytes()], |row| {
            columns::uuid(row, 0)
        })
    }

    /// The entry and the routine that a planned set is in.
    pub fn entry_and_routine_of_set(&self, set: Uuid) -> Result<Option<(Uuid, Uuid)>, StoreError> {
        self.one(
            statements::ENTRY_AND_ROUTINE_OF_SET,
            [set.as_bytes()],
            |row| Ok((columns::uuid(row, 0)?, columns::uuid(row, 1)?)),
        )
    }

    /// The last day on which a routine was trained.
    pub fn last_day_of_routine(&self, routine: Uuid) -> Result<Option<i32>, StoreError> {
        let id = [routine.as_bytes()];
        self.one(statements::LAST_DAY_OF_ROUTINE, id, |row| row.get(0))
    }
}

fn routine(row: &Row<'_>) -> rusqlite::Result<RoutineRow> {
    Ok(RoutineRow {
        id: columns::uuid(row, 0)?,
        name: row.get(1)?,
        folder: row.get(2)?,
        place: row.get(3)?,
        deleted: row.get(4)?,
    })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<PlannedEntryRow> {
    Ok(PlannedEntryRow {
        id: columns::uuid(row, 0)?,
        routine: columns::uuid(row, 1)?,
        exercise: row.get(2)?,
        place: row.get(3)?,
        note: row.get(4)?,
        superset: row.get(5)?,
        rest: row.get(6)?,
        deleted: row.get(7)?,
    })
}

fn set(row: &Row<'_>) -> rusqlite::Result<PlannedSetRow> {
    Ok(PlannedSetRow {
        id: columns::uuid(row, 0)?,
        entry: columns::uuid(row, 1)?,
        routine: columns::uuid(row, 2)?,
        place: row.get(3)?,
        target: row.get(4)?,
        deleted: row.get(5)?,
    })
}
