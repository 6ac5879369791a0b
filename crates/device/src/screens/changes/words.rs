//! Fields and their values as a person knows them.

use training::Seconds;

use super::Look;
use crate::{api::ApiError, screens::days};

/// Fields that say nothing to a person: places among siblings, and when a set was
/// logged, which the change itself says.
pub(super) fn is_noise(field: &str) -> bool {
    matches!(field, "order" | "done" | "source_key" | "routine" | "own")
}

/// A field by its name, and what of it: `plate:20 kg` is the plate of 20 kg, and
/// `2026-11-26 weight` the weight on that day.
pub(super) fn field_and_of(field: &str) -> (&str, Option<String>) {
    if let Some((prefix, of)) = field.split_once(':') {
        return (prefix, Some(of.to_owned()));
    }
    let is_day = |text: &str| text.parse::<jiff::civil::Date>().is_ok();
    match field.split_once(' ') {
        Some((day, measure)) if is_day(day) => match measure.strip_suffix(" deleted") {
            Some(measure) => ("deleted", Some(format!("{measure} {day}"))),
            None => (measure, Some(day.to_owned())),
        },
        Some(_) | None => (field, None),
    }
}

impl Look<'_> {
    /// A value as a person would write it.
    pub(super) fn said(&self, field: &str, raw: &str) -> Result<String, ApiError> {
        Ok(match field {
            "time" | "rest" | "usual_rest" => match raw.parse() {
                Ok(seconds) => Seconds(seconds).to_string(),
                Err(_) => raw.to_owned(),
            },
            "start" | "end" => match logbook::Stamp::read(raw) {
                Some(stamp) => days::to_the_minute(&stamp.datetime().to_string()),
                None => raw.to_owned(),
            },
            "exercise" | "merged_into" => self.name_of(raw)?.name,
            _ => raw.to_owned(),
        })
    }
}
