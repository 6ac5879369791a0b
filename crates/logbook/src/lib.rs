//! The logbook's documents: one small Automerge document for each thing that a
//! person would name. Writing is one function per intention, reading gives plain
//! values; both speak of workouts, never of operations.
//!
//! It knows no SQL, socket, file or clock: the time, the author's random bytes
//! and every id are arguments.

mod author;
mod body;
mod claims;
mod comparison;
mod conflict;
mod document;
mod error;
mod exercise;
mod field;
mod goal;
mod gym;
mod id;
mod message;
mod names;
mod order;
mod past;
mod planned;
mod routine;
mod scalar;
mod schema;
mod settings;
mod settle;
mod stamp;
mod things;
mod touched;
mod trash;
mod undo;
mod workout;

pub use author::Author;
pub use body::{
    Measurement, ReadingId, delete_measurement, read_body, read_measurement, restore_measurement,
    set_measurement,
};
pub use comparison::{Comparison, Spoken};
pub use conflict::{Conflict, Contender, read_conflicts};
pub use document::{Committed, Document};
pub use error::LogbookError;
pub use exercise::{
    ExerciseFields, ExerciseHabits, read_exercise, read_habits, set_exercise, set_habits,
};
pub use field::FieldKind;
pub use goal::{
    Goal, GoalAbout, GoalFields, GoalPeriod, delete_goal, read_goal, restore_goal, set_goal,
};
pub use gym::{BarId, GymBar, GymFields, GymPlate, read_gym, set_gym};
pub use id::{DocumentId, ExerciseId, Subject, Year};
pub use message::Message;
pub use names::{read_names, remember_name};
pub use order::Order;
pub use past::{Scope, plan_going_back};
pub use planned::PlannedEdits;
pub use routine::{
    PlannedEntry, PlannedSet, Routine, RoutineFields, add_planned_set, edit_routine, read_routine,
    set_target,
};
pub use settings::{
    EffortScale, SettingsFields, introduce_installation, name_device, read_device_names,
    read_installations, read_settings, set_settings, weekday_of, weekday_text,
};
pub use settle::{Settlement, settle_conflict};
pub use stamp::{End, Stamp};
pub use touched::Touched;
pub use trash::{Since, Trashed, done_since, read_trash, subject_of};
pub use undo::{Blocked, Undo, plan_undo};
pub use workout::{
    Entry, EntryFields, LoggedSet, Workout, WorkoutFields, add_entry, add_set, begin_workout,
    edit_entry, edit_set, edit_workout, mark_deleted, read_workout, restore,
};

/// What an intention writes on: one change in the making.
pub type Page<'a> = automerge::transaction::Transaction<'a>;
