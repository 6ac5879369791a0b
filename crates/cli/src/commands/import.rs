//! `import`: another app's file into the logbook, or what that would do.

use std::path::PathBuf;

use device::api::{
    ApiError, Area, BatchId, Code, MassUnit, Nothing,
    imports::{Counts, ImportPreview, ImportRequest, Imported, NameMatch, Skipped, Underway},
};
use serde::Serialize;

use crate::{args::Import, door::Door, failure::Failure, say::Say, words};

/// What an import did or would do; `rows` is the sum of `sets`, `merged`,
/// `already_present` and the number of `skipped`.
#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    rows: u32,
    workouts: u32,
    sets: u32,
    merged: u32,
    already_present: u32,
    skipped: Vec<Skipped>,
    batch: Option<BatchId>,
    #[serde(flatten)]
    preview: Option<Preview>,
}

/// What only a dry run tells.
#[derive(Serialize)]
struct Preview {
    layout: String,
    days: Option<(String, String)>,
    ask_unit: Option<MassUnit>,
    names: Vec<NameMatch>,
}

/// Imports a file.
pub fn run(door: &Door, args: Import, unit: Option<MassUnit>, say: &Say) -> Result<(), Failure> {
    let request = ImportRequest {
        file: door.grant_file(absolute(args.file))?,
        unit,
        names: Vec::new(),
    };
    let answer = if args.dry_run {
        preview(door.ask("preview_import", &request)?)
    } else {
        imported(import(door, &request, say)?)
    };
    say.answer(&answer, || in_words(&answer))
}

/// A path that is good wherever the device looks from.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn import(door: &Door, request: &ImportRequest, say: &Say) -> Result<Imported, Failure> {
    tell_progress(door, say);
    let outcome = door.ask("run_import", request);
    outcome.map_err(|mut error: ApiError| {
        if error.code == Code::NeedsAnswer {
            error.message.push_str(": say --unit kg or --unit lb");
        }
        error.into()
    })
}

/// From now on, progress is told whenever the device says that there is some.
pub(super) fn tell_progress(door: &Door, say: &Say) {
    // Another program's progress is shown by that program.
    let Ok(handle) = door.own() else {
        return;
    };
    let (device, say) = (handle.clone(), say.clone());
    handle.subscribe(move |areas| {
        if areas.contains(&Area::Progress)
            && let Ok(Underway {
                progress: Some(progress),
            }) = device.ask("underway", &Nothing {})
        {
            say.progress(&progress.work, progress.done, progress.total);
        }
    });
}

fn preview(preview: ImportPreview) -> Answer {
    Answer {
        dry_run: true,
        preview: Some(Preview {
            layout: preview.layout,
            days: preview.days,
            ask_unit: preview.ask_unit,
            names: preview.names,
        }),
        ..counted(preview.counts, preview.skipped)
    }
}

fn imported(imported: Imported) -> Answer {
    Answer {
        batch: imported.batch,
        ..counted(imported.counts, imported.skipped)
    }
}

fn counted(counts: Counts, skipped: Vec<Skipped>) -> Answer {
    Answer {
        dry_run: false,
        rows: counts.rows,
        workouts: counts.workouts,
        sets: counts.sets,
        merged: counts.merged,
        already_present: counts.already_present,
        skipped,
        batch: None,
        preview: None,
    }
}

fn in_words(answer: &Answer) -> String {
    let verb = if answer.dry_run { "would be" } else { "were" };
    let mut lines = vec![format!(
        "{} and {} {verb} imported; of {}, {} {verb} folded into others, {} here already, {} left out.",
        words::counted(answer.workouts, "workout"),
        words::counted(answer.sets, "set"),
        words::counted(answer.rows, "row"),
        answer.merged,
        answer.already_present,
        answer.skipped.len(),
    )];
    lines.extend(answer.preview.iter().flat_map(preview_in_words));
    lines.extend(answer.skipped.iter().map(skipped_in_words));
    lines.join("\n")
}

fn preview_in_words(preview: &Preview) -> Vec<String> {
    let mut lines = vec![format!("Layout: {}", preview.layout)];
    if let Some((first, last)) = &preview.days {
        lines.push(format!("Days: {first} to {last}"));
    }
    if preview.ask_unit.is_some() {
        lines.push(
            "The file does not say whether it is in kg or lb: say --unit kg or --unit lb."
                .to_owned(),
        );
    }
    let name = |name: &NameMatch| match &name.exercise {
        Some(exercise) => format!("  {} -> {}", name.foreign, words::exercise(exercise)),
        None => format!("  {} -> a new exercise", name.foreign),
    };
    lines.extend(preview.names.iter().map(name));
    lines
}

fn skipped_in_words(skipped: &Skipped) -> String {
    match skipped.column.as_str() {
        "" => format!("  line {}: {}", skipped.line, skipped.reason),
        column => format!("  line {}, {column}: {}", skipped.line, skipped.reason),
    }
}
