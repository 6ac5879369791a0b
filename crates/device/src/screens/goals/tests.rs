//! Goals of every kind, on a device whose days pass as a test says.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, ZonedDateTime};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Handle, Options, Surroundings};

struct Device {
    handle: Handle,
    day: Arc<AtomicI64>,
    _folder: TempDir,
}

impl Device {
    /// A device on Sunday, 1 November 2026.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first: ZonedDateTime = "2026-11-01T18:00[UTC]".parse().unwrap();
        let day = Arc::new(AtomicI64::new(0));
        let days = Arc::clone(&day);
        let now = move || {
            let hours = SignedDuration::from_hours(24 * days.load(Ordering::Relaxed));
            first.checked_add(hours).unwrap()
        };
        let random = |bytes: &mut [u8]| getrandom::fill(bytes).unwrap();
        let surroundings = Surroundings::new(now, random);
        let handle = Handle::open(folder.path(), Options { surroundings }).unwrap();
        Self {
            handle,
            day,
            _folder: folder,
        }
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        let answer = self.handle.call(name, &request.to_string());
        serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{name}: {error:?}"))).unwrap()
    }

    /// It is so many days after the first.
    fn on(&self, day: i64) {
        self.day.store(day, Ordering::Relaxed);
    }

    fn train(&self, line: &str) {
        self.ask("log_line", json!({ "text": line, "finish": true }));
    }

    fn add(&self, aim: Value) -> String {
        let added = self.ask("add_goal", json!({ "aim": aim }));
        assert_eq!(added["problem"], Value::Null);
        added["goal"].as_str().unwrap().to_owned()
    }

    fn problem(&self, aim: Value) -> Value {
        let added = self.ask("add_goal", json!({ "aim": aim }));
        assert_eq!(added["goal"], Value::Null);
        added["problem"].clone()
    }

    fn goals(&self) -> Value {
        self.ask("goals", json!({}))
    }

    /// The only goal, in its list.
    fn only(&self, list: &str) -> Value {
        let goals = self.goals();
        let all: usize = ["active", "met", "over"]
            .iter()
            .map(|list| goals[list].as_array().unwrap().len())
            .sum();
        assert_eq!(all, 1, "{goals}");
        assert_ne!(goals[list], json!([]), "{goals}");
        goals[list][0].clone()
    }

    fn assert_sound(&self) {
        let report = self.handle.doctor().unwrap();
        assert!(report.ok, "{report:?}");
    }
}

fn e1rm(to: &str) -> Value {
    json!({ "kind": "e1rm", "exercise": "bench-press", "to": to })
}

#[test]
fn a_lift_goes_from_the_best_of_late_to_its_goal_and_stays_met() {
    let device = Device::new();
    device.train("Bench Press 100x1");
    device.on(1);
    device.add(e1rm("110"));
    let goal = device.only("active");
    assert_eq!(
        (&goal["from"], &goal["now"], &goal["to"]),
        (&json!(100.0), &json!(100.0), &json!(110.0))
    );
    assert_eq!(
        (&goal["progress"], &goal["left"]),
        (&json!(0), &json!(10.0))
    );
    assert_eq!(goal["no_forecast"], "too_few_days");
    device.on(5);
    device.train("Bench Press 105x1");
    assert_eq!(device.only("active")["progress"], 500);
    device.on(9);
    device.train("Bench Press 110x1");
    let goal = device.only("met");
    assert_eq!(
        (&goal["met_on"], &goal["progress"]),
        (&json!("2026-11-10"), &json!(1000))
    );
    device.on(40);
    device.train("Bench Press 90x1");
    assert_eq!(device.only("met")["met_on"], "2026-11-10");
    device.assert_sound();
}

#[test]
fn a_deleted_set_takes_back_that_a_goal_was_met() {
    let device = Device::new();
    device.add(e1rm("110"));
    let logged = device.ask("log_line", json!({ "text": "Bench Press 110x1" }));
    device.only("met");
    let set = json!({ "kind": "set", "id": logged["logged"]["sets"][0] });
    device.ask("delete", json!({ "thing": set }));
    assert_eq!(device.only("active")["now"], Value::Null);
}

#[test]
fn a_steady_lift_is_forecast_with_its_range() {
    let device = Device::new();
    device.train("Bench Press 100x1");
    device.add(e1rm("120"));
    for week in 1..6 {
        device.on(7 * week);
        device.train(&format!("Bench Press {}x1", 100 + week));
    }
    let forecast = &device.only("active")["forecast"];
    let (early, likely) = (forecast["earliest"].as_str(), forecast["likely"].as_str());
    assert_eq!(likely, Some("2027-03-21"), "a kilogram a week");
    assert!(early <= likely && forecast["too_late"] == json!(false));
}

#[test]
fn a_load_for_repetitions_counts_sets_of_as_many_or_more() {
    let device = Device::new();
    device.add(json!({ "kind": "load", "exercise": "bench-press", "reps": 5, "to": "100" }));
    device.train("Bench Press 110x3, w 100x8, 90x5");
    let goal = device.only("active");
    assert_eq!(
        (&goal["now"], &goal["about"]["reps"]),
        (&json!(90.0), &json!(5))
    );
    device.on(2);
    device.train("Bench Press 100x6");
    assert_eq!(device.only("met")["met_on"], "2026-11-03");
}

#[test]
fn a_goal_of_a_merged_exercise_counts_what_the_other_did() {
    let device = Device::new();
    let own = device.ask("add_exercise", json!({ "name": "Gate Press" }))["id"].clone();
    device.add(json!({ "kind": "e1rm", "exercise": own, "to": "100" }));
    device.train("Bench Press 90x1");
    device.ask(
        "merge_exercises",
        json!({ "from": own, "into": "bench-press" }),
    );
    let goal = device.only("active");
    assert_eq!(
        (&goal["now"], &goal["about"]["exercise"]["id"]),
        (&json!(90.0), &json!("bench-press"))
    );
}

#[test]
fn weeks_in_a_row_are_counted_and_a_missed_one_begins_anew() {
    let device = Device::new();
    device.on(1);
    device.add(json!({ "kind": "frequency", "a_week": 2, "weeks": 2 }));
    for day in [1, 3, 8] {
        device.on(day);
        device.train("Bench Press 100x5");
    }
    let goal = device.only("active");
    assert_eq!(
        (&goal["now"], &goal["to"], &goal["unit"]),
        (&json!(1.0), &json!(2.0), &json!("weeks"))
    );
    assert_eq!(
        (&goal["about"]["this_week"], &goal["progress"]),
        (&json!(1), &json!(750))
    );
    device.on(22);
    assert_eq!(device.only("active")["now"], 0.0);
    for day in [22, 24, 29, 30] {
        device.on(day);
        device.train("Bench Press 100x5");
    }
    assert_eq!(device.only("met")["met_on"], "2026-12-01");
}

#[test]
fn a_period_adds_up_its_days_and_is_over_after_them() {
    let device = Device::new();
    device.train("Running 3km 18:00");
    device.on(2);
    device.train("Running 2km 12:00");
    let distance = json!({ "kind": "distance", "to": "10", "days": { "kind": "this_month" } });
    let id = device.add(distance);
    let goal = device.only("active");
    assert_eq!(
        (&goal["now"], &goal["to"], &goal["unit"]),
        (&json!(5.0), &json!(10.0), &json!("km"))
    );
    assert_eq!(goal["period"]["to"], "2026-11-30");
    device.on(31);
    device.train("Running 20km 2:00:00");
    assert_eq!(device.only("over")["no_forecast"], "period_over");
    device.ask("edit_goal", json!({ "goal": id, "to": "5 km" }));
    assert_eq!(device.only("met")["met_on"], "2026-11-03");
}

#[test]
fn volume_and_workouts_of_own_days_are_counted_too() {
    let device = Device::new();
    device.train("Bench Press 100x10");
    let days = json!({ "kind": "days", "from": "2026-11-01", "to": "2026-11-07" });
    let volume = device.add(json!({ "kind": "volume", "to": "2 t", "days": days }));
    let goal = device.only("active");
    assert_eq!(
        (&goal["now"], &goal["to"], &goal["progress"]),
        (&json!(1000.0), &json!(2000.0), &json!(500))
    );
    let explained = device.ask(
        "explain",
        json!({ "figure": { "kind": "goal", "goal": volume } }),
    );
    assert_eq!(explained["days"][0]["sets"][0]["counts"], 1000.0);
    device.ask("delete_goal", json!({ "goal": volume }));
    device.add(json!({ "kind": "workouts", "to": 1, "days": { "kind": "this_year" } }));
    assert_eq!(device.only("met")["met_on"], "2026-11-01");
}

#[test]
fn a_measurement_goes_its_way_smoothed_and_stays_met() {
    let device = Device::new();
    device.ask("log_measurement", json!({ "text": "84" }));
    device.add(json!({ "kind": "body", "measure": "weight", "to": "82" }));
    assert_eq!(device.only("active")["from"], 84.0);
    device.on(1);
    device.ask("log_measurement", json!({ "text": "81" }));
    let goal = device.only("active");
    assert_eq!(
        (&goal["now"], &goal["progress"]),
        (&json!(83.7), &json!(150))
    );
    device.on(60);
    device.ask("log_measurement", json!({ "text": "81" }));
    device.on(90);
    device.ask("log_measurement", json!({ "text": "90" }));
    assert_eq!(device.only("met")["met_on"], "2026-12-31");
}

#[test]
fn the_body_counts_in_goals_of_bodyweight_lifts() {
    let device = Device::new();
    device.train("Dip bw+20x1");
    device.add(json!({ "kind": "e1rm", "exercise": "dip", "to": "110" }));
    assert_eq!(device.only("active")["now"], 20.0);
    device.ask("log_measurement", json!({ "text": "80" }));
    device.assert_sound();
    assert_eq!(device.only("active")["now"], 100.0);
}

#[test]
fn what_cannot_be_a_goal_is_said_and_nothing_is_stored() {
    let device = Device::new();
    device.train("Bench Press 100x1");
    for to in ["", "heavy", "0", "-5", "NaN", "12 cm"] {
        assert_eq!(device.problem(e1rm(to)), "not_understood", "{to}");
    }
    assert_eq!(device.problem(e1rm("95,5")), "already_there");
    let waist = json!({ "kind": "body", "measure": "waist", "to": "80" });
    assert_eq!(device.problem(waist), "never_measured");
    let none = json!({ "kind": "frequency", "a_week": 0, "weeks": 4 });
    assert_eq!(device.problem(none), "not_understood");
    for (from, to) in [("2026-12-01", "2026-11-01"), ("soon", "later")] {
        let days = json!({ "kind": "days", "from": from, "to": to });
        let volume = json!({ "kind": "volume", "to": "5", "days": days });
        assert_eq!(device.problem(volume), "no_days");
    }
    assert_eq!(device.goals()["active"], json!([]));
}

#[test]
fn a_goal_is_deleted_and_taken_back_as_it_was() {
    let device = Device::new();
    let id = device.add(e1rm("110"));
    let before = device.only("active");
    device.ask("delete_goal", json!({ "goal": id }));
    assert_eq!(device.goals()["active"], json!([]));
    device.assert_sound();
    device.ask("restore_goal", json!({ "goal": id }));
    assert_eq!(device.only("active"), before);
    let changed = device.ask("edit_goal", json!({ "goal": id, "to": "lots" }));
    assert_eq!(changed["problem"], "not_understood");
    device.ask("edit_goal", json!({ "goal": id, "to": "120,5" }));
    assert_eq!(device.only("active")["to"], 120.5);
}

#[test]
fn a_goal_opens_to_the_sets_behind_it() {
    let device = Device::new();
    device.train("Bench Press 100x1");
    device.on(1);
    let id = device.add(e1rm("110"));
    device.train("Bench Press w 60x5, 102x1, 101x1");
    let explained = device.ask(
        "explain",
        json!({ "figure": { "kind": "goal", "goal": id } }),
    );
    assert_eq!(
        (&explained["value"], &explained["of"]),
        (&json!(102.0), &json!("Bench Press"))
    );
    let days = explained["days"].as_array().unwrap();
    assert_eq!(days.len(), 1, "only sets since the goal was set");
    let sets = days[0]["sets"].as_array().unwrap();
    let why: Vec<_> = sets.iter().map(|set| set["left_out"].clone()).collect();
    assert_eq!(why, [json!("warm_up"), Value::Null, json!("not_the_best")]);
}

#[test]
fn goals_of_two_devices_are_both_there_and_edits_apart_agree() {
    let (one, other) = (Device::new(), Device::new());
    let tell = |from: &Device, to: &Device| {
        for change in from.handle.changes_after(0).unwrap() {
            to.handle.merge(&change.document, &[change.bytes]).unwrap();
        }
    };
    let id = one.add(e1rm("110"));
    tell(&one, &other);
    other.add(json!({ "kind": "frequency", "a_week": 3, "weeks": 12 }));
    one.ask("edit_goal", json!({ "goal": id, "to": "115" }));
    other.ask("edit_goal", json!({ "goal": id, "to": "120" }));
    tell(&one, &other);
    tell(&other, &one);
    assert_eq!(one.goals(), other.goals());
    assert_eq!(one.goals()["active"].as_array().unwrap().len(), 2);
    one.assert_sound();
    other.assert_sound();
}

#[test]
fn undoing_the_making_of_a_goal_takes_it_away_and_redoing_brings_it_back() {
    let device = Device::new();
    device.add(e1rm("110"));
    let before = device.only("active");
    device.ask("undo", json!({}));
    assert_eq!(device.goals()["active"], json!([]));
    device.assert_sound();
    device.ask("redo", json!({}));
    assert_eq!(device.only("active"), before);
    device.assert_sound();
}
