//! Keeping the views true: what a document said before and says now, as the
//! least that has to be written.

mod aggregate;
mod estimate;
mod exercise;
mod gym;
mod muscle;
mod phrase;
mod setting;
mod weeks;
mod workout;

use rusqlite::Connection;

use crate::{ExerciseRow, GymRow, StoreError, WorkoutRows};

pub(crate) use estimate::replace_estimates;
pub(crate) use exercise::finish_recount;

/// The views' tables, in an order for comparing and copying.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("workout", "*"),
    ("entry", "*"),
    ("logged_set", "*"),
    ("exercise", "*"),
    ("recount", "*"),
    ("gym", "*"),
    ("setting", "*"),
    ("foreign_name", "*"),
    ("conflict", "*"),
    ("exercise_total", "*"),
    ("exercise_week", "*"),
    ("week", "*"),
    ("day", "*"),
    ("muscle_week", "*"),
    ("month", "*"),
];

/// What a document says now, against what the views hold of it.
#[derive(Clone, Debug)]
pub enum ViewEdit {
    /// A workout; `before` is none when the views do not hold it.
    Workout {
        /// What the views hold.
        before: Option<Box<WorkoutRows>>,
        /// What they are to hold.
        after: Box<WorkoutRows>,
    },
    /// An exercise, and whether sets have to be counted anew for it.
    Exercise {
        /// What the views are to hold.
        row: ExerciseRow,
        /// Its merge changed: sets logged for it count as another's now.
        recount: bool,
    },
    /// A gym.
    Gym {
        /// What the views are to hold.
        row: GymRow,
    },
    /// Estimates have to be made anew: they are still by the formula of this name.
    Reestimate {
        /// The formula's name.
        from: String,
    },
    /// A setting; none takes it away.
    Setting {
        /// Its key.
        key: String,
        /// Its value.
        value: Option<String>,
    },
    /// What a foreign name stands for.
    ForeignName {
        /// The importer.
        importer: String,
        /// The name.
        name: String,
        /// The exercise.
        exercise: String,
    },
}

/// Applies one edit, within the caller's transaction.
pub(crate) fn apply(connection: &Connection, edit: &ViewEdit) -> Result<(), StoreError> {
    match edit {
        ViewEdit::Workout { before, after } => {
            workout::replace(connection, before.as_deref(), after)
        }
        ViewEdit::Exercise { row, recount } => exercise::put(connection, row, *recount),
        ViewEdit::Gym { row } => gym::put(connection, row),
        ViewEdit::Reestimate { from } => estimate::remember(connection, from),
        ViewEdit::Setting { key, value } => setting::put(connection, key, value.as_deref()),
        ViewEdit::ForeignName {
            importer,
            name,
            exercise,
        } => {
            let mut put = connection.prepare_cached(
                "INSERT INTO foreign_name VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET exercise = excluded.exercise",
            )?;
            put.execute([importer, name, exercise])?;
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_table_of_the_views_is_rebuilt_and_compared() {
        let connection = Connection::open_in_memory().unwrap();
        let views = include_str!("../schema/views.sql");
        connection.execute_batch(views).unwrap();
        let sql = "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'phrase_words%' AND name NOT LIKE 'sqlite_%'";
        let mut select = connection.prepare(sql).unwrap();
        let there = select.query_map([], |row| row.get::<_, String>(0));
        let there: BTreeSet<String> = there.unwrap().collect::<Result<_, _>>().unwrap();
        // Phrases have local numbers, so mentions are compared by their words.
        let known = TABLES.iter().map(|(table, _)| *table);
        let known = known.chain(["phrase", "mention"]).map(str::to_owned);
        assert_eq!(there, known.collect());
    }
}
