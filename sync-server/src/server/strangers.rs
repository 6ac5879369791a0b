//! Connections that have not asked for anything yet. There is room for so many.
//! Whoever comes when it is full takes the place of the one that has waited
//! longest: a crowd that says nothing keeps nobody out who has something to say.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::oneshot::{Receiver, Sender, channel};

/// All of them.
pub(super) struct Strangers {
    room: usize,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    next: u64,
    /// Numbers only grow, so the first has waited longest.
    by_number: BTreeMap<u64, Sender<()>>,
    crowded_out: u64,
}

/// One of them, as long as it is one.
pub(super) struct Stranger<'a> {
    all: &'a Strangers,
    number: u64,
    crowded_out: Receiver<()>,
}

impl Strangers {
    pub(super) fn new(room: usize) -> Self {
        Self {
            room,
            waiting: Mutex::default(),
        }
    }

    pub(super) fn come(&self) -> Stranger<'_> {
        let (leave, crowded_out) = channel();
        let mut waiting = self.waiting();
        let number = waiting.next;
        waiting.next += 1;
        waiting.by_number.insert(number, leave);
        if waiting.by_number.len() > self.room
            && let Some((_, longest)) = waiting.by_number.pop_first()
        {
            waiting.crowded_out += 1;
            // It may be leaving by itself just now.
            let _ = longest.send(());
        }
        Stranger {
            all: self,
            number,
            crowded_out,
        }
    }

    /// Writes into the log how many had to leave since the last time.
    pub(super) fn report(&self) {
        let crowded_out = std::mem::take(&mut self.waiting().crowded_out);
        if crowded_out > 0 {
            tracing::warn!(crowded_out, "too many connections that ask for nothing");
        }
    }

    /// Each change of it is one step, so it is whole even after a panic.
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stranger<'_> {
    /// Comes back when it has to leave.
    pub(super) async fn crowded_out(&mut self) {
        // A sender that is gone without a word is this one's own end.
        let _ = (&mut self.crowded_out).await;
    }
}

impl Drop for Stranger<'_> {
    fn drop(&mut self) {
        self.all.waiting().by_number.remove(&self.number);
    }
}
