//! The rules that every document keeps, each seen to be broken by some other way
//! of using Automerge. Tests only go through the crate's public face, and look
//! at raw changes where a rule is about what is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod authorship;
mod claims;
mod conflicts;
mod containers;
mod deletions;
mod gestures;
mod going_back;
mod replica;
mod scalars;
mod settling;
mod touched;
mod undo;
mod unknown;
