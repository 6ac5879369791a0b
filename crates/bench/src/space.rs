//! A space with its devices, made without them: its keys, and its log as the
//! relay keeps it.

use std::path::Path;

use chalkbook_relay::{
    log::{LogStore as _, SqliteLog},
    server::random,
};
use sync::{
    Contents, Epoch, Head, InviteToken, RecordId, RelayId, draw,
    keys::{DataKey, DeviceList, DeviceSecret, RecoverySecret},
    seal_record,
};

/// A space and the secrets of its devices.
pub struct Space {
    recovery: RecoverySecret,
    key: DataKey,
    /// Its devices, the one that writes first.
    pub devices: Vec<DeviceSecret>,
    /// Its device list.
    pub list: DeviceList,
}

impl Space {
    /// A space of so many devices, at least one.
    pub fn of(devices: usize) -> anyhow::Result<Self> {
        let recovery = RecoverySecret::new(draw(&mut random));
        let root = recovery.root();
        let secret = || DeviceSecret::new(draw(&mut random));
        let devices: Vec<_> = (0..devices.max(1)).map(|_| secret()).collect();
        let mut list = DeviceList::found(&root, &devices[0], &mut random);
        for device in &devices[1..] {
            let (key, agreement) = (device.key(), device.agreement_key());
            list = list.with_device(&root, key, agreement, &mut random);
        }
        let key = list.data_keys(&devices[0]).pop();
        Ok(Self {
            recovery,
            key: key.ok_or_else(|| anyhow::anyhow!("a list without a key"))?,
            devices,
            list,
        })
    }

    /// The recovery words.
    pub fn words(&self) -> String {
        self.recovery.words().to_string()
    }

    /// Seals contents as the first device does.
    pub fn seal(&self, contents: &Contents) -> (RecordId, Vec<u8>) {
        let space = self.list.space();
        let text = contents.write();
        seal_record(space, &self.key, &self.devices[0], &text, &mut random)
    }
}

/// The log of a relay that does not run just now.
pub struct Stored(SqliteLog);

impl Stored {
    /// Opens the log in a relay's folder, and makes it where there is none.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        Ok(Self(SqliteLog::open(folder, RelayId(draw(&mut random)))?))
    }

    /// An invite, as its keeper gives it out.
    pub fn invite(&mut self) -> anyhow::Result<String> {
        let invite = InviteToken(draw(&mut random));
        self.0.invite(invite, 0)?;
        Ok(invite.to_text())
    }

    /// How many records there are in all spaces.
    pub fn count(&mut self) -> anyhow::Result<u64> {
        Ok(self.0.spaces()?.iter().map(|space| space.records).sum())
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

    /// Appends records to a space; gives where its log ends.
    pub fn append(
        &mut self,
        space: &Space,
        records: &[(RecordId, Vec<u8>)],
    ) -> anyhow::Result<Head> {
        let stored = self.0.space(space.list.space())?;
        let stored = stored.ok_or_else(|| anyhow::anyhow!("a space that is not there"))?;
        let mut head = stored.head;
        self.0.begin()?;
        for (id, bytes) in records {
            head = head.after(*id);
            self.0.append(stored.number, head, *id, bytes)?;
        }
        self.0.commit()?;
        Ok(head)
    }
}
