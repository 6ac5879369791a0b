//! A crowd of clients: two in each space, of which one writes and the other
//! listens.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use anyhow::bail;
use tokio::{
    sync::mpsc::{UnboundedSender, unbounded_channel},
    task::{JoinHandle, JoinSet},
    time::{interval, sleep},
};

use super::{
    client::{Client, Counts, Order},
    entry::{self, Socket},
    wire::{Language, Wire},
};
use crate::{server::Server, space::Space};

/// Before anything counts.
const WARM_UP: Duration = Duration::from_secs(1);
/// What is under way arrives within this time.
const PATIENCE: Duration = Duration::from_secs(30);
/// So many come in at once.
const AT_THE_DOOR: usize = 16;

/// How changes are sent.
#[derive(Clone, Copy, Debug)]
pub enum Load {
    /// Nothing at all.
    Rest,
    /// So many a second from all writers together, in turns.
    Paced(u32),
    /// Each writer has so many under way all the time.
    Saturated(u64),
}

/// What a server did within a time.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    changes: u64,
    seconds: f64,
    cpu: f64,
}

impl Reading {
    /// Changes that were delivered in a second.
    pub fn rate(&self) -> f64 {
        self.changes as f64 / self.seconds
    }

    /// The server's computing for each of them, in seconds.
    pub fn cpu_of_a_change(&self) -> f64 {
        self.cpu / self.changes as f64
    }

    /// The share of one core that the server took.
    pub fn cpu_share(&self) -> f64 {
        self.cpu / self.seconds
    }
}

/// Clients that are in.
pub struct Crowd {
    writers: Vec<UnboundedSender<Order>>,
    listeners: Vec<UnboundedSender<Order>>,
    clients: JoinSet<anyhow::Result<()>>,
    counts: Arc<Counts>,
}

impl Crowd {
    /// Two clients for each of these spaces; the broadcaster takes them for rooms.
    pub async fn enter(
        server: &Server,
        language: Language,
        spaces: &Arc<Vec<Space>>,
        record: &[u8],
    ) -> anyhow::Result<Self> {
        let mut crowd = Self {
            writers: Vec::new(),
            listeners: Vec::new(),
            clients: JoinSet::new(),
            counts: Arc::default(),
        };
        let all: Vec<usize> = (0..2 * spaces.len()).collect();
        for numbers in all.chunks(AT_THE_DOOR) {
            let mut entering = JoinSet::new();
            for number in numbers.iter().copied() {
                let (address, spaces) = (server.address.clone(), spaces.clone());
                entering.spawn(async move {
                    (number, enter(&address, language, &spaces, number).await)
                });
            }
            while let Some(entered) = entering.join_next().await {
                let (number, socket) = entered?;
                let wire = Wire::new(language, record, number as u64);
                crowd.take_in(number, socket?, wire);
            }
        }
        Ok(crowd)
    }

    fn take_in(&mut self, number: usize, socket: Socket, wire: Wire) {
        let (order, orders) = unbounded_channel();
        let client = Client::new(socket, wire, self.counts.clone());
        self.clients.spawn(client.live(orders));
        if number.is_multiple_of(2) {
            self.writers.push(order);
        } else {
            self.listeners.push(order);
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.writers.len() + self.listeners.len()
    }

    /// How many changes they have sent.
    pub fn sent(&self) -> u64 {
        self.counts.sent.load(Ordering::Relaxed)
    }

    /// What the server does under a load, within a time. All that was sent has
    /// arrived at the end, or this fails.
    pub async fn measure(
        &mut self,
        server: &Server,
        load: Load,
        within: Duration,
    ) -> anyhow::Result<Reading> {
        let pacing = self.begin(load);
        sleep(WARM_UP).await;
        let (start, before) = (Instant::now(), self.look(server));
        sleep(within).await;
        let (seconds, after) = (start.elapsed().as_secs_f64(), self.look(server));
        if let Some(pacing) = pacing {
            pacing.abort();
        }
        self.order_all(Order::KeepUnderWay(0));
        self.wait_for_all().await?;
        Ok(Reading {
            changes: after.0 - before.0,
            seconds,
            cpu: after.1 - before.1,
        })
    }

    fn begin(&self, load: Load) -> Option<JoinHandle<()>> {
        match load {
            Load::Rest => None,
            Load::Saturated(depth) => {
                self.order_all(Order::KeepUnderWay(depth));
                None
            }
            Load::Paced(a_second) => {
                let writers = self.writers.clone();
                let mut beat = interval(Duration::from_secs(1) / a_second);
                Some(tokio::spawn(async move {
                    for writer in writers.iter().cycle() {
                        beat.tick().await;
                        // A writer that is gone has failed, and says so.
                        let _ = writer.send(Order::Send);
                    }
                }))
            }
        }
    }

    fn order_all(&self, order: Order) {
        for writer in &self.writers {
            let _ = writer.send(order);
        }
    }

    fn look(&self, server: &Server) -> (u64, f64) {
        let delivered = self.counts.delivered.load(Ordering::Relaxed);
        (delivered, server.cpu_seconds())
    }

    async fn wait_for_all(&mut self) -> anyhow::Result<()> {
        let start = Instant::now();
        loop {
            if let Some(ended) = self.clients.try_join_next() {
                ended??;
                bail!("a client ended before its time");
            }
            let [sent, acked, delivered] = [
                &self.counts.sent,
                &self.counts.acked,
                &self.counts.delivered,
            ]
            .map(|count| count.load(Ordering::Relaxed));
            if sent == acked && sent == delivered {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                bail!("{sent} changes were sent, {acked} acknowledged and {delivered} delivered");
            }
            sleep(Duration::from_millis(5)).await;
        }
    }
}

async fn enter(
    address: &str,
    language: Language,
    spaces: &[Space],
    number: usize,
) -> anyhow::Result<Socket> {
    let (place, device) = (number / 2, number % 2);
    match language {
        Language::Relay => {
            let space = &spaces[place];
            entry::enter_space(address, space, &space.devices[device]).await
        }
        Language::Broadcaster => entry::enter_room(address, place as u32).await,
    }
}
