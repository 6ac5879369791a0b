//! The list itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::imports::{BatchRequest, ImportPreview, ImportRequest, Imported, Underway};
use super::*;

/// A part of the logbook that screens read and edits touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Area {
    /// Workouts with all that is in them.
    Workouts,
    /// Exercises: names, merges, own ones.
    Exercises,
    /// Routines.
    Routines,
    /// Settings.
    Settings,
    /// Measurements of the body.
    Body,
    /// Goals.
    Goals,
    /// The long work under way.
    Progress,
    /// Devices, and how their sync stands.
    Sync,
    /// What can be undone and done again.
    Undo,
    /// Copies of the logbook.
    Backups,
}

/// Makes of each group of the list a trait with one method a call, and a
/// dispatcher from name and JSON to JSON; and of the whole list its description.
macro_rules! api {
    ($($(#[$group_doc:meta])* $group:ident by $dispatch:ident {
        $($(#[$doc:meta])* $name:ident($request:ty) -> $answer:ty, $kind:ident [$($area:ident),*];)*
    })*) => {
        $($(#[$group_doc])*
        pub trait $group {
            $($(#[$doc])* fn $name(&mut self, request: $request) -> Result<$answer, ApiError>;)*
        }

        /// Answers a call of this group by its name.
        pub fn $dispatch(calls: &mut impl $group, name: &str, request: &str) -> Result<String, ApiError> {
            match name {
                $(stringify!($name) => write_answer(&calls.$name(parse_request(name, request)?)?),)*
                _ => Err(unknown(name)),
            }
        })*

        /// Every call of the list.
        pub fn signatures(config: &ts_rs::Config) -> Vec<Signature> {
            vec![$($(Signature {
                name: stringify!($name),
                request: <$request as TS>::name(config),
                answer: <$answer as TS>::name(config),
                group: Group::$group,
                kind: CallKind::$kind,
                areas: &[$(Area::$area),*],
            },)*)*]
        }

        /// Shows a visitor the types of every request and answer, in the order
        /// of the list; the types inside them are for the visitor to follow.
        pub fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $($(
                visitor.visit::<$request>();
                visitor.visit::<$answer>();
            )*)*
        }

        /// Every area that there is something to know of.
        pub fn every_area() -> Vec<Area> {
            let mut all = std::collections::BTreeSet::new();
            $($($(all.insert(Area::$area);)*)*)*
            all.into_iter().collect()
        }

        /// Who answers a call, and whether it changes something.
        pub fn call_kind(name: &str) -> Option<(Group, CallKind, &'static [Area])> {
            match name {
                $($(stringify!($name) => Some((Group::$group, CallKind::$kind, &[$(Area::$area),*])),)*)*
                _ => None,
            }
        }
    };
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The call's name.
    pub name: &'static str,
    /// The TypeScript name of its request.
    pub request: String,
    /// The TypeScript name of its answer.
    pub answer: String,
    /// Who answers it.
    pub group: Group,
    /// Whether it changes something.
    pub kind: CallKind,
    /// What it reads or touches.
    pub areas: &'static [Area],
}

/// Who answers a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The screens' own read-only connections, at once.
    Reads,
    /// The device thread, one after the other.
    Writes,
    /// The caller's thread: long work that goes through the others in steps.
    Works,
    /// The link to the other devices, where the program has one.
    Links,
}

/// Whether a call only looks or changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// Looks; the areas are what its answer depends on.
    Read,
    /// Changes; the areas are what it touches.
    Write,
}

api! {
    /// What screens ask, answered from the views.
    Reads by dispatch_read {
        /// The Today screen.
        today(Nothing) -> Today, Read [Workouts, Exercises, Settings];
        /// What a text in the short notation means.
        understand(UnderstandRequest) -> Understood, Read [Settings];
        /// A page of history.
        history(HistoryRequest) -> HistoryPage, Read [Workouts, Exercises, Settings];
        /// The months that hold workouts.
        months(Nothing) -> Months, Read [Workouts];
        /// One whole workout.
        workout(WorkoutRequest) -> Workout, Read [Workouts, Exercises, Settings];
        /// An exercise's page.
        exercise(ExerciseRequest) -> ExercisePage, Read [Workouts, Exercises, Settings];
        /// More sets of an exercise.
        exercise_sets(SetsRequest) -> SetsPage, Read [Workouts, Exercises, Settings];
        /// What a merge of two exercises would do.
        preview_merge(MergePreviewRequest) -> MergePreview, Read [Workouts, Exercises, Settings];
        /// Exercises by name.
        exercises(ExercisesRequest) -> Exercises, Read [Workouts, Exercises];
        /// Anything by its words.
        search(SearchRequest) -> Found, Read [Workouts, Exercises];
        /// The Progress screen.
        progress(ProgressRequest) -> ProgressPage, Read [Workouts, Exercises, Settings];
        /// A year, day for day.
        year(YearRequest) -> TrainingYear, Read [Workouts, Settings];
        /// A month, day for day.
        calendar(CalendarRequest) -> Calendar, Read [Workouts, Settings];
        /// All routines.
        routines(Nothing) -> Routines, Read [Routines, Workouts, Exercises];
        /// One whole routine.
        routine(RoutineRequest) -> RoutinePage, Read [Routines, Workouts, Exercises, Settings];
        /// Where a number comes from.
        explain(ExplainRequest) -> Explanation, Read [Workouts, Exercises, Settings, Goals, Body];
        /// The Body screen.
        body(BodyRequest) -> BodyPage, Read [Body, Settings];
        /// The Goals screen.
        goals(Nothing) -> GoalsPage, Read [Goals, Workouts, Exercises, Settings, Body];
        /// The whole logbook in numbers.
        stats(Nothing) -> Stats, Read [Workouts, Settings];
        /// What can be undone and done again just now.
        undo_state(Nothing) -> UndoState, Read [Undo, Workouts, Exercises];
        /// What happened, newest first.
        changes(ChangesRequest) -> ChangesPage, Read [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// What undoing a change out of the past would do.
        plan_undo(ChangeRequest) -> UndoPlan, Read [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// A workout as this device knew it at an earlier moment.
        workout_then(WorkoutThen) -> Workout, Read [Workouts, Exercises, Settings];
        /// A month as this device knew it at an earlier moment.
        month_then(MonthThen) -> MonthAsItWas, Read [Workouts];
        /// The imports there were.
        imports(Nothing) -> Imports, Read [Workouts];
        /// Settings.
        settings(Nothing) -> Settings, Read [Settings];
        /// What the person is used to with an exercise.
        habits(HabitsRequest) -> ExerciseHabits, Read [Settings, Exercises];
        /// Gyms with their bars and plates.
        gyms(Nothing) -> Gyms, Read [Settings];
        /// How a load goes on a bar.
        plates(PlatesRequest) -> Plates, Read [Settings, Exercises, Workouts];
        /// The way up to a load.
        ramp(PlatesRequest) -> Ramp, Read [Settings, Exercises, Workouts];
        /// What lies in the trash.
        trash(TrashRequest) -> TrashPage, Read [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// What devices disagree on.
        conflicts(Nothing) -> Conflicts, Read [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// How many fields devices disagree on.
        conflict_count(Nothing) -> ConflictCount, Read [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// Whether the logbook holds made-up training.
        demo(Nothing) -> DemoState, Read [Workouts];
    }
    /// What a person does, one change after the other.
    Writes by dispatch_write {
        /// Starts a workout.
        start_workout(StartWorkout) -> WorkoutRequest, Write [Workouts];
        /// Adds an exercise to a workout.
        add_entry(AddEntry) -> Logged, Write [Workouts];
        /// Logs sets.
        log_sets(LogSets) -> Logged, Write [Workouts];
        /// Logs a whole line.
        log_line(LogLine) -> LineLogged, Write [Workouts, Exercises];
        /// Changes a set.
        edit_set(EditSet) -> Logged, Write [Workouts];
        /// Changes a workout's own fields.
        edit_workout(EditWorkout) -> Done, Write [Workouts];
        /// Changes an entry's own fields.
        edit_entry(EditEntry) -> Done, Write [Workouts, Routines];
        /// Makes a set one of another kind.
        change_kind(ChangeKind) -> Logged, Write [Workouts];
        /// Moves an exercise among the others.
        move_entry(MoveEntry) -> Done, Write [Workouts, Routines];
        /// Joins an exercise with the one before it, or takes it out.
        join_entry(JoinEntry) -> Done, Write [Workouts, Routines];
        /// Sets the rest between the sets of an exercise.
        plan_rest(PlanRest) -> Done, Write [Workouts, Routines];
        /// Makes a routine.
        add_routine(AddRoutine) -> RoutineRequest, Write [Routines];
        /// Changes a routine's own fields.
        edit_routine(EditRoutine) -> Done, Write [Routines];
        /// Moves a routine within its folder.
        move_routine(MoveRoutine) -> Done, Write [Routines];
        /// Makes a routine of the same exercises and targets.
        duplicate_routine(RoutineRequest) -> RoutineRequest, Write [Routines];
        /// Adds an exercise to a routine.
        plan_entry(PlanEntry) -> Planned, Write [Routines];
        /// Plans sets of an exercise of a routine.
        plan_sets(PlanSets) -> Done, Write [Routines];
        /// Aims at something else in a planned set.
        edit_target(EditTarget) -> Done, Write [Routines];
        /// Goes on with one of several running workouts on this device.
        go_on_with(WorkoutRequest) -> Done, Write [Workouts];
        /// Finishes a workout.
        finish_workout(FinishWorkout) -> Done, Write [Workouts];
        /// Puts a thing into the trash. Discarding a running workout is this too.
        delete(ThingRequest) -> Done, Write [Workouts, Routines, Goals, Body, Settings];
        /// Takes a thing out of the trash.
        restore(ThingRequest) -> Done, Write [Workouts, Routines, Goals, Body, Settings];
        /// Makes a new workout of an old one.
        duplicate_workout(DuplicateWorkout) -> WorkoutRequest, Write [Workouts];
        /// Moves workouts to other days, by one gesture.
        move_workouts(MoveWorkouts) -> Moved, Write [Workouts];
        /// Puts several things into the trash, by one gesture.
        delete_many(ThingsRequest) -> DoneTogether, Write [Workouts, Routines, Goals, Body, Settings];
        /// Takes several things out of the trash, by one gesture.
        restore_many(ThingsRequest) -> DoneTogether, Write [Workouts, Routines, Goals, Body, Settings];
        /// Settles what devices disagree on, on all of them.
        settle_conflict(SettleConflict) -> Done, Write [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// Brings something back as it was at an earlier moment.
        bring_back(BringBack) -> BroughtBack, Write [Workouts, Exercises, Routines, Goals, Body, Settings];
        /// Adds an own exercise.
        add_exercise(AddExercise) -> ExerciseName, Write [Exercises];
        /// Says what an own exercise is loaded with and which muscles it works.
        describe_exercise(DescribeExercise) -> Done, Write [Exercises, Workouts];
        /// Renames an exercise.
        rename_exercise(RenameExercise) -> Done, Write [Exercises];
        /// Puts an exercise away, or takes it back.
        archive_exercise(ArchiveExercise) -> Done, Write [Exercises];
        /// Makes one exercise of two.
        merge_exercises(MergeExercises) -> Done, Write [Exercises, Workouts];
        /// Changes settings.
        change_settings(ChangeSettings) -> Done, Write [Settings, Workouts];
        /// Changes what the person is used to with an exercise.
        set_habits(ExerciseHabits) -> Done, Write [Settings, Exercises];
        /// Makes a gym.
        add_gym(AddGym) -> GymRequest, Write [Settings];
        /// Gives a gym another name.
        rename_gym(RenameGym) -> Done, Write [Settings];
        /// Puts a gym into the trash.
        delete_gym(GymRequest) -> Done, Write [Settings];
        /// Takes a gym out of the trash.
        restore_gym(GymRequest) -> Done, Write [Settings];
        /// Changes a gym's plates.
        set_plate(SetPlate) -> Done, Write [Settings];
        /// Changes a gym's bars.
        set_bar(SetBar) -> Done, Write [Settings];
        /// Writes down what was measured of the body.
        log_measurement(LogMeasurement) -> MeasurementLogged, Write [Body];
        /// Puts a measurement into the trash.
        delete_measurement(MeasurementRequest) -> Done, Write [Body];
        /// Takes a measurement out of the trash.
        restore_measurement(MeasurementRequest) -> Done, Write [Body];
        /// Adds a goal.
        add_goal(AddGoal) -> GoalAdded, Write [Goals];
        /// Changes what a goal is to reach.
        edit_goal(EditGoal) -> GoalAdded, Write [Goals];
        /// Puts a goal into the trash.
        delete_goal(GoalRequest) -> Done, Write [Goals];
        /// Takes a goal out of the trash.
        restore_goal(GoalRequest) -> Done, Write [Goals];
    }
    /// Long work, done in steps between which others have their turn.
    Works by dispatch_work {
        /// The long work under way.
        underway(Nothing) -> Underway, Read [Progress];
        /// What an import would do.
        preview_import(ImportRequest) -> ImportPreview, Read [Workouts, Exercises];
        /// Imports a file.
        run_import(ImportRequest) -> Imported, Write [Workouts, Exercises, Backups];
        /// Where the logbook lies.
        kept(Nothing) -> Kept, Read [];
        /// Writes the logbook into a file that the person chose.
        export_logbook(ExportRequest) -> ExportDone, Read [];
        /// The copies of the logbook that are kept.
        backups(Nothing) -> Backups, Read [Backups];
        /// Makes a copy.
        make_backup(Nothing) -> Backup, Write [Backups];
        /// What bringing a copy back would do.
        preview_restore(RestoreRequest) -> RestorePreview, Read [Workouts];
        /// Brings a copy back, or takes another logbook in, as a merge.
        restore_backup(RestoreRequest) -> Restored, Write [Workouts, Exercises, Routines, Body, Goals, Settings, Backups];
        /// Fills an empty logbook with made-up training.
        start_demo(Nothing) -> DemoState, Write [Workouts, Exercises];
        /// Throws the made-up training away.
        end_demo(Nothing) -> Done, Write [Workouts, Exercises];
        /// Undoes everything that a batch brought.
        undo_batch(BatchRequest) -> Undone, Write [Workouts, Exercises, Undo];
        /// Undoes what was done last on this device.
        undo(Nothing) -> Undone, Write [Workouts, Exercises, Routines, Body, Goals, Settings, Undo];
        /// Does again what was undone last on this device.
        redo(Nothing) -> Undone, Write [Workouts, Exercises, Routines, Body, Goals, Settings, Undo];
        /// Undoes one change, of whichever time and device.
        undo_change(ChangeRequest) -> Undone, Write [Workouts, Exercises, Routines, Body, Goals, Settings, Undo];
        /// Undoes one thing that was done on this device; an undo is done again.
        undo_gesture(GestureRequest) -> Undone, Write [Workouts, Exercises, Routines, Body, Goals, Settings, Undo];
    }
    /// What has to do with other devices.
    Links by dispatch_link {
        /// How sync stands.
        sync_state(Nothing) -> SyncState, Read [Sync];
        /// Where other devices say that somebody trains.
        elsewhere(Nothing) -> Elsewhere, Read [Sync, Settings];
        /// Says where somebody trains here.
        train_here(Whereabouts) -> Done, Write [];
        /// The Devices screen.
        devices(Nothing) -> Devices, Read [Sync, Settings];
        /// Makes a space at a relay, or goes on with this device's space there.
        connect(ConnectRequest) -> Connected, Write [Sync];
        /// Shows a code that adds a device.
        pair(PairRequest) -> Pairing, Write [Sync];
        /// Takes the code back.
        cancel_pairing(Nothing) -> Done, Write [Sync];
        /// Joins another device's space.
        join(JoinRequest) -> Done, Write [Sync];
        /// Connects now, and waits until nothing is left to come or go.
        sync_now(Nothing) -> Synced, Write [Sync];
        /// Removes a device from the space.
        remove_device(RemoveDevice) -> Done, Write [Sync];
        /// Gives a device a name.
        rename_device(RenameDevice) -> Done, Write [Settings];
        /// Opens records that were put aside again.
        try_records(RecordIds) -> Tried, Write [Workouts, Exercises, Routines, Settings, Sync];
        /// Takes in records of removed devices, here and on all devices.
        adopt_records(RecordIds) -> Tried, Write [Workouts, Exercises, Routines, Settings, Sync];
        /// Puts records that are aside out of sight, or back into it.
        hide_records(HideRecords) -> Done, Write [Sync];
        /// Leaves the space; the workouts stay here.
        leave_space(Nothing) -> Done, Write [Sync];
        /// Erases the space from its relay, and leaves it.
        erase_space(PairRequest) -> Done, Write [Sync];
    }
}

fn unknown(name: &str) -> ApiError {
    ApiError::new(Code::BadRequest, format!("there is no call named {name}"))
}

fn parse_request<T: for<'de> Deserialize<'de>>(name: &str, request: &str) -> Result<T, ApiError> {
    serde_json::from_str(request)
        .map_err(|error| ApiError::new(Code::BadRequest, format!("request of {name}: {error}")))
}

fn write_answer<T: Serialize>(answer: &T) -> Result<String, ApiError> {
    serde_json::to_string(answer)
        .map_err(|error| ApiError::new(Code::Internal, format!("answer: {error}")))
}
