//! The open event streams: each browser that wants to hear what changed.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use device::api::Area;

/// A stream of events has no end and no length, so the head is written by hand.
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
                    Cache-Control: no-store\r\nConnection: close\r\n\r\n: listening\n\n";

type Stream = Box<dyn Write + Send>;

/// Those who listen. Clones are the same listeners.
#[derive(Clone, Default)]
pub(crate) struct Changes {
    streams: Arc<Mutex<Vec<Stream>>>,
}

impl Changes {
    /// Takes in a new listener; one that is already gone is forgotten.
    pub(crate) fn join(&self, mut stream: Stream) {
        if send(&mut stream, HEAD).is_ok() {
            self.streams().push(stream);
        }
    }

    /// Tells every listener, and forgets those that are gone.
    pub(crate) fn tell(&self, areas: &[Area]) {
        let areas = serde_json::json!(areas);
        let event = format!("data: {areas}\n\n");
        self.streams()
            .retain_mut(|stream| send(stream, &event).is_ok());
    }

    fn streams(&self) -> std::sync::MutexGuard<'_, Vec<Stream>> {
        // A list of streams is whole after every step, even one that panicked.
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn send(stream: &mut Stream, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
