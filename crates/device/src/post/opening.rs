//! In which order the records that wait are opened: the newest first, for their
//! workouts are looked at first.

use std::{panic, thread};

use super::{
    Member,
    batch::{Batch, ReadBatch},
};
use crate::{api::ApiError, writer::Writer};

/// Records that are opened and merged in one transaction, in bytes. The first of
/// many are few, so that what was trained last is on the screens at once.
const FIRST: usize = 256 * 1024;
pub(super) const AT_ONCE: usize = 1024 * 1024;

/// What came of opening records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Records whose changes are in the ledger now.
    pub merged: u32,
    /// Records that were put aside.
    pub quarantined: u32,
    /// Records that wait for others.
    pub waiting: u32,
}

/// How far the opening of all that waits has come. It begins with the newest,
/// which are looked at first; what builds on older records waits for a second
/// round, in the order of the log, and for as many more as bring something.
#[derive(Debug)]
pub(crate) struct Opening {
    newest_first: bool,
    place: i64,
    ahead: Ahead,
    /// What came of the round so far.
    round: Opened,
    /// What came of all of them.
    pub(crate) all: Opened,
}

/// The next records are read while those before them are merged.
#[derive(Debug, Default)]
enum Ahead {
    /// Nothing was read ahead yet.
    #[default]
    None,
    /// These are the next.
    Read(ReadBatch),
    /// There are no more.
    Over,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            newest_first: true,
            place: i64::MAX,
            ahead: Ahead::None,
            round: Opened::default(),
            all: Opened::default(),
        }
    }
}

impl Opening {
    fn room(&self) -> usize {
        match self.place {
            i64::MAX => FIRST,
            _ => AT_ONCE,
        }
    }

    fn count(&mut self, step: Opened) {
        self.round.merged += step.merged;
        self.round.waiting += step.waiting;
        self.all.merged += step.merged;
        self.all.quarantined += step.quarantined;
    }

    /// The round after this one, for what waited for others or was vouched for
    /// meanwhile; none where that would bring nothing.
    fn next_round(mut self) -> Result<Self, Opened> {
        self.all.waiting = self.round.waiting;
        if self.round.merged == 0 && (self.round.waiting == 0 || !self.newest_first) {
            return Err(self.all);
        }
        Ok(Self {
            newest_first: false,
            place: 0,
            ahead: Ahead::None,
            round: Opened::default(),
            all: self.all,
        })
    }
}

impl Writer {
    /// Opens some of the records that wait, and gives where to go on, or what
    /// came of it all. The records are durable, so what is made of them need not
    /// be: after a power cut they wait again.
    pub(crate) fn open_some(
        &mut self,
        member: &Member,
        opening: Opening,
    ) -> Result<Result<Opening, Opened>, ApiError> {
        self.without_haste_to_the_disk(|writer| writer.open_next(member, opening))
    }

    fn open_next(
        &mut self,
        member: &Member,
        mut opening: Opening,
    ) -> Result<Result<Opening, Opened>, ApiError> {
        let batch = match std::mem::take(&mut opening.ahead) {
            Ahead::Read(batch) => Some(batch),
            Ahead::None => {
                let next = self.take_batch(member, &mut opening)?;
                next.map(|batch| batch.read_at_once(member))
            }
            Ahead::Over => None,
        };
        let Some(batch) = batch else {
            return self.after_round(opening);
        };
        let next = self.take_batch(member, &mut opening)?;
        let (step, ahead) = thread::scope(|scope| {
            let reading = next.map(|batch| scope.spawn(move || batch.read(member)));
            let step = self.merge_batch(member, batch, opening.newest_first);
            let ahead = reading.map(|reading| {
                let read = reading.join();
                read.unwrap_or_else(|cause| panic::resume_unwind(cause))
            });
            (step, ahead)
        });
        opening.count(step?);
        opening.ahead = ahead.map_or(Ahead::Over, Ahead::Read);
        Ok(Ok(opening))
    }

    /// The next records that wait, and past them.
    fn take_batch(
        &mut self,
        member: &Member,
        opening: &mut Opening,
    ) -> Result<Option<Batch>, ApiError> {
        let room = opening.room();
        let records = if opening.newest_first {
            self.store().waiting_before(opening.place, room)?
        } else {
            self.store().waiting_after(opening.place, room)?
        };
        let (Some((first, _)), Some((last, _))) = (records.first(), records.last()) else {
            return Ok(None);
        };
        opening.place = if opening.newest_first { *first } else { *last };
        let records = records.into_iter().map(|(_, record)| record).collect();
        let mut batch = Batch::new(member, records);
        for at in (0..batch.records.len()).filter(|at| batch.removed[*at]) {
            batch.vouched[at] = self.store().is_vouched(batch.records[at].id)?;
        }
        Ok(Some(batch))
    }

    fn after_round(&mut self, opening: Opening) -> Result<Result<Opening, Opened>, ApiError> {
        match opening.next_round() {
            Ok(round) => Ok(Ok(round)),
            Err(mut all) => {
                all.merged += self.put_back_stranded()?;
                Ok(Err(all))
            }
        }
    }
}
