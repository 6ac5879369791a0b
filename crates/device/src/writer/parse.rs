//! Reading what a request says: ids, dates, sets.

use jiff::{ZonedDateTime, civil};
use logbook::Stamp;
use training::{Set, notation};
use uuid::Uuid;

use crate::api::{ApiError, Code, MassUnit};

/// The UUID in an id.
pub fn uuid(what: &str, text: &str) -> Result<Uuid, ApiError> {
    text.parse().map_err(|_| super::not_found(what, text))
}

/// The sets that a text says; at least one.
pub fn sets(text: &str, unit: training::MassUnit) -> Result<Vec<Set>, ApiError> {
    let sets = notation::parse_sets(text, unit).map_err(not_understood)?;
    if sets.is_empty() {
        let words = "there is no set here: type load and repetitions, such as 100x5";
        return Err(ApiError::new(Code::NotUnderstood, words));
    }
    Ok(sets)
}

/// The refusal of a text in the notation, with its place counted from 1.
pub fn not_understood(error: notation::NotationError) -> ApiError {
    ApiError::new(Code::NotUnderstood, error.to_string())
}

/// A civil time, or noon of a bare day.
pub fn civil_time(text: &str) -> Result<civil::DateTime, ApiError> {
    let day = text
        .parse::<civil::Date>()
        .ok()
        .filter(|_| text.len() == 10);
    let noon = day.map(|day| day.at(12, 0, 0, 0));
    noon.or_else(|| text.parse().ok()).ok_or_else(|| {
        let words = format!("{text:?} is no date and time such as 2026-11-23T18:04");
        ApiError::new(Code::NotUnderstood, words)
    })
}

/// A civil time in the zone of here.
pub fn stamp(text: &str, here: &ZonedDateTime) -> Result<Stamp, ApiError> {
    let civil = civil_time(text)?;
    let zoned = civil.to_zoned_datetime(here.time_zone().clone());
    Ok(zoned.map_or_else(|_| Stamp::civil(civil), |zoned| Stamp::zoned(&zoned)))
}

/// The training crate's unit.
pub fn unit(unit: MassUnit) -> training::MassUnit {
    match unit {
        MassUnit::Kg => training::MassUnit::Kg,
        MassUnit::Lb => training::MassUnit::Lb,
    }
}
