//! One connection, from its first byte to its last.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{SinkExt as _, StreamExt as _};
use sync::LONGEST_FRAME;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Message,
        protocol::{Role, WebSocketConfig},
    },
};

use super::{
    Shared, Tls,
    http::{self, Asked},
};
use crate::hub::{ConnId, Event, Outgoing, Queued};

/// TLS is agreed on, and what is written gets away, within these times.
const HANDSHAKE: Duration = Duration::from_secs(10);
const WRITE: Duration = Duration::from_secs(60);
/// The library's default is thirty times as much for each connection.
const READ_BUFFER: usize = 4 * 1024;

/// Serves a connection until it ends.
pub(super) async fn serve(shared: &Shared, stream: TcpStream, tls: Option<Tls>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let stranger = Stranger::new(&shared.strangers);
    let full = shared.strangers.load(Ordering::Relaxed) > shared.room.strangers;
    match tls {
        None => talk(shared, stream, stranger, full).await,
        Some(Tls(acceptor)) => {
            let accepting = timeout(HANDSHAKE, acceptor.accept(stream)).await;
            let stream = accepting.map_err(|_| io::ErrorKind::TimedOut)??;
            talk(shared, Box::new(stream), stranger, full).await
        }
    }
}

/// Counts a connection that has not asked for anything yet.
struct Stranger<'a>(&'a AtomicUsize);

impl<'a> Stranger<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Stranger<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn talk<S>(
    shared: &Shared,
    mut stream: S,
    stranger: Stranger<'_>,
    full: bool,
) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    if full {
        return http::answer(
            &mut stream,
            503,
            "text/plain",
            "too many at once; come back later\n",
        )
        .await;
    }
    let (asked, rest) = http::read_head(&mut stream).await?;
    let stream = &mut stream;
    match asked {
        Asked::Health => http::answer(stream, 200, "text/plain", "ok\n").await,
        Asked::Info => http::answer(stream, 200, "application/json", &shared.info).await,
        Asked::Metrics => {
            let counts = shared.engine.counts().await;
            let text = http::metrics(counts, shared.open.load(Ordering::Relaxed));
            http::answer(stream, 200, "text/plain; version=0.0.4", &text).await
        }
        Asked::Not(status, words) => {
            http::answer(stream, status, "text/plain", &format!("{words}\n")).await
        }
        Asked::Socket(key) => {
            http::upgrade(stream, &key).await?;
            drop(stranger);
            let config = WebSocketConfig::default()
                .max_message_size(Some(LONGEST_FRAME))
                .max_frame_size(Some(LONGEST_FRAME))
                .read_buffer_size(READ_BUFFER)
                .write_buffer_size(0);
            let socket =
                WebSocketStream::from_partially_read(stream, rest, Role::Server, Some(config));
            carry(shared, socket.await).await;
            Ok(())
        }
    }
}

/// Carries messages between a websocket and the hub.
async fn carry<S>(shared: &Shared, mut socket: WebSocketStream<S>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let conn = ConnId(shared.next.fetch_add(1, Ordering::Relaxed));
    let (queue, mut outgoing) = unbounded_channel();
    let queued: Queued = Arc::default();
    let opened = Event::Opened(conn, queued.clone());
    shared.engine.opened(conn, opened, queue).await;
    loop {
        tokio::select! {
            out = outgoing.recv() => {
                if !write(&mut socket, out, &mut outgoing, &queued).await {
                    break;
                }
            }
            message = socket.next() => match message {
                Some(Ok(Message::Binary(bytes))) => {
                    shared.engine.happened(Event::Received(conn, bytes)).await;
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                // Text is not spoken here.
                Some(Ok(_)) | None => break,
                Some(Err(error)) => {
                    tracing::debug!(%error, "a websocket broke");
                    break;
                }
            },
        }
    }
    shared.engine.happened(Event::Closed(conn)).await;
}

/// Writes all that waits, in one go. False when that was the last.
async fn write<S>(
    socket: &mut WebSocketStream<S>,
    first: Option<Outgoing>,
    more: &mut UnboundedReceiver<Outgoing>,
    queued: &Queued,
) -> bool
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let writing = async {
        let mut next = first;
        let mut goes_on = next.is_some();
        while let Some(out) = next {
            match out {
                Outgoing::Send(_, bytes) => {
                    let length = bytes.len();
                    socket.feed(Message::Binary(bytes)).await?;
                    queued.fetch_sub(length, Ordering::Relaxed);
                }
                Outgoing::Close(_) => {
                    goes_on = false;
                    break;
                }
            }
            next = more.try_recv().ok();
        }
        socket.flush().await?;
        if !goes_on {
            socket.close(None).await?;
        }
        Ok::<_, tokio_tungstenite::tungstenite::Error>(goes_on)
    };
    matches!(timeout(WRITE, writing).await, Ok(Ok(true)))
}
