//! One connection, from its first byte to its last.

use std::{
    io,
    net::IpAddr,
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
    addresses::Refusal,
    door::Guest,
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
pub(super) async fn serve(
    shared: &Shared,
    mut stream: TcpStream,
    peer: IpAddr,
    tls: Option<Tls>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut visit = match (Visit::begin(shared, peer), &tls) {
        (Ok(visit), _) => visit,
        (Err(_), None) => return http::answer(&mut stream, 429, "text/plain", REFUSED).await,
        // It would have to be agreed on TLS with each, before one could say so.
        (Err(_), Some(_)) => return Ok(()),
    };
    match tls {
        None => talk(shared, stream, visit).await,
        Some(Tls(acceptor)) => {
            let accepting = timeout(HANDSHAKE, acceptor.accept(stream));
            let accepted = tokio::select! {
                accepted = accepting => accepted,
                () = visit.stranger.crowded_out() => {
                    shared.door.turn_away();
                    return Ok(());
                }
            };
            let stream = accepted.map_err(|_| io::ErrorKind::TimedOut)??;
            talk(shared, Box::new(stream), visit).await
        }
    }
}

/// A connection that has not asked for anything yet.
struct Visit<'a> {
    stranger: Stranger<'a>,
    /// None for a trusted proxy, which has to say for whom it asks.
    guest: Option<Guest<'a>>,
}

impl<'a> Visit<'a> {
    fn begin(shared: &'a Shared, peer: IpAddr) -> Result<Self, Refusal> {
        let guest = match shared.door.is_proxy(peer) {
            true => None,
            false => Some(admit(shared, shared.door.admit(peer))?),
        };
        let stranger = shared.strangers.come();
        Ok(Self { stranger, guest })
    }
}

/// Counts and writes down who is turned away for its address.
fn admit<T>(shared: &Shared, admitted: Result<T, Refusal>) -> Result<T, Refusal> {
    admitted.inspect_err(|refusal| {
        shared.door.turn_away();
        tracing::debug!(?refusal, "too many connections of one address");
    })
}

const CROWD: &str = "too many at once; come back later\n";
const REFUSED: &str = "too many from your address; come back later\n";

async fn talk<S>(shared: &Shared, mut stream: S, visit: Visit<'_>) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let stream = &mut stream;
    let Visit {
        mut stranger,
        guest,
    } = visit;
    let read = tokio::select! {
        biased;
        () = stranger.crowded_out() => None,
        read = http::read_head(stream) => Some(read?),
    };
    let Some(read) = read else {
        shared.door.turn_away();
        return http::answer(stream, 503, "text/plain", CROWD).await;
    };
    let Some((head, rest)) = read else {
        let words = "the head of the request is too long\n";
        return http::answer(stream, 431, "text/plain", words).await;
    };
    let _guest = match guest {
        Some(guest) => Some(guest),
        None => match admit(shared, shared.door.admit_for(&head)) {
            Ok(guest) => guest,
            Err(_) => return http::answer(stream, 429, "text/plain", REFUSED).await,
        },
    };
    let asked = http::asked(&head);
    drop(head);
    if let Asked::Socket(key) = asked {
        http::upgrade(stream, &key).await?;
        drop((key, stranger));
        let socket = WebSocketStream::from_partially_read(stream, rest, Role::Server, config());
        carry(shared, socket.await).await;
        return Ok(());
    }
    answer(shared, stream, asked).await
}

/// Answers what is asked for by plain HTTP.
async fn answer<S>(shared: &Shared, stream: &mut S, asked: Asked) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    match asked {
        Asked::Health if shared.engine.lives() => {
            http::answer(stream, 200, "text/plain", "ok\n").await
        }
        Asked::Health => http::answer(stream, 503, "text/plain", "the hub has ended\n").await,
        Asked::Info => http::answer(stream, 200, "application/json", &shared.info).await,
        Asked::Metrics => {
            let counts = shared.engine.counts().await;
            let open = shared.open.load(Ordering::Relaxed);
            let text = http::metrics(counts, open, shared.door.turned_away());
            http::answer(stream, 200, "text/plain; version=0.0.4", &text).await
        }
        Asked::Not(status, words) => {
            http::answer(stream, status, "text/plain", &format!("{words}\n")).await
        }
        // It is no plain question.
        Asked::Socket(_) => Ok(()),
    }
}

fn config() -> Option<WebSocketConfig> {
    let config = WebSocketConfig::default()
        .max_message_size(Some(LONGEST_FRAME))
        .max_frame_size(Some(LONGEST_FRAME))
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER);
    Some(config)
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

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, duplex};

    use super::*;

    #[tokio::test]
    async fn a_long_message_goes_in_pieces_and_is_one_message() {
        let long: Bytes = (0..100_000_u32).map(|byte| byte as u8).collect();
        let (here, mut there) = duplex(1024 * 1024);
        let socket = WebSocketStream::from_raw_socket(here, Role::Server, config()).await;
        let (mut sink, _stream) = socket.split();
        feed(&mut sink, long.clone()).await.unwrap();
        sink.flush().await.unwrap();
        drop((sink, _stream));
        let mut wire = Vec::new();
        there.read_to_end(&mut wire).await.unwrap();
        let (mut rest, mut message) = (wire.as_slice(), Vec::new());
        let mut first = true;
        while let [kind, 126, high, low, ..] = *rest {
            let length = usize::from(u16::from_be_bytes([high, low]));
            assert!(length <= LONGEST_PIECE, "{length} bytes");
            let last = length + 4 == rest.len() || rest[length + 4] == 0x88;
            let expected = u8::from(last) << 7 | if first { 2 } else { 0 };
            assert_eq!(kind, expected);
            message.extend(&rest[4..length + 4]);
            (rest, first) = (&rest[length + 4..], false);
        }
        assert_eq!(message, long);
    }
}
