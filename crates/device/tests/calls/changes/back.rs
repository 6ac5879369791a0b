//! Bringing back what stood at an earlier moment.

use serde_json::{Value, json};

use super::notations;
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
