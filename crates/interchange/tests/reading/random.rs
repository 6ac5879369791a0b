//! Files that nobody would write: they may be refused, never panic, and never
//! lose a row.

use interchange::{Answers, read_bytes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::glance::{assert_adds_up, bytes};

const FIXTURES: [&str; 14] = [
    "strong/comma-12-columns.csv",
    "strong/comma-10-columns.csv",
    "strong/semicolon-with-units.csv",
    "strong/numbered.csv",
    "strong/german.csv",
    "strong/twelve-hours.csv",
    "hevy/app-english.csv",
    "hevy/app-translated.csv",
    "hevy/website.csv",
    "hevy/pounds.csv",
    "hevy/twice.csv",
    "damaged/bad-rows.csv",
    "damaged/cut-off.csv",
    "damaged/utf-16.csv",
];

/// Pieces that mean something to a reader when they land in the wrong place.
const SNIPPETS: [&str; 16] = [
    "\"",
    "\"\"",
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    "\\n",
    "-",
    "0",
    "99999999999",
    ":",
    "W",
    "Rest Timer",
    "\u{202F}",
    "오전",
];

const STRONG_HEADER: &str = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,\
                             Distance,Seconds,Notes,Workout Notes,RPE";
const STRONG_CELLS: [&[&str]; 12] = [
    &[
        "2024-03-01 18:00:00",
        "2024-03-02 6:00:00 PM",
        "02/13/2024 18:00",
        "",
    ],
    &["A", "B", ""],
    &["1h 5m", "5x", ""],
    &["Squat (Barbell)", "Pull Up", "Running ", ""],
    &["1", "2", "W", "D", "F", "Rest Timer", "Note", "Z", ""],
    &["0", "82.5", "-20", "1e3", ""],
    &["0", "5", "5.5", "-5", ""],
    &["0", "1.5", "99999999", ""],
    &["0", "30", "later", ""],
    &["", "deep", "\"two\nlines\""],
    &["", "tired"],
    &["", "8", "8.25", "12", "hard"],
];

const HEVY_HEADER: &str = "title,start_time,end_time,description,exercise_title,superset_id,\
                           exercise_notes,set_index,set_type,weight_lbs,reps,distance_km,\
                           duration_seconds,rpe";
const HEVY_CELLS: [&[&str]; 14] = [
    &["A", "B"],
    &[
        "\"15 Sep 2025, 07:48\"",
        "\"Sep 16, 2025, 7:48 PM\"",
        "soon",
    ],
    &["\"15 Sep 2025, 09:13\"", "\"15 Sep 2020, 09:13\"", ""],
    &["", "cold\\ngym"],
    &["Squat (Barbell)", "Pull Up", ""],
    &["", "0", "1", "x"],
    &["", "deep"],
    &["0", "1", "2", ""],
    &["normal", "warmup", "dropset", "failure", "other", ""],
    &["44.09", "45", "-20", "", "x"],
    &["5", "0", ""],
    &["", "5"],
    &["", "0", "300"],
    &["", "8", "12"],
];

fn adds_up_if_read(bytes: &[u8]) {
    if let Ok(import) = read_bytes(bytes, &Answers::default()) {
        assert_adds_up(&import);
    }
}

/// Files of up to 40 rows whose cells are drawn from a list for each column.
fn files(header: &'static str, cells: &[&'static [&'static str]]) -> impl Strategy<Value = String> {
    let row: Vec<_> = cells.iter().map(|choices| select(*choices)).collect();
    vec(row, 1..40).prop_map(move |rows| {
        let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        format!("{header}\n{}\n", rows.join("\n"))
    })
}

proptest! {
    #[test]
    fn random_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..2000)) {
        adds_up_if_read(&bytes);
    }

    #[test]
    fn a_header_over_random_text_is_read_or_refused(text in "[\\PC\n\",;]{0,400}") {
        adds_up_if_read(format!("{STRONG_HEADER}\n{text}").as_bytes());
        adds_up_if_read(format!("{HEVY_HEADER}\r\n{text}").as_bytes());
    }

    #[test]
    fn a_mutated_export_is_read_or_refused(
        fixture in select(&FIXTURES[..]),
        changes in vec((any::<Index>(), 0_usize..30, select(&SNIPPETS[..])), 1..6),
    ) {
        let mut bytes = bytes(fixture);
        for (place, removed, snippet) in changes {
            let start = place.index(bytes.len() + 1);
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, snippet.bytes());
        }
        adds_up_if_read(&bytes);
    }

    #[test]
    fn a_cut_export_is_read_or_refused(fixture in select(&FIXTURES[..]), cut: Index) {
        let bytes = bytes(fixture);
        adds_up_if_read(&bytes[..cut.index(bytes.len() + 1)]);
    }

    #[test]
    fn no_row_of_strong_is_ever_lost(file in files(STRONG_HEADER, &STRONG_CELLS)) {
        adds_up_if_read(file.as_bytes());
    }

    #[test]
    fn no_row_of_hevy_is_ever_lost(file in files(HEVY_HEADER, &HEVY_CELLS)) {
        adds_up_if_read(file.as_bytes());
    }

    #[test]
    fn a_file_read_twice_gives_the_same_keys_and_no_key_twice(
        file in files(HEVY_HEADER, &HEVY_CELLS),
    ) {
        let read = || read_bytes(file.as_bytes(), &Answers::default());
        if let (Ok(first), Ok(second)) = (read(), read()) {
            prop_assert_eq!(&first, &second);
            let mut keys: Vec<_> = first.workouts.iter().map(|workout| &workout.key).collect();
            keys.sort();
            keys.dedup();
            prop_assert_eq!(keys.len(), first.workouts.len());
        }
    }
}
