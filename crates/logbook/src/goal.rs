//! The document of a goal: flat scalars at the root. How far somebody is on the
//! way is in none of them; that follows from what was logged.

use std::{fmt, str::FromStr};

use automerge::{ObjId, ReadDoc, ScalarValue, transaction::Transactable, transaction::Transaction};
use jiff::civil::{Date, date};
use training::{Reps, body::BodyMeasure};

use crate::{Document, ExerciseId, LogbookError, scalar, schema};

/// What a goal is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalAbout {
    /// The estimated one-rep maximum of an exercise.
    E1rm(ExerciseId),
    /// A load for at least so many repetitions.
    Load(Reps, ExerciseId),
    /// Workouts in each of some weeks in a row.
    Frequency,
    /// Volume in a period.
    Volume,
    /// Distance in a period.
    Distance,
    /// Workouts in a period.
    Workouts,
    /// A measurement of the body.
    Body(BodyMeasure),
}

impl fmt::Display for GoalAbout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::E1rm(exercise) => write!(f, "e1rm {exercise}"),
            Self::Load(reps, exercise) => write!(f, "load {} {exercise}", reps.0),
            Self::Frequency => f.write_str("frequency"),
            Self::Volume => f.write_str("volume"),
            Self::Distance => f.write_str("distance"),
            Self::Workouts => f.write_str("workouts"),
            Self::Body(measure) => write!(f, "body {}", measure.as_str()),
        }
    }
}

impl FromStr for GoalAbout {
    type Err = LogbookError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || LogbookError::NotAnId(text.to_owned());
        let words: Vec<&str> = text.split(' ').collect();
        Ok(match words.as_slice() {
            ["e1rm", exercise] => Self::E1rm(ExerciseId((*exercise).to_owned())),
            ["load", reps, exercise] => {
                let reps = reps.parse().map_err(|_| unknown())?;
                Self::Load(Reps(reps), ExerciseId((*exercise).to_owned()))
            }
            ["frequency"] => Self::Frequency,
            ["volume"] => Self::Volume,
            ["distance"] => Self::Distance,
            ["workouts"] => Self::Workouts,
            ["body", measure] => Self::Body(measure.parse().map_err(|_| unknown())?),
            _ => return Err(unknown()),
        })
    }
}

/// The days that a goal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalPeriod {
    /// A month, by its first day.
    Month(Date),
    /// A year.
    Year(i16),
    /// From one day to another, both counted.
    Days(Date, Date),
}

impl GoalPeriod {
    /// The first day.
    pub fn first(self) -> Date {
        match self {
            Self::Month(day) => day.first_of_month(),
            Self::Year(year) => date(year, 1, 1),
            Self::Days(first, _) => first,
        }
    }

    /// The last day.
    pub fn last(self) -> Date {
        match self {
            Self::Month(day) => day.last_of_month(),
            Self::Year(year) => date(year, 12, 31),
            Self::Days(_, last) => last,
        }
    }
}

impl fmt::Display for GoalPeriod {
    /// `2026-11`, `2026` or `2026-11-03/2026-12-24`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl FromStr for GoalPeriod {
    type Err = LogbookError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || LogbookError::NotAnId(text.to_owned());
        let day = |text: &str| text.parse::<Date>().map_err(|_| unknown());
        let period = match (text.split_once('/'), text.len()) {
            (Some((first, last)), _) => Self::Days(day(first)?, day(last)?),
            (None, 4) => Self::Year(day(&format!("{text}-01-01"))?.year()),
            (None, _) => Self::Month(day(&format!("{text}-01"))?),
        };
        Ok(period)
    }
}

/// The fields of a goal. To write, a field that is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalFields {
    /// What it is about.
    pub about: Option<GoalAbout>,
    /// What is to be reached: `120 kg`, `18 %`, `40`, or `3x12`, which is three
    /// workouts a week for twelve weeks.
    pub to: Option<String>,
    /// Where it began, in the same form.
    pub from: Option<String>,
    /// The days that it is about.
    pub period: Option<GoalPeriod>,
    /// The day on which it was set.
    pub since: Option<Date>,
}

/// A goal as its document tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// Its fields. What cannot be read, such as a kind of goal of a newer
    /// version, is none.
    pub fields: GoalFields,
    /// When it went into the trash, in milliseconds since 1970.
    pub deleted: Option<i64>,
}

/// Writes the fields that are given.
pub fn set_goal(page: &mut Transaction<'_>, fields: &GoalFields) -> Result<(), LogbookError> {
    let texts = [
        (
            schema::ABOUT,
            fields.about.as_ref().map(ToString::to_string),
        ),
        (schema::TO, fields.to.clone()),
        (schema::FROM, fields.from.clone()),
        (schema::PERIOD, fields.period.map(|it| it.to_string())),
        (schema::SINCE, fields.since.map(|it| it.to_string())),
    ];
    for (key, text) in texts {
        if let Some(text) =
            text.filter(|text| scalar::root_string(page, key).as_ref() != Some(text))
        {
            page.put(ObjId::Root, key, text)?;
        }
    }
    Ok(())
}

/// Puts a goal into the trash.
pub fn delete_goal(page: &mut Transaction<'_>, now_ms: i64) -> Result<(), LogbookError> {
    page.put(ObjId::Root, schema::DELETED, ScalarValue::Timestamp(now_ms))?;
    Ok(())
}

/// Takes a goal out of the trash.
pub fn restore_goal(page: &mut Transaction<'_>) -> Result<(), LogbookError> {
    if page.get(ObjId::Root, schema::DELETED)?.is_some() {
        page.delete(ObjId::Root, schema::DELETED)?;
    }
    Ok(())
}

/// Reads a goal.
pub fn read_goal(document: &Document) -> Goal {
    let doc = document.automerge();
    let text = |key| scalar::root_string(doc, key);
    let deleted = doc.get(ObjId::Root, schema::DELETED).ok().flatten();
    Goal {
        fields: GoalFields {
            about: text(schema::ABOUT).and_then(|it| it.parse().ok()),
            to: text(schema::TO),
            from: text(schema::FROM),
            period: text(schema::PERIOD).and_then(|it| it.parse().ok()),
            since: text(schema::SINCE).and_then(|it| it.parse().ok()),
        },
        deleted: deleted.map(|(value, _)| value.as_i64().unwrap_or_default()),
    }
}
