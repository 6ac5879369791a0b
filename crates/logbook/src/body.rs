//! The document of a year of measurements: one flat scalar a day and measure,
//! `2026-11-26 weight` to `82.4 kg`. A year names it, so two devices may create
//! it apart, and what they measured merges without hiding each other's days.

use automerge::{ObjId, ReadDoc, transaction::Transactable, transaction::Transaction};
use jiff::civil::Date;
use training::body::{BodyMeasure, BodyReading};

use crate::{Document, LogbookError, scalar, schema};

/// A measurement of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement {
    /// The day.
    pub day: Date,
    /// What was measured.
    pub measure: BodyMeasure,
    /// What came of it, as typed.
    pub reading: BodyReading,
}

/// Writes what was measured on a day, in place of what was written before. It is
/// out of the trash then.
pub fn set_measurement(
    page: &mut Transaction<'_>,
    measurement: &Measurement,
) -> Result<(), LogbookError> {
    let key = key(measurement.day, measurement.measure);
    let text = measurement.reading.to_string();
    if scalar::root_string(page, &key).as_deref() != Some(&text) {
        page.put(ObjId::Root, key, text)?;
    }
    restore_measurement(page, measurement.day, measurement.measure)
}

/// Puts a measurement into the trash.
pub fn delete_measurement(
    page: &mut Transaction<'_>,
    day: Date,
    measure: BodyMeasure,
    now_ms: i64,
) -> Result<(), LogbookError> {
    let mark = mark(day, measure);
    page.put(ObjId::Root, mark, automerge::ScalarValue::Timestamp(now_ms))?;
    Ok(())
}

/// Takes a measurement out of the trash.
pub fn restore_measurement(
    page: &mut Transaction<'_>,
    day: Date,
    measure: BodyMeasure,
) -> Result<(), LogbookError> {
    let mark = mark(day, measure);
    if page.get(ObjId::Root, mark.as_str())?.is_some() {
        page.delete(ObjId::Root, mark)?;
    }
    Ok(())
}

/// The measurements of a year that are out of the trash, by day and measure.
/// What cannot be read, such as a measure of a newer version, is left out.
pub fn read_body(document: &Document) -> Vec<Measurement> {
    let doc = document.automerge();
    let mut all: Vec<_> = doc
        .keys(ObjId::Root)
        .filter_map(|key| {
            let (day, measure) = day_and_measure(&key)?;
            let text = scalar::root_string(doc, &key)?;
            let deleted = doc.get(ObjId::Root, mark(day, measure)).ok()?.is_some();
            let reading = measure.read(&text).ok()?;
            (!deleted).then_some(Measurement {
                day,
                measure,
                reading,
            })
        })
        .collect();
    all.sort_by_key(|it| (it.day, it.measure));
    all
}

fn key(day: Date, measure: BodyMeasure) -> String {
    format!("{day} {}", measure.as_str())
}

fn mark(day: Date, measure: BodyMeasure) -> String {
    key(day, measure) + schema::MEASUREMENT_DELETED
}

/// The day and the measure of a key; none where it is written in another way
/// than [`key`] writes it.
fn day_and_measure(text: &str) -> Option<(Date, BodyMeasure)> {
    let (day, measure) = text.split_once(' ')?;
    let parsed = (day.parse().ok()?, measure.parse().ok()?);
    (key(parsed.0, parsed.1) == text).then_some(parsed)
}
