//! A new device that comes into a space with years of training, a device that
//! was away for a month, and one that missed nothing.

use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use rusqlite::Connection;
use sync::RecordId;

use super::{
    device::{Device, newest},
    history::{A_MONTH, History, Training, check, forged},
    tap::{Tap, Traffic},
};
use crate::{
    clock::Times,
    server::Server,
    space::{Space, Stored},
    table::Measurement,
};

/// Somebody looks this often whether something is there.
const LOOK: Duration = Duration::from_millis(10);

/// A space, its relay, and the folder of the device that comes.
struct Stage {
    relay_folder: PathBuf,
    device_folder: PathBuf,
    space: Space,
    relay: Server,
    tap: Tap,
}

/// What it took to catch up.
struct Caught {
    /// Until the newest month was on the screens.
    month: f64,
    /// Until all was there, in milliseconds like the other.
    all: f64,
    traffic: Traffic,
}

/// Joins where one device brought everything, in few records.
pub fn brought(folder: &Path, training: &Training) -> anyhow::Result<Vec<Measurement>> {
    let space = Space::of(1)?;
    let records = training.years.packed(&space);
    let mut rows = checking("brought by one device", &space, &records)?;
    let stage = Stage::set(folder, space, &records)?;
    rows.extend(stage.join(&training.years)?);
    rows.extend(stage.stored(&training.years)?);
    Ok(rows)
}

/// Joins where everything was logged while connected, a record for each change;
/// then misses a month, and then nothing.
pub fn logged_live(folder: &Path, training: &Training) -> anyhow::Result<Vec<Measurement>> {
    let space = Space::of(1)?;
    let records = training.years.single(&space);
    let mut rows = checking("logged set by set", &space, &records)?;
    let mut stage = Stage::set(folder, space, &records)?;
    rows.extend(stage.join(&training.years)?);
    rows.extend(stage.month_away(training)?);
    rows.extend(stage.nothing_missed()?);
    rows.extend(stage.stored(&training.years)?);
    Ok(rows)
}

/// What the keys alone take of a device's time.
fn checking(
    how: &str,
    space: &Space,
    records: &[(RecordId, Vec<u8>)],
) -> anyhow::Result<Vec<Measurement>> {
    let mut times = Times::new();
    times.take(|| check(space, records))?;
    let what = format!("**{how}**: checking and opening {} records", records.len());
    Ok(vec![Measurement::milliseconds(what, times.longest())])
}

impl Stage {
    /// A relay that holds these records and a forged one.
    fn set(folder: &Path, space: Space, records: &[(RecordId, Vec<u8>)]) -> anyhow::Result<Self> {
        let relay_folder = folder.join("relay");
        let mut stored = Stored::open(&relay_folder)?;
        stored.found(std::slice::from_ref(&space))?;
        stored.append(&space, records)?;
        stored.append(&space, &[forged(&space)])?;
        drop(stored);
        let relay = Server::relay(&relay_folder)?;
        let tap = Tap::before(&relay.address)?;
        Ok(Self {
            relay_folder,
            device_folder: folder.join("device"),
            space,
            relay,
            tap,
        })
    }

    /// A new device comes in by the words.
    fn join(&self, years: &History) -> anyhow::Result<Vec<Measurement>> {
        let device = Device::open(&self.device_folder)?;
        let (words, address) = (self.space.words(), self.tap.address.clone());
        let joining = || device.come_back(&address, words);
        let caught = self.watch(&device, years, joining)?;
        let (sets, aside) = (device.sets()?, device.sync()?.quarantined);
        anyhow::ensure!(sets == years.sets, "{sets} of {} sets came", years.sets);
        anyhow::ensure!(
            aside == 1,
            "{aside} records were put aside, and one is forged"
        );
        device.close();
        let (raw, wire) = (years.raw_bytes() as f64, caught.traffic.bytes() as f64);
        Ok(vec![
            Measurement::milliseconds("a new device: this month is on its screens", caught.month)
                .aim(1_000.0),
            Measurement::milliseconds("a new device: all is there", caught.all).aim(3_000.0),
            Measurement::megabytes("raw changes of all of it", raw),
            Measurement::megabytes("on its wire for it, in all", wire),
            Measurement::times("on its wire / raw changes", wire / raw),
        ])
    }

    /// The device comes back after a month in which others trained.
    fn month_away(&mut self, training: &Training) -> anyhow::Result<Vec<Measurement>> {
        let records = training.month.single(&self.space);
        self.while_down(|stage| {
            let mut stored = Stored::open(&stage.relay_folder)?;
            stored.append(&stage.space, &records).map(drop)
        })?;
        let device = Device::open(&self.device_folder)?;
        let caught = self.watch(&device, &training.month, || device.sync().map(drop))?;
        let (sets, all) = (device.sets()?, training.years.sets + training.month.sets);
        anyhow::ensure!(sets == all, "{sets} of {all} sets came");
        device.close();
        let what = format!("after a month away: {} records are there", records.len());
        Ok(vec![
            Measurement::milliseconds(what, caught.all),
            Measurement::bytes("on its wire for it", caught.traffic.bytes() as f64),
        ])
    }

    /// The device comes back, and nobody did anything meanwhile.
    fn nothing_missed(&self) -> anyhow::Result<Vec<Measurement>> {
        self.tap.take();
        let mut times = Times::new();
        let device = times.take(|| {
            let device = Device::open(&self.device_folder)?;
            device.sync()?;
            Ok(device)
        })?;
        let traffic = self.tap.take();
        device.close();
        Ok(vec![
            Measurement::milliseconds(
                "opened again, with nothing missed: up to date",
                times.longest(),
            ),
            Measurement::bytes("websocket payload for it", traffic.payload() as f64).aim(1_024.0),
            Measurement::bytes("on its wire for it, HTTP and all", traffic.bytes() as f64),
        ])
    }

    /// What the relay keeps of it.
    fn stored(self, years: &History) -> anyhow::Result<Vec<Measurement>> {
        drop(self.relay);
        let file = self.relay_folder.join("relay.sqlite");
        let connection = Connection::open(&file)?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        drop(connection);
        let bytes = std::fs::metadata(file)?.len() as f64;
        let of_a_set = bytes / f64::from(years.sets);
        Ok(vec![Measurement::bytes(
            "kept by the relay for each set",
            of_a_set,
        )])
    }

    /// Does something to the relay's folder while it is down.
    fn while_down(&mut self, work: impl FnOnce(&Self) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.relay.kill();
        work(self)?;
        let address = self.relay.address.clone();
        self.relay = Server::relay_at(&self.relay_folder, &address)?;
        Ok(())
    }

    /// Watches the screens while a device catches up.
    fn watch(
        &self,
        device: &Device,
        history: &History,
        catch_up: impl FnOnce() -> anyhow::Result<()> + Send,
    ) -> anyhow::Result<Caught> {
        self.tap.take();
        let start = Instant::now();
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        thread::scope(|scope| {
            let catching = scope.spawn(|| catch_up().map(|()| start.elapsed()));
            let month = loop {
                let over = catching.is_finished();
                if newest(&device.handle, A_MONTH)? == history.month {
                    break Some(start.elapsed());
                }
                if over {
                    break None;
                }
                thread::sleep(LOOK);
            };
            let all = catching
                .join()
                .map_err(|_| anyhow::anyhow!("who caught up fell over"))??;
            let month = month.context("this month never came")?;
            Ok(Caught {
                month: milliseconds(month.min(all)),
                all: milliseconds(all),
                traffic: self.tap.take(),
            })
        })
    }
}
