//! Bringing back what stood at an earlier moment.

use serde_json::{Value, json};

use super::{notations, told};
use crate::desk::Desk;

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

/// The change of a thing that did this, and the key of the field that it wrote.
fn written(desk: &Desk, of: &str, line: &str) -> (Value, Value) {
    let changes = desk.changes(json!({ "of": of }));
    let lines = changes.iter().flat_map(|change| {
        let fields = change["fields"].as_array().unwrap().iter();
        fields
            .zip(told(change))
            .map(move |(field, line)| (change, field, line))
    });
    let mut found = lines.filter(|(_, _, told)| told == line);
    let (change, field, _) = found.next().unwrap();
    (change["change"].clone(), field["key"].clone())
}

/// Brings one field back as it was after the change of this line.
#[track_caller]
fn bring_back(desk: &Desk, of: &str, line: &str) -> Value {
    let (change, key) = written(desk, of, line);
    desk.ask("bring_back", json!({ "change": change, "field": key }))
}

#[test]
fn a_plate_and_a_bar_of_a_gym_come_back_alone_and_that_can_be_undone() {
    let desk = Desk::new();
    let gym = desk.ask("add_gym", json!({ "name": "Cellar" }))["gym"].clone();
    let now = || desk.ask("gyms", json!({}))["gyms"][0].clone();
    let bar = now()["bars"][0]["id"].clone();
    let plate = |mass: &str, pairs: u8| {
        let request = json!({ "gym": gym, "mass": mass, "pairs": pairs });
        desk.ask("set_plate", request);
    };
    let bar_of = |mass: &str| {
        let request = json!({ "gym": gym, "bar": bar, "mass": mass, "kind": "barbell" });
        desk.ask("set_bar", request);
    };
    plate("20 kg", 3);
    bar_of("17.5 kg");
    let then = now();
    plate("20 kg", 0);
    bar_of("");
    let later = now();
    assert_ne!(
        (&then["plates"], &then["bars"]),
        (&later["plates"], &later["bars"])
    );

    let gym = gym.as_str().unwrap();
    let bar_back = bring_back(&desk, gym, "bar 20 kg barbell → 17.5 kg barbell");
    assert_eq!(bar_back["written"], 1);
    assert_eq!(
        (&now()["plates"], &now()["bars"]),
        (&later["plates"], &then["bars"])
    );
    bring_back(&desk, gym, "plate 2 → 3");
    assert_eq!(now(), then);
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(now(), later);
}

#[test]
fn a_reading_of_the_body_comes_back_alone_also_out_of_the_trash() {
    let desk = Desk::new();
    let weighed = |day: &str, text: &str| {
        let request = json!({ "measure": "weight", "day": day, "text": text });
        desk.ask("log_measurement", request);
    };
    let readings = || {
        let page = desk.ask("body", json!({ "measure": "weight" }));
        let entries = page["entries"].as_array().unwrap().iter();
        let read = |entry: &Value| (entry["day"].clone(), entry["value"].as_f64().unwrap());
        entries.map(read).collect::<Vec<_>>()
    };
    let (fifth, sixth) = (json!("2026-01-05"), json!("2026-01-06"));
    weighed("2026-01-05", "80 kg");
    weighed("2026-01-06", "81 kg");
    weighed("2026-01-05", "90 kg");
    let gone = json!({ "measure": "weight", "day": "2026-01-05" });
    desk.ask("delete_measurement", gone);
    weighed("2026-01-06", "91 kg");
    assert_eq!(readings(), [(sixth.clone(), 91.0)]);

    let line = "weight – → 80 kg";
    assert_eq!(bring_back(&desk, "body/2026", line)["written"], 2);
    assert_eq!(readings(), [(sixth.clone(), 91.0), (fifth, 80.0)]);
    assert_eq!(bring_back(&desk, "body/2026", line)["written"], 0);
    desk.ask("undo", json!({}));
    assert_eq!(readings(), [(sixth.clone(), 91.0)]);
    desk.is_sound();
}
