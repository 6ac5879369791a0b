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

use super::{
    device::Device,
    tap::{Tap, Traffic},
};
use crate::{
    bare::Bare, clock::Times, gym::Gym, server::Server, space::Stored, table::Measurement,
};

/// After a set: what the devices still have to note is noted by then.
const PAUSE: Duration = Duration::from_millis(30);
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

/// A tap on each device.
struct Taps {
    writer: Tap,
    reader: Tap,
}

impl Taps {
    fn between(writer: &Device, reader: &Device, relay: &Server) -> anyhow::Result<Self> {
        let taps = Self {
            writer: Tap::before(&relay.address)?,
            reader: Tap::before(&relay.address)?,
        };
        writer.move_to(&taps.writer.address)?;
        reader.move_to(&taps.reader.address)?;
        Ok(taps)
    }

    fn take(&self) -> (Traffic, Traffic) {
        (self.writer.take(), self.reader.take())
    }

    /// Where the time goes, and how many bytes there are.
    fn measure(
        &self,
        writer: &Device,
        reader: &Device,
        sets: usize,
    ) -> anyhow::Result<Vec<Measurement>> {
        let mut gym = Gym::enter(&writer.handle)?;
        let screen = Screen::of(&reader.handle);
        let [mut out, mut over, mut home] = [const { Times::new() }; 3];
        let (mut bytes, mut payload) = (0, 0);
        let before = raw_bytes(&writer.handle)?;
        for _ in 0..sets {
            gym.make_ready()?;
            thread::sleep(PAUSE);
            let entries = self.take();
            let logged = gym.log(&mut Times::new())?;
            let committed = Instant::now();
            screen.wait_for(&logged)?;
            let visible = Instant::now();
            thread::sleep(PAUSE);
            let (up, down) = self.take();
            bytes += [entries, (up, down)]
                .iter()
                .map(both(Traffic::bytes))
                .sum::<u64>();
            payload += [entries, (up, down)]
                .iter()
                .map(both(Traffic::payload))
                .sum::<u64>();
            if let (Some(sent), Some(came)) = (up.up.first, down.down.first) {
                out.add(sent.duration_since(committed));
                over.add(came.duration_since(sent));
                home.add(visible.duration_since(came));
            }
        }
        let raw = (raw_bytes(&writer.handle)? - before) as f64;
        let of_a_set = |bytes: u64| bytes as f64 / sets as f64;
        Ok(vec![
            Measurement::milliseconds("on its way: the one seals and sends", out.median()),
            Measurement::milliseconds("the relay stores and passes on", over.median()),
            Measurement::milliseconds("the other stores, checks and merges", home.median()),
            Measurement::bytes("raw changes of a set", raw / sets as f64),
            Measurement::bytes("on both wires for it, websocket payload", of_a_set(payload)),
            Measurement::bytes("on both wires for it, in all", of_a_set(bytes)),
        ])
    }
}

fn both(count: fn(&Traffic) -> u64) -> impl Fn(&(Traffic, Traffic)) -> u64 {
    move |(one, other)| count(one) + count(other)
}

fn raw_bytes(handle: &Handle) -> anyhow::Result<u64> {
    let changes = handle.changes_after(0)?;
    Ok(changes.iter().map(|change| change.bytes.len() as u64).sum())
}

/// A screen that looks again whenever workouts changed.
struct Screen<'a> {
    handle: &'a Handle,
    changed: Receiver<()>,
}

impl<'a> Screen<'a> {
    fn of(handle: &'a Handle) -> Self {
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
    fn wait_for(&self, logged: &Logged) -> anyhow::Result<()> {
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
