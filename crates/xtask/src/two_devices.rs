//! `cargo xtask run --devices 2`: a relay of its own and two windows that are
//! paired, to see them follow each other.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{Outcome, place, programs, setup, ui};

/// Builds, makes up some training, pairs two logbooks and opens both. Their
/// folder is made anew each time.
pub fn run() -> Outcome {
    setup::for_a_window()?;
    ui::build()?;
    programs::build()?;
    let folder = place::target().join("two-devices");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    let relay_folder = folder.join("relay");
    let (relay, address) = start_relay(&relay_folder)?;
    let relay = Ended(relay);
    let devices = [folder.join("first"), folder.join("second")];
    pair(&relay_folder, &address, &devices)?;
    println!("A relay at {address} and two windows; it ends when both are closed.");
    let windows: Vec<_> = devices.iter().map(|device| open(device)).collect();
    for window in windows {
        window?.0.wait().map_err(|error| error.to_string())?;
    }
    drop(relay);
    Ok(())
}

/// A process that does not outlive this one.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn start_relay(folder: &Path) -> Outcome<(Child, String)> {
    let mut relay = program("chalkbook-relay")
        .args(["serve", "--json", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let out = relay.stdout.take().ok_or("the relay says nothing")?;
    let address = value(&first_line(out)?).ok_or("the relay did not say where it listens")?;
    Ok((relay, address))
}

fn pair(relay: &Path, address: &str, devices: &[PathBuf; 2]) -> Outcome {
    let [first, second] = devices;
    let invite = program("chalkbook-relay")
        .args(["invite", "--json", "--data-dir"])
        .arg(relay)
        .output()
        .map_err(|error| error.to_string())?;
    let invite = value(&String::from_utf8_lossy(&invite.stdout)).ok_or("there is no invite")?;
    finish(cli(first, &["demo"]))?;
    finish(cli(first, &["connect", address, "--invite", &invite]))?;
    let mut pairing = cli(first, &["pair"]);
    let mut pairing = pairing
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let out = pairing.stdout.take().ok_or("pairing says nothing")?;
    let code = value(&first_line(out)?).ok_or("pairing gave no code")?;
    finish(cli(
        second,
        &["join", address, &code, "--name", "Second window"],
    ))?;
    match pairing.wait() {
        Ok(status) if status.success() => Ok(()),
        _ => Err("the windows could not be paired".to_owned()),
    }
}

fn program(name: &str) -> Command {
    let mut command = Command::new(place::program(name));
    // Trying things out leaves nothing in the person's keychain.
    command.env("CHALKBOOK_SECRETS", "file");
    command
}

fn cli(device: &Path, words: &[&str]) -> Command {
    let mut command = program("chalkbook-cli");
    command
        .arg("--json")
        .arg("--data-dir")
        .arg(device)
        .args(words);
    command
}

fn finish(mut command: Command) -> Outcome {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

fn open(device: &Path) -> Outcome<Ended> {
    let mut window = program("chalkbook");
    window.arg("--data-dir").arg(device);
    window.spawn().map(Ended).map_err(|error| error.to_string())
}

fn first_line(out: impl std::io::Read) -> Outcome<String> {
    let mut line = String::new();
    let read = BufReader::new(out).read_line(&mut line);
    read.map_err(|error| error.to_string())?;
    Ok(line)
}

/// The first value of a line of JSON such as `{"code":"…"}`.
fn value(line: &str) -> Option<String> {
    line.split('"').nth(3).map(str::to_owned)
}
