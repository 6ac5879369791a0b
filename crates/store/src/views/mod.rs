//! Keeping the views true: what a document said before and says now, as the
//! least that has to be written.

mod aggregate;
mod conflict;
mod estimate;
mod exercise;
mod goal;
mod gym;
mod measurement;
mod muscle;
mod phrase;
mod routine;
mod setting;
mod trash;
mod weeks;
mod workout;

use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    ConflictRow, ExerciseRow, GoalRow, GymRow, MeasurementRow, RoutineRows, StoreError, TrashRow,
    WorkoutRows,
};

pub(crate) use estimate::replace_estimates;
pub(crate) use exercise::finish_recount;

/// The views' tables, in an order for comparing and copying.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("workout", "*"),
    ("entry", "*"),
    ("logged_set", "*"),
    ("routine", "*"),
    ("planned_entry", "*"),
    ("planned_set", "*"),
    ("exercise", "*"),
    ("recount", "*"),
    ("gym", "*"),
    ("setting", "*"),
    ("foreign_name", "*"),
    ("conflict", "*"),
    ("trashed", "*"),
    ("exercise_total", "*"),
    ("exercise_week", "*"),
    ("week", "*"),
    ("day", "*"),
    ("muscle_week", "*"),
    ("month", "*"),
    ("measurement", "*"),
    ("reweigh", "*"),
    ("goal", "*"),
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
        /// Its merge or its muscles changed: sets logged for it count otherwise.
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
    /// A routine with all that is in it.
    Routine(Box<RoutineRows>),
    /// A setting; none takes it away.
    Setting {
        /// Its key.
        key: String,
        /// Its value.
        value: Option<String>,
    },
    /// Settings with other keys are no more.
    SettingsAre(Vec<String>),
    /// Names of an importer besides these are forgotten.
    ForeignNamesAre {
        /// The importer.
        importer: String,
        /// The names.
        names: Vec<String>,
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
    /// The measurements of some days, all there are.
    Body {
        /// The first day.
        first: i32,
        /// The last day.
        last: i32,
        /// What the views are to hold of them.
        rows: Vec<MeasurementRow>,
        /// Workouts that another body weight counts for now are noted, to be
        /// counted anew.
        recount: bool,
    },
    /// The days whose workouts have to be counted anew still; none for none.
    Reweigh(Option<(i32, i32)>),
    /// A goal.
    Goal(GoalRow),
    /// There is no such goal any more: its making was undone.
    NoGoal(Uuid),
    /// What devices disagree on in a document that is no workout.
    Conflicts {
        /// The document.
        document: String,
        /// All that there is.
        rows: Vec<ConflictRow>,
    },
    /// What lies in a document's trash.
    Trash {
        /// The document.
        document: String,
        /// All that there is.
        rows: Vec<TrashRow>,
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
        ViewEdit::Routine(rows) => routine::replace(connection, rows),
        ViewEdit::Setting { key, value } => setting::put(connection, key, value.as_deref()),
        ViewEdit::SettingsAre(keys) => {
            // What an exercise has of its own stands there too, and is its document's.
            let there = "SELECT key FROM setting
                 WHERE key NOT LIKE 'unit:%' AND key NOT LIKE 'rest:%'";
            forget_others(connection, there, [], keys, |key| {
                setting::put(connection, key, None)
            })
        }
        ViewEdit::ForeignNamesAre { importer, names } => {
            let there = "SELECT name FROM foreign_name WHERE importer = ?1";
            forget_others(connection, there, [importer], names, |name| {
                let sql = "DELETE FROM foreign_name WHERE importer = ?1 AND name = ?2";
                connection.execute(sql, [importer.as_str(), name])?;
                Ok(())
            })
        }
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
        ViewEdit::Body {
            first,
            last,
            rows,
            recount,
        } => measurement::replace(connection, (*first, *last), rows, *recount),
        ViewEdit::Reweigh(left) => measurement::put_reweigh(connection, *left),
        ViewEdit::Goal(row) => goal::put(connection, row),
        ViewEdit::NoGoal(id) => goal::remove(connection, *id),
        ViewEdit::Conflicts { document, rows } => conflict::replace(connection, document, rows),
        ViewEdit::Trash { document, rows } => trash::replace(connection, document, rows),
    }
}

/// Removes those of the keys that are there and no more to be.
fn forget_others(
    connection: &Connection,
    there: &str,
    params: impl rusqlite::Params,
    kept: &[String],
    forget: impl Fn(&str) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut select = connection.prepare_cached(there)?;
    let keys = select.query_map(params, |row| row.get::<_, String>(0))?;
    let keys: Vec<String> = keys.collect::<Result<_, _>>()?;
    let gone = keys.iter().filter(|key| !kept.contains(key));
    gone.map(String::as_str).try_for_each(forget)
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
