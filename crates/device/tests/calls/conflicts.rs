//! What two devices set apart from each other, and a third value that settles it
//! on both.

use device::api::Code;
use serde_json::{Value, json};

use crate::desk::Desk;

/// Two devices that hold the same.
struct Two {
    desk: Desk,
    phone: Desk,
}

impl Two {
    /// After this was done on the first.
    fn after<T>(deed: impl FnOnce(&Desk) -> T) -> (Self, T) {
        let (desk, phone) = (Desk::new(), Desk::new());
        let done = deed(&desk);
        phone.hears(&desk);
        (Self { desk, phone }, done)
    }

    fn meet(&self) {
        self.desk.hears(&self.phone);
        self.phone.hears(&self.desk);
    }

    /// The call with one request here and another there, and then they meet.
    fn apart(&self, call: &str, here: Value, there: Value) {
        self.desk.ask(call, here);
        self.phone.ask(call, there);
        self.meet();
    }

    /// The conflict of this field, which both tell alike.
    fn conflict(&self, field: &str) -> Value {
        let of = |desk: &Desk| {
            let items = desk.ask("conflicts", json!({}))["items"].take();
            let mut items = items.as_array().unwrap().clone().into_iter();
            items.find(|item| item["field"] == field).unwrap()
        };
        let (here, there) = (of(&self.desk), of(&self.phone));
        for same in ["conflict", "typed", "choices"] {
            assert_eq!(here[same], there[same]);
        }
        here
    }

    /// Types a value for a field on the first device, and both are at one.
    fn settle(&self, field: &str, text: &str) {
        let conflict = self.conflict(field)["conflict"].clone();
        let to = json!({ "kind": "typed", "value": text });
        let request = json!({ "conflict": conflict, "to": to });
        self.desk.ask("settle_conflict", request);
        self.meet();
        for device in [&self.desk, &self.phone] {
            assert_eq!(device.ask("conflict_count", json!({}))["count"], 0);
            device.is_sound();
        }
    }

    fn refused(&self, field: &str, text: &str) -> Code {
        let conflict = self.conflict(field)["conflict"].clone();
        let to = json!({ "kind": "typed", "value": text });
        let request = json!({ "conflict": conflict, "to": to });
        self.desk.refused("settle_conflict", request)
    }

    /// The same answer of both.
    fn both(&self, call: &str, request: Value) -> Value {
        let answer = self.desk.ask(call, request.clone());
        assert_eq!(answer, self.phone.ask(call, request));
        answer
    }
}

fn own_exercise(desk: &Desk) -> Value {
    let own = json!({ "name": "Gate Carry" });
    desk.ask("add_exercise", own)["id"].take()
}

fn values(conflict: &Value) -> Vec<&str> {
    let values = conflict["values"].as_array().unwrap().iter();
    values.map(|it| it["value"].as_str().unwrap()).collect()
}

#[test]
fn equipment_that_two_devices_chose_apart_is_settled_by_a_third_of_the_list() {
    let (two, exercise) = Two::after(own_exercise);
    let done_on = |key: &str| json!({ "exercise": exercise, "equipment": key });
    two.apart("describe_exercise", done_on("sled"), done_on("dumbbell"));
    let conflict = two.conflict("equipment");
    let choices = conflict["choices"].as_array().unwrap();
    assert_eq!(conflict["typed"], true);
    assert!(choices.contains(&json!("ez-bar")) && choices.contains(&json!("none")));
    // What the devices set is chosen by its number.
    assert!(!choices.contains(&json!("sled")) && !choices.contains(&json!("dumbbell")));
    assert_eq!(two.refused("equipment", "chalk"), Code::NotUnderstood);
    two.settle("equipment", "Odd object");
    let page = two.both("exercise", json!({ "exercise": exercise }));
    assert_eq!(page["exercise"]["equipment"], "odd-object");
}

#[test]
fn muscles_are_settled_in_the_words_that_are_shown_and_sets_count_by_them() {
    let (two, exercise) = Two::after(|desk| {
        let exercise = own_exercise(desk);
        desk.log("Gate Carry 40x10");
        exercise
    });
    let works = |leading: &[&str], assisting: &[&str]| {
        let muscles = json!({ "leading": leading, "assisting": assisting });
        json!({ "exercise": exercise, "muscles": muscles })
    };
    let (here, there) = (works(&["traps"], &["forearms"]), works(&["glutes"], &[]));
    two.apart("describe_exercise", here, there);
    let conflict = two.conflict("muscles");
    let mut shown = values(&conflict);
    shown.sort_unstable();
    assert_eq!(shown, ["glutes", "traps; forearms"]);
    assert_eq!(
        (&conflict["typed"], &conflict["choices"]),
        (&json!(true), &json!([]))
    );
    for wrong in ["gills", "traps, gills", "", "traps forearms"] {
        assert_eq!(
            two.refused("muscles", wrong),
            Code::NotUnderstood,
            "{wrong}"
        );
    }
    two.settle("muscles", "Forearms; upper back, traps");
    let page = two.both("exercise", json!({ "exercise": exercise }));
    let muscles = json!({ "leading": ["forearms"], "assisting": ["upper-back", "traps"] });
    assert_eq!(page["muscles"], muscles);
    let progress = two.both("progress", json!({}))["muscles"].take();
    let progress = progress.as_array().unwrap();
    let forearms = progress.iter().find(|line| line["muscle"] == "forearms");
    assert_eq!(forearms.unwrap()["sets"], 1.0);
}

#[test]
fn a_bar_is_settled_by_its_weight_and_keeps_its_kind_unless_another_is_typed() {
    for (typed, kind, mass) in [
        ("17,5", "ez_bar", 17.5),
        ("25 kg Trap bar", "trap_bar", 25.0),
    ] {
        let (two, (gym, bar)) = Two::after(|desk| {
            let gym = desk.ask("add_gym", json!({ "name": "Cellar" }))["gym"].take();
            let bar = json!({ "gym": gym, "bar": null, "mass": "10", "kind": "ez_bar" });
            desk.ask("set_bar", bar);
            let gyms = desk.ask("gyms", json!({}))["gyms"].take();
            let bars = gyms[0]["bars"].as_array().unwrap().clone();
            (gym, bars.last().unwrap()["id"].clone())
        });
        let weighs = |mass: &str| json!({ "gym": gym, "bar": bar, "mass": mass, "kind": "ez_bar" });
        two.apart("set_bar", weighs("11"), weighs("12"));
        for wrong in ["heavy", "500", "20 kg sled", "barbell"] {
            assert_eq!(two.refused("bar", wrong), Code::NotUnderstood, "{wrong}");
        }
        two.settle("bar", typed);
        let gyms = two.both("gyms", json!({}));
        let bars = gyms["gyms"][0]["bars"].as_array().unwrap();
        let settled = bars.iter().find(|each| each["id"] == bar).unwrap();
        assert_eq!(
            (&settled["kind"], &settled["mass"]["value"]),
            (&json!(kind), &json!(mass))
        );
    }
}

#[test]
fn a_list_of_which_all_is_there_offers_nothing_else() {
    let (two, exercise) = Two::after(own_exercise);
    let counts_in = |unit: &str| json!({ "unit": unit });
    two.apart("change_settings", counts_in("kg"), counts_in("lb"));
    let unit = two.conflict("unit");
    assert_eq!(
        (&unit["typed"], &unit["choices"]),
        (&json!(false), &json!([]))
    );
    let first = |day: &str| json!({ "first_day": day });
    two.apart("change_settings", first("sunday"), first("saturday"));
    assert_eq!(
        two.conflict("first_day")["choices"]
            .as_array()
            .unwrap()
            .len(),
        5
    );
    let away = |archived: bool| json!({ "exercise": exercise, "archived": archived });
    two.desk.ask("archive_exercise", away(true));
    two.apart("archive_exercise", away(false), away(true));
    let archived = two.conflict("archived");
    assert_eq!(
        (&archived["typed"], &archived["choices"]),
        (&json!(false), &json!([]))
    );
}

#[test]
fn a_set_that_is_warm_up_here_and_a_drop_there_may_be_plain_work() {
    let (two, logged) = Two::after(|desk| desk.log("Squat 60x5"));
    let (set, workout) = (&logged["sets"][0], &logged["workout"]);
    let as_text = |text: &str| json!({ "set": set, "text": text });
    two.apart("edit_set", as_text("w 60x5"), as_text("d 60x5"));
    let conflict = two.conflict("kind");
    let mut shown = values(&conflict);
    shown.sort_unstable();
    assert_eq!(shown, ["drop", "warmup"]);
    assert_eq!(conflict["choices"], json!(["working", "failure", "amrap"]));
    two.settle("kind", "Working");
    let workout = two.both("workout", json!({ "workout": workout }));
    assert_eq!(workout["entries"][0]["sets"][0]["kind"], "working");
}

#[test]
fn which_exercises_make_a_superset_takes_one_of_the_two_and_no_third() {
    let (two, entries) = Two::after(|desk| {
        ["Squat 100x5", "Bench Press 80x5", "Row 60x8"].map(|line| desk.log(line)["entry"].clone())
    });
    let joined = |entry: &Value| json!({ "entry": entry, "joined": true });
    two.apart("join_entry", joined(&entries[1]), joined(&entries[2]));
    let conflict = two.conflict("superset");
    assert_eq!(
        (&conflict["typed"], &conflict["choices"]),
        (&json!(false), &json!([]))
    );
    assert_eq!(two.refused("superset", "A"), Code::Refused);
}

#[test]
fn a_conflict_that_is_none_is_refused() {
    let desk = Desk::new();
    assert_eq!(desk.ask("conflicts", json!({}))["items"], json!([]));
    let to = json!({ "kind": "typed", "value": "7" });
    for conflict in [
        "",
        "settings#x#unit",
        "settings#00000000-0000-0000-0000-000000000000#unit",
    ] {
        let request = json!({ "conflict": conflict, "to": to });
        assert_eq!(
            desk.refused("settle_conflict", request),
            Code::NotFound,
            "{conflict}"
        );
    }
}
