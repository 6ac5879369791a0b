//! One device's whole life: the calls that every front end makes, the thread
//! that stores what they change, and the screens' own read-only connections.
//!
//! It knows no window, no Tauri and no real socket. A front end opens a
//! [`Handle`] and makes calls by name:
//!
//! ```
//! # let folder = tempfile::tempdir().unwrap();
//! use device::{Handle, Options};
//!
//! let handle = Handle::open(folder.path(), Options::default())?;
//! handle.call("log_line", r#"{"text": "Bench Press 100x5@8, 102.5x3"}"#)?;
//! let stats = handle.call("stats", "{}")?;
//! assert!(stats.contains(r#""sets":2"#));
//! handle.close();
//! # Ok::<(), device::api::ApiError>(())
//! ```

pub mod api;
mod backups;
mod catalogue;
pub mod demo;
mod derive;
mod doctor;
mod errors;
mod estimates;
pub mod export;
mod folder;
mod handle;
mod imports;
mod kept;
pub mod logging;
mod moment;
pub mod post;
mod repair;
pub mod screens;
mod surroundings;
mod undo;
mod writer;

/// So that the tests' desk is the same file here and in `tests`.
#[cfg(test)]
extern crate self as device;

#[cfg(test)]
#[path = "../tests/calls/desk.rs"]
mod desk;

pub use catalogue::Catalogue;
pub use doctor::{DoctorReport, SalvagedCounts, TableDifference};
pub use folder::data_dir;
pub use handle::{Handle, Options, naming_the_file, reader_in};
pub use repair::repair;
pub use surroundings::Surroundings;
pub use writer::{NewEntry, NewSet, NewWorkout};
