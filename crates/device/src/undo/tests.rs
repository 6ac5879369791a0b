//! Undo and redo on one device and on several, through the calls that every front
//! end makes.

use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    fn undo(&self) -> Value {
        self.ask("undo", json!({}))
    }

    fn redo(&self) -> Value {
        self.ask("redo", json!({}))
    }

    /// What screens say of the logbook.
    fn says(&self, workout: &Value) -> Value {
        json!([
            self.ask("today", json!({})),
            self.ask("workout", json!({ "workout": workout })),
            self.ask("stats", json!({})),
            self.ask("settings", json!({})),
            self.ask("exercises", json!({ "query": "carry" })),
        ])
    }
}

/// Two devices with the same running workout of one set, made on the first.
fn two() -> (Desk, Desk, Value) {
    let (desk, phone) = (Desk::new(), Desk::new());
    let logged = desk.log("Bench Press 100x5");
    phone.hears(&desk);
    (desk, phone, logged)
}

#[test]
fn everything_done_is_undone_step_by_step_and_done_again_across_restarts() {
    let mut desk = Desk::new();
    let begun = desk.log("Bench Press 100x5");
    let workout = begun["workout"].clone();
    let entry = begun["entry"].clone();
    let set = begun["sets"][0].clone();
    let deeds = [
        (
            "log_sets",
            json!({ "entry": entry, "text": "102.5x3, 102.5x2" }),
        ),
        ("edit_set", json!({ "set": set, "text": "101x5@8 // slow" })),
        ("edit_set", json!({ "set": set, "text": "bw x5" })),
        (
            "add_entry",
            json!({ "workout": workout, "exercise": "back-squat" }),
        ),
        (
            "edit_workout",
            json!({ "workout": workout, "title": "Push day", "note": "slept well" }),
        ),
        (
            "edit_workout",
            json!({ "workout": workout, "note": "slept very well, though" }),
        ),
        (
            "edit_workout",
            json!({ "workout": workout, "start": "2026-01-02T08:00" }),
        ),
        (
            "edit_entry",
            json!({ "entry": entry, "note": "narrow grip" }),
        ),
        (
            "edit_entry",
            json!({ "entry": entry, "exercise": "deadlift" }),
        ),
        ("delete", json!({ "thing": { "kind": "set", "id": set } })),
        ("restore", json!({ "thing": { "kind": "set", "id": set } })),
        (
            "delete",
            json!({ "thing": { "kind": "entry", "id": entry } }),
        ),
        ("add_exercise", json!({ "name": "Gate Carry" })),
        (
            "rename_exercise",
            json!({ "exercise": "deadlift", "name": "Dead" }),
        ),
        (
            "archive_exercise",
            json!({ "exercise": "deadlift", "archived": true }),
        ),
        (
            "merge_exercises",
            json!({ "from": "deadlift", "into": "back-squat" }),
        ),
        ("change_settings", json!({ "unit": "lb" })),
        ("change_settings", json!({ "unit": "kg", "usual_rest": 60 })),
        ("finish_workout", json!({ "workout": workout })),
        (
            "delete",
            json!({ "thing": { "kind": "workout", "id": workout } }),
        ),
    ];
    let mut said = vec![desk.says(&workout)];
    for (call, request) in &deeds {
        let answer = desk.ask(call, request.clone());
        assert!(answer["gesture"].is_string(), "{call}: {answer}");
        said.push(desk.says(&workout));
    }
    desk.restarts();
    for at in (0..deeds.len()).rev() {
        let undone = desk.undo();
        assert_eq!(undone["what"]["call"], deeds[at].0);
        assert_eq!(undone["left"], 0, "{undone}");
        assert_eq!(desk.says(&workout), said[at], "undone: {:?}", deeds[at]);
        if at % 7 == 0 {
            desk.restarts();
        }
    }
    desk.is_sound();
    for (at, deed) in deeds.iter().enumerate() {
        assert_eq!(desk.redo()["what"]["call"], deed.0);
        assert_eq!(desk.says(&workout), said[at + 1], "done again: {deed:?}");
    }
    assert_eq!(desk.redo()["what"], Value::Null);
    desk.is_sound();
    for _ in 0..=deeds.len() {
        desk.undo();
    }
    assert_eq!(desk.undo()["what"], Value::Null, "nothing is left");
    assert_eq!(desk.ask("stats", json!({}))["sets"], 0);
    desk.is_sound();
}

#[test]
fn a_line_that_made_exercise_workout_and_set_is_one_gesture() {
    let desk = Desk::new();
    desk.log("Gate Carry 40x10");
    let state = desk.ask("undo_state", json!({}));
    assert_eq!(state["undo"]["call"], "log_line");
    assert_eq!(state["undo"]["exercise"]["name"], "Gate Carry");
    desk.undo();
    let none = json!({ "undo": null, "redo": state["undo"].clone() });
    let state = desk.ask("undo_state", json!({}));
    assert_eq!(state["undo"], none["undo"]);
    assert_eq!(state["redo"]["call"], "log_line");
    assert_eq!(desk.ask("today", json!({}))["running"], Value::Null);
    let found = desk.ask("exercises", json!({ "query": "gate" }));
    assert_eq!(found["exercises"], json!([]));
    // The name is free again.
    desk.ask("add_exercise", json!({ "name": "Gate Carry" }));
    desk.is_sound();
}

#[test]
fn something_new_after_an_undo_leaves_nothing_to_do_again() {
    let desk = Desk::new();
    desk.log("Bench Press 100x5");
    desk.undo();
    desk.log("Bench Press 90x5");
    assert_eq!(desk.ask("undo_state", json!({}))["redo"], Value::Null);
    assert_eq!(desk.redo()["what"], Value::Null);
    assert_eq!(desk.ask("stats", json!({}))["sets"], 1);
}

#[test]
fn what_another_device_changed_meanwhile_is_left_and_said() {
    let (desk, phone, logged) = two();
    let set = &logged["sets"][0];
    desk.ask("edit_set", json!({ "set": set, "text": "100x6@8" }));
    phone.hears(&desk);
    phone.ask("edit_set", json!({ "set": set, "text": "100x7@8" }));
    desk.hears(&phone);
    let undone = desk.undo();
    let blocked = &undone["blocked"][0];
    assert_eq!(undone["left"], 1, "{undone}");
    assert_eq!(blocked["field"], "reps");
    assert_eq!(blocked["here"], false);
    assert_eq!(blocked["intention"], "edit_set");
    // The effort, which nobody touched since, is as before.
    let workout = desk.ask("workout", json!({ "workout": logged["workout"] }));
    assert_eq!(
        workout.pointer("/entries/0/sets/0/notation").unwrap(),
        "100x7"
    );
    desk.is_sound();
}

#[test]
fn what_two_devices_changed_at_once_is_left_to_whoever_is_asked() {
    let (desk, phone, logged) = two();
    let set = &logged["sets"][0];
    desk.ask("edit_set", json!({ "set": set, "text": "100x6" }));
    phone.ask("edit_set", json!({ "set": set, "text": "100x6" }));
    desk.hears(&phone);
    // The phone says the same, and did not say it after the desk.
    let undone = desk.undo();
    assert_eq!(
        (&undone["left"], &undone["gesture"]),
        (&json!(1), &Value::Null)
    );
    // What could not be undone is passed over by the next.
    assert_eq!(desk.undo()["what"]["call"], "log_line");
}

#[test]
fn a_deletion_is_undone_with_what_another_device_added() {
    let (desk, phone, logged) = two();
    let entry = json!({ "kind": "entry", "id": logged["entry"] });
    desk.ask("delete", json!({ "thing": entry }));
    phone.ask(
        "log_sets",
        json!({ "entry": logged["entry"], "text": "110x1" }),
    );
    desk.hears(&phone);
    assert_eq!(desk.ask("stats", json!({}))["sets"], 0);
    assert_eq!(desk.undo()["left"], 0);
    assert_eq!(desk.ask("stats", json!({}))["sets"], 2);
    phone.hears(&desk);
    assert_eq!(phone.ask("stats", json!({}))["sets"], 2);
    // Done again it takes both, since whoever asks has seen them.
    desk.redo();
    assert_eq!(desk.ask("stats", json!({}))["sets"], 0);
    desk.is_sound();
}

#[test]
fn what_another_device_trains_in_is_not_taken_away_with_its_beginning() {
    let (desk, phone, logged) = two();
    phone.ask(
        "log_sets",
        json!({ "entry": logged["entry"], "text": "110x1" }),
    );
    desk.hears(&phone);
    let undone = desk.undo();
    assert_eq!(undone["what"]["call"], "log_line");
    assert_eq!(undone["left"], 2, "workout and exercise: {undone}");
    // The own set went by itself.
    assert_eq!(desk.ask("stats", json!({}))["sets"], 1);
    desk.redo();
    assert_eq!(desk.ask("stats", json!({}))["sets"], 2);
    desk.is_sound();
}

#[test]
fn an_import_is_undone_but_for_what_was_trained_on() {
    let (desk, phone) = (Desk::new(), Desk::new());
    let import = import(&desk, 130);
    phone.hears(&desk);
    let history = phone.ask("history", json!({}));
    let workout = &history["workouts"][0]["id"];
    phone.ask(
        "edit_workout",
        json!({ "workout": workout, "title": "The one" }),
    );
    desk.hears(&phone);
    let undone = desk.ask("undo_batch", json!({ "batch": import["batch"] }));
    assert_eq!(undone["left"], 1);
    assert_eq!(desk.ask("stats", json!({}))["workouts"], 1);
    desk.is_sound();
    desk.redo();
    assert_eq!(desk.ask("stats", json!({}))["workouts"], 130);
    // By its batch it is undone on another device too.
    phone.hears(&desk);
    phone.ask("undo_batch", json!({ "batch": import["batch"] }));
    assert_eq!(phone.ask("stats", json!({}))["workouts"], 1);
    phone.redo();
    assert_eq!(phone.ask("stats", json!({}))["workouts"], 130);
    phone.is_sound();
}

#[test]
fn a_notice_undoes_what_it_is_about_and_not_the_newest() {
    let desk = Desk::new();
    let first = desk.log("Bench Press 100x5");
    let set = &first["sets"][0];
    let thing = json!({ "thing": { "kind": "set", "id": set } });
    let deleted = desk.ask("delete", thing);
    desk.log("Squat 140x5");
    let undone = desk.ask("undo_gesture", json!({ "gesture": deleted["gesture"] }));
    assert_eq!(undone["what"]["call"], "delete");
    assert_eq!(desk.ask("stats", json!({}))["sets"], 2);
    let again = json!({ "gesture": deleted["gesture"] }).to_string();
    assert!(desk.handle.call("undo_gesture", &again).is_err(), "once");
    // And its own undoing is taken back by name.
    desk.ask("undo_gesture", json!({ "gesture": undone["gesture"] }));
    assert_eq!(desk.ask("stats", json!({}))["sets"], 1);
    assert_eq!(desk.ask("undo_state", json!({}))["undo"]["call"], "delete");
}

#[test]
fn the_name_of_a_device_and_what_an_import_remembered_are_forgotten_again() {
    let desk = Desk::new();
    let key = sync::DeviceKey([7; 32]);
    desk.handle.name_device(key, "Desk").unwrap();
    desk.undo();
    assert_eq!(desk.handle.device_name(key).unwrap(), "");
    import(&desk, 2);
    desk.undo();
    let reader = desk.handle.reader().unwrap();
    assert!(reader.foreign_names("strong").unwrap().is_empty());
    desk.is_sound();
    desk.redo();
    let names = reader.foreign_names("strong").unwrap();
    assert_eq!(names.len(), 2);
    desk.is_sound();
}

/// Imports workouts of an app's file.
fn import(device: &Desk, workouts: u32) -> Value {
    let mut text = String::from(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n",
    );
    for at in 0..workouts {
        let (month, day) = (1 + at / 28, 1 + at % 28);
        for name in ["Squat (Barbell)", "Own Lift"] {
            text.push_str(&format!(
                "2024-{month:02}-{day:02} 18:00:00,\"Day\",45m,\"{name}\",1,100,5,0,0,8\n"
            ));
        }
    }
    let file = device.folder.path().join("strong.csv");
    std::fs::write(&file, text).unwrap();
    let file = device.handle.grant_file(file);
    device.ask("run_import", json!({ "file": file, "unit": "kg" }))
}
