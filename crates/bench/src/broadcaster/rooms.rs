//! Who is in which room, and who hears what is said there.

use std::collections::HashMap;

use tokio::sync::mpsc::UnboundedSender;
use tokio_tungstenite::tungstenite::Bytes;

use super::ANSWER;

/// The way to a connection.
pub(super) type Queue = UnboundedSender<Bytes>;

/// A connection's place in a room.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) room: Bytes,
    pub(super) number: u64,
}

#[derive(Default)]
pub(super) struct Rooms(HashMap<Bytes, Vec<(u64, Queue)>>);

impl Rooms {
    /// Lets a connection in, and tells it so.
    pub(super) fn enter(&mut self, place: Place, queue: Queue) {
        answer(&queue);
        let room = self.0.entry(place.room).or_default();
        room.push((place.number, queue));
    }

    /// Passes on what is said, and answers who said it.
    pub(super) fn say(&self, place: &Place, bytes: &Bytes) {
        for (number, queue) in self.0.get(&place.room).into_iter().flatten() {
            if *number == place.number {
                answer(queue);
            } else {
                // A connection that broke leaves by itself.
                drop(queue.send(bytes.clone()));
            }
        }
    }

    pub(super) fn leave(&mut self, place: &Place) {
        if let Some(room) = self.0.get_mut(&place.room) {
            room.retain(|(number, _)| *number != place.number);
        }
    }
}

fn answer(queue: &Queue) {
    drop(queue.send(Bytes::from_static(&[0; ANSWER])));
}
