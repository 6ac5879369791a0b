//! Records that were put aside, and what a person can do about each: try it again,
//! take it in by hand, or put it out of sight. None is ever deleted.

use store::RecordRow;
use sync::{Contents, DeviceKey, Envelope, RecordError, RecordId};

use super::Member;
use crate::{
    Handle,
    api::{ApiError, Code, Remedy},
    writer::Writer,
};

/// A record that was put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutAside {
    /// Its id.
    pub record: RecordId,
    /// Who says to have written it; none where that cannot be read.
    pub author: Option<DeviceKey>,
    /// Why it was put aside.
    pub reason: String,
    /// Since when, in milliseconds since 1970.
    pub since: i64,
    /// What can be done about it.
    pub remedy: Remedy,
    /// Whether the person put it out of sight.
    pub hidden: bool,
}

/// What came of trying records again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriedAgain {
    /// Those that are part of the logbook now.
    pub used: u32,
    /// Those that still are not.
    pub left: u32,
}

impl Handle {
    /// What was put aside, newest first. Without the device's secret nothing can
    /// be said about what may help.
    pub fn put_aside(&self, member: Option<&Member>) -> Result<Vec<PutAside>, ApiError> {
        let member = member.cloned();
        self.on_device(move |writer| writer.put_aside(member.as_ref()))
    }

    /// Opens records that were put aside again: the program may be a newer one
    /// now, or have another key.
    pub fn try_again(&self, member: &Member, records: &[RecordId]) -> Result<TriedAgain, ApiError> {
        let ids = ids_of(records);
        self.on_device(move |writer| Ok(writer.store().release(&ids)?))?;
        self.open_again(member, records)
    }

    /// Takes in records of removed devices by hand, and vouches for them, so that
    /// every other device does too. All or none.
    pub fn adopt(&self, member: &Member, records: &[RecordId]) -> Result<TriedAgain, ApiError> {
        let (ids, believing) = (ids_of(records), member.clone());
        self.on_device(move |writer| {
            let mut strange = Vec::new();
            for id in ids {
                if !writer.store().is_done(id)? {
                    writer.refuse_what_cannot_be_adopted(&believing, id)?;
                    strange.push(id);
                }
            }
            writer.vouch_for(&believing, &strange)
        })?;
        self.open_again(member, records)
    }

    /// Puts records that are aside out of sight, or back into it.
    pub fn hide(&self, records: &[RecordId], hidden: bool) -> Result<(), ApiError> {
        let ids = ids_of(records);
        self.on_device(move |writer| Ok(writer.store().hide(&ids, hidden)?))
    }

    fn open_again(&self, member: &Member, records: &[RecordId]) -> Result<TriedAgain, ApiError> {
        self.open_waiting(member)?;
        let ids = ids_of(records);
        self.on_device(move |writer| {
            let mut tried = TriedAgain { used: 0, left: 0 };
            for id in ids {
                let done = writer.store().is_done(id)?;
                *(if done {
                    &mut tried.used
                } else {
                    &mut tried.left
                }) += 1;
            }
            Ok(tried)
        })
    }
}

impl Writer {
    fn put_aside(&mut self, member: Option<&Member>) -> Result<Vec<PutAside>, ApiError> {
        let mut all = Vec::new();
        for row in self.store().quarantined()? {
            let record = self.store().record(row.record)?;
            let bytes = record.map(|record| record.bytes).unwrap_or_default();
            let remedy = match member {
                Some(member) => self.remedy(member, row.record, &bytes)?,
                None => Remedy::Try,
            };
            all.push(PutAside {
                record: RecordId(row.record),
                author: Envelope::read(&bytes).ok().map(|envelope| envelope.author),
                reason: row.reason,
                since: row.since,
                remedy,
                hidden: row.hidden,
            });
        }
        Ok(all)
    }

    fn refuse_what_cannot_be_adopted(
        &mut self,
        member: &Member,
        id: [u8; 16],
    ) -> Result<(), ApiError> {
        let name = RecordId(id);
        let Some(RecordRow { bytes, .. }) = self.store().record(id)? else {
            let words = format!("there is no record {name}");
            return Err(ApiError::new(Code::NotFound, words));
        };
        if self.remedy(member, id, &bytes)? == Remedy::Adopt {
            return Ok(());
        }
        let words = format!("only what a removed device wrote can be taken in by hand: {name}");
        Err(ApiError::new(Code::Refused, words))
    }

    fn remedy(&mut self, member: &Member, id: [u8; 16], bytes: &[u8]) -> Result<Remedy, ApiError> {
        Ok(match remedy(member, bytes) {
            // Somebody vouched for it already, and that was not all it lacks.
            Remedy::Adopt if self.store().is_vouched(id)? => Remedy::Try,
            other => other,
        })
    }
}

/// What can be done about a record that could not be used.
fn remedy(member: &Member, bytes: &[u8]) -> Remedy {
    let opened = Envelope::read(bytes).and_then(|envelope| {
        envelope.verify(member.space())?;
        let text = envelope.open(member.space(), &member.keys)?;
        Ok((envelope.author, text))
    });
    match opened {
        Ok((author, text)) if member.list.removed(author) && Contents::read(&text).is_ok() => {
            Remedy::Adopt
        }
        // A newer version, another key or another device list may know better.
        Ok(_) | Err(RecordError::Unknown { .. } | RecordError::NoKey(_)) => Remedy::Try,
        Err(RecordError::Length(_) | RecordError::Forged | RecordError::Sealed) => Remedy::None,
    }
}

fn ids_of(records: &[RecordId]) -> Vec<[u8; 16]> {
    records.iter().map(|record| record.0).collect()
}
