//! What a turn brings: it gathers in the tails of its spaces, is written at the
//! turn's end, and is recalled at the next start.

use std::collections::{HashMap, hash_map::Entry};

use super::{RUN, SqliteLog, arrivals::Arrivals, tail::Tail};
use crate::log::LogError;

impl SqliteLog {
    /// Reads what came lately, unless that is in memory.
    pub(super) fn recall(&mut self) -> Result<(), LogError> {
        if self.arrivals.is_some() {
            return Ok(());
        }
        let mut tails = HashMap::new();
        let arrivals = Arrivals::load(&self.db, |n, part| {
            let tail = match tails.entry(part.space) {
                Entry::Occupied(tail) => tail.into_mut(),
                Entry::Vacant(place) => match Tail::load(&self.db, part.space)? {
                    Some(tail) => place.insert(tail),
                    // It was erased.
                    None => return Ok(false),
                },
            };
            tail.recall(n, part)
        })?;
        self.bytes = tails.values().map(|tail| tail.run.bytes.len()).sum();
        (self.tails, self.arrivals) = (tails, Some(arrivals));
        Ok(())
    }

    /// Writes what this turn brought.
    pub(super) fn store(&mut self) -> Result<(), LogError> {
        let mut waiting = std::mem::take(&mut self.waiting);
        // Spaces that lie together are written together.
        waiting.sort_unstable();
        for space in waiting {
            let (Some(tail), Some(arrivals)) = (self.tails.get_mut(&space), &mut self.arrivals)
            else {
                continue;
            };
            if tail.run.bytes.len() >= RUN {
                self.bytes -= tail.settle(&self.db, arrivals)?;
            } else {
                tail.arrive(&self.db, arrivals)?;
            }
            tail.enter_many(&self.db)?;
        }
        self.settle_oldest()
    }

    /// Makes rows of what came longest ago, where too much came.
    fn settle_oldest(&mut self) -> Result<(), LogError> {
        let Some(arrivals) = &mut self.arrivals else {
            return Ok(());
        };
        arrivals.write(&self.db)?;
        while arrivals.size() > self.most.arrivals || self.bytes > self.most.bytes {
            let oldest = arrivals.oldest();
            let Some(tail) = oldest.and_then(|space| self.tails.get_mut(&space)) else {
                break;
            };
            self.bytes -= tail.settle(&self.db, arrivals)?;
        }
        arrivals.forget_much(&self.db, self.most.arrivals)
    }

    /// Makes rows of all that came.
    pub(super) fn settle_all(&mut self) -> Result<(), LogError> {
        let Some(arrivals) = &mut self.arrivals else {
            return Ok(());
        };
        while let Some(oldest) = arrivals.oldest()
            && let Some(tail) = self.tails.get_mut(&oldest)
        {
            self.bytes -= tail.settle(&self.db, arrivals)?;
        }
        arrivals.forget(&self.db)
    }

    /// What is forgotten here is read again when it is needed.
    pub(super) fn make_room(&mut self) {
        let ids: usize = self.tails.values().map(Tail::weight).sum();
        if ids > self.most.ids {
            self.tails.retain(|_, tail| tail.shrink());
        }
    }
}
