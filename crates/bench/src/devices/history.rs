//! A long history, logged set by set, and the records that carry it.

use std::path::Path;

use device::{Handle, Options, api::WorkoutSummary};
use jiff::{ToSpan as _, civil};
use sync::{Blob, Change, Contents, Envelope, RecordId, pack};

use super::device::newest;
use crate::{gym, space::Space};

/// Workouts of a month, three a week.
pub const A_MONTH: u32 = 13;

/// Training up to some day, as raw changes.
pub struct History {
    /// All of them, in their order.
    pub changes: Vec<Change>,
    /// How many sets they hold.
    pub sets: u32,
    /// What the screens of the newest month show after them.
    pub month: Vec<WorkoutSummary>,
}

/// Years of training, and a month after them.
pub struct Training {
    /// Without the month.
    pub years: History,
    /// The month alone; its screens are those after both.
    pub month: History,
}

impl Training {
    /// Logs so many workouts and a month in an empty folder, through the device's
    /// own calls.
    pub fn log(folder: &Path, workouts: u32) -> anyhow::Result<Self> {
        let handle = Handle::open(folder, Options::default())?;
        let last = handle.now().date();
        let first = |numbers| History::log(&handle, last, workouts, numbers);
        let years = first(0..workouts)?;
        let month = first(workouts..workouts + A_MONTH)?;
        handle.close();
        Ok(Self { years, month })
    }
}

impl History {
    fn log(
        handle: &Handle,
        last: civil::Date,
        workouts: u32,
        numbers: std::ops::Range<u32>,
    ) -> anyhow::Result<Self> {
        let before = handle.changes_after(0)?.last().map_or(0, |change| change.n);
        let count = numbers.end - numbers.start;
        for number in numbers {
            // Three workouts a week, the last of them yesterday.
            let ago = i64::from(workouts + A_MONTH - number) * 7 / 3;
            let day = last.checked_sub(ago.days())?;
            gym::train(handle, format!("{day}T18:00"))?;
        }
        let changes = handle.changes_after(before)?.into_iter();
        let changes = changes.map(|carried| Change {
            document: carried.document,
            bytes: Blob(carried.bytes),
        });
        Ok(Self {
            changes: changes.collect(),
            sets: count * gym::SETS_A_WORKOUT as u32,
            month: newest(handle, A_MONTH)?,
        })
    }

    /// The bytes of all changes as Automerge made them.
    pub fn raw_bytes(&self) -> u64 {
        let lengths = self
            .changes
            .iter()
            .map(|change| change.bytes.0.len() as u64);
        lengths.sum()
    }

    /// A record for each change, as a device sends them that is connected while
    /// its person trains.
    pub fn single(&self, space: &Space) -> Vec<(RecordId, Vec<u8>)> {
        let single = |change: &Change| space.seal(&Contents::Changes(vec![change.clone()]));
        self.changes.iter().map(single).collect()
    }

    /// As few records as hold all of it, as a device sends them that connects
    /// for the first time.
    pub fn packed(&self, space: &Space) -> Vec<(RecordId, Vec<u8>)> {
        // Only a change that is longer than a record is known by its hash.
        let changes = self.changes.iter().map(|change| (change.clone(), [0; 32]));
        let packed = pack(changes).into_iter();
        packed.map(|(contents, _)| space.seal(&contents)).collect()
    }
}

/// A record that nobody may believe: its signature is of another text.
pub fn forged(space: &Space) -> (RecordId, Vec<u8>) {
    let (id, mut bytes) = space.seal(&Contents::Canary);
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    (id, bytes)
}

/// Checks every signature, and opens every seal; nothing else.
pub fn check(space: &Space, records: &[(RecordId, Vec<u8>)]) -> anyhow::Result<()> {
    let (id, keys) = (space.list.space(), space.list.data_keys(&space.devices[0]));
    for (_, bytes) in records {
        let envelope = Envelope::read(bytes)?;
        envelope.verify(id)?;
        envelope.open(id, &keys)?;
    }
    Ok(())
}
