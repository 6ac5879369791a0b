//! Workouts again, on other days, and many at once, as a front end does it.

use serde_json::{Value, json};

use crate::api::Code;
use crate::desk::Desk;

fn on_a_monday() -> Desk {
    Desk::at("2026-11-23T17:30[Europe/Berlin]")
}

impl Desk {
    /// A workout of an hour.
    fn trained(&self, start: &str, end: &str) -> Value {
        let workout =
            self.ask("start_workout", json!({ "title": "Push", "start": start }))["workout"].take();
        let entry = json!({ "workout": workout, "exercise": "bench-press" });
        let entry = self.ask("add_entry", entry)["entry"].take();
        self.ask(
            "log_sets",
            json!({ "entry": entry, "text": "w 60x8; 100x5@8 // heavy" }),
        );
        self.ask("edit_entry", json!({ "entry": entry, "note": "seat 4" }));
        let note = json!({ "workout": workout, "note": "slept badly", "end": end });
        self.ask("edit_workout", note);
        workout
    }

    fn workout(&self, workout: &Value) -> Value {
        self.ask("workout", json!({ "workout": workout }))
    }

    fn starts(&self) -> Vec<String> {
        let page = self.ask("history", json!({}));
        let workouts = page["workouts"].as_array().unwrap().iter();
        workouts
            .map(|one| one["start"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn texts(workout: &Value) -> Vec<&str> {
    let sets = workout["entries"][0]["sets"].as_array().unwrap().iter();
    sets.map(|set| set["notation"].as_str().unwrap()).collect()
}

#[test]
fn a_copy_on_a_past_day_is_done_at_the_same_time_of_day_and_says_nothing_of_that_day() {
    let desk = on_a_monday();
    let old = desk.trained("2026-11-16T18:00", "2026-11-16T19:05");
    let copy = json!({ "workout": old, "day": "2026-11-20", "with_sets": true });
    let new = desk.workout(&desk.ask("duplicate_workout", copy)["workout"]);
    assert_eq!(new["start"], "2026-11-20T18:00");
    assert_eq!(
        (&new["end"], &new["running"]),
        (&json!("2026-11-20T19:05"), &json!(false))
    );
    assert_eq!((&new["title"], &new["note"]), (&json!("Push"), &json!("")));
    assert_eq!(new["entries"][0]["note"], "seat 4");
    assert_eq!(texts(&new), ["w 60x8", "100x5@8"]);
    desk.is_sound();
}

#[test]
fn a_copy_with_its_sets_ends_no_later_than_now() {
    let desk = on_a_monday();
    let old = desk.trained("2026-11-16T18:00", "2026-11-16T19:05");
    let copy = json!({ "workout": old, "with_sets": true });
    let new = desk.workout(&desk.ask("duplicate_workout", copy)["workout"]);
    assert_eq!(
        (&new["start"], &new["end"]),
        (&json!("2026-11-23T16:25"), &json!("2026-11-23T17:30"))
    );
}

#[test]
fn the_same_exercises_today_run_and_wait_to_be_filled() {
    let desk = on_a_monday();
    let old = desk.trained("2026-11-16T18:00", "2026-11-16T19:05");
    let again = json!({ "workout": old, "with_sets": false });
    desk.ask("duplicate_workout", again.clone());
    let running = desk.ask("today", json!({}))["running"].take();
    assert_eq!(
        (&running["start"], &running["sets"]),
        (&json!("2026-11-23T17:30"), &json!(0))
    );
    assert_eq!(running["entries"][0]["last_time"]["day"], "2026-11-16");
    assert_eq!(
        desk.refused("duplicate_workout", again),
        Code::Refused,
        "one runs already"
    );
    let tomorrow = json!({ "workout": old, "day": "2026-11-24", "with_sets": false });
    assert_eq!(desk.refused("duplicate_workout", tomorrow), Code::Refused);
    desk.is_sound();
}

#[test]
fn workouts_move_together_and_back() {
    let desk = on_a_monday();
    let first = desk.trained("2026-10-20T18:00", "2026-10-20T19:00");
    let second = desk.trained("2026-10-22T07:15", "2026-10-22T08:00");
    let both = json!([first, second]);
    // Over the night in which clocks are put back.
    let to = json!({ "kind": "day", "day": "2026-11-03" });
    let moved = desk.ask("move_workouts", json!({ "workouts": both, "to": to }));
    assert_eq!(moved["days"], 14);
    assert_eq!(desk.starts(), ["2026-11-05T07:15", "2026-11-03T18:00"]);
    assert_eq!(desk.workout(&first)["end"], "2026-11-03T19:00");
    assert_eq!(desk.workout(&first)["minutes"], 60);
    desk.is_sound();
    let back = json!({ "kind": "days", "days": -14 });
    desk.ask("move_workouts", json!({ "workouts": both, "to": back }));
    assert_eq!(desk.starts(), ["2026-10-22T07:15", "2026-10-20T18:00"]);
    desk.is_sound();
}

#[test]
fn none_moves_where_one_cannot() {
    let desk = on_a_monday();
    let past = desk.trained("2026-11-16T18:00", "2026-11-16T19:00");
    let late = desk.trained("2026-11-20T18:00", "2026-11-20T19:00");
    let days = |days: i64| json!({ "kind": "days", "days": days });
    let both = json!({ "workouts": [past, late], "to": days(5) });
    assert_eq!(
        desk.refused("move_workouts", both),
        Code::Refused,
        "one would be tomorrow's"
    );
    let far = json!({ "workouts": [past], "to": days(-2_000_000_000) });
    assert_eq!(desk.refused("move_workouts", far), Code::Refused);
    let running = desk.ask("start_workout", json!({}))["workout"].take();
    let runs = json!({ "workouts": [past, running], "to": days(-1) });
    assert_eq!(desk.refused("move_workouts", runs), Code::Refused);
    let soon = json!({ "workouts": [past], "to": { "kind": "day", "day": "soon" } });
    assert_eq!(desk.refused("move_workouts", soon), Code::NotUnderstood);
    let nobody = json!({ "workouts": ["nobody"], "to": days(-1) });
    assert_eq!(desk.refused("move_workouts", nobody), Code::NotFound);
    assert_eq!(desk.starts()[1..], ["2026-11-20T18:00", "2026-11-16T18:00"]);
    desk.is_sound();
}

#[test]
fn many_things_go_and_come_back_by_one_gesture_each() {
    let desk = on_a_monday();
    let workouts: Vec<Value> = (10..15)
        .map(|day| {
            desk.trained(
                &format!("2026-11-{day}T18:00"),
                &format!("2026-11-{day}T19:00"),
            )
        })
        .collect();
    let entry = desk.workout(&workouts[4])["entries"][0].take();
    let mut things: Vec<Value> = workouts[..4]
        .iter()
        .map(|id| json!({ "kind": "workout", "id": id }))
        .collect();
    for set in entry["sets"].as_array().unwrap() {
        things.push(json!({ "kind": "set", "id": set["id"] }));
    }
    let before = desk.handle.changes_after(0).unwrap().len();
    let done = desk.ask("delete_many", json!({ "things": things }));
    assert_eq!(
        desk.handle.changes_after(0).unwrap().len(),
        before + 5,
        "one change a workout"
    );
    assert_eq!(desk.starts(), ["2026-11-14T18:00"]);
    assert_eq!(desk.ask("stats", json!({}))["sets"], 0);
    desk.is_sound();
    let batch = done["batch"].as_str().unwrap().parse().unwrap();
    let documents = desk
        .handle
        .on_device(move |writer| Ok(writer.store().documents_of_batch(batch)?));
    assert_eq!(documents.unwrap().len(), 5);
    desk.ask("restore_many", json!({ "things": things }));
    assert_eq!(desk.ask("stats", json!({}))["sets"], 10);
    desk.is_sound();
    let nobody = json!({ "things": [{ "kind": "workout", "id": workouts[0] }, { "kind": "set", "id": entry["id"] }] });
    assert_eq!(desk.refused("delete_many", nobody), Code::NotFound);
    assert_eq!(
        desk.starts().len(),
        5,
        "where one is not there nothing goes"
    );
}

#[test]
fn an_own_exercise_that_gets_other_muscles_is_counted_anew() {
    let desk = on_a_monday();
    let muscles = |leading: &[&str]| json!({ "leading": leading, "assisting": ["glutes"] });
    let own = json!({ "name": "Hill March", "equipment": "sled", "muscles": muscles(&["calves"]) });
    let own = desk.ask("add_exercise", own)["id"].take();
    let other = desk.ask(
        "log_line",
        json!({ "text": "Old March 30x10", "day": "2026-11-17" }),
    );
    let other = &other["exercise"]["id"];
    desk.ask(
        "log_line",
        json!({ "text": "Hill March 40x10", "day": "2026-11-18" }),
    );
    desk.ask("merge_exercises", json!({ "from": other, "into": own }));
    let sets = |muscle: &str| {
        let page = desk.ask("progress", json!({ "span": "four_weeks" }));
        let lines = page["muscles"].as_array().unwrap().iter();
        let mut of_it = lines.filter(|line| line["muscle"] == muscle);
        of_it.next().map(|line| line["sets"].as_f64().unwrap())
    };
    desk.is_sound();
    assert_eq!((sets("calves"), sets("glutes")), (Some(2.0), Some(1.0)));
    desk.ask(
        "describe_exercise",
        json!({ "exercise": own, "muscles": muscles(&["shins"]) }),
    );
    desk.is_sound();
    assert_eq!((sets("calves"), sets("shins")), (None, Some(2.0)));
    assert_eq!(
        desk.ask("exercise", json!({ "exercise": own }))["exercise"]["equipment"],
        "sled"
    );
    let gills = json!({ "exercise": own, "muscles": muscles(&["gills"]) });
    assert_eq!(desk.refused("describe_exercise", gills), Code::NotFound);
    let shipped = json!({ "exercise": "deadlift", "equipment": "sled" });
    assert_eq!(desk.refused("describe_exercise", shipped), Code::Refused);
}
