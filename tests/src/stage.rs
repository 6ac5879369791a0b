//! A relay and devices as processes, paired and ready for a play.
#![expect(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;
use tempfile::NamedTempFile;

use crate::program;

/// How many who prove nothing a relay of these tests lets in at once.
pub const STRANGERS: usize = 200;

/// A relay that runs.
#[derive(Debug)]
pub struct Relay {
    process: Child,
    log: NamedTempFile,
    /// Where it listens.
    pub address: String,
}

impl Relay {
    /// Starts one on this folder, at a port of the system's choice or a given one.
    pub fn start(folder: &Path, address: Option<&str>) -> Self {
        let strangers = STRANGERS.to_string();
        Self::start_with(folder, address, &["--strangers", &strangers])
    }

    /// Starts one with these options.
    pub fn start_with(folder: &Path, address: Option<&str>, options: &[&str]) -> Self {
        // A port that was just given up may take a moment.
        for _ in 0..100 {
            let mut command = Self::command(folder, address.unwrap_or("127.0.0.1:0"));
            if let Some(relay) = Self::run(command.args(options)) {
                return relay;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("no relay came up");
    }

    /// What starts one, to be changed by those who need it elsewhere.
    pub fn command(folder: &Path, listen: &str) -> Command {
        let mut command = Command::new(program("chalkbook-relay"));
        command
            .args(["serve", "--json", "--listen", listen, "--data-dir"])
            .arg(folder);
        command
    }

    /// Runs a command that starts one; none where it does not come up.
    pub fn run(command: &mut Command) -> Option<Self> {
        let log = NamedTempFile::new().unwrap();
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(log.reopen().unwrap())
            .spawn()
            .unwrap();
        let said = first_line(&mut process);
        let Some(address) = said["address"].as_str().map(str::to_owned) else {
            process.wait().unwrap();
            return None;
        };
        Some(Self {
            process,
            log,
            address,
        })
    }

    /// What it has written into its log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log.path()).unwrap()
    }

    /// The most memory that it ever had in use, in kilobytes; none where the
    /// system does not tell.
    pub fn most_memory(&self) -> Option<u64> {
        let status = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(status).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches("kB").trim().parse().ok()
    }

    /// Kills it, without a warning.
    pub fn kill(mut self) -> String {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.address.clone()
    }

    /// An invite, made while it runs.
    pub fn invite(folder: &Path) -> String {
        let answer = Command::new(program("chalkbook-relay"))
            .args(["invite", "--json", "--data-dir"])
            .arg(folder)
            .output()
            .unwrap();
        let said: Value = serde_json::from_slice(&answer.stdout).unwrap();
        said["token"].as_str().unwrap().to_owned()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have been killed already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The command line on one logbook.
#[derive(Debug)]
pub struct Device(pub PathBuf);

impl Device {
    /// A command that is not run yet.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program("chalkbook-cli"));
        command
            .env("CHALKBOOK_SECRETS", "file")
            .arg("--data-dir")
            .arg(&self.0)
            .arg("--json")
            .args(words);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs a command that has to work, and reads its answer.
    pub fn ask(&self, words: &[&str]) -> Value {
        let output = self.run(words);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {text}{error}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// Runs a command that has to be refused, and gives the words.
    pub fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(!output.status.success(), "{words:?} was not refused");
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        said["error"]["message"].as_str().unwrap().to_owned()
    }

    /// Logs sets.
    pub fn log(&self, text: &str) {
        self.ask(&["log", text]);
    }

    /// Syncs until nothing is left to come or go, and says what came of it.
    pub fn sync(&self) -> Value {
        self.ask(&["sync", "--once"])
    }

    /// How many sets there are.
    pub fn sets(&self) -> u64 {
        self.ask(&["stats"])["sets"].as_u64().unwrap()
    }

    /// Everything, as text.
    pub fn export(&self) -> String {
        let output = Command::new(program("chalkbook-cli"))
            .arg("--data-dir")
            .arg(&self.0)
            .arg("export")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Shows a code, has another device join by it, and waits for both.
    pub fn pair(&self, other: &Self, relay: &str) {
        let mut pairing = self
            .command(&["pair"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = first_line(&mut pairing);
        other.ask(&["join", relay, said["code"].as_str().unwrap()]);
        assert!(pairing.wait().unwrap().success());
    }
}

/// The first line that a program prints, in JSON; null where it is none.
pub fn first_line(program: &mut Child) -> Value {
    let mut line = String::new();
    let out = program.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap_or(Value::Null)
}

/// A relay, and devices that are paired, in a folder of their own.
#[derive(Debug)]
pub struct Stage {
    /// Holds everything of this stage.
    pub folder: tempfile::TempDir,
    /// The relay, while it runs.
    pub relay: Option<Relay>,
    /// The devices.
    pub devices: Vec<Device>,
    /// The recovery words of their space.
    pub words: String,
}

impl Stage {
    /// A relay and so many devices, paired.
    pub fn new(devices: usize) -> Self {
        let folder = crate::folder();
        let relay_folder = folder.path().join("relay");
        let relay = Relay::start(&relay_folder, None);
        let invite = Relay::invite(&relay_folder);
        let device = |number| Device(folder.path().join(format!("device {number}")));
        let devices: Vec<_> = (0..devices).map(device).collect();
        let url = format!("ws://{}", relay.address);
        let connected = devices[0].ask(&["connect", &url, "--invite", &invite]);
        for other in &devices[1..] {
            devices[0].pair(other, &url);
        }
        let words = connected["words"].as_str().unwrap().to_owned();
        let relay = Some(relay);
        Self {
            folder,
            relay,
            devices,
            words,
        }
    }

    /// The relay's folder.
    pub fn relay_folder(&self) -> PathBuf {
        self.folder.path().join("relay")
    }

    /// The relay's address.
    pub fn address(&self) -> String {
        self.relay.as_ref().unwrap().address.clone()
    }

    /// Kills the relay and starts it again at the same address.
    pub fn restart_relay(&mut self) {
        let address = self.kill_relay();
        self.start_relay(&address);
    }

    /// Kills the relay, and gives its address.
    pub fn kill_relay(&mut self) -> String {
        self.relay.take().unwrap().kill()
    }

    /// Starts the relay again at its address.
    pub fn start_relay(&mut self, address: &str) {
        self.relay = Some(Relay::start(&self.relay_folder(), Some(address)));
    }

    /// All devices sync twice, and hold the same.
    pub fn assert_same(&self) {
        for _ in 0..2 {
            for device in &self.devices {
                let synced = device.sync();
                assert_eq!(synced["state"], "up_to_date", "{synced}");
                assert_eq!(
                    synced["quarantined"],
                    0,
                    "{synced} {}",
                    device.ask(&["devices"])
                );
            }
        }
        let first = self.devices[0].export();
        for device in &self.devices[1..] {
            let same = device.export() == first;
            assert!(same, "two devices hold different things");
        }
    }
}
