//! One connection to the relay, as a task beside the clerk.

use device::api::ApiError;
use sync::{DeviceFrame, RelayFrame};
use tokio::{
    runtime::Handle as Runtime,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinHandle,
};

use crate::{Address, clerk::Event, socket::Socket};

/// What a connection tells the clerk.
#[derive(Debug)]
pub(crate) enum LineEvent {
    /// It is there.
    Open,
    /// The relay said something.
    Frame(RelayFrame),
    /// It is gone, or did not come about.
    Gone(ApiError),
}

/// A connection, or one in the making. It ends when this is dropped, after what
/// was sent.
pub(crate) struct Line {
    number: u64,
    frames: UnboundedSender<DeviceFrame>,
}

impl Line {
    /// Dials.
    pub(crate) fn dial(
        runtime: &Runtime,
        number: u64,
        address: Address,
        clerk: UnboundedSender<Event>,
    ) -> Self {
        let (frames, outgoing) = unbounded_channel();
        let talking: JoinHandle<()> = runtime.spawn(async move {
            let gone = talk(number, &address, outgoing, &clerk).await;
            // A clerk that is gone has no use for the end.
            drop(clerk.send(Event::Line(number, LineEvent::Gone(gone))));
        });
        drop(talking); // It ends by itself.
        Self { number, frames }
    }

    /// Tells the connections that were from the one that is.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Sends a frame, after those before it.
    pub(crate) fn send(&self, frame: DeviceFrame) {
        // A line that is gone has said so, or is about to.
        drop(self.frames.send(frame));
    }
}

async fn talk(
    number: u64,
    address: &Address,
    mut outgoing: UnboundedReceiver<DeviceFrame>,
    clerk: &UnboundedSender<Event>,
) -> ApiError {
    let tell = |event| drop(clerk.send(Event::Line(number, event)));
    let mut socket = match Socket::open(address).await {
        Ok(socket) => socket,
        Err(error) => return error,
    };
    tell(LineEvent::Open);
    loop {
        tokio::select! {
            frame = outgoing.recv() => match frame {
                Some(frame) => {
                    if let Err(error) = socket.send(&frame).await {
                        return error;
                    }
                }
                None => return ApiError::new(device::api::Code::Refused, "the line was closed"),
            },
            heard = socket.receive() => match heard {
                Ok(frame) => tell(LineEvent::Frame(frame)),
                Err(error) => return error,
            },
        }
    }
}
