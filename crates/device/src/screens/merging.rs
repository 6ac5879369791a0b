//! What a merge of two exercises would do: how many sets would count as the
//! other's, and which records would change hands. Every set of the exercise that
//! goes is counted as one of the exercise that stays, by the functions that count
//! it after the merge.

use store::SetRow;
use store::read::Visit;
use training::spread::HalfReps;
use training::{Grams, effective_load, one_rm};

use super::exercise::keys;
use super::look::{Look, not_found};
use super::{days, sets};
use crate::api::{
    ApiError, Code, ExerciseId, Holder, MergePreview, MergePreviewRequest, Record, RecordThen,
};
use crate::catalogue::{Catalogue, Counting};

/// How many numbers of repetitions records are looked at for.
const MOST_RUNGS: u32 = 60;

/// A set, and what it comes to for one record.
#[derive(Clone, Debug)]
struct Claim {
    worth: i64,
    set: SetRow,
}

impl Claim {
    /// Of equal sets the earlier one holds a record.
    fn beats(&self, other: &Self) -> bool {
        let place = |claim: &Self| (claim.set.day, claim.set.id);
        self.worth > other.worth || (self.worth == other.worth && place(self) < place(other))
    }
}

impl Look<'_> {
    /// What a merge would do.
    pub fn merge_preview(&self, request: &MergePreviewRequest) -> Result<MergePreview, ApiError> {
        let catalogue = Catalogue::new(self.reader.exercises()?);
        let from = known(&catalogue, &request.from)?;
        let into = known(&catalogue, &request.into)?;
        if from == into {
            let words = "these two exercises are one already";
            return Err(ApiError::new(Code::Refused, words));
        }
        let counting = catalogue.counting(&into);
        let total = self.reader.exercise_total(&from)?.unwrap_or_default();
        let (records, records_kept) = self.records_then(&from, &counting)?;
        Ok(MergePreview {
            from: self.name_of(&from)?,
            into: self.name_of(&into)?,
            sets: total.sets,
            workouts: total.workouts,
            sets_then: total.sets + self.reader.exercise_total(&into)?.unwrap_or_default().sets,
            other_muscles: catalogue.counting(&from).muscles != counting.muscles,
            muscles: keys(&counting.muscles),
            records,
            records_kept,
        })
    }

    /// The records that change hands, and how many do not.
    fn records_then(
        &self,
        from: &str,
        into: &Counting,
    ) -> Result<(Vec<RecordThen>, u32), ApiError> {
        let all = self.reader.sets_of_exercise(from, Visit::END, u32::MAX)?;
        let sets: Vec<SetRow> = all
            .sets
            .into_iter()
            .map(|row| counted_as(row, into))
            .collect();
        let mut records = vec![Record::E1rm, Record::Longest, Record::Farthest];
        let mut reps: Vec<u32> = sets.iter().filter_map(|set| set.reps).collect();
        let held = self.reader.best_by_reps(&into.exercise, MOST_RUNGS)?;
        reps.extend(held.iter().map(|best| best.reps));
        reps.sort_unstable();
        reps.dedup();
        reps.retain(|reps| *reps > 0);
        reps.truncate(MOST_RUNGS as usize);
        records.extend(reps.into_iter().map(|reps| Record::ForReps { reps }));
        let (mut changed, mut kept) = (Vec::new(), 0);
        for record in records {
            let now = self.claim_of(&into.exercise, record)?;
            let claims = sets.iter().filter_map(|set| claim(set, record));
            let new = claims.reduce(|best, one| if one.beats(&best) { one } else { best });
            match (now, new) {
                (now, Some(new)) if now.as_ref().is_none_or(|now| new.beats(now)) => {
                    changed.push(RecordThen {
                        record,
                        now: now.map(|now| self.holder(&now, record)).transpose()?,
                        then: self.holder(&new, record)?,
                    });
                }
                (Some(_), _) => kept += 1,
                (None, _) => {}
            }
        }
        Ok((changed, kept))
    }

    fn claim_of(&self, exercise: &str, record: Record) -> Result<Option<Claim>, ApiError> {
        let holder = match record {
            Record::E1rm => self.reader.best_e1rm(exercise)?,
            Record::Longest => self.reader.longest(exercise)?,
            Record::Farthest => self.reader.farthest(exercise)?,
            Record::ForReps { reps } => match self.reader.heaviest_for(exercise, reps)? {
                Some(best) => self.reader.set(best.set)?,
                None => None,
            },
        };
        Ok(holder.and_then(|set| claim(&set, record)))
    }

    fn holder(&self, claim: &Claim, record: Record) -> Result<Holder, ApiError> {
        let is_estimate = record == Record::E1rm;
        Ok(Holder {
            amount: is_estimate.then(|| self.to_a_tenth(claim.worth)),
            set: self.set(&claim.set, Vec::new())?,
            day: days::day(claim.set.day),
        })
    }
}

/// The exercise that an id stands for, after merges.
fn known(catalogue: &Catalogue, id: &ExerciseId) -> Result<String, ApiError> {
    match catalogue.holds(&id.0) {
        true => Ok(catalogue.after_merges(&id.0)),
        false => Err(not_found("exercise", &id.0)),
    }
}

/// A set's row as it is once its exercise counts as another.
fn counted_as(row: SetRow, into: &Counting) -> SetRow {
    let set = sets::as_typed(&row);
    let load = set
        .load
        .and_then(|load| effective_load(&load, into.share, None));
    let e1rm = load.and_then(|load| one_rm::e1rm(&set, load));
    SetRow {
        load_g: load
            .filter(|_| set.kind.counts_as_work())
            .map(|load: Grams| load.0),
        e1rm_g: e1rm.map(|e1rm| e1rm.0),
        half_reps: e1rm
            .and_then(|_| HalfReps::of(&set))
            .and_then(|reps| u32::try_from(reps.0).ok()),
        exercise: into.exercise.clone(),
        ..row
    }
}

/// What a set puts forward for a record, as the views' indices have it.
fn claim(set: &SetRow, record: Record) -> Option<Claim> {
    let works = set.kind != training::SetKind::WarmUp.as_str();
    let worth = match record {
        Record::E1rm => set.e1rm_g,
        Record::ForReps { reps } => set
            .load_g
            .filter(|load| *load > 0 && set.reps == Some(reps)),
        Record::Longest => {
            let time = set.seconds.filter(|_| set.distance_mm.is_none() && works);
            time.map(i64::from)
        }
        Record::Farthest => set.distance_mm.filter(|_| works),
    };
    Some(Claim {
        worth: worth?,
        set: set.clone(),
    })
}
