//! The settings document: flat scalars at the root.

use automerge::{ObjId, transaction::Transactable, transaction::Transaction};
use training::MassUnit;

use crate::{Document, LogbookError, scalar, schema};

/// The settings. To write, a field that is none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettingsFields {
    /// The unit assumed when none is typed.
    pub unit: Option<MassUnit>,
}

/// Writes the fields that are given.
pub fn set_settings(
    page: &mut Transaction<'_>,
    fields: SettingsFields,
) -> Result<(), LogbookError> {
    if let Some(unit) = fields.unit {
        page.put(ObjId::Root, schema::UNIT, unit.to_string())?;
    }
    Ok(())
}

/// Reads the settings.
pub fn read_settings(document: &Document) -> SettingsFields {
    let unit = scalar::root_string(document.automerge(), schema::UNIT);
    SettingsFields {
        unit: unit.and_then(|unit| unit.parse().ok()),
    }
}
