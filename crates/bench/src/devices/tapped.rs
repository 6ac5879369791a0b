//! Where the time of a set's way goes, and how many bytes it takes: both devices
//! reach the relay by a tap.

use std::{thread, time::Instant};

use device::Handle;

use super::{
    device::Device,
    live::{PAUSE, Screen},
    tap::{Tap, Traffic},
};
use crate::{clock::Times, gym::Gym, server::Server, table::Measurement};

/// A tap on each device.
pub(super) struct Taps {
    writer: Tap,
    reader: Tap,
}

/// What the taps saw, set by set.
#[derive(Default)]
struct Tally {
    sets: usize,
    /// From the commit to the first byte that leaves the writing device.
    out: Times,
    /// From there to the first byte that comes to the other.
    over: Times,
    /// From there to the view.
    home: Times,
    bytes: u64,
    payload: u64,
}

impl Taps {
    /// Lets both devices go on by taps.
    pub(super) fn between(
        writer: &Device,
        reader: &Device,
        relay: &Server,
    ) -> anyhow::Result<Self> {
        let taps = Self {
            writer: Tap::before(&relay.address)?,
            reader: Tap::before(&relay.address)?,
        };
        writer.move_to(&taps.writer.address)?;
        reader.move_to(&taps.reader.address)?;
        thread::sleep(PAUSE);
        taps.take();
        Ok(taps)
    }

    /// Logs so many sets.
    pub(super) fn measure(
        &self,
        writer: &Device,
        reader: &Device,
        sets: usize,
    ) -> anyhow::Result<Vec<Measurement>> {
        let before = raw_bytes(&writer.handle)?;
        let mut gym = Gym::enter(&writer.handle)?;
        let screen = Screen::of(&reader.handle);
        let mut tally = Tally::default();
        for _ in 0..sets {
            gym.make_ready()?;
            thread::sleep(PAUSE);
            // What belongs to a set and goes before it, such as its workout.
            tally.count(&self.take());
            let logged = gym.log(&mut Times::new())?;
            let committed = Instant::now();
            screen.wait_for(&logged)?;
            let visible = Instant::now();
            thread::sleep(PAUSE);
            tally.add(committed, visible, &self.take());
        }
        Ok(tally.rows(raw_bytes(&writer.handle)? - before))
    }

    fn take(&self) -> [Traffic; 2] {
        [self.writer.take(), self.reader.take()]
    }
}

impl Tally {
    fn count(&mut self, traffic: &[Traffic; 2]) {
        self.bytes += traffic.iter().map(Traffic::bytes).sum::<u64>();
        self.payload += traffic.iter().map(Traffic::payload).sum::<u64>();
    }

    fn add(&mut self, committed: Instant, visible: Instant, traffic: &[Traffic; 2]) {
        self.sets += 1;
        self.count(traffic);
        let [writer, reader] = traffic;
        if let (Some(sent), Some(came)) = (writer.up.first, reader.down.first) {
            self.out.add(sent - committed);
            self.over.add(came - sent);
            self.home.add(visible - came);
        }
    }

    fn rows(&self, raw: u64) -> Vec<Measurement> {
        let of_a_set = |bytes: u64| bytes as f64 / self.sets as f64;
        let (out, over, home) = (&self.out, &self.over, &self.home);
        vec![
            Measurement::milliseconds("on its way: the one seals and sends", out.median()),
            Measurement::milliseconds("the relay stores and passes on", over.median()),
            Measurement::milliseconds("the other stores, checks and merges", home.median()),
            Measurement::bytes("raw changes of a set", of_a_set(raw)),
            Measurement::bytes("on both wires, websocket payload", of_a_set(self.payload)),
            Measurement::bytes("on both wires, in all", of_a_set(self.bytes)),
        ]
    }
}

fn raw_bytes(handle: &Handle) -> anyhow::Result<u64> {
    let changes = handle.changes_after(0)?.into_iter();
    Ok(changes.map(|change| change.bytes.len() as u64).sum())
}
