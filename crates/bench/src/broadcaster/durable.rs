//! A log in one SQLite file, on a thread of its own that stores all that waits in
//! one transaction, and passes it on after that.

use std::{path::Path, thread};

use rusqlite::Connection;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Bytes;

use super::rooms::{Place, Queue, Rooms};

/// As the relay has it: what waits in all, and what is stored at once.
const WAITING: usize = 4_096;
const AT_ONCE: usize = 1_024;

enum Told {
    Entered(Place, Queue),
    Said(Place, Bytes),
    Left(Place),
}

/// The way to the log.
pub(super) struct Log(mpsc::Sender<Told>);

impl Log {
    /// Makes a log in a new file.
    pub(super) fn open(file: &Path) -> anyhow::Result<Self> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(
            "CREATE TABLE said (n INTEGER PRIMARY KEY, room BLOB NOT NULL, bytes BLOB NOT NULL)",
        )?;
        let (told, inbox) = mpsc::channel(WAITING);
        thread::spawn(move || {
            if let Err(error) = keep(&connection, inbox) {
                eprintln!("broadcaster: {error}");
            }
        });
        Ok(Self(told))
    }

    pub(super) async fn enter(&self, place: Place, queue: Queue) {
        self.tell(Told::Entered(place, queue)).await;
    }

    pub(super) async fn say(&self, place: Place, bytes: Bytes) {
        self.tell(Told::Said(place, bytes)).await;
    }

    pub(super) async fn leave(&self, place: Place) {
        self.tell(Told::Left(place)).await;
    }

    async fn tell(&self, told: Told) {
        // A log that failed has said so; nobody is answered any more.
        drop(self.0.send(told).await);
    }
}

fn keep(connection: &Connection, mut inbox: mpsc::Receiver<Told>) -> rusqlite::Result<()> {
    let mut rooms = Rooms::default();
    let mut said = Vec::new();
    while let Some(first) = inbox.blocking_recv() {
        let mut next = Some(first);
        while let Some(told) = next {
            match told {
                Told::Entered(place, queue) => rooms.enter(place, queue),
                Told::Said(place, bytes) => said.push((place, bytes)),
                Told::Left(place) => rooms.leave(&place),
            }
            let more = said.len() < AT_ONCE;
            next = more.then(|| inbox.try_recv().ok()).flatten();
        }
        store(connection, &said)?;
        for (place, bytes) in said.drain(..) {
            rooms.say(&place, &bytes);
        }
    }
    Ok(())
}

fn store(connection: &Connection, said: &[(Place, Bytes)]) -> rusqlite::Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    let mut insert = connection.prepare_cached("INSERT INTO said (room, bytes) VALUES (?1, ?2)")?;
    for (place, bytes) in said {
        insert.execute((&place.room[..], &bytes[..]))?;
    }
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}
