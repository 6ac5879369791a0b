//! A year of measurements of the body.

use jiff::civil::Date;
use logbook::{Document, Measurement, Year, read_body};
use store::{MeasurementRow, ViewEdit};
use training::DayNumber;

/// The rows of a year of measurements. A day that is not of this year belongs to
/// another document, so it is left out.
pub fn body(year: Year, document: &Document) -> Vec<ViewEdit> {
    let first = Date::new(year.number(), 1, 1).unwrap_or_default();
    let rows = read_body(document).into_iter();
    let rows = rows.filter(|it| year.holds(it.day)).map(row);
    let edit = ViewEdit::Body {
        first: DayNumber::from(first).0,
        last: DayNumber::from(first.last_of_year()).0,
        rows: rows.collect(),
        recount: true,
    };
    vec![edit]
}

fn row(measurement: Measurement) -> MeasurementRow {
    MeasurementRow {
        measure: measurement.measure.as_str().to_owned(),
        day: DayNumber::from(measurement.day).0,
        reading: measurement.reading.to_string(),
        units: measurement.reading.units(),
    }
}
