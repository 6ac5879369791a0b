//! `conflicts`: what devices set apart from each other, and settling it.

use device::api::{
    ApiError, Code, ConflictId, ConflictItem, ConflictValue, Conflicts, Done, Nothing,
    SettleConflict, Settlement,
};
use serde::Serialize;

use crate::{
    args::{ConflictAction, ConflictsArgs, Settle},
    door::Door,
    failure::Failure,
    known,
    say::Say,
};

#[derive(Serialize)]
struct SettleAnswer {
    settled: ConflictId,
}

/// Lists the conflicts, or settles one.
pub fn run(door: &Door, args: ConflictsArgs, say: &Say) -> Result<(), Failure> {
    let conflicts: Conflicts = door.ask("conflicts", &Nothing {})?;
    match args.action {
        None => {
            let words = told(&conflicts.items);
            say.answer(&conflicts, || words)
        }
        Some(ConflictAction::Settle(settle)) => {
            let item = one(&conflicts.items, &settle.id)?;
            let request = SettleConflict {
                conflict: item.conflict.clone(),
                to: meant(item, settle)?,
            };
            let _: Done = door.ask("settle_conflict", &request)?;
            let settled = request.conflict;
            say.answer(&SettleAnswer { settled }, || "Settled.".to_owned())
        }
    }
}

/// The conflict whose id begins as was typed.
fn one<'a>(items: &'a [ConflictItem], typed: &str) -> Result<&'a ConflictItem, ApiError> {
    let mut found = items
        .iter()
        .filter(|item| item.conflict.0.starts_with(typed));
    match (found.next(), found.next()) {
        (Some(item), None) => Ok(item),
        (Some(_), Some(_)) => {
            let words = format!("more than one conflict begins with {typed}");
            Err(ApiError::new(Code::NeedsAnswer, words))
        }
        (None, _) => {
            let words = format!("no conflict begins with {typed}");
            Err(ApiError::new(Code::NotFound, words))
        }
    }
}

/// One of the values by its number in the list, or what was typed.
fn meant(item: &ConflictItem, settle: Settle) -> Result<Settlement, ApiError> {
    if let Some(text) = settle.value {
        return Ok(Settlement::Typed(text));
    }
    let number = settle.number.unwrap_or_default();
    let value = number
        .checked_sub(1)
        .and_then(|place| item.values.get(place));
    value
        .map(|value| Settlement::Of(value.by.device.clone()))
        .ok_or_else(|| {
            let words = format!("the conflict has {} values", item.values.len());
            ApiError::new(Code::NotFound, words)
        })
}

fn told(items: &[ConflictItem]) -> String {
    if items.is_empty() {
        return "The devices agree on everything.".to_owned();
    }
    items.iter().map(line).collect()
}

fn line(item: &ConflictItem) -> String {
    let field = match &item.part {
        Some(part) => format!("{} {part}", item.field),
        None => item.field.clone(),
    };
    let values = (1..).zip(&item.values);
    let values: String = values
        .map(|(number, value)| format!("  {number}  {}\n", told_value(item, value)))
        .collect();
    let (id, what) = (&item.conflict.0, known::thing(&item.what));
    let other = other_choices(item);
    format!("{id}\n  {field} of {what}\n{values}{other}")
}

/// What else a field of a closed list takes.
fn other_choices(item: &ConflictItem) -> String {
    match item.choices.as_slice() {
        [] => String::new(),
        choices => format!("  or another: {}\n", choices.join(", ")),
    }
}

fn told_value(item: &ConflictItem, value: &ConflictValue) -> String {
    let words = match (&value.value, item.field == "deleted") {
        (_, true) if value.wins => "in the trash",
        (_, true) => "still in use",
        (Some(value), false) => value,
        (None, false) => "nothing",
    };
    let shown = if value.wins { ", shown now" } else { "" };
    format!("{words}, by {}{shown}", known::device(&value.by))
}
