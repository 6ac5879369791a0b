//! All connections and all spaces in use: takes in what happened since the last
//! turn, stores what has to last in one transaction, and says what to send. Nobody
//! hears of a record before it is durable.

mod append;
mod mailbox;
mod news;
mod play;
mod refusals;
mod space;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use sync::{
    ByeCode, DeviceFrame, Random, RelayFrame, SpaceId,
    relay::{Effect, Input, Session, Who},
};
use tokio_tungstenite::tungstenite::Bytes;

use crate::log::{LogError, LogStore};
use mailbox::Mailboxes;
use refusals::Refusals;
use space::LiveSpace;

/// Sessions are looked after this often.
const LOOK_MS: u64 = 1_000;
/// A connection whose queue is longer is told to pull instead.
const QUEUE: usize = 1024 * 1024;
/// A connection whose queue is longer asks for more than it reads.
const LONGEST_QUEUE: usize = 4 * 1024 * 1024;
/// After trouble with its storage the relay wants to be left alone this long.
const UNABLE_SECONDS: u32 = 30;
/// Who comes while it is crowded comes again after this long.
const CROWDED_SECONDS: u32 = 5;

/// A connection, by a number that is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnId(pub u64);

/// How many bytes wait to be written to a connection. Whoever writes them counts
/// down.
pub type Queued = Arc<AtomicUsize>;

/// What happened to a connection.
#[derive(Debug)]
pub enum Event {
    /// It was opened.
    Opened(ConnId, Queued),
    /// A binary message came.
    Received(ConnId, Bytes),
    /// It is gone.
    Closed(ConnId),
}

/// What is to be done for a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// Write this binary message.
    Send(ConnId, Bytes),
    /// Close it, after what was written.
    Close(ConnId),
}

/// The time.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// In milliseconds of a clock that never goes back.
    pub ms: u64,
    /// In seconds since 1970, for people.
    pub seconds: i64,
}

/// What one space may use, and what those may who belong to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of records.
    pub bytes: u64,
    /// Records.
    pub records: u64,
    /// Connections at once.
    pub connections: usize,
    /// Connections at once, of all spaces together, that have not proved who
    /// they are.
    pub strangers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1024 * 1024 * 1024,
            records: 10_000_000,
            connections: 64,
            strangers: 1_000,
        }
    }
}

/// What the relay has done, for its metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Connections there are.
    pub connections: u64,
    /// Connections that proved who they are.
    pub members: u64,
    /// Spaces in use.
    pub spaces: u64,
    /// Records stored.
    pub records: u64,
    /// Bytes of those.
    pub bytes: u64,
    /// Transactions.
    pub commits: u64,
    /// Transactions that failed.
    pub failures: u64,
    /// Sessions ended for what the other side did.
    pub refused: u64,
}

struct Connection {
    session: Session,
    queued: Queued,
    member: Option<(SpaceId, Who)>,
    /// It has all records, and gets new ones as they come.
    live: bool,
}

/// The relay without its sockets.
pub struct Hub<L> {
    log: L,
    limits: Limits,
    connections: HashMap<ConnId, Connection>,
    /// Who has proved nothing, those who came first at the front.
    strangers: BTreeSet<ConnId>,
    refusals: Refusals,
    spaces: HashMap<SpaceId, LiveSpace>,
    mailboxes: Mailboxes,
    counts: Counts,
    look_at: u64,
    turn: Turn,
}

/// What is gathered during one turn.
#[derive(Default)]
struct Turn {
    out: Vec<Outgoing>,
    writing: bool,
    /// The spaces of which something changed.
    touched: Vec<SpaceId>,
    seconds: i64,
    now: u64,
}

impl<L: LogStore> Hub<L> {
    /// A relay that nobody is connected to.
    pub fn new(log: L, limits: Limits) -> Self {
        Self {
            log,
            limits,
            connections: HashMap::new(),
            strangers: BTreeSet::new(),
            refusals: Refusals::default(),
            spaces: HashMap::new(),
            mailboxes: Mailboxes::default(),
            counts: Counts::default(),
            look_at: 0,
            turn: Turn::default(),
        }
    }

    /// What it keeps.
    pub fn log(&self) -> &L {
        &self.log
    }

    /// What it keeps, for the relay's keeper.
    pub fn log_mut(&mut self) -> &mut L {
        &mut self.log
    }

    /// What one space may use.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// What it has done so far.
    pub fn counts(&self) -> Counts {
        Counts {
            connections: self.connections.len() as u64,
            spaces: self.spaces.len() as u64,
            ..self.counts
        }
    }

    /// Takes in what happened, in its order. What comes back may be sent: all that
    /// it speaks of is durable.
    pub fn turn(&mut self, now: Now, events: Vec<Event>, random: Random<'_>) -> Vec<Outgoing> {
        self.turn = Turn {
            now: now.ms,
            seconds: now.seconds,
            ..Turn::default()
        };
        let mut heard = Vec::with_capacity(events.len());
        let played = events.into_iter().try_for_each(|event| {
            heard.push(event.connection());
            self.take(event, random)
        });
        let done = played.and_then(|()| self.look_after(random));
        if let Err(error) = done.and_then(|()| self.commit()) {
            self.give_up(&error, heard);
        }
        std::mem::take(&mut self.turn.out)
    }

    /// Says goodbye to everybody.
    pub fn go_down(&mut self) -> Vec<Outgoing> {
        self.turn = Turn::default();
        let mut all: Vec<_> = self.connections.keys().copied().collect();
        all.sort_unstable();
        for conn in all {
            self.dismiss(conn, ByeCode::GoingDown, 1);
        }
        std::mem::take(&mut self.turn.out)
    }

    fn take(&mut self, event: Event, random: Random<'_>) -> Result<(), LogError> {
        match event {
            Event::Opened(conn, queued) => {
                let connection = Connection {
                    session: Session::new(self.turn.now, self.log.relay()),
                    queued,
                    member: None,
                    live: false,
                };
                self.connections.insert(conn, connection);
                self.strangers.insert(conn);
                self.keep_strangers_few();
                Ok(())
            }
            Event::Received(conn, bytes) => match DeviceFrame::read(&bytes) {
                Ok(frame) => self.step(conn, Input::Received(frame), random),
                Err(error) => {
                    tracing::debug!(conn = conn.0, %error, "a frame was refused");
                    self.dismiss(conn, ByeCode::BadFrame, 0);
                    Ok(())
                }
            },
            Event::Closed(conn) => {
                self.forget(conn);
                Ok(())
            }
        }
    }

    /// Who has proved nothing for the longest time makes room for who just came: a
    /// device proves itself at once, and so no crowd keeps it out.
    fn keep_strangers_few(&mut self) {
        while self.strangers.len() > self.limits.strangers
            && let Some(longest) = self.strangers.pop_first()
        {
            self.refusals.note_crowded_out();
            self.dismiss(longest, ByeCode::TooMany, CROWDED_SECONDS);
        }
    }

    fn step(&mut self, conn: ConnId, input: Input, random: Random<'_>) -> Result<(), LogError> {
        let Some(connection) = self.connections.get_mut(&conn) else {
            return Ok(());
        };
        let effects = connection.session.handle(self.turn.now, input, random);
        effects
            .into_iter()
            .try_for_each(|effect| self.play(conn, effect, random))
    }

    /// Asks the silent whether they are there, once in a while.
    fn look_after(&mut self, random: Random<'_>) -> Result<(), LogError> {
        let now = self.turn.now;
        if now < self.look_at {
            return Ok(());
        }
        self.look_at = now + LOOK_MS;
        self.mailboxes.expire(now);
        self.refusals.report();
        let due =
            |connection: &Connection| connection.session.next_wake().is_some_and(|at| at <= now);
        let due = self
            .connections
            .iter()
            .filter(|(_, connection)| due(connection));
        let mut due: Vec<_> = due.map(|(conn, _)| *conn).collect();
        due.sort_unstable();
        due.into_iter()
            .try_for_each(|conn| self.step(conn, Input::Tick, random))
    }

    fn write(&mut self) -> Result<(), LogError> {
        if !self.turn.writing {
            self.log.begin()?;
            self.turn.writing = true;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LogError> {
        if self.turn.writing {
            self.log.commit()?;
            self.turn.writing = false;
            self.counts.commits += 1;
        }
        for id in std::mem::take(&mut self.turn.touched) {
            self.hand_out(id);
            if let Some(space) = self.spaces.get_mut(&id) {
                space.touched = false;
                if space.members.is_empty() {
                    self.spaces.remove(&id);
                }
            }
        }
        Ok(())
    }

    /// Marks a space as changed in this turn: should it fail, the space is read
    /// again.
    fn touch(&mut self, id: SpaceId) {
        if let Some(space) = self.spaces.get_mut(&id)
            && !space.touched
        {
            space.touched = true;
            self.turn.touched.push(id);
        }
    }

    /// Nothing of this turn came about: whoever has heard or waited for something
    /// is sent away, and comes back to a relay that knows only what is stored.
    fn give_up(&mut self, error: &LogError, heard: Vec<ConnId>) {
        tracing::error!(%error, "the relay could not store what came; devices will come again");
        self.log.roll_back();
        self.counts.failures += 1;
        let touched = std::mem::take(&mut self.turn.touched);
        let touched: HashSet<_> = touched.into_iter().collect();
        let members = self.connections.iter().filter(|(_, connection)| {
            connection
                .member
                .is_some_and(|(space, _)| touched.contains(&space))
        });
        let mut gone: Vec<_> = members.map(|(conn, _)| *conn).chain(heard).collect();
        gone.sort_unstable();
        gone.dedup();
        // What others were sent, such as a ping, has nothing to do with it.
        let stays = |conn: &ConnId| {
            self.connections.contains_key(conn) && gone.binary_search(conn).is_err()
        };
        self.turn.out.retain(|outgoing| match outgoing {
            Outgoing::Send(conn, _) => stays(conn),
            Outgoing::Close(_) => true,
        });
        for conn in gone {
            self.dismiss(conn, ByeCode::Unable, UNABLE_SECONDS);
        }
        for space in touched {
            self.spaces.remove(&space);
        }
    }

    fn send(&mut self, conn: ConnId, frame: &RelayFrame) {
        if let RelayFrame::Bye { code, .. } = frame {
            self.refusals.note(*code);
        }
        self.send_bytes(conn, frame.write().into());
    }

    fn send_bytes(&mut self, conn: ConnId, bytes: Bytes) {
        if let Some(connection) = self.connections.get(&conn) {
            connection.queued.fetch_add(bytes.len(), Ordering::Relaxed);
            self.turn.out.push(Outgoing::Send(conn, bytes));
        }
    }

    fn dismiss(&mut self, conn: ConnId, code: ByeCode, retry_after: u32) {
        if let Some(connection) = self.connections.get_mut(&conn) {
            for effect in connection.session.dismiss(code, retry_after) {
                match effect {
                    Effect::Send(frame) => self.send(conn, &frame),
                    _ => self.close(conn),
                }
            }
        }
    }

    fn close(&mut self, conn: ConnId) {
        self.forget(conn);
        self.counts.refused += 1;
        self.turn.out.push(Outgoing::Close(conn));
    }

    /// Forgets a connection, and tells the other devices of its space.
    fn forget(&mut self, conn: ConnId) {
        let Some(connection) = self.connections.remove(&conn) else {
            return;
        };
        self.strangers.remove(&conn);
        self.mailboxes.leave(conn);
        let Some((id, who)) = connection.member else {
            return;
        };
        self.counts.members -= 1;
        let Some(space) = self.spaces.get_mut(&id) else {
            return;
        };
        space.members.retain(|member| *member != conn);
        if space.members.is_empty() {
            // What changed in this turn may still fail.
            if !space.touched {
                self.spaces.remove(&id);
            }
        } else if let Who::Device(device) = who
            && !self.is_here(id, device)
        {
            let here = false;
            self.tell_others(id, conn, &RelayFrame::Presence { device, here });
        }
    }
}

impl Event {
    fn connection(&self) -> ConnId {
        match self {
            Self::Opened(conn, _) | Self::Received(conn, _) | Self::Closed(conn) => *conn,
        }
    }
}
