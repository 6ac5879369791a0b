//! A moment of this device's past, just after some change came here: what every
//! document said then, read from the raw changes that had come. It is no copy of
//! the views: who asks names the few documents that are needed.

use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};
use logbook::{
    Document, DocumentId, ExerciseHabits, ExerciseId, SettingsFields, Workout, Year, read_habits,
    read_settings, read_workout,
};
use store::{ChangeHere, ExerciseRow, MeasurementRow, Reader};
use training::{Grams, body::BodyMeasure};
use uuid::Uuid;

use crate::{
    api::{ApiError, ChangeId, Code},
    derive,
};

/// The moment just after a change came here.
#[derive(Clone, Debug)]
pub struct Moment<'a> {
    reader: &'a Reader,
    change: ChangeHere,
}

/// An exercise as its document told it.
#[derive(Clone, Debug)]
pub struct ExerciseThen {
    /// Its row.
    pub row: ExerciseRow,
    /// What the person was used to with it.
    pub habits: ExerciseHabits,
}

impl<'a> Moment<'a> {
    /// The moment just after a change.
    pub fn after(reader: &'a Reader, change: ChangeHere) -> Self {
        Self { reader, change }
    }

    /// What time it was here.
    pub fn time(&self, zone: TimeZone) -> ZonedDateTime {
        let arrived = Timestamp::from_millisecond(self.change.arrived);
        arrived.unwrap_or_default().to_zoned_datetime(zone)
    }

    /// A document; it holds nothing where none of it was here yet.
    pub fn document(&self, id: DocumentId) -> Result<Document, ApiError> {
        let changes = self.reader.changes_until(&id.to_string(), self.change.n)?;
        let changes = changes.iter().map(Vec::as_slice);
        Ok(Document::from_changes(id, changes)?)
    }

    /// Whether nothing came of a document since, so that it is what it is today.
    pub fn is_newest_of(&self, id: &DocumentId) -> Result<bool, ApiError> {
        let since = self
            .reader
            .is_changed_after(&id.to_string(), self.change.n)?;
        Ok(!since)
    }

    /// A workout; none where its document did not say when it began yet.
    pub fn workout(&self, id: Uuid) -> Result<Option<Workout>, ApiError> {
        let workout = read_workout(&self.document(DocumentId::Workout(id))?);
        Ok(workout.start.is_some().then_some(workout))
    }

    /// The settings.
    pub fn settings(&self) -> Result<SettingsFields, ApiError> {
        Ok(read_settings(&self.document(DocumentId::Settings)?))
    }

    /// The exercises of a workout, and those that they were merged into.
    pub fn exercises_of(&self, workout: &Workout) -> Result<Vec<ExerciseThen>, ApiError> {
        let of_entries = workout.entries.iter().map(|entry| entry.exercise.clone());
        let mut ids: Vec<ExerciseId> = of_entries.collect();
        let mut exercises: Vec<ExerciseThen> = Vec::new();
        while let Some(id) = ids.pop() {
            if exercises.iter().any(|known| known.row.id == id.0) {
                continue;
            }
            let document = self.document(DocumentId::Exercise(id.clone()))?;
            let row = derive::exercise(&id, &document);
            ids.extend(row.merged_into.clone().map(ExerciseId));
            let habits = read_habits(&document);
            exercises.push(ExerciseThen { row, habits });
        }
        Ok(exercises)
    }

    /// The body weight that counted on a day: the last one up to it, or the first
    /// one ever where there was none yet. A year is looked into only where those
    /// nearer to the day hold no weight.
    pub fn bodyweight_on(&self, day: i32) -> Result<Option<Grams>, ApiError> {
        let years = self.years_of_the_body()?;
        let begun = years.partition_point(|year| derive::days_of(*year).0 <= day);
        for year in years[..begun].iter().rev() {
            let weights = self.weights(*year)?;
            if let Some(last) = weights.iter().rfind(|row| row.day <= day) {
                return Ok(Some(Grams(last.units)));
            }
        }
        // The day's own year may hold later ones.
        for year in &years[begun.saturating_sub(1)..] {
            if let Some(first) = self.weights(*year)?.first() {
                return Ok(Some(Grams(first.units)));
            }
        }
        Ok(None)
    }

    /// The years that anything was ever measured in, oldest first.
    fn years_of_the_body(&self) -> Result<Vec<Year>, ApiError> {
        let documents = self.reader.documents_of("body")?.into_iter();
        let year = |document: String| match document.parse() {
            Ok(DocumentId::Body(year)) => Some(year),
            Ok(_) | Err(_) => None,
        };
        Ok(documents.filter_map(year).collect())
    }

    /// The weights of a year, oldest first. Where nothing was written in it since,
    /// as in most years, the views say them.
    fn weights(&self, year: Year) -> Result<Vec<MeasurementRow>, ApiError> {
        let weight = BodyMeasure::Weight.as_str();
        let id = DocumentId::Body(year);
        if self.is_newest_of(&id)? {
            let (first, last) = derive::days_of(year);
            return Ok(self.reader.measurements(weight, first, last)?);
        }
        let mut rows = derive::measurements(year, &self.document(id)?);
        rows.retain(|row| row.measure == weight);
        Ok(rows)
    }
}

/// Finds a change in the ledger.
pub fn find_change(reader: &Reader, change: &ChangeId) -> Result<ChangeHere, ApiError> {
    let found = reader.change_named(hash_of(change)?)?;
    found.ok_or_else(|| crate::writer::not_found("change", &change.0))
}

/// Reads a change's name.
fn hash_of(change: &ChangeId) -> Result<[u8; 32], ApiError> {
    let wrong = || {
        let words = format!("{} is no change's name", change.0);
        ApiError::new(Code::BadRequest, words)
    };
    let digits = change.0.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return Err(wrong());
    }
    let mut hash = [0; 32];
    for (byte, two) in hash.iter_mut().zip(digits.chunks_exact(2)) {
        let two = str::from_utf8(two).map_err(|_| wrong())?;
        *byte = u8::from_str_radix(two, 16).map_err(|_| wrong())?;
    }
    Ok(hash)
}
