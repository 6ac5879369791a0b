//! What the body weighs and what bodyweight lifts count, on one device and on
//! two that hear of each other late. After each story the views are what a
//! rebuild from the ledger gives.

use serde_json::{Value, json};

use crate::{api::Code, desk::Desk};

fn this_week() -> Desk {
    Desk::at("2026-11-26T18:00[Europe/Berlin]")
}

impl Desk {
    fn train(&self, day: &str, line: &str) {
        self.ask("log_line", json!({ "text": line, "day": day }));
    }

    fn weigh(&self, day: &str, text: &str) -> Value {
        self.ask("log_measurement", json!({ "day": day, "text": text }))
    }

    /// What dips and others of the last month count, after all is counted.
    fn volume(&self, exercise: &str) -> f64 {
        self.is_sound();
        let page = self.ask("exercise", json!({ "exercise": exercise, "span": "year" }));
        let points = page["chart"]["points"].as_array().unwrap();
        points
            .iter()
            .map(|point| point["volume"].as_f64().unwrap())
            .sum()
    }

    fn weights(&self) -> Vec<(String, String)> {
        let page = self.ask("body", json!({}));
        let entries = page["entries"].as_array().unwrap();
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
        entries
            .iter()
            .map(|entry| (text(entry, "day"), text(entry, "text")))
            .collect()
    }

    fn tells(&self, other: &Desk, mut order: impl FnMut(&mut Vec<store::Carried>)) {
        let mut changes = self.handle.changes_after(0).unwrap();
        order(&mut changes);
        for change in changes {
            other
                .handle
                .merge(&change.document, &[change.bytes])
                .unwrap();
        }
    }
}

#[test]
fn a_bodyweight_lift_counts_the_weight_of_its_day_and_what_was_added() {
    let device = this_week();
    device.train("2026-11-10", "Dip bw x10");
    device.train("2026-11-20", "Dip bw+20x10");
    assert_eq!(device.volume("dip"), 200.0, "no weight is known");
    // The first weight counts for everything before it too.
    device.weigh("2026-11-15", "80");
    assert_eq!(device.volume("dip"), 800.0 + 1000.0);
    device.weigh("2026-11-18", "82,5 kg");
    assert_eq!(device.volume("dip"), 800.0 + 1025.0);
    device.weigh("2026-11-26", "200 lb");
    assert_eq!(device.volume("dip"), 800.0 + 1025.0);
    device.ask(
        "delete_measurement",
        json!({ "measure": "weight", "day": "2026-11-15" }),
    );
    assert_eq!(device.volume("dip"), 825.0 + 1025.0);
    device.ask(
        "restore_measurement",
        json!({ "measure": "weight", "day": "2026-11-15" }),
    );
    assert_eq!(device.volume("dip"), 800.0 + 1025.0);
}

#[test]
fn a_set_that_comes_after_the_weight_counts_it_at_once_and_other_lifts_never_do() {
    let device = this_week();
    device.weigh("2026-11-15", "80");
    device.train("2026-11-20", "Dip bw x10");
    device.train("2026-11-20", "Bench Press 100x5");
    device.train("2026-11-20", "Push-Up bw x10");
    assert_eq!(device.volume("dip"), 800.0);
    assert_eq!(device.volume("push-up"), 512.0);
    assert_eq!(device.volume("bench-press"), 500.0);
    device.weigh("2026-11-15", "90");
    assert_eq!(device.volume("bench-press"), 500.0);
    assert_eq!(device.volume("dip"), 900.0);
}

#[test]
fn a_workout_that_moves_to_another_day_counts_the_weight_of_that_day() {
    let device = this_week();
    device.weigh("2026-11-01", "70");
    device.weigh("2026-11-15", "80");
    device.train("2026-11-20", "Dip bw x10");
    let workout = device.ask("history", json!({}))["workouts"][0]["id"].clone();
    let moved =
        json!({ "workout": workout, "start": "2026-11-10T18:00", "end": "2026-11-10T19:00" });
    device.ask("edit_workout", moved);
    assert_eq!(device.volume("dip"), 700.0);
}

#[test]
fn devices_whose_weights_and_workouts_arrive_in_other_orders_count_alike() {
    let (scales, gym) = (this_week(), this_week());
    for (day, text) in [
        ("2026-11-01", "70"),
        ("2026-11-12", "75"),
        ("2025-12-31", "60"),
    ] {
        scales.weigh(day, text);
    }
    scales.ask(
        "delete_measurement",
        json!({ "measure": "weight", "day": "2026-11-12" }),
    );
    for day in ["2026-11-05", "2026-11-14", "2026-11-20"] {
        gym.train(day, "Dip bw+10x10");
    }
    gym.weigh("2026-11-14", "78");
    gym.weigh("2026-11-20", "80");
    let (forwards, by_document) = (this_week(), this_week());
    // Weights before workouts, and workouts before weights.
    scales.tells(&forwards, |_| {});
    gym.tells(&forwards, |_| {});
    gym.tells(&by_document, |changes| {
        changes.sort_by_key(|change| std::cmp::Reverse(change.document.clone()));
    });
    scales.tells(&by_document, |_| {});
    scales.tells(&gym, |_| {});
    forwards.tells(&scales, |_| {});
    for device in [&forwards, &by_document, &gym, &scales] {
        assert_eq!(device.volume("dip"), 800.0 + 880.0 + 900.0);
        assert_eq!(device.weights().len(), 4);
    }
}

#[test]
fn two_devices_that_weigh_one_day_apart_agree_on_one_weight() {
    let (one, other) = (this_week(), this_week());
    one.weigh("2026-11-26", "80");
    one.ask(
        "log_measurement",
        json!({ "measure": "waist", "text": "84" }),
    );
    other.weigh("2026-11-26", "81");
    other.weigh("2026-11-25", "82");
    one.tells(&other, |_| {});
    other.tells(&one, |_| {});
    assert_eq!(one.weights(), other.weights());
    assert_eq!(one.weights().len(), 2);
    let waist = other.ask("body", json!({ "measure": "waist" }));
    assert_eq!(waist["entries"][0]["text"], "84 cm");
}

#[test]
fn a_weight_that_is_deleted_here_and_changed_there_comes_back_as_changed() {
    let (one, other) = (this_week(), this_week());
    one.weigh("2026-11-26", "80");
    one.tells(&other, |_| {});
    one.ask(
        "delete_measurement",
        json!({ "measure": "weight", "day": "2026-11-26" }),
    );
    other.weigh("2026-11-26", "79");
    one.tells(&other, |_| {});
    other.tells(&one, |_| {});
    assert_eq!((one.weights(), other.weights()), (vec![], vec![]));
    one.ask(
        "restore_measurement",
        json!({ "measure": "weight", "day": "2026-11-26" }),
    );
    assert_eq!(one.weights()[0].1, "79 kg");
}

#[test]
fn a_day_has_one_reading_and_says_what_it_had_before() {
    let device = this_week();
    let first = device.weigh("2026-11-26", "82,4");
    assert_eq!(first["entry"]["text"], "82.4 kg");
    assert_eq!(first["before"], Value::Null);
    let second = device.weigh("2026-11-26", "181lb");
    assert_eq!(second["before"], "82.4 kg");
    assert_eq!(
        device.weights(),
        [("2026-11-26".to_owned(), "181 lb".to_owned())]
    );
    device.ask(
        "delete_measurement",
        json!({ "measure": "weight", "day": "2026-11-26" }),
    );
    // Typing it anew takes it out of the trash.
    device.weigh("2026-11-26", "181lb");
    assert_eq!(device.weights().len(), 1);
}

#[test]
fn what_is_no_weight_or_of_no_day_is_refused_and_stores_nothing() {
    let device = this_week();
    for text in ["", "heavy", "0", "-80", "84 cm", "1e5", "5000"] {
        let refused = device.refused("log_measurement", json!({ "text": text }));
        assert_eq!(refused, Code::NotUnderstood, "{text}");
    }
    let later = json!({ "text": "80", "day": "2026-11-27" });
    assert_eq!(device.refused("log_measurement", later), Code::Refused);
    let no_day = json!({ "text": "80", "day": "soon" });
    assert_eq!(
        device.refused("log_measurement", no_day),
        Code::NotUnderstood
    );
    let none = json!({ "measure": "weight", "day": "2026-11-26" });
    assert_eq!(device.refused("delete_measurement", none), Code::NotFound);
    assert!(device.weights().is_empty());
}

#[test]
fn an_unlikely_weight_is_stored_and_asked_about() {
    let device = this_week();
    assert_eq!(device.weigh("2026-11-20", "80")["question"], Value::Null);
    assert_eq!(
        device.weigh("2026-11-26", "120")["question"],
        "far_from_last"
    );
    assert_eq!(device.weigh("2026-11-26", "8")["question"], "unlikely");
}

#[test]
fn undoing_a_weight_brings_back_what_the_day_had_and_what_the_lifts_counted() {
    let device = this_week();
    device.train("2026-11-20", "Dip bw x10");
    device.weigh("2026-11-15", "80");
    device.weigh("2026-11-15", "90");
    assert_eq!(device.volume("dip"), 900.0);
    device.ask("undo", json!({}));
    assert_eq!(device.volume("dip"), 800.0);
    device.ask("undo", json!({}));
    assert!(device.weights().is_empty());
    assert_eq!(device.volume("dip"), 0.0);
}
