//! The post of a device: what it has committed goes out as sealed records, and
//! records that come are opened and merged. The keys are here and nowhere below.

mod after_repair;
mod anti_entropy;
mod aside;
mod batch;
mod compared;
mod holdings;
mod incoming;
mod office;
mod opening;
mod outgoing;
#[cfg(test)]
mod tests;

use store::{CursorRow, MembershipRow, RecordRow};
use sync::{
    Contents, DeviceKey, Envelope, Head, SpaceId,
    client::{Arrived, Sealed},
    keys::{DataKey, DeviceList, DeviceSecret},
};

use opening::Opening;

pub use aside::{PutAside, TriedAgain};
pub use office::{News, PostOffice, Traffic};
pub use opening::Opened;

use crate::{
    Handle,
    api::{ApiError, Area},
    writer::Writer,
};

/// What a device needs to read and write the records of its space.
#[derive(Clone)]
pub struct Member {
    secret: DeviceSecret,
    list: DeviceList,
    keys: Vec<DataKey>,
}

impl Member {
    /// A member with this secret, by this list.
    pub fn new(secret: DeviceSecret, list: DeviceList) -> Self {
        let keys = list.data_keys(&secret);
        Self { secret, list, keys }
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.list.space()
    }

    /// The device list.
    pub fn list(&self) -> &DeviceList {
        &self.list
    }

    /// This device's secret.
    pub fn secret(&self) -> &DeviceSecret {
        &self.secret
    }

    /// A sealed record that only members can open.
    pub fn canary(&self, random: sync::Random<'_>) -> Option<Vec<u8>> {
        self.seal(&Contents::Canary, random)
    }

    /// Seals contents that are not kept. None where this device has no key.
    pub fn seal(&self, contents: &Contents, random: sync::Random<'_>) -> Option<Vec<u8>> {
        let key = self.keys.last()?;
        let contents = contents.write();
        Some(sync::seal_record(self.space(), key, &self.secret, &contents, random).1)
    }

    /// Opens what a device said in passing; none where that device did not say
    /// it, or is not of the space.
    pub fn open(&self, from: DeviceKey, sealed: &[u8]) -> Option<Contents> {
        let envelope = Envelope::read(sealed).ok()?;
        let is_theirs = envelope.author == from && self.list.lists(from);
        envelope.verify(self.space()).ok().filter(|()| is_theirs)?;
        let text = envelope.open(self.space(), &self.keys).ok()?;
        Contents::read(&text).ok()
    }
}

/// What a session asks of its device.
impl Handle {
    /// Joins a space, whose relay has this address. Everything that was logged
    /// before goes to the outbox.
    pub fn join_space(&self, member: &Member, relay: &str) -> Result<(), ApiError> {
        let row = MembershipRow {
            space: member.space().0,
            relay: relay.to_owned(),
            list: member.list.bytes().to_vec(),
            cursor: None,
        };
        self.on_device(move |writer| Ok(writer.store().join(&row)?))
    }

    /// The next sealed records to send; none when nothing is left.
    pub fn take_outgoing(&self, member: &Member) -> Result<Vec<Sealed>, ApiError> {
        let member = member.clone();
        self.on_device(move |writer| writer.take_outgoing(&member))
    }

    /// The relay holds these records: their changes leave the outbox.
    pub fn acknowledged(
        &self,
        records: &[sync::Acked],
        cursor: Option<Head>,
    ) -> Result<(), ApiError> {
        let rows = records
            .iter()
            .map(|acked| (acked.record.0, acked.seq as i64));
        let rows: Vec<_> = rows.collect();
        // Should a power cut take this back, they are sent again, and known there.
        self.on_device(move |writer| {
            writer.without_haste_to_the_disk(|writer| {
                Ok(writer.store().acknowledge(&rows, cursor.map(row_of))?)
            })
        })
    }

    /// Keeps records that came and the place after them, both or neither. They
    /// are not waited for on the disk: their author and the relay have them, and
    /// what a power cut takes back is asked for again from the place before.
    fn keep_arrived(&self, records: Vec<Arrived>, cursor: Head) -> Result<(), ApiError> {
        let rows = records.into_iter().map(|arrived| {
            let (id, bytes) = (arrived.id.0, arrived.bytes);
            (arrived.seq as i64, RecordRow { id, bytes })
        });
        let rows: Vec<_> = rows.collect();
        self.on_device(move |writer| {
            writer.without_haste_to_the_disk(|writer| {
                Ok(writer.store().keep_records(&rows, row_of(cursor))?)
            })
        })
    }

    /// Keeps records that came and the place after them, and opens all that waits.
    pub fn receive(
        &self,
        member: &Member,
        records: Vec<Arrived>,
        cursor: Head,
    ) -> Result<Opened, ApiError> {
        self.keep_arrived(records, cursor)?;
        self.open_waiting(member)
    }

    /// Opens all that waits, in steps between which others have their turn, and
    /// tells the screens after each.
    fn open_waiting(&self, member: &Member) -> Result<Opened, ApiError> {
        let mut opening = Opening::default();
        loop {
            let (member, before) = (member.clone(), opening.all.merged);
            match self.on_device(move |writer| writer.open_some(&member, opening))? {
                Ok(further) => opening = further,
                Err(all) => return Ok(all),
            }
            if opening.all.merged > before {
                self.tell(&[
                    Area::Workouts,
                    Area::Exercises,
                    Area::Body,
                    Area::Goals,
                    Area::Routines,
                    Area::Settings,
                ]);
            }
        }
    }
}

impl Writer {
    /// Stores what can be made again from what is durable already.
    pub(crate) fn without_haste_to_the_disk<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.store().set_durable(false)?;
        let done = work(self);
        self.store().set_durable(true)?;
        done
    }
}

fn row_of(head: Head) -> CursorRow {
    CursorRow {
        epoch: head.epoch.0,
        seq: head.seq as i64,
        hash: head.hash.0,
    }
}
