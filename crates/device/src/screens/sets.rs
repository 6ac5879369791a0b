//! A set as it is shown: as typed, and with what it amounts to.

use std::collections::HashMap;

use store::SetRow;
use training::{MassUnit, Reps, Seconds, notation};
use uuid::Uuid;

use super::{look::Look, values};
use crate::api::{ApiError, Dispute, Set, SetId};

impl Look<'_> {
    /// Sets of one workout in their order, each with its records and conflicts.
    pub fn sets(&self, workout: Uuid, mut rows: Vec<SetRow>) -> Result<Vec<Set>, ApiError> {
        rows.sort_by(|a, b| (a.entry, &a.place, a.id).cmp(&(b.entry, &b.place, b.id)));
        let mut disputes = self.disputes(workout)?;
        rows.iter()
            .map(|row| self.set(row, disputes.remove(&row.id).unwrap_or_default()))
            .collect()
    }

    /// One set.
    pub fn set(&self, row: &SetRow, disputes: Vec<Dispute>) -> Result<Set, ApiError> {
        let typed = as_typed(row);
        Ok(Set {
            id: SetId(row.id.to_string()),
            kind: values::kind(typed.kind),
            notation: notation::write_set(&typed, self.unit),
            load: typed.load.map(values::load),
            reps: row.reps,
            distance: typed.distance.map(values::distance),
            seconds: row.seconds,
            effort: typed.effort.map(values::effort),
            e1rm: row.e1rm_g.map(|e1rm| self.to_a_tenth(e1rm)),
            records: self.holders.records(row)?,
            note: typed.note,
            rest: row.rest,
            disputes,
        })
    }

    /// What devices disagree on in a workout, by thing; the workout's own fields
    /// are under nil.
    pub fn disputes(&self, workout: Uuid) -> Result<HashMap<Uuid, Vec<Dispute>>, ApiError> {
        let mut disputes: HashMap<Uuid, Vec<Dispute>> = HashMap::new();
        for conflict in self.reader.conflicts_of_workout(workout)? {
            let of_thing = disputes.entry(conflict.entity).or_default();
            // The first of each field is the value that is shown.
            if of_thing
                .last()
                .is_none_or(|last| last.field != conflict.field)
            {
                of_thing.push(Dispute {
                    field: conflict.field,
                    others: Vec::new(),
                });
            } else if let Some(last) = of_thing.last_mut() {
                last.others.push(conflict.value.unwrap_or_default());
            }
        }
        Ok(disputes)
    }
}

/// What was typed. A value that a newer version wrote and this one cannot read
/// is left out; it stays in the document.
pub(crate) fn as_typed(row: &SetRow) -> training::Set {
    training::Set {
        kind: row.kind.parse().unwrap_or_default(),
        load: row.load.as_deref().and_then(|load| load.parse().ok()),
        reps: row.reps.map(Reps),
        distance: row
            .distance
            .as_deref()
            .and_then(|distance| distance.parse().ok()),
        time: row.seconds.map(Seconds),
        effort: row.effort.as_deref().and_then(|effort| effort.parse().ok()),
        note: row.note.clone(),
    }
}

/// The best of some sets in the short notation, with its unit and without
/// effort and note: by estimate, else load, distance, time, repetitions.
/// Warm-ups are only shown where there is nothing else.
pub(super) fn best_of(rows: &[&SetRow]) -> Option<String> {
    let merit = |row: &SetRow| {
        let work = row.kind != training::SetKind::WarmUp.as_str();
        (
            work,
            row.e1rm_g,
            row.load_g,
            row.distance_mm,
            row.seconds,
            row.reps,
        )
    };
    let best = rows.iter().rev().max_by_key(|row| merit(row))?;
    let plain = training::Set {
        effort: None,
        note: None,
        ..as_typed(best)
    };
    Some(notation::write_set(&plain, other_than_typed(&plain)))
}

/// A unit that the load was not typed in, so that its own is spelt out.
fn other_than_typed(set: &training::Set) -> MassUnit {
    match set
        .load
        .and_then(training::Load::mass)
        .map(training::Mass::unit)
    {
        Some(MassUnit::Kg) => MassUnit::Lb,
        Some(MassUnit::Lb) | None => MassUnit::Kg,
    }
}
