//! A logbook that another process has: refused at once, and free as soon as that
//! process is gone, however it went.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use chalkbook_tests::folder;

use crate::logbook::{COMMANDS, IN_USE, Logbook};

/// Far more than a refusal takes, far less than waiting for a lock.
const AT_ONCE: Duration = Duration::from_secs(2);

/// A process that has a logbook open and logs into it.
pub struct Holder {
    process: Child,
    output: BufReader<ChildStdout>,
}

impl Holder {
    /// Starts it.
    pub fn of(logbook: &Logbook) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_logger"))
            .arg(logbook.folder())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        Self { process, output }
    }

    /// Waits until it has stored some sets; gives their ids.
    pub fn sets(&mut self, count: usize) -> Vec<String> {
        let lines = self.output.by_ref().lines().take(count);
        lines.map(|line| line.unwrap()).collect()
    }

    /// Kills it with SIGKILL once it has stored some sets; gives their ids.
    pub fn killed_after_sets(mut self, count: usize) -> Vec<String> {
        let sets = self.sets(count);
        assert!(self.process.try_wait().unwrap().is_none(), "it still runs");
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        sets
    }
}

/// A test that fails leaves no process behind.
impl Drop for Holder {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

#[test]
fn a_logbook_that_is_open_elsewhere_is_refused_at_once_and_by_name() {
    let folder = folder();
    let logbook = Logbook::within(folder.path());
    let mut holder = Holder::of(&logbook);
    holder.sets(1);
    for command in COMMANDS.iter().chain([&["doctor", "--repair"][..]].iter()) {
        let begun = Instant::now();
        let words = logbook.run(command).refused(IN_USE);
        assert!(begun.elapsed() < AT_ONCE, "{command:?} waited");
        assert!(
            words.contains(&*logbook.file().to_string_lossy()),
            "{words}"
        );
    }
    holder.killed_after_sets(1);
}

#[test]
fn the_lock_of_a_killed_process_is_gone_with_it() {
    let folder = folder();
    let logbook = Logbook::within(folder.path());
    let mut stored = 0;
    for _ in 0..3 {
        stored += Holder::of(&logbook).killed_after_sets(4).len() as u64;
        let sets = logbook.json(&["stats"])["sets"].as_u64().unwrap();
        assert!(
            sets >= stored,
            "{stored} were acknowledged, {sets} are there"
        );
    }
    logbook.is_sound();
}
