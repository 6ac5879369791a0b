//! `demo`: made-up training, to try the program out.

use device::demo;
use serde::Serialize;

use crate::{args::Demo, door::Door, failure::Failure, say::Say, words};

#[derive(Serialize)]
struct Answer {
    workouts: u32,
    sets: u32,
}

/// Adds made-up training up to yesterday.
pub fn run(door: &Door, args: &Demo, say: &Say) -> Result<(), Failure> {
    let mut progress = |done, total| say.progress("Making training up", done, total);
    let workouts =
        demo::fill(door.own()?, args.sets, args.years, args.seed, &mut progress)?.len() as u32;
    let answer = Answer {
        workouts,
        sets: args.sets,
    };
    say.answer(&answer, || {
        let (workouts, sets) = (
            words::counted(workouts, "workout"),
            words::counted(args.sets, "set"),
        );
        format!("{workouts} with {sets} were made up and added.")
    })
}
