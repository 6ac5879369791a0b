//! One connection, from its first byte to its last.

use std::{
    io,
    pin::pin,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use futures_util::{
    SinkExt as _, StreamExt as _,
    stream::{SplitSink, SplitStream},
};
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
        self, Bytes, Message,
        protocol::{
            Role, WebSocketConfig,
            frame::{
                Frame,
                coding::{Data, OpCode},
            },
        },
    },
};

use super::{
    Shared, Tls,
    http::{self, Asked},
    strangers::Stranger,
};
use crate::hub::{ConnId, Event, Outgoing, Queued};

/// TLS is agreed on, and what is written gets away, within these times.
const HANDSHAKE: Duration = Duration::from_secs(10);
const WRITE: Duration = Duration::from_secs(60);
/// Who was told goodbye has this long to leave.
const LINGER: Duration = Duration::from_secs(2);
/// The library's default is thirty times as much for each connection.
const READ_BUFFER: usize = 4 * 1024;
/// Small frames that wait together are written together.
const WRITE_BUFFER: usize = 4 * 1024;
/// A message that is longer goes in pieces: the library keeps a buffer of the
/// longest piece for as long as the connection lasts.
const LONGEST_PIECE: usize = 8 * 1024;

type Sink<S> = SplitSink<WebSocketStream<S>, Message>;

/// Serves a connection until it ends.
pub(super) async fn serve(shared: &Shared, stream: TcpStream, tls: Option<Tls>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stranger = shared.strangers.come();
    match tls {
        None => talk(shared, stream, stranger).await,
        Some(Tls(acceptor)) => {
            let accepting = timeout(HANDSHAKE, acceptor.accept(stream));
            let accepted = tokio::select! {
                accepted = accepting => accepted,
                () = stranger.crowded_out() => return Ok(()),
            };
            let stream = accepted.map_err(|_| io::ErrorKind::TimedOut)??;
            talk(shared, Box::new(stream), stranger).await
        }
    }
}

async fn talk<S>(shared: &Shared, mut stream: S, mut stranger: Stranger<'_>) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let read = tokio::select! {
        read = http::read_head(&mut stream) => Some(read?),
        () = stranger.crowded_out() => None,
    };
    let Some((asked, rest)) = read else {
        let words = "too many at once; come back later\n";
        return http::answer(&mut stream, 503, "text/plain", words).await;
    };
    let stream = &mut stream;
    match asked {
        Asked::Health if shared.engine.lives() => {
            http::answer(stream, 200, "text/plain", "ok\n").await
        }
        Asked::Health => http::answer(stream, 503, "text/plain", "the hub has ended\n").await,
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
                .write_buffer_size(WRITE_BUFFER);
            let socket =
                WebSocketStream::from_partially_read(stream, rest, Role::Server, Some(config));
            carry(shared, socket.await).await;
            Ok(())
        }
    }
}

/// Carries messages between a websocket and the hub: it reads on while it writes,
/// so that two who both have much to say do not wait for each other.
async fn carry<S>(shared: &Shared, socket: WebSocketStream<S>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let conn = ConnId(shared.next.fetch_add(1, Ordering::Relaxed));
    let (queue, outgoing) = unbounded_channel();
    let queued: Queued = Arc::default();
    let opened = Event::Opened(conn, queued.clone());
    shared.engine.opened(conn, opened, queue).await;
    let (sink, stream) = socket.split();
    let mut reading = pin!(read(shared, conn, stream));
    let dismissed = tokio::select! {
        () = &mut reading => false,
        dismissed = write(sink, outgoing, &queued) => dismissed,
    };
    if dismissed {
        // A socket that is closed on what it has not read takes back what it
        // said last. Whether the other side leaves by itself is its own affair.
        drop(timeout(LINGER, reading).await);
    }
    shared.engine.happened(Event::Closed(conn)).await;
}

/// Reads until the other side leaves or breaks a rule.
async fn read<S>(shared: &Shared, conn: ConnId, mut stream: SplitStream<WebSocketStream<S>>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(message) = stream.next().await {
        match message {
            Ok(Message::Binary(bytes)) => shared.engine.received(conn, bytes).await,
            Ok(Message::Ping(_) | Message::Pong(_)) => {}
            // Text is not spoken here.
            Ok(_) => return,
            Err(error) => return tracing::debug!(%error, "a websocket broke"),
        }
    }
}

/// Writes what the hub says, until it says goodbye. False where the connection
/// broke before.
async fn write<S>(
    mut sink: Sink<S>,
    mut outgoing: UnboundedReceiver<Outgoing>,
    queued: &Queued,
) -> bool
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(first) = outgoing.recv().await {
        let writing = write_all_that_waits(&mut sink, first, &mut outgoing, queued);
        match timeout(WRITE, writing).await {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) => return true,
            Ok(Err(_)) | Err(_) => return false,
        }
    }
    false
}

/// One message, in as many pieces as it needs.
async fn feed<S>(sink: &mut Sink<S>, mut bytes: Bytes) -> Result<(), tungstenite::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    if bytes.len() <= LONGEST_PIECE {
        return sink.feed(Message::Binary(bytes)).await;
    }
    let mut kind = Data::Binary;
    while !bytes.is_empty() {
        let piece = bytes.split_to(bytes.len().min(LONGEST_PIECE));
        let frame = Frame::message(piece, OpCode::Data(kind), bytes.is_empty());
        sink.feed(Message::Frame(frame)).await?;
        kind = Data::Continue;
    }
    Ok(())
}

/// In one go. False when that was the last.
async fn write_all_that_waits<S>(
    sink: &mut Sink<S>,
    first: Outgoing,
    more: &mut UnboundedReceiver<Outgoing>,
    queued: &Queued,
) -> Result<bool, tungstenite::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut next = Some(first);
    while let Some(out) = next {
        match out {
            Outgoing::Send(_, bytes) => {
                let length = bytes.len();
                feed(sink, bytes).await?;
                queued.fetch_sub(length, Ordering::Relaxed);
            }
            Outgoing::Close(_) => {
                sink.close().await?;
                return Ok(false);
            }
        }
        next = more.try_recv().ok();
    }
    sink.flush().await?;
    Ok(true)
}
