//! One-rep maxima by every formula. Each keeps a record of its own: estimates by
//! different formulas are shown side by side, and never compared as records.

use store::SetRow;
use training::Grams;
use training::one_rm::Formula;
use training::spread::{HalfReps, RepLimit, Spread, best_by_formula};

use super::{days, look::Look};
use crate::api::{ApiError, BestByFormula, EstimateBy, OneRepFormula, WorkoutId};

/// A formula as it crosses to a front end.
pub(super) fn shown(formula: Formula) -> OneRepFormula {
    match formula {
        Formula::Epley => OneRepFormula::Epley,
        Formula::Brzycki => OneRepFormula::Brzycki,
        Formula::Lombardi => OneRepFormula::Lombardi,
        Formula::OConner => OneRepFormula::OConner,
        Formula::Mayhew => OneRepFormula::Mayhew,
        Formula::Wathan => OneRepFormula::Wathan,
        Formula::Lander => OneRepFormula::Lander,
    }
}

/// A formula as it came from a front end.
pub(crate) fn meant(formula: OneRepFormula) -> Formula {
    match formula {
        OneRepFormula::Epley => Formula::Epley,
        OneRepFormula::Brzycki => Formula::Brzycki,
        OneRepFormula::Lombardi => Formula::Lombardi,
        OneRepFormula::OConner => Formula::OConner,
        OneRepFormula::Mayhew => Formula::Mayhew,
        OneRepFormula::Wathan => Formula::Wathan,
        OneRepFormula::Lander => Formula::Lander,
    }
}

impl Look<'_> {
    /// The set with the highest estimate by each formula, and the estimate, by
    /// rising estimate.
    pub(super) fn best_estimates(
        &self,
        exercise: &str,
    ) -> Result<Vec<(Formula, Grams, SetRow)>, ApiError> {
        let mut ladder = self.reader.best_by_half_reps(exercise)?;
        // Of equal estimates the earlier one holds the record.
        ladder.sort_by_key(|row| (row.day, row.id));
        let rung = |(at, row): (usize, &SetRow)| {
            let (load, reps) = (row.load_g?, row.half_reps?);
            Some((at, Grams(load), HalfReps(reps.into())))
        };
        let rungs: Vec<_> = ladder.iter().enumerate().filter_map(rung).collect();
        let mut best = best_by_formula(&rungs, RepLimit::USUAL);
        best.sort_by_key(|(_, estimate, _)| *estimate);
        let with_row = |(formula, estimate, at): (Formula, Grams, usize)| {
            (formula, estimate, ladder[at].clone())
        };
        Ok(best.into_iter().map(with_row).collect())
    }

    /// The same, as it is shown.
    pub(super) fn by_formula(&self, exercise: &str) -> Result<Vec<BestByFormula>, ApiError> {
        let best = self.best_estimates(exercise)?.into_iter();
        let line = |(formula, estimate, row): (Formula, Grams, SetRow)| {
            Ok(BestByFormula {
                formula: shown(formula),
                name: formula.name().to_owned(),
                amount: self.to_a_tenth(estimate.0),
                set: self.set(&row, Vec::new())?,
                day: days::day(row.day),
                workout: WorkoutId(row.workout.to_string()),
            })
        };
        best.map(line).collect()
    }

    /// What all formulas say of one set.
    pub(super) fn spread(&self, spread: &Spread) -> Vec<EstimateBy> {
        let estimates = spread.estimates().iter();
        let line = |(formula, estimate): &(Formula, Grams)| EstimateBy {
            formula: shown(*formula),
            name: formula.name().to_owned(),
            value: self.to_a_tenth(estimate.0).value,
        };
        estimates.map(line).collect()
    }
}
