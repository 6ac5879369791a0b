//! The program as a process, and the ways to talk to it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

/// No test waits longer for anything.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Relay {
    process: Child,
    log: tempfile::NamedTempFile,
    pub address: String,
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chalkbook-relay"));
    command.args(arguments).arg("--data-dir").arg(folder);
    command
}

/// Runs a command to its end.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

/// Runs a command that succeeds and answers in JSON.
pub fn ask(folder: &Path, arguments: &[&str]) -> Value {
    let output = run(folder, &[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a command that fails says.
pub fn refusal(output: &Output) -> String {
    assert!(!output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

impl Relay {
    pub fn start(folder: &Path, more: &[&str]) -> Self {
        let arguments = [&["serve", "--json", "--listen", "127.0.0.1:0"], more].concat();
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut process = command(folder, &arguments)
            .env("CHALKBOOK_RELAY_LOG", "chalkbook_relay=debug")
            .stdout(Stdio::piped())
            .stderr(log.reopen().unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = process.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let address = said["address"].as_str().unwrap().to_owned();
        Self {
            process,
            log,
            address,
        }
    }

    /// What it wrote into its log so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log.path()).unwrap()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes and reads the answer to its end.
    pub fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    pub fn get(&self, path: &str) -> String {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: relay\r\n\r\n").as_bytes())
    }

    pub fn info(&self) -> Value {
        let answer = self.get("/v1/info");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        serde_json::from_str(body).unwrap()
    }

    /// Asks it to end, as a system does that goes down.
    #[cfg(unix)]
    pub fn terminate(&self) {
        let process = self.process.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &process]).status();
        assert!(asked.unwrap().success());
    }

    /// How it ended, and after how long.
    pub fn wait(mut self) -> (ExitStatus, Duration) {
        let since = Instant::now();
        let status = self.process.wait().unwrap();
        (status, since.elapsed())
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
