//! `log-of` and `imports`: how things came to be, newest first.

use device::api::{
    ChangesPage, ChangesRequest, FieldChange, Happening, Imports, Installation, Nothing, PastImport,
};
use serde::Serialize;

use crate::{args::LogOf, door::Door, failure::Failure, say::Say, words};

/// How many are asked for at a time.
const PAGE: u32 = 200;
/// The digits of a change's name that are shown; `--json` gives all of them.
const DIGITS: usize = 12;

#[derive(Serialize)]
struct LogOfAnswer {
    items: Vec<Happening>,
}

/// Tells what happened, to one thing or to everything.
pub fn log_of(door: &Door, args: &LogOf, say: &Say) -> Result<(), Failure> {
    let mut items = Vec::new();
    let mut after = None;
    while (items.len() as u32) < args.limit {
        let request = ChangesRequest {
            of: args.id.clone(),
            day: args.day.clone(),
            after,
            limit: Some((args.limit - items.len() as u32).min(PAGE)),
            ..ChangesRequest::default()
        };
        let page: ChangesPage = door.ask("changes", &request)?;
        items.extend(page.items);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let answer = LogOfAnswer { items };
    say.answer(&answer, || {
        if answer.items.is_empty() {
            return "Nothing happened yet.".to_owned();
        }
        let lines = answer.items.iter().map(happening);
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn happening(item: &Happening) -> String {
    let named = item
        .exercise
        .as_ref()
        .map(|exercise| exercise.name.as_str());
    let title = item.title.as_deref().filter(|title| !title.is_empty());
    let about = named.or(title).or(item.day.as_deref()).unwrap_or_default();
    let of = match item.batch.as_ref().filter(|_| item.changes > 1) {
        Some(batch) => format!("{} ({})", batch.0, words::counted(item.changes, "change")),
        None => item.change.0.get(..DIGITS).unwrap_or_default().to_owned(),
    };
    let head = format!(
        "{}  {:<14}  {} {about}  {of}",
        moment(item.at),
        who(&item.by),
        item.intention.replace('_', " "),
    );
    let fields = item.fields.iter().map(field);
    std::iter::once(head)
        .chain(fields)
        .collect::<Vec<_>>()
        .join("\n")
}

/// `    Bench Press, set 2: reps 5 → 6`.
pub fn field(field: &FieldChange) -> String {
    let exercise = field
        .exercise
        .as_ref()
        .map(|exercise| exercise.name.clone());
    let set = match (field.number, field.kind) {
        (Some(number), _) => Some(format!("set {number}")),
        (None, kind) => kind.map(|kind| words::kind(kind).to_owned()),
    };
    let thing: Vec<_> = exercise.into_iter().chain(set).collect();
    let colon = if thing.is_empty() { "" } else { ": " };
    let of = field
        .of
        .as_ref()
        .map(|of| format!(" {of}"))
        .unwrap_or_default();
    let what = match (field.field.as_str(), &field.before, &field.after) {
        ("", _, made) => made.clone().unwrap_or_else(|| "added".to_owned()),
        ("deleted", None, Some(_)) => format!("put into the trash{of}"),
        ("deleted", Some(_), None) => format!("taken out of the trash{of}"),
        (name, before, after) => {
            let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
            let name = name.replace('_', " ");
            format!("{name}{of} {} → {}", text(before), text(after))
        }
    };
    format!("    {}{colon}{what}", thing.join(", "))
}

fn who(by: &Installation) -> String {
    match (by.name.as_str(), by.here) {
        ("", true) => "this device".to_owned(),
        ("", false) => by.device.get(..8).unwrap_or_default().to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// A moment in milliseconds since 1970, as a local civil time.
fn moment(at: f64) -> String {
    let moment = jiff::Timestamp::from_millisecond(at as i64).unwrap_or_default();
    let here = moment.to_zoned_datetime(jiff::tz::TimeZone::system());
    here.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Lists the imports.
pub fn imports(door: &Door, say: &Say) -> Result<(), Failure> {
    let answer: Imports = door.ask("imports", &Nothing {})?;
    say.answer(&answer, || {
        if answer.items.is_empty() {
            return "Nothing was imported yet.".to_owned();
        }
        let lines = answer.items.iter().map(import);
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn import(import: &PastImport) -> String {
    let days = import.days.as_ref();
    let days = days
        .map(|(first, last)| format!("{first} to {last}"))
        .unwrap_or_default();
    let mut line = format!(
        "{}  {:<8}  {:>14}  {days}  {}",
        moment(import.at),
        import.app,
        words::counted(import.workouts, "workout"),
        import.batch.0,
    );
    for (number, what) in [
        (import.edited, "changed since"),
        (import.in_trash, "in the trash"),
    ] {
        if number > 0 {
            line.push_str(&format!("  {number} {what}"));
        }
    }
    if let Some(undoing) = &import.undone {
        line.push_str(&format!("  undone by {}", undoing.0));
    }
    line
}
