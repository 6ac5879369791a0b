//! `connect`, `pair`, `join`, `sync`, `devices`: the other devices of the person.

use std::{thread::sleep, time::Duration};

use device::api::{
    ApiError, Code, ConnectRequest, Connected, Devices, Done, JoinRequest, Nothing, PairRequest,
    Pairing, PairingWord, SyncState, SyncWord, Synced, SyncedWord,
};
use serde::Serialize;

use crate::{
    args::{Connect, Join, Leave, Pair, RemoveDevice, RenameDevice, Sync},
    door::Door,
    failure::Failure,
    say::Say,
    words,
};

/// How often a state that changes is looked at.
const LOOK: Duration = Duration::from_millis(100);

#[derive(Serialize)]
struct PairAnswer<'a> {
    code: &'a str,
    link: &'a str,
}

/// Runs with a link to the other devices, which is this program's or the one's
/// that has the logbook open.
pub(super) fn linked<T>(
    door: &Door,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let link = door.link()?;
    let outcome = work();
    if let Some(link) = link {
        link.close();
    }
    outcome
}

/// Connects to a relay.
pub fn connect(door: &Door, args: Connect, say: &Say) -> Result<(), Failure> {
    let request = ConnectRequest {
        address: args.address,
        invite: args.invite,
        words: args.words,
        new_space: args.new_space,
    };
    let connected: Connected = linked(door, || Ok(door.ask("connect", &request)?))?;
    say.answer(&connected, || match &connected.words {
        Some(words) => format!(
            "Connected. These are the recovery words of your devices:\n\n    {words}\n\n\
             Write them down now: they are shown only here. They bring your workouts back\n\
             when every device is lost, and nobody else has them."
        ),
        None => "Connected.".to_owned(),
    })
}

/// Shows a code, and waits until another device has joined by it.
pub fn pair(door: &Door, args: Pair, say: &Say) -> Result<(), Failure> {
    linked(door, || {
        let request = PairRequest { words: args.words };
        let pairing: Pairing = door.ask("pair", &request)?;
        let answer = PairAnswer {
            code: &pairing.code,
            link: &pairing.link,
        };
        say.answer(&answer, || {
            format!(
                "On the other device, within ten minutes:\n\n    chalkbook-cli join \"{}\"\n\n\
                 or type the code {} there.",
                pairing.link, pairing.code
            )
        })?;
        let name = wait_for_the_other(door)?;
        say.aside(&format!("{name} has joined."));
        Ok(())
    })
}

fn wait_for_the_other(door: &Door) -> Result<String, Failure> {
    let gone = || ApiError::new(Code::Refused, "the code was taken back");
    loop {
        let devices: Devices = door.ask("devices", &Nothing {})?;
        let pairing = devices.pairing.ok_or_else(gone)?;
        match pairing.state {
            PairingWord::Waiting => sleep(LOOK),
            PairingWord::Failed => {
                return Err(ApiError::new(Code::Refused, pairing.detail).into());
            }
            PairingWord::Joined => {
                // What the other needs from here goes out before this ends.
                let _: Synced = door.ask("sync_now", &Nothing {})?;
                return Ok(pairing.detail);
            }
        }
    }
}

/// Joins the devices of another.
pub fn join(door: &Door, args: Join, say: &Say) -> Result<(), Failure> {
    let (address, code) = match args.code {
        Some(code) => (args.address, code),
        None => (String::new(), args.address),
    };
    let name = args.name;
    let request = JoinRequest {
        address,
        code,
        name,
    };
    linked(door, || {
        let _: Done = door.ask("join", &request)?;
        let devices: Devices = door.ask("devices", &Nothing {})?;
        say.answer(&devices, || "Joined. ".to_owned() + &told(&devices))
    })
}

/// Sends what is new here and gets what is new elsewhere.
pub fn sync(door: &Door, args: &Sync, say: &Say) -> Result<(), Failure> {
    linked(door, || {
        if args.watch {
            return watch(door, say);
        }
        let synced: Synced = door.ask("sync_now", &Nothing {})?;
        say.answer(&synced, || match synced.state {
            SyncedWord::UpToDate => format!(
                "Up to date: {} sent, {} received.",
                words::counted(synced.pushed, "record"),
                words::counted(synced.pulled, "record"),
            ),
            SyncedWord::Waiting => format!("Not up to date: {}.", synced.reason),
        })
    })
}

/// Stays connected, and serves other programs of the same person.
fn watch(door: &Door, say: &Say) -> Result<(), Failure> {
    let handle = door.own()?;
    link::local::serve(handle)?;
    let synced: Synced = door.ask("sync_now", &Nothing {})?;
    say.aside(match synced.state {
        SyncedWord::UpToDate => "connected",
        SyncedWord::Waiting => "not connected yet",
    });
    let mut last: Option<SyncState> = None;
    loop {
        let state: SyncState = door.ask("sync_state", &Nothing {})?;
        if last.as_ref() != Some(&state) {
            say.answer(&state, || told_state(&state))?;
            last = Some(state);
        }
        sleep(LOOK);
    }
}

/// Lists the devices.
pub fn list(door: &Door, say: &Say) -> Result<(), Failure> {
    linked(door, || {
        let devices: Devices = door.ask("devices", &Nothing {})?;
        say.answer(&devices, || told(&devices))
    })
}

/// Gives a device a name.
pub fn rename(door: &Door, args: RenameDevice, say: &Say) -> Result<(), Failure> {
    linked(door, || {
        let devices: Devices = door.ask("devices", &Nothing {})?;
        let device = key_of(&devices, &args.device)?;
        let name = args.name.join(" ");
        let done: Done = door.ask("rename_device", &device::api::RenameDevice { device, name })?;
        let _: Synced = door.ask("sync_now", &Nothing {})?;
        say.answer(&done, || "Renamed.".to_owned())
    })
}

/// The key of the one device that is called so; anything else is taken for a key.
fn key_of(devices: &Devices, called: &str) -> Result<String, ApiError> {
    let lines = devices.space.iter().flat_map(|space| &space.devices);
    let mut named = lines.filter(|line| line.name == called);
    match (named.next(), named.next()) {
        (Some(line), None) => Ok(line.device.clone()),
        (Some(_), Some(_)) => {
            let words = format!("more than one device is called {called}; give its key");
            Err(ApiError::new(Code::NeedsAnswer, words))
        }
        (None, _) => Ok(called.to_owned()),
    }
}

/// Removes a device.
pub fn remove(door: &Door, args: RemoveDevice, say: &Say) -> Result<(), Failure> {
    let RemoveDevice { device, words } = args;
    let request = device::api::RemoveDevice { device, words };
    linked(door, || {
        let done: Done = door.ask("remove_device", &request)?;
        let _: Synced = door.ask("sync_now", &Nothing {})?;
        say.answer(&done, || "Removed.".to_owned())
    })
}

/// Leaves the other devices.
pub fn leave(door: &Door, args: Leave, say: &Say) -> Result<(), Failure> {
    linked(door, || {
        let done: Done = if args.erase {
            door.ask("erase_space", &PairRequest { words: args.words })?
        } else {
            door.ask("leave_space", &Nothing {})?
        };
        say.answer(&done, || "Left. The workouts stay here.".to_owned())
    })
}

fn told(devices: &Devices) -> String {
    let Some(space) = &devices.space else {
        return "This device is on its own.".to_owned();
    };
    let mut text = format!("{} at {}\n", told_state(&devices.sync), space.relay);
    for line in &space.devices {
        let name = if line.name.is_empty() {
            "(no name)"
        } else {
            &line.name
        };
        let own = if line.own { ", this device" } else { "" };
        text.push_str(&format!("  {name}{own}  {}\n", line.device));
    }
    let aside = space.quarantine.iter().filter(|line| !line.hidden).count();
    if aside > 0 {
        let aside = words::counted(u32::try_from(aside).unwrap_or(u32::MAX), "record");
        text.push_str(&format!(
            "  {aside} put aside; see chalkbook-cli put-aside\n"
        ));
    }
    text
}

fn told_state(state: &SyncState) -> String {
    let word = match state.state {
        SyncWord::Off => "Not connected",
        SyncWord::Connecting => "Connecting",
        SyncWord::Offline => "Offline",
        SyncWord::CatchingUp => "Catching up",
        SyncWord::UpToDate => "Up to date",
        SyncWord::Stuck => "Stuck",
        SyncWord::Stopped => "Stopped",
    };
    match state.reason.as_str() {
        "" => word.to_owned(),
        reason => format!("{word}: {reason}"),
    }
}
