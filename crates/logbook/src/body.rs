//! The document of a year of measurements: one flat scalar a day and measure,
//! `2026-11-26 weight` to `82.4 kg`. A year names it, so two devices may create
//! it apart, and what they measured merges without hiding each other's days.

use std::{fmt, str::FromStr};

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

/// Names a measurement: `2026-11-26 weight`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadingId {
    /// The day.
    pub day: Date,
    /// What was measured.
    pub measure: BodyMeasure,
}

impl ReadingId {
    /// The key of its mark in the trash.
    pub(crate) fn mark(self) -> String {
        format!("{self}{}", schema::MEASUREMENT_DELETED)
    }
}

impl fmt::Display for ReadingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, self.measure.as_str())
    }
}

impl FromStr for ReadingId {
    type Err = LogbookError;

    /// Takes what `Display` writes and no other way of writing it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once(' ').and_then(|(day, measure)| {
            let (day, measure) = (day.parse().ok()?, measure.parse().ok()?);
            Some(Self { day, measure })
        });
        let same = parsed.filter(|id| id.to_string() == text);
        same.ok_or_else(|| LogbookError::NotAnId(text.to_owned()))
    }
}

/// Writes what was measured on a day, in place of what was written before. It is
/// out of the trash then.
pub fn set_measurement(
    page: &mut Transaction<'_>,
    measurement: &Measurement,
) -> Result<(), LogbookError> {
    let (day, measure) = (measurement.day, measurement.measure);
    let key = ReadingId { day, measure }.to_string();
    let text = measurement.reading.to_string();
    if scalar::root_string(page, &key).as_deref() != Some(&text) {
        page.put(ObjId::Root, key, text)?;
    }
    restore_measurement(page, ReadingId { day, measure })
}

/// Puts a measurement into the trash.
pub fn delete_measurement(
    page: &mut Transaction<'_>,
    reading: ReadingId,
    now_ms: i64,
) -> Result<(), LogbookError> {
    let now = automerge::ScalarValue::Timestamp(now_ms);
    page.put(ObjId::Root, reading.mark(), now)?;
    Ok(())
}

/// Takes a measurement out of the trash.
pub fn restore_measurement(
    page: &mut Transaction<'_>,
    reading: ReadingId,
) -> Result<(), LogbookError> {
    let mark = reading.mark();
    if page.get(ObjId::Root, mark.as_str())?.is_some() {
        page.delete(ObjId::Root, mark)?;
    }
    Ok(())
}

/// The measurements of a year that are out of the trash, by day and measure.
/// What cannot be read, such as a measure of a newer version, is left out.
pub fn read_body(document: &Document) -> Vec<Measurement> {
    let doc = document.automerge();
    let ids = doc.keys(ObjId::Root).filter_map(|key| key.parse().ok());
    let there = |id: &ReadingId| matches!(doc.get(ObjId::Root, id.mark()), Ok(None));
    let mut all: Vec<_> = ids
        .filter(there)
        .filter_map(|id| read_measurement(document, id))
        .collect();
    all.sort_by_key(|it| (it.day, it.measure));
    all
}

/// A measurement, in the trash or not; none where it cannot be read.
pub fn read_measurement(document: &Document, id: ReadingId) -> Option<Measurement> {
    let text = scalar::root_string(document.automerge(), &id.to_string())?;
    Some(Measurement {
        day: id.day,
        measure: id.measure,
        reading: id.measure.read(&text).ok()?,
    })
}
