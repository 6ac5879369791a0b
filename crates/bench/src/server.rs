//! A server as a process of its own: the relay as people run it, or the
//! broadcaster that it is measured against. It does not outlive its value.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::Context as _;
use serde_json::Value;

use crate::process;

/// A server that listens on this machine.
pub struct Server {
    process: Child,
    /// Where: `127.0.0.1:40123`.
    pub address: String,
}

impl Server {
    /// A relay on this folder, at a port of the system's choice.
    pub fn relay(folder: &Path) -> anyhow::Result<Self> {
        Self::relay_at(folder, "127.0.0.1:0")
    }

    /// A relay on this folder, at an address where one was before.
    pub fn relay_at(folder: &Path, address: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(relay_program()?);
        command.args(["serve", "--json", "--listen", address, "--data-dir"]);
        Self::start(command.arg(folder))
    }

    /// A broadcaster that keeps everything in a new file, or nothing.
    pub fn broadcaster(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("broadcaster");
        if let Some(file) = file {
            command.arg("--file").arg(file);
        }
        Self::start(&mut command)
    }

    fn start(command: &mut Command) -> anyhow::Result<Self> {
        let silent = command
            .stdout(Stdio::piped())
            .env("CHALKBOOK_RELAY_LOG", "warn");
        let mut process = silent.spawn()?;
        let out = process.stdout.take().context("a server without output")?;
        let mut server = Self {
            process,
            address: String::new(),
        };
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let said: Value = serde_json::from_str(&line).context("a server that did not start")?;
        server.address = said["address"].as_str().unwrap_or_default().to_owned();
        Ok(server)
    }

    /// The time that it has been computing so far, in seconds; not a number where
    /// the system does not tell.
    pub fn cpu_seconds(&self) -> f64 {
        process::cpu_seconds(self.process.id()).unwrap_or(f64::NAN)
    }

    /// Its memory in bytes; not a number where the system does not tell.
    pub fn resident_bytes(&self) -> f64 {
        process::resident_bytes(self.process.id()).unwrap_or(f64::NAN)
    }
}

impl Server {
    /// Kills it without a warning: what it answered for has to be there.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn relay_program() -> anyhow::Result<PathBuf> {
    let name = format!("chalkbook-relay{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::current_exe()?.with_file_name(name);
    anyhow::ensure!(
        path.exists(),
        "{} is not there; `cargo xtask bench` builds it",
        path.display()
    );
    Ok(path)
}
