//! Looking back: a workout and a month as they were.

use serde_json::{Value, json};

use super::notations;
use crate::desk::Desk;

#[test]
fn a_workout_is_shown_as_it_was_after_each_of_its_changes() {
    let desk = Desk::new();
    let logged = desk.log("Bench Press 100x5, 102.5x3");
    let workout = &logged["workout"];
    let mut recorded = vec![desk.workout(workout)];
    desk.edit(&logged["sets"][0], "100x6");
    recorded.push(desk.workout(workout));
    desk.ask(
        "delete",
        json!({ "thing": { "kind": "set", "id": logged["sets"][1] } }),
    );
    recorded.push(desk.workout(workout));
    desk.ask(
        "edit_workout",
        json!({ "workout": workout, "title": "Push", "note": "felt light" }),
    );
    recorded.push(desk.workout(workout));
    let changes = desk.changes(json!({ "of": workout }));
    for (then, change) in recorded.iter().rev().zip(&changes) {
        let shown = desk.ask(
            "workout_then",
            json!({ "workout": workout, "change": change["change"] }),
        );
        assert_eq!(notations(&shown), notations(then));
        for field in [
            "title", "note", "start", "end", "day", "sets", "volume", "deleted",
        ] {
            assert_eq!(shown[field], then[field], "{field}");
        }
    }
}

#[test]
fn a_month_is_shown_as_it_was_with_what_was_moved_or_thrown_away_since() {
    let desk = Desk::new();
    let day = |text: &str| json!({ "start": format!("{text}T18:00"), "title": text });
    let begin = |text: &str| desk.ask("start_workout", day(text))["workout"].clone();
    let (kept, moved, gone) = (
        begin("2026-01-05"),
        begin("2026-01-10"),
        begin("2026-01-20"),
    );
    std::thread::sleep(std::time::Duration::from_millis(5));
    let then = desk.handle.now().timestamp().as_millisecond();
    std::thread::sleep(std::time::Duration::from_millis(5));
    desk.ask(
        "edit_workout",
        json!({ "workout": moved, "start": "2026-02-01T18:00" }),
    );
    desk.ask(
        "delete",
        json!({ "thing": { "kind": "workout", "id": gone } }),
    );
    begin("2026-01-25");

    let month = |name: &str, at: i64| desk.ask("month_then", json!({ "month": name, "at": at }));
    let january = month("2026-01", then);
    let told = january["workouts"].as_array().unwrap().iter();
    let told: Vec<_> = told
        .map(|each| (each["id"].clone(), each["since"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (gone, json!("deleted")),
            (moved, json!("moved")),
            (kept.clone(), json!("same"))
        ]
    );
    assert_eq!(january["added"], 1);
    assert_eq!(month("2026-02", then)["workouts"], json!([]));
    assert_eq!(month("2026-02", then)["added"], 1);
    let now = month("2026-01", then + 10_000);
    assert_eq!(now["workouts"].as_array().unwrap().len(), 2, "{now:#}");
    let before = month("2026-01", 0);
    assert_eq!(
        (&before["workouts"], &before["added"]),
        (&json!([]), &json!(2))
    );
}

#[test]
fn a_month_knows_a_workout_that_two_devices_moved_apart_whichever_day_won() {
    let (desk, phone) = (Desk::new(), Desk::new());
    let begun = json!({ "start": "2026-03-05T18:00", "title": "Apart" });
    let workout = desk.ask("start_workout", begun)["workout"].clone();
    phone.hears(&desk);
    let moved = |device: &Desk, day: &str| {
        let start = format!("{day}T18:00");
        device.ask(
            "edit_workout",
            json!({ "workout": workout, "start": start }),
        );
        std::thread::sleep(std::time::Duration::from_millis(5));
        device.handle.now().timestamp().as_millisecond()
    };
    let then = [moved(&desk, "2026-01-05"), moved(&phone, "2026-02-05")];
    desk.hears(&phone);
    phone.hears(&desk);
    for (device, month, at) in [(&desk, "2026-01", then[0]), (&phone, "2026-02", then[1])] {
        let page = device.ask("month_then", json!({ "month": month, "at": at }));
        assert_eq!(page["workouts"][0]["id"], workout, "{month}");
    }
}

/// A workout as it was after a change.
fn then(desk: &Desk, workout: &Value, change: &Value) -> Value {
    let request = json!({ "workout": workout, "change": change });
    desk.ask("workout_then", request)
}

/// The newest change of all.
fn newest(desk: &Desk) -> Value {
    desk.changes(json!({ "limit": 1 }))[0]["change"].clone()
}

/// What a look back has to show: all of a workout but records and the time before.
fn lasting(mut workout: Value) -> Value {
    for entry in workout["entries"].as_array_mut().unwrap() {
        entry["last_time"] = Value::Null;
        for set in entry["sets"].as_array_mut().unwrap() {
            set["records"] = json!([]);
        }
    }
    workout
}

/// Does one thing after the other, and looks back at the workout before each and
/// after the last: it is all that was shown at the time.
#[track_caller]
fn is_shown_as_it_was(desk: &Desk, workout: &Value, deeds: &[(&str, Value)]) {
    let shown = || (newest(desk), lasting(desk.workout(workout)));
    let mut moments = vec![shown()];
    for (name, request) in deeds {
        desk.ask(name, request.clone());
        // What counts otherwise now is counted anew in the background.
        desk.is_sound();
        moments.push(shown());
        let [.., (_, before), (_, after)] = moments.as_slice() else {
            unreachable!()
        };
        assert_ne!(before, after, "{name} {request} changed nothing");
    }
    for (change, at_the_time) in &moments {
        assert_eq!(&then(desk, workout, change), at_the_time);
    }
}

/// A finished workout of long ago.
fn workout_of(desk: &Desk, day: &str, line: &str) -> Value {
    let logged = desk.ask("log_line", json!({ "text": line, "day": day }))["logged"].clone();
    logged["workout"].clone()
}

#[test]
fn exercises_are_called_as_they_were_and_counted_as_what_they_were_merged_into() {
    let desk = Desk::new();
    desk.log("Gate Carry 40x10");
    let workout = workout_of(&desk, "2026-01-05", "Gate Carry 40x10");
    let own = desk.workout(&workout)["entries"][0]["exercise"]["id"].clone();
    is_shown_as_it_was(
        &desk,
        &workout,
        &[
            (
                "rename_exercise",
                json!({ "exercise": own, "name": "Farmer" }),
            ),
            (
                "describe_exercise",
                json!({ "exercise": own, "equipment": "dumbbell", "muscles": null }),
            ),
            (
                "set_habits",
                json!({ "exercise": own, "unit": null, "rest": 90 }),
            ),
            (
                "merge_exercises",
                json!({ "from": own, "into": "back-squat" }),
            ),
            (
                "rename_exercise",
                json!({ "exercise": "back-squat", "name": "Deep squat" }),
            ),
        ],
    );
}

#[test]
fn an_exercise_of_the_library_has_its_own_name_until_the_person_gives_it_another() {
    let desk = Desk::new();
    let workout = workout_of(&desk, "2026-01-05", "Bench Press 100x5");
    let rename = |name: &str| json!({ "exercise": "bench-press", "name": name });
    is_shown_as_it_was(
        &desk,
        &workout,
        &[
            ("rename_exercise", rename("Flat bench")),
            ("rename_exercise", rename("Bench")),
        ],
    );
}

#[test]
fn estimates_and_units_are_those_that_were_chosen_then() {
    let desk = Desk::new();
    let workout = workout_of(&desk, "2026-01-05", "Bench Press 100x5, 80x9");
    let choice = |setting: &str, value: &str| ("change_settings", json!({ setting: value }));
    is_shown_as_it_was(
        &desk,
        &workout,
        &[
            choice("formula", "brzycki"),
            choice("unit", "lb"),
            choice("formula", "lombardi"),
        ],
    );
}

#[test]
fn a_workout_counts_with_the_body_weight_that_was_known_then() {
    let desk = Desk::new();
    let workout = workout_of(&desk, "2026-01-05", "Pull-Up bw+20x5, bw x8");
    let weighed = |day: &str, text: &str| {
        let reading = json!({ "measure": "weight", "day": day, "text": text });
        ("log_measurement", reading)
    };
    is_shown_as_it_was(
        &desk,
        &workout,
        &[
            // The first ever counts for all days before it.
            weighed("2026-03-01", "90"),
            weighed("2026-02-01", "89"),
            weighed("2024-01-01", "80"),
            weighed("2025-06-01", "84"),
            weighed("2025-12-31", "85"),
            weighed("2026-01-05", "86.5"),
            (
                "delete_measurement",
                json!({ "measure": "weight", "day": "2026-01-05" }),
            ),
            weighed("2025-12-31", "190 lb"),
        ],
    );
}

#[test]
fn what_another_device_chose_counts_from_when_it_came_here() {
    let (desk, phone) = (Desk::new(), Desk::new());
    phone.ask(
        "rename_exercise",
        json!({ "exercise": "bench-press", "name": "Flat bench" }),
    );
    let workout = workout_of(&desk, "2026-01-05", "Bench Press 100x5");
    let before = newest(&desk);
    desk.hears(&phone);
    let name =
        |change: &Value| then(&desk, &workout, change)["entries"][0]["exercise"]["name"].clone();
    assert_eq!(name(&before), "Bench Press");
    assert_eq!(name(&newest(&desk)), "Flat bench");
}
