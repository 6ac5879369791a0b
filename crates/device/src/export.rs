//! The whole logbook, or some of its workouts, as one JSON document that other
//! programs can read.
//!
//! Training is written straight from the documents of the ledger, a workout at a
//! time, so a logbook of any length takes the memory of one workout. What is in the trash
//! is left out, and so is everything that two devices with equal logbooks would
//! tell differently: the device, the time of the export, the order of arrival.
//! Equal logbooks export the same bytes. `docs/export-format.md` describes the
//! form. The command line calls it; it is no backup, which `backups` makes.

mod around;
mod csv;
mod file;

pub use csv::write as write_csv;
pub(crate) use file::into_file;

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use jiff::Timestamp;
use logbook::{Document, DocumentId, Entry, LoggedSet, Workout, read_workout};
use serde::Serialize;
use store::{Reader, StoreError};
use uuid::Uuid;

use crate::{Catalogue, api::ApiError};

/// The version of the form that is written.
pub const VERSION: u32 = 1;

/// How many workouts are listed at a time.
const PAGE: u32 = 500;

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// How many workouts.
    pub workouts: u32,
    /// How many sets.
    pub sets: u32,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The logbook could not be read.
    #[error(transparent)]
    Logbook(#[from] ApiError),
    /// What was exported could not be written.
    #[error("export: {0}")]
    Write(#[from] io::Error),
}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> Self {
        Self::Logbook(error.into())
    }
}

/// Which workouts are exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them, and everything else that there is.
    Everything,
    /// These, as far as they are out of the trash, and the exercises that they name.
    These(BTreeSet<Uuid>),
}

impl Scope {
    fn holds(&self, workout: Uuid) -> bool {
        match self {
            Self::Everything => true,
            Self::These(some) => some.contains(&workout),
        }
    }
}

/// Writes the logbook as it is at one moment, whatever is logged meanwhile.
pub fn write(
    reader: &Reader,
    scope: &Scope,
    out: &mut impl Write,
) -> Result<Exported, ExportError> {
    reader.snapshot(|reader| Export::new(reader, scope, out).write())
}

#[derive(Serialize)]
struct SettingsOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

#[derive(Serialize)]
struct WorkoutOut<'a> {
    id: Uuid,
    title: &'a str,
    start: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    entries: Vec<EntryOut<'a>>,
}

#[derive(Serialize)]
struct EntryOut<'a> {
    id: Uuid,
    exercise: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    superset: Option<&'a str>,
    sets: Vec<SetOut<'a>>,
}

#[derive(Serialize)]
struct SetOut<'a> {
    id: Uuid,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    load: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
}

#[derive(Serialize)]
struct ExerciseOut<'a> {
    id: &'a str,
    name: &'a str,
    own: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<&'a str>,
}

/// An export under way.
struct Export<'a, W> {
    reader: &'a Reader,
    scope: &'a Scope,
    out: &'a mut W,
    /// Exercises that have to be named at the end.
    exercises: BTreeSet<String>,
    exported: Exported,
}

impl<'a, W: Write> Export<'a, W> {
    fn new(reader: &'a Reader, scope: &'a Scope, out: &'a mut W) -> Self {
        Self {
            reader,
            scope,
            out,
            exercises: BTreeSet::new(),
            exported: Exported::default(),
        }
    }

    fn write(mut self) -> Result<Exported, ExportError> {
        write!(
            self.out,
            r#"{{"format":"chalkbook","version":{VERSION},"settings":"#
        )?;
        let unit = self.reader.setting("unit")?;
        self.value(&SettingsOut { unit })?;
        self.out.write_all(br#","workouts":["#)?;
        for id in self.workouts_by_start()? {
            self.workout(id)?;
        }
        if *self.scope == Scope::Everything {
            self.out.write_all(br#"],"routines":["#)?;
            self.write_routines()?;
            self.out.write_all(br#"],"goals":["#)?;
            self.write_goals()?;
            self.out.write_all(br#"],"body":["#)?;
            self.write_body()?;
        }
        self.out.write_all(br#"],"exercises":["#)?;
        self.write_exercises()?;
        self.out.write_all(b"]}\n")?;
        self.out.flush()?;
        Ok(self.exported)
    }

    /// The workouts of the scope out of the trash, by begin and then by id.
    fn workouts_by_start(&self) -> Result<Vec<Uuid>, ExportError> {
        let mut page = self.reader.newest_workouts(PAGE)?;
        let mut all = Vec::new();
        while let Some(last) = page.last() {
            let next = self.reader.workouts_before(&last.start, last.id, PAGE)?;
            let meant = page.into_iter().filter(|row| self.scope.holds(row.id));
            all.extend(meant.map(|row| (row.start, row.id)));
            page = next;
        }
        all.sort_unstable();
        Ok(all.into_iter().map(|(_, id)| id).collect())
    }

    fn workout(&mut self, id: Uuid) -> Result<(), ExportError> {
        let workout = self.read(id)?;
        let start = workout.start.as_ref().map_or("", logbook::Stamp::as_str);
        let entries = workout
            .entries
            .iter()
            .filter(|entry| entry.deleted.is_none());
        let out = WorkoutOut {
            id,
            title: &workout.title,
            start,
            end: workout.end.as_str(),
            note: &workout.note,
            source: workout.source_key.as_deref(),
            entries: entries.map(|entry| self.entry(entry)).collect(),
        };
        self.exported.workouts += 1;
        self.item(self.exported.workouts as usize - 1, &out)
    }

    fn read(&self, id: Uuid) -> Result<Workout, ExportError> {
        let id = DocumentId::Workout(id);
        let changes = self.reader.changes_of(&id.to_string())?;
        let document = Document::from_changes(id, changes.iter().map(Vec::as_slice))
            .map_err(ApiError::from)?;
        Ok(read_workout(&document))
    }

    fn entry<'e>(&mut self, entry: &'e Entry) -> EntryOut<'e> {
        let sets: Vec<_> = entry
            .sets
            .iter()
            .filter(|set| set.deleted.is_none())
            .map(set_out)
            .collect();
        self.exported.sets += sets.len() as u32;
        self.exercises.insert(entry.exercise.0.clone());
        EntryOut {
            id: entry.id,
            exercise: &entry.exercise.0,
            note: &entry.note,
            superset: entry.superset.as_deref(),
            sets,
        }
    }

    /// Every exercise that was named, and with everything else every one that the
    /// person made or changed.
    fn write_exercises(&mut self) -> Result<(), ExportError> {
        let rows = self.reader.exercises()?;
        if *self.scope == Scope::Everything {
            self.exercises.extend(rows.iter().map(|row| row.id.clone()));
        }
        let catalogue = Catalogue::new(rows);
        for (place, id) in std::mem::take(&mut self.exercises).iter().enumerate() {
            let row = catalogue.row(id);
            let out = ExerciseOut {
                id,
                name: catalogue.name(id),
                own: row.is_some_and(|row| row.own),
                archived: row.is_some_and(|row| row.archived),
                merged_into: row.and_then(|row| row.merged_into.as_deref()),
            };
            self.item(place, &out)?;
        }
        Ok(())
    }

    /// An item of a list, the first of which is at place 0.
    fn item(&mut self, place: usize, value: &impl Serialize) -> Result<(), ExportError> {
        if place > 0 {
            self.out.write_all(b",")?;
        }
        self.value(value)
    }

    fn value(&mut self, value: &impl Serialize) -> Result<(), ExportError> {
        serde_json::to_writer(&mut *self.out, value).map_err(io::Error::from)?;
        Ok(())
    }
}

fn set_out(logged: &LoggedSet) -> SetOut<'_> {
    let set = &logged.set;
    SetOut {
        id: logged.id,
        kind: set.kind.as_str(),
        load: set.load.map(|load| load.to_string()),
        reps: set.reps.map(|reps| reps.0),
        distance: set.distance.map(|distance| distance.to_string()),
        seconds: set.time.map(|time| time.0),
        effort: set.effort.map(|effort| effort.to_string()),
        note: set.note.as_deref(),
        rest: logged.rest.map(|rest| rest.0),
        done: logged
            .done
            .and_then(|done| Some(Timestamp::from_millisecond(done).ok()?.to_string())),
    }
}
