//! A device's life over a real file: what is logged is there, what is merged
//! counts, what is deleted stands in the trash.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use device::{
    Handle, Options,
    api::{Code, LineLogged},
};
use serde_json::{Value, json};

fn open(folder: &Path) -> Handle {
    Handle::open(folder, Options::default()).unwrap()
}

fn call(handle: &Handle, name: &str, request: Value) -> Value {
    let answer = handle.call(name, &request.to_string());
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{name} {request}: {error:?}")))
        .unwrap()
}

fn log(handle: &Handle, text: &str) -> LineLogged {
    handle.ask("log_line", &json!({ "text": text })).unwrap()
}

fn refused(handle: &Handle, name: &str, request: Value) -> Code {
    handle.call(name, &request.to_string()).unwrap_err().code
}

fn assert_sound(handle: &Handle) {
    let report = handle.doctor().unwrap();
    assert!(report.ok, "{report:?}");
}

#[test]
fn what_is_logged_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    let first = log(&handle, "Bench Press 100x5@8, 102.5x3");
    assert!(first.new_workout && !first.new_exercise);
    assert_eq!(first.exercise.id.0, "bench-press");
    handle.close();

    let handle = open(folder.path());
    let second = log(&handle, "Bench Press 105x1");
    assert!(!second.new_workout);
    assert_eq!(second.logged.entry, first.logged.entry);
    assert_eq!(call(&handle, "stats", json!({}))["sets"], 3);
    assert_sound(&handle);
}

#[test]
fn an_unknown_name_makes_an_own_exercise_once() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    assert!(log(&handle, "Zottman Twist 12x10").new_exercise);
    let again = log(&handle, "zottman  twist 12x10");
    assert!(!again.new_exercise);
    assert_eq!(again.exercise.name, "Zottman Twist");
}

#[test]
fn a_thing_in_the_trash_counts_for_nothing_until_it_is_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    let logged = log(&handle, "Squat 140x5, 150x3").logged;
    let things = [
        json!({ "kind": "set", "id": logged.sets[1] }),
        json!({ "kind": "entry", "id": logged.entry }),
        json!({ "kind": "workout", "id": logged.workout }),
    ];
    for (thing, left) in things.iter().zip([1, 0, 0]) {
        call(&handle, "delete", json!({ "thing": thing }));
        assert_eq!(call(&handle, "stats", json!({}))["sets"], left, "{thing}");
        assert_sound(&handle);
        call(&handle, "restore", json!({ "thing": thing }));
        assert_eq!(call(&handle, "stats", json!({}))["sets"], 2, "{thing}");
    }
    assert_sound(&handle);
}

#[test]
fn merging_exercises_counts_their_sets_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    let own = log(&handle, "My Squat 100x5").exercise.id;
    for _ in 0..3 {
        log(&handle, "Squat 140x5");
        log(&handle, "My Squat 100x5");
    }
    call(
        &handle,
        "merge_exercises",
        json!({ "from": own, "into": "back-squat" }),
    );
    assert_sound(&handle);
    let page = call(&handle, "exercise", json!({ "exercise": "back-squat" }));
    assert_eq!(page["sets"], 7);
    let muscles = call(&handle, "progress", json!({}))["muscles"].take();
    let of = |key: &str| {
        let muscles = muscles.as_array().unwrap();
        muscles.iter().find(|line| line["muscle"] == key).cloned()
    };
    assert_eq!(of("quads").unwrap()["sets"], 7.0);
    let code = refused(
        &handle,
        "merge_exercises",
        json!({ "from": "back-squat", "into": own }),
    );
    assert_eq!(code, Code::Refused);
}

#[test]
fn an_edit_that_is_not_understood_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    let logged = log(&handle, "Deadlift 180x3").logged;
    let set = &logged.sets[0];
    for text in ["", "180", "heavy", "180x3, 190x1"] {
        let code = refused(&handle, "edit_set", json!({ "set": set, "text": text }));
        assert_eq!(code, Code::NotUnderstood, "{text}");
    }
    call(
        &handle,
        "edit_set",
        json!({ "set": set, "text": "185x3@9" }),
    );
    let workout = call(&handle, "workout", json!({ "workout": logged.workout }));
    assert_eq!(
        workout["entries"][0]["sets"][0]["load"]["mass"]["value"],
        185.0
    );
    assert_sound(&handle);
}

#[test]
fn a_workout_ends_after_it_began() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    let workout = log(&handle, "Row 60x10").logged.workout;
    let before = json!({ "workout": workout, "end": "2001-01-01T10:00" });
    assert_eq!(refused(&handle, "finish_workout", before), Code::Refused);
    call(&handle, "finish_workout", json!({ "workout": workout }));
    assert!(log(&handle, "Row 60x10").new_workout);
}

#[test]
fn a_second_process_is_told_that_the_logbook_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    let second = Handle::open(folder.path(), Options::default());
    assert_eq!(second.unwrap_err().code, Code::InUse);
    handle.close();
}

#[test]
fn importing_again_adds_nothing_and_undoing_takes_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("strong.csv");
    std::fs::write(
        &file,
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n\
         2024-11-28 17:36:08,\"A\",35m,\"Squat (Barbell)\",1,100.0,5.0,0,0.0,\n\
         2024-11-28 17:36:08,\"A\",35m,\"Squat (Barbell)\",Rest Timer,0,0,0,90,\n\
         2024-11-28 17:36:08,\"A\",35m,\"Own Thing\",1,0,0,0,0.0,\n\
         2024-11-30 17:36:08,\"B\",35m,\"Own Thing\",1,20.0,12.0,0,0.0,8\n",
    )
    .unwrap();
    let handle = open(folder.path());
    let token = handle.grant_file(file);
    let preview = call(&handle, "preview_import", json!({ "file": token }));
    assert_eq!(preview["ask_unit"], "kg");
    assert_eq!(
        refused(&handle, "run_import", json!({ "file": token })),
        Code::NeedsAnswer
    );

    let request = json!({ "file": token, "unit": "kg" });
    let first = call(&handle, "run_import", request.clone());
    let counts = json!({ "rows": 4, "workouts": 2, "sets": 2, "merged": 1, "already_present": 0, "skipped": 1 });
    assert_eq!(first["counts"], counts);
    let again = call(&handle, "run_import", request.clone());
    let counts = json!({ "rows": 4, "workouts": 0, "sets": 0, "merged": 0, "already_present": 3, "skipped": 1 });
    assert_eq!(again["counts"], counts);
    assert_sound(&handle);

    call(&handle, "undo_batch", json!({ "batch": first["batch"] }));
    assert_eq!(call(&handle, "stats", json!({}))["sets"], 0);
    assert_eq!(
        call(&handle, "run_import", request)["counts"]["workouts"],
        2
    );
    assert_sound(&handle);
}

#[test]
fn a_damaged_file_is_refused_and_what_is_whole_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.sqlite");
    let handle = open(folder.path());
    for _ in 0..60 {
        log(&handle, "Squat 140x5, 140x5, 140x5, 140x5");
    }
    handle.close();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 3 * 4096].fill(0xa5);
    std::fs::write(&file, &bytes).unwrap();

    let report = device::repair(folder.path(), Options::default()).unwrap();
    let saved = report.salvaged.as_ref().map(|salvaged| salvaged.saved);
    assert!(saved > Some(30), "{report:?}");
    assert!(
        std::fs::read(report.copy.unwrap()).unwrap() == bytes,
        "the damaged file is kept as it was"
    );
    assert_sound(&open(folder.path()));
}

#[test]
fn absurd_numbers_are_kept_and_break_no_sum() {
    let folder = tempfile::tempdir().unwrap();
    let handle = open(folder.path());
    for _ in 0..3 {
        log(&handle, "Squat 900000000x4000000000, 900000000x4000000000");
    }
    assert_eq!(call(&handle, "stats", json!({}))["sets"], 6);
    assert_sound(&handle);
}
