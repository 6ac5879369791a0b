//! The way in: a connection to either server, up to where changes go and come.

use std::time::Duration;

use anyhow::{Context as _, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use sync::{DeviceFrame, Head, Nonce, PROTOCOL, RelayFrame, auth_message, keys::DeviceSecret};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Bytes, Message, protocol::WebSocketConfig},
};

use crate::space::Space;

/// The library's default is thirty times as much, for each of thousands.
const READ_BUFFER: usize = 4 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

pub type Socket = WebSocketStream<TcpStream>;

/// Enters a room of the broadcaster.
pub async fn enter_room(address: &str, room: u32) -> anyhow::Result<Socket> {
    let mut socket = open(address, "/").await?;
    let room = Bytes::copy_from_slice(&room.to_be_bytes());
    socket.send(Message::Binary(room)).await?;
    hear(&mut socket).await?;
    Ok(socket)
}

/// Enters a space of the relay as one of its devices, and asks for all that is
/// new.
pub async fn enter_space(
    address: &str,
    space: &Space,
    device: &DeviceSecret,
) -> anyhow::Result<Socket> {
    Ok(enter(address, space, device).await?.0)
}

/// The same, with the first records that come.
pub async fn enter(
    address: &str,
    space: &Space,
    device: &DeviceSecret,
) -> anyhow::Result<(Socket, RelayFrame)> {
    let mut socket = open(address, "/v1/sync").await?;
    let nonce = Nonce([7; 32]);
    let protocol = PROTOCOL;
    say(&mut socket, &DeviceFrame::Hello { protocol, nonce }).await?;
    let RelayFrame::Challenge {
        relay,
        nonce: theirs,
        ..
    } = answer(&mut socket).await?
    else {
        bail!("the relay did not challenge");
    };
    let (id, key, list_version) = (space.list.space(), device.key(), space.list.version());
    let nonces = (nonce, theirs);
    let message = auth_message(protocol, relay, id, key, list_version, nonces);
    let auth = DeviceFrame::Auth {
        space: id,
        device: key,
        list_version,
        signature: device.sign(&message),
    };
    say(&mut socket, &auth).await?;
    let RelayFrame::Ready { head } = answer(&mut socket).await? else {
        bail!("the relay did not let a device in");
    };
    let from = Head::start(id, head.epoch);
    say(&mut socket, &DeviceFrame::Pull { from }).await?;
    loop {
        let heard = answer(&mut socket).await?;
        if let RelayFrame::Records { .. } = heard {
            return Ok((socket, heard));
        }
    }
}

async fn open(address: &str, path: &str) -> anyhow::Result<Socket> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
    let request = format!("ws://{address}{path}");
    let opening = client_async_with_config(request, stream, Some(config));
    Ok(timeout(PATIENCE, opening).await??.0)
}

/// Says something to the relay.
pub async fn say(socket: &mut Socket, frame: &DeviceFrame) -> anyhow::Result<()> {
    Ok(socket.send(Message::Binary(frame.write().into())).await?)
}

/// What the relay says next.
pub async fn answer(socket: &mut Socket) -> anyhow::Result<RelayFrame> {
    Ok(RelayFrame::read(&hear(socket).await?)?)
}

async fn hear(socket: &mut Socket) -> anyhow::Result<Bytes> {
    let message = timeout(PATIENCE, socket.next()).await?;
    match message.context("a server closed a connection")?? {
        Message::Binary(bytes) => Ok(bytes),
        other => bail!("a server said {other:?}"),
    }
}
