//! From a document to the rows of the views: everything that screens show is
//! worked out here, once, when it changes. One file for each kind of document.

mod body;
mod exercise;
mod goal;
mod gym;
mod habits;
mod inbox;
mod names;
mod routine;
mod settings;
mod workout;

pub use body::{body, days_of, measurements};
pub use exercise::exercise;
pub use goal::goal;
pub use gym::gym;
pub use habits::habits;
pub use inbox::{conflicts, trash};
pub use names::names;
pub use routine::routine;
pub use settings::settings;
pub use workout::{as_mass, day_of, worked, workout_rows};
