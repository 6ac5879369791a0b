//! Edits of workouts, and the list of everything that a person does.

use jiff::civil;
use logbook::{
    DocumentId, End, EntryFields, ExerciseId, Message, Stamp, Subject, Workout, WorkoutFields,
    add_entry, begin_workout, edit_entry, edit_set, edit_workout, mark_deleted, restore,
};
use training::{Set, notation};
use uuid::Uuid;

use super::{Writer, commit::NewSet, commit::add_sets, parse};
use crate::api::{
    self, AddEntry, AddExercise, AddGym, AddRoutine, ApiError, ArchiveExercise, ChangeKind,
    ChangeSettings, Code, DescribeExercise, Done, DoneTogether, DuplicateWorkout, EditEntry,
    EditRoutine, EditSet, EditTarget, EditWorkout, EntryId, ExerciseHabits, ExerciseName,
    FinishWorkout, GymRequest, JoinEntry, LineLogged, LogLine, LogSets, Logged, MergeExercises,
    MoveEntry, MoveRoutine, MoveWorkouts, Moved, PlanEntry, PlanRest, PlanSets, Planned,
    RenameExercise, RenameGym, RoutineRequest, SetBar, SetId, SetPlate, StartWorkout, Thing,
    ThingRequest, ThingsRequest, WorkoutId, WorkoutRequest, Writes,
};
use crate::api::{AddGoal, EditGoal, GoalAdded, GoalRequest};
use crate::api::{LogMeasurement, MeasurementLogged, MeasurementRequest};

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

impl Writer {
    /// Starts a workout: a running one now, a finished one in the past.
    fn begin_one(&mut self, request: &StartWorkout) -> Result<Uuid, ApiError> {
        let (title, start) = (request.title.as_str(), request.start.as_deref());
        let Some(routine) = &request.routine else {
            return self.begin(title, start, None, &[]);
        };
        let (routine, name, entries) = self.begun_from(routine)?;
        let title = if title.trim().is_empty() {
            &name
        } else {
            title
        };
        self.begin(title, start, Some(routine), &entries)
    }

    fn begin(
        &mut self,
        title: &str,
        start: Option<&str>,
        routine: Option<Uuid>,
        entries: &[EntryFields],
    ) -> Result<Uuid, ApiError> {
        let here = self.surroundings.now();
        let (start, end) = match start {
            None => (Stamp::zoned(&here), End::Running),
            Some(text) => {
                let start = parse::stamp(text, &here)?;
                let past = start.day() < here.date();
                (start, if past { End::Unknown } else { End::Running })
            }
        };
        let id = self.surroundings.new_id();
        let runs = end == End::Running;
        let fields = WorkoutFields {
            title: Some(title.trim().to_owned()),
            start: Some(start),
            end: Some(end),
            note: None,
            routine,
        };
        let message = Message::new("start_workout");
        let surroundings = self.surroundings.clone();
        self.edit(&DocumentId::Workout(id), &message, |page| {
            begin_workout(page, &fields, None)?;
            let mut entries = entries.iter();
            entries.try_for_each(|entry| add_entry(page, surroundings.new_id(), entry))
        })?;
        if runs {
            self.be_at(id);
        }
        Ok(id)
    }

    fn append_entry(&mut self, workout: Uuid, exercise: ExerciseId) -> Result<Uuid, ApiError> {
        let now = self.read_workout(workout)?;
        let id = self.surroundings.new_id();
        let fields = EntryFields {
            exercise: Some(exercise),
            order: Some(now.next_order()),
            ..EntryFields::default()
        };
        self.edit_one(workout, "add_entry", |page| add_entry(page, id, &fields))?;
        if now.end == End::Running {
            self.be_at(workout);
        }
        Ok(id)
    }

    /// The unit assumed for what is typed under an entry.
    fn unit_in(&mut self, workout: Uuid, entry: Uuid) -> Result<training::MassUnit, ApiError> {
        let now = self.read_workout(workout)?;
        match now.entry(entry) {
            Some(entry) => self.unit_for(&self.catalogue.after_merges(&entry.exercise.0)),
            None => Ok(self.unit),
        }
    }

    fn append_sets(
        &mut self,
        workout: Uuid,
        entry: Uuid,
        sets: Vec<Set>,
    ) -> Result<Logged, ApiError> {
        let now = self.read_workout(workout)?;
        let found = now
            .entry(entry)
            .ok_or_else(|| super::not_found("exercise of a workout", &entry.to_string()))?;
        if now.deleted.is_some() || found.deleted.is_some() {
            let words = "this is in the trash; take it out before logging into it";
            return Err(ApiError::new(Code::Refused, words));
        }
        let order = found.next_order();
        let done = Some(self.surroundings.now_ms()).filter(|_| now.end == End::Running);
        let sets: Vec<_> = sets
            .into_iter()
            .map(|set| NewSet {
                set,
                rest: None,
                done,
            })
            .collect();
        let surroundings = self.surroundings.clone();
        let ids = self.edit(
            &DocumentId::Workout(workout),
            &Message::new("log_sets"),
            |page| add_sets(page, entry, order, &sets, || surroundings.new_id()),
        )?;
        if now.end == End::Running {
            self.be_at(workout);
        }
        Ok(self.logged(workout, entry, &ids))
    }

    /// Finishes a workout, now or at a civil time.
    fn finish(&mut self, id: Uuid, end: Option<&str>) -> Result<Done, ApiError> {
        let here = self.surroundings.now();
        let end = match end {
            Some(text) => parse::stamp(text, &here)?,
            None => Stamp::zoned(&here),
        };
        let now = self.read_workout(id)?;
        if now.end != End::Running {
            return Ok(Done {});
        }
        let end = End::At(end);
        refuse_backwards(now.start.as_ref(), &end)?;
        let fields = WorkoutFields {
            end: Some(end),
            ..WorkoutFields::default()
        };
        self.edit_one(id, "finish_workout", |page| edit_workout(page, &fields))
    }

    /// The exercise of a name; an unknown name makes an own exercise.
    fn find_or_make(&mut self, name: &str) -> Result<(ExerciseId, bool), ApiError> {
        match self.catalogue.find(name) {
            Some(found) => Ok((found, false)),
            None => Ok((self.make_own_exercise(name.trim())?, true)),
        }
    }

    /// A day of the past; none for today, whose workout is the running one.
    fn day_of(&self, text: &str) -> Result<Option<civil::Date>, ApiError> {
        let day = parse::civil_time(text)?.date();
        Ok(Some(day).filter(|day| *day != self.surroundings.now().date()))
    }

    /// The workout that a line goes to: of that day, or the running one; and
    /// whether it had to be started.
    fn workout_for(&mut self, day: Option<Option<civil::Date>>) -> Result<(Uuid, bool), ApiError> {
        let (found, start) = match day.flatten() {
            None => (self.look.running_workout()?, None),
            Some(day) => {
                let (first, last) = (format!("{day}T00"), format!("{day}T24"));
                (
                    self.look.workout_of_day(&first, &last)?,
                    Some(day.to_string()),
                )
            }
        };
        match found {
            Some(workout) => Ok((workout, false)),
            None => Ok((self.begin("", start.as_deref(), None, &[])?, true)),
        }
    }

    /// The last entry of a workout if it is of this exercise, or a new one.
    fn entry_for(&mut self, workout: Uuid, exercise: &ExerciseId) -> Result<Uuid, ApiError> {
        let now = self.read_workout(workout)?;
        let last = now.entries.iter().rfind(|entry| entry.deleted.is_none());
        match last.filter(|entry| entry.exercise == *exercise) {
            Some(entry) => Ok(entry.id),
            None => self.append_entry(workout, exercise.clone()),
        }
    }

    fn edit_one(
        &mut self,
        workout: Uuid,
        intention: &str,
        write: impl FnOnce(&mut logbook::Page<'_>) -> Result<(), logbook::LogbookError>,
    ) -> Result<Done, ApiError> {
        let _: Workout = self.read_workout(workout)?;
        self.edit(
            &DocumentId::Workout(workout),
            &Message::new(intention),
            write,
        )?;
        Ok(Done {})
    }

    /// The workout or the routine that a thing is in, and where in it.
    pub(super) fn find(&mut self, thing: &Thing) -> Result<(DocumentId, Subject), ApiError> {
        match thing {
            Thing::Workout(id) => {
                let workout = parse::uuid("workout", &id.0)?;
                let _: Workout = self.read_workout(workout)?;
                Ok((DocumentId::Workout(workout), Subject::Workout))
            }
            Thing::Routine(id) => Ok((self.find_routine(id)?.0, Subject::Workout)),
            Thing::Entry(id) => {
                let id = parse::uuid("exercise of a workout", &id.0)?;
                Ok((self.holder_of_entry(id)?, Subject::Entry(id)))
            }
            Thing::Set(id) => {
                let set = parse::uuid("set", &id.0)?;
                if let Some((entry, routine)) = self.look.entry_and_routine_of_set(set)? {
                    return Ok((DocumentId::Routine(routine), Subject::Set { entry, set }));
                }
                let (entry, workout) = self.place_of_set(set)?;
                Ok((DocumentId::Workout(workout), Subject::Set { entry, set }))
            }
        }
    }

    /// The sets that a text says beside a proposed one.
    fn sets_beside(
        &self,
        text: &str,
        beside: Option<&str>,
        unit: training::MassUnit,
    ) -> Result<Vec<Set>, ApiError> {
        let proposed = beside.and_then(|beside| parse::sets(beside, unit).ok());
        let proposed = proposed.and_then(|sets| sets.into_iter().next());
        match notation::parse_beside(text, proposed.as_ref(), unit) {
            Ok(sets) if !sets.is_empty() => Ok(sets),
            Ok(_) | Err(_) => parse::sets(text, unit),
        }
    }

    /// The exercise of an entry, as logged.
    fn exercise_of(&mut self, workout: Uuid, entry: Uuid) -> Result<String, ApiError> {
        let workout = self.read_workout(workout)?;
        let found = workout.entry(entry);
        let found =
            found.ok_or_else(|| super::not_found("exercise of a workout", &entry.to_string()))?;
        Ok(found.exercise.0.clone())
    }

    /// The records of sets that are stored already: what is stored is not refused
    /// because the records cannot be read, or it would be logged twice.
    fn records_or_none(&self, sets: &[Uuid]) -> Vec<api::Broken> {
        self.records_of(sets).unwrap_or_else(|error| {
            tracing::error!(%error, "records could not be read");
            Vec::new()
        })
    }

    /// The records that these sets hold now and that somebody held before.
    fn records_of(&self, sets: &[Uuid]) -> Result<Vec<api::Broken>, ApiError> {
        let mut records: Vec<api::Broken> = Vec::new();
        for set in sets {
            for broken in crate::screens::records_broken_by(&self.look, *set, self.unit)? {
                if records.iter().all(|known| known.record != broken.record) {
                    records.push(broken);
                }
            }
        }
        Ok(records)
    }

    pub(super) fn logged(&self, workout: Uuid, entry: Uuid, sets: &[Uuid]) -> Logged {
        logged(workout, entry, sets, self.records_or_none(sets))
    }
}

fn refuse_backwards(start: Option<&Stamp>, end: &End) -> Result<(), ApiError> {
    match (start, end) {
        (Some(start), End::At(end)) if end.datetime() < start.datetime() => {
            let words = format!(
                "it would end at {} before it began at {}",
                end.datetime(),
                start.datetime()
            );
            Err(ApiError::new(Code::Refused, words))
        }
        _ => Ok(()),
    }
}

fn logged(workout: Uuid, entry: Uuid, sets: &[Uuid], broken: Vec<api::Broken>) -> Logged {
    Logged {
        workout: WorkoutId(workout.to_string()),
        entry: EntryId(entry.to_string()),
        sets: sets.iter().map(|set| SetId(set.to_string())).collect(),
        records: broken.iter().map(|broken| broken.record).collect(),
        broken,
    }
}
