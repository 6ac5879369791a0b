//! How a load goes on the bar of a gym, and the warm-up to it.

use store::{SetRow, read::Visit};
use training::{
    Load, Mass, MassUnit, Set, SetKind, library, notation,
    plates::{Bar, Loadable, Loading, load},
    ramp::{Scheme, ramp},
};

use super::{gyms, look::Look, sets::as_typed, values};
use crate::api::{
    ApiError, BarKind, Gym, GymBar, LoadedBar, PlateCount, Plates, PlatesRequest, Ramp, RampStep,
};

/// How many sets back a load is looked for where none was typed.
const SETS_BACK: u32 = 40;

/// A question about plates, with everything that answers it.
struct Question {
    gym: Gym,
    bars: Vec<GymBar>,
    bar: Option<GymBar>,
    load: Option<Mass>,
    unit: MassUnit,
}

impl Question {
    /// The bar and the load, where there are both.
    fn both(&self) -> Option<(Bar, Mass)> {
        let bar = gyms::mass_of(self.bar.as_ref()?.mass)?;
        Some((Bar::of(bar), self.load?))
    }
}

impl Look<'_> {
    /// How a load goes on a bar.
    pub fn plates(&self, request: &PlatesRequest) -> Result<Plates, ApiError> {
        let question = self.question(request)?;
        let mut answer = Plates {
            gym: question.gym.name.clone(),
            bars: question.bars.clone(),
            bar: question.bar.clone(),
            load: question.load.map(values::mass),
            exactly: None,
            below: None,
            above: None,
        };
        if let Some((bar, target)) = question.both() {
            let unit = target.unit();
            let loaded = |loading: Loading| loaded(&loading, unit);
            match load(target, &bar, &gyms::searchable(&question.gym)) {
                Loadable::Exactly(loading) => answer.exactly = Some(loaded(loading)),
                Loadable::Nearly { below, above } => {
                    answer.below = below.map(loaded);
                    answer.above = above.map(loaded);
                }
            }
        }
        Ok(answer)
    }

    /// The way up to a load.
    pub fn ramp(&self, request: &PlatesRequest) -> Result<Ramp, ApiError> {
        let question = self.question(request)?;
        let Some((bar, target)) = question.both() else {
            return Ok(Ramp { steps: Vec::new() });
        };
        let gym = gyms::searchable(&question.gym);
        let steps = ramp(target, &bar, &gym, Scheme::default());
        let step = |step: training::ramp::WarmUp| RampStep {
            loaded: loaded(&step.loading, target.unit()),
            reps: step.reps.0,
            notation: warm_up(&step, target.unit(), question.unit),
        };
        Ok(Ramp {
            steps: steps.into_iter().map(step).collect(),
        })
    }

    fn question(&self, request: &PlatesRequest) -> Result<Question, ApiError> {
        let exercise = request.exercise.as_ref().map(|id| id.0.as_str());
        let unit = self.unit_for(exercise)?;
        let gym = self.gym(request.gym.as_ref())?;
        let kind = exercise.map_or(Some(BarKind::Barbell), bar_of);
        let mut bars = gym.bars.clone();
        bars.sort_by_key(|bar| Some(bar.kind) != kind);
        let chosen = bars
            .iter()
            .find(|bar| Some(&bar.id) == request.bar.as_ref());
        let bar = chosen.or(bars.first()).filter(|_| kind.is_some());
        let typed = load_in(&request.text, unit);
        let load = match (typed, exercise) {
            (Some(mass), _) => Some(mass),
            (None, Some(exercise)) => self.worked_with(exercise)?,
            (None, None) => None,
        };
        Ok(Question {
            bar: bar.cloned(),
            bars,
            load,
            unit,
            gym,
        })
    }

    /// The load that an exercise was worked with last.
    fn worked_with(&self, exercise: &str) -> Result<Option<Mass>, ApiError> {
        let newest = self
            .reader
            .sets_of_exercise(exercise, Visit::END, SETS_BACK)?;
        let visits = newest.sets.chunk_by(|a, b| a.workout == b.workout);
        let of_visit = |sets: &[SetRow]| {
            let worked = sets
                .iter()
                .map(as_typed)
                .filter(|set| set.kind.counts_as_work());
            worked.filter_map(|set| weight(&set)).next_back()
        };
        Ok({ visits }.find_map(of_visit))
    }
}

/// The kind of bar that an exercise is done with.
fn bar_of(exercise: &str) -> Option<BarKind> {
    let shipped = library::by_slug(exercise)?;
    // One end of a landmine's bar lies on the floor; what it weighs is anybody's guess.
    if exercise.contains("landmine") {
        return None;
    }
    gyms::kind_of(shipped.equipment)
}

/// The load in a text: of its first set, or a bare weight such as `102.5`.
fn load_in(text: &str, unit: MassUnit) -> Option<Mass> {
    let sets = notation::parse_sets(text, unit).unwrap_or_default();
    let of_set = sets.iter().find_map(weight);
    of_set.or_else(|| bare_weight(text, unit))
}

/// A weight while a set is still being typed: `102.5`, `225 lb`, `100x`.
pub(crate) fn bare_weight(text: &str, unit: MassUnit) -> Option<Mass> {
    let text = text.trim().trim_start_matches("w ").replace(',', ".");
    let text = text
        .split(['x', '@', ';'])
        .next()
        .unwrap_or_default()
        .trim();
    let with_unit = || format!("{text} {unit}").parse().ok();
    text.parse().ok().or_else(with_unit)
}

fn weight(set: &Set) -> Option<Mass> {
    match set.load? {
        Load::Weight(mass) => Some(mass),
        Load::Bodyweight | Load::Added(_) | Load::Assisted(_) => None,
    }
}

fn loaded(loading: &Loading, unit: MassUnit) -> LoadedBar {
    let side = loading.side().iter().map(|(mass, count)| PlateCount {
        mass: values::mass(*mass),
        count: u32::from(*count),
    });
    LoadedBar {
        total: values::mass(loading.total_in(unit)),
        side: side.collect(),
    }
}

/// The notation that logs a step, where a load without a unit is in `assume`.
fn warm_up(step: &training::ramp::WarmUp, unit: MassUnit, assume: MassUnit) -> String {
    let set = Set {
        kind: SetKind::WarmUp,
        load: Some(Load::Weight(step.loading.total_in(unit))),
        reps: Some(step.reps),
        ..Set::default()
    };
    notation::write_set(&set, assume)
}
