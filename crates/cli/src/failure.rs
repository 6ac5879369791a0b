//! What went wrong, and the exit code that tells a script so.

use std::{io, path::PathBuf, process::ExitCode};

use device::{
    api::{ApiError, Code},
    export::ExportError,
};
use serde::Serialize;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line itself makes no sense.
    #[error("{0}")]
    Usage(String),
    /// The device refused.
    #[error(transparent)]
    Refused(#[from] ApiError),
    /// A file that was to be written cannot be.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// Standard output cannot be written.
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Logbook(error) => Self::Refused(error),
            ExportError::Write(error) => Self::Output(error),
        }
    }
}

impl Failure {
    /// A file that cannot be written.
    pub fn file(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        |source| Self::File { path, source }
    }

    /// The exit code; `docs/command-line.md` lists them.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) => 2,
            Self::Refused(error) => exit_code_of(error.code),
            Self::File { source, .. } | Self::Output(source) => exit_code_of_io(source),
        })
    }

    /// The word that stands for it in JSON.
    pub fn code(&self) -> String {
        match self {
            Self::Usage(_) => "usage".to_owned(),
            Self::Refused(error) => word(error.code),
            Self::File { source, .. } | Self::Output(source) => match source.kind() {
                io::ErrorKind::StorageFull => word(Code::DiskFull),
                _ => "not_written".to_owned(),
            },
        }
    }

    /// Whether nobody reads on, which is the reader's choice and no failure.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn exit_code_of(code: Code) -> u8 {
    match code {
        Code::Refused => 1,
        Code::BadRequest => 2,
        Code::NotFound => 3,
        Code::NotUnderstood | Code::NeedsAnswer => 4,
        Code::BadFile => 5,
        Code::InUse => 6,
        Code::Damaged | Code::Newer | Code::ReadOnly => 7,
        Code::DiskFull => 8,
        Code::Internal => 70,
    }
}

fn exit_code_of_io(error: &io::Error) -> u8 {
    match error.kind() {
        io::ErrorKind::StorageFull => 8,
        _ => 9,
    }
}

fn word(code: Code) -> String {
    let text = serde_json::to_value(code).ok();
    text.as_ref()
        .and_then(|text| text.as_str())
        .unwrap_or("internal")
        .to_owned()
}

/// A failure as one line of JSON.
#[derive(Serialize)]
pub struct FailureLine<'a> {
    error: Words<'a>,
}

#[derive(Serialize)]
struct Words<'a> {
    code: String,
    message: &'a str,
}

impl<'a> FailureLine<'a> {
    /// The line about a failure whose words are already made.
    pub fn new(failure: &Failure, message: &'a str) -> Self {
        let code = failure.code();
        Self {
            error: Words { code, message },
        }
    }
}
