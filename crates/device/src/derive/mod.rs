//! From a document to the rows of the views: everything that screens show is
//! worked out here, once, when it changes. One file for each kind of document.

mod gym;
mod habits;
mod names;
mod settings;
mod workout;

pub use gym::gym;
pub use habits::habits;
pub use names::names;
pub use settings::settings;
pub use workout::workout_rows;
