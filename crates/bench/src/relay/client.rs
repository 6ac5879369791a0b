//! One client of a server: sends changes as it is ordered to, and counts what is
//! acknowledged and what comes.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use anyhow::Context as _;
use futures_util::{FutureExt as _, SinkExt as _, StreamExt as _};
use sync::DeviceFrame;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::{
    entry::Socket,
    wire::{Heard, Wire},
};

/// What a client is to do.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    /// Send one change.
    Send,
    /// Have so many changes under way from now on, and no fewer.
    KeepUnderWay(u64),
}

/// What all clients together have done.
#[derive(Debug, Default)]
pub struct Counts {
    /// Changes that were sent.
    pub sent: AtomicU64,
    /// Changes that the server answered for.
    pub acked: AtomicU64,
    /// Changes that came to somebody else.
    pub delivered: AtomicU64,
}

/// A client that is in.
pub struct Client {
    socket: Socket,
    wire: Wire,
    counts: Arc<Counts>,
    under_way: u64,
    wanted: u64,
}

impl Client {
    /// A client that does nothing yet.
    pub fn new(socket: Socket, wire: Wire, counts: Arc<Counts>) -> Self {
        Self {
            socket,
            wire,
            counts,
            under_way: 0,
            wanted: 0,
        }
    }

    /// Does as it is ordered, until nobody orders it any more.
    pub async fn live(mut self, mut orders: UnboundedReceiver<Order>) -> anyhow::Result<()> {
        loop {
            tokio::select! {
                order = orders.recv() => match order {
                    None => return Ok(()),
                    Some(Order::Send) => self.send().await?,
                    Some(Order::KeepUnderWay(wanted)) => self.wanted = wanted,
                },
                message = self.socket.next() => {
                    self.take(message).await?;
                    self.take_what_is_there().await?;
                }
            }
            while self.under_way < self.wanted {
                self.send().await?;
            }
            self.socket.flush().await?;
        }
    }

    async fn send(&mut self) -> anyhow::Result<()> {
        let change = Message::Binary(self.wire.change());
        self.socket.feed(change).await?;
        self.under_way += 1;
        self.counts.sent.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Further messages that came already, so that they are answered together.
    async fn take_what_is_there(&mut self) -> anyhow::Result<()> {
        while let Some(message) = self.socket.next().now_or_never() {
            self.take(message).await?;
        }
        Ok(())
    }

    async fn take(&mut self, message: Option<Result<Message, Error>>) -> anyhow::Result<()> {
        let message = message.context("the server closed a connection")??;
        let Message::Binary(bytes) = message else {
            return Ok(());
        };
        match self.wire.hear(&bytes)? {
            Heard::Acked(count) => {
                self.under_way = self.under_way.saturating_sub(count);
                self.counts.acked.fetch_add(count, Ordering::Relaxed);
            }
            Heard::Delivered(count) => {
                self.counts.delivered.fetch_add(count, Ordering::Relaxed);
            }
            Heard::Ping => {
                let pong = DeviceFrame::Pong.write().into();
                self.socket.feed(Message::Binary(pong)).await?;
            }
            Heard::Other => {}
        }
        Ok(())
    }
}
