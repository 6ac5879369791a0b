//! Edits of routines, and workouts that are begun from one.

use logbook::{
    DocumentId, EntryFields, ExerciseId, LogbookError, Message, Order, Page, PlannedEntry,
    PlannedSet, Routine, RoutineFields, Workout, add_entry, add_planned_set, edit_routine,
    read_routine, set_target,
};
use training::target::{Target, parse_targets};
use uuid::Uuid;

use super::{Writer, not_found, parse, places};
use crate::api::{
    AddRoutine, ApiError, Code, Done, EditRoutine, EditTarget, EntryId, MoveRoutine, PlanEntry,
    PlanSets, Planned, RoutineId, RoutineRequest,
};

/// An exercise of a routine in the making.
struct New {
    fields: EntryFields,
    targets: Vec<String>,
}

impl Writer {
    pub(super) fn make_routine(
        &mut self,
        request: &AddRoutine,
    ) -> Result<RoutineRequest, ApiError> {
        let entries = match &request.workout {
            Some(workout) => {
                let id = parse::uuid("workout", &workout.0)?;
                of_workout(&self.read_workout(id)?)
            }
            None => Vec::new(),
        };
        self.write_routine(&request.name, &request.folder, &entries)
    }

    pub(super) fn duplicate(
        &mut self,
        request: &RoutineRequest,
    ) -> Result<RoutineRequest, ApiError> {
        let (_, routine) = self.find_routine(&request.routine)?;
        let live = routine
            .entries
            .iter()
            .filter(|entry| entry.deleted.is_none());
        let entries: Vec<_> = live.map(of_planned).collect();
        let name = routine.name.unwrap_or_default();
        self.write_routine(&format!("{name} 2"), &routine.folder, &entries)
    }

    /// A new routine, after all others.
    fn write_routine(
        &mut self,
        name: &str,
        folder: &str,
        entries: &[New],
    ) -> Result<RoutineRequest, ApiError> {
        let last = self.look.routines()?.into_iter().map(|row| row.place).max();
        let order = last.map_or_else(Order::first, |last| Order::read(last).next());
        let fields = RoutineFields {
            name: Some(named(name)?),
            folder: Some(folder.trim().to_owned()),
            order: Some(order),
        };
        let surroundings = self.surroundings.clone();
        let id = surroundings.new_id();
        let message = Message::new("add_routine");
        self.edit(&DocumentId::Routine(id), &message, |page| {
            edit_routine(page, &fields)?;
            entries.iter().try_for_each(|new| {
                let entry = surroundings.new_id();
                add_entry(page, entry, &new.fields)?;
                add_targets(page, entry, Order::first(), &new.targets, || {
                    surroundings.new_id()
                })
            })
        })?;
        Ok(RoutineRequest {
            routine: RoutineId(id.to_string()),
        })
    }

    pub(super) fn edit_one_routine(&mut self, request: &EditRoutine) -> Result<Done, ApiError> {
        let (id, _) = self.find_routine(&request.routine)?;
        let fields = RoutineFields {
            name: request.name.as_deref().map(named).transpose()?,
            folder: request
                .folder
                .as_deref()
                .map(|folder| folder.trim().to_owned()),
            order: None,
        };
        self.edit(&id, &Message::new("edit_routine"), |page| {
            edit_routine(page, &fields)
        })?;
        Ok(Done {})
    }

    pub(super) fn move_one_routine(&mut self, request: &MoveRoutine) -> Result<Done, ApiError> {
        let routine = parse::uuid("routine", &request.routine.0)?;
        let all = self.look.routines()?;
        let folder = all
            .iter()
            .find(|row| row.id == routine)
            .map(|row| row.folder.clone());
        let beside = all
            .into_iter()
            .filter(|row| Some(&row.folder) == folder.as_ref());
        let row: Vec<_> = beside.map(|row| (row.id, Order::read(row.place))).collect();
        for (id, order) in places::moved(&row, routine, request.way) {
            let fields = RoutineFields {
                order: Some(order),
                ..RoutineFields::default()
            };
            let message = Message::new("move_routine");
            self.edit(&DocumentId::Routine(id), &message, |page| {
                edit_routine(page, &fields)
            })?;
        }
        Ok(Done {})
    }

    pub(super) fn plan_one_entry(&mut self, request: &PlanEntry) -> Result<Planned, ApiError> {
        let (id, routine) = self.find_routine(&request.routine)?;
        let exercise = self.known_exercise(&request.exercise.0)?;
        let last = routine.entries.last();
        let fields = EntryFields {
            exercise: Some(exercise),
            order: Some(last.map_or_else(Order::first, |last| last.order.next())),
            ..EntryFields::default()
        };
        let entry = self.surroundings.new_id();
        self.edit(&id, &Message::new("plan_entry"), |page| {
            add_entry(page, entry, &fields)
        })?;
        Ok(Planned {
            entry: EntryId(entry.to_string()),
        })
    }

    pub(super) fn plan_some_sets(&mut self, request: &PlanSets) -> Result<Done, ApiError> {
        let entry = parse::uuid("exercise of a routine", &request.entry.0)?;
        let id = self.holder_of_entry(entry)?;
        let targets = self.targets(&request.text)?;
        let routine = self.read_routine(&id)?;
        let found = routine.entry(entry).filter(|entry| entry.deleted.is_none());
        let found = found.ok_or_else(|| not_found("exercise of a routine", &request.entry.0))?;
        let order = found
            .sets
            .last()
            .map_or_else(Order::first, |last| last.order.next());
        let surroundings = self.surroundings.clone();
        self.edit(&id, &Message::new("plan_sets"), |page| {
            add_targets(page, entry, order, &targets, || surroundings.new_id())
        })?;
        Ok(Done {})
    }

    pub(super) fn edit_one_target(&mut self, request: &EditTarget) -> Result<Done, ApiError> {
        let set = parse::uuid("set of a routine", &request.set.0)?;
        let found = self.look.entry_and_routine_of_set(set)?;
        let (entry, routine) =
            found.ok_or_else(|| not_found("set of a routine", &request.set.0))?;
        let [target] =
            <[String; 1]>::try_from(self.targets(&request.text)?).map_err(|targets| {
                let words = format!(
                    "a set is changed to one set, and this says {}",
                    targets.len()
                );
                ApiError::new(Code::NotUnderstood, words)
            })?;
        let id = DocumentId::Routine(routine);
        self.edit(&id, &Message::new("edit_target"), |page| {
            set_target(page, entry, set, &target)
        })?;
        Ok(Done {})
    }

    /// What a workout is begun with: the routine, its name, and its exercises with
    /// their targets.
    pub(super) fn begun_from(
        &mut self,
        routine: &RoutineId,
    ) -> Result<(Uuid, String, Vec<EntryFields>), ApiError> {
        let (id, routine) = self.find_routine(routine)?;
        let live = routine
            .entries
            .iter()
            .filter(|entry| entry.deleted.is_none());
        let entry = |entry: &PlannedEntry| {
            let targets = live_targets(entry).join("; ");
            EntryFields {
                targets: Some(targets).filter(|targets| !targets.is_empty()),
                ..of_planned(entry).fields
            }
        };
        let entries = live.map(entry).collect();
        let id = match id {
            DocumentId::Routine(id) => id,
            _ => Uuid::nil(),
        };
        Ok((id, routine.name.unwrap_or_default(), entries))
    }

    pub(super) fn targets(&self, text: &str) -> Result<Vec<String>, ApiError> {
        let targets = parse_targets(text, self.unit).map_err(parse::not_understood)?;
        if targets.is_empty() {
            let words = "there is no set here: type what to aim at, such as 100x5 or 80%x5";
            return Err(ApiError::new(Code::NotUnderstood, words));
        }
        Ok(targets.iter().map(ToString::to_string).collect())
    }

    /// A routine that is there, in the trash or not.
    pub(super) fn find_routine(
        &mut self,
        id: &RoutineId,
    ) -> Result<(DocumentId, Routine), ApiError> {
        let document = DocumentId::Routine(parse::uuid("routine", &id.0)?);
        let routine = self.read_routine(&document)?;
        match routine.name {
            Some(_) => Ok((document, routine)),
            None => Err(not_found("routine", &id.0)),
        }
    }

    fn read_routine(&mut self, id: &DocumentId) -> Result<Routine, ApiError> {
        let ready = self.take_ready(id)?;
        let routine = read_routine(&ready.document);
        self.keep_ready(ready);
        Ok(routine)
    }
}

fn named(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ApiError::new(Code::Refused, "a routine needs a name"));
    }
    Ok(name.to_owned())
}

fn add_targets(
    page: &mut Page<'_>,
    entry: Uuid,
    mut order: Order,
    targets: &[String],
    mut new_id: impl FnMut() -> Uuid,
) -> Result<(), LogbookError> {
    for target in targets {
        let planned = PlannedSet {
            id: new_id(),
            order: order.clone(),
            target: target.clone(),
            deleted: None,
        };
        add_planned_set(page, entry, &planned)?;
        order = order.next();
    }
    Ok(())
}

/// The exercises of a workout as a plan: its sets are what is aimed at next time.
fn of_workout(workout: &Workout) -> Vec<New> {
    let live = workout
        .entries
        .iter()
        .filter(|entry| entry.deleted.is_none());
    live.map(|entry| {
        let sets = entry.sets.iter().filter(|set| set.deleted.is_none());
        New {
            fields: EntryFields {
                exercise: Some(ExerciseId(entry.exercise.0.clone())),
                order: Some(entry.order.clone()),
                superset: entry.superset.clone(),
                rest: entry.rest.map(Some),
                ..EntryFields::default()
            },
            targets: sets.map(|set| Target::like(&set.set).to_string()).collect(),
        }
    })
    .collect()
}

fn of_planned(entry: &PlannedEntry) -> New {
    New {
        fields: EntryFields {
            exercise: Some(entry.exercise.clone()),
            order: Some(entry.order.clone()),
            note: Some(entry.note.clone()),
            superset: entry.superset.clone(),
            rest: entry.rest.map(Some),
            ..EntryFields::default()
        },
        targets: live_targets(entry),
    }
}

fn live_targets(entry: &PlannedEntry) -> Vec<String> {
    let live = entry.sets.iter().filter(|set| set.deleted.is_none());
    live.map(|set| set.target.clone()).collect()
}
