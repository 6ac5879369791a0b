//! How the command line speaks: answers on standard output, as words or as one
//! line of JSON; progress and failures on standard error.

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use serde::Serialize;

use crate::failure::{Failure, FailureLine};

/// How to speak.
#[derive(Clone, Debug)]
pub struct Say {
    json: bool,
    live: bool,
    /// The tenth that was told last.
    last: Arc<AtomicU32>,
}

impl Say {
    /// Speaks in JSON, or in words.
    pub fn new(json: bool) -> Self {
        Self {
            json,
            live: io::stderr().is_terminal(),
            last: Arc::default(),
        }
    }

    /// Gives the answer.
    pub fn answer(
        &self,
        value: &impl Serialize,
        words: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        let line = if self.json {
            serde_json::to_string(value).map_err(io::Error::from)?
        } else {
            words()
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{}", line.trim_end())?;
        out.flush()?;
        Ok(())
    }

    /// Tells something beside the answer.
    pub fn aside(&self, words: &str) {
        // Nothing depends on it being read.
        drop(writeln!(io::stderr(), "{words}"));
    }

    /// Tells how far a work is: a line that is written over on a terminal, and a
    /// line for each tenth to a program that reads along.
    pub fn progress(&self, work: &str, done: u32, total: u32) {
        let tenth = u32::try_from(u64::from(done) * 10 / u64::from(total.max(1))).unwrap_or(10);
        let over = done >= total;
        // Nothing depends on progress being read.
        if self.live {
            let end = if over { "\r\x1b[K" } else { "" };
            drop(write!(io::stderr(), "\r{work}: {done} of {total}{end}"));
        } else if self.json && tenth != self.last.swap(tenth, Ordering::Relaxed) {
            drop(writeln!(io::stderr(), "{work}: {done} of {total}"));
        }
    }

    /// Tells a failure, and gives its exit code.
    pub fn failure(&self, failure: &Failure) -> ExitCode {
        if failure.is_closed_pipe() {
            return ExitCode::SUCCESS;
        }
        let words = failure.to_string();
        // A standard error or output that is gone leaves the exit code to tell.
        drop(writeln!(io::stderr(), "chalkbook-cli: {words}"));
        if self.json
            && let Ok(line) = serde_json::to_string(&FailureLine::new(failure, &words))
        {
            drop(writeln!(io::stdout(), "{line}"));
        }
        failure.exit_code()
    }
}
