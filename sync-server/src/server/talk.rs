//! One device's connection, from the start of its websocket to its end. Reading
//! and writing wait for nothing of each other: a device that writes much and
//! reads late is not in its own way.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use sync::LONGEST_FRAME;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Bytes, Error, Message,
        protocol::{
            Role, WebSocketConfig,
            frame::{
                Frame,
                coding::{Data, OpCode},
            },
        },
    },
};

use super::engine::{Engine, ToWrite};
use crate::{ConnId, hub::Queued};

/// Large messages go out in parts, so that a connection never holds a buffer for
/// the largest that it once wrote.
const PART: usize = 8 * 1024;
/// A part that is not taken by then is for nobody.
const WRITE_LIMIT: Duration = Duration::from_secs(60);
/// How long the last words may stay unread on their way.
const FAREWELL: Duration = Duration::from_secs(1);

/// What ended a connection.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// The device went, or broke the rules of the websocket.
    Read,
    /// The hub closes it.
    Closed,
    /// It could not be written to, or the engine is gone.
    Broken,
}

fn config() -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(4 * 1024)
        .write_buffer_size(4 * 1024)
        .max_message_size(Some(LONGEST_FRAME))
        .max_frame_size(Some(LONGEST_FRAME))
}

/// Talks until the end. `part` is what was read after the request.
pub(super) async fn talk<S>(stream: S, part: Vec<u8>, conn: ConnId, engine: Engine)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let socket =
        WebSocketStream::from_partially_read(stream, part, Role::Server, Some(config())).await;
    let (mut sink, mut stream) = socket.split();
    let (writer, to_write) = unbounded_channel();
    let queued: Queued = Arc::new(AtomicUsize::new(0));
    if engine.opened(conn, queued.clone(), writer).await.is_err() {
        return;
    }
    let end = tokio::select! {
        end = read(&mut stream, conn, &engine) => end,
        end = write(&mut sink, to_write, &queued) => end,
    };
    tracing::debug!(conn = conn.0, ?end, "a connection ends");
    // Whether the engine is still there makes no difference any more.
    let _ = engine.closed(conn).await;
    if end != End::Broken {
        say_goodbye(sink, stream).await;
    }
}

async fn read<S>(
    stream: &mut SplitStream<WebSocketStream<S>>,
    conn: ConnId,
    engine: &Engine,
) -> End
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        match stream.next().await {
            Some(Ok(Message::Binary(bytes))) => {
                if engine.received(conn, bytes).await.is_err() {
                    return End::Broken;
                }
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
            Some(Ok(Message::Text(_))) => {
                tracing::info!(conn = conn.0, "a text message was refused");
                return End::Read;
            }
            Some(Ok(Message::Close(_))) | None => return End::Read,
            Some(Err(error)) => {
                tracing::info!(conn = conn.0, %error, "a connection broke");
                return if matches!(error, Error::Io(_)) {
                    End::Broken
                } else {
                    End::Read
                };
            }
        }
    }
}

async fn write<S>(
    sink: &mut SplitSink<WebSocketStream<S>, Message>,
    mut to_write: UnboundedReceiver<ToWrite>,
    queued: &AtomicUsize,
) -> End
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    // The engine drops its end only after it asked to close, or when it is gone.
    while let Some(ToWrite::Message(bytes)) = to_write.recv().await {
        let length = bytes.len();
        if !write_message(sink, bytes).await {
            return End::Broken;
        }
        queued.fetch_sub(length, Ordering::Relaxed);
        if to_write.is_empty() && !within(sink.flush()).await {
            return End::Broken;
        }
    }
    End::Closed
}

async fn write_message<S>(
    sink: &mut SplitSink<WebSocketStream<S>, Message>,
    mut bytes: Bytes,
) -> bool
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut code = Data::Binary;
    while bytes.len() > PART {
        let part = Frame::message(bytes.split_to(PART), OpCode::Data(code), false);
        code = Data::Continue;
        if !within(sink.feed(Message::Frame(part))).await {
            return false;
        }
    }
    let last = Frame::message(bytes, OpCode::Data(code), true);
    within(sink.feed(Message::Frame(last))).await
}

async fn within(writing: impl Future<Output = Result<(), Error>>) -> bool {
    matches!(timeout(WRITE_LIMIT, writing).await, Ok(Ok(())))
}

/// Closes, and reads on for a moment: a socket that is dropped with something
/// unread in it takes the last words back.
async fn say_goodbye<S>(
    mut sink: SplitSink<WebSocketStream<S>, Message>,
    mut stream: SplitStream<WebSocketStream<S>>,
) where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let goodbye = async {
        let _ = sink.close().await;
        while let Some(Ok(_)) = stream.next().await {}
    };
    let _ = timeout(FAREWELL, goodbye).await;
}
