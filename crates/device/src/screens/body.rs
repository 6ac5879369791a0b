//! The Body screen: readings as they were typed, and their smoothed trend.

use jiff::civil::Date;
use store::{MeasurementRow, Reader};
use training::body::{BodyMeasure, BodyQuantity, BodyReading, LengthUnit};
use training::trend::{FatShare, Line, Measured, last_days, smoothed};
use training::{DayNumber, Grams, MassUnit, Millimetres};

use super::{days, look::Look};
use crate::api::{
    self, ApiError, BodyEntry, BodyPage, BodyPoint, BodyRequest, BodySpan, BodyUnit, MeasureLine,
};

/// How many readings a list has where the request does not say.
const USUAL_LIST: u32 = 40;

/// How many it has at most.
const LONGEST_LIST: u32 = 10_000;

/// What is measured earlier than this has no part in a smoothed value any more:
/// less than a gram of a tonne.
const SMOOTHED_FROM: i32 = 400;

/// The days that a trend is drawn from.
const TREND_DAYS: u16 = 90;

/// A reading of a day, in whole small units.
pub(super) type OnDay = (Date, i64);

/// The readings of a measure from one day to another.
pub(super) fn readings(
    reader: &Reader,
    measure: BodyMeasure,
    (from, to): (i32, i32),
) -> Result<Vec<OnDay>, ApiError> {
    let rows = reader.measurements(measure.as_str(), from, to)?;
    let on_day = |row: MeasurementRow| Some((DayNumber(row.day).date()?, row.units));
    Ok(rows.into_iter().filter_map(on_day).collect())
}

/// The smoothed value of a measure today; none where it was never measured.
pub fn smoothed_now(
    reader: &Reader,
    measure: BodyMeasure,
    today: Date,
) -> Result<Option<i64>, ApiError> {
    let today = days::number(today);
    let lately = readings(reader, measure, (today - SMOOTHED_FROM, today))?;
    if let Some((_, now)) = smooth(measure, &lately).pop() {
        return Ok(Some(now));
    }
    let last = reader.measurements_before(measure.as_str(), today, 1)?;
    Ok(last.first().map(|row| row.units))
}

/// The smoothed value of each day with a reading.
pub(super) fn smooth(measure: BodyMeasure, points: &[OnDay]) -> Vec<OnDay> {
    match measure.quantity() {
        BodyQuantity::Mass => smooth_of(points, Grams),
        BodyQuantity::Length => smooth_of(points, Millimetres),
        BodyQuantity::Share => smooth_of(points, FatShare),
    }
}

fn smooth_of<Q: Measured>(points: &[OnDay], of: fn(i64) -> Q) -> Vec<OnDay> {
    let points = points.iter().map(|(day, units)| (*day, of(*units)));
    let smooth = smoothed(points).into_iter();
    smooth.map(|(day, value)| (day, value.units())).collect()
}

/// A reading as it was typed.
pub fn shown_reading(day: String, reading: BodyReading) -> BodyEntry {
    let unit = match reading {
        BodyReading::Mass(mass) => match mass.unit() {
            MassUnit::Kg => BodyUnit::Kg,
            MassUnit::Lb => BodyUnit::Lb,
        },
        BodyReading::Length(length) => match length.unit() {
            LengthUnit::Cm => BodyUnit::Cm,
            LengthUnit::In => BodyUnit::In,
        },
        BodyReading::Share(_) => BodyUnit::Percent,
    };
    BodyEntry {
        day,
        value: reading.value(),
        unit,
        text: reading.to_string(),
        change: None,
    }
}

/// The unit that somebody who lifts in `unit` reads a measure in.
pub(super) fn unit_of(measure: BodyMeasure, unit: MassUnit) -> BodyUnit {
    match (measure.quantity(), unit) {
        (BodyQuantity::Mass, MassUnit::Kg) => BodyUnit::Kg,
        (BodyQuantity::Mass, MassUnit::Lb) => BodyUnit::Lb,
        (BodyQuantity::Length, MassUnit::Kg) => BodyUnit::Cm,
        (BodyQuantity::Length, MassUnit::Lb) => BodyUnit::In,
        (BodyQuantity::Share, _) => BodyUnit::Percent,
    }
}

/// Whole small units in a unit, to a hundredth of it.
pub(super) fn in_unit(units: i64, unit: BodyUnit) -> f64 {
    let value = match unit {
        BodyUnit::Kg => Grams(units).in_unit(MassUnit::Kg),
        BodyUnit::Lb => Grams(units).in_unit(MassUnit::Lb),
        BodyUnit::Cm => units as f64 / LengthUnit::Cm.in_millimetres(),
        BodyUnit::In => units as f64 / LengthUnit::In.in_millimetres(),
        BodyUnit::Percent => units as f64 / 100.0,
    };
    (value * 100.0).round() / 100.0
}

/// The first day that a span draws.
fn first_of(span: BodySpan, today: i32) -> i32 {
    match span {
        BodySpan::Quarter => today - 89,
        BodySpan::Year => today - 364,
        BodySpan::All => i32::MIN,
    }
}

/// The change a week of the last 90 days, and whether it surely is one.
fn a_week(measure: BodyMeasure, points: &[OnDay], today: Date) -> Option<(i64, bool)> {
    match measure.quantity() {
        BodyQuantity::Mass => slope(points, Grams, today),
        BodyQuantity::Length => slope(points, Millimetres, today),
        BodyQuantity::Share => slope(points, FatShare, today),
    }
}

fn slope<Q: Measured>(points: &[OnDay], of: fn(i64) -> Q, today: Date) -> Option<(i64, bool)> {
    let points = points.iter().map(|(day, units)| (*day, of(*units)));
    let line = Line::through(last_days(points, today, TREND_DAYS)).ok()?;
    let (low, high) = line.per_week_range();
    let surely = low.units() > 0 || high.units() < 0;
    Some((line.per_week().units(), surely))
}

impl Look<'_> {
    /// The Body screen.
    pub fn body(&self, request: &BodyRequest) -> Result<BodyPage, ApiError> {
        let measure = BodyMeasure::from(request.measure);
        let unit = unit_of(measure, self.unit);
        let today = self.now.date();
        let last = days::number(today);
        let first = first_of(request.span, last);
        let needed = first.min(last - 89).saturating_sub(SMOOTHED_FROM);
        let all = readings(self.reader, measure, (needed, last))?;
        let smooth = smooth(measure, &all);
        let slope = a_week(measure, &all, today);
        let limit = request.limit.unwrap_or(USUAL_LIST).clamp(1, LONGEST_LIST);
        let (entries, more) = self.entries(measure, unit, limit)?;
        let recent = smooth.last().map(|(_, units)| in_unit(*units, unit));
        Ok(BodyPage {
            measure: request.measure,
            unit,
            today: today.to_string(),
            points: points(&all, &smooth, (first, request.span), unit),
            trend: recent,
            a_week: slope.map(|(units, _)| in_unit(units, unit)),
            moves: slope.is_some_and(|(_, surely)| surely),
            entries,
            more,
            measures: self.measures()?,
        })
    }

    /// The newest readings, and whether there are more.
    fn entries(
        &self,
        measure: BodyMeasure,
        unit: BodyUnit,
        limit: u32,
    ) -> Result<(Vec<BodyEntry>, bool), ApiError> {
        let one_more = limit.saturating_add(1);
        let rows = self
            .reader
            .measurements_before(measure.as_str(), i32::MAX, one_more)?;
        let more = rows.len() > limit as usize;
        let entry = |(at, row): (usize, &MeasurementRow)| {
            let reading = measure.read(&row.reading).ok()?;
            let before = rows.get(at + 1).map(|before| row.units - before.units);
            Some(BodyEntry {
                change: before.map(|change| in_unit(change, unit)),
                ..shown_reading(days::day(row.day), reading)
            })
        };
        let shown = rows.iter().enumerate().take(limit as usize);
        Ok((shown.filter_map(entry).collect(), more))
    }

    fn measures(&self) -> Result<Vec<MeasureLine>, ApiError> {
        let mut lines = Vec::new();
        for measure in BodyMeasure::ALL {
            let newest = self
                .reader
                .measurements_before(measure.as_str(), i32::MAX, 1)?;
            let newest = newest.into_iter().next();
            lines.extend(newest.and_then(|row| {
                Some(MeasureLine {
                    measure: api::BodyMeasure::from(measure),
                    latest: shown_reading(days::day(row.day), measure.read(&row.reading).ok()?),
                })
            }));
        }
        Ok(lines)
    }
}

/// The points of the chart, of days or of weeks.
fn points(
    all: &[OnDay],
    smooth: &[OnDay],
    (first, span): (i32, BodySpan),
    unit: BodyUnit,
) -> Vec<BodyPoint> {
    let both = all.iter().zip(smooth);
    let drawn: Vec<_> = both.filter(|(it, _)| days::number(it.0) >= first).collect();
    let week = |day: Date| match span {
        BodySpan::Quarter | BodySpan::Year => days::number(day),
        BodySpan::All => days::monday(day),
    };
    let weeks = drawn.chunk_by(|a, b| week(a.0.0) == week(b.0.0));
    let point = |week: &[(&OnDay, &OnDay)]| {
        let last = week.last()?;
        let sum: i64 = week.iter().map(|(it, _)| it.1).sum();
        Some(BodyPoint {
            day: last.0.0.to_string(),
            value: in_unit(sum / week.len() as i64, unit),
            trend: in_unit(last.1.1, unit),
        })
    };
    weeks.filter_map(point).collect()
}
