//! Stories that have to end well, told one by one.

use serde_json::{Value, json};

use crate::world::World;

/// Two devices that have met, with one running workout of one set.
pub struct Story {
    pub world: World,
    pub workout: Value,
    pub entry: Value,
    pub set: Value,
}

pub fn two_devices() -> Story {
    let mut world = World::new(2, 7);
    let line = json!({ "text": "Bench Press 100x5@8" });
    let logged = world.devices[0].call("log_line", &line).unwrap()["logged"].clone();
    world.settle();
    Story {
        world,
        workout: logged["workout"].clone(),
        entry: logged["entry"].clone(),
        set: logged["sets"][0].clone(),
    }
}

impl Story {
    pub fn on(&mut self, device: usize, name: &str, request: Value) -> Value {
        self.world.devices[device].call(name, &request).unwrap()
    }

    /// A value of what both devices answer after all was told. The whole answers
    /// differ: the clocks do.
    pub fn both(&mut self, name: &str, request: Value, path: &str) -> Value {
        self.world.settle();
        let value = |answer: Value| answer.pointer(path).cloned();
        let here = value(self.on(0, name, request.clone()));
        assert_eq!(here, value(self.on(1, name, request)), "{name} {path}");
        here.unwrap()
    }

    fn conflicts(&self) -> Vec<String> {
        let file = self.world.devices[0].file();
        file.rows("SELECT field, place, value, hex(device), authored FROM conflict")
            .unwrap()
    }
}

#[test]
fn two_devices_that_edit_one_set_agree_and_both_values_are_in_sight() {
    let mut story = two_devices();
    for (device, text) in [(0, "102.5x5@8"), (1, "225lb x5@8")] {
        let set = story.set.clone();
        story.on(device, "edit_set", json!({ "set": set, "text": text }));
    }
    let workout = story.workout.clone();
    let set = story.both(
        "workout",
        json!({ "workout": workout }),
        "/entries/0/sets/0",
    );
    let mass = &set["load"]["mass"];
    assert!(
        [json!(102.5), json!(225.0)].contains(&mass["value"]),
        "{mass}"
    );
    let dispute = &set["disputes"][0];
    let lost = dispute["others"][0].as_str().unwrap_or_default();
    assert_eq!(dispute["field"], json!("load"));
    assert!(["102.5 kg", "225 lb"].contains(&lost), "{dispute}");
    assert!(!lost.starts_with(&mass["value"].to_string()), "{set}");
    let conflicts = story.conflicts().join("\n");
    assert!(
        conflicts.contains("102.5 kg") && conflicts.contains("225 lb"),
        "{conflicts}"
    );
}

#[test]
fn a_set_logged_elsewhere_into_a_deleted_workout_waits_in_the_trash_with_it() {
    let mut story = two_devices();
    let thing = json!({ "thing": { "kind": "workout", "id": story.workout } });
    story.on(0, "delete", thing.clone());
    let entry = story.entry.clone();
    story.on(1, "log_sets", json!({ "entry": entry, "text": "110x1" }));
    assert_eq!(story.both("stats", json!({}), "/sets"), 0);
    assert!(
        !story.conflicts().is_empty(),
        "that the other trained on is not to be seen"
    );
    story.on(1, "restore", thing);
    assert_eq!(story.both("stats", json!({}), "/sets"), 2);
    assert_eq!(story.conflicts(), Vec::<String>::new());
}

#[test]
fn two_exercises_that_are_merged_into_each_other_at_once_become_the_one_of_smaller_id() {
    let mut story = two_devices();
    story.on(0, "log_line", json!({ "text": "Back Squat 140x5" }));
    story.world.settle();
    let merge = |from: &str, into: &str| json!({ "from": from, "into": into });
    story.on(0, "merge_exercises", merge("bench-press", "back-squat"));
    story.on(1, "merge_exercises", merge("back-squat", "bench-press"));
    let sets = story.both("exercise", json!({ "exercise": "back-squat" }), "/sets");
    assert_eq!(sets, 2);
}

#[test]
fn two_devices_that_finish_one_workout_at_once_both_hold_it_finished() {
    let mut story = two_devices();
    for device in [0, 1] {
        let workout = story.workout.clone();
        story.on(device, "finish_workout", json!({ "workout": workout }));
    }
    let workout = story.workout.clone();
    assert_eq!(
        story.both("workout", json!({ "workout": workout }), "/running"),
        false
    );
}

#[test]
fn an_exercise_that_two_devices_make_apart_can_be_made_one() {
    let mut story = two_devices();
    for device in [0, 1] {
        story.on(device, "log_line", json!({ "text": "Gate Carry 40x10" }));
    }
    story.world.settle();
    let ids = story.world.devices[0].file().exercises().unwrap();
    assert_eq!(ids.len(), 2, "{ids:?}");
    story.on(
        1,
        "merge_exercises",
        json!({ "from": ids[0], "into": ids[1] }),
    );
    assert_eq!(
        story.both("exercise", json!({ "exercise": ids[1] }), "/sets"),
        2
    );
}
