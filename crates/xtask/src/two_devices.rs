//! `cargo xtask run --devices 2`: a relay of its own and two windows that are
//! paired, to see them follow each other.

use std::{
    fs,
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
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
    let relay = Relay::start(&relay_folder)?;
    let address = relay.address.clone();
    let devices = [folder.join("first"), folder.join("second")];
    pair(&relay_folder, &address, &devices)?;
    println!("A relay at {address} and two windows; it ends when both are closed.");
    println!("Enter takes the relay away, so that the windows are apart, and brings it back.");
    let relay = Arc::new(Mutex::new(relay));
    let switched = Arc::clone(&relay);
    std::thread::spawn(move || {
        for _ in io::stdin().lines() {
            let mut relay = switched.lock().unwrap_or_else(PoisonError::into_inner);
            match relay.switch() {
                Ok(words) => println!("{words}"),
                Err(error) => eprintln!("{error}"),
            }
        }
    });
    let windows: Vec<_> = devices.iter().map(|device| open(device)).collect();
    for window in windows {
        window?.0.wait().map_err(|error| error.to_string())?;
    }
    // The thread that reads may wait for ever; the relay goes all the same.
    let mut relay = relay.lock().unwrap_or_else(PoisonError::into_inner);
    relay.process = None;
    Ok(())
}

/// The relay, which can be away for a while.
struct Relay {
    folder: PathBuf,
    address: String,
    process: Option<Ended>,
}

impl Relay {
    fn start(folder: &Path) -> Outcome<Self> {
        let (process, address) = start_relay(folder, "127.0.0.1:0")?;
        Ok(Self {
            folder: folder.to_owned(),
            address,
            process: Some(Ended(process)),
        })
    }

    /// Takes it away, or brings it back to the same address; says which.
    fn switch(&mut self) -> Outcome<&'static str> {
        if self.process.take().is_some() {
            return Ok("The relay is away: the windows are apart.");
        }
        let listen = self.address.trim_start_matches("http://");
        let (process, _) = start_relay(&self.folder, listen)?;
        self.process = Some(Ended(process));
        Ok("The relay is back: the windows meet.")
    }
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

fn start_relay(folder: &Path, listen: &str) -> Outcome<(Child, String)> {
    let mut relay = program("chalkbook-relay")
        .args(["serve", "--json", "--listen", listen, "--data-dir"])
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
