//! The one list of calls that every front end makes: each name, its request,
//! its answer, the areas that it reads or touches.
//!
//! `api!` turns the list into the handler trait (a missing handler does not
//! compile), the dispatcher from name and JSON to JSON, and the TypeScript map.

mod backups;
mod body;
mod changes;
mod conflicts;
mod data;
mod devices;
mod edits;
mod error;
mod exercises;
mod explain;
mod goals;
mod gyms;
pub mod imports;
mod known;
mod list;
mod many;
mod progress;
mod routines;
mod screens;
mod shown;
mod trash;
mod undo;

pub use backups::*;
pub use body::*;
pub use changes::*;
pub use conflicts::*;
pub use data::*;
pub use devices::*;
pub use edits::*;
pub use error::{ApiError, Code};
pub use exercises::*;
pub use explain::*;
pub use goals::*;
pub use gyms::*;
pub use known::*;
pub use list::*;
pub use many::*;
pub use progress::*;
pub use routines::*;
pub use screens::*;
pub use shown::*;
pub use trash::*;
pub use undo::*;
