//! Logging one set, durably, beside a bare transaction of SQLite that writes as
//! many bytes to the same disk: the difference is what the device costs.

use std::path::Path;

use device::Handle;

use super::screens::GROWTH;
use crate::{bare::Bare, clock::Times, gym::Gym, table::Measurement};

/// Runs that only find out how many bytes a set takes.
const TRIALS: usize = 20;

/// The bytes of a bare transaction besides its payload: the frames of the page
/// that the row is in and of the one before it.
const BARE_OVERHEAD: usize = 2 * 4120;

/// Logs sets and makes bare transactions in turns.
pub fn measure(handle: &Handle, folder: &Path, runs: usize) -> anyhow::Result<Vec<Measurement>> {
    let mut gym = Gym::enter(handle)?;
    let mut trial = Times::default();
    let bytes = bytes_of(&mut gym, TRIALS, &mut trial)?;
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

/// How many bytes the logging of one set writes in the middle of a workout.
fn bytes_of(gym: &mut Gym<'_>, runs: usize, times: &mut Times) -> anyhow::Result<u64> {
    let mut all = Vec::with_capacity(runs);
    for _ in 0..runs {
        let before = bytes_written()?;
        gym.log(times)?;
        all.push(bytes_written()? - before);
    }
    all.sort_unstable();
    Ok(all[all.len() / 2])
}

/// The bytes that this process has written to files so far.
fn bytes_written() -> anyhow::Result<u64> {
    let counters = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = counters
        .lines()
        .find_map(|line| line.strip_prefix("wchar: "));
    Ok(line.map_or(Ok(0), str::parse)?)
}
