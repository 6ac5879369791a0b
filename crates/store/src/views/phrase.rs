//! Titles and notes for full-text search: each text once, however often it is
//! said, so that searching does not slow with the years of "Push day".

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::{StoreError, WorkoutRows};

/// That a thing says a text on a day.
type Said<'a> = (&'a str, i32, Uuid);

/// Makes the mentions of a workout what it says now.
pub(super) fn replace(
    connection: &Connection,
    before: Option<&WorkoutRows>,
    after: &WorkoutRows,
) -> Result<(), StoreError> {
    let old = before.map(said).unwrap_or_default();
    let new = said(after);
    for &(text, day, thing) in old.difference(&new) {
        forget(connection, text, day, thing)?;
    }
    for &(text, day, thing) in new.difference(&old) {
        mention(connection, text, day, thing, after.workout.id)?;
    }
    Ok(())
}

/// Everything that a workout out of the trash says.
fn said(rows: &WorkoutRows) -> BTreeSet<Said<'_>> {
    let workout = &rows.workout;
    if workout.deleted.is_some() {
        return BTreeSet::new();
    }
    let own = [&workout.title, &workout.note].map(|text| (text.as_str(), workout.id));
    let entries = rows.entries.iter().filter(|entry| entry.deleted.is_none());
    let entries = entries.map(|entry| (entry.note.as_str(), entry.id));
    let sets = rows.sets.iter().filter(|set| set.live);
    let sets = sets.filter_map(|set| Some((set.note.as_deref()?, set.id)));
    let all = own.into_iter().chain(entries).chain(sets);
    all.filter(|(text, _)| !text.trim().is_empty())
        .map(|(text, thing)| (text, workout.day, thing))
        .collect()
}

fn mention(
    connection: &Connection,
    text: &str,
    day: i32,
    thing: Uuid,
    workout: Uuid,
) -> Result<(), StoreError> {
    let phrase = match number_of(connection, text)? {
        Some(phrase) => phrase,
        None => add_phrase(connection, text)?,
    };
    let mut add =
        connection.prepare_cached("INSERT OR REPLACE INTO mention VALUES (?1, ?2, ?3, ?4)")?;
    add.execute(params![
        phrase,
        day,
        thing.into_bytes(),
        workout.into_bytes()
    ])?;
    Ok(())
}

fn forget(connection: &Connection, text: &str, day: i32, thing: Uuid) -> Result<(), StoreError> {
    let Some(phrase) = number_of(connection, text)? else {
        return Ok(());
    };
    connection
        .prepare_cached("DELETE FROM mention WHERE phrase = ?1 AND day = ?2 AND thing = ?3")?
        .execute(params![phrase, day, thing.into_bytes()])?;
    let mut any = connection.prepare_cached("SELECT 1 FROM mention WHERE phrase = ?1 LIMIT 1")?;
    if any.exists([phrase])? {
        return Ok(());
    }
    connection.execute(
        "INSERT INTO phrase_words (phrase_words, rowid, text) VALUES ('delete', ?1, ?2)",
        params![phrase, text],
    )?;
    connection.execute("DELETE FROM phrase WHERE n = ?1", [phrase])?;
    Ok(())
}

fn number_of(connection: &Connection, text: &str) -> Result<Option<i64>, StoreError> {
    let mut select = connection.prepare_cached("SELECT n FROM phrase WHERE text = ?1")?;
    Ok(select.query_row([text], |row| row.get(0)).optional()?)
}

fn add_phrase(connection: &Connection, text: &str) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO phrase (text) VALUES (?1)")?
        .execute([text])?;
    let phrase = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO phrase_words (rowid, text) VALUES (?1, ?2)")?
        .execute(params![phrase, text])?;
    Ok(phrase)
}
