//! Edits of measurements, and counting workouts anew that another body weight
//! counts for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use logbook::{
    DocumentId, Measurement, Message, ReadingId, Year, delete_measurement, read_measurement,
    restore_measurement, set_measurement,
};
use store::{Commit, ViewEdit};
use training::absurd::{Question, question_bodyweight};
use training::body::{BodyMeasure, BodyReading};
use training::{DayNumber, Grams, Mass};

use super::{Writer, not_found};
use crate::api::{
    ApiError, BodyQuestion, Code, Done, LogMeasurement, MeasurementLogged, MeasurementRequest,
};
use crate::screens::shown_reading;

/// The body weights of a rebuild, which reads them before the workouts.
#[derive(Debug, Default)]
pub(super) struct Weights(BTreeMap<i32, i64>);

impl Weights {
    /// Takes in the weights of a year.
    pub(super) fn learn(&mut self, edit: &ViewEdit) {
        if let ViewEdit::Body { rows, .. } = edit {
            let weight = BodyMeasure::Weight.as_str();
            let weights = rows.iter().filter(|row| row.measure == weight);
            self.0.extend(weights.map(|row| (row.day, row.units)));
        }
    }

    /// The weight that counts on a day: the last one up to it, or the first one.
    pub(super) fn on(&self, day: i32) -> Option<Grams> {
        let last = self.0.range(..=day).next_back();
        let counts = last.or_else(|| self.0.iter().next());
        counts.map(|(_, grams)| Grams(*grams))
    }
}

impl Writer {
    pub(super) fn log_reading(
        &mut self,
        request: &LogMeasurement,
    ) -> Result<MeasurementLogged, ApiError> {
        let measure = BodyMeasure::from(request.measure);
        let day = match &request.day {
            Some(day) => self.day_of_the_past(day)?,
            None => self.surroundings.now().date(),
        };
        let reading = measure
            .typed(&request.text, self.unit)
            .map_err(|error| ApiError::new(Code::NotUnderstood, error.to_string()))?;
        let number = DayNumber::from(day).0;
        let before = self.look.measurement(measure.as_str(), number)?;
        let question = self.question_of(number, reading)?;
        let measurement = Measurement {
            day,
            measure,
            reading,
        };
        self.edit(&body_of(day)?, &Message::new("log_measurement"), |page| {
            set_measurement(page, &measurement)
        })?;
        Ok(MeasurementLogged {
            day: day.to_string(),
            entry: shown_reading(day.to_string(), reading),
            before: before.map(|row| row.reading),
            question,
        })
    }

    pub(super) fn delete_reading(
        &mut self,
        request: &MeasurementRequest,
    ) -> Result<Done, ApiError> {
        let (day, measure) = self.known_reading(request)?;
        let now = self.surroundings.now_ms();
        let message = Message::new("delete_measurement");
        self.edit(&body_of(day)?, &message, |page| {
            delete_measurement(page, ReadingId { day, measure }, now)
        })?;
        Ok(Done {})
    }

    pub(super) fn restore_reading(
        &mut self,
        request: &MeasurementRequest,
    ) -> Result<Done, ApiError> {
        let day = self.day_of_the_past(&request.day)?;
        let measure = request.measure.into();
        let message = Message::new("restore_measurement");
        self.edit(&body_of(day)?, &message, |page| {
            restore_measurement(page, ReadingId { day, measure })
        })?;
        Ok(Done {})
    }

    /// A measurement that was ever made, in the trash or not.
    pub(super) fn find_reading(&mut self, reading: ReadingId) -> Result<DocumentId, ApiError> {
        let id = body_of(reading.day)?;
        let ready = self.take_ready(&id)?;
        let found = read_measurement(&ready.document, reading);
        self.keep_ready(ready);
        match found {
            Some(_) => Ok(id),
            None => Err(not_found("measurement of", &reading.to_string())),
        }
    }

    fn known_reading(&self, request: &MeasurementRequest) -> Result<(Date, BodyMeasure), ApiError> {
        let (day, measure) = (self.day_of_the_past(&request.day)?, request.measure.into());
        let number = DayNumber::from(day).0;
        match self
            .look
            .measurement(BodyMeasure::as_str(measure), number)?
        {
            Some(_) => Ok((day, measure)),
            None => Err(not_found("measurement of", &request.day)),
        }
    }

    /// A day up to today.
    fn day_of_the_past(&self, text: &str) -> Result<Date, ApiError> {
        let day = super::parse::civil_time(text)?.date();
        if day > self.surroundings.now().date() {
            let words = format!("{day} is still to come");
            return Err(ApiError::new(Code::Refused, words));
        }
        Ok(day)
    }

    /// What is worth asking about a weight, beside the last one before its day.
    fn question_of(
        &self,
        day: i32,
        reading: BodyReading,
    ) -> Result<Option<BodyQuestion>, ApiError> {
        let BodyReading::Mass(new) = reading else {
            return Ok(None);
        };
        let weight = BodyMeasure::Weight.as_str();
        let last = self.look.measurements_before(weight, day, 1)?;
        let last = last
            .first()
            .and_then(|row| row.reading.parse::<Mass>().ok());
        Ok(question_bodyweight(new, last).map(|question| {
            if question == Question::FarFromLastBodyweight {
                BodyQuestion::FarFromLast
            } else {
                BodyQuestion::Unlikely
            }
        }))
    }

    /// Counts some workouts anew whose body weight is another now, the newest
    /// first. How far it is stands in the file, so a killed process goes on.
    pub(super) fn reweigh_some(&mut self, step: u32) -> Result<(), ApiError> {
        let Some((first, last)) = self.look.pending_reweigh()? else {
            self.reweigh = false;
            return Ok(());
        };
        let stale = self.look.workouts_weighed_otherwise((first, last), step)?;
        let left = stale.last().map(|(_, day)| (first, *day));
        let commit = Commit {
            views: vec![ViewEdit::Reweigh(left)],
            ..Commit::default()
        };
        self.reweigh = left.is_some();
        self.count_anew(stale.into_iter().map(|(workout, _)| workout), commit)
    }
}

/// The document that holds the measurements of a day.
fn body_of(day: Date) -> Result<DocumentId, ApiError> {
    let before_all = || ApiError::new(Code::Refused, "there is no such year");
    Year::of(day).map(DocumentId::Body).ok_or_else(before_all)
}

#[cfg(test)]
mod tests;
