//! Why a whole file could not be read.
//!
//! What is wrong with one row is no error: such a row is
//! [skipped](crate::Skipped) and listed. The front ends show these messages.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::words::{listed, quoted};

/// The file cannot be imported at all.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file could not be opened or read.
    #[error("{} could not be read: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// There is a row of headers and nothing below it.
    #[error("the file names its columns but holds no workouts")]
    NoWorkouts,
    /// The file is larger than any training log.
    #[error("the file is larger than {} MiB, which no training log is", limit >> 20)]
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// The file has more rows than any training log.
    #[error("the file has more than {limit} rows, which no training log has")]
    TooManyRows {
        /// The most rows that are read.
        limit: u32,
    },
    /// The bytes are not text in UTF-8, or in UTF-16 with its mark.
    #[error(
        "line {line} is not readable as text at byte {byte} of that line; save the file as UTF-8"
    )]
    NotText {
        /// The line, counted from 1.
        line: u64,
        /// The byte within the line, counted from 1.
        byte: u64,
    },
    /// One row is longer than any row that an app writes.
    #[error("the row that starts at line {line} is longer than {} KiB", limit >> 10)]
    LineTooLong {
        /// The line at which the row starts, counted from 1.
        line: u64,
        /// The most bytes that a row may have.
        limit: u64,
    },
    /// The headers are those of no file that is understood.
    #[error("{}", unknown_format(seen, *hint))]
    UnknownFormat {
        /// The headers that were seen, the first ones only.
        seen: Vec<String>,
        /// What the file seems to be instead, in words.
        hint: Option<&'static str>,
    },
    /// Two columns say the same thing.
    #[error(
        "the column {} is there twice, so it is unclear which one to read",
        quoted(column)
    )]
    RepeatedColumn {
        /// The header of the second one.
        column: String,
    },
    /// Not one row has a date that could be read.
    #[error(
        "no row has a date that can be read; line {line} says {}, and dates must be day first or \
         year first",
        quoted(text)
    )]
    NoReadableDate {
        /// The first such line, counted from 1.
        line: u64,
        /// What stands there.
        text: String,
    },
}

fn unknown_format(seen: &[String], hint: Option<&str>) -> String {
    let hint = hint.map_or_else(String::new, |what| format!(" (it looks like {what})"));
    format!(
        "the columns {} are not those of a workout export of Strong or Hevy{hint}; Strong is \
         understood in English and German, Hevy in every language: export the workouts again, in \
         English if need be, and do not change the first row",
        listed(seen),
    )
}
