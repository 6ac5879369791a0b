//! Where weeks begin, and the sums by week made anew when that changes.
//!
//! They are added up in the same transaction that stores the choice, so that no
//! screen ever shows weeks of two kinds. It reads every set once: a second for
//! twenty years, and nobody chooses often. Screens read on meanwhile.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::muscle;
use crate::{StoreError, Worked};

/// The key of the setting.
const FIRST_DAY: &str = "first_day";

/// How many days after Monday weeks begin.
pub(super) fn first_day(connection: &Connection) -> Result<i32, StoreError> {
    let mut select = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    let chosen: Option<String> = select.query_row([FIRST_DAY], |row| row.get(0)).optional()?;
    Ok(match chosen.as_deref() {
        Some("tuesday") => 1,
        Some("wednesday") => 2,
        Some("thursday") => 3,
        Some("friday") => 4,
        Some("saturday") => 5,
        Some("sunday") => 6,
        Some(_) | None => 0,
    })
}

/// The number of the first day of the week that a day is in, where weeks begin so
/// many days after Monday; 1970-01-01 was a Thursday.
pub(super) fn week_of(day: i32, first_day: i32) -> i32 {
    day - (day + 3 - first_day).rem_euclid(7)
}

/// The same in SQL, of a column named day; `?1` is the first day.
macro_rules! week_of_day {
    () => {
        "day - ((day + 3 - ?1) % 7 + 7) % 7"
    };
}

/// Adds up all weeks anew.
pub(super) fn add_up_again(connection: &Connection) -> Result<(), StoreError> {
    let first = first_day(connection)?;
    connection.execute_batch("DELETE FROM week; DELETE FROM muscle_week;")?;
    connection.execute(
        concat!(
            "INSERT INTO week SELECT ",
            week_of_day!(),
            " AS w, sum(workouts), sum(sets), sum(volume_g)
             FROM day GROUP BY w"
        ),
        [first],
    )?;
    add_up_exercises(connection)?;
    add_up_muscles(connection, first)
}

/// Adds up the weeks of exercises anew.
pub(super) fn add_up_exercises(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM exercise_week", [])?;
    connection.execute(
        concat!(
            "INSERT INTO exercise_week
             SELECT exercise, ",
            week_of_day!(),
            " AS w, count(*), sum(volume_g), max(e1rm_g)
             FROM logged_set WHERE live = 1 GROUP BY exercise, w"
        ),
        [first_day(connection)?],
    )?;
    Ok(())
}

fn add_up_muscles(connection: &Connection, first: i32) -> Result<(), StoreError> {
    let mut select = connection.prepare(
        "SELECT day, worked, sum(hard), sum(volume_g) FROM logged_set
         JOIN entry ON entry.id = logged_set.entry
         WHERE live = 1 GROUP BY day, worked",
    )?;
    let mut rows = select.query([])?;
    let mut sums: BTreeMap<(i32, String), muscle::MuscleSum> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let week = week_of(row.get(0)?, first);
        let worked = Worked::read(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
        for (muscle, sum) in muscle::shares(&worked, row.get(2)?, row.get(3)?) {
            sums.entry((week, muscle)).or_default().add(sum);
        }
    }
    for (key, sum) in sums.iter().filter(|(_, sum)| !sum.is_nothing()) {
        muscle::add(connection, key, muscle::MuscleSum::default(), *sum)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_the_day_that_was_chosen() {
        // 2026-11-23 was a Monday.
        let monday = 20_780;
        for (first, begins) in [(0, monday), (6, monday - 1), (5, monday - 2)] {
            assert_eq!(week_of(monday, first), begins);
            assert_eq!(week_of(begins, first), begins);
            assert_eq!(week_of(begins - 1, first), begins - 7);
        }
        assert_eq!(week_of(-4, 0), -10);
    }
}
