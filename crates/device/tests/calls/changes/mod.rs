//! How anything came to be, looking back, and going back: through the calls that
//! every front end makes, over real files.

mod back;
mod then;

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
