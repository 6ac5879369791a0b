//! Stories of the trash and of conflicts: what one device threw away or set, while
//! another was at work on it.

use serde_json::{Value, json};

use crate::stories::{Story, two_devices};

/// Empty lists of two devices.
const NOTHING: [Vec<Value>; 2] = [Vec::new(), Vec::new()];

/// The lists that both devices give after all was told.
fn items(story: &mut Story, call: &str) -> [Vec<Value>; 2] {
    story.world.settle();
    [0, 1].map(|device| {
        let answer = story.on(device, call, json!({}));
        answer["items"].as_array().unwrap().clone()
    })
}

#[test]
fn two_devices_that_edit_one_set_offline_settle_it_on_one_of_them() {
    let mut story = two_devices();
    for (device, text) in [(0, "102.5x5@8"), (1, "105x5@8")] {
        let set = story.set.clone();
        story.on(device, "edit_set", json!({ "set": set, "text": text }));
    }
    for (device, items) in items(&mut story, "conflicts").into_iter().enumerate() {
        let [item] = items.as_slice() else {
            panic!("{items:?}")
        };
        assert_eq!(
            (&item["field"], &item["what"]["kind"]),
            (&json!("load"), &json!("set"))
        );
        let values = item["values"].as_array().unwrap();
        let mut words: Vec<_> = values.iter().map(|value| value["value"].clone()).collect();
        words.sort_by_key(ToString::to_string);
        assert_eq!(words, [json!("102.5 kg"), json!("105 kg")]);
        let here: Vec<_> = values
            .iter()
            .filter(|value| value["by"]["here"] == true)
            .collect();
        let own = if device == 0 { "102.5 kg" } else { "105 kg" };
        assert_eq!((here.len(), &here[0]["value"]), (1, &json!(own)));
        assert_eq!(story.on(device, "conflict_count", json!({}))["count"], 1);
    }
    // The value that is shown already is chosen, and still everybody learns of it.
    let item = story.on(0, "conflicts", json!({}))["items"][0].clone();
    let shown = item["values"][0].clone();
    assert_eq!(shown["wins"], true);
    let to = json!({ "kind": "of", "value": shown["by"]["device"] });
    story.on(
        0,
        "settle_conflict",
        json!({ "conflict": item["conflict"], "to": to }),
    );
    assert_eq!(story.on(0, "conflict_count", json!({}))["count"], 0);
    assert_eq!(items(&mut story, "conflicts"), NOTHING);
    let workout = json!({ "workout": story.workout });
    let notation = story.both("workout", workout, "/entries/0/sets/0/notation");
    let number = shown["value"]
        .as_str()
        .unwrap()
        .trim_end_matches(" kg")
        .to_owned();
    assert!(
        notation.as_str().unwrap().starts_with(&number),
        "{notation}"
    );
}

#[test]
fn a_third_value_settles_too_and_one_that_the_field_cannot_hold_is_refused_by_its_name() {
    let mut story = two_devices();
    for (device, text) in [(0, "100x6@8"), (1, "100x7@8")] {
        let set = story.set.clone();
        story.on(device, "edit_set", json!({ "set": set, "text": text }));
    }
    let [here, _] = items(&mut story, "conflicts");
    let settle = |to: Value| json!({ "conflict": here[0]["conflict"], "to": to }).to_string();
    let typed = |text: &str| settle(json!({ "kind": "typed", "value": text }));
    let handle = &story.world.devices[0].handle;
    let refused = handle.call("settle_conflict", &typed("many")).unwrap_err();
    assert!(refused.message.contains("reps"), "{refused}");
    let stranger = settle(json!({ "kind": "of", "value": "00" }));
    assert!(handle.call("settle_conflict", &stranger).is_err());
    let eight: Value = serde_json::from_str(&typed("8")).unwrap();
    story.on(0, "settle_conflict", eight);
    assert_eq!(items(&mut story, "conflicts"), NOTHING);
    let workout = json!({ "workout": story.workout });
    assert_eq!(story.both("workout", workout, "/entries/0/sets/0/reps"), 8);
}

#[test]
fn undoing_a_settlement_gives_back_what_was_shown_and_nobody_disagrees_again() {
    let mut story = two_devices();
    for (device, title) in [(0, "Morning"), (1, "Evening")] {
        let workout = story.workout.clone();
        story.on(
            device,
            "edit_workout",
            json!({ "workout": workout, "title": title }),
        );
    }
    let [here, _] = items(&mut story, "conflicts");
    let shown = here[0]["values"][0]["value"].clone();
    let other = here[0]["values"][1]["by"]["device"].clone();
    let to = json!({ "kind": "of", "value": other });
    story.on(
        0,
        "settle_conflict",
        json!({ "conflict": here[0]["conflict"], "to": to }),
    );
    let workout = json!({ "workout": story.workout });
    assert_ne!(story.both("workout", workout.clone(), "/title"), shown);
    story.on(0, "undo", json!({}));
    assert_eq!(story.both("workout", workout, "/title"), shown);
    assert_eq!(items(&mut story, "conflicts"), NOTHING);
}

#[test]
fn a_deleted_workout_comes_back_with_what_another_device_added_meanwhile() {
    let mut story = two_devices();
    let thing = json!({ "kind": "workout", "id": story.workout });
    story.on(0, "delete", json!({ "thing": thing }));
    let (entry, set) = (story.entry.clone(), story.set.clone());
    story.on(1, "log_sets", json!({ "entry": entry, "text": "110x1" }));
    story.on(1, "edit_set", json!({ "set": set, "text": "100x6@8" }));
    for (device, trash) in items(&mut story, "trash").into_iter().enumerate() {
        let [item] = trash.as_slice() else {
            panic!("{trash:?}")
        };
        assert_eq!((&item["thing"], &item["sets"]), (&thing, &json!(2)));
        assert_eq!(item["by"]["here"], device == 0);
        let since = &item["since"];
        assert_eq!(since.as_array().unwrap().len(), 1, "{since}");
        assert_eq!(
            (&since[0]["sets"], &since[0]["values"]),
            (&json!(1), &json!(1))
        );
        assert_eq!(since[0]["by"]["here"], device == 1);
    }
    story.on(0, "restore_many", json!({ "things": [thing] }));
    assert_eq!(items(&mut story, "trash"), NOTHING);
    assert_eq!(story.both("stats", json!({}), "/sets"), 2);
    let workout = json!({ "workout": story.workout });
    assert_eq!(story.both("workout", workout, "/entries/0/sets/0/reps"), 6);
    assert_eq!(items(&mut story, "conflicts"), NOTHING);
}

#[test]
fn what_lies_in_a_thing_of_the_trash_is_not_listed_beside_it() {
    let mut story = two_devices();
    let set = json!({ "kind": "set", "id": story.set });
    let entry = json!({ "kind": "entry", "id": story.entry });
    let workout = json!({ "kind": "workout", "id": story.workout });
    for outermost in [set.clone(), entry, workout.clone()] {
        story.on(0, "delete", json!({ "thing": outermost }));
        for trash in items(&mut story, "trash") {
            let things: Vec<_> = trash.iter().map(|item| item["thing"].clone()).collect();
            assert_eq!(things, std::slice::from_ref(&outermost));
        }
    }
    // What was deleted by itself before stays there when its workout is back.
    story.on(1, "restore", json!({ "thing": workout }));
    assert_eq!(items(&mut story, "trash")[0].len(), 1);
    assert_eq!(story.both("stats", json!({}), "/sets"), 0);
}

#[test]
fn things_of_every_kind_come_out_of_the_trash_by_one_gesture_and_go_back_by_one() {
    let mut story = two_devices();
    let gym = story.on(0, "add_gym", json!({ "name": "Cellar" }))["gym"].clone();
    let aim = json!({ "kind": "frequency", "a_week": 3, "weeks": 12 });
    let goal = story.on(0, "add_goal", json!({ "aim": aim }))["goal"].clone();
    let routine = story.on(0, "add_routine", json!({ "name": "Push" }))["routine"].clone();
    let weight = json!({ "measure": "weight", "day": "2026-11-20", "text": "82" });
    story.on(0, "log_measurement", weight);
    let things = json!([
        { "kind": "gym", "id": gym },
        { "kind": "goal", "id": goal },
        { "kind": "routine", "id": routine },
        { "kind": "reading", "id": "2026-11-20 weight" },
        { "kind": "set", "id": story.set },
    ]);
    story.on(0, "delete_many", json!({ "things": things }));
    let kinds = |trash: &[Value]| {
        let mut kinds: Vec<_> = trash
            .iter()
            .map(|item| item["what"]["kind"].to_string())
            .collect();
        kinds.sort();
        kinds.join(" ")
    };
    let all = "\"goal\" \"gym\" \"reading\" \"routine\" \"set\"";
    for trash in items(&mut story, "trash") {
        assert_eq!(kinds(&trash), all);
    }
    let done = story.on(1, "restore_many", json!({ "things": things }));
    assert_eq!(items(&mut story, "trash"), NOTHING);
    assert_eq!(story.both("gyms", json!({}), "/gyms/0/name"), "Cellar");
    story.on(1, "undo_gesture", json!({ "gesture": done["gesture"] }));
    assert_eq!(kinds(&items(&mut story, "trash")[0]), all);
}

#[test]
fn what_two_devices_set_apart_in_any_document_is_listed() {
    let mut story = two_devices();
    let weight = |text: &str| json!({ "measure": "weight", "day": "2026-11-20", "text": text });
    let gym = story.on(0, "add_gym", json!({ "name": "Cellar" }))["gym"].clone();
    let aim = json!({ "kind": "frequency", "a_week": 3, "weeks": 12 });
    let goal = story.on(0, "add_goal", json!({ "aim": aim }))["goal"].clone();
    let routine = story.on(0, "add_routine", json!({ "name": "Push" }))["routine"].clone();
    story.world.settle();
    for (device, word, number) in [(0, "Attic", "81"), (1, "Shed", "82")] {
        let calls = [
            ("rename_gym", json!({ "gym": gym, "name": word })),
            (
                "edit_goal",
                json!({ "goal": goal, "to": format!("{}x12", &number[1..]) }),
            ),
            ("edit_routine", json!({ "routine": routine, "name": word })),
            ("log_measurement", weight(number)),
            (
                "change_settings",
                json!({ "usual_rest": number.parse::<u32>().unwrap() }),
            ),
            (
                "rename_exercise",
                json!({ "exercise": "deadlift", "name": word }),
            ),
        ];
        for (name, request) in calls {
            story.on(device, name, request);
        }
    }
    let [here, _] = items(&mut story, "conflicts");
    let mut found: Vec<_> = here
        .iter()
        .map(|item| format!("{} {}", item["what"]["kind"], item["field"]).replace('"', ""))
        .collect();
    found.sort();
    let all = [
        "exercise name",
        "goal to",
        "gym name",
        "reading reading",
        "routine name",
        "settings usual_rest",
    ];
    assert_eq!(found, all);
    for item in here {
        let device = item["values"][1]["by"]["device"].clone();
        let to = json!({ "kind": "of", "value": device });
        story.on(
            1,
            "settle_conflict",
            json!({ "conflict": item["conflict"], "to": to }),
        );
    }
    assert_eq!(items(&mut story, "conflicts"), NOTHING);
}

#[test]
fn a_reading_that_one_device_deleted_and_another_changed_is_asked_about() {
    let mut story = two_devices();
    let weight = |text: &str| json!({ "measure": "weight", "day": "2026-11-20", "text": text });
    story.on(0, "log_measurement", weight("82"));
    story.world.settle();
    story.on(
        0,
        "delete_measurement",
        json!({ "measure": "weight", "day": "2026-11-20" }),
    );
    story.on(1, "log_measurement", weight("83"));
    let [here, _] = items(&mut story, "conflicts");
    assert_eq!((here.len(), &here[0]["field"]), (1, &json!("deleted")));
    let to = json!({ "kind": "typed", "value": "no" });
    story.on(
        0,
        "settle_conflict",
        json!({ "conflict": here[0]["conflict"], "to": to }),
    );
    assert_eq!(items(&mut story, "conflicts"), NOTHING);
    let body = json!({ "measure": "weight" });
    assert_eq!(story.both("body", body, "/entries/0/text"), "83 kg");
}
