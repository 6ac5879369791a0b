//! A thing of the logbook as a person knows it, and the device that did something
//! with it: for lists that hold things of every kind.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{body::BodyMeasure, goals::GoalAbout, shown::*};

/// A thing of any kind, by what a person calls it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Known {
    /// A workout.
    Workout {
        /// Its title; empty where it has none.
        title: String,
        /// Its day.
        day: String,
    },
    /// A routine.
    Routine {
        /// Its name.
        name: String,
    },
    /// An exercise in a workout or a routine.
    Entry {
        /// Which.
        exercise: ExerciseName,
        /// What it is in.
        within: Within,
    },
    /// A set of a workout, or what a routine aims at.
    Set {
        /// Of which exercise.
        exercise: ExerciseName,
        /// What it says, in the notation.
        text: String,
        /// What it is in.
        within: Within,
    },
    /// A goal.
    Goal {
        /// What it is about.
        about: GoalAbout,
        /// What is to be reached, as typed.
        to: String,
    },
    /// A gym.
    Gym {
        /// Its name.
        name: String,
    },
    /// What was measured of the body on a day.
    Reading {
        /// What was measured.
        measure: BodyMeasure,
        /// The day.
        day: String,
        /// What came of it, as typed.
        text: String,
    },
    /// An exercise.
    Exercise {
        /// Which.
        exercise: ExerciseName,
    },
    /// The settings.
    Settings,
    /// What the names of an app stand for.
    Names {
        /// The app.
        importer: String,
    },
}

/// The workout or the routine that something is in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Within {
    /// Its title or name; empty where it has none.
    pub title: String,
    /// Its day; none of a routine.
    pub day: Option<String>,
}

/// A device that did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Installation {
    /// The installation, in hexadecimal digits.
    pub device: String,
    /// What its person calls it; empty where it has no name.
    pub name: String,
    /// Whether it is this one.
    pub here: bool,
}
