//! A device that keeps nothing on a disk: the real session over a real socket,
//! light enough for a thousand of them in one process.
#![expect(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{SinkExt as _, StreamExt as _};
use sync::{
    ByeCode, Contents, RecordId, RelayFrame,
    client::{Effect, Input, Membership, Sealed, Session, Standing},
    keys::DataKey,
    seal_record,
};
use tokio::{
    net::TcpStream,
    sync::mpsc::UnboundedReceiver,
    time::{Instant, sleep_until, timeout},
};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, protocol::WebSocketConfig},
};

use crate::chance::Chance;

/// Whoever does not answer a call within this time is not there.
const RINGING: Duration = Duration::from_secs(20);

type Socket = WebSocketStream<TcpStream>;

/// What a nomad is asked to do.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    /// To log something.
    Log,
}

/// What many nomads have seen together.
#[derive(Debug, Default)]
pub struct Sights {
    /// Connections that did not come about.
    pub unanswered: AtomicUsize,
    /// Handshakes that were begun.
    pub begun: AtomicUsize,
    /// And that were come through.
    pub entered: AtomicUsize,
    /// Why the relay sent somebody away.
    pub dismissed: Mutex<Vec<ByeCode>>,
}

/// One of them, as others see it.
#[derive(Debug)]
pub struct Seen {
    /// How it stands.
    pub standing: Mutex<Standing>,
    /// How many records it holds, its own included.
    pub held: AtomicUsize,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            standing: Mutex::new(Standing::Idle),
            held: AtomicUsize::new(0),
        }
    }
}

/// A device without a disk.
pub struct Nomad {
    address: String,
    session: Session,
    membership: Membership,
    key: DataKey,
    chance: Chance,
    start: Instant,
    socket: Option<Socket>,
    outbox: Vec<Sealed>,
    held: Vec<RecordId>,
    sights: Arc<Sights>,
    seen: Arc<Seen>,
}

impl Nomad {
    /// One that belongs to a space at the relay of this address.
    pub fn new(address: &str, membership: Membership, chance: Chance, sights: Arc<Sights>) -> Self {
        let key = membership.list.data_keys(&membership.secret).remove(0);
        Self {
            address: address.to_owned(),
            session: Session::new(membership.clone()),
            membership,
            key,
            chance,
            start: Instant::now(),
            socket: None,
            outbox: Vec::new(),
            held: Vec::new(),
            sights,
            seen: Arc::default(),
        }
    }

    /// How it will be seen.
    pub fn seen(&self) -> Arc<Seen> {
        self.seen.clone()
    }

    /// Lives until nobody orders it any more.
    pub async fn live(mut self, mut orders: UnboundedReceiver<Order>) {
        self.give(Input::Wake).await;
        loop {
            let wake = self
                .session
                .next_wake()
                .unwrap_or(u64::MAX / 2)
                .min(1 << 40);
            let input = tokio::select! {
                order = orders.recv() => match order {
                    None => return,
                    Some(Order::Log) => {
                        self.log();
                        Input::OutboxGrew
                    }
                },
                input = hear(&mut self.socket) => input,
                () = sleep_until(self.start + Duration::from_millis(wake)) => Input::Tick,
            };
            self.give(input).await;
        }
    }

    fn log(&mut self) {
        let text = Contents::Canary.write();
        let random = &mut |bytes: &mut [u8]| self.chance.fill(bytes);
        let secret = &self.membership.secret;
        let space = self.membership.list.space();
        let (id, bytes) = seal_record(space, &self.key, secret, &text, random);
        self.outbox.push(Sealed { id, bytes });
        self.hold(id);
    }

    fn hold(&mut self, id: RecordId) {
        if !self.held.contains(&id) {
            self.held.push(id);
            self.seen.held.fetch_add(1, Ordering::Relaxed);
        }
    }

    async fn give(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            self.note(&input);
            let now = u64::try_from(self.start.elapsed().as_millis()).unwrap();
            let chance = &mut self.chance;
            let effects = self
                .session
                .handle(now, input, &mut |bytes| chance.fill(bytes));
            for effect in effects {
                inputs.extend(self.perform(effect).await);
            }
        }
    }

    fn note(&self, input: &Input) {
        match input {
            Input::Connected => self.sights.begun.fetch_add(1, Ordering::Relaxed),
            Input::Received(RelayFrame::Ready { .. }) => {
                self.sights.entered.fetch_add(1, Ordering::Relaxed)
            }
            Input::Received(RelayFrame::Bye { code, .. }) => {
                self.sights.dismissed.lock().unwrap().push(*code);
                0
            }
            _ => 0,
        };
    }

    async fn perform(&mut self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Dial => return Some(self.dial().await),
            Effect::HangUp => self.socket = None,
            Effect::Send(frame) => {
                if let Some(socket) = &mut self.socket {
                    // Who is gone says so by the next read.
                    drop(socket.send(Message::Binary(frame.write().into())).await);
                }
            }
            Effect::Store { records, .. } => {
                for record in records {
                    self.outbox.retain(|own| own.id != record.id);
                    self.hold(record.id);
                }
            }
            Effect::Acked { records, .. } => {
                let is_acked = |own: &Sealed| records.iter().any(|acked| acked.record == own.id);
                self.outbox.retain(|own| !is_acked(own));
            }
            Effect::TakeOutgoing => return Some(Input::Outgoing(self.outbox.clone())),
            Effect::Report(standing) => *self.seen.standing.lock().unwrap() = standing,
            Effect::ListHeld | Effect::Load(_) => panic!("this relay never lost anything"),
            _ => {}
        }
        None
    }

    async fn dial(&mut self) -> Input {
        match timeout(RINGING, open(&self.address)).await {
            Ok(Ok(socket)) => {
                self.socket = Some(socket);
                Input::Connected
            }
            Ok(Err(_)) | Err(_) => {
                self.sights.unanswered.fetch_add(1, Ordering::Relaxed);
                Input::Disconnected
            }
        }
    }
}

async fn open(address: &str) -> anyhow::Result<Socket> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default().read_buffer_size(4 * 1024);
    let opening = client_async_with_config(format!("ws://{address}/v1/sync"), stream, Some(config));
    Ok(opening.await?.0)
}

/// What the relay says next; never anything where there is no connection.
async fn hear(socket: &mut Option<Socket>) -> Input {
    let Some(open) = socket else {
        return std::future::pending().await;
    };
    loop {
        match open.next().await {
            Some(Ok(Message::Binary(bytes))) => {
                return Input::Received(RelayFrame::read(&bytes).unwrap());
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            Some(_) | None => {
                *socket = None;
                return Input::Disconnected;
            }
        }
    }
}
