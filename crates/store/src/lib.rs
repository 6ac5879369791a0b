//! The device's SQLite file: the ledger of changes, which is the truth, and the
//! views that screens read, which are a cache of it.
//!
//! It knows no Automerge, no network and no asynchrony. `device` calls it: one
//! [`Store`] writes, any number of [`Reader`]s look at the same time.

mod activity;
mod backup;
mod error;
mod gestures;
mod header;
mod keep;
mod ledger;
mod lock;
mod lookups;
mod moments;
mod one_file;
mod open;
mod post;
pub mod read;
mod rebuild;
mod rows;
mod salvage;
mod store;
mod views;
mod wreck;

pub use activity::{ActivityFilter, ActivityKind, ActivityRow, TouchedField};
pub use backup::{Held, back_up, changes_in, held_by, held_in, remove_unfinished, unfinished_of};
pub use error::StoreError;
pub use gestures::{GestureKind, GestureRow, Meant, NamedChange, NewGesture};
pub use keep::{drop_copy, is_as_copied, keep_copy};
pub use ledger::{Carried, ChangeRow, ListedChange, TouchedRow};
pub use lock::Lock;
pub use moments::ChangeHere;
pub use one_file::write_one_file;
pub use open::{Files, PlaceForCopy, VIEWS_VERSION};
pub use post::{
    CursorRow, MembershipRow, OutgoingRow, PostCounts, QuarantineRow, RecordRow, SealedRow,
    StrandedRow, Sum,
};
pub use read::Reader;
pub use rebuild::{Difference, Rebuild};
pub use rows::{
    ConflictRow, EntryRow, ExerciseRow, GoalRow, GymRow, MeasurementRow, PlannedEntryRow,
    PlannedSetRow, RoutineRow, RoutineRows, SetRow, TrashRow, Worked, WorkoutRow, WorkoutRows,
};
pub use salvage::{ReadChange, Salvaged, SpaceProofs, salvage};
pub use store::{Commit, Store};
pub use views::ViewEdit;

/// A logbook of a test's own; it is of the newest form, so it needs no copy.
#[cfg(test)]
pub(crate) fn open_new(folder: &std::path::Path) -> Store {
    let no_place = || panic!("a new logbook is not older than the program");
    Store::open(folder, &no_place).expect("a test's folder can be written")
}
