//! Measurements in the views, and the days whose workouts another body weight
//! counts for. A weight counts from its day to the next one, and the first one
//! for everything before it too.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{MeasurementRow, StoreError};

/// The measure whose readings count in workouts.
const WEIGHT: &str = "weight";

type Key = (String, i32);

/// Makes the views hold these measurements of some days and no others.
pub(super) fn replace(
    connection: &Connection,
    (first, last): (i32, i32),
    rows: &[MeasurementRow],
    recount: bool,
) -> Result<(), StoreError> {
    let old = held(connection, first, last)?;
    let key = |row: &MeasurementRow| (row.measure.clone(), row.day);
    let new: BTreeMap<Key, &MeasurementRow> = rows.iter().map(|row| (key(row), row)).collect();
    let gone = old.keys().filter(|key| !new.contains_key(key));
    let mut changed: Vec<&Key> = gone.collect();
    for (measure, day) in &changed {
        connection
            .prepare_cached("DELETE FROM measurement WHERE measure = ?1 AND day = ?2")?
            .execute(params![measure, day])?;
    }
    for (key, row) in &new {
        if old.get(key) != Some(*row) {
            put(connection, row)?;
            changed.push(key);
        }
    }
    let weighed = changed.iter().filter(|(measure, _)| measure == WEIGHT);
    for (_, day) in weighed.filter(|_| recount) {
        widen_reweigh(connection, counts_for(connection, *day)?)?;
    }
    Ok(())
}

fn held(
    connection: &Connection,
    first: i32,
    last: i32,
) -> Result<BTreeMap<Key, MeasurementRow>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT measure, day, reading, units FROM measurement WHERE day BETWEEN ?1 AND ?2",
    )?;
    let rows = select.query_map([first, last], |row| {
        let row = MeasurementRow {
            measure: row.get(0)?,
            day: row.get(1)?,
            reading: row.get(2)?,
            units: row.get(3)?,
        };
        Ok(((row.measure.clone(), row.day), row))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn put(connection: &Connection, row: &MeasurementRow) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO measurement VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row.measure, row.day, row.reading, row.units])?;
    Ok(())
}

/// The days that a weight of a day counts for, whether it is there or is gone.
fn counts_for(connection: &Connection, day: i32) -> Result<(i32, i32), StoreError> {
    let one = |sql: &str| {
        let mut select = connection.prepare_cached(sql)?;
        select
            .query_row([day], |row| row.get::<_, i32>(0))
            .optional()
    };
    let before = one(
        "SELECT day FROM measurement WHERE measure = 'weight' AND day < ?1
         ORDER BY day DESC LIMIT 1",
    )?;
    let next = one(
        "SELECT day FROM measurement WHERE measure = 'weight' AND day > ?1
         ORDER BY day LIMIT 1",
    )?;
    let first = before.map_or(i32::MIN, |_| day);
    Ok((first, next.map_or(i32::MAX, |next| next - 1)))
}

fn widen_reweigh(connection: &Connection, (first, last): (i32, i32)) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO reweigh VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET
                first = min(first, excluded.first), last = max(last, excluded.last)",
        )?
        .execute([first, last])?;
    Ok(())
}

/// Notes which days are left.
pub(super) fn put_reweigh(
    connection: &Connection,
    left: Option<(i32, i32)>,
) -> Result<(), StoreError> {
    match left {
        Some((first, last)) => connection.execute(
            "INSERT OR REPLACE INTO reweigh VALUES (1, ?1, ?2)",
            [first, last],
        )?,
        None => connection.execute("DELETE FROM reweigh", [])?,
    };
    Ok(())
}
