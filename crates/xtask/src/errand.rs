//! Running another program in the repository, in full view of the person.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Outcome, place};

/// A program to be run from the repository's folder.
pub struct Errand {
    command: Command,
    words: String,
}

impl Errand {
    /// A program and its arguments, both in one line: `cargo fmt --check`.
    pub fn new(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).current_dir(place::root());
        Self {
            command,
            words: line.to_owned(),
        }
    }

    /// A program by its path, which may hold spaces.
    pub fn program(path: &Path) -> Self {
        let mut command = Command::new(path);
        command.current_dir(place::root());
        Self {
            command,
            words: path.display().to_string(),
        }
    }

    /// Node's package manager, which is a script on Windows.
    pub fn npm(line: &str) -> Self {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Self::new(&format!("{npm} {line}")).within(&place::ui())
    }

    /// Further arguments, which may hold spaces.
    pub fn with(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Runs it in another folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets an environment variable for it.
    pub fn knowing(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it to its end; a failure is an error that names it.
    pub fn run(mut self) -> Outcome {
        let status = self.command.status();
        match status.map_err(|error| format!("`{}` did not start: {error}", self.words))? {
            status if status.success() => Ok(()),
            status => Err(format!("`{}` failed ({status})", self.words)),
        }
    }

    /// Runs it and takes what it prints.
    pub fn output(mut self) -> Outcome<String> {
        let output = self.command.stderr(Stdio::inherit()).output();
        let output = output.map_err(|error| format!("`{}` did not start: {error}", self.words))?;
        if !output.status.success() {
            return Err(format!("`{}` failed ({})", self.words, output.status));
        }
        String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed no text", self.words))
    }

    /// What it prints, where it succeeds; in silence where it does not.
    pub fn output_or_none(mut self) -> Option<String> {
        let output = self.command.output().ok()?;
        let text = output.status.success().then_some(output.stdout)?;
        String::from_utf8(text).ok()
    }

    /// Whether it runs and succeeds, in silence.
    pub fn succeeds(mut self) -> bool {
        let silent = self.command.stdout(Stdio::null()).stderr(Stdio::null());
        silent.status().is_ok_and(|status| status.success())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let reason = Errand::new("no-such-program --at-all").run().unwrap_err();
        assert!(
            reason.starts_with("`no-such-program --at-all` did not start"),
            "{reason}"
        );
    }

    #[test]
    fn a_failure_names_the_whole_line() {
        let reason = Errand::new("cargo no-such-command").output().unwrap_err();
        assert!(
            reason.starts_with("`cargo no-such-command` failed"),
            "{reason}"
        );
    }
}
