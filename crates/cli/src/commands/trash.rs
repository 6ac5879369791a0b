//! `trash`: what was deleted, and taking it out again.

use device::api::{
    ApiError, BatchId, Code, DoneTogether, Thing, ThingsRequest, TrashItem, TrashPage, TrashRequest,
};
use serde::Serialize;

use crate::{
    args::{Trash, TrashAction},
    door::Door,
    failure::Failure,
    known,
    say::Say,
    words,
};

#[derive(Serialize)]
struct ListAnswer {
    items: Vec<TrashItem>,
}

#[derive(Serialize)]
struct RestoreAnswer {
    restored: Vec<Thing>,
    batch: BatchId,
}

/// Lists the trash, or takes things out of it.
pub fn run(door: &Door, args: Trash, say: &Say) -> Result<(), Failure> {
    match args.action {
        None => {
            let items = items(door, args.limit)?;
            let words = told(&items);
            say.answer(&ListAnswer { items }, || words)
        }
        Some(TrashAction::Restore { ids }) => restore(door, &ids, say),
    }
}

/// The newest of the trash, page by page.
fn items(door: &Door, limit: u32) -> Result<Vec<TrashItem>, ApiError> {
    let mut items = Vec::new();
    let mut after = None;
    while (items.len() as u32) < limit {
        let limit = Some(limit - items.len() as u32);
        let page: TrashPage = door.ask("trash", &TrashRequest { after, limit })?;
        items.extend(page.items);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(items)
}

fn restore(door: &Door, ids: &[String], say: &Say) -> Result<(), Failure> {
    let all = items(door, u32::MAX)?;
    let things = ids.iter().map(|typed| one(&all, typed));
    let things = things.collect::<Result<Vec<_>, _>>()?;
    let request = ThingsRequest { things };
    let done: DoneTogether = door.ask("restore_many", &request)?;
    let answer = RestoreAnswer {
        restored: request.things,
        batch: done.batch,
    };
    say.answer(&answer, || {
        let count = u32::try_from(answer.restored.len()).unwrap_or(u32::MAX);
        let verb = if count == 1 { "is" } else { "are" };
        format!("{} {verb} back.", words::counted(count, "thing"))
    })
}

/// The thing whose id begins as was typed.
fn one(all: &[TrashItem], typed: &str) -> Result<Thing, ApiError> {
    let mut found = all
        .iter()
        .filter(|item| id_of(&item.thing).starts_with(typed));
    match (found.next(), found.next()) {
        (Some(item), None) => Ok(item.thing.clone()),
        (Some(_), Some(_)) => {
            let words = format!("more than one thing in the trash begins with {typed}");
            Err(ApiError::new(Code::NeedsAnswer, words))
        }
        (None, _) => {
            let words = format!("nothing in the trash begins with {typed}");
            Err(ApiError::new(Code::NotFound, words))
        }
    }
}

fn id_of(thing: &Thing) -> &str {
    match thing {
        Thing::Workout(id) => &id.0,
        Thing::Routine(id) => &id.0,
        Thing::Entry(id) => &id.0,
        Thing::Set(id) => &id.0,
        Thing::Goal(id) => &id.0,
        Thing::Gym(id) => &id.0,
        Thing::Reading(id) => &id.0,
    }
}

fn told(items: &[TrashItem]) -> String {
    if items.is_empty() {
        return "The trash is empty.".to_owned();
    }
    items.iter().map(line).collect()
}

fn line(item: &TrashItem) -> String {
    let (id, what) = (id_of(&item.thing), known::thing(&item.what));
    let sets = match item.sets {
        0 => String::new(),
        sets => format!(", with {}", words::counted(sets, "set")),
    };
    let since = item.since.iter().map(|since| {
        let done = [
            (since.exercises, "exercise"),
            (since.sets, "set"),
            (since.values, "changed value"),
        ];
        let done = done.into_iter().filter(|(count, _)| *count > 0);
        let done: Vec<_> = done
            .map(|(count, one)| words::counted(count, one))
            .collect();
        format!(
            "; since then {} by {}",
            done.join(", "),
            known::device(&since.by)
        )
    });
    let since: String = since.collect();
    format!(
        "{id}  {what}{sets}; deleted by {}{since}\n",
        known::device(&item.by)
    )
}
