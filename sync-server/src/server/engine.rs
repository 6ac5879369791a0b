//! The thread that owns the hub. It takes in all that came since its last turn,
//! so that one transaction stores for everybody.

use std::{
    collections::HashMap,
    io,
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use tokio::sync::{
    Semaphore,
    mpsc::{self, UnboundedSender},
    oneshot,
};
use tokio_tungstenite::tungstenite::Bytes;

use crate::{
    Hub,
    hub::{ConnId, Counts, Event, Now, Outgoing},
    log::SqliteLog,
};

/// What comes in before the hub is asked is bounded by this.
const WAITING: usize = 4_096;
/// And so are the bytes of it: who has more to say waits.
const WAITING_BYTES: usize = 32 * 1024 * 1024;
/// At most this much is one turn.
const AT_ONCE: usize = 1_024;

/// What a connection is told.
pub(super) type Queue = UnboundedSender<Outgoing>;

enum Told {
    Opened(Event, ConnId, Queue),
    Happened(Event),
    /// With the room that it takes, which is given back when the hub has seen it.
    Received(Event, usize),
    Tick,
    Count(oneshot::Sender<Counts>),
    GoDown(oneshot::Sender<()>),
    Stop,
}

/// The way to the hub.
pub(super) struct Engine {
    told: mpsc::Sender<Told>,
    room: Arc<Semaphore>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Engine {
    pub(super) fn start(hub: Hub<SqliteLog>) -> io::Result<Self> {
        let (told, inbox) = mpsc::channel(WAITING);
        let thread = thread::Builder::new().name("hub".to_owned());
        let room = Arc::new(Semaphore::new(WAITING_BYTES));
        let its_room = room.clone();
        let thread = thread.spawn(move || Loop::new(hub, its_room).run(inbox))?;
        let thread = Mutex::new(Some(thread));
        Ok(Self { told, room, thread })
    }

    /// Whether the hub lives.
    pub(super) fn lives(&self) -> bool {
        !self.told.is_closed()
    }

    /// Waits until the hub has ended, for whatever reason.
    pub(super) async fn ended(&self) {
        self.told.closed().await;
    }

    pub(super) async fn opened(&self, conn: ConnId, event: Event, queue: Queue) {
        self.tell(Told::Opened(event, conn, queue)).await;
    }

    pub(super) async fn happened(&self, event: Event) {
        self.tell(Told::Happened(event)).await;
    }

    pub(super) async fn received(&self, conn: ConnId, bytes: Bytes) {
        let length = bytes.len().min(WAITING_BYTES);
        // There is none where the hub has ended.
        if let Ok(room) = self.room.acquire_many(length as u32).await {
            room.forget();
            let event = Event::Received(conn, bytes);
            self.tell(Told::Received(event, length)).await;
        }
    }

    pub(super) async fn tick(&self) {
        self.tell(Told::Tick).await;
    }

    pub(super) async fn counts(&self) -> Counts {
        let (answer, counts) = oneshot::channel();
        self.tell(Told::Count(answer)).await;
        counts.await.unwrap_or_default()
    }

    pub(super) async fn go_down(&self) {
        let (done, gone) = oneshot::channel();
        self.tell(Told::GoDown(done)).await;
        // A hub that is gone has nobody to say goodbye to.
        drop(gone.await);
    }

    pub(super) async fn stop(&self) {
        self.tell(Told::Stop).await;
        let thread = self.thread.lock().ok().and_then(|mut thread| thread.take());
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the hub's thread ended in a panic");
        }
    }

    async fn tell(&self, told: Told) {
        // The hub ends last; what comes after it is of no use to anybody.
        drop(self.told.send(told).await);
    }
}

struct Loop {
    hub: Hub<SqliteLog>,
    room: Arc<Semaphore>,
    start: Instant,
    queues: HashMap<ConnId, Queue>,
}

impl Loop {
    fn new(hub: Hub<SqliteLog>, room: Arc<Semaphore>) -> Self {
        Self {
            hub,
            room,
            start: Instant::now(),
            queues: HashMap::new(),
        }
    }

    fn run(mut self, mut inbox: mpsc::Receiver<Told>) {
        while let Some(first) = inbox.blocking_recv() {
            let mut events = Vec::new();
            let mut next = Some(first);
            let mut asked = Vec::new();
            let mut taken = 0;
            while let Some(told) = next.take() {
                match told {
                    Told::Opened(event, conn, queue) => {
                        self.queues.insert(conn, queue);
                        events.push(event);
                    }
                    Told::Happened(event) => events.push(event),
                    Told::Received(event, room) => {
                        events.push(event);
                        taken += room;
                    }
                    Told::Tick => {}
                    Told::Count(answer) => asked.push(answer),
                    Told::GoDown(done) => {
                        let farewells = self.hub.go_down();
                        self.hand_out(farewells);
                        let _ = done.send(());
                    }
                    Told::Stop => return,
                }
                if events.len() < AT_ONCE {
                    next = inbox.try_recv().ok();
                }
            }
            self.turn(events);
            self.room.add_permits(taken);
            for answer in asked {
                // Who asked may have left.
                let _ = answer.send(self.hub.counts());
            }
        }
    }

    fn turn(&mut self, events: Vec<Event>) {
        let closed: Vec<_> = events.iter().filter_map(closed).collect();
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = Now {
            ms: u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX),
            seconds: since.map_or(0, |since| since.as_secs().cast_signed()),
        };
        let outgoing = self.hub.turn(now, events, &mut random);
        self.hand_out(outgoing);
        for conn in closed {
            self.queues.remove(&conn);
        }
    }

    fn hand_out(&mut self, outgoing: Vec<Outgoing>) {
        for out in outgoing {
            let (conn, last) = match &out {
                Outgoing::Send(conn, _) => (*conn, false),
                Outgoing::Close(conn) => (*conn, true),
            };
            if let Some(queue) = self.queues.get(&conn) {
                // A connection that broke says so by itself.
                drop(queue.send(out));
            }
            if last {
                self.queues.remove(&conn);
            }
        }
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        // Nobody waits for what will not come.
        self.room.close();
    }
}

fn closed(event: &Event) -> Option<ConnId> {
    match event {
        Event::Closed(conn) => Some(*conn),
        Event::Opened(..) | Event::Received(..) => None,
    }
}

/// The system's random bytes.
///
/// # Panics
/// Where the system has none, and no key would be one.
pub fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system gives random bytes");
}
