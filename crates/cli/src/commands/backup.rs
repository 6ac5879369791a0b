//! `backup`: makes a copy of the logbook, lists those that are kept, or brings one
//! back as a merge.

use std::path::{Path, PathBuf};

use device::api::{
    Backup, BackupReason, BackupSource, Backups, Nothing, RestorePreview, RestoreRequest, Restored,
};
use serde::Serialize;

use super::import::{absolute, tell_progress};
use crate::{
    args::{self, BackupAction},
    door::Door,
    failure::Failure,
    say::Say,
    words,
};

/// A preview says what would be done, and the work what was.
#[derive(Serialize)]
struct Previewed {
    dry_run: bool,
    #[serde(flatten)]
    preview: RestorePreview,
}

/// Makes, lists or brings back.
pub fn run(door: &Door, args: args::Backup, say: &Say) -> Result<(), Failure> {
    match args.action {
        None => {
            let made: Backup = door.ask("make_backup", &Nothing {})?;
            say.answer(&made, || line(&made))
        }
        Some(BackupAction::List) => {
            let backups: Backups = door.ask("backups", &Nothing {})?;
            say.answer(&backups, || list(&backups))
        }
        Some(BackupAction::Restore(restore)) => run_restore(door, restore, say),
    }
}

fn run_restore(door: &Door, args: args::Restore, say: &Say) -> Result<(), Failure> {
    let from = source(door, args.file)?;
    let request = RestoreRequest { from };
    if args.dry_run {
        let preview: RestorePreview = door.ask("preview_restore", &request)?;
        let answer = Previewed {
            dry_run: true,
            preview,
        };
        return say.answer(&answer, || would_bring(&answer.preview));
    }
    tell_progress(door, say);
    let restored: Restored = door.ask("restore_backup", &request)?;
    say.answer(&restored, || brought(&restored))
}

/// A file by its path; what is no file may be the name of a copy that is kept.
fn source(door: &Door, file: PathBuf) -> Result<BackupSource, Failure> {
    if file.exists() || file.components().count() != 1 {
        return Ok(BackupSource::File(door.grant_file(absolute(file))?));
    }
    Ok(BackupSource::Kept(file.to_string_lossy().into_owned()))
}

fn list(backups: &Backups) -> String {
    if backups.items.is_empty() {
        return "There is no backup yet.".to_owned();
    }
    let mut lines: Vec<_> = backups.items.iter().map(line).collect();
    lines.push(format!("They are in {}", backups.folder));
    lines.join("\n")
}

fn line(backup: &Backup) -> String {
    let bytes = words::count(backup.bytes.div_ceil(1024));
    let changes = match backup.ok {
        true => words::counted(backup.changes, "change"),
        false => "cannot be opened".to_owned(),
    };
    let (made, reason, name) = (
        backup.made.replace('T', " "),
        reason(backup.reason),
        Path::new(&backup.name).display(),
    );
    format!("{made}  {reason:<16}  {bytes:>9} KiB  {changes:>16}  {name}")
}

fn reason(reason: BackupReason) -> &'static str {
    match reason {
        BackupReason::Daily => "daily",
        BackupReason::Import => "before import",
        BackupReason::Restore => "before restore",
        BackupReason::Merge => "before merge",
        BackupReason::Migration => "before migration",
        BackupReason::ByHand => "by hand",
    }
}

fn would_bring(preview: &RestorePreview) -> String {
    format!(
        "{} would come from {}, and with them {} that are not here; it holds {}.",
        words::counted(preview.new_changes, "change"),
        preview.file_name,
        words::counted(preview.new_workouts, "workout"),
        words::counted(preview.changes, "change"),
    )
}

fn brought(restored: &Restored) -> String {
    let mut text = match restored.changes {
        0 => "Everything in it is here already.".to_owned(),
        changes => format!(
            "{} came, and with them {} that were not here.",
            words::counted(changes, "change"),
            words::counted(restored.workouts, "workout"),
        ),
    };
    if restored.left > 0 {
        let left = words::counted(restored.left, "change");
        text.push_str(&format!(" {left} in the file cannot be used."));
    }
    text
}
