//! The server that the relay is measured against: rooms over websockets, and
//! nothing else. It knows no keys, no spaces and no limits. Whoever says something
//! in a room gets an answer, and everybody else in the room hears it; with a file,
//! not before it is durable there.
//!
//! The first message of a connection names its room. An answer is [`ANSWER`] bytes
//! long, and everything that is said is longer. The bench starts it as a process.

mod durable;
mod rooms;

use std::{
    io::Write as _,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
};
use tokio_tungstenite::{
    WebSocketStream, accept_async_with_config,
    tungstenite::{Bytes, Error, Message, protocol::WebSocketConfig},
};

use durable::Log;
use rooms::{Place, Rooms};

/// How long an answer is.
pub const ANSWER: usize = 8;

/// As the relay has them.
const READ_BUFFER: usize = 4 * 1024;
const WRITE_BUFFER: usize = 4 * 1024;

/// Where it keeps what is said.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A new file; in memory and for nobody else where none is given
    #[arg(long)]
    file: Option<PathBuf>,
}

/// Serves until the process is ended.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let hall = match &arguments.file {
        Some(file) => Hall::Durable(Log::open(file)?),
        None => Hall::InMemory(Mutex::default()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(Arc::new(hall)))
}

async fn serve(hall: Arc<Hall>) -> anyhow::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?.to_string();
    let mut out = std::io::stdout();
    writeln!(out, "{}", serde_json::json!({ "address": address }))?;
    out.flush()?;
    for number in 0.. {
        let (stream, _) = listener.accept().await?;
        let hall = hall.clone();
        tokio::spawn(async move { attend(stream, &hall, number).await });
    }
    Ok(())
}

async fn attend(stream: TcpStream, hall: &Hall, number: u64) -> Result<(), Error> {
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER);
    let mut socket = accept_async_with_config(stream, Some(config)).await?;
    let Some(Ok(Message::Binary(room))) = socket.next().await else {
        return Ok(());
    };
    let (queue, mut heard) = unbounded_channel();
    let place = Place { room, number };
    hall.enter(place.clone(), queue).await;
    let ended = carry(&mut socket, hall, &place, &mut heard).await;
    hall.leave(place).await;
    ended
}

async fn carry(
    socket: &mut WebSocketStream<TcpStream>,
    hall: &Hall,
    place: &Place,
    heard: &mut UnboundedReceiver<Bytes>,
) -> Result<(), Error> {
    loop {
        tokio::select! {
            bytes = heard.recv() => {
                let mut next = bytes;
                while let Some(bytes) = next {
                    socket.feed(Message::Binary(bytes)).await?;
                    next = heard.try_recv().ok();
                }
                socket.flush().await?;
            }
            message = socket.next() => match message {
                Some(Ok(Message::Binary(bytes))) => hall.say(place, bytes).await,
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            }
        }
    }
}

/// All rooms, in memory or behind a log.
enum Hall {
    InMemory(Mutex<Rooms>),
    Durable(Log),
}

impl Hall {
    async fn enter(&self, place: Place, queue: rooms::Queue) {
        match self {
            Self::InMemory(rooms) => locked(rooms).enter(place, queue),
            Self::Durable(log) => log.enter(place, queue).await,
        }
    }

    async fn say(&self, place: &Place, bytes: Bytes) {
        match self {
            Self::InMemory(rooms) => locked(rooms).say(place, &bytes),
            Self::Durable(log) => log.say(place.clone(), bytes).await,
        }
    }

    async fn leave(&self, place: Place) {
        match self {
            Self::InMemory(rooms) => locked(rooms).leave(&place),
            Self::Durable(log) => log.leave(place).await,
        }
    }
}

fn locked(rooms: &Mutex<Rooms>) -> std::sync::MutexGuard<'_, Rooms> {
    rooms.lock().unwrap_or_else(PoisonError::into_inner)
}
