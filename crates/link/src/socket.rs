//! The websocket to a relay, as messages in and out. It knows frames only as far
//! as they are read and written.

use std::time::Duration;

use device::api::{ApiError, Code};
use futures_util::{SinkExt as _, StreamExt as _};
use sync::{DeviceFrame, LONGEST_FRAME, RelayFrame};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Message, protocol::WebSocketConfig},
};

use crate::Address;

/// A connection has to come about, and a message to get away, within this time.
const PATIENCE: Duration = Duration::from_secs(20);

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A websocket that is open.
pub(crate) struct Socket(Stream);

impl Socket {
    pub(crate) async fn open(address: &Address) -> Result<Self, ApiError> {
        let config = WebSocketConfig::default()
            .max_message_size(Some(LONGEST_FRAME))
            .max_frame_size(Some(LONGEST_FRAME));
        let opening = connect_async_with_config(address.socket(), Some(config), true);
        match timeout(PATIENCE, opening).await {
            Ok(Ok((stream, _))) => Ok(Self(stream)),
            Ok(Err(error)) => Err(unreachable(address, &error.to_string())),
            Err(_) => Err(unreachable(address, "no answer")),
        }
    }

    pub(crate) async fn send(&mut self, frame: &DeviceFrame) -> Result<(), ApiError> {
        let sending = self.0.send(Message::Binary(frame.write().into()));
        match timeout(PATIENCE, sending).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(broken(&error.to_string())),
            Err(_) => Err(broken("it takes nothing any more")),
        }
    }

    /// The next frame.
    pub(crate) async fn receive(&mut self) -> Result<RelayFrame, ApiError> {
        loop {
            let message = self.0.next().await.ok_or_else(|| broken("it was closed"))?;
            match message.map_err(|error| broken(&error.to_string()))? {
                Message::Binary(bytes) => {
                    return RelayFrame::read(&bytes).map_err(|error| broken(&error.to_string()));
                }
                Message::Close(_) => return Err(broken("it was closed")),
                _ => {}
            }
        }
    }
}

fn unreachable(address: &Address, why: &str) -> ApiError {
    let words = format!("{}: the relay cannot be reached ({why})", address.text());
    ApiError::new(Code::Refused, words)
}

fn broken(why: &str) -> ApiError {
    ApiError::new(
        Code::Refused,
        format!("the connection to the relay broke: {why}"),
    )
}
