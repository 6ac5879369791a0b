//! Chalkbook without a window: the same device, called from a command line or a
//! script. `docs/command-line.md` describes it.
//!
//! With `--json`, standard output is exactly one line; words and progress go to
//! standard error. What a command means is the device's business: here are only
//! its arguments, its exit code and its words.

mod args;
mod commands;
mod door;
mod failure;
mod known;
mod report;
mod say;
mod words;

use std::process::ExitCode;

use args::Args;
use clap::Parser;
use failure::Failure;
use say::Say;

fn main() -> ExitCode {
    let given: Vec<_> = std::env::args_os().collect();
    let say = Say::new(given.iter().any(|argument| argument == "--json"));
    match Args::try_parse_from(given) {
        Ok(args) => end(commands::run(args, &say), &say),
        Err(refusal) if refusal.use_stderr() => {
            let words = refusal.to_string();
            say.failure(&Failure::Usage(
                words.trim_start_matches("error: ").trim_end().to_owned(),
            ))
        }
        // Help and version were asked for.
        Err(asked) => asked
            .print()
            .map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS),
    }
}

fn end(outcome: Result<ExitCode, Failure>, say: &Say) -> ExitCode {
    outcome.unwrap_or_else(|failure| say.failure(&failure))
}
