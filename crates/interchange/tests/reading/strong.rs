//! What a person sees of the exports of Strong.

use interchange::{Answers, read_bytes};
use training::{DistanceUnit, MassUnit};

use crate::glance::{bytes, check, glance};

const UNASKED: Answers = Answers {
    mass_unit: None,
    distance_unit: None,
};
const POUNDS: Answers = Answers {
    mass_unit: Some(MassUnit::Lb),
    distance_unit: None,
};

#[test]
fn the_classic_layout_is_read_with_markers_rests_and_notes() {
    check(
        "strong/comma-12-columns.csv",
        &UNASKED,
        r#"
Strong, comma, 12 columns; 11 rows
2022-02-27T11:49:43 6120s "Row, row" "Slept badly\nSit Up: No time left" +2
  Highrow "Elbows in": warmup 60 kg x10, 82.5 kg x8 rpe 7.5 rest 3:00, failure 82.5 kg x6 rpe 10, drop 50 kg x12
  Pull Up: bw x6, bw+7.5 kg x4, bw-20 kg x8
  Running "Into the wind,\nuphill": 3.72 km 22:04
! 13: the exercise was added, but nothing was logged
? MassUnit { suggested: Kg }
~ distances without a unit are in km
"#,
    );
}

#[test]
fn the_layout_without_notes_is_read_and_pounds_are_recognised() {
    check(
        "strong/comma-10-columns.csv",
        &UNASKED,
        r#"
Strong, comma, 10 columns; 6 rows
2024-11-28T17:36:08 2100s "B"
  Bench Press (Barbell): 45 lb x13, 135 lb x5, 185 lb x0
  Rowing (Machine): 2 mi 10:24
2024-12-01T09:00:00 200s "A"
  Squat (Barbell): 225 lb x5 rpe 8
  Squat (Barbell): 225 lb x5 rpe 8
? MassUnit { suggested: Lb }
~ distances without a unit are in mi
"#,
    );
}

#[test]
fn a_layout_with_units_asks_nothing() {
    check(
        "strong/semicolon-with-units.csv",
        &POUNDS,
        r#"
Strong, semicolon, with units; 5 rows
2023-07-30T16:49:28 2640s "Arms"
  Bench Press (Dumbbell): 14 kg x8, 30 lb x8, 12 kg x0
  Deadhang: 0:30
  Walking: 1.5 mi 25:00
"#,
    );
    check(
        "strong/comma-with-units.csv",
        &UNASKED,
        r#"
Strong, comma, with units; 1 rows
2023-08-01T06:15:00 3903s "Morning"
  Deadlift (Barbell): 315 lb x5 rpe 9
"#,
    );
}

#[test]
fn numbered_workouts_with_one_start_stay_apart() {
    check(
        "strong/numbered.csv",
        &UNASKED,
        r#"
Strong, numbered workouts; 4 rows
2024-07-05T07:30:00 3600s "Pull; then push" +1
  Overhead Press (Barbell): 42.5 kg x8 rpe 7.5 rest 1:30
  Sled Push: 80 kg 20 m
2024-07-05T07:30:00 3600s "Pull; then push"
  Overhead Press (Barbell): 45 kg x6
"#,
    );
}

#[test]
fn german_headers_and_a_byte_order_mark_are_understood() {
    check(
        "strong/german.csv",
        &UNASKED,
        r#"
Strong, comma, 12 columns; 1 rows
2025-03-04T18:00:00 3600s "Ganzkörper"
  Kniebeuge (Langhantel): 62.5 kg x5
? MassUnit { suggested: Kg }
"#,
    );
}

#[test]
fn twelve_hour_times_with_narrow_spaces_are_read() {
    check(
        "strong/twelve-hours.csv",
        &UNASKED,
        r#"
Strong, comma, 10 columns; 2 rows
2024-03-01T18:05:09 2100s "Evening"
  Squat (Barbell): 82.5 kg x5
2024-03-02T00:05:09 2100s "Night"
  Squat (Barbell): 82.5 kg x5
? MassUnit { suggested: Kg }
"#,
    );
}

#[test]
fn a_spreadsheet_with_tabs_and_day_first_dates_is_read() {
    check(
        "strong/tabs.csv",
        &POUNDS,
        r#"
Strong, edited, without units; 1 rows
2025-09-15T18:00:00 2100s "A"
  Squat (Barbell): 82.5 lb x5
~ dates such as 15/09/2025 18:00 are day, month, year
"#,
    );
}

#[test]
fn an_answer_closes_the_question_and_settles_the_distances_too() {
    let file = bytes("strong/comma-10-columns.csv");
    let answers = Answers {
        mass_unit: Some(MassUnit::Kg),
        distance_unit: None,
    };
    let import = read_bytes(&file, &answers).expect("a sound file");
    assert_eq!(import.questions, []);
    assert!(glance(&import).contains("135 kg x5"));
    assert!(glance(&import).contains("2 km"));

    let miles = Answers {
        distance_unit: Some(DistanceUnit::Mi),
        ..answers
    };
    let import = read_bytes(&file, &miles).expect("a sound file");
    assert!(glance(&import).contains("2 mi"));
}

#[test]
fn distances_without_weights_are_asked_about_on_their_own() {
    let file = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n\
                2024-03-01 18:00:00,Run,Running,1,0,0,5.0,1500\n";
    let import = read_bytes(file.as_bytes(), &UNASKED).expect("a sound file");
    assert_eq!(
        glance(&import).lines().last(),
        Some("? DistanceUnit { suggested: Km }")
    );
    assert_eq!(
        read_bytes(file.as_bytes(), &POUNDS)
            .map(|import| import.questions)
            .ok(),
        Some(Vec::new())
    );
}

#[test]
fn a_workout_has_one_key_in_every_layout() {
    let classic = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n\
                   2024-07-05 07:30:00,Push | pull,1h,Squat (Barbell),1,225,5,0,0,,,\n";
    let numbered = "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes\n\
                    7;2024-07-01 07:30:00;Other;60;Squat (Barbell);1;100;5;;;;;\n\
                    8;2024-07-05 7:30:00 AM;Push | pull ;3600;Squat (Barbell);1;102,06;5;;;;;\n";
    let keys = |file: &str| -> Vec<String> {
        let import = read_bytes(file.as_bytes(), &UNASKED).expect("a sound file");
        import
            .workouts
            .into_iter()
            .map(|workout| workout.key.0)
            .collect()
    };
    assert_eq!(keys(classic), ["strong|2024-07-05T07:30:00|Push | pull|0"]);
    assert_eq!(keys(numbered).last(), keys(classic).last());
}
