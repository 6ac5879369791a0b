//! What a person chooses once and every number follows: where weeks begin, the
//! formula of estimates, the unit and rest of an exercise, the plates of a gym.

use device::api::{Code, FileToken};
use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    fn log_on(&self, day: &str, text: &str) {
        self.ask("log_line", json!({ "text": text, "day": day }));
    }

    fn file(&self, name: &str) -> FileToken {
        self.handle.grant_file(self.folder.path().join(name))
    }

    /// What an export is, read back.
    fn export(&self, mut request: Value) -> Value {
        request["file"] = json!(self.file("export"));
        self.ask("export_logbook", request);
        let text = std::fs::read(self.folder.path().join("export")).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    fn plates(&self, request: Value) -> Value {
        self.ask("plates", request)
    }
}

#[test]
fn weeks_are_added_up_again_from_the_day_that_was_chosen() {
    let device = Desk::new();
    // A Saturday, a Sunday and the Monday after.
    device.log_on("2026-11-14", "Back Squat 100x5");
    device.log_on("2026-11-15", "Bench Press 80x5, 80x5");
    device.log_on("2026-11-16", "Back Squat 105x5");
    device.is_sound();
    for day in ["sunday", "saturday", "monday"] {
        device.ask("change_settings", json!({ "first_day": day }));
        assert_eq!(device.ask("settings", json!({}))["first_day"], day);
        device.is_sound();
        // What is logged and taken away afterwards counts to the same weeks.
        device.log_on("2026-11-15", "Deadlift 140x3");
        device.is_sound();
    }
}

#[test]
fn another_formula_estimates_everything_again_and_mixes_nothing() {
    let device = Desk::new();
    device.log_on("2026-11-14", "Bench Press 100x10, w 60x8");
    device.log_on("2026-11-16", "Bench Press 120x2");
    let best = || {
        let page = device.ask("exercise", json!({ "exercise": "bench-press" }));
        let best = &page["best_e1rm"];
        (
            page["formula"].as_str().unwrap().to_owned(),
            best["amount"]["value"].as_f64().unwrap(),
            best["day"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(best(), ("epley".into(), 133.3, "2026-11-14".into()));
    device.ask("change_settings", json!({ "formula": "lombardi" }));
    device.is_sound();
    // By Lombardi the heavy double is the better set.
    assert_eq!(best(), ("lombardi".into(), 128.6, "2026-11-16".into()));
    assert_eq!(device.ask("settings", json!({}))["estimating"], false);
    device.log_on("2026-11-16", "Bench Press 121x2");
    device.is_sound();
    assert_eq!(best().1, 129.7);

    // It arrives at another device as anything else does, in whatever order.
    let other = Desk::new();
    other.hears(&device);
    other.is_sound();
    let page = other.ask("exercise", json!({ "exercise": "bench-press" }));
    assert_eq!(page["formula"], "lombardi");
    assert_eq!(page["best_e1rm"]["amount"]["value"], 129.7);
}

#[test]
fn an_exercise_has_its_own_unit_and_rest() {
    let device = Desk::new();
    let habits = json!({ "exercise": "bench-press", "unit": "lb", "rest": 240 });
    device.ask("set_habits", habits.clone());
    assert_eq!(
        device.ask("habits", json!({ "exercise": "bench-press" })),
        habits
    );
    let workout = device.ask("start_workout", json!({}))["workout"].clone();
    let add = |exercise: &str| {
        let request = json!({ "workout": workout, "exercise": exercise });
        device.ask("add_entry", request)["entry"].clone()
    };
    let (bench, squat) = (add("bench-press"), add("back-squat"));
    for entry in [&bench, &squat] {
        device.ask("log_sets", json!({ "entry": entry, "text": "225x5" }));
    }
    let entries = device.ask("workout", json!({ "workout": workout }))["entries"].clone();
    assert_eq!(entries[0]["sets"][0]["load"]["mass"]["unit"], "lb");
    assert_eq!(entries[1]["sets"][0]["load"]["mass"]["unit"], "kg");
    assert_eq!(
        (&entries[0]["rest"], &entries[1]["rest"]),
        (&json!(240), &Value::Null)
    );
    let as_usual = json!({ "exercise": "bench-press", "unit": null, "rest": null });
    device.ask("set_habits", as_usual.clone());
    assert_eq!(
        device.ask("habits", json!({ "exercise": "bench-press" })),
        as_usual
    );
    device.is_sound();
}

#[test]
fn plates_are_those_of_the_gym_and_the_bar_is_of_the_exercise() {
    let device = Desk::new();
    let side = |answer: &Value| {
        let plates = answer["exactly"]["side"].as_array().unwrap().iter();
        let plates = plates.map(|plate| {
            (
                plate["mass"]["value"].as_f64().unwrap(),
                plate["count"].as_u64().unwrap(),
            )
        });
        plates.collect::<Vec<_>>()
    };
    let squat = |text: &str| device.plates(json!({ "exercise": "back-squat", "text": text }));
    assert_eq!(side(&squat("102.5x5@8")), [(25.0, 1), (15.0, 1), (1.25, 1)]);
    // While it is typed, and in a bare weight.
    assert_eq!(side(&squat("60x")), [(20.0, 1)]);
    assert_eq!(side(&device.plates(json!({ "text": "60,0" }))), [(20.0, 1)]);
    let near = squat("101x5");
    assert_eq!(near["exactly"], Value::Null);
    assert_eq!(near["below"]["total"]["value"], 100.0);
    assert_eq!(near["above"]["total"]["value"], 102.5);
    let curl = device.plates(json!({ "exercise": "skull-crusher", "text": "30x8" }));
    assert_eq!(curl["bar"]["kind"], "ez_bar");
    assert_eq!(side(&curl), [(10.0, 1)]);
    assert_eq!(
        device.plates(json!({ "exercise": "leg-press", "text": "100x5" }))["bar"],
        Value::Null
    );

    let gym = device.ask("add_gym", json!({ "name": "Cellar" }))["gym"].clone();
    for plate in ["25", "15", "1.25"] {
        device.ask(
            "set_plate",
            json!({ "gym": gym, "mass": plate, "pairs": 0 }),
        );
    }
    assert_eq!(squat("102.5x5")["exactly"], Value::Null);
    assert_eq!(side(&squat("100x5")), [(20.0, 2)]);
    device.is_sound();
}

#[test]
fn the_way_up_can_be_logged_and_follows_what_was_lifted_last() {
    let device = Desk::new();
    device.log_on("2026-11-14", "Back Squat w 60x5, 140x5, d 100x8");
    let ramp = |text: &str| {
        let request = json!({ "exercise": "back-squat", "text": text });
        let steps = device.ask("ramp", request)["steps"]
            .as_array()
            .unwrap()
            .clone();
        let notation = |step: &Value| step["notation"].as_str().unwrap().to_owned();
        steps.iter().map(notation).collect::<Vec<_>>()
    };
    assert_eq!(ramp("140x5"), ["w 20x10", "w 70x5", "w 100x3", "w 120x2"]);
    assert_eq!(ramp("gibberish").len(), ramp("100x8").len());
    assert_eq!(ramp("20x5"), [""; 0]);
    let workout = device.ask("start_workout", json!({}))["workout"].clone();
    let request = json!({ "workout": workout, "exercise": "back-squat" });
    let entry = device.ask("add_entry", request)["entry"].clone();
    let text = ramp("140x5").join("; ");
    device.ask("log_sets", json!({ "entry": entry, "text": text }));
    let sets = device.ask("workout", json!({ "workout": workout }))["entries"][0]["sets"].clone();
    assert!(
        sets.as_array()
            .unwrap()
            .iter()
            .all(|set| set["kind"] == "warmup")
    );
}

#[test]
fn two_devices_that_change_one_gym_keep_what_both_said() {
    let (desk, phone) = (Desk::new(), Desk::new());
    let gym = desk.ask("add_gym", json!({ "name": "Barn" }))["gym"].clone();
    phone.hears(&desk);
    desk.ask("set_plate", json!({ "gym": gym, "mass": "20", "pairs": 5 }));
    desk.ask("rename_gym", json!({ "gym": gym, "name": "The barn" }));
    phone.ask(
        "set_plate",
        json!({ "gym": gym, "mass": "45 lb", "pairs": 3 }),
    );
    phone.ask(
        "set_bar",
        json!({ "gym": gym, "mass": "7,5", "kind": "barbell" }),
    );
    phone.hears(&desk);
    desk.hears(&phone);
    let gyms = desk.ask("gyms", json!({}));
    assert_eq!(gyms, phone.ask("gyms", json!({})));
    let one = &gyms["gyms"][0];
    assert_eq!(one["name"], "The barn");
    let pairs = |value: f64| {
        let plates = one["plates"].as_array().unwrap().iter();
        let mut of = plates.filter(|plate| plate["mass"]["value"] == value);
        of.next().map(|plate| plate["count"].clone())
    };
    assert_eq!((pairs(20.0), pairs(45.0)), (Some(json!(5)), Some(json!(3))));
    assert_eq!(one["bars"].as_array().unwrap().len(), 5);
    for device in [&desk, &phone] {
        device.is_sound();
    }
}

#[test]
fn a_gym_that_is_removed_comes_back_and_nonsense_changes_nothing() {
    let device = Desk::new();
    let gym = device.ask("add_gym", json!({ "name": "Cellar" }))["gym"].clone();
    let before = device.ask("gyms", json!({}));
    for (call, request) in [
        (
            "set_plate",
            json!({ "gym": gym, "mass": "heavy", "pairs": 2 }),
        ),
        (
            "set_plate",
            json!({ "gym": gym, "mass": "0.01", "pairs": 2 }),
        ),
        (
            "set_plate",
            json!({ "gym": gym, "mass": "-20", "pairs": 2 }),
        ),
        (
            "set_plate",
            json!({ "gym": gym, "mass": "20", "pairs": 4_000_000 }),
        ),
        (
            "set_bar",
            json!({ "gym": gym, "mass": "", "kind": "smith" }),
        ),
        (
            "set_bar",
            json!({ "gym": gym, "mass": "9000", "kind": "smith" }),
        ),
        ("rename_gym", json!({ "gym": gym, "name": "  " })),
    ] {
        assert_eq!(
            device.refused(call, request.clone()),
            Code::NotUnderstood,
            "{request}"
        );
    }
    let nowhere = json!({ "gym": "0193e6a0-0000-7000-8000-000000000000" });
    assert_eq!(device.refused("delete_gym", nowhere), Code::NotFound);
    device.ask("delete_gym", json!({ "gym": gym }));
    assert_eq!(device.ask("gyms", json!({}))["gyms"], json!([]));
    device.ask("restore_gym", json!({ "gym": gym }));
    assert_eq!(device.ask("gyms", json!({})), before);
    device.is_sound();
}

#[test]
fn an_export_is_written_whole_or_what_stood_there_stays() {
    let device = Desk::new();
    device.log_on("2026-11-14", "Bench Press 102.5x5@8 // paused, slow");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.csv");
    std::fs::write(&file, "old").unwrap();
    let token = device.handle.grant_file(file.clone());
    let done = device.ask("export_logbook", json!({ "file": token, "form": "csv" }));
    assert_eq!((&done["workouts"], &done["sets"]), (&json!(1), &json!(1)));
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[0].starts_with("date,time,workout,exercise,set,kind,weight,unit"));
    assert!(
        lines[1].starts_with("2026-11-14,12:00,,Bench Press,1,working,102.5,kg,"),
        "{text}"
    );
    assert!(lines[1].contains("\"paused, slow\""), "{text}");

    let gone = device
        .handle
        .grant_file(folder.path().join("no/such/folder.json"));
    let refused = device.refused("export_logbook", json!({ "file": gone, "form": "json" }));
    assert_eq!(refused, Code::BadFile);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_export_holds_routines_goals_and_measurements_with_the_exercises_they_name() {
    let device = Desk::new();
    device.log_on("2026-11-14", "Bench Press 102.5x5");
    let routine = device.ask("add_routine", json!({ "name": "Pull", "folder": "Winter" }));
    let plan = json!({ "routine": routine["routine"], "exercise": "pull-up" });
    let entry = device.ask("plan_entry", plan)["entry"].clone();
    device.ask("plan_sets", json!({ "entry": entry, "text": "bw+20x5" }));
    let aim = json!({ "kind": "load", "exercise": "deadlift", "reps": 5, "to": "180 kg" });
    device.ask("add_goal", json!({ "aim": aim }));
    for (day, text) in [("2026-11-14", "82.4"), ("2026-11-02", "83")] {
        device.ask("log_measurement", json!({ "day": day, "text": text }));
    }
    let gone = json!({ "day": "2026-11-20", "text": "200" });
    device.ask("log_measurement", gone);
    let gone = json!({ "day": "2026-11-20", "measure": "weight" });
    device.ask("delete_measurement", gone);

    let export = device.export(json!({ "form": "json" }));
    let planned = &export["routines"][0];
    assert_eq!(
        (&planned["name"], &planned["folder"]),
        (&json!("Pull"), &json!("Winter"))
    );
    assert_eq!(planned["entries"][0]["exercise"], "pull-up");
    assert!(planned["entries"][0]["sets"][0]["target"].is_string());
    assert_eq!(export["goals"][0]["about"], "load 5 deadlift");
    assert_eq!(export["goals"][0]["to"], "180 kg");
    let body = json!([
        { "day": "2026-11-02", "measure": "weight", "reading": "83 kg" },
        { "day": "2026-11-14", "measure": "weight", "reading": "82.4 kg" },
    ]);
    assert_eq!(export["body"], body);
    let named = export["exercises"].as_array().unwrap();
    let named: Vec<_> = named.iter().map(|exercise| &exercise["id"]).collect();
    assert_eq!(named, ["bench-press", "deadlift", "pull-up"]);
}

#[test]
fn an_export_of_some_workouts_holds_them_and_nothing_else() {
    let device = Desk::new();
    for (day, text) in [
        ("2026-11-14", "Bench Press 102.5x5"),
        ("2026-11-15", "Sandbag Waltz 40x8"),
        ("2026-11-16", "Deadlift 140x5"),
    ] {
        device.log_on(day, text);
    }
    device.ask("log_measurement", json!({ "text": "82.4" }));
    let page = device.ask("history", json!({}));
    let newest = page["workouts"][0]["id"].clone();
    let export = device.export(json!({ "form": "json", "workouts": [newest] }));
    assert_eq!(export["workouts"].as_array().unwrap().len(), 1);
    assert_eq!(export["workouts"][0]["id"], newest);
    assert_eq!(export["exercises"].as_array().unwrap().len(), 1);
    for other in ["routines", "goals", "body"] {
        assert_eq!(export[other], Value::Null, "{other}");
    }
    let file = json!({ "form": "chalkbook", "workouts": [newest], "file": device.file("x") });
    assert_eq!(device.refused("export_logbook", file), Code::Refused);
}
