//! The one list of calls that every front end makes: each name, its request,
//! its answer, the areas that it reads or touches.
//!
//! `api!` turns the list into the handler trait (a missing handler does not
//! compile), the dispatcher from name and JSON to JSON, and the TypeScript map.

mod body;
mod devices;
mod edits;
mod error;
mod goals;
pub mod imports;
mod list;
mod progress;
mod routines;
mod screens;
mod shown;
mod undo;

pub use body::*;
pub use devices::*;
pub use edits::*;
pub use error::{ApiError, Code};
pub use goals::*;
pub use list::*;
pub use progress::*;
pub use routines::*;
pub use screens::*;
pub use shown::*;
pub use undo::*;
