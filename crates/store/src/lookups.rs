//! What the writer looks up before it edits.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::{Reader, StoreError, Worked};

impl Reader {
    /// The workout that runs: the one that somebody is at here, or the newest.
    pub fn running_workout(&self) -> Result<Option<Uuid>, StoreError> {
        let mut running = self.running_workouts()?.into_iter();
        Ok(running.next().map(|workout| workout.id))
    }

    /// The newest workout of a day.
    pub fn workout_of_day(
        &self,
        first_moment: &str,
        last_moment: &str,
    ) -> Result<Option<Uuid>, StoreError> {
        self.one_id(
            "SELECT id FROM workout WHERE deleted IS NULL AND start BETWEEN ?1 AND ?2
             ORDER BY start DESC, id DESC LIMIT 1",
            [first_moment, last_moment],
        )
    }

    /// Exercises whose sets wait to be counted anew.
    pub fn pending_recounts(&self) -> Result<Vec<String>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT exercise FROM recount ORDER BY exercise")?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Some workouts whose entries, logged as this exercise, do not count as
    /// that one, or for these muscles.
    pub fn workouts_counted_otherwise(
        &self,
        logged_as: &str,
        (counts_as, worked): (&str, &[Worked]),
        limit: u32,
    ) -> Result<Vec<Uuid>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT DISTINCT workout FROM (
                SELECT workout FROM entry WHERE exercise = ?1 AND counts_as < ?2
                UNION ALL SELECT workout FROM entry WHERE exercise = ?1 AND counts_as > ?2
                UNION ALL SELECT workout FROM entry
                    WHERE exercise = ?1 AND counts_as = ?2 AND worked < ?4
                UNION ALL SELECT workout FROM entry
                    WHERE exercise = ?1 AND counts_as = ?2 AND worked > ?4)
             LIMIT ?3",
        )?;
        let worked = Worked::text_of(worked);
        let rows = select.query_map(params![logged_as, counts_as, limit, worked], id)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those of some source keys that a workout out of the trash has.
    pub fn present_sources<'a>(
        &self,
        keys: impl IntoIterator<Item = &'a str>,
    ) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT 1 FROM workout WHERE source = ?1 AND deleted IS NULL LIMIT 1",
        )?;
        let mut present = Vec::new();
        for key in keys {
            if select.exists([key])? {
                present.push(key.to_owned());
            }
        }
        Ok(present)
    }

    /// The source key of some workout out of the trash that begins so; the prefix
    /// ends in `|`.
    pub fn source_beginning(&self, prefix: &str) -> Result<Option<String>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT source FROM workout
             WHERE source > ?1 AND source < ?1 || '~' AND deleted IS NULL LIMIT 1",
        )?;
        Ok(select.query_row([prefix], |row| row.get(0)).optional()?)
    }

    fn one_id(&self, sql: &str, params: impl rusqlite::Params) -> Result<Option<Uuid>, StoreError> {
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row(params, id).optional()?)
    }
}

fn id(row: &Row<'_>) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(0)?))
}
