//! A tap between a device and its relay: passes every byte on, and says how many
//! there were and when the first of them came.

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    runtime::Runtime,
};

use super::frames::Frames;

/// What went one way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Way {
    /// Bytes of the connections, HTTP and all.
    pub bytes: u64,
    /// Bytes inside of websocket messages.
    pub payload: u64,
    /// When the first came.
    pub first: Option<Instant>,
}

/// What went both ways since it was last asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traffic {
    /// From the device to the relay.
    pub up: Way,
    /// From the relay to the device.
    pub down: Way,
}

impl Traffic {
    /// Bytes both ways, HTTP and all.
    pub fn bytes(&self) -> u64 {
        self.up.bytes + self.down.bytes
    }

    /// Bytes inside of messages both ways.
    pub fn payload(&self) -> u64 {
        self.up.payload + self.down.payload
    }
}

/// A tap, open as long as this is.
pub struct Tap {
    /// Where the device finds it.
    pub address: String,
    seen: Arc<Mutex<Traffic>>,
    _runtime: Runtime,
}

impl Tap {
    /// A tap before a relay.
    pub fn before(relay: &str) -> anyhow::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
        let address = listener.local_addr()?.to_string();
        let seen = Arc::new(Mutex::default());
        let (relay, seeing) = (relay.to_owned(), seen.clone());
        runtime.spawn(async move {
            while let Ok((device, _)) = listener.accept().await {
                let (relay, seen) = (relay.clone(), seeing.clone());
                tokio::spawn(async move { pass_on(device, &relay, &seen).await });
            }
        });
        Ok(Self {
            address,
            seen,
            _runtime: runtime,
        })
    }

    /// What went through since this was last asked.
    pub fn take(&self) -> Traffic {
        std::mem::take(&mut locked(&self.seen))
    }
}

async fn pass_on(device: TcpStream, relay: &str, seen: &Mutex<Traffic>) -> io::Result<()> {
    let relay = TcpStream::connect(relay).await?;
    device.set_nodelay(true)?;
    relay.set_nodelay(true)?;
    let (from_device, to_device) = device.into_split();
    let (from_relay, to_relay) = relay.into_split();
    tokio::try_join!(
        pass(from_device, to_relay, seen, |traffic| &mut traffic.up),
        pass(from_relay, to_device, seen, |traffic| &mut traffic.down),
    )?;
    Ok(())
}

async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    seen: &Mutex<Traffic>,
    way: fn(&mut Traffic) -> &mut Way,
) -> io::Result<()> {
    let (mut frames, mut buffer) = (Frames::default(), vec![0; 64 * 1024]);
    loop {
        let length = from.read(&mut buffer).await?;
        if length == 0 {
            return to.shutdown().await;
        }
        let (came, before) = (Instant::now(), frames.payload);
        frames.take(&buffer[..length]);
        {
            let mut seen = locked(seen);
            let way = way(&mut seen);
            way.first.get_or_insert(came);
            way.bytes += length as u64;
            way.payload += frames.payload - before;
        }
        to.write_all(&buffer[..length]).await?;
    }
}

fn locked(seen: &Mutex<Traffic>) -> MutexGuard<'_, Traffic> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
