//! How anything came to be, looking back, and going back: through the calls that
//! every front end makes, over real files.

use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    fn edit(&self, set: &Value, text: &str) {
        self.ask("edit_set", json!({ "set": set, "text": text }));
    }

    fn changes(&self, request: Value) -> Vec<Value> {
        let page = self.ask("changes", request);
        page["items"].as_array().unwrap().clone()
    }

    fn workout(&self, workout: &Value) -> Value {
        self.ask("workout", json!({ "workout": workout }))
    }
}

/// The fields that a change wrote: `reps 5 → 6`.
fn told(happening: &Value) -> Vec<String> {
    let fields = happening["fields"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let line = |field: &Value| {
        let (before, after) = (text(&field["before"]), text(&field["after"]));
        format!("{} {before} → {after}", text(&field["field"]))
    };
    fields.iter().map(line).collect()
}

fn notations(workout: &Value) -> Vec<String> {
    let entries = workout["entries"].as_array().unwrap().iter();
    let sets = entries.flat_map(|entry| entry["sets"].as_array().unwrap());
    sets.map(|set| set["notation"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_history_of_a_set_says_who_changed_what_from_what_to_what() {
    let (desk, phone) = (Desk::new(), Desk::new());
    let logged = desk.log("Bench Press 100x5@8, 102.5x3");
    phone.hears(&desk);
    phone.edit(&logged["sets"][0], "100x6@8");
    desk.hears(&phone);
    desk.edit(&logged["sets"][0], "101x6@8");

    let of_set = desk.changes(json!({ "of": logged["sets"][0] }));
    assert_eq!(of_set.len(), 3, "{of_set:#?}");
    assert_eq!(told(&of_set[0]), ["load 100 kg → 101 kg"]);
    assert_eq!(told(&of_set[1]), ["reps 5 → 6"]);
    // What was made reads as it was made, whatever it is today.
    assert!(
        told(&of_set[2]).contains(&" – → 100x5@8".to_owned()),
        "{:?}",
        told(&of_set[2])
    );
    let here: Vec<_> = of_set
        .iter()
        .map(|each| each["by"]["here"].as_bool().unwrap())
        .collect();
    assert_eq!(here, [true, false, true]);
    assert_eq!(of_set[0]["fields"][0]["number"], 1);
    assert_eq!(of_set[0]["fields"][0]["exercise"]["name"], "Bench Press");

    let other = desk.changes(json!({ "of": logged["sets"][1] }));
    assert_eq!(other.len(), 1, "{other:#?}");
    let whole = desk.changes(json!({ "of": logged["workout"] }));
    assert!(whole.len() >= 4, "{whole:#?}");
}

#[test]
fn a_set_is_numbered_as_it_is_where_it_was_logged_and_a_warm_up_is_called_one() {
    let desk = Desk::new();
    let logged = desk.log("Bench Press w 60x5, 100x5, 102.5x3");
    desk.edit(&logged["sets"][0], "w 62.5x5");
    desk.edit(&logged["sets"][2], "105x3");
    let changes = desk.changes(json!({ "of": logged["workout"] }));
    let field = |at: usize| changes[at]["fields"][0].clone();
    assert_eq!(
        (&field(0)["number"], &field(0)["kind"]),
        (&json!(2), &json!("working"))
    );
    assert_eq!(
        (&field(1)["number"], &field(1)["kind"]),
        (&json!(null), &json!("warmup"))
    );
}

#[test]
fn the_feed_is_newest_first_and_filtered_by_kind_and_device_and_day() {
    let (desk, phone) = (
        Desk::at("2026-11-26T18:00[UTC]"),
        Desk::at("2026-11-26T18:01[UTC]"),
    );
    desk.log("Bench Press 100x5");
    phone.ask(
        "log_measurement",
        json!({ "measure": "weight", "text": "80 kg", "day": null }),
    );
    phone.log("Squat 140x5");
    desk.hears(&phone);
    let all = desk.changes(json!({}));
    let arrived: Vec<_> = all
        .iter()
        .map(|each| each["arrived"].as_f64().unwrap())
        .collect();
    assert!(arrived.is_sorted_by(|a, b| a >= b), "{arrived:?}");
    let body = desk.changes(json!({ "kind": "body" }));
    assert_eq!(body.len(), 1);
    let phones = body[0]["by"]["device"].clone();
    let by_phone = desk.changes(json!({ "device": phones }));
    assert!(by_phone.iter().all(|each| each["by"]["here"] == false) && by_phone.len() > 1);
    let today = desk.changes(json!({ "day": "2026-11-26" }));
    assert_eq!(today.len(), all.len());
    assert!(desk.changes(json!({ "day": "2001-01-01" })).is_empty());
    let page = desk.ask("changes", json!({ "limit": 2 }));
    let next = desk.ask("changes", json!({ "limit": 100, "after": page["next"] }));
    assert_eq!(next["items"].as_array().unwrap().len(), all.len() - 2);
}

#[test]
fn a_goal_is_told_by_its_exercise_and_a_gym_by_its_name() {
    let desk = Desk::new();
    let aim = json!({ "kind": "load", "exercise": "back-squat", "reps": 5, "to": "140" });
    desk.ask("add_goal", json!({ "aim": aim }));
    desk.ask("add_gym", json!({ "name": "Cellar" }));
    let all = desk.changes(json!({}));
    assert_eq!(all[0]["title"], "Cellar");
    let goal = desk.changes(json!({ "kind": "goal" }));
    assert_eq!(goal[0]["exercise"]["id"], "back-squat", "{goal:#?}");
}

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

#[test]
fn a_field_a_set_and_a_workout_come_back_as_they_were_and_that_can_be_undone() {
    let desk = Desk::new();
    let logged = desk.log("Bench Press 100x5@8, 102.5x3");
    let (workout, sets) = (&logged["workout"], &logged["sets"]);
    desk.ask(
        "edit_workout",
        json!({ "workout": workout, "note": "light" }),
    );
    let change = desk.changes(json!({ "of": workout }))[0]["change"].clone();
    let then = desk.workout(workout);

    desk.edit(&sets[0], "90x4@9");
    desk.ask(
        "delete",
        json!({ "thing": { "kind": "set", "id": sets[1] } }),
    );
    desk.ask(
        "log_sets",
        json!({ "entry": logged["entry"], "text": "60x12" }),
    );
    desk.ask(
        "edit_workout",
        json!({ "workout": workout, "note": "heavy" }),
    );
    let later = desk.workout(workout);

    let back = |request: Value| desk.ask("bring_back", request);
    back(json!({ "change": change, "thing": sets[0], "field": "reps" }));
    assert_eq!(notations(&desk.workout(workout)), ["90x5@9", "60x12"]);
    back(json!({ "change": change, "thing": sets[1] }));
    assert_eq!(
        notations(&desk.workout(workout)),
        ["90x5@9", "102.5x3", "60x12"]
    );
    let whole = back(json!({ "change": change }));
    assert_eq!(desk.workout(workout)["note"], "light");
    assert_eq!(desk.workout(workout)["entries"], then["entries"]);
    assert_eq!(back(json!({ "change": change }))["written"], 0);

    desk.ask("undo_gesture", json!({ "gesture": whole["gesture"] }));
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(desk.workout(workout)["entries"], later["entries"]);
    desk.is_sound();
}

#[test]
fn a_set_comes_back_out_of_a_workout_that_was_thrown_away() {
    let desk = Desk::new();
    let logged = desk.log("Bench Press 100x5, 102.5x3");
    let change = desk.changes(json!({ "of": logged["workout"] }))[0]["change"].clone();
    desk.ask(
        "delete",
        json!({ "thing": { "kind": "workout", "id": logged["workout"] } }),
    );
    desk.ask(
        "bring_back",
        json!({ "change": change, "thing": logged["sets"][0] }),
    );
    let workout = desk.workout(&logged["workout"]);
    assert_eq!(workout["deleted"], false);
    assert_eq!(notations(&workout), ["100x5", "102.5x3"]);
}

#[test]
fn undoing_a_change_of_the_past_is_planned_then_done_and_names_what_stands_in_the_way() {
    let desk = Desk::new();
    let logged = desk.log("Bench Press 100x5@8");
    let set = &logged["sets"][0];
    desk.edit(set, "102.5x6@8");
    let change = desk.changes(json!({ "of": set }))[0]["change"].clone();
    desk.edit(set, "102.5x7@8");
    let plan = desk.ask("plan_undo", json!({ "change": change }));
    let lines = told(&plan);
    assert_eq!(lines, ["load 102.5 kg → 100 kg"]);
    let blocked = plan["blocked"].as_array().unwrap();
    assert_eq!((blocked.len(), &blocked[0]["field"]), (1, &json!("reps")));
    assert_eq!(blocked[0]["intention"], "edit_set");

    let undone = desk.ask("undo_change", json!({ "change": change }));
    assert_eq!(undone["left"], 1);
    assert_eq!(notations(&desk.workout(&logged["workout"])), ["100x7@8"]);
    // The feed tells it field for field, as any lone change.
    assert_eq!(
        told(&desk.changes(json!({}))[0]),
        ["load 102.5 kg → 100 kg"]
    );
    // And that is a gesture as any other.
    desk.ask("undo", json!({}));
    assert_eq!(notations(&desk.workout(&logged["workout"])), ["102.5x7@8"]);
}
