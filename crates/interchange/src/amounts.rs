//! The amounts of one set: weight, reps, distance, time and effort.
//!
//! The same for every app, because zero and blank mean the same in all of them:
//! not applicable. Called by `strong` and `hevy` for each row that is a set.

use training::{
    Distance, DistanceUnit, Effort, Load, Mass, MassUnit, Reps, Rpe, Seconds, Set, SetKind,
};

use crate::header::{Cells, Column};
use crate::lifts::Lift;
use crate::numbers::{number, whole_seconds};
use crate::units::Units;
use crate::words::quoted;

/// The heaviest weight that is believed, in either unit.
pub(crate) const MOST_WEIGHT: f64 = 10_000.0;
/// The most reps of one set that are believed.
const MOST_REPS: f64 = 100_000.0;
/// The longest distance of one set that is believed: 10,000 km.
const MOST_MILLIMETRES: f64 = 1e10;
/// The longest time of one set that is believed: 100 hours.
const MOST_SECONDS: f64 = 360_000.0;

/// Why a row is not imported, and the column at fault if it is one.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub column: Option<Column>,
    pub reason: String,
}

impl Refusal {
    pub fn of_row(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self {
            column: None,
            reason,
        }
    }

    pub fn of(column: Column, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self {
            column: Some(column),
            reason,
        }
    }
}

/// Reads the amounts of a set.
///
/// # Errors
/// A [`Refusal`] when a number cannot be read or believed, or when there is
/// nothing but zeros and blanks.
pub(crate) fn set(
    cells: &Cells<'_>,
    kind: SetKind,
    lift: Lift,
    units: Units,
) -> Result<Set, Refusal> {
    let weight = weight(cells, units.mass)?;
    let reps = reps(cells)?;
    let distance = distance(cells, units.distance)?;
    let time = seconds(cells)?;
    let done = reps.is_some_and(|reps| reps.0 > 0) || distance.is_some() || time.is_some();
    if !done && weight.is_none() {
        return Err(Refusal::of_row(
            "the exercise was added, but nothing was logged",
        ));
    }
    let (effort, note) = effort(cells.text(Column::Rpe));
    Ok(Set {
        kind,
        load: load(weight, lift, reps)?,
        // Zero reps with nothing but a weight is an attempt that failed;
        // beside a time or distance it means "not applicable".
        reps: reps.filter(|reps| reps.0 > 0 || (distance.is_none() && time.is_none())),
        distance,
        time,
        effort,
        note,
    })
}

/// A weight that is not zero: which way it pulls, and how much.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    mass: Mass,
    helps: bool,
}

fn weight(cells: &Cells<'_>, unit: MassUnit) -> Result<Option<Weighed>, Refusal> {
    let value = amount(cells, Column::Weight, -MOST_WEIGHT..=MOST_WEIGHT)?.unwrap_or(0.0);
    if value == 0.0 {
        return Ok(None);
    }
    let unit = match cells.text(Column::WeightUnit) {
        "" => unit,
        text => text
            .parse()
            .map_err(|_| unknown_unit(Column::WeightUnit, text))?,
    };
    let mass = Mass::new(value.abs(), unit)
        .map_err(|error| Refusal::of(Column::Weight, error.to_string()))?;
    let helps = value < 0.0;
    Ok(Some(Weighed { mass, helps }))
}

fn reps(cells: &Cells<'_>) -> Result<Option<Reps>, Refusal> {
    let Some(value) = amount(cells, Column::Reps, 0.0..=MOST_REPS)? else {
        return Ok(None);
    };
    if value.fract() != 0.0 {
        let text = quoted(cells.text(Column::Reps));
        let reason = format!("{text} is not a whole number of reps");
        return Err(Refusal::of(Column::Reps, reason));
    }
    Ok(Some(Reps(value as u32)))
}

fn distance(cells: &Cells<'_>, unit: DistanceUnit) -> Result<Option<Distance>, Refusal> {
    let value = amount(cells, Column::Distance, 0.0..=MOST_MILLIMETRES)?.unwrap_or(0.0);
    if value == 0.0 {
        return Ok(None);
    }
    let unit = match cells.text(Column::DistanceUnit) {
        "" => unit,
        text => text
            .parse()
            .map_err(|_| unknown_unit(Column::DistanceUnit, text))?,
    };
    if value * unit.in_millimetres() > MOST_MILLIMETRES {
        return Err(absurd(cells, Column::Distance));
    }
    let distance = Distance::new(value, unit)
        .map_err(|error| Refusal::of(Column::Distance, error.to_string()))?;
    Ok(Some(distance))
}

/// The seconds of a set or of a rest, to the nearest whole one.
pub(crate) fn seconds(cells: &Cells<'_>) -> Result<Option<Seconds>, Refusal> {
    let value = amount(cells, Column::Seconds, 0.0..=MOST_SECONDS)?;
    let whole = value.and_then(whole_seconds).filter(|&seconds| seconds > 0);
    Ok(whole.map(Seconds))
}

/// A number within its range, `None` where the cell is blank.
fn amount(
    cells: &Cells<'_>,
    column: Column,
    believed: std::ops::RangeInclusive<f64>,
) -> Result<Option<f64>, Refusal> {
    let text = cells.text(column);
    if text.is_empty() {
        return Ok(None);
    }
    let Some(value) = number(text) else {
        let reason = format!("{} is not a number", quoted(text));
        return Err(Refusal::of(column, reason));
    };
    if !believed.contains(&value) {
        return Err(absurd(cells, column));
    }
    Ok(Some(value))
}

fn absurd(cells: &Cells<'_>, column: Column) -> Refusal {
    let text = cells.text(column);
    let what = if text.starts_with(['-', '\u{2212}']) {
        "is below what is possible"
    } else {
        "is more than is possible"
    };
    Refusal::of(column, format!("{} {what}", quoted(text)))
}

fn unknown_unit(column: Column, text: &str) -> Refusal {
    Refusal::of(column, format!("{} is not a known unit", quoted(text)))
}

/// What the weight means for this lift.
fn load(weight: Option<Weighed>, lift: Lift, reps: Option<Reps>) -> Result<Option<Load>, Refusal> {
    let Some(Weighed { mass, helps }) = weight else {
        let moved = reps.is_some_and(|reps| reps.0 > 0);
        return Ok((moved && lift.moves_the_body).then_some(Load::Bodyweight));
    };
    match (helps, lift) {
        (true, lift) if lift.takes_help => Ok(Some(Load::Assisted(mass))),
        (true, _) => {
            let reason = "a weight below zero means help, which this exercise has none of";
            Err(Refusal::of(Column::Weight, reason))
        }
        (false, lift) if lift.is_assisted => Ok(Some(Load::Assisted(mass))),
        (false, lift) if lift.moves_the_body => Ok(Some(Load::Added(mass))),
        (false, _) => Ok(Some(Load::Weight(mass))),
    }
}

/// The effort to the nearest half; what is off the scale becomes a note, so
/// that neither the set nor the remark is lost.
fn effort(text: &str) -> (Option<Effort>, Option<String>) {
    let value = number(text);
    if text.is_empty() || value == Some(0.0) {
        return (None, None);
    }
    let rpe = value.and_then(|value| Rpe::new((value * 2.0).round() / 2.0).ok());
    match rpe {
        Some(rpe) => (Some(Effort::Rpe(rpe)), None),
        None => (None, Some(format!("RPE {text}"))),
    }
}
