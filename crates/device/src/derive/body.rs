//! A year of measurements of the body.

use jiff::civil::Date;
use logbook::{Document, Measurement, Year, read_body};
use store::{MeasurementRow, ViewEdit};
use training::DayNumber;

/// The rows of a year of measurements, in place of those that there were.
pub fn body(year: Year, document: &Document) -> Vec<ViewEdit> {
    let (first, last) = days_of(year);
    let edit = ViewEdit::Body {
        first,
        last,
        rows: measurements(year, document),
        recount: true,
    };
    vec![edit]
}

/// The rows of a year's measurements, oldest first. A day that is not of this year
/// belongs to another document, so it is left out.
pub fn measurements(year: Year, document: &Document) -> Vec<MeasurementRow> {
    let rows = read_body(document).into_iter();
    let rows = rows.filter(|it| year.holds(it.day)).map(row);
    rows.collect()
}

/// The first and the last day of a year.
pub fn days_of(year: Year) -> (i32, i32) {
    let first = Date::new(year.number(), 1, 1).unwrap_or_default();
    let last = first.last_of_year();
    (DayNumber::from(first).0, DayNumber::from(last).0)
}

fn row(measurement: Measurement) -> MeasurementRow {
    MeasurementRow {
        measure: measurement.measure.as_str().to_owned(),
        day: DayNumber::from(measurement.day).0,
        reading: measurement.reading.to_string(),
        units: measurement.reading.units(),
    }
}
