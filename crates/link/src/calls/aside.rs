//! The calls about records that were put aside.

use device::{
    api::{ApiError, Author, Code, QuarantineLine, Tried},
    post::{Member, PutAside, TriedAgain},
};
use sync::{DeviceKey, RecordId};

use super::Calls;

impl Calls {
    /// What was put aside, each record with what can be done about it.
    pub(super) fn put_aside(&self) -> Result<Vec<QuarantineLine>, ApiError> {
        let member = self.member().ok();
        let all = self.0.handle.put_aside(member.as_ref())?;
        all.into_iter().map(|record| self.line(record)).collect()
    }

    fn line(&self, record: PutAside) -> Result<QuarantineLine, ApiError> {
        let author = record.author.map(|device| self.author(device));
        Ok(QuarantineLine {
            record: record.record.to_string(),
            reason: record.reason,
            since: record.since,
            author: author.transpose()?,
            remedy: record.remedy,
            hidden: record.hidden,
        })
    }

    fn author(&self, device: DeviceKey) -> Result<Author, ApiError> {
        let name = self.0.handle.device_name(device)?;
        let device = device.to_string();
        Ok(Author { device, name })
    }

    pub(super) fn member(&self) -> Result<Member, ApiError> {
        Ok(Member::new(self.own_secret()?, self.list()?))
    }
}

/// The ids of records, as a person or a screen names them.
pub(super) fn ids(records: &[String]) -> Result<Vec<RecordId>, ApiError> {
    let read = |text: &String| {
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes());
        let id = bytes
            .ok()
            .and_then(|bytes| RecordId::try_from(bytes.as_slice()).ok());
        let bad = || ApiError::new(Code::BadRequest, format!("\"{text}\" is no record's id"));
        id.ok_or_else(bad)
    };
    records.iter().map(read).collect()
}

pub(super) fn tried(outcome: TriedAgain) -> Tried {
    let TriedAgain { used, left } = outcome;
    Tried { used, left }
}
