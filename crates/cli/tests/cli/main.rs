//! The real program, run as a script runs it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backup;
mod commands;
mod exit_codes;
mod logbook;
mod past;
