//! The hub behind a port: one thread owns the hub and its database, and every
//! connection is a small task.

mod addresses;
mod connection;
mod door;
mod engine;
mod http;
mod proxy;
mod strangers;
mod tls;

pub use addresses::Share;
pub use door::{Room, Terms};
pub use engine::random;
pub use http::{Asked, asked, read_head};
pub use proxy::{Proxies, ProxyHeader};
pub use tls::Tls;

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::Notify,
    task::JoinSet,
    time::timeout,
};

use crate::{Hub, log::SqliteLog};
use door::Door;
use engine::Engine;
use strangers::Strangers;

/// What is in flight at the end gets away within this time.
const FAREWELL: Duration = Duration::from_secs(4);

/// What the connections share.
struct Shared {
    engine: Engine,
    info: String,
    next: AtomicU64,
    open: AtomicUsize,
    strangers: Strangers,
    door: Door,
}

/// A relay that listens.
pub struct Server {
    listener: TcpListener,
    tls: Option<Tls>,
    shared: Arc<Shared>,
}

impl Server {
    /// Takes over a port that is open already.
    pub fn new(
        listener: TcpListener,
        tls: Option<Tls>,
        hub: Hub<SqliteLog>,
        terms: Terms,
    ) -> io::Result<Self> {
        let info = http::info(&hub);
        let shared = Arc::new(Shared {
            engine: Engine::start(hub)?,
            info,
            next: AtomicU64::new(1),
            open: AtomicUsize::new(0),
            strangers: Strangers::new(terms.room.strangers),
            door: Door::new(terms),
        });
        Ok(Self {
            listener,
            tls,
            shared,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until it is told to stop, says goodbye to everybody, and ends. An
    /// error where the hub ended by itself: nothing can be stored any more.
    pub async fn run(self, stop: Arc<Notify>) -> io::Result<()> {
        let mut connections = JoinSet::new();
        let ticking = self.shared.clone();
        let ticks = tokio::spawn(async move {
            let mut second = tokio::time::interval(Duration::from_secs(1));
            loop {
                second.tick().await;
                ticking.strangers.report();
                ticking.engine.tick().await;
            }
        });
        loop {
            tokio::select! {
                () = stop.notified() => break,
                () = self.shared.engine.ended() => {
                    ticks.abort();
                    connections.abort_all();
                    return Err(io::Error::other("the hub's thread ended in a panic"));
                }
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, address)) => self.admit(&mut connections, stream, address),
                    Err(error) => {
                        // Too many open files, most likely: those who come wait.
                        tracing::warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                },
                Some(_) = connections.join_next() => {}
            }
        }
        tracing::info!("the relay goes down");
        self.shared.engine.go_down().await;
        let all = async { while connections.join_next().await.is_some() {} };
        if timeout(FAREWELL, all).await.is_err() {
            connections.abort_all();
        }
        ticks.abort();
        self.shared.engine.stop().await;
        Ok(())
    }

    fn admit(&self, connections: &mut JoinSet<()>, stream: TcpStream, address: SocketAddr) {
        let shared = self.shared.clone();
        if shared.open.load(Ordering::Relaxed) >= shared.door.terms.room.connections {
            shared.door.turn_away();
            tracing::warn!("no room for another connection");
            return;
        }
        let tls = self.tls.clone();
        shared.open.fetch_add(1, Ordering::Relaxed);
        connections.spawn(async move {
            if shared.door.terms.log_addresses {
                tracing::debug!(%address, "a connection");
            }
            let ended = connection::serve(&shared, stream, address.ip(), tls).await;
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke");
            }
            shared.open.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

#[cfg(test)]
mod tests {
    use sync::RelayId;

    use super::*;
    use crate::Limits;

    #[tokio::test]
    async fn a_relay_whose_hub_has_ended_ends_with_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let log = SqliteLog::open(folder.path(), RelayId([1; 16])).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let hub = Hub::new(log, Limits::default());
        let server = Server::new(listener, None, hub, Terms::default()).unwrap();
        let shared = server.shared.clone();
        let running = tokio::spawn(server.run(Arc::new(Notify::new())));
        assert!(shared.engine.lives());
        shared.engine.stop().await;
        assert!(running.await.unwrap().is_err());
        assert!(!shared.engine.lives());
    }
}
