//! `edit` and `delete`: changes to what is logged.

use device::api::{
    ApiError, Code, Done, EditSet, EditWorkout, EntryId, GoalId, GymId, Logged, MassUnit,
    ReadingId, RoutineId, SetId, Thing, ThingRequest, WorkoutId,
};
use serde::Serialize;

use crate::{
    args::{Delete, Edit},
    door::Door,
    failure::Failure,
    say::Say,
};

/// Changes a set, or a workout's own fields.
pub fn run(door: &Door, args: Edit, unit: Option<MassUnit>, say: &Say) -> Result<(), Failure> {
    match args.set {
        Some(text) => {
            let request = EditSet {
                set: SetId(args.id),
                text,
                unit,
                sure: true,
            };
            let logged: Logged = door.ask("edit_set", &request)?;
            say.answer(&logged, || "The set is changed.".to_owned())
        }
        None => {
            let request = EditWorkout {
                workout: WorkoutId(args.id),
                title: args.title,
                start: args.start,
                end: args.end,
                note: args.note,
            };
            let _: Done = door.ask("edit_workout", &request)?;
            let answer = WorkoutAnswer {
                workout: request.workout,
            };
            say.answer(&answer, || "The workout is changed.".to_owned())
        }
    }
}

#[derive(Serialize)]
struct WorkoutAnswer {
    workout: WorkoutId,
}

#[derive(Serialize)]
struct TrashAnswer {
    #[serde(flatten)]
    thing: Thing,
    deleted: bool,
}

/// Puts a thing into the trash, or takes it out again. An id tells nothing of
/// its kind, so each kind is tried.
pub fn delete(door: &Door, args: &Delete, say: &Say) -> Result<(), Failure> {
    let call = if args.restore { "restore" } else { "delete" };
    let id = || args.id.clone();
    for thing in [
        Thing::Set(SetId(id())),
        Thing::Entry(EntryId(id())),
        Thing::Workout(WorkoutId(id())),
        Thing::Routine(RoutineId(id())),
        Thing::Goal(GoalId(id())),
        Thing::Gym(GymId(id())),
        Thing::Reading(ReadingId(id())),
    ] {
        let request = ThingRequest { thing };
        match door.ask::<_, Done>(call, &request) {
            Err(error) if error.code == Code::NotFound => {}
            Err(error) => return Err(error.into()),
            Ok(Done {}) => {
                let answer = TrashAnswer {
                    thing: request.thing,
                    deleted: !args.restore,
                };
                return say.answer(&answer, || trash_in_words(&answer));
            }
        }
    }
    let words = format!(
        "there is nothing with the id {} that can be deleted",
        args.id
    );
    Err(ApiError::new(Code::NotFound, words).into())
}

fn trash_in_words(answer: &TrashAnswer) -> String {
    let thing = match &answer.thing {
        Thing::Workout(_) => "workout",
        Thing::Routine(_) => "routine",
        Thing::Entry(_) => "exercise of a workout",
        Thing::Set(_) => "set",
        Thing::Goal(_) => "goal",
        Thing::Gym(_) => "gym",
        Thing::Reading(_) => "measurement",
    };
    if answer.deleted {
        format!("The {thing} is in the trash; --restore takes it out again.")
    } else {
        format!("The {thing} is back.")
    }
}
