//! `put-aside`: records that came and could not be used, and what can be done
//! about each. None is ever deleted.

use device::api::{
    ApiError, Code, Devices, Done, HideRecords, Nothing, QuarantineLine, RecordIds, Remedy, Synced,
    Tried,
};
use serde::Serialize;

use super::devices::linked;
use crate::{
    args::{AsideAction, PutAside, Which},
    door::Door,
    failure::Failure,
    say::Say,
    words,
};

#[derive(Serialize)]
struct ListAnswer {
    records: Vec<QuarantineLine>,
}

/// Lists what was put aside, or does something about it.
pub fn run(door: &Door, args: PutAside, say: &Say) -> Result<(), Failure> {
    linked(door, || {
        let records = all(door)?;
        let Some(action) = args.action else {
            let words = told(&records);
            return say.answer(&ListAnswer { records }, || words);
        };
        match action {
            AsideAction::Try(which) => {
                let records = chosen(&records, which, |line| line.remedy == Remedy::Try)?;
                open_again(door, "try_records", records, say)
            }
            AsideAction::Adopt(which) => {
                let records = chosen(&records, which, |line| line.remedy == Remedy::Adopt)?;
                open_again(door, "adopt_records", records, say)
            }
            AsideAction::Hide(which) => {
                let records = chosen(&records, which, |line| !line.hidden)?;
                hide(door, records, true, say)
            }
            AsideAction::Show(which) => {
                let records = chosen(&records, which, |line| line.hidden)?;
                hide(door, records, false, say)
            }
        }
    })
}

fn all(door: &Door) -> Result<Vec<QuarantineLine>, Failure> {
    let devices: Devices = door.ask("devices", &Nothing {})?;
    Ok(devices.space.map_or(Vec::new(), |space| space.quarantine))
}

/// The ids that are meant: all that `fits`, or those that begin as was typed.
fn chosen(
    records: &[QuarantineLine],
    which: Which,
    fits: impl Fn(&QuarantineLine) -> bool,
) -> Result<Vec<String>, ApiError> {
    if which.all {
        let fitting = records.iter().filter(|line| fits(line));
        return Ok(fitting.map(|line| line.record.clone()).collect());
    }
    which.ids.iter().map(|typed| one(records, typed)).collect()
}

fn one(records: &[QuarantineLine], typed: &str) -> Result<String, ApiError> {
    let typed = typed.to_lowercase();
    let mut found = records
        .iter()
        .filter(|line| line.record.starts_with(&typed));
    match (found.next(), found.next()) {
        (Some(line), None) => Ok(line.record.clone()),
        (Some(_), Some(_)) => {
            let words = format!("more than one record begins with {typed}");
            Err(ApiError::new(Code::NeedsAnswer, words))
        }
        (None, _) => {
            let words = format!("no record that was put aside begins with {typed}");
            Err(ApiError::new(Code::NotFound, words))
        }
    }
}

fn open_again(door: &Door, call: &str, records: Vec<String>, say: &Say) -> Result<(), Failure> {
    let tried: Tried = door.ask(call, &RecordIds { records })?;
    // The other devices learn what was taken in.
    let _: Synced = door.ask("sync_now", &Nothing {})?;
    say.answer(&tried, || match tried {
        Tried { used, left: 0 } => format!("{} taken in.", words::counted(used, "record")),
        Tried { used, left } => {
            let used = words::counted(used, "record");
            format!("{used} taken in; {left} cannot be used yet and stay aside.")
        }
    })
}

fn hide(door: &Door, records: Vec<String>, hidden: bool, say: &Say) -> Result<(), Failure> {
    let count = words::counted(u32::try_from(records.len()).unwrap_or(u32::MAX), "record");
    let done: Done = door.ask("hide_records", &HideRecords { records, hidden })?;
    say.answer(&done, || match hidden {
        true => format!("{count} out of sight, and kept."),
        false => format!("{count} in sight again."),
    })
}

fn told(records: &[QuarantineLine]) -> String {
    if records.is_empty() {
        return "Nothing was put aside.".to_owned();
    }
    records.iter().map(line).collect()
}

fn line(line: &QuarantineLine) -> String {
    let author = match &line.author {
        None => "unknown".to_owned(),
        Some(author) if author.name.is_empty() => author.device.chars().take(8).collect(),
        Some(author) => author.name.clone(),
    };
    let hint = match line.remedy {
        Remedy::Adopt => "adopt it if it is yours",
        Remedy::Try => "try it after an update or with a new key",
        Remedy::None => "it can only be kept",
    };
    let hidden = if line.hidden { ", out of sight" } else { "" };
    let (record, reason) = (&line.record, &line.reason);
    format!("{record}  from {author}{hidden}: {reason}; {hint}\n")
}
