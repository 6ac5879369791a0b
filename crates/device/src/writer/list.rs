//! Everything that a person does, one method a call. What a call takes more than
//! a few lines for is in the file of what it is about.

use super::{
    Writer, parse,
    workouts::{logged, refuse_backwards},
};
use crate::api::{
    AddEntry, AddExercise, AddGoal, AddGym, AddRoutine, ApiError, ArchiveExercise, BringBack,
    BroughtBack, ChangeKind, ChangeSettings, Code, DescribeExercise, Done, DoneTogether,
    DuplicateWorkout, EditEntry, EditGoal, EditRoutine, EditSet, EditTarget, EditWorkout,
    ExerciseHabits, ExerciseName, FinishWorkout, GoalAdded, GoalRequest, GymRequest, JoinEntry,
    LineLogged, LogLine, LogMeasurement, LogSets, Logged, MeasurementLogged, MeasurementRequest,
    MergeExercises, MoveEntry, MoveRoutine, MoveWorkouts, Moved, PlanEntry, PlanRest, PlanSets,
    Planned, RenameExercise, RenameGym, RoutineRequest, SetBar, SetPlate, SettleConflict,
    StartWorkout, ThingRequest, ThingsRequest, WorkoutId, WorkoutRequest, Writes,
};
use logbook::{
    End, EntryFields, Message, WorkoutFields, edit_entry, edit_set, edit_workout, mark_deleted,
    restore,
};
use training::{Set, notation};

impl Writes for Writer {
    fn start_workout(&mut self, request: StartWorkout) -> Result<WorkoutRequest, ApiError> {
        let workout = self.begin_one(&request)?;
        Ok(WorkoutRequest {
            workout: WorkoutId(workout.to_string()),
        })
    }

    fn add_entry(&mut self, request: AddEntry) -> Result<Logged, ApiError> {
        let workout = parse::uuid("workout", &request.workout.0)?;
        let exercise = self.known_exercise(&request.exercise.0)?;
        let entry = self.append_entry(workout, exercise)?;
        Ok(logged(workout, entry, &[], Vec::new()))
    }

    fn log_sets(&mut self, request: LogSets) -> Result<Logged, ApiError> {
        let entry = parse::uuid("exercise of a workout", &request.entry.0)?;
        let workout = self.workout_of_entry(entry)?;
        let unit = self.unit_in(workout, entry)?;
        let sets = self.sets_beside(&request.text, request.beside.as_deref(), unit)?;
        if !request.sure {
            let exercise = self.exercise_of(workout, entry)?;
            self.ask_about(&exercise, &sets)?;
        }
        self.append_sets(workout, entry, sets)
    }

    fn log_line(&mut self, request: LogLine) -> Result<LineLogged, ApiError> {
        let unit = request.unit.map_or(self.unit, parse::unit);
        let line = notation::parse_line(&request.text, unit).map_err(parse::not_understood)?;
        if line.exercise.is_empty() || line.sets.is_empty() {
            let words = "a line names an exercise and its sets, such as Bench Press 100x5";
            return Err(ApiError::new(Code::NotUnderstood, words));
        }
        let day = request
            .day
            .as_deref()
            .map(|day| self.day_of(day))
            .transpose()?;
        let (exercise, new_exercise) = self.find_or_make(line.exercise)?;
        let (workout, new_workout) = self.workout_for(day)?;
        let entry = self.entry_for(workout, &exercise)?;
        let doubted = self.doubted(&exercise.0, &line.sets)?;
        let logged = self.append_sets(workout, entry, line.sets)?;
        if request.finish {
            self.finish(workout, None)?;
        }
        Ok(LineLogged {
            logged,
            exercise: self.exercise_name(&exercise.0),
            new_exercise,
            new_workout,
            doubted,
        })
    }

    fn edit_set(&mut self, request: EditSet) -> Result<Logged, ApiError> {
        let id = parse::uuid("set", &request.set.0)?;
        let (entry, workout) = self.place_of_set(id)?;
        let unit = match request.unit {
            Some(unit) => parse::unit(unit),
            None => self.unit_in(workout, entry)?,
        };
        let [set] = <[Set; 1]>::try_from(parse::sets(&request.text, unit)?).map_err(|sets| {
            let words = format!("a set is changed to one set, and this says {}", sets.len());
            ApiError::new(Code::NotUnderstood, words)
        })?;
        if !request.sure {
            let exercise = self.exercise_of(workout, entry)?;
            self.ask_about(&exercise, std::slice::from_ref(&set))?;
        }
        self.edit_one(workout, "edit_set", |page| edit_set(page, entry, id, &set))?;
        Ok(self.logged(workout, entry, &[id]))
    }

    fn edit_workout(&mut self, request: EditWorkout) -> Result<Done, ApiError> {
        let id = parse::uuid("workout", &request.workout.0)?;
        let here = self.surroundings.now();
        let stamp = |text: Option<&String>| text.map(|text| parse::stamp(text, &here)).transpose();
        let fields = WorkoutFields {
            title: request.title.clone(),
            start: stamp(request.start.as_ref())?,
            end: stamp(request.end.as_ref())?.map(End::At),
            note: request.note.clone(),
            ..WorkoutFields::default()
        };
        let now = self.read_workout(id)?;
        refuse_backwards(
            fields.start.as_ref().or(now.start.as_ref()),
            fields.end.as_ref().unwrap_or(&now.end),
        )?;
        self.edit_one(id, "edit_workout", |page| edit_workout(page, &fields))
    }

    fn edit_entry(&mut self, request: EditEntry) -> Result<Done, ApiError> {
        let id = parse::uuid("exercise of a workout", &request.entry.0)?;
        let holder = self.holder_of_entry(id)?;
        let exercise = request
            .exercise
            .map(|exercise| self.known_exercise(&exercise.0))
            .transpose()?;
        let fields = EntryFields {
            exercise,
            note: request.note,
            ..EntryFields::default()
        };
        self.edit(&holder, &Message::new("edit_entry"), |page| {
            edit_entry(page, id, &fields)
        })?;
        Ok(Done {})
    }

    fn change_kind(&mut self, request: ChangeKind) -> Result<Logged, ApiError> {
        self.change_one_kind(&request)
    }

    fn move_entry(&mut self, request: MoveEntry) -> Result<Done, ApiError> {
        self.move_one_entry(&request)
    }

    fn join_entry(&mut self, request: JoinEntry) -> Result<Done, ApiError> {
        self.join_one_entry(&request)
    }

    fn plan_rest(&mut self, request: PlanRest) -> Result<Done, ApiError> {
        self.plan_one_rest(&request)
    }

    fn add_routine(&mut self, request: AddRoutine) -> Result<RoutineRequest, ApiError> {
        self.make_routine(&request)
    }

    fn edit_routine(&mut self, request: EditRoutine) -> Result<Done, ApiError> {
        self.edit_one_routine(&request)
    }

    fn move_routine(&mut self, request: MoveRoutine) -> Result<Done, ApiError> {
        self.move_one_routine(&request)
    }

    fn duplicate_routine(&mut self, request: RoutineRequest) -> Result<RoutineRequest, ApiError> {
        self.duplicate(&request)
    }

    fn plan_entry(&mut self, request: PlanEntry) -> Result<Planned, ApiError> {
        self.plan_one_entry(&request)
    }

    fn plan_sets(&mut self, request: PlanSets) -> Result<Done, ApiError> {
        self.plan_some_sets(&request)
    }

    fn edit_target(&mut self, request: EditTarget) -> Result<Done, ApiError> {
        self.edit_one_target(&request)
    }

    fn go_on_with(&mut self, request: WorkoutRequest) -> Result<Done, ApiError> {
        self.choose_workout(&request)
    }

    fn finish_workout(&mut self, request: FinishWorkout) -> Result<Done, ApiError> {
        let id = parse::uuid("workout", &request.workout.0)?;
        self.finish(id, request.end.as_deref())
    }

    fn delete(&mut self, request: ThingRequest) -> Result<Done, ApiError> {
        let (holder, subject) = self.find(&request.thing)?;
        let now = self.surroundings.now_ms();
        self.edit(&holder, &Message::new("delete"), |page| {
            mark_deleted(page, subject, now)
        })?;
        Ok(Done {})
    }

    fn restore(&mut self, request: ThingRequest) -> Result<Done, ApiError> {
        let (holder, subject) = self.find(&request.thing)?;
        self.edit(&holder, &Message::new("restore"), |page| {
            restore(page, subject)
        })?;
        Ok(Done {})
    }

    fn duplicate_workout(&mut self, request: DuplicateWorkout) -> Result<WorkoutRequest, ApiError> {
        self.do_again(&request)
    }

    fn move_workouts(&mut self, request: MoveWorkouts) -> Result<Moved, ApiError> {
        self.move_to_days(&request)
    }

    fn delete_many(&mut self, request: ThingsRequest) -> Result<DoneTogether, ApiError> {
        self.trash_together(&request, false)
    }

    fn restore_many(&mut self, request: ThingsRequest) -> Result<DoneTogether, ApiError> {
        self.trash_together(&request, true)
    }

    fn bring_back(&mut self, request: BringBack) -> Result<BroughtBack, ApiError> {
        self.go_back(&request)
    }

    fn settle_conflict(&mut self, request: SettleConflict) -> Result<Done, ApiError> {
        self.settle_one(&request)
    }

    fn add_exercise(&mut self, request: AddExercise) -> Result<ExerciseName, ApiError> {
        self.add_own_exercise(&request)
    }

    fn describe_exercise(&mut self, request: DescribeExercise) -> Result<Done, ApiError> {
        self.describe(&request)
    }

    fn rename_exercise(&mut self, request: RenameExercise) -> Result<Done, ApiError> {
        self.rename(&request)
    }

    fn archive_exercise(&mut self, request: ArchiveExercise) -> Result<Done, ApiError> {
        self.archive(&request)
    }

    fn merge_exercises(&mut self, request: MergeExercises) -> Result<Done, ApiError> {
        self.merge_into(&request)
    }

    fn change_settings(&mut self, request: ChangeSettings) -> Result<Done, ApiError> {
        self.change_the_settings(&request)
    }

    fn set_habits(&mut self, request: ExerciseHabits) -> Result<Done, ApiError> {
        self.put_habits(&request)
    }

    fn add_gym(&mut self, request: AddGym) -> Result<GymRequest, ApiError> {
        self.make_gym(&request)
    }

    fn rename_gym(&mut self, request: RenameGym) -> Result<Done, ApiError> {
        self.rename_the_gym(&request)
    }

    fn delete_gym(&mut self, request: GymRequest) -> Result<Done, ApiError> {
        self.mark_gym(&request, true)
    }

    fn restore_gym(&mut self, request: GymRequest) -> Result<Done, ApiError> {
        self.mark_gym(&request, false)
    }

    fn set_plate(&mut self, request: SetPlate) -> Result<Done, ApiError> {
        self.put_plate(&request)
    }

    fn set_bar(&mut self, request: SetBar) -> Result<Done, ApiError> {
        self.put_bar(&request)
    }

    fn log_measurement(&mut self, request: LogMeasurement) -> Result<MeasurementLogged, ApiError> {
        self.log_reading(&request)
    }

    fn delete_measurement(&mut self, request: MeasurementRequest) -> Result<Done, ApiError> {
        self.delete_reading(&request)
    }

    fn restore_measurement(&mut self, request: MeasurementRequest) -> Result<Done, ApiError> {
        self.restore_reading(&request)
    }

    fn add_goal(&mut self, request: AddGoal) -> Result<GoalAdded, ApiError> {
        self.add_a_goal(&request)
    }

    fn edit_goal(&mut self, request: EditGoal) -> Result<GoalAdded, ApiError> {
        self.change_a_goal(&request)
    }

    fn delete_goal(&mut self, request: GoalRequest) -> Result<Done, ApiError> {
        self.delete_a_goal(&request)
    }

    fn restore_goal(&mut self, request: GoalRequest) -> Result<Done, ApiError> {
        self.restore_a_goal(&request)
    }
}
