//! What reading a file gives: workouts, and everything that was not plain.
//!
//! Values only. They belong to no logbook yet: exercises bear the other app's
//! names, and nothing has an id. The device shows them as a preview, asks the
//! questions, and then writes them down.

use std::fmt;

use jiff::civil::DateTime;
use training::{DistanceUnit, MassUnit, Seconds, Set};

/// An app whose exports are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Importer {
    /// Strong, in all five of its layouts.
    Strong,
    /// Hevy, in all three of its dialects.
    Hevy,
}

impl Importer {
    /// The word that stands for the app in documents and keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Hevy => "hevy",
        }
    }
}

/// What the person says about a file that leaves units open. It never overrides
/// a unit that the file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// The unit of weights without one.
    pub mass_unit: Option<MassUnit>,
    /// The unit of distances without one. Left out, it goes with the unit of
    /// mass: kilometres with kilograms, miles with pounds.
    pub distance_unit: Option<DistanceUnit>,
}

/// What has to be asked before importing. At most one question is open at a
/// time; the workouts are read under its suggestion, for a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The file has weights and does not say in which unit.
    MassUnit {
        /// What the numbers look like.
        suggested: MassUnit,
    },
    /// The file has distances, does not say in which unit, and has no weights
    /// whose unit they could go with.
    DistanceUnit {
        /// What the preview assumes.
        suggested: DistanceUnit,
    },
}

/// A file as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The app that wrote the file.
    pub importer: Importer,
    /// The layout for people, such as "Strong, comma, 12 columns".
    pub layout: &'static str,
    /// How many rows the file has, its headers aside. Each of them is a set, or
    /// [merged](ImportedWorkout::merged), or [skipped](Import::skipped).
    pub rows: u32,
    /// The workouts that have at least one set, oldest first.
    pub workouts: Vec<ImportedWorkout>,
    /// The rows that are not imported, in the order of the file.
    pub skipped: Vec<Skipped>,
    /// What has to be answered before importing.
    pub questions: Vec<Question>,
    /// What was decided without asking, in the order of the file.
    pub assumed: Vec<Assumption>,
}

/// A workout of another app.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedWorkout {
    /// By which the same workout is known when it is imported again.
    pub key: SourceKey,
    /// Its name, maybe empty.
    pub title: String,
    /// When it started, by the phone's clock. The apps export no zone.
    pub start: DateTime,
    /// When it ended, where that is known and after the start.
    pub end: Option<DateTime>,
    /// What was noted about it, maybe empty.
    pub note: String,
    /// The exercises in order.
    pub entries: Vec<ImportedEntry>,
    /// How many rows became part of a set or a note: rests and note rows.
    pub merged: u32,
}

/// The identity of a workout in the other app: importer, start, title and
/// whatever else tells workouts apart, then an ordinal among equal ones.
///
/// It depends neither on the layout, the units and the language of the file,
/// nor on the other workouts in it, equal ones aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceKey(pub String);

/// An exercise within a workout.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedEntry {
    /// The other app's name for it.
    pub exercise: String,
    /// Entries of a workout with the same number were done in turns.
    pub superset: Option<u32>,
    /// What was noted about it, maybe empty.
    pub note: String,
    /// The sets in order; at least one.
    pub sets: Vec<ImportedSet>,
}

/// A set of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedSet {
    /// The set itself.
    pub set: Set,
    /// The rest after it, where a timer ran.
    pub rest: Option<Seconds>,
    /// The line of the file, counted from 1.
    pub line: u64,
}

/// A row that is not imported, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The line at which the row starts, counted from 1.
    pub line: u64,
    /// The header of the column at fault; empty when it is the whole row.
    pub column: String,
    /// Why, in plain words.
    pub reason: String,
}

/// What was decided without asking. Its `Display` says it in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assumption {
    /// Distances without a unit are in the one that goes with the weights.
    DistanceUnit(DistanceUnit),
    /// Dates in numbers were read with the day first.
    DayFirst {
        /// The first such date as written.
        example: String,
    },
    /// Weights in pounds were taken back to the kilograms that they were
    /// converted from.
    TakenBackToKilograms {
        /// In how many sets.
        sets: u32,
    },
    /// A workout's length or end could not be read, so it has no end.
    NoEnd {
        /// The first line of the workout.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// Rows that repeat a whole workout were read as workouts of their own.
    Repeated {
        /// The first line of the workout.
        line: u64,
        /// How often the workout is there.
        times: u32,
    },
    /// A column is not imported.
    UnusedColumn(String),
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DistanceUnit(unit) => write!(f, "distances without a unit are in {unit}"),
            Self::DayFirst { example } => {
                write!(f, "dates such as {example} are day, month, year")
            }
            Self::TakenBackToKilograms { sets } => write!(
                f,
                "the weights of {sets} sets were converted from round kilograms, and are those again"
            ),
            Self::NoEnd { line, text } => write!(
                f,
                "the workout at line {line} has no end, because “{text}” is none"
            ),
            Self::Repeated { line, times } => write!(
                f,
                "the workout at line {line} is in the file {times} times, and is imported as often"
            ),
            Self::UnusedColumn(header) => write!(f, "the column “{header}” is not imported"),
        }
    }
}
