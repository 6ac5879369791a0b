//! Routines, supersets and doubts, through the calls that every front end makes.

use device::api::Code;
use serde_json::{Value, json};

use crate::desk::Desk;

fn on_a_monday() -> Desk {
    Desk::at("2026-11-23T18:00[Europe/Berlin]")
}

impl Desk {
    /// A routine with an exercise for each of these, and its targets.
    fn routine(&self, name: &str, lines: &[(&str, &str)]) -> Value {
        let routine = self.ask("add_routine", json!({ "name": name }))["routine"].clone();
        for (exercise, targets) in lines {
            let request = json!({ "routine": routine, "exercise": exercise });
            let entry = &self.ask("plan_entry", request)["entry"];
            if !targets.is_empty() {
                self.ask("plan_sets", json!({ "entry": entry, "text": targets }));
            }
        }
        routine
    }

    fn page(&self, routine: &Value) -> Value {
        self.ask("routine", json!({ "routine": routine }))
    }

    /// Exercise and targets of each entry of a routine: `bench-press: 100x5, 80%x5`.
    fn plan(&self, routine: &Value) -> Vec<String> {
        let page = self.page(routine);
        let entries = page["entries"].as_array().unwrap().iter();
        let line = |entry: &Value| {
            let sets = entry["sets"].as_array().unwrap().iter();
            let sets: Vec<_> = sets.map(|set| text(&set["target"]["notation"])).collect();
            format!("{}: {}", text(&entry["exercise"]["id"]), sets.join(", "))
        };
        entries.map(line).collect()
    }

    fn names(&self) -> Vec<String> {
        let routines = self.ask("routines", json!({}));
        let folders = routines["folders"].as_array().unwrap().iter();
        let names = folders.flat_map(|folder| {
            let of = text(&folder["name"]);
            let routines = folder["routines"].as_array().unwrap().iter();
            routines.map(move |routine| format!("{of}/{}", text(&routine["name"])))
        });
        names.collect()
    }

    fn running(&self) -> Value {
        self.ask("today", json!({}))["running"].clone()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn a_workout_begun_from_a_routine_has_its_exercises_and_what_they_aim_at() {
    let desk = on_a_monday();
    desk.ask(
        "log_line",
        json!({ "text": "Bench Press 120x1", "day": "2026-11-20" }),
    );
    let targets = "w 40%x5; 80%x5@8; 80%x8-12";
    let push = desk.routine("Push", &[("bench-press", targets), ("dip", "")]);
    let request = json!({ "routine": push });
    let workout = desk.ask("start_workout", request)["workout"].clone();
    let running = desk.running();
    assert_eq!(running["title"], "Push");
    assert_eq!(running["routine"], push);
    let bench = &running["entries"][0];
    let aims = bench["aims"].as_array().unwrap();
    let notations: Vec<_> = aims
        .iter()
        .map(|aim| text(&aim["target"]["notation"]))
        .collect();
    assert_eq!(notations, ["w 40%x5", "80%x5@8", "80%x8-12"]);
    // Of 120 kg, in the steps of a bar; nobody has felt an effort yet.
    assert_eq!(aims[1]["target"]["set"], "95x5");
    assert!(running["entries"][1]["aims"].as_array().unwrap().is_empty());

    let log = |text: &str| json!({ "entry": bench["id"], "text": text, "beside": "95x5" });
    desk.ask("log_sets", log("5@9"));
    let set = desk.running()["entries"][0]["sets"][0].clone();
    assert_eq!(
        set["notation"], "95x5@9",
        "a number alone is so many of what is proposed"
    );
    let aims = desk.running()["entries"][0]["aims"].clone();
    assert_eq!(aims[0]["answer"], Value::Null, "the warm-up was left out");
    assert_eq!(aims[1]["answer"], set["id"]);

    // A record of today moves no target of today, nor does another plan.
    desk.ask("log_sets", log("130x5"));
    let planned = desk.page(&push)["entries"][0]["sets"][1]["id"].clone();
    desk.ask("edit_target", json!({ "set": planned, "text": "60x5" }));
    assert_eq!(
        desk.running()["entries"][0]["aims"][1]["target"]["set"],
        "95x5"
    );
    desk.ask("finish_workout", json!({ "workout": workout }));
    assert_eq!(desk.page(&push)["last_day"], "2026-11-23");
    desk.is_sound();
}

#[test]
fn a_routine_is_made_of_a_workout_duplicated_renamed_and_taken_back_from_the_trash() {
    let desk = on_a_monday();
    let logged = desk.ask("log_line", json!({ "text": "Bench Press w 60x5, 100x5@8" }));
    let workout = &logged["logged"]["workout"];
    desk.ask("log_line", json!({ "text": "Plank 0:45" }));
    let request = json!({ "name": " Push ", "workout": workout });
    let push = desk.ask("add_routine", request)["routine"].clone();
    let plan = ["bench-press: w 60x5, 100x5", "plank: 0:45"];
    assert_eq!(desk.plan(&push), plan);
    let copy = desk.ask("duplicate_routine", json!({ "routine": push }))["routine"].clone();
    assert_eq!(desk.plan(&copy), plan);
    desk.ask(
        "edit_routine",
        json!({ "routine": copy, "name": "Pull", "folder": "Winter" }),
    );
    assert_eq!(desk.names(), ["/Push", "Winter/Pull"]);
    let thing = json!({ "thing": { "kind": "routine", "id": push } });
    desk.ask("delete", thing.clone());
    assert_eq!(desk.names(), ["Winter/Pull"]);
    desk.ask("restore", thing);
    assert_eq!(desk.names(), ["/Push", "Winter/Pull"]);
    assert_eq!(
        desk.refused("add_routine", json!({ "name": "  " })),
        Code::Refused
    );
    let nobody = json!({ "routine": "0193" });
    assert_eq!(desk.refused("routine", nobody.clone()), Code::NotFound);
    assert_eq!(desk.refused("start_workout", nobody), Code::NotFound);
    desk.is_sound();
}

#[test]
fn exercises_and_routines_move_among_each_other() {
    let desk = on_a_monday();
    let first = desk.routine(
        "A",
        &[("bench-press", "100x5"), ("dip", "x8"), ("plank", "1:00")],
    );
    desk.routine("B", &[]);
    let of = |at: usize| desk.page(&first)["entries"][at]["id"].clone();
    desk.ask("move_entry", json!({ "entry": of(2), "way": "up" }));
    desk.ask("move_entry", json!({ "entry": of(0), "way": "up" }));
    assert_eq!(
        desk.plan(&first),
        ["bench-press: 100x5", "plank: 1:00", "dip: x8"]
    );
    desk.ask("join_entry", json!({ "entry": of(1), "joined": true }));
    let page = desk.page(&first);
    assert_eq!(
        page["entries"][0]["superset"],
        page["entries"][1]["superset"]
    );
    assert_ne!(page["entries"][0]["superset"], Value::Null);
    assert_eq!(
        desk.refused("join_entry", json!({ "entry": of(0), "joined": true })),
        Code::Refused
    );
    desk.ask("join_entry", json!({ "entry": of(1), "joined": false }));
    assert_eq!(desk.page(&first)["entries"][1]["superset"], Value::Null);
    desk.ask("plan_rest", json!({ "entry": of(0), "rest": 90 }));
    desk.ask("move_routine", json!({ "routine": first, "way": "down" }));
    assert_eq!(desk.names(), ["/B", "/A"]);
    desk.ask("start_workout", json!({ "routine": first }));
    assert_eq!(desk.running()["entries"][0]["rest"], 90);
    desk.is_sound();
}

#[test]
fn two_devices_that_plan_at_once_agree_and_lose_nothing() {
    let (desk, phone) = (on_a_monday(), on_a_monday());
    let push = desk.routine("Push", &[("bench-press", "100x5"), ("dip", "x8")]);
    phone.hears(&desk);
    let bench = desk.page(&push)["entries"][0].clone();
    desk.ask(
        "edit_target",
        json!({ "set": bench["sets"][0]["id"], "text": "80%x3" }),
    );
    phone.ask(
        "edit_target",
        json!({ "set": bench["sets"][0]["id"], "text": "60x8-12" }),
    );
    desk.ask("plan_sets", json!({ "entry": bench["id"], "text": "90x5" }));
    phone.ask("plan_sets", json!({ "entry": bench["id"], "text": "95x5" }));
    let dip = desk.page(&push)["entries"][1]["id"].clone();
    desk.ask("move_entry", json!({ "entry": dip, "way": "up" }));
    phone.ask("move_entry", json!({ "entry": dip, "way": "up" }));
    phone.ask("edit_routine", json!({ "routine": push, "folder": "Gym" }));
    desk.hears(&phone);
    phone.hears(&desk);
    assert_eq!(desk.page(&push), phone.page(&push));
    let plan = desk.plan(&push);
    assert!(plan[0].starts_with("dip"), "{plan:?}");
    let targets = &plan[1];
    assert!(
        targets.contains("90x5") && targets.contains("95x5"),
        "{targets}"
    );
    // One of the two whole targets, and no mixture.
    assert!(
        targets.contains("80%x3") != targets.contains("60x8-12"),
        "{targets}"
    );
    assert_eq!(desk.names(), ["Gym/Push"]);
    desk.is_sound();
    phone.is_sound();
}

#[test]
fn what_nobody_lifts_is_asked_about_once_and_then_believed() {
    let desk = on_a_monday();
    let workout = desk.ask("start_workout", json!({}))["workout"].clone();
    let request = json!({ "workout": workout, "exercise": "bench-press" });
    let entry = desk.ask("add_entry", request)["entry"].clone();
    let log = |text: &str, sure: bool| json!({ "entry": entry, "text": text, "sure": sure });
    let error = desk
        .handle
        .call("log_sets", &log("5000x1", false).to_string())
        .unwrap_err();
    assert_eq!(error.code, Code::NeedsAnswer);
    let asked = serde_json::to_value(error.asked).unwrap();
    assert_eq!(asked["doubt"], "heavier_than_anybody");
    assert_eq!(asked["said"]["reps"], 1);
    assert_eq!(desk.running()["sets"], 0, "nothing was stored");
    let logged = desk.ask("log_sets", log("100x5; x900", true));
    assert_eq!(desk.running()["sets"], 2);
    let set = &logged["sets"][0];
    let edit = |sure: bool| json!({ "set": set, "text": "1000x5", "sure": sure });
    assert_eq!(desk.refused("edit_set", edit(false)), Code::NeedsAnswer);
    desk.ask("edit_set", edit(true));
    // From then on it is no surprise.
    desk.ask("log_sets", log("1000x5", false));
    let line = desk.ask("log_line", json!({ "text": "Dip x900" }));
    assert_eq!(line["doubted"]["doubt"], "more_reps_than_anybody");
}

#[test]
fn a_record_says_by_how_much_and_a_set_may_become_a_warm_up() {
    let desk = on_a_monday();
    desk.ask(
        "log_line",
        json!({ "text": "Bench Press 100x5", "day": "2026-11-20" }),
    );
    let logged = desk.ask("log_line", json!({ "text": "Bench Press 102.5x5" }))["logged"].clone();
    let broken = logged["broken"].as_array().unwrap();
    assert_eq!(broken.len(), 2);
    assert_eq!(
        broken[1]["record"],
        json!({ "kind": "for_reps", "reps": 5 })
    );
    assert_eq!(
        (&broken[1]["now"], &broken[1]["before"]),
        (&json!(102.5), &json!(100.0))
    );
    let set = &logged["sets"][0];
    let answer = desk.ask("change_kind", json!({ "set": set, "kind": "warmup" }));
    assert_eq!(answer["broken"], json!([]), "a warm-up holds no record");
    let shown = &desk.running()["entries"][0]["sets"][0];
    assert_eq!(
        (&shown["notation"], &shown["records"]),
        (&json!("w 102.5x5"), &json!([]))
    );
    desk.is_sound();
}

#[test]
fn what_is_done_to_a_routine_is_undone_and_done_again() {
    let desk = on_a_monday();
    let push = desk.routine("Push", &[("bench-press", "100x5"), ("dip", "x8")]);
    let plan = desk.plan(&push);
    let dip = desk.page(&push)["entries"][1]["id"].clone();
    desk.ask("move_entry", json!({ "entry": dip, "way": "up" }));
    desk.ask(
        "join_entry",
        json!({ "entry": desk.page(&push)["entries"][1]["id"], "joined": true }),
    );
    desk.ask("plan_sets", json!({ "entry": dip, "text": "x12" }));
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.plan(&push), plan);
    assert_eq!(desk.page(&push)["entries"][0]["superset"], Value::Null);
    desk.ask("redo", json!({}));
    assert!(desk.plan(&push)[0].starts_with("dip"));
    desk.ask("duplicate_routine", json!({ "routine": push }));
    assert_eq!(desk.names(), ["/Push", "/Push 2"]);
    desk.ask("undo", json!({}));
    assert_eq!(desk.names(), ["/Push"]);
    desk.ask("start_workout", json!({ "routine": push }));
    desk.ask("undo", json!({}));
    assert_eq!(desk.running(), Value::Null);
    desk.is_sound();
}
