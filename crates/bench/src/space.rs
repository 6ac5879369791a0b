//! A space with its devices, made without them: its keys, and its log as the
//! relay keeps it.

use std::path::Path;

use chalkbook_relay::{
    log::{LogStore as _, SqliteLog},
    server::random,
};
use sync::{
    Epoch, InviteToken, RelayId, draw,
    keys::{DeviceList, DeviceSecret, RecoverySecret},
};

/// A space and the secrets of its devices.
pub struct Space {
    /// Its devices, the one that writes first.
    pub devices: Vec<DeviceSecret>,
    /// Its device list.
    pub list: DeviceList,
}

impl Space {
    /// A space of so many devices, at least one.
    pub fn of(devices: usize) -> Self {
        let recovery = RecoverySecret::new(draw(&mut random));
        let root = recovery.root();
        let secret = || DeviceSecret::new(draw(&mut random));
        let devices: Vec<_> = (0..devices.max(1)).map(|_| secret()).collect();
        let mut list = DeviceList::found(&root, &devices[0], &mut random);
        for device in &devices[1..] {
            let (key, agreement) = (device.key(), device.agreement_key());
            list = list.with_device(&root, key, agreement, &mut random);
        }
        Self { devices, list }
    }
}

/// The log of a relay that does not run just now.
pub struct Stored(SqliteLog);

impl Stored {
    /// Opens the log in a relay's folder, and makes it where there is none.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        Ok(Self(SqliteLog::open(folder, RelayId(draw(&mut random)))?))
    }

    /// Makes spaces that hold nothing.
    pub fn found(&mut self, spaces: &[Space]) -> anyhow::Result<()> {
        self.0.begin()?;
        for space in spaces {
            let invite = InviteToken(draw(&mut random));
            self.0.invite(invite, 0)?;
            let (id, epoch) = (space.list.space(), Epoch(draw(&mut random)));
            let made = self.0.make_space(invite, id, epoch, space.list.bytes())?;
            anyhow::ensure!(made.is_some(), "a space was not made");
        }
        Ok(self.0.commit()?)
    }
}
