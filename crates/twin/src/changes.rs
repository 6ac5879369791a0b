//! The open event streams: each browser that wants to hear what changed.

use std::convert::Infallible;

use axum::response::sse::{Event, Sse};
use device::Handle;
use device::api::Area;
use tokio::sync::broadcast::{self, Sender};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

/// Changes that a slow browser may be behind before it is cut off.
const BEHIND: usize = 1024;

/// Those who listen. Clones are the same listeners.
#[derive(Clone)]
pub(crate) struct Changes {
    areas: Sender<Vec<Area>>,
}

impl Changes {
    /// Passes on what a device tells, from now on.
    pub(crate) fn of(handle: &Handle) -> Self {
        let (areas, _) = broadcast::channel(BEHIND);
        let told = areas.clone();
        // It is no error that nobody listens.
        handle.subscribe(move |areas| drop(told.send(areas.to_vec())));
        Self { areas }
    }

    /// A stream of all that changes after this call.
    pub(crate) fn stream(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let opening = tokio_stream::once(Event::default().comment("listening"));
        // A browser that is too far behind is cut off: it connects again, and
        // reads everything anew.
        let changes = BroadcastStream::new(self.areas.subscribe()).map_while(Result::ok);
        Sse::new(opening.chain(changes.map(|areas| event(&areas))).map(Ok))
    }
}

fn event(areas: &[Area]) -> Event {
    Event::default().data(serde_json::json!(areas).to_string())
}
