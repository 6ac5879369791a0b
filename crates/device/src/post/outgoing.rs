//! From the outbox to sealed records.

use store::{OutgoingRow, RecordRow, SealedRow};
use sync::{
    Blob, Change, Contents, DeviceKey, Envelope, RecordId, client::Sealed, keys::DataKey,
    seal_record,
};

use super::Member;
use crate::{
    api::{ApiError, Code},
    writer::Writer,
};

/// At most this many changes are sealed at once.
const CHANGES_AT_ONCE: u32 = 512;
/// At most this many records are vouched for in one record.
const VOUCHED_AT_ONCE: usize = 2_000;
/// At most this many records are sent at once.
const RECORDS_AT_ONCE: u32 = 16;

impl Writer {
    /// The next records to send: those that were sealed and not acknowledged
    /// first, then what waits to be sealed. Each is stored before it is given
    /// out, so that one id never stands for two texts. A power cut may take the
    /// newest back: its changes, which are durable, are sealed under another id
    /// then, and the same change twice is one.
    pub(crate) fn take_outgoing(&mut self, member: &Member) -> Result<Vec<Sealed>, ApiError> {
        self.settle_outbox(member, true)?;
        let sealed = self.store().sealed_outgoing(RECORDS_AT_ONCE)?;
        if !sealed.is_empty() {
            return Ok(sealed.into_iter().map(sent).collect());
        }
        let changes = self.store().unsealed_outgoing(CHANGES_AT_ONCE)?;
        let rows = self.seal(member, changes)?;
        self.without_haste_to_the_disk(|writer| Ok(writer.store().keep_sealed(&rows)?))?;
        Ok(rows.into_iter().map(|row| sent(row.record)).collect())
    }

    /// Vouches for all records of a removed device that were opened here.
    pub(crate) fn vouch_for_all_of(
        &mut self,
        member: &Member,
        removed: DeviceKey,
    ) -> Result<(), ApiError> {
        let mut seen = Vec::new();
        for id in self.store().done_records()? {
            let record = self.store().record(id)?;
            let author = record.and_then(|record| Some(Envelope::read(&record.bytes).ok()?.author));
            if author == Some(removed) {
                seen.push(id);
            }
        }
        self.vouch_for(member, &seen)
    }

    /// Seals a list of records of removed devices, by which the other devices
    /// believe them too, and believes them here.
    pub(crate) fn vouch_for(
        &mut self,
        member: &Member,
        records: &[[u8; 16]],
    ) -> Result<(), ApiError> {
        let key = key_of(member)?;
        let surroundings = self.surroundings().clone();
        let mut random = |bytes: &mut [u8]| surroundings.fill(bytes);
        for ids in records.chunks(VOUCHED_AT_ONCE) {
            let named = ids.iter().copied().map(RecordId).collect();
            let contents = Contents::Vouch(named).write();
            let (id, bytes) =
                seal_record(member.space(), key, &member.secret, &contents, &mut random);
            let record = RecordRow { id: id.0, bytes };
            let changes = Vec::new();
            self.store().keep_sealed(&[SealedRow { record, changes }])?;
            self.store().vouch(ids)?;
        }
        Ok(())
    }

    fn seal(&self, member: &Member, changes: Vec<OutgoingRow>) -> Result<Vec<SealedRow>, ApiError> {
        let key = key_of(member)?;
        let surroundings = self.surroundings();
        let mut places: Vec<i64> = changes.iter().map(|change| change.n).collect();
        let packed = sync::pack(changes.into_iter().map(to_pack));
        let mut rows = Vec::with_capacity(packed.len());
        for (contents, ends) in packed {
            let rest = places.split_off(ends);
            let changes = std::mem::replace(&mut places, rest);
            let contents = contents.write();
            let (id, bytes) = seal_record(
                member.space(),
                key,
                &member.secret,
                &contents,
                &mut |bytes| {
                    surroundings.fill(bytes);
                },
            );
            let record = RecordRow { id: id.0, bytes };
            rows.push(SealedRow { record, changes });
        }
        Ok(rows)
    }
}

/// The key to seal under.
fn key_of(member: &Member) -> Result<&DataKey, ApiError> {
    let words = "this device has no key of its space; pair it again";
    let none = || ApiError::new(Code::Refused, words);
    member.keys.last().ok_or_else(none)
}

fn to_pack(row: OutgoingRow) -> (Change, [u8; 32]) {
    let change = Change {
        document: row.document,
        bytes: Blob(row.bytes),
    };
    (change, row.hash)
}

fn sent(record: RecordRow) -> Sealed {
    Sealed {
        id: sync::RecordId(record.id),
        bytes: record.bytes,
    }
}
