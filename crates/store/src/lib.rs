//! The device's SQLite file: the ledger of changes, which is the truth, and the
//! views that screens read, which are a cache of it.
//!
//! It knows no Automerge, no network and no asynchrony. `device` calls it: one
//! [`Store`] writes, any number of [`Reader`]s look at the same time.

mod activity;
mod error;
mod gestures;
mod header;
mod keep;
mod ledger;
mod lock;
mod lookups;
mod moments;
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
pub use error::StoreError;
pub use gestures::{GestureKind, GestureRow, Meant, NamedChange, NewGesture};
pub use keep::{drop_copy, is_as_copied, keep_copy};
pub use ledger::{Carried, ChangeRow, TouchedRow};
pub use lock::Lock;
pub use open::{Files, VIEWS_VERSION};
pub use post::{
    CursorRow, MembershipRow, OutgoingRow, PostCounts, QuarantineRow, RecordRow, SealedRow,
    StrandedRow,
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
