//! Ids. A document's id is the id of the thing that it holds.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use uuid::Uuid;

use crate::{LogbookError, ReadingId};

/// An exercise: the slug of a shipped one, or the UUID of an own one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExerciseId(pub String);

impl fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A year of the calendar, from 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Year(i16);

impl Year {
    /// The year of a day; none before the year 0.
    pub fn of(day: Date) -> Option<Self> {
        (day.year() >= 0).then(|| Self(day.year()))
    }

    /// Whether a day is in it.
    pub fn holds(self, day: Date) -> bool {
        day.year() == self.0
    }

    /// Its number.
    pub fn number(self) -> i16 {
        self.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl FromStr for Year {
    type Err = LogbookError;

    /// Takes four digits, so that a year has one name only.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| digits);
        let number = number.ok_or_else(|| LogbookError::NotAnId(text.to_owned()))?;
        Ok(Self(number))
    }
}

/// Names one document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentId {
    /// A workout.
    Workout(Uuid),
    /// A routine.
    Routine(Uuid),
    /// An own exercise, or what the person changed about a shipped one.
    Exercise(ExerciseId),
    /// What an importer's names stand for.
    Names(String),
    /// A gym: its bars and its plates.
    Gym(Uuid),
    /// A year of measurements of the body.
    Body(Year),
    /// A goal.
    Goal(Uuid),
    /// The settings of the logbook.
    Settings,
    /// A kind of thing that a newer version knows.
    Unknown(String),
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workout(id) => write!(f, "workout/{id}"),
            Self::Routine(id) => write!(f, "routine/{id}"),
            Self::Exercise(id) => write!(f, "exercise/{id}"),
            Self::Names(importer) => write!(f, "names/{importer}"),
            Self::Gym(id) => write!(f, "gym/{id}"),
            Self::Body(year) => write!(f, "body/{year}"),
            Self::Goal(id) => write!(f, "goal/{id}"),
            Self::Settings => f.write_str("settings"),
            Self::Unknown(text) => f.write_str(text),
        }
    }
}

impl FromStr for DocumentId {
    type Err = LogbookError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_an_id = || LogbookError::NotAnId(text.to_owned());
        Ok(match text.split_once('/') {
            None if text == "settings" => Self::Settings,
            None if text.is_empty() => return Err(not_an_id()),
            Some(("workout", id)) => Self::Workout(id.parse().map_err(|_| not_an_id())?),
            Some(("routine", id)) => Self::Routine(id.parse().map_err(|_| not_an_id())?),
            Some(("exercise", id)) => Self::Exercise(ExerciseId(id.to_owned())),
            Some(("names", importer)) => Self::Names(importer.to_owned()),
            Some(("gym", id)) => Self::Gym(id.parse().map_err(|_| not_an_id())?),
            Some(("body", year)) => Self::Body(year.parse().map_err(|_| not_an_id())?),
            Some(("goal", id)) => Self::Goal(id.parse().map_err(|_| not_an_id())?),
            Some(_) | None => Self::Unknown(text.to_owned()),
        })
    }
}

/// The thing of a document that an intention is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The document itself: a workout, a routine, a goal, a gym.
    Whole,
    /// One of its entries.
    Entry(Uuid),
    /// A set of one of its entries.
    Set {
        /// The entry.
        entry: Uuid,
        /// The set.
        set: Uuid,
    },
    /// A measurement of a year of them.
    Reading(ReadingId),
}
