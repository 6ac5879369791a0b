//! From the errors of the crates below to the closed set that crosses to screens.

use logbook::LogbookError;
use store::StoreError;

use crate::api::{ApiError, Code};

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::DiskFull => Code::DiskFull,
            StoreError::ReadOnly { .. } => Code::ReadOnly,
            StoreError::InUse { .. } => Code::InUse,
            StoreError::Damaged { .. } | StoreError::NotALogbook { .. } => Code::Damaged,
            StoreError::Newer { .. } => Code::Newer,
            StoreError::BrokenOff => Code::Refused,
            StoreError::File { .. } | StoreError::Sqlite(_) => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}

impl From<LogbookError> for ApiError {
    fn from(error: LogbookError) -> Self {
        let code = match &error {
            LogbookError::NoSuchThing { .. } => Code::NotFound,
            LogbookError::NotAnId(_) => Code::BadRequest,
            LogbookError::NoSuchValue { .. } => Code::NotUnderstood,
            LogbookError::UnreadableChange { .. } | LogbookError::MissingChanges { .. } => {
                Code::Damaged
            }
            LogbookError::UnreadableMessage { .. } | LogbookError::Automerge(_) => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}
