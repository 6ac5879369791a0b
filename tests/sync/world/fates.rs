//! What befalls the relay, and what people do with their devices.

use chalkbook_relay::{
    Hub, Limits,
    log::{LogStore as _, MemoryLog},
};
use chalkbook_tests::chance::Chance;
use sync::{Envelope, Epoch, client::Input};

use super::World;
use crate::device::Device;

impl World {
    pub fn kill_relay(&mut self) {
        let Some(hub) = self.hub.take() else {
            return;
        };
        self.disk = hub.log().clone();
        self.what_was_acknowledged_is_kept();
        for device in 0..self.devices.len() {
            self.cut(device);
        }
    }

    /// An acknowledgement is a promise, kept by the disk alone: devices would
    /// bring back what is missing, and nobody would know.
    fn what_was_acknowledged_is_kept(&mut self) {
        let acked = std::mem::take(&mut self.acked);
        if let Some(space) = self.disk.space(self.root.space()).unwrap() {
            let missing = self.disk.missing(space.number, acked).unwrap();
            assert_eq!(missing, [], "acknowledged, and not on the disk");
        }
    }

    pub fn start_relay(&mut self) {
        if self.hub.is_none() {
            self.hub = Some(Hub::new(self.disk.clone(), self.limits));
        }
    }

    /// Starts a relay that keeps less in each space.
    pub fn start_relay_with(&mut self, limits: Limits) {
        self.limits = limits;
        self.start_relay();
    }

    /// The relay's disk is another: an older copy, or an empty one.
    pub fn replace_disk(&mut self, log: MemoryLog) {
        self.kill_relay();
        self.disk = log;
        self.start_relay();
    }

    /// What the relay's keeper does after putting a copy back.
    pub fn say_restored(&mut self) {
        self.kill_relay();
        let chance = &mut self.chance;
        self.disk
            .restored(&mut || {
                let mut epoch = [0; 8];
                chance.fill(&mut epoch);
                Epoch(epoch)
            })
            .unwrap();
        self.start_relay();
    }

    /// What the relay's disk holds now.
    pub fn disk(&self) -> MemoryLog {
        self.hub.as_ref().map_or(&self.disk, Hub::log).clone()
    }

    /// Records stand in the relay's log, however they came there. To be called
    /// while the relay is down.
    pub fn slip_in(&mut self, records: &[Vec<u8>]) {
        let disk = &mut self.disk;
        disk.begin().unwrap();
        let space = disk.space(self.root.space()).unwrap().unwrap();
        let mut head = space.head;
        for bytes in records {
            let id = Envelope::read(bytes).unwrap().id;
            head = head.after(id);
            disk.append(space.number, head, id, bytes).unwrap();
        }
        disk.commit().unwrap();
    }

    pub fn log(&mut self, device: usize) {
        self.devices[device].log();
        self.give(device, Input::OutboxGrew);
    }

    pub fn edit(&mut self, device: usize) {
        let mut chance = Chance::new(self.chance.number());
        self.devices[device].edit(&mut chance);
        self.give(device, Input::OutboxGrew);
    }

    /// A device deletes, restores or settles something.
    pub fn tidy(&mut self, device: usize) {
        let mut chance = Chance::new(self.chance.number());
        self.devices[device].tidy(&mut chance);
        self.give(device, Input::OutboxGrew);
    }

    /// One device removes another from the space.
    pub fn remove(&mut self, device: usize, gone: usize) {
        let root = self.root.clone();
        let gone = self.devices[gone].secret.key();
        let list = self.devices[device].list();
        let list = list.without_device(&root, gone, &mut |bytes| self.chance.fill(bytes));
        self.give(device, Input::ReplaceList(list));
        self.pass(5_000);
    }

    /// A person takes in all that was put aside on a device.
    pub fn adopt_all(&mut self, device: usize) {
        let Device { handle, office, .. } = &self.devices[device];
        let member = office.as_ref().unwrap().member();
        let aside = handle.put_aside(Some(member)).unwrap();
        let ids: Vec<_> = aside.iter().map(|record| record.record).collect();
        let tried = handle.adopt(member, &ids).unwrap();
        assert_eq!((tried.used as usize, tried.left), (ids.len(), 0));
        self.give(device, Input::OutboxGrew);
    }

    /// Writes a note of this many bytes onto a set.
    pub fn note(&mut self, device: usize, bytes: usize) {
        let mut chance = Chance::new(self.chance.number());
        self.devices[device].note(&mut chance, bytes);
        self.give(device, Input::OutboxGrew);
    }

    pub fn wake(&mut self, device: usize) {
        self.give(device, Input::Wake);
    }

    pub fn wake_all(&mut self) {
        for device in 0..self.devices.len() {
            self.wake(device);
        }
    }

    pub fn restart(&mut self, device: usize) {
        self.cut(device);
        self.devices[device].restart();
        self.wake(device);
    }
}
