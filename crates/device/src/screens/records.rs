//! Which records a set holds, among all sets of its exercise. The views know
//! the best of each kind by their indices; a set is asked whether it is that one.

use std::{cell::RefCell, collections::HashMap};

use store::{
    Reader, SetRow, StoreError,
    read::{Mark, RepBest},
};
use training::{Grams, MassUnit};
use uuid::Uuid;

use super::{look::not_found, values};
use crate::api::{ApiError, Broken, Record};

/// Who holds the records of exercises, looked up when first asked for.
pub(super) struct Holders<'a> {
    reader: &'a Reader,
    single: RefCell<HashMap<(&'static str, String), Option<Uuid>>>,
    by_reps: RefCell<HashMap<(String, u32), Option<RepBest>>>,
}

impl<'a> Holders<'a> {
    pub fn new(reader: &'a Reader) -> Self {
        Self {
            reader,
            single: RefCell::default(),
            by_reps: RefCell::default(),
        }
    }

    /// The records that a set holds now, the most telling first.
    pub fn records(&self, set: &SetRow) -> Result<Vec<Record>, StoreError> {
        if !set.live {
            return Ok(Vec::new());
        }
        let (exercise, id) = (set.exercise.as_str(), Some(set.id));
        let mut records = Vec::new();
        if set.e1rm_g.is_some() && self.holder("e1rm", exercise, Reader::best_e1rm)? == id {
            records.push(Record::E1rm);
        }
        if let Some(reps) = set.reps
            && self.holds_for_reps(set, reps)?
        {
            records.push(Record::ForReps { reps });
        }
        if set.seconds.is_some() && self.holder("longest", exercise, Reader::longest)? == id {
            records.push(Record::Longest);
        }
        if set.distance_mm.is_some() && self.holder("farthest", exercise, Reader::farthest)? == id {
            records.push(Record::Farthest);
        }
        Ok(records)
    }

    fn holder(
        &self,
        record: &'static str,
        exercise: &str,
        find: impl FnOnce(&Reader, &str) -> Result<Option<SetRow>, StoreError>,
    ) -> Result<Option<Uuid>, StoreError> {
        let key = (record, exercise.to_owned());
        if let Some(known) = self.single.borrow().get(&key) {
            return Ok(*known);
        }
        let holder = find(self.reader, exercise)?.map(|set| set.id);
        self.single.borrow_mut().insert(key, holder);
        Ok(holder)
    }

    /// Whether it is the heaviest of so many repetitions, and nobody did as much
    /// more often: a set of eight is also a set of five.
    fn holds_for_reps(&self, set: &SetRow, reps: u32) -> Result<bool, StoreError> {
        let Some(load_g) = set.load_g.filter(|load_g| *load_g > 0 && reps > 0) else {
            return Ok(false);
        };
        let key = (set.exercise.clone(), reps);
        let known = self.by_reps.borrow().get(&key).cloned();
        let holder = match known {
            Some(holder) => holder,
            None => {
                let holder = self.reader.heaviest_for(&set.exercise, reps)?;
                self.by_reps.borrow_mut().insert(key, holder.clone());
                holder
            }
        };
        let holds = holder.is_some_and(|holder| holder.set == set.id);
        Ok(holds && !self.reader.is_outdone(&set.exercise, reps, load_g)?)
    }
}

/// The records that a set holds now and that another workout held before, so
/// that nobody's first day is a shower of them.
pub fn records_broken_by(
    reader: &Reader,
    set: Uuid,
    unit: MassUnit,
) -> Result<Vec<Broken>, ApiError> {
    let row = reader
        .set(set)?
        .ok_or_else(|| not_found("set", &set.to_string()))?;
    let mut broken = Vec::new();
    for record in Holders::new(reader).records(&row)? {
        let before = reader.mark_elsewhere(&row.exercise, mark(record), row.workout)?;
        broken.extend(before.and_then(|before| gain(record, &row, before, unit)));
    }
    Ok(broken)
}

/// A record beside what it was before.
fn gain(record: Record, row: &SetRow, before: i64, unit: MassUnit) -> Option<Broken> {
    let (now, is_mass, scale) = match record {
        Record::E1rm => (row.e1rm_g?, true, 1.0),
        Record::ForReps { .. } => (row.load_g?, true, 1.0),
        Record::Longest => (row.seconds?.into(), false, 1.0),
        Record::Farthest => (row.distance_mm?, false, 1000.0),
    };
    let shown = |value: i64| match is_mass {
        true => (Grams(value).in_unit(unit) * 100.0).round() / 100.0,
        false => value as f64 / scale,
    };
    Some(Broken {
        record,
        now: shown(now),
        before: shown(before),
        unit: is_mass.then(|| values::unit(unit)),
    })
}

pub(super) fn mark(record: Record) -> Mark {
    match record {
        Record::E1rm => Mark::E1rm,
        Record::ForReps { reps } => Mark::Reps(reps),
        Record::Longest => Mark::Time,
        Record::Farthest => Mark::Distance,
    }
}
