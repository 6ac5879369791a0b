//! Fixtures, and an import in one glance.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use interchange::{Answers, Import, ImportedSet, ImportedWorkout, read_bytes};

/// Where a fixture lies.
pub fn place(fixture: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(fixture)
}

/// The bytes of a fixture.
pub fn bytes(fixture: &str) -> Vec<u8> {
    fs::read(place(fixture)).expect("the fixture is in the repository")
}

/// Reads a fixture and compares it with what a person should see: a line for
/// each workout, each exercise, and each thing that was not plain. The counts
/// have to add up too.
pub fn check(fixture: &str, answers: &Answers, expected: &str) {
    let seen = match read_bytes(&bytes(fixture), answers) {
        Ok(import) => {
            assert_adds_up(&import);
            glance(&import)
        }
        Err(error) => error.to_string(),
    };
    let expected: Vec<&str> = expected
        .trim()
        .lines()
        .map(|line| line.trim_end())
        .collect();
    assert_eq!(seen.trim(), expected.join("\n"), "\n{seen}");
}

/// Every row is a set, part of a set or note, or skipped.
pub fn assert_adds_up(import: &Import) {
    let merged: u32 = import.workouts.iter().map(|workout| workout.merged).sum();
    let entries = import.workouts.iter().flat_map(|workout| &workout.entries);
    let sets: usize = entries.map(|entry| entry.sets.len()).sum();
    let accounted = sets + merged as usize + import.skipped.len();
    assert_eq!(import.rows as usize, accounted, "{}", glance(import));
    let has_sets = |workout: &ImportedWorkout| {
        !workout.entries.is_empty() && workout.entries.iter().all(|entry| !entry.sets.is_empty())
    };
    assert!(import.workouts.iter().all(has_sets));
    assert!(import.workouts.is_sorted_by_key(|workout| workout.start));
}

/// An import as text.
pub fn glance(import: &Import) -> String {
    let mut text = format!("{}; {} rows\n", import.layout, import.rows);
    for workout in &import.workouts {
        write_workout(&mut text, workout).expect("writing to a string");
    }
    for skipped in &import.skipped {
        let column = if skipped.column.is_empty() {
            String::new()
        } else {
            format!(" {}", skipped.column)
        };
        writeln!(text, "! {}{column}: {}", skipped.line, skipped.reason)
            .expect("writing to a string");
    }
    for question in &import.questions {
        writeln!(text, "? {question:?}").expect("writing to a string");
    }
    for assumed in &import.assumed {
        writeln!(text, "~ {assumed}").expect("writing to a string");
    }
    text
}

fn write_workout(text: &mut String, workout: &ImportedWorkout) -> std::fmt::Result {
    let length = workout.end.map_or_else(
        || "no end".to_owned(),
        |end| format!("{}s", end.duration_since(workout.start).as_secs()),
    );
    write!(text, "{} {length} {:?}", workout.start, workout.title)?;
    if !workout.note.is_empty() {
        write!(text, " {:?}", workout.note)?;
    }
    if workout.merged > 0 {
        write!(text, " +{}", workout.merged)?;
    }
    writeln!(text)?;
    for entry in &workout.entries {
        let superset = entry
            .superset
            .map_or_else(String::new, |n| format!(" #{n}"));
        let note = if entry.note.is_empty() {
            String::new()
        } else {
            format!(" {:?}", entry.note)
        };
        let sets: Vec<String> = entry.sets.iter().map(one_set).collect();
        writeln!(
            text,
            "  {}{superset}{note}: {}",
            entry.exercise,
            sets.join(", ")
        )?;
    }
    Ok(())
}

fn one_set(imported: &ImportedSet) -> String {
    let set = &imported.set;
    let kind = Some(set.kind.as_str()).filter(|kind| *kind != "working");
    let parts = [
        kind.map(str::to_owned),
        set.load.map(|load| load.to_string()),
        set.reps.map(|reps| format!("x{reps}")),
        set.distance.map(|distance| distance.to_string()),
        set.time.map(|time| time.to_string()),
        set.effort.map(|effort| effort.to_string()),
        set.note.as_ref().map(|note| format!("{note:?}")),
        imported.rest.map(|rest| format!("rest {rest}")),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    said.join(" ")
}
