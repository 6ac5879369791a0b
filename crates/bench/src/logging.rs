//! Logging one set, durably, beside a bare transaction of SQLite that writes as
//! many bytes to the same disk: the difference is what the device costs.

use std::path::Path;

use device::{
    Handle,
    api::{
        AddEntry, Done, EntryId, ExerciseId, FinishWorkout, LogSets, Logged, StartWorkout,
        WorkoutId, WorkoutRequest,
    },
};
use rusqlite::Connection;

use crate::{clock::Times, screens::GROWTH, table::Measurement};

/// Sets of an exercise, and exercises of a workout.
const ORDINARY: (usize, usize) = (5, 4);

/// Runs that only find out how many bytes a set takes.
const TRIALS: usize = 20;

/// The bytes of a bare transaction besides its payload: the frames of the page
/// that the row is in and of the one before it.
const BARE_OVERHEAD: usize = 2 * 4120;

/// Logs sets and makes bare transactions in turns.
pub fn measure(handle: &Handle, folder: &Path, runs: usize) -> anyhow::Result<Vec<Measurement>> {
    let mut gym = Gym::enter(handle)?;
    let mut trial = Times::default();
    let bytes = gym.bytes_of(TRIALS, &mut trial)?;
    let bare = Bare::beside(
        folder,
        (bytes as usize).saturating_sub(BARE_OVERHEAD).max(100),
    )?;
    let (mut logged, mut bared) = (Times::default(), Times::default());
    let before = bytes_written()?;
    let mut bare_bytes = 0;
    for _ in 0..runs {
        gym.log(&mut logged)?;
        let start = bytes_written()?;
        bared.take(|| bare.write())?;
        bare_bytes += bytes_written()? - start;
    }
    let log_bytes = bytes_written()? - before - bare_bytes;
    Ok(vec![
        Measurement::milliseconds("log a set, durably", logged.median()).grows(GROWTH),
        Measurement::milliseconds("the same, 99 of 100", logged.p99()).aim(50.0),
        Measurement::milliseconds("a bare transaction of as many bytes", bared.median()),
        Measurement::milliseconds("the same, 99 of 100", bared.p99()),
        Measurement::times(
            "a set / a bare transaction",
            logged.median() / bared.median(),
        )
        .aim(3.0),
        Measurement::bytes(
            "written for a set, checkpoints and all",
            log_bytes as f64 / runs as f64,
        ),
        Measurement::bytes(
            "written by a bare transaction",
            bare_bytes as f64 / runs as f64,
        ),
    ])
}

/// Somebody who trains on and on: five sets of an exercise, four exercises in a
/// workout, then the next workout.
struct Gym<'a> {
    handle: &'a Handle,
    workout: WorkoutId,
    entry: EntryId,
    sets: usize,
}

impl<'a> Gym<'a> {
    fn enter(handle: &'a Handle) -> anyhow::Result<Self> {
        let workout = start_workout(handle)?;
        let entry = start_entry(handle, &workout)?;
        Ok(Self {
            handle,
            workout,
            entry,
            sets: 0,
        })
    }

    /// Logs one set; only the logging of the set itself counts.
    fn log(&mut self, times: &mut Times) -> anyhow::Result<()> {
        if self.sets == ORDINARY.0 * ORDINARY.1 {
            let finish = FinishWorkout {
                workout: self.workout.clone(),
                end: None,
            };
            let _: Done = self.handle.ask("finish_workout", &finish)?;
            *self = Self::enter(self.handle)?;
        } else if self.sets > 0 && self.sets.is_multiple_of(ORDINARY.0) {
            self.entry = start_entry(self.handle, &self.workout)?;
        }
        self.sets += 1;
        let set = LogSets {
            entry: self.entry.clone(),
            text: "100x5@8".to_owned(),
        };
        times.take(|| Ok(self.handle.ask::<_, Logged>("log_sets", &set)?))?;
        Ok(())
    }

    /// How many bytes the logging of one set writes in the middle of a workout.
    fn bytes_of(&mut self, runs: usize, times: &mut Times) -> anyhow::Result<u64> {
        let mut all = Vec::with_capacity(runs);
        for _ in 0..runs {
            let before = bytes_written()?;
            self.log(times)?;
            all.push(bytes_written()? - before);
        }
        all.sort_unstable();
        Ok(all[all.len() / 2])
    }
}

fn start_workout(handle: &Handle) -> anyhow::Result<WorkoutId> {
    let started: WorkoutRequest = handle.ask("start_workout", &StartWorkout::default())?;
    Ok(started.workout)
}

fn start_entry(handle: &Handle, workout: &WorkoutId) -> anyhow::Result<EntryId> {
    let exercise = ExerciseId("bench-press".to_owned());
    let added: Logged = handle.ask(
        "add_entry",
        &AddEntry {
            workout: workout.clone(),
            exercise,
        },
    )?;
    Ok(added.entry)
}

/// A database of one table, as durable as the logbook.
struct Bare {
    connection: Connection,
    payload: Vec<u8>,
}

impl Bare {
    fn beside(folder: &Path, bytes: usize) -> anyhow::Result<Self> {
        let connection = Connection::open(folder.with_extension("bare.sqlite"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch("CREATE TABLE bare (n INTEGER PRIMARY KEY, payload BLOB)")?;
        Ok(Self {
            connection,
            payload: vec![7; bytes],
        })
    }

    fn write(&self) -> anyhow::Result<()> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO bare (payload) VALUES (?1)")?;
        insert.execute([&self.payload])?;
        Ok(())
    }
}

/// The bytes that this process has written to files so far.
fn bytes_written() -> anyhow::Result<u64> {
    let counters = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = counters
        .lines()
        .find_map(|line| line.strip_prefix("wchar: "));
    Ok(line.map_or(Ok(0), str::parse)?)
}
