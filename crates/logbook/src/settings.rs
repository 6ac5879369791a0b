//! The settings document: flat scalars at the root.

use automerge::{ObjId, ReadDoc, transaction::Transactable, transaction::Transaction};
use training::MassUnit;

use crate::{Document, LogbookError, scalar, schema};

/// The settings. To write, a field that is none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettingsFields {
    /// The unit assumed when none is typed.
    pub unit: Option<MassUnit>,
    /// The usual rest between two sets, in seconds.
    pub rest: Option<u32>,
}

/// Writes the fields that are given.
pub fn set_settings(
    page: &mut Transaction<'_>,
    fields: SettingsFields,
) -> Result<(), LogbookError> {
    if let Some(unit) = fields.unit {
        page.put(ObjId::Root, schema::UNIT, unit.to_string())?;
    }
    if let Some(rest) = fields.rest {
        page.put(ObjId::Root, schema::USUAL_REST, i64::from(rest))?;
    }
    Ok(())
}

/// Reads the settings.
pub fn read_settings(document: &Document) -> SettingsFields {
    let unit = scalar::root_string(document.automerge(), schema::UNIT);
    SettingsFields {
        unit: unit.and_then(|unit| unit.parse().ok()),
        rest: scalar::root_number(document.automerge(), schema::USUAL_REST),
    }
}

/// Gives a device a name; `device` is how it is called where names are missing.
pub fn name_device(
    page: &mut Transaction<'_>,
    device: &str,
    name: &str,
) -> Result<(), LogbookError> {
    page.put(ObjId::Root, format!("{}{device}", schema::DEVICE), name)?;
    Ok(())
}

/// The names of devices.
pub fn read_device_names(document: &Document) -> Vec<(String, String)> {
    let doc = document.automerge();
    let devices = doc.keys(ObjId::Root).filter_map(|key| {
        let device = key.strip_prefix(schema::DEVICE)?.to_owned();
        Some((device, scalar::root_string(doc, &key)?))
    });
    devices.collect()
}
