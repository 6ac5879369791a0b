//! Two devices that are both there: from a set that is logged on the one to its
//! row on the other.

use std::{
    path::Path,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use device::{
    Handle,
    api::{Area, Logged, WorkoutRequest},
};

use super::{device::Device, tapped::Taps};
use crate::{
    bare::Bare, clock::Times, gym::Gym, server::Server, space::Stored, table::Measurement,
};

/// After a set: what the devices still have to note is noted by then.
pub(super) const PAUSE: Duration = Duration::from_millis(30);
/// A set that is not there by then is lost.
const PATIENCE: Duration = Duration::from_secs(10);
/// What one of the transactions on the way writes, about.
const BARE: usize = 1_000;

/// Logs so many sets, and as many again with a tap on both devices.
pub fn measure(folder: &Path, sets: usize) -> anyhow::Result<Vec<Measurement>> {
    let relay_folder = folder.join("relay");
    let invite = Stored::open(&relay_folder)?.invite()?;
    let relay = Server::relay(&relay_folder)?;
    let writer = Device::open(&folder.join("first"))?;
    let reader = Device::open(&folder.join("second"))?;
    writer.found(&relay.address, invite)?;
    writer.pair(&reader, &relay.address)?;
    let bare = Bare::beside(&folder.join("bare"), BARE)?;

    let mut all = untapped(&writer, &reader, &bare, sets)?;
    let taps = Taps::between(&writer, &reader, &relay)?;
    all.extend(taps.measure(&writer, &reader, sets)?);
    let (logged, came) = (writer.sets()?, reader.sets()?);
    anyhow::ensure!(logged == came, "{logged} sets are logged and {came} came");
    writer.close();
    reader.close();
    Ok(all)
}

/// How long it takes in all.
fn untapped(
    writer: &Device,
    reader: &Device,
    bare: &Bare,
    sets: usize,
) -> anyhow::Result<Vec<Measurement>> {
    let mut gym = Gym::enter(&writer.handle)?;
    let screen = Screen::of(&reader.handle);
    let [mut commit, mut way, mut disk] = [const { Times::new() }; 3];
    for _ in 0..sets {
        gym.make_ready()?;
        thread::sleep(PAUSE);
        disk.take(|| bare.write())?;
        let logged = gym.log(&mut commit)?;
        let committed = Instant::now();
        screen.wait_for(&logged)?;
        way.add(committed.elapsed());
    }
    Ok(vec![
        Measurement::milliseconds("a set's way, from commit to the other's view", way.median())
            .aim(5.0),
        Measurement::milliseconds("the same, 99 of 100", way.p99()).aim(25.0),
        Measurement::milliseconds("before that: logging it, durably", commit.median()),
        Measurement::milliseconds("a bare transaction on the same disk", disk.median()),
        Measurement::milliseconds("the same, 99 of 100", disk.p99()),
    ])
}

/// A screen that looks again whenever workouts changed.
pub(super) struct Screen<'a> {
    handle: &'a Handle,
    changed: Receiver<()>,
}

impl<'a> Screen<'a> {
    pub(super) fn of(handle: &'a Handle) -> Self {
        let (tell, changed) = channel();
        handle.subscribe(move |areas| {
            if areas.contains(&Area::Workouts) {
                // A screen that is gone has no use for it.
                let _ = tell.send(());
            }
        });
        Self { handle, changed }
    }

    /// Waits until it shows a set.
    pub(super) fn wait_for(&self, logged: &Logged) -> anyhow::Result<()> {
        let workout = WorkoutRequest {
            workout: logged.workout.clone(),
        };
        let request = serde_json::to_string(&workout)?;
        let set = logged.sets.first().map_or("", |set| set.0.as_str());
        while !self.shows(&request, set) {
            self.changed.recv_timeout(PATIENCE)?;
        }
        Ok(())
    }

    fn shows(&self, request: &str, set: &str) -> bool {
        let shown = self.handle.call("workout", request);
        shown.is_ok_and(|shown| shown.contains(set))
    }
}
