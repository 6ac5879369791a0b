//! `undo` and `redo`: what was done last on this device, by whichever program; or
//! one change out of the past.

use device::api::{
    ApiError, BatchId, ChangeId, ChangeRequest, ChangesPage, ChangesRequest, Code, Gesture,
    Nothing, UndoPlan, Undone, imports::BatchRequest,
};

use super::past;
use crate::{args::Undo, door::Door, failure::Failure, say::Say, words};

/// Undoes what was done last; or a change, or everything of a batch.
pub fn undo(door: &Door, args: &Undo, say: &Say) -> Result<(), Failure> {
    let nothing = "There is nothing to undo.";
    let undone: Undone = match &args.id {
        None => door.ask("undo", &Nothing {})?,
        Some(id) if id.contains('-') => {
            let batch = BatchId(id.clone());
            door.ask("undo_batch", &BatchRequest { batch })?
        }
        Some(id) => {
            let change = whole_name(door, id)?;
            if args.dry_run {
                return plan(door, &change, say);
            }
            door.ask("undo_change", &change)?
        }
    };
    let by_id = args.id.is_some();
    say.answer(&undone, || match (by_id, &undone.gesture) {
        (true, Some(_)) => format!("Undone.{}", left(&undone)),
        (true, None) => format!("Nothing changed.{}", left(&undone)),
        (false, _) => sentence(&undone, "Undone", nothing),
    })
}

/// The change that begins so, among the newest; names are long.
fn whole_name(door: &Door, id: &str) -> Result<ChangeRequest, Failure> {
    const WHOLE: usize = 64;
    const NEWEST: u32 = 200;
    let mut change = ChangeId(id.to_owned());
    if id.len() < WHOLE {
        let request = ChangesRequest {
            limit: Some(NEWEST),
            ..ChangesRequest::default()
        };
        let page: ChangesPage = door.ask("changes", &request)?;
        let mut fitting = page
            .items
            .into_iter()
            .filter(|item| item.change.0.starts_with(id));
        match (fitting.next(), fitting.next()) {
            (Some(one), None) => change = one.change,
            (Some(_), Some(_)) => return Err(not_one(id, "more than one change begins so")),
            (None, _) => return Err(not_one(id, "none of the newest changes begins so")),
        }
    }
    Ok(ChangeRequest { change })
}

fn not_one(id: &str, why: &str) -> Failure {
    ApiError::new(
        Code::NotFound,
        format!("{id}: {why}; --json gives whole names"),
    )
    .into()
}

fn plan(door: &Door, change: &ChangeRequest, say: &Say) -> Result<(), Failure> {
    let plan: UndoPlan = door.ask("plan_undo", change)?;
    say.answer(&plan, || {
        let writes = plan.fields.iter().map(past::field);
        let stays = plan.blocked.iter().map(|blocked| {
            let field = if blocked.field.is_empty() {
                "it"
            } else {
                &blocked.field
            };
            let by = blocked.intention.replace('_', " ");
            format!("    {field} stays: there was {by} since")
        });
        let lines: Vec<_> = writes.chain(stays).collect();
        match lines.is_empty() {
            true => "It would change nothing.".to_owned(),
            false => format!("It would write:\n{}", lines.join("\n")),
        }
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
    sentence.push_str(&left(undone));
    sentence
}

fn left(undone: &Undone) -> String {
    if undone.left == 0 {
        return String::new();
    }
    let parts = words::counted(undone.left, "part");
    format!(" Left as changed since: {parts}.")
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
