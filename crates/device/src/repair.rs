//! Repairing a logbook that no device has open. A copy of its files, byte for
//! byte, comes before everything else, and goes again where nothing had to be
//! mended. `doctor` mends views; a file that SQLite cannot read through is
//! written anew, with every change that can still be read, the device's place
//! among others, and its sealed records. No key is needed for that, and none is
//! asked for: what the records hold is looked at when sync begins again.

use std::path::Path;

use logbook::{Document, DocumentId};
use store::{CursorRow, SpaceProofs};
use sync::{Envelope, Epoch, Head, RecordError, RecordId, SpaceId, keys::DeviceList};

use crate::{
    DoctorReport, Handle, Options, SalvagedCounts,
    api::{ApiError, Code},
};

/// Examines a logbook and mends what is wrong with it.
pub fn repair(folder: &Path, options: Options) -> Result<DoctorReport, ApiError> {
    let copy = store::keep_copy(folder)?;
    let outcome = mend(folder, options, &copy);
    let is_of_use = match &outcome {
        Ok(report) => report.copy.is_some(),
        Err(_) => !store::is_as_copied(folder, &copy)?,
    };
    if !is_of_use {
        store::drop_copy(&copy)?;
    }
    outcome
}

fn mend(folder: &Path, options: Options, copy: &Path) -> Result<DoctorReport, ApiError> {
    match examine(folder, options.clone(), copy) {
        Ok(report) if report.damage.is_empty() => return Ok(report),
        Err(error) if error.code != Code::Damaged => return Err(error),
        Ok(_) | Err(_) => {}
    }
    let salvaged = store::salvage(folder, copy, &needs, &Signatures)?;
    tracing::warn!(?salvaged, "the file was damaged and is written anew");
    let mut report = examine(folder, options, copy)?;
    report.copy = Some(salvaged.copy);
    report.salvaged = Some(SalvagedCounts {
        saved: salvaged.saved,
        lost: salvaged.lost,
        stranded: salvaged.stranded,
        records: salvaged.records,
    });
    Ok(report)
}

fn examine(folder: &Path, options: Options, copy: &Path) -> Result<DoctorReport, ApiError> {
    let handle = Handle::open(folder, options)?;
    let report = handle.examine(Some(copy.to_owned()));
    handle.close();
    report
}

fn needs(document: &str, bytes: &[u8], hash: &[u8; 32]) -> Option<Vec<[u8; 32]>> {
    document.parse::<DocumentId>().ok()?;
    Document::needs_of_change(bytes, hash)
}

/// A list proves itself by the root's signature, a record by its author's.
struct Signatures;

impl SpaceProofs for Signatures {
    fn version_of_list(&self, space: [u8; 16], list: &[u8]) -> Option<u64> {
        Some(DeviceList::read(SpaceId(space), list).ok()?.version())
    }

    fn id_of_record(&self, space: [u8; 16], bytes: &[u8]) -> Option<[u8; 16]> {
        let envelope = Envelope::read(bytes).ok()?;
        match envelope.verify(SpaceId(space)) {
            // What a newer version wrote is signed in the same way.
            Ok(()) | Err(RecordError::Unknown { .. }) => Some(envelope.id.0),
            Err(_) => None,
        }
    }

    fn is_after(&self, space: [u8; 16], place: CursorRow, records: &[[u8; 16]]) -> bool {
        let start = Head::start(SpaceId(space), Epoch(place.epoch));
        let ids = records.iter().copied().map(RecordId);
        ids.fold(start, Head::after).hash.0 == place.hash
    }
}
