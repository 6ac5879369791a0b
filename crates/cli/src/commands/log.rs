//! `log`: a line of sets into the running workout, or into one of a past day.

use device::api::{
    Asked, EntryId, ExerciseName, LineLogged, LogLine, MassUnit, Record, SetId, WorkoutId,
};
use serde::Serialize;

use crate::{args::Log, door::Door, failure::Failure, say::Say, words};

/// What was logged.
#[derive(Serialize)]
struct Answer {
    workout: WorkoutId,
    entry: EntryId,
    sets: Vec<SetId>,
    exercise: ExerciseName,
    new_exercise: bool,
    new_workout: bool,
    finished: bool,
    records: Vec<Record>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubted: Option<Asked>,
}

/// Logs a line.
pub fn run(door: &Door, args: Log, unit: Option<MassUnit>, say: &Say) -> Result<(), Failure> {
    let line = LogLine {
        text: args.text.join(" "),
        day: args.date,
        finish: args.finish,
        unit,
    };
    let done: LineLogged = door.ask("log_line", &line)?;
    let answer = Answer {
        workout: done.logged.workout,
        entry: done.logged.entry,
        sets: done.logged.sets,
        exercise: done.exercise,
        new_exercise: done.new_exercise,
        new_workout: done.new_workout,
        finished: args.finish,
        records: done.logged.records,
        doubted: done.doubted,
    };
    say.answer(&answer, || in_words(&answer))
}

fn in_words(answer: &Answer) -> String {
    let mut lines = vec![format!(
        "{} of {}.",
        words::counted(answer.sets.len() as u32, "set"),
        words::exercise(&answer.exercise),
    )];
    if answer.new_exercise {
        lines.push(format!(
            "{} was unknown and is an exercise of yours now.",
            answer.exercise.name
        ));
    }
    if answer.new_workout {
        lines.push("A new workout was started for it.".to_owned());
    }
    if let Some(asked) = &answer.doubted {
        let why = asked.doubt.words();
        lines.push(format!("It is logged as typed, but look again: {why}."));
    }
    if answer.finished {
        lines.push("The workout is finished.".to_owned());
    }
    let records = answer
        .records
        .iter()
        .map(|record| format!("Record: {}.", words::record(*record)));
    lines.extend(records);
    lines.join("\n")
}
