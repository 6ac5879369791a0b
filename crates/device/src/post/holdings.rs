//! What the post office and the link ask of the logbook: the space that it belongs
//! to, names of devices, and the records that it holds.

use store::{MembershipRow, PostCounts};
use sync::{DeviceKey, RecordId, client::Sealed};

use super::{Member, Opened};
use crate::{
    Handle,
    api::{ApiError, Area},
    screens::device_text,
    writer::Gesture,
};

/// What only the post office asks of the logbook.
impl Handle {
    /// The space that the device belongs to.
    pub fn membership(&self) -> Result<Option<MembershipRow>, ApiError> {
        self.with_screens(|screens| Ok(screens.reader().membership()?))
    }

    /// Leaves the space; the workouts stay.
    pub fn leave_space(&self) -> Result<(), ApiError> {
        self.on_device(|writer| Ok(writer.store().leave()?))
    }

    /// Goes on with the same space at another address.
    pub fn move_to_relay(&self, address: &str) -> Result<(), ApiError> {
        let address = address.to_owned();
        self.on_device(move |writer| Ok(writer.store().move_to_relay(&address)?))
    }

    /// What waits to go, to be opened, or was put aside.
    pub fn post_counts(&self) -> Result<PostCounts, ApiError> {
        self.with_screens(|screens| Ok(screens.reader().post_counts()?))
    }

    /// Vouches for every record of a removed device that this one has opened, so
    /// that the others believe them too.
    pub fn vouch_for(&self, member: &Member, removed: DeviceKey) -> Result<(), ApiError> {
        let member = member.clone();
        self.on_device(move |writer| writer.vouch_for_all_of(&member, removed))
    }

    /// Gives a device of the space a name.
    pub fn name_device(&self, device: DeviceKey, name: &str) -> Result<(), ApiError> {
        let (key, name) = (device.to_string(), name.to_owned());
        self.on_device(move |writer| {
            let gesture = Gesture::of("rename_device");
            writer.as_gesture(gesture, |writer| writer.name_device(&key, &name))
        })?;
        self.tell(&[Area::Settings, Area::Undo]);
        Ok(())
    }

    /// Says once which device of the space this installation is, so that all of
    /// them can tell who made a change.
    pub fn introduce(&self, device: DeviceKey) -> Result<(), ApiError> {
        let (installation, key) = (device_text(self.device_id()?), device.to_string());
        let known = self
            .reader()?
            .setting(&format!("installation:{installation}"))?;
        if known.as_ref() != Some(&key) {
            self.on_device(move |writer| writer.introduce(&installation, &key))?;
            self.tell(&[Area::Settings]);
        }
        Ok(())
    }

    /// The name of a device; empty where it has none.
    pub fn device_name(&self, device: DeviceKey) -> Result<String, ApiError> {
        let key = format!("device:{device}");
        let name = self.with_screens(|screens| Ok(screens.reader().setting(&key)?))?;
        Ok(name.unwrap_or_default())
    }

    /// The installation's own id.
    pub fn device_id(&self) -> Result<[u8; 16], ApiError> {
        self.on_device(|writer| {
            let surroundings = writer.surroundings().clone();
            Ok(writer.store().device_id(|| surroundings.random())?)
        })
    }

    /// Finds what had been sent before the file was repaired, as far as can be told.
    pub(super) fn settle_outbox(&self, member: &Member) -> Result<(), ApiError> {
        let member = member.clone();
        self.on_device(move |writer| writer.settle_outbox(&member, false))
    }

    pub(super) fn held_records(&self) -> Result<Vec<RecordId>, ApiError> {
        let held = self.on_device(|writer| Ok(writer.store().held_records()?))?;
        Ok(held.into_iter().map(RecordId).collect())
    }

    pub(super) fn load_records(&self, ids: Vec<RecordId>) -> Result<Vec<Sealed>, ApiError> {
        self.on_device(move |writer| {
            let mut records = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(record) = writer.store().record(id.0)? {
                    let bytes = record.bytes;
                    records.push(Sealed { id, bytes });
                }
            }
            Ok(records)
        })
    }

    /// Keeps a newer list, and tries again what the older one did not allow.
    pub(super) fn keep_list(&self, member: &Member) -> Result<Opened, ApiError> {
        let list = member.list.bytes().to_vec();
        self.on_device(move |writer| {
            writer.store().keep_list(&list)?;
            let aside = writer.store().quarantined()?;
            let all: Vec<_> = aside.into_iter().map(|row| row.record).collect();
            Ok(writer.store().release(&all)?)
        })?;
        self.open_waiting(member)
    }
}
