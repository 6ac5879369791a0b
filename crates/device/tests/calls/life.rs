//! A device's life over a real file: what is logged is there, what is merged
//! counts, what is deleted stands in the trash.

use device::{
    Handle, Options,
    api::{Code, LineLogged},
};
use serde_json::json;

use crate::desk::Desk;

fn log(desk: &Desk, text: &str) -> LineLogged {
    desk.handle
        .ask("log_line", &json!({ "text": text }))
        .unwrap()
}

#[test]
fn what_is_logged_is_there_after_opening_again() {
    let mut desk = Desk::new();
    let first = log(&desk, "Bench Press 100x5@8, 102.5x3");
    assert!(first.new_workout && !first.new_exercise);
    assert_eq!(first.exercise.id.0, "bench-press");
    desk.restarts();

    let second = log(&desk, "Bench Press 105x1");
    assert!(!second.new_workout);
    assert_eq!(second.logged.entry, first.logged.entry);
    assert_eq!(desk.ask("stats", json!({}))["sets"], 3);
    desk.is_sound();
}

#[test]
fn an_unknown_name_makes_an_own_exercise_once() {
    let desk = Desk::new();
    assert!(log(&desk, "Zottman Twist 12x10").new_exercise);
    let again = log(&desk, "zottman  twist 12x10");
    assert!(!again.new_exercise);
    assert_eq!(again.exercise.name, "Zottman Twist");
}

#[test]
fn a_thing_in_the_trash_counts_for_nothing_until_it_is_taken_out() {
    let desk = Desk::new();
    let logged = log(&desk, "Squat 140x5, 150x3").logged;
    let things = [
        json!({ "kind": "set", "id": logged.sets[1] }),
        json!({ "kind": "entry", "id": logged.entry }),
        json!({ "kind": "workout", "id": logged.workout }),
    ];
    for (thing, left) in things.iter().zip([1, 0, 0]) {
        desk.ask("delete", json!({ "thing": thing }));
        assert_eq!(desk.ask("stats", json!({}))["sets"], left, "{thing}");
        desk.is_sound();
        desk.ask("restore", json!({ "thing": thing }));
        assert_eq!(desk.ask("stats", json!({}))["sets"], 2, "{thing}");
    }
    desk.is_sound();
}

#[test]
fn merging_exercises_counts_their_sets_as_one() {
    let desk = Desk::new();
    let own = log(&desk, "My Squat 100x5").exercise.id;
    for _ in 0..3 {
        log(&desk, "Squat 140x5");
        log(&desk, "My Squat 100x5");
    }
    desk.ask(
        "merge_exercises",
        json!({ "from": own, "into": "back-squat" }),
    );
    desk.is_sound();
    let page = desk.ask("exercise", json!({ "exercise": "back-squat" }));
    assert_eq!(page["sets"], 7);
    let muscles = desk.ask("progress", json!({}))["muscles"].take();
    let of = |key: &str| {
        let muscles = muscles.as_array().unwrap();
        muscles.iter().find(|line| line["muscle"] == key).cloned()
    };
    assert_eq!(of("quads").unwrap()["sets"], 7.0);
    let code = desk.refused(
        "merge_exercises",
        json!({ "from": "back-squat", "into": own }),
    );
    assert_eq!(code, Code::Refused);
}

#[test]
fn an_edit_that_is_not_understood_changes_nothing() {
    let desk = Desk::new();
    let logged = log(&desk, "Deadlift 180x3").logged;
    let set = &logged.sets[0];
    for text in ["", "180", "heavy", "180x3, 190x1"] {
        let code = desk.refused("edit_set", json!({ "set": set, "text": text }));
        assert_eq!(code, Code::NotUnderstood, "{text}");
    }
    desk.ask("edit_set", json!({ "set": set, "text": "185x3@9" }));
    let workout = desk.ask("workout", json!({ "workout": logged.workout }));
    assert_eq!(
        workout["entries"][0]["sets"][0]["load"]["mass"]["value"],
        185.0
    );
    desk.is_sound();
}

#[test]
fn a_workout_ends_after_it_began() {
    let desk = Desk::new();
    let workout = log(&desk, "Row 60x10").logged.workout;
    let before = json!({ "workout": workout, "end": "2001-01-01T10:00" });
    assert_eq!(desk.refused("finish_workout", before), Code::Refused);
    desk.ask("finish_workout", json!({ "workout": workout }));
    assert!(log(&desk, "Row 60x10").new_workout);
}

#[test]
fn a_second_process_is_told_that_the_logbook_is_in_use() {
    let desk = Desk::new();
    let second = Handle::open(desk.folder.path(), Options::default());
    assert_eq!(second.unwrap_err().code, Code::InUse);
}

#[test]
fn importing_again_adds_nothing_and_undoing_takes_all_of_it() {
    let desk = Desk::new();
    let file = desk.folder.path().join("strong.csv");
    std::fs::write(
        &file,
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n\
         2024-11-28 17:36:08,\"A\",35m,\"Squat (Barbell)\",1,100.0,5.0,0,0.0,\n\
         2024-11-28 17:36:08,\"A\",35m,\"Squat (Barbell)\",Rest Timer,0,0,0,90,\n\
         2024-11-28 17:36:08,\"A\",35m,\"Own Thing\",1,0,0,0,0.0,\n\
         2024-11-30 17:36:08,\"B\",35m,\"Own Thing\",1,20.0,12.0,0,0.0,8\n",
    )
    .unwrap();
    let token = desk.handle.grant_file(file);
    let preview = desk.ask("preview_import", json!({ "file": token }));
    assert_eq!(preview["ask_unit"], "kg");
    assert_eq!(
        desk.refused("run_import", json!({ "file": token })),
        Code::NeedsAnswer
    );

    let request = json!({ "file": token, "unit": "kg" });
    let first = desk.ask("run_import", request.clone());
    let counts = json!({ "rows": 4, "workouts": 2, "sets": 2, "merged": 1, "already_present": 0, "skipped": 1 });
    assert_eq!(first["counts"], counts);
    let again = desk.ask("run_import", request.clone());
    let counts = json!({ "rows": 4, "workouts": 0, "sets": 0, "merged": 0, "already_present": 3, "skipped": 1 });
    assert_eq!(again["counts"], counts);
    desk.is_sound();

    desk.ask("undo_batch", json!({ "batch": first["batch"] }));
    assert_eq!(desk.ask("stats", json!({}))["sets"], 0);
    assert_eq!(desk.ask("run_import", request)["counts"]["workouts"], 2);
    desk.is_sound();
}

#[test]
fn a_damaged_file_is_refused_and_what_is_whole_can_be_saved() {
    let mut desk = Desk::new();
    let file = desk.folder.path().join("logbook.sqlite");
    for _ in 0..60 {
        log(&desk, "Squat 140x5, 140x5, 140x5, 140x5");
    }
    desk.handle.close();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 3 * 4096].fill(0xa5);
    std::fs::write(&file, &bytes).unwrap();

    let report = device::repair(desk.folder.path(), Options::default()).unwrap();
    let saved = report.salvaged.as_ref().map(|salvaged| salvaged.saved);
    assert!(saved > Some(30), "{report:?}");
    assert!(
        std::fs::read(report.copy.unwrap()).unwrap() == bytes,
        "the damaged file is kept as it was"
    );
    desk.restarts();
    desk.is_sound();
}

#[test]
fn absurd_numbers_are_kept_and_break_no_sum() {
    let desk = Desk::new();
    for _ in 0..3 {
        log(&desk, "Squat 900000000x4000000000, 900000000x4000000000");
    }
    assert_eq!(desk.ask("stats", json!({}))["sets"], 6);
    desk.is_sound();
}
