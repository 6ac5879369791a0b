//! The devices of one person: the space that they share, and how its sync stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WorkoutId;

/// How sync stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncWord {
    /// This device belongs to no space.
    Off,
    /// A connection is being made.
    Connecting,
    /// The relay cannot be reached; it is tried again.
    Offline,
    /// Changes come or go.
    CatchingUp,
    /// Nothing is left to come or go.
    UpToDate,
    /// The relay does not take what this device has to send.
    Stuck,
    /// It does not go on by itself.
    Stopped,
}

/// How sync stands, for the status line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncState {
    /// In a word.
    pub state: SyncWord,
    /// Why, where there is a reason to give; empty otherwise.
    pub reason: String,
    /// Changes that the relay does not hold yet.
    pub outbox: u32,
    /// Records that were put aside.
    pub quarantined: u32,
    /// Other devices that are there now.
    pub here: u32,
}

/// A device of the space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeviceLine {
    /// Its key, in hexadecimal digits.
    pub device: String,
    /// What its person calls it; empty where it has no name yet.
    pub name: String,
    /// Whether it is this one.
    pub own: bool,
    /// Whether it is there now.
    pub here: bool,
}

/// A record that was put aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuarantineLine {
    /// The record, in hexadecimal digits.
    pub record: String,
    /// Why.
    pub reason: String,
    /// Since when, in milliseconds since 1970.
    #[ts(type = "number")]
    pub since: i64,
    /// The device that says to have written it; none where that cannot be read.
    pub author: Option<Author>,
    /// What can be done about it.
    pub remedy: Remedy,
    /// Whether it was put out of sight.
    pub hidden: bool,
}

/// Who wrote a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Author {
    /// The device's key, in hexadecimal digits.
    pub device: String,
    /// What its person called it; empty where it has no name.
    pub name: String,
}

/// What can be done about a record that was put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// A removed device wrote it, and a person may take it in by hand.
    Adopt,
    /// It may be opened later: by a newer program, another key, another list.
    Try,
    /// It is forged or damaged, and can only be kept.
    None,
}

/// Sealed records by their ids.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordIds {
    /// In hexadecimal digits.
    pub records: Vec<String>,
}

/// What came of opening records again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tried {
    /// Those that are part of the logbook now.
    pub used: u32,
    /// Those that still are not.
    pub left: u32,
}

/// Puts records that are aside out of sight, or back into it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HideRecords {
    /// In hexadecimal digits.
    pub records: Vec<String>,
    /// Whether they are to be out of sight.
    pub hidden: bool,
}

/// Where this device keeps its secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretPlace {
    /// In the system's keychain.
    Keychain,
    /// In a file beside the logbook that only its owner can read.
    File,
}

/// The space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SpaceShown {
    /// The address of its relay.
    pub relay: String,
    /// Its devices, this one first.
    pub devices: Vec<DeviceLine>,
    /// Where this device keeps its secret.
    pub secret: SecretPlace,
    /// Whether a device can be added or removed without the words just now.
    pub words_at_hand: bool,
    /// What was put aside.
    pub quarantine: Vec<QuarantineLine>,
}

/// The Devices screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Devices {
    /// How sync stands.
    pub sync: SyncState,
    /// The space; none where this device belongs to none.
    pub space: Option<SpaceShown>,
    /// The pairing under way.
    pub pairing: Option<Pairing>,
}

/// Makes a space at a relay, or goes on with this device's space there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ConnectRequest {
    /// The relay's address.
    pub address: String,
    /// What its keeper gave out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub invite: Option<String>,
    /// The recovery words of a space that this device is to come back into.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
    /// Leave the space that this device belongs to, and make a new one.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub new_space: bool,
}

/// A device is connected.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Connected {
    /// The recovery words of a new space. They are shown once.
    pub words: Option<String>,
}

/// Asks for a code that adds a device, or for the right to remove one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PairRequest {
    /// The recovery words, where they are not at hand.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// A pairing: from the code to the other device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pairing {
    /// The code, which the relay holds.
    pub code: String,
    /// The same with the relay's address, for another Chalkbook to open.
    pub link: String,
    /// The link as a picture (SVG).
    pub picture: String,
    /// How it stands.
    pub state: PairingWord,
    /// The name of the device that joined, or why none did.
    pub detail: String,
}

/// How a pairing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PairingWord {
    /// The other device is waited for.
    Waiting,
    /// It joined.
    Joined,
    /// It did not come about.
    Failed,
}

/// Joins the space of another device by its code.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct JoinRequest {
    /// The relay's address; may be empty where `code` is a link.
    pub address: String,
    /// The code, or the whole link.
    pub code: String,
    /// What this device is to be called; the machine's name where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
}

/// Says where this device's person trains just now, to the other devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Whereabouts {
    /// The running workout; none where nobody trains here.
    pub workout: Option<WorkoutId>,
    /// The exercise under the hands, by its name; empty for none.
    pub exercise: String,
    /// The rest between two sets.
    pub rest: Option<Rest>,
}

/// A rest between two sets, from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rest {
    /// What is left of it, in seconds.
    pub left: u32,
    /// How long it is in all.
    pub of: u32,
}

/// Where the other devices say that somebody trains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Elsewhere {
    /// Those who are there and train.
    pub devices: Vec<TrainingElsewhere>,
}

/// A device on which somebody trains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrainingElsewhere {
    /// Its key, in hexadecimal digits.
    pub device: String,
    /// What its person calls it; empty where it has no name yet.
    pub name: String,
    /// The workout.
    pub workout: WorkoutId,
    /// The exercise under the hands, by its name; empty for none.
    pub exercise: String,
    /// The rest between two sets, as it stands now.
    pub rest: Option<Rest>,
}

/// What came of waiting for sync.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Synced {
    /// `up_to_date`, or `waiting` where something is left to come or go.
    pub state: SyncedWord,
    /// Records that went out.
    pub pushed: u32,
    /// Records that came.
    pub pulled: u32,
    /// Records that are put aside.
    pub quarantined: u32,
    /// Why it waits; empty where it does not.
    pub reason: String,
}

/// Whether all came and went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncedWord {
    /// Nothing is left to come or go.
    UpToDate,
    /// Something is.
    Waiting,
}

/// Removes a device from the space.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RemoveDevice {
    /// Its key, in hexadecimal digits.
    pub device: String,
    /// The recovery words, where they are not at hand.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// Gives a device of the space a name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RenameDevice {
    /// Its key, in hexadecimal digits.
    pub device: String,
    /// What it is to be called on all devices.
    pub name: String,
}
