//! What an export holds beside the training itself: routines, goals, and what was
//! measured of the body, each out of the trash.

use std::io::Write;

use logbook::GoalAbout;
use serde::Serialize;
use store::{GoalRow, MeasurementRow, PlannedEntryRow, RoutineRow, RoutineRows};
use training::{DayNumber, body::BodyMeasure};
use uuid::Uuid;

use super::{Export, ExportError};

#[derive(Serialize)]
struct RoutineOut<'a> {
    id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    folder: &'a str,
    entries: Vec<PlannedEntryOut<'a>>,
}

#[derive(Serialize)]
struct PlannedEntryOut<'a> {
    id: Uuid,
    exercise: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    superset: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<u32>,
    sets: Vec<PlannedSetOut<'a>>,
}

#[derive(Serialize)]
struct PlannedSetOut<'a> {
    id: Uuid,
    target: &'a str,
}

#[derive(Serialize)]
struct GoalOut<'a> {
    id: Uuid,
    about: &'a str,
    to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

#[derive(Serialize)]
struct MeasurementOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    measure: &'a str,
    reading: &'a str,
}

impl<W: Write> Export<'_, W> {
    /// The routines, in their order.
    pub(super) fn write_routines(&mut self) -> Result<(), ExportError> {
        for (place, RoutineRow { id, .. }) in self.reader.routines()?.into_iter().enumerate() {
            if let Some(rows) = self.reader.routine(id)? {
                let entries = live_entries(&rows);
                let exercises = entries.iter().map(|entry| entry.exercise.clone());
                self.exercises.extend(exercises);
                self.item(place, &routine_out(&rows, &entries))?;
            }
        }
        Ok(())
    }

    /// The goals, the oldest first.
    pub(super) fn write_goals(&mut self) -> Result<(), ExportError> {
        for (place, goal) in self.reader.goals()?.iter().enumerate() {
            if let Ok(GoalAbout::E1rm(exercise) | GoalAbout::Load(_, exercise)) = goal.about.parse()
            {
                self.exercises.insert(exercise.0);
            }
            self.item(place, &goal_out(goal))?;
        }
        Ok(())
    }

    /// The measurements of the body, by day and then by measure.
    pub(super) fn write_body(&mut self) -> Result<(), ExportError> {
        let mut all = Vec::new();
        for measure in BodyMeasure::ALL {
            let readings = self
                .reader
                .measurements(measure.as_str(), i32::MIN, i32::MAX);
            all.extend(readings?);
        }
        all.sort_by(|one, other| (one.day, &one.measure).cmp(&(other.day, &other.measure)));
        for (place, row) in all.iter().enumerate() {
            self.item(place, &measurement_out(row))?;
        }
        Ok(())
    }
}

fn live_entries(rows: &RoutineRows) -> Vec<&PlannedEntryRow> {
    let live = rows.entries.iter().filter(|entry| entry.deleted.is_none());
    live.collect()
}

fn routine_out<'a>(rows: &'a RoutineRows, entries: &[&'a PlannedEntryRow]) -> RoutineOut<'a> {
    RoutineOut {
        id: rows.routine.id,
        name: &rows.routine.name,
        folder: &rows.routine.folder,
        entries: entries.iter().map(|entry| entry_out(rows, entry)).collect(),
    }
}

fn entry_out<'a>(rows: &'a RoutineRows, entry: &'a PlannedEntryRow) -> PlannedEntryOut<'a> {
    let sets = rows.sets.iter();
    let sets = sets.filter(|set| set.entry == entry.id && set.deleted.is_none());
    PlannedEntryOut {
        id: entry.id,
        exercise: &entry.exercise,
        note: &entry.note,
        superset: entry.superset.as_deref(),
        rest: entry.rest,
        sets: sets
            .map(|set| PlannedSetOut {
                id: set.id,
                target: &set.target,
            })
            .collect(),
    }
}

fn goal_out(goal: &GoalRow) -> GoalOut<'_> {
    GoalOut {
        id: goal.id,
        about: &goal.about,
        to: &goal.aim,
        from: goal.began.as_deref(),
        period: goal.period.as_deref(),
        since: text_of(goal.since),
    }
}

fn measurement_out(row: &MeasurementRow) -> MeasurementOut<'_> {
    MeasurementOut {
        day: text_of(row.day),
        measure: &row.measure,
        reading: &row.reading,
    }
}

fn text_of(day: i32) -> Option<String> {
    Some(DayNumber(day).date()?.to_string())
}
