//! What lies in the trash.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{edits::Thing, known::*, shown::Cursor};

/// Asks for a page of the trash, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct TrashRequest {
    /// Where the last page ended.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<Cursor>,
    /// At most this many, and 50 at most.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// A page of the trash.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TrashPage {
    /// What lies there. What lies in a thing of the trash is part of it.
    pub items: Vec<TrashItem>,
    /// Where the next page begins; none after the last.
    pub next: Option<Cursor>,
}

/// Something in the trash.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TrashItem {
    /// Names it, to restore it.
    pub thing: Thing,
    /// What it is.
    pub what: Known,
    /// The sets that come back with it.
    pub sets: u32,
    /// When it was put there, in milliseconds since 1970.
    pub at: f64,
    /// The device that put it there.
    pub by: Installation,
    /// What was done with it since; it is kept and comes back with it.
    pub since: Vec<DoneSince>,
}

/// What a device did with a thing since it is in the trash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoneSince {
    /// The device.
    pub by: Installation,
    /// Exercises that it added.
    pub exercises: u32,
    /// Sets that it added.
    pub sets: u32,
    /// Values that it changed.
    pub values: u32,
}
