//! An exercise's page: its records, its chart, and every set ever.

use store::{
    ExerciseRow, SetRow,
    read::{RepBest, Visit},
};
use training::{Muscle, Muscles, library};

use super::{
    days, formulas,
    history::malformed,
    look::{self, Look, not_found},
    values,
};
use crate::{
    Catalogue,
    api::{
        ApiError, Best, BestForReps, Cursor, DayOfSets, ExerciseName, ExercisePage,
        ExerciseRequest, Load, LoadForm, MusclesWorked, SetsPage, SetsRequest, WorkoutId,
    },
    catalogue::Counting,
};

/// How many sets a page has where the request does not say.
const USUAL_PAGE: u32 = 60;

/// How many a page has at most, but for one long workout.
const LARGEST_PAGE: u32 = 500;

/// How many numbers of repetitions the best loads are shown for.
const MOST_RUNGS: u32 = 60;

impl Look<'_> {
    /// An exercise's page.
    pub fn exercise_page(&self, request: &ExerciseRequest) -> Result<ExercisePage, ApiError> {
        let id = request.exercise.0.as_str();
        let row = self.reader.exercise(id)?;
        let total = self.reader.exercise_total(id)?;
        let shipped = library::by_slug(id);
        if row.is_none() && total.is_none() && shipped.is_none() {
            return Err(not_found("exercise", id));
        }
        let total = total.unwrap_or_default();
        Ok(ExercisePage {
            exercise: look::name(id, row.as_ref()),
            own: row.as_ref().is_some_and(|row| row.own),
            archived: row.as_ref().is_some_and(|row| row.archived),
            muscles: keys(&Counting::of(id, row.as_ref()).muscles),
            merged_into: self.merged_into(id, row.as_ref())?,
            share: shipped.and_then(|shipped| shipped.share),
            one_sided: shipped.is_some_and(|shipped| shipped.one_sided),
            sets: total.sets,
            volume: self.whole(total.volume_g),
            workouts: total.workouts,
            days: self
                .reader
                .days_of_exercise(id)?
                .map(|(first, last)| (days::day(first), days::day(last))),
            best_e1rm: self.best(self.reader.best_e1rm(id)?)?.map(with_estimate),
            formula: formulas::shown(self.formula()?),
            by_formula: self.by_formula(id)?,
            by_reps: self
                .reader
                .best_by_reps(id, MOST_RUNGS)?
                .iter()
                .map(|best| self.rung(best))
                .collect(),
            longest: self.best(self.reader.longest(id)?)?,
            farthest: self.best(self.reader.farthest(id)?)?,
            chart: self.chart(id, request.span)?,
            newest: self.sets_before(id, Visit::END, USUAL_PAGE)?,
        })
    }

    /// A page of the sets of an exercise, newest first.
    pub fn sets_page(&self, request: &SetsRequest) -> Result<SetsPage, ApiError> {
        let limit = request.limit.unwrap_or(USUAL_PAGE).clamp(1, LARGEST_PAGE);
        let before = match &request.after {
            Some(cursor) => visit(cursor)?,
            None => Visit::END,
        };
        self.sets_before(&request.exercise.0, before, limit)
    }

    fn sets_before(&self, exercise: &str, before: Visit, limit: u32) -> Result<SetsPage, ApiError> {
        let page = self.reader.sets_of_exercise(exercise, before, limit)?;
        let last = page.sets.last().map(Visit::from).filter(|_| page.more);
        let visits = page.sets.chunk_by(|a, b| Visit::from(a) == Visit::from(b));
        Ok(SetsPage {
            days: visits
                .map(|sets| self.day_of_sets(sets))
                .collect::<Result<_, _>>()?,
            next: last.map(|last| Cursor(format!("{}|{}", last.day, last.workout))),
        })
    }

    fn day_of_sets(&self, sets: &[SetRow]) -> Result<DayOfSets, ApiError> {
        let visit = Visit::from(&sets[0]);
        Ok(DayOfSets {
            day: days::day(visit.day),
            workout: WorkoutId(visit.workout.to_string()),
            title: self.reader.title(visit.workout)?.unwrap_or_default(),
            sets: self.sets(visit.workout, sets.to_vec())?,
        })
    }

    fn best(&self, holder: Option<SetRow>) -> Result<Option<Best>, ApiError> {
        let Some(row) = holder else {
            return Ok(None);
        };
        let disputes = self.disputes(row.workout)?.remove(&row.id);
        let set = self.set(&row, disputes.unwrap_or_default())?;
        Ok(Some(Best {
            amount: None,
            set,
            day: days::day(row.day),
            workout: WorkoutId(row.workout.to_string()),
        }))
    }

    fn rung(&self, best: &RepBest) -> BestForReps {
        let typed = best.load.as_deref().and_then(|load| load.parse().ok());
        // What cannot be read as typed is shown as what it counts.
        let counted = || Load {
            form: LoadForm::Weight,
            mass: Some(self.to_a_tenth(best.load_g)),
        };
        BestForReps {
            reps: best.reps,
            load: typed.map_or_else(counted, values::load),
            day: days::day(best.day),
            workout: WorkoutId(best.workout.to_string()),
        }
    }

    /// The exercise that the sets of a merged one count as.
    fn merged_into(
        &self,
        id: &str,
        row: Option<&ExerciseRow>,
    ) -> Result<Option<ExerciseName>, ApiError> {
        if row.is_none_or(|row| row.merged_into.is_none()) {
            return Ok(None);
        }
        let into = Catalogue::new(self.reader.exercises()?).after_merges(id);
        let into = Some(into).filter(|into| into != id);
        into.map(|into| self.name_of(&into)).transpose()
    }
}

/// Muscles by their keys.
pub(super) fn keys(muscles: &Muscles) -> MusclesWorked {
    let keys = |muscles: &[Muscle]| {
        let keys = muscles.iter().map(|muscle| muscle.as_str().to_owned());
        keys.collect()
    };
    MusclesWorked {
        leading: keys(&muscles.leading),
        assisting: keys(&muscles.assisting),
    }
}

fn with_estimate(best: Best) -> Best {
    Best {
        amount: best.set.e1rm,
        ..best
    }
}

/// The visit that a cursor names.
pub(super) fn visit(cursor: &Cursor) -> Result<Visit, ApiError> {
    let parts = cursor.0.split_once('|');
    let visit = parts.and_then(|(day, workout)| {
        Some(Visit {
            day: day.parse().ok()?,
            workout: workout.parse().ok()?,
        })
    });
    visit.ok_or_else(|| malformed("cursor", &cursor.0))
}
