//! The settings document: flat scalars at the root.

use automerge::{ObjId, ReadDoc, transaction::Transactable, transaction::Transaction};
use jiff::civil::Weekday;
use training::{MassUnit, one_rm::Formula};

use crate::{Document, LogbookError, scalar, schema};

/// The scale that effort is shown on first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffortScale {
    /// Rate of perceived exertion.
    Rpe,
    /// Repetitions in reserve.
    Rir,
}

/// The settings. To write, a field that is none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettingsFields {
    /// The unit assumed when none is typed.
    pub unit: Option<MassUnit>,
    /// The usual rest between two sets, in seconds.
    pub rest: Option<u32>,
    /// The day that weeks begin on.
    pub first_day: Option<Weekday>,
    /// The formula that one-rep maxima are estimated by.
    pub formula: Option<Formula>,
    /// The scale that effort is shown on first.
    pub effort: Option<EffortScale>,
}

/// Writes the fields that are given.
pub fn set_settings(
    page: &mut Transaction<'_>,
    fields: SettingsFields,
) -> Result<(), LogbookError> {
    let texts = [
        (schema::UNIT, fields.unit.map(MassUnit::as_str)),
        (schema::FIRST_DAY, fields.first_day.map(weekday_text)),
        (schema::FORMULA, fields.formula.map(Formula::name)),
        (schema::EFFORT_SCALE, fields.effort.map(EffortScale::as_str)),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            page.put(ObjId::Root, key, text)?;
        }
    }
    if let Some(rest) = fields.rest {
        page.put(ObjId::Root, schema::USUAL_REST, i64::from(rest))?;
    }
    Ok(())
}

/// Reads the settings. What a newer version wrote and this one does not know is
/// as if it were not set.
pub fn read_settings(document: &Document) -> SettingsFields {
    let text = |key| scalar::root_string(document.automerge(), key);
    SettingsFields {
        unit: text(schema::UNIT).and_then(|unit| unit.parse().ok()),
        rest: scalar::root_number(document.automerge(), schema::USUAL_REST),
        first_day: text(schema::FIRST_DAY).and_then(|day| weekday_of(&day)),
        formula: text(schema::FORMULA).and_then(|name| formula_of(&name)),
        effort: text(schema::EFFORT_SCALE).and_then(|scale| EffortScale::of(&scale)),
    }
}

impl EffortScale {
    /// Both scales.
    pub const ALL: [Self; 2] = [Self::Rpe, Self::Rir];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rpe => "rpe",
            Self::Rir => "rir",
        }
    }

    /// Reads what [`Self::as_str`] wrote.
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.as_str() == text)
    }
}

/// Every day of the week.
pub(crate) const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A day of the week as it is stored.
pub fn weekday_text(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// Reads what [`weekday_text`] wrote.
pub fn weekday_of(text: &str) -> Option<Weekday> {
    DAYS.into_iter().find(|day| weekday_text(*day) == text)
}

/// The formula of this author.
fn formula_of(name: &str) -> Option<Formula> {
    Formula::ALL
        .into_iter()
        .find(|formula| formula.name() == name)
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

/// Says which device an installation is.
pub fn introduce_installation(
    page: &mut Transaction<'_>,
    installation: &str,
    device: &str,
) -> Result<(), LogbookError> {
    let key = format!("{}{installation}", schema::INSTALLATION);
    page.put(ObjId::Root, key, device)?;
    Ok(())
}

/// The names of devices.
pub fn read_device_names(document: &Document) -> Vec<(String, String)> {
    with_prefix(document, schema::DEVICE)
}

/// Which device each installation is.
pub fn read_installations(document: &Document) -> Vec<(String, String)> {
    with_prefix(document, schema::INSTALLATION)
}

fn with_prefix(document: &Document, prefix: &str) -> Vec<(String, String)> {
    let doc = document.automerge();
    let found = doc.keys(ObjId::Root).filter_map(|key| {
        let rest = key.strip_prefix(prefix)?.to_owned();
        Some((rest, scalar::root_string(doc, &key)?))
    });
    found.collect()
}
