//! The error that crosses to a front end: a code of a closed set, and words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Asked;

/// Why a call was refused. A front end has one table from code to behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request itself is malformed, or the call is unknown.
    BadRequest,
    /// What it names is not in the logbook.
    NotFound,
    /// A text in the short notation, or a date, is not understood.
    NotUnderstood,
    /// It makes no sense now, such as finishing a finished workout.
    Refused,
    /// A question has to be answered first, such as the unit of an import.
    NeedsAnswer,
    /// The file to import cannot be used.
    BadFile,
    /// The disk is full; nothing was stored.
    DiskFull,
    /// The logbook can be read but not written.
    ReadOnly,
    /// Another process has the logbook open.
    InUse,
    /// The logbook's file is damaged.
    Damaged,
    /// A newer version of the program wrote the logbook.
    Newer,
    /// A defect of ours, or of the machine.
    Internal,
}

/// A refused call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    /// Its class.
    pub code: Code,
    /// What happened, in words, naming the place.
    pub message: String,
    /// What was typed might not be meant; asked again with `sure`, it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub asked: Option<Box<Asked>>,
}

impl ApiError {
    /// A refusal of this class, in these words.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            asked: None,
        }
    }
}
