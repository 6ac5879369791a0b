//! One device and several, through the calls that every front end makes, over
//! real files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod changes;
mod choices;
mod conflicts;
mod desk;
mod life;
mod routines;
mod trash;
