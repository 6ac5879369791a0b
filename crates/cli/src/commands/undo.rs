//! `undo` and `redo`: what was done last on this device, by whichever program.

use device::api::{Gesture, Nothing, Undone};

use crate::{door::Door, failure::Failure, say::Say, words};

/// Undoes what was done last.
pub fn undo(door: &Door, say: &Say) -> Result<(), Failure> {
    let undone: Undone = door.ask("undo", &Nothing {})?;
    say.answer(&undone, || {
        sentence(&undone, "Undone", "There is nothing to undo.")
    })
}

/// Does again what was undone last.
pub fn redo(door: &Door, say: &Say) -> Result<(), Failure> {
    let undone: Undone = door.ask("redo", &Nothing {})?;
    say.answer(&undone, || {
        sentence(&undone, "Done again", "There is nothing to do again.")
    })
}

fn sentence(undone: &Undone, done: &str, nothing: &str) -> String {
    let Some(what) = &undone.what else {
        return nothing.to_owned();
    };
    let done = if undone.gesture.is_some() {
        done
    } else {
        "Nothing changed"
    };
    let mut sentence = format!("{done}: {}.", described(what));
    if undone.left > 0 {
        let parts = words::counted(undone.left, "part");
        sentence.push_str(&format!(" Left as changed since: {parts}."));
    }
    sentence
}

/// The call by its name, which is its own word on the command line, and what it
/// was about.
fn described(what: &Gesture) -> String {
    let call = what.call.replace('_', " ");
    let title = what.title.as_deref().filter(|title| !title.is_empty());
    let exercise = what
        .exercise
        .as_ref()
        .map(|exercise| exercise.name.as_str());
    match exercise.or(title).or(what.day.as_deref()) {
        Some(about) => format!("{call} ({about})"),
        None => call,
    }
}
