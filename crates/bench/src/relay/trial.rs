//! One trial: a fresh server, a crowd, and a few loads one after the other.

use std::{path::Path, sync::Arc, time::Duration};

use rusqlite::Connection;
use tokio::time::sleep;

use super::{
    crowd::{Crowd, Load, Reading},
    wire::Language,
};
use crate::{
    server::Server,
    space::{Space, Stored},
};

/// Changes a second of a crowd that trains.
pub const A_SECOND: u32 = 400;
/// Changes under way in one space at most.
const UNDER_WAY_IN_ONE: usize = 64;
/// After this time at rest a server has given back what it took for those who
/// came in.
const SETTLE: Duration = Duration::from_secs(1);

/// What is put to trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chalkbook's relay.
    Relay,
    /// The bare broadcaster that stores what it passes on.
    Durable,
    /// The bare broadcaster that stores nothing.
    InMemory,
}

/// What came of a trial.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The server's memory for each connection that does nothing, in bytes.
    pub idle_bytes: f64,
    /// The same after the loads.
    pub used_bytes: f64,
    /// Nothing sent; measured only where it was asked for.
    pub rest: Option<Reading>,
    /// At [`A_SECOND`].
    pub paced: Reading,
    /// With one change under way in each space all the time, as devices have it.
    pub single: Reading,
    /// With as many as are planned.
    pub saturated: Reading,
}

/// What the crowd does.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How long each load lasts.
    pub load: Duration,
    /// And how long they rest, where that is measured.
    pub rest: Option<Duration>,
    /// Changes under way in all spaces together when the server has all it can do.
    pub under_way: usize,
}

/// Puts a server to trial in an empty folder.
pub async fn run(
    kind: Kind,
    folder: &Path,
    spaces: &Arc<Vec<Space>>,
    record: &[u8],
    plan: Plan,
) -> anyhow::Result<Outcome> {
    let server = kind.start(folder, spaces)?;
    let empty = server.resident_bytes();
    let mut crowd = Crowd::enter(&server, kind.language(), spaces, record).await?;
    sleep(SETTLE).await;
    let connections = crowd.len() as f64;
    let of_each = |bytes: f64| (bytes - empty) / connections;
    let idle_bytes = of_each(server.resident_bytes());
    let rest = match plan.rest {
        Some(rest) => Some(crowd.measure(&server, Load::Rest, rest).await?),
        None => None,
    };
    let load = Load::Paced(A_SECOND);
    let paced = crowd.measure(&server, load, plan.load).await?;
    let single = crowd
        .measure(&server, Load::Saturated(1), plan.load)
        .await?;
    let depth = (plan.under_way / spaces.len()).clamp(1, UNDER_WAY_IN_ONE);
    let load = Load::Saturated(depth as u64);
    let saturated = crowd.measure(&server, load, plan.load).await?;
    let used_bytes = of_each(server.resident_bytes());
    let sent = crowd.sent();
    drop((crowd, server));
    kind.check(folder, sent)?;
    Ok(Outcome {
        idle_bytes,
        used_bytes,
        rest,
        paced,
        single,
        saturated,
    })
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Relay, Self::Durable, Self::InMemory];

    fn language(self) -> Language {
        match self {
            Self::Relay => Language::Relay,
            Self::Durable | Self::InMemory => Language::Broadcaster,
        }
    }

    fn start(self, folder: &Path, spaces: &[Space]) -> anyhow::Result<Server> {
        std::fs::create_dir_all(folder)?;
        match self {
            Self::Relay => {
                Stored::open(folder)?.found(spaces)?;
                Server::relay(folder)
            }
            Self::Durable => Server::broadcaster(Some(&folder.join("said.sqlite"))),
            Self::InMemory => Server::broadcaster(None),
        }
    }

    /// Looks whether the killed server's file holds every change that was sent:
    /// all of them were answered for.
    fn check(self, folder: &Path, sent: u64) -> anyhow::Result<()> {
        let held = match self {
            Self::Relay => Stored::open(folder)?.count()?,
            Self::Durable => {
                let connection = Connection::open(folder.join("said.sqlite"))?;
                let count = "SELECT count(*) FROM said";
                let held: i64 = connection.query_row(count, [], |row| row.get(0))?;
                held.cast_unsigned()
            }
            Self::InMemory => return Ok(()),
        };
        anyhow::ensure!(
            held == sent,
            "{sent} changes were sent and acknowledged, and {held} are stored"
        );
        Ok(())
    }
}
