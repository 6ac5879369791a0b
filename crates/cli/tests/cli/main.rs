//! The real program, run as a script runs it.

mod commands;
mod exit_codes;
mod logbook;
