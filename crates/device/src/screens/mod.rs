//! The screens: every read call, answered from the views.
//!
//! A screen turns rows into what a person is shown: names, texts, units, the
//! training numbers that the views hold. It writes nothing, opens no document
//! but to look back, and for the trash and the conflicts (see `known`), and computes no
//! record or estimate of its own. The device's handle lends one
//! [`Screens`], with its own read-only connection, to each read.

mod body;
mod changes;
mod chart;
mod conflicts;
mod days;
mod exercise;
mod find;
mod formulas;
mod goals;
mod gyms;
mod history;
mod installations;
mod known;
mod look;
mod merging;
mod paging;
mod plates;
mod progress;
mod records;
mod routines;
pub(crate) mod said;
mod sets;
mod settings;
mod today;
mod trash;
mod understand;
mod undo;
mod values;
mod workouts;

#[cfg(test)]
mod tests;

use store::Reader;

use crate::{
    Surroundings,
    api::{
        ApiError, BodyPage, BodyRequest, Calendar, CalendarRequest, ChangeRequest, ChangesPage,
        ChangesRequest, ConflictCount, Conflicts, DemoState, ExerciseHabits, ExercisePage,
        ExerciseRequest, Exercises, ExercisesRequest, ExplainRequest, Explanation, Found,
        GoalsPage, Gyms, HabitsRequest, HistoryPage, HistoryRequest, Imports, MergePreview,
        MergePreviewRequest, MonthAsItWas, MonthThen, Months, Nothing, Plates, PlatesRequest,
        ProgressPage, ProgressRequest, Ramp, Reads, RoutinePage, RoutineRequest, Routines,
        SearchRequest, SetsPage, SetsRequest, Settings, Stats, Today, TrainingYear, TrashPage,
        TrashRequest, UnderstandRequest, Understood, UndoPlan, UndoState, Workout, WorkoutRequest,
        WorkoutThen, YearRequest,
    },
};

pub use body::{shown_reading, smoothed_now};
pub(crate) use conflicts::parts_of;
pub(crate) use formulas::meant as formula_of;
pub use goals::{Frequency, best_lately};
pub(crate) use gyms::{equipment_of, is_bar, mass_of, usual as usual_gym};
pub(crate) use installations::device_text;
use look::Look;
pub use look::name as exercise_name;
pub(crate) use plates::bare_weight;
pub use records::records_broken_by;
pub(crate) use sets::as_typed;
pub(crate) use settings::week_day_of;

/// What answers the screens.
#[derive(Debug)]
pub struct Screens {
    reader: Reader,
    surroundings: Surroundings,
}

impl Screens {
    /// Screens on a connection of their own.
    pub fn new(reader: Reader, surroundings: Surroundings) -> Self {
        Self {
            reader,
            surroundings,
        }
    }

    /// The connection itself, for what is no screen's.
    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Answers one screen from one moment of the logbook.
    fn look<T>(
        &self,
        screen: impl FnOnce(&Look<'_>) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let now = self.surroundings.now();
        self.reader
            .snapshot(|reader| screen(&Look::new(reader, now)?))
    }
}

impl Reads for Screens {
    fn today(&mut self, _: Nothing) -> Result<Today, ApiError> {
        self.look(|look| look.today())
    }

    fn understand(&mut self, request: UnderstandRequest) -> Result<Understood, ApiError> {
        self.look(|look| {
            let exercise = request.exercise.as_ref().map(|id| id.0.as_str());
            let unit = look.unit_for(exercise)?;
            Ok(understand::understand(&request, unit))
        })
    }

    fn history(&mut self, request: HistoryRequest) -> Result<HistoryPage, ApiError> {
        self.look(|look| look.history(&request))
    }

    fn months(&mut self, _: Nothing) -> Result<Months, ApiError> {
        self.look(|look| look.months())
    }

    fn workout(&mut self, request: WorkoutRequest) -> Result<Workout, ApiError> {
        self.look(|look| look.workout_page(&request.workout))
    }

    fn exercise(&mut self, request: ExerciseRequest) -> Result<ExercisePage, ApiError> {
        self.look(|look| look.exercise_page(&request))
    }

    fn exercise_sets(&mut self, request: SetsRequest) -> Result<SetsPage, ApiError> {
        self.look(|look| look.sets_page(&request))
    }

    fn preview_merge(&mut self, request: MergePreviewRequest) -> Result<MergePreview, ApiError> {
        self.look(|look| look.merge_preview(&request))
    }

    fn exercises(&mut self, request: ExercisesRequest) -> Result<Exercises, ApiError> {
        self.look(|look| look.exercises(&request))
    }

    fn search(&mut self, request: SearchRequest) -> Result<Found, ApiError> {
        self.look(|look| look.search(&request))
    }

    fn progress(&mut self, request: ProgressRequest) -> Result<ProgressPage, ApiError> {
        self.look(|look| look.progress(&request))
    }

    fn year(&mut self, request: YearRequest) -> Result<TrainingYear, ApiError> {
        self.look(|look| look.year(&request))
    }

    fn calendar(&mut self, request: CalendarRequest) -> Result<Calendar, ApiError> {
        self.look(|look| look.calendar(&request))
    }

    fn explain(&mut self, request: ExplainRequest) -> Result<Explanation, ApiError> {
        self.look(|look| look.explain(&request))
    }

    fn routines(&mut self, _: Nothing) -> Result<Routines, ApiError> {
        self.look(|look| look.routines())
    }

    fn routine(&mut self, request: RoutineRequest) -> Result<RoutinePage, ApiError> {
        self.look(|look| look.routine(&request))
    }

    fn undo_state(&mut self, _: Nothing) -> Result<UndoState, ApiError> {
        self.look(|look| look.undo_state())
    }

    fn body(&mut self, request: BodyRequest) -> Result<BodyPage, ApiError> {
        self.look(|look| look.body(&request))
    }

    fn goals(&mut self, _: Nothing) -> Result<GoalsPage, ApiError> {
        self.look(|look| look.goals())
    }

    fn stats(&mut self, _: Nothing) -> Result<Stats, ApiError> {
        self.look(|look| look.stats())
    }

    fn changes(&mut self, request: ChangesRequest) -> Result<ChangesPage, ApiError> {
        self.look(|look| look.changes(&request))
    }

    fn plan_undo(&mut self, request: ChangeRequest) -> Result<UndoPlan, ApiError> {
        self.look(|look| look.plan_undo(&request.change))
    }

    fn workout_then(&mut self, request: WorkoutThen) -> Result<Workout, ApiError> {
        self.look(|look| look.workout_then(&request))
    }

    fn month_then(&mut self, request: MonthThen) -> Result<MonthAsItWas, ApiError> {
        self.look(|look| look.month_then(&request))
    }

    fn imports(&mut self, _: Nothing) -> Result<Imports, ApiError> {
        self.look(|look| look.imports())
    }

    fn settings(&mut self, _: Nothing) -> Result<Settings, ApiError> {
        self.look(|look| look.settings())
    }

    fn habits(&mut self, request: HabitsRequest) -> Result<ExerciseHabits, ApiError> {
        self.look(|look| look.habits(request.exercise))
    }

    fn gyms(&mut self, _: Nothing) -> Result<Gyms, ApiError> {
        self.look(|look| look.gyms())
    }

    fn plates(&mut self, request: PlatesRequest) -> Result<Plates, ApiError> {
        self.look(|look| look.plates(&request))
    }

    fn ramp(&mut self, request: PlatesRequest) -> Result<Ramp, ApiError> {
        self.look(|look| look.ramp(&request))
    }

    fn trash(&mut self, request: TrashRequest) -> Result<TrashPage, ApiError> {
        self.look(|look| look.trash(&request))
    }

    fn conflicts(&mut self, _: Nothing) -> Result<Conflicts, ApiError> {
        self.look(|look| look.conflicts())
    }

    fn conflict_count(&mut self, _: Nothing) -> Result<ConflictCount, ApiError> {
        self.look(|look| look.conflict_count())
    }

    fn demo(&mut self, _: Nothing) -> Result<DemoState, ApiError> {
        self.look(|look| Ok(crate::demo::state(look.reader)?))
    }
}
