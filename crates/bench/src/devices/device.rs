//! A device with its link, as every front end opens it.

use std::path::Path;

use anyhow::Context as _;
use device::{
    Handle, Options,
    api::{
        ConnectRequest, Connected, Done, HistoryPage, HistoryRequest, JoinRequest, Nothing,
        PairRequest, Pairing, Stats, Synced, SyncedWord, WorkoutSummary,
    },
};
use link::Link;

/// A device, open.
pub struct Device {
    /// Its logbook.
    pub handle: Handle,
    link: Link,
}

impl Device {
    /// Opens the logbook in a folder, and connects it where it belongs to a space.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let handle = Handle::open(folder, Options::default())?;
        let link = Link::open(&handle)?;
        link.wake();
        Ok(Self { handle, link })
    }

    /// Makes a space at a relay.
    pub fn found(&self, address: &str, invite: String) -> anyhow::Result<()> {
        let invite = Some(invite);
        self.connect(address, invite, None)
    }

    /// Comes into a space by its recovery words, and waits until all is here.
    pub fn come_back(&self, address: &str, words: String) -> anyhow::Result<()> {
        self.connect(address, None, Some(words))
    }

    /// Goes on with its space at another address.
    pub fn move_to(&self, address: &str) -> anyhow::Result<()> {
        self.connect(address, None, None)
    }

    fn connect(
        &self,
        address: &str,
        invite: Option<String>,
        words: Option<String>,
    ) -> anyhow::Result<()> {
        let request = ConnectRequest {
            address: url(address),
            invite,
            words,
            new_space: false,
        };
        let _: Connected = self.handle.ask("connect", &request)?;
        Ok(())
    }

    /// Takes another device into its space.
    pub fn pair(&self, other: &Self, address: &str) -> anyhow::Result<()> {
        let pairing: Pairing = self.handle.ask("pair", &PairRequest { words: None })?;
        let request = JoinRequest {
            address: url(address),
            code: pairing.code,
            name: None,
        };
        let _: Done = other.handle.ask("join", &request)?;
        Ok(())
    }

    /// Waits until nothing is left to come or go.
    pub fn sync(&self) -> anyhow::Result<Synced> {
        let synced: Synced = self.handle.ask("sync_now", &Nothing {})?;
        anyhow::ensure!(synced.state == SyncedWord::UpToDate, "{synced:?}");
        Ok(synced)
    }

    /// How many sets its views hold.
    pub fn sets(&self) -> anyhow::Result<u32> {
        let stats: Stats = self.handle.ask("stats", &Nothing {})?;
        Ok(stats.sets)
    }

    /// Ends the connection, and closes the logbook.
    pub fn close(self) {
        self.link.close();
        self.handle.close();
    }
}

/// The newest workouts as the History screen shows them.
pub fn newest(handle: &Handle, workouts: u32) -> anyhow::Result<Vec<WorkoutSummary>> {
    let limit = Some(workouts);
    let request = HistoryRequest {
        limit,
        ..HistoryRequest::default()
    };
    let page: HistoryPage = handle.ask("history", &request).context("history")?;
    Ok(page.workouts)
}

fn url(address: &str) -> String {
    format!("http://{address}")
}
