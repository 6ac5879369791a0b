//! What a person sees of the exports of Hevy.

use interchange::{Answers, read_bytes};

use crate::glance::{bytes, check, glance};

const UNASKED: Answers = Answers {
    mass_unit: None,
    distance_unit: None,
};

#[test]
fn the_apps_export_is_read_with_supersets_kinds_help_and_effort() {
    check(
        "hevy/app-english.csv",
        &UNASKED,
        r#"
Hevy app, English; 8 rows
2025-09-14T07:00:00 no end "Run"
  Running: 5 km 25:34 rpe 7
2025-09-15T07:48:00 5100s "Lower" "Cold gym\nwarm heart"
  Seated Leg Curl (Machine) #0 "Seat 4\npad 2": warmup 39 kg x10 rpe 6, failure 78 kg x10 rpe 9.5
  Leg Extension (Machine) #0: drop 50 kg x12
  Leg Extension (Machine) #0: 50 kg x12 "RPE 11"
  Pull Up: bw x8 rpe 8.5, bw-15 kg x8
  Pull Up (Assisted): bw-30 kg x8
"#,
    );
}

#[test]
fn translated_months_and_exercises_are_read() {
    check(
        "hevy/app-translated.csv",
        &UNASKED,
        r#"
Hevy app, translated; 4 rows
2025-08-19T14:20:00 3600s "Pecho"
  Press de banca: 60 kg x5
2026-05-05T06:10:00 4500s "달리기"
  달리기 (실외): 5 km 25:34
2026-06-16T18:00:00 3600s "Oben"
  Bankdrücken (Langhantel): 60 kg x5
2026-09-01T07:30:00 4260s "Drücken"
  Bankdrücken (Langhantel): 60 kg x5 rpe 7
"#,
    );
}

#[test]
fn the_websites_line_breaks_and_dates_are_read_and_backslashes_stay() {
    check(
        "hevy/website.csv",
        &UNASKED,
        r#"
hevy.com; 2 rows
2026-08-22T17:00:00 3600s "Beine"
  Squat (Barbell): 100 kg x5
2026-09-05T06:10:00 4500s "Cardio" "Windy\nand cold"
  Running "5k, then\na mile; not C:\\new": 5 km 25:34 rpe 7
~ dates such as 22.08.2026, 17:00 are day, month, year
"#,
    );
}

#[test]
fn pounds_that_were_round_kilograms_are_those_again() {
    check(
        "hevy/pounds.csv",
        &UNASKED,
        r#"
Hevy app, English; 5 rows
2026-09-01T07:30:00 4260s "Push"
  Triceps Rope Pushdown: 20 kg x8, drop 25 kg x8, 45 lb x8, 52.3 lb x8
  Farmers Walk: 32 kg 0.04 mi 0:38
~ the weights of 3 sets were converted from round kilograms, and are those again
"#,
    );
}

#[test]
fn a_workout_exported_twice_is_two_workouts_but_a_circuit_is_one() {
    check(
        "hevy/twice.csv",
        &UNASKED,
        r#"
Hevy app, English; 10 rows
2026-09-01T07:30:00 4260s "Circuit"
  Seated Row: 40 kg x8
  Hammer Curl: 10 kg x12
  Seated Row: 40 kg x8
  Hammer Curl: 10 kg x12
2026-09-02T07:30:00 4260s "Pull"
  Seated Row: 40 kg x8, 40 kg x8
  Hammer Curl: 10 kg x12
2026-09-02T07:30:00 4260s "Pull"
  Seated Row: 40 kg x8, 40 kg x8
  Hammer Curl: 10 kg x12
~ the workout at line 2 is in the file 2 times, and is imported as often
"#,
    );
}

#[test]
fn equal_workouts_differ_in_the_ordinal_of_their_keys() {
    let import = read_bytes(&bytes("hevy/twice.csv"), &UNASKED).expect("a sound file");
    let keys: Vec<&str> = import.workouts.iter().map(|w| w.key.0.as_str()).collect();
    assert_eq!(
        keys[1..],
        [
            "hevy|2026-09-02T07:30:00|2026-09-02T08:41:00|Pull|0",
            "hevy|2026-09-02T07:30:00|2026-09-02T08:41:00|Pull|1"
        ]
    );
}

#[test]
fn line_ends_changed_on_the_way_change_nothing_that_is_read() {
    let written = bytes("hevy/app-english.csv");
    let text = String::from_utf8(written).expect("the fixture is utf-8");
    let read = |text: &str| glance(&read_bytes(text.as_bytes(), &UNASKED).expect("a sound file"));
    assert_eq!(read(&text), read(&text.replace("\r\n", "\n")));
    assert_eq!(read(&text), read(&text.replace("\r\n", "\r")));
}
