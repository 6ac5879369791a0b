//! Files that are cut, edited, mislabelled or not exports at all.

use std::fs::File;
use std::io::Write as _;

use interchange::{Answers, ImportError, read, read_bytes};
use training::MassUnit;

use crate::glance::{bytes, check, place};

const KILOGRAMS: Answers = Answers {
    mass_unit: Some(MassUnit::Kg),
    distance_unit: None,
};

fn error(bytes: &[u8]) -> ImportError {
    read_bytes(bytes, &KILOGRAMS).expect_err("the file is refused")
}

#[test]
fn every_bad_row_is_listed_with_line_column_and_reason() {
    check(
        "damaged/bad-rows.csv",
        &KILOGRAMS,
        r#"
Strong, comma, 12 columns; 19 rows
2022-02-27T11:49:43 2520s "A"
  Squat (Barbell): 82.5 kg x5, 82.5 kg x5 "RPE hard"
! 3 Date: “09/15/2025 07:48” is not a date with a time, day first or year first
! 4 Reps: “-5” is below what is possible
! 5 Weight: “10000.5” is more than is possible
! 6 Reps: “100001” is more than is possible
! 7 Reps: “2.5” is not a whole number of reps
! 8 Weight: “heavy” is not a number
! 9 Weight: “99999999999999999999999” is not a number
! 10 Weight: a weight below zero means help, which this exercise has none of
! 11 Set Order: “X” is not a known kind of row
! 12: a rest timer that does not follow a set, or follows another rest timer
! 13 Exercise Name: no exercise is named
! 14: the row has 7 columns where the first row has 12
! 15: a quote in this row is not closed, or closed in the wrong place
! 16: the row is blank
! 17: the row is blank
! 19: the exercise was added, but nothing was logged
! 20: a note in a workout that has no sets
~ the workout at line 19 has no end, because “soon” is none
"#,
    );
}

#[test]
fn a_file_that_was_cut_off_loses_its_last_row_only() {
    check(
        "damaged/cut-off.csv",
        &KILOGRAMS,
        r#"
Strong, comma, 12 columns; 2 rows
2022-02-27T11:49:43 2520s "A"
  Squat (Barbell): 82.5 kg x5
! 3: a quote in this row is not closed, or closed in the wrong place
"#,
    );
    check(
        "damaged/cut-off-between-columns.csv",
        &KILOGRAMS,
        r#"
Strong, comma, 12 columns; 2 rows
2022-02-27T11:49:43 2520s "A"
  Squat (Barbell): 82.5 kg x5
! 3: the row has 6 columns where the first row has 12
"#,
    );
}

#[test]
fn utf_16_is_read_and_latin_1_is_refused_with_its_place() {
    check(
        "damaged/utf-16.csv",
        &KILOGRAMS,
        r#"
Strong, comma, 10 columns; 1 rows
2024-03-01T18:00:00 2100s "Brücke"
  Squat (Barbell): 82.5 kg x5
"#,
    );
    check(
        "damaged/latin-1.csv",
        &KILOGRAMS,
        "line 2 is not readable as text at byte 24 of that line; save the file as UTF-8",
    );
}

#[test]
fn dates_with_the_month_first_are_never_guessed() {
    check(
        "damaged/month-first.csv",
        &KILOGRAMS,
        "no row has a date that can be read; line 2 says “09/15/2025 07:48”, and dates must be \
         day first or year first",
    );
}

#[test]
fn a_file_without_workouts_is_said_to_be_one() {
    check("damaged/empty.csv", &KILOGRAMS, "the file is empty");
    check(
        "damaged/no-rows.csv",
        &KILOGRAMS,
        "the file names its columns but holds no workouts",
    );
    assert!(matches!(error(b"\xEF\xBB\xBF\r\n \n"), ImportError::Empty));
}

#[test]
fn a_column_that_is_there_twice_is_refused() {
    check(
        "damaged/repeated-column.csv",
        &KILOGRAMS,
        "the column “Weight” is there twice, so it is unclear which one to read",
    );
}

#[test]
fn other_files_are_named_where_they_are_known() {
    for (fixture, words) in [
        (
            "other/strong-measurements.csv",
            "Strong's file of body measurements",
        ),
        ("other/fitnotes.csv", "an export of FitNotes"),
        ("other/french.csv", "“Nom de la séance”"),
    ] {
        let message = error(&bytes(fixture)).to_string();
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn programs_own_files_are_refused_as_no_text() {
    let database = b"SQLite format 3\0\x10\0";
    let refused = ImportError::NotText { line: 1, byte: 16 };
    assert_eq!(error(database).to_string(), refused.to_string());
    assert!(matches!(
        error(b"PK\x03\x04\x14\0"),
        ImportError::NotText { .. }
    ));
}

#[test]
fn a_row_without_an_end_is_refused_with_its_line() {
    let header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n";
    let endless = format!("{header}2024-03-01 18:00:00,{}", "a".repeat(3 << 20));
    let message = error(endless.as_bytes()).to_string();
    assert_eq!(
        message,
        "the row that starts at line 2 is longer than 1024 KiB"
    );
    let message = error("a".repeat(3 << 20).as_bytes()).to_string();
    assert_eq!(
        message,
        "the row that starts at line 1 is longer than 1024 KiB"
    );
    let commas = format!("{header}{}", ",".repeat(3 << 20));
    assert!(read_bytes(commas.as_bytes(), &KILOGRAMS).is_ok_and(|import| import.rows == 1));
}

#[test]
fn a_file_larger_than_any_log_is_refused_before_it_is_read() {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.as_file()
        .set_len((512 << 20) + 1)
        .expect("a file of holes");
    let refused = read(file.path(), &KILOGRAMS, &mut |_, _| panic!("it was read"));
    assert!(matches!(refused, Err(ImportError::TooLarge { .. })));
}

#[test]
fn a_file_with_more_rows_than_a_lifetime_is_refused() {
    let header = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n";
    let rows = header.to_owned() + &" \n".repeat(1_000_001);
    assert!(matches!(
        error(rows.as_bytes()),
        ImportError::TooManyRows { .. }
    ));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let refused = read(&place("nowhere.csv"), &KILOGRAMS, &mut |_, _| {});
    let message = refused.expect_err("there is no such file").to_string();
    assert!(
        message.contains("nowhere.csv could not be read"),
        "{message}"
    );
}

#[test]
fn progress_grows_to_the_end() {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    let row = "2024-03-01 18:00:00,A,Squat (Barbell),1,100,5\n";
    let text = format!(
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n{}",
        row.repeat(2500)
    );
    file.write_all(text.as_bytes())
        .expect("room for a small file");
    let size = File::open(file.path()).and_then(|file| file.metadata());
    let size = size.expect("the file is there").len();
    let mut news = Vec::new();
    let import = read(file.path(), &KILOGRAMS, &mut |read, total| {
        news.push((read, total));
    });
    assert_eq!(import.expect("a sound file").rows, 2500);
    assert!(news.is_sorted() && news.len() == 3, "{news:?}");
    assert_eq!(news.last(), Some(&(size, size)));
}
