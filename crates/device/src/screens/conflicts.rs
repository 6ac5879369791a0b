//! What devices disagree on: each field with all its values.

use logbook::{DocumentId, FieldKind, Stamp, Subject, subject_of};
use store::{ConflictRow, read::InConflict};
use uuid::Uuid;

use super::{days, known::Opened, look::Look};
use crate::api::{ApiError, ConflictCount, ConflictId, ConflictItem, ConflictValue, Conflicts};

/// What is listed at most; whoever has more settles these first.
const MOST: u32 = 300;

impl Look<'_> {
    /// The fields that devices disagree on, the newest first.
    pub fn conflicts(&self) -> Result<Conflicts, ApiError> {
        let opened = Opened::new(self);
        let mut items = Vec::new();
        for found in self.reader.newest_conflicts(MOST)? {
            items.extend(self.conflict(&opened, &found)?);
        }
        Ok(Conflicts { items })
    }

    /// How many fields devices disagree on.
    pub fn conflict_count(&self) -> Result<ConflictCount, ApiError> {
        let count = self.reader.conflict_count()?;
        Ok(ConflictCount { count })
    }

    /// None of what this version cannot name.
    fn conflict(
        &self,
        opened: &Opened<'_>,
        found: &InConflict,
    ) -> Result<Option<ConflictItem>, ApiError> {
        let (entity, id) = (found.row.entity, found.document.parse::<DocumentId>()?);
        let kind = FieldKind::of(&id, &found.row.field);
        let subject = match &kind {
            FieldKind::Reading(reading) | FieldKind::Trash(Some(reading)) => {
                Some(Subject::Reading(*reading))
            }
            _ => subject_of(&*opened.document(&id)?, entity),
        };
        let what = subject.map(|subject| opened.known(&id, subject));
        let Some(what) = what.transpose()?.flatten() else {
            return Ok(None);
        };
        let (field, part) = named(&kind, &found.row.field);
        let values = self.reader.values_in_conflict(found)?;
        let value = |row: &ConflictRow| -> Result<_, ApiError> {
            Ok(ConflictValue {
                value: self.in_words(&kind, row.value.as_deref())?,
                by: opened.installation(row.device)?,
                at: row.authored as f64,
                wins: row.place == 0,
            })
        };
        let values: Vec<_> = values.iter().map(value).collect::<Result<_, _>>()?;
        let choices = choices_besides(&kind, &values);
        Ok(Some(ConflictItem {
            conflict: id_of(found),
            document: found.document.clone(),
            entity: (!entity.is_nil()).then(|| entity.to_string()),
            field,
            part,
            what,
            typed: takes_another(&kind, &choices),
            choices,
            values,
        }))
    }

    /// A value as a person reads it.
    fn in_words(&self, kind: &FieldKind, value: Option<&str>) -> Result<Option<String>, ApiError> {
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            return Ok(None);
        };
        Ok(match kind {
            FieldKind::Exercise => Some(self.name_after_merges(value)?.name),
            FieldKind::Start | FieldKind::End => {
                let stamp = Stamp::read(value).map(|stamp| stamp.datetime().to_string());
                Some(stamp.map_or_else(|| value.to_owned(), |time| days::to_the_minute(&time)))
            }
            FieldKind::Trash(_) => None,
            _ => Some(value.to_owned()),
        })
    }
}

/// What a field of a closed list can hold and no device set.
fn choices_besides(kind: &FieldKind, values: &[ConflictValue]) -> Vec<String> {
    let is_there = |choice: &&str| {
        let mut there = values.iter().filter_map(|value| value.value.as_deref());
        !there.any(|value| value == *choice)
    };
    let choices = kind.choices().into_iter().filter(is_there);
    choices.map(str::to_owned).collect()
}

/// Whether there is a value besides those that the devices set.
fn takes_another(kind: &FieldKind, choices: &[String]) -> bool {
    match kind {
        FieldKind::Other | FieldKind::Trash(_) => false,
        _ => kind.choices().is_empty() || !choices.is_empty(),
    }
}

/// A conflict's name: its document, its thing and its field.
fn id_of(found: &InConflict) -> ConflictId {
    let (document, row) = (&found.document, &found.row);
    ConflictId(format!("{document}#{}#{}", row.entity, row.field))
}

/// The document, the thing and the field that a conflict's name says.
pub(crate) fn parts_of(id: &ConflictId) -> Option<(DocumentId, Uuid, String)> {
    let mut parts = id.0.splitn(3, '#');
    let document = parts.next()?.parse().ok()?;
    let entity = parts.next()?.parse().ok()?;
    Some((document, entity, parts.next()?.to_owned()))
}

/// A field by its name, and which of its group it is.
fn named(kind: &FieldKind, field: &str) -> (String, Option<String>) {
    match kind {
        FieldKind::Trash(_) => ("deleted".to_owned(), None),
        FieldKind::Reading(_) => ("reading".to_owned(), None),
        _ => match field.split_once(':') {
            Some((group, part)) => (group.to_owned(), Some(part.to_owned())),
            None => (field.to_owned(), None),
        },
    }
}
