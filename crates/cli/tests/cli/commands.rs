//! Every command of the real program: its JSON, its exit codes, and that it
//! speaks exactly one line.

use device::{Handle, Options, api::Done};

use crate::logbook::Logbook;

/// A small export of Strong that names no unit: three sets, a rest timer, a row
/// with nothing in it.
const STRONG: &str = "\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2024-03-01 18:00:00,Push,1h 5m,Bench Press (Barbell),1,80.0,5.0,0,0.0,,,8
2024-03-01 18:00:00,Push,1h 5m,Bench Press (Barbell),Rest Timer,0,0.0,0,180.0,,,
2024-03-01 18:00:00,Push,1h 5m,Bench Press (Barbell),2,80.0,5.0,0,0.0,,,9
2024-03-03 18:00:00,Odd,45m,Sandbag Waltz,1,40.0,8.0,0,0.0,,,
2024-03-03 18:00:00,Odd,45m,Sandbag Waltz,2,0.0,0.0,0,0.0,,,
";

#[test]
fn log_gives_the_ids_of_what_it_logged() {
    let logbook = Logbook::new();
    let logged = logbook.json(&["log", "Bench Press 100x5@8, 102.5x3"]);
    assert_eq!(logged["sets"].as_array().unwrap().len(), 2);
    assert!(logged["workout"].is_string() && logged["entry"].is_string());
    assert_eq!(logged["new_workout"], true);
    assert_eq!(logged["new_exercise"], false);
    assert_eq!(logged["exercise"]["id"], "bench-press");
    let again = logbook.json(&["log", "Bench Press 90x8", "--finish"]);
    assert_eq!(
        (&again["workout"], &again["entry"]),
        (&logged["workout"], &logged["entry"])
    );
    let after = logbook.json(&["log", "Deadlift 140x5"]);
    assert_ne!(after["workout"], logged["workout"]);
}

#[test]
fn log_makes_an_own_exercise_of_an_unknown_name_and_says_so() {
    let logbook = Logbook::new();
    assert_eq!(
        logbook.json(&["log", "Sandbag Waltz 40x8"])["new_exercise"],
        true
    );
    assert_eq!(
        logbook.json(&["log", "Sandbag Waltz 45x8"])["new_exercise"],
        false
    );
    let words = logbook.run(&["log", "Keg Tango 40x8"]).words();
    assert!(words.contains("Keg Tango was unknown"), "{words}");
}

#[test]
fn log_takes_a_past_day_and_a_unit() {
    let logbook = Logbook::new();
    let logged = logbook.json(&["--unit", "lb", "log", "Squat 225x5", "--date", "2024-05-06"]);
    let listed = logbook.json(&["workouts"]);
    assert_eq!(listed["items"][0]["id"], logged["workout"]);
    assert_eq!(listed["items"][0]["day"], "2024-05-06");
    assert_eq!(listed["items"][0]["running"], false);
    let page = logbook.json(&["exercise", "squat"]);
    assert_eq!(page["items"][0]["sets"][0]["load"]["mass"]["unit"], "lb");
}

#[test]
fn workouts_are_listed_newest_first_up_to_the_limit() {
    let logbook = Logbook::new();
    for day in ["2024-01-01", "2024-01-03", "2024-01-02"] {
        logbook.json(&["log", "Deadlift 140x5", "--date", day]);
    }
    let days = |limit: &str| {
        let listed = logbook.json(&["workouts", "--limit", limit]);
        let items = listed["items"].as_array().unwrap().iter();
        items
            .map(|item| item["day"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(days("20"), ["2024-01-03", "2024-01-02", "2024-01-01"]);
    assert_eq!(days("2"), ["2024-01-03", "2024-01-02"]);
    assert!(days("0").is_empty());
}

#[test]
fn an_exercise_is_found_by_its_name_and_its_alias() {
    let logbook = Logbook::new();
    logbook.json(&["log", "Bench Press 100x5", "--date", "2024-01-01"]);
    let page = logbook.json(&["exercise", "Bench Press", "--limit", "1"]);
    assert_eq!(page["exercise"]["id"], "bench-press");
    assert_eq!(page["sets"], 1);
    assert_eq!(page["items"][0]["day"], "2024-01-01");
    let nowhere = logbook.run(&["--json", "exercise", "qqqq xyzzy"]);
    nowhere.refuses(3, "not_found");
}

#[test]
fn a_set_and_a_workout_are_edited() {
    let logbook = Logbook::new();
    let logged = logbook.json(&["log", "Bench Press 100x5", "--date", "2024-01-01"]);
    let set = logged["sets"][0].as_str().unwrap();
    assert_eq!(
        logbook.json(&["edit", set, "100x6"])["sets"][0],
        logged["sets"][0]
    );
    let page = logbook.json(&["exercise", "Bench Press"]);
    assert_eq!(page["items"][0]["sets"][0]["reps"], 6);

    let workout = logged["workout"].as_str().unwrap();
    let fields = [
        "--title",
        "Morning",
        "--start",
        "2024-01-02T07:00",
        "--end",
        "2024-01-02T08:10",
    ];
    let edit = [&["edit", workout][..], &fields].concat();
    assert_eq!(logbook.json(&edit)["workout"], logged["workout"]);
    let item = &logbook.json(&["workouts"])["items"][0];
    assert_eq!(
        (&item["title"], &item["minutes"]),
        (&"Morning".into(), &70.into())
    );
}

#[test]
fn a_deleted_thing_comes_back() {
    let logbook = Logbook::new();
    let logged = logbook.json(&["log", "Bench Press 100x5, 90x8", "--date", "2024-01-01"]);
    let kinds = [
        ("set", &logged["sets"][0], 1),
        ("entry", &logged["entry"], 0),
        ("workout", &logged["workout"], 0),
    ];
    for (kind, id, left) in kinds {
        let id = id.as_str().unwrap();
        let gone = logbook.json(&["delete", id]);
        assert_eq!(
            (&gone["kind"], &gone["id"], &gone["deleted"]),
            (&kind.into(), &id.into(), &true.into())
        );
        assert_eq!(logbook.json(&["stats"])["sets"], left, "{kind}");
        assert_eq!(logbook.json(&["delete", id, "--restore"])["deleted"], false);
        assert_eq!(logbook.json(&["stats"])["sets"], 2, "{kind}");
    }
}

#[test]
fn the_trash_is_listed_and_given_back_by_the_first_letters_of_ids() {
    let logbook = Logbook::new();
    assert_eq!(
        logbook.json(&["trash"])["items"].as_array().unwrap().len(),
        0
    );
    let logged = logbook.json(&["log", "Bench Press 100x5, 90x8", "--date", "2024-01-01"]);
    let sets: Vec<_> = logged["sets"].as_array().unwrap().iter().collect();
    for set in &sets {
        logbook.json(&["delete", set.as_str().unwrap()]);
    }
    let items = logbook.json(&["trash"])["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 2);
    assert_eq!(items[0]["thing"]["id"], *sets[1]);
    assert_eq!(
        logbook.json(&["trash", "--limit", "1"])["items"][1],
        serde_json::Value::Null
    );
    let words = logbook.run(&["trash"]).words();
    assert!(
        words.contains("Bench Press (barbell) 90x8 in the workout of 2024-01-01"),
        "{words}"
    );
    logbook
        .run(&["--json", "trash", "restore", "0"])
        .refuses(4, "needs_answer");
    logbook
        .run(&["--json", "trash", "restore", "zz"])
        .refuses(3, "not_found");
    let ids = sets.iter().map(|set| set.as_str().unwrap());
    let restore: Vec<_> = ["trash", "restore"].into_iter().chain(ids).collect();
    assert_eq!(
        logbook.json(&restore)["restored"].as_array().unwrap().len(),
        2
    );
    assert_eq!(logbook.json(&["stats"])["sets"], 2);
    // It was one gesture.
    logbook.json(&["undo"]);
    assert_eq!(logbook.json(&["stats"])["sets"], 0);
}

#[test]
fn a_logbook_by_itself_has_no_conflict_to_settle() {
    let logbook = Logbook::new();
    assert_eq!(
        logbook.json(&["conflicts"])["items"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    assert!(logbook.run(&["conflicts"]).words().contains("agree"));
    let settle = ["--json", "conflicts", "settle", "settings", "--value", "kg"];
    logbook.run(&settle).refuses(3, "not_found");
    assert_eq!(logbook.run(&["conflicts", "settle", "settings"]).code(), 2);
}

/// Says of an own exercise what it is done on and which muscles it works.
fn describe(logbook: &Logbook, exercise: &str, equipment: &str, leading: &str) {
    let muscles = serde_json::json!({ "leading": [leading], "assisting": [] });
    let request =
        serde_json::json!({ "exercise": exercise, "equipment": equipment, "muscles": muscles });
    let handle = Handle::open(logbook.data(), Options::default()).unwrap();
    let _: Done = handle.ask("describe_exercise", &request).unwrap();
    handle.close();
}

#[test]
fn a_conflict_is_settled_by_a_third_value_in_the_words_that_are_shown() {
    let desk = Logbook::new();
    let logged = desk.json(&["log", "Gate Carry 40x10"]);
    let exercise = logged["exercise"]["id"].as_str().unwrap();
    let phone = desk.copy();
    describe(&desk, exercise, "sled", "traps");
    describe(&phone, exercise, "dumbbell", "glutes");
    let file = phone.data().join("logbook.sqlite");
    desk.json(&["backup", "restore", file.to_str().unwrap()]);

    let words = desk.run(&["conflicts"]).words();
    assert!(
        words.contains("equipment of exercise Gate Carry"),
        "{words}"
    );
    assert!(words.contains("or another: barbell, ez-bar, "), "{words}");
    let fields = [
        ("equipment", "chalk", "Odd object"),
        ("muscles", "traps, gills", "traps; upper-back"),
    ];
    for (field, wrong, right) in fields {
        let items = desk.json(&["conflicts"])["items"].clone();
        let mut items = items.as_array().unwrap().iter();
        let item = items.find(|item| item["field"] == field).unwrap();
        let id = item["conflict"].as_str().unwrap();
        let settle = ["--json", "conflicts", "settle", id, "--value"];
        desk.run(&[&settle[..], &[wrong]].concat())
            .refuses(4, "not_understood");
        desk.json(&[&settle[1..], &[right]].concat());
    }
    assert!(desk.run(&["conflicts"]).words().contains("agree"));
    let page = desk.json(&["exercise", "Gate Carry"]);
    assert_eq!(page["exercise"]["equipment"], "odd-object");
    assert_eq!(page["muscles"]["assisting"][0], "upper-back");
}

#[test]
fn stats_count_what_is_there() {
    let logbook = Logbook::new();
    let empty = logbook.json(&["stats"]);
    assert_eq!(
        (&empty["workouts"], &empty["sets"], &empty["exercises"]),
        (&0.into(), &0.into(), &0.into())
    );
    logbook.json(&["log", "Bench Press 100x5", "--date", "2024-01-01"]);
    logbook.json(&["log", "Deadlift 140x5x3", "--date", "2024-02-01"]);
    let stats = logbook.json(&["stats"]);
    assert_eq!(
        (&stats["workouts"], &stats["sets"], &stats["exercises"]),
        (&2.into(), &4.into(), &2.into())
    );
    assert_eq!(
        (&stats["first_day"], &stats["last_day"]),
        (&"2024-01-01".into(), &"2024-02-01".into())
    );
}

#[test]
fn an_import_without_a_unit_asks_for_one() {
    let logbook = Logbook::new();
    let file = logbook.file("strong.csv", STRONG);
    let refusal = logbook.run(&["--json", "import", &file]);
    assert!(refusal.standard_error().contains("--unit"));
    refusal.refuses(4, "needs_answer");
    assert_eq!(logbook.json(&["stats"])["sets"], 0);
}

#[test]
fn every_row_of_an_import_is_accounted_for_and_the_second_time_nothing_is_new() {
    let logbook = Logbook::new();
    let file = logbook.file("strong.csv", STRONG);
    let planned = logbook.json(&["import", &file, "--dry-run", "--unit", "kg"]);
    assert_eq!(
        (&planned["dry_run"], &planned["sets"]),
        (&true.into(), &3.into())
    );
    assert_eq!(logbook.json(&["stats"])["sets"], 0);

    let first = logbook.json(&["--unit", "kg", "import", &file]);
    assert_eq!(
        (&first["rows"], &first["workouts"], &first["sets"]),
        (&5.into(), &2.into(), &3.into())
    );
    adds_up(&first);
    let skipped = &first["skipped"][0];
    assert_eq!(skipped["line"], 6);
    assert!(skipped["column"].is_string() && skipped["reason"].is_string());

    let second = logbook.json(&["--unit", "kg", "import", &file]);
    assert_eq!(
        (&second["workouts"], &second["sets"]),
        (&0.into(), &0.into())
    );
    adds_up(&second);
    let stats = logbook.json(&["stats"]);
    assert_eq!((&stats["workouts"], &stats["sets"]), (&2.into(), &3.into()));
}

fn adds_up(import: &serde_json::Value) {
    let number = |key: &str| import[key].as_u64().unwrap();
    let skipped = import["skipped"].as_array().unwrap().len() as u64;
    let parts = number("sets") + number("merged") + skipped + number("already_present");
    assert_eq!(number("rows"), parts, "{import}");
}

#[test]
fn the_demo_has_exactly_as_many_sets_as_asked_for() {
    let logbook = Logbook::new();
    let made = logbook.json(&["demo", "--sets", "250", "--years", "2", "--seed", "7"]);
    assert_eq!(made["sets"], 250);
    let stats = logbook.json(&["stats"]);
    assert_eq!(
        (&stats["sets"], &stats["workouts"]),
        (&250.into(), &made["workouts"])
    );
}

#[test]
fn equal_logbooks_export_equal_bytes() {
    let logbook = Logbook::new();
    logbook.json(&["demo", "--sets", "120", "--years", "1"]);
    let deleted = logbook.json(&[
        "log",
        "Sandbag Waltz 40x8 // heavy, \"odd\"",
        "--date",
        "2024-01-01",
    ]);
    logbook.json(&["log", "Pull-up bw+20x5", "--date", "2024-01-01"]);
    logbook.json(&["delete", deleted["sets"][0].as_str().unwrap()]);
    let first = logbook.run(&["export", "--format", "json"]).bytes();
    let twin = logbook.copy();
    assert_eq!(twin.run(&["export", "--format", "json"]).bytes(), first);
    assert_eq!(twin.run(&["--json", "export"]).bytes(), first);

    let export: serde_json::Value = serde_json::from_slice(&first).unwrap();
    assert_eq!(
        (&export["format"], &export["version"]),
        (&"chalkbook".into(), &1.into())
    );
    let sets = |workout: &serde_json::Value| {
        let entries = workout["entries"].as_array().unwrap();
        entries
            .iter()
            .map(|entry| entry["sets"].as_array().unwrap().len())
            .sum::<usize>()
    };
    assert_eq!(
        export["workouts"]
            .as_array()
            .unwrap()
            .iter()
            .map(sets)
            .sum::<usize>(),
        121
    );
    let own = |exercise: &&serde_json::Value| exercise["own"] == true;
    let mut exercises = export["exercises"].as_array().unwrap().iter();
    assert_eq!(exercises.find(own).unwrap()["name"], "Sandbag Waltz");

    let file = logbook.path("export.json");
    let told = logbook.json(&["export", "--output", &file]);
    assert_eq!(told["sets"], 121);
    assert_eq!(std::fs::read(&file).unwrap(), first);
}

#[test]
fn the_doctor_finds_a_sound_logbook_well_and_reports_no_training() {
    let logbook = Logbook::new();
    logbook.json(&[
        "log",
        "Sandbag Waltz 123.5x7 // secret remark",
        "--date",
        "2024-01-01",
    ]);
    let report = logbook.path("report.json");
    let found = logbook.json(&["doctor", "--report", &report]);
    assert_eq!(found["ok"], true);
    let report = std::fs::read_to_string(report).unwrap();
    for told in [
        "\"ledger_version\"",
        "\"os\"",
        "\"sets\": 1",
        "\"changes\"",
        "logbook.sqlite",
    ] {
        assert!(report.contains(told), "{told}: {report}");
    }
    let place = logbook.path("");
    for kept in ["Waltz", "123.5", "secret", place.trim_end_matches('/')] {
        assert!(!report.contains(kept), "{kept}: {report}");
    }
}

#[test]
fn a_damaged_file_is_refused_and_the_report_says_why() {
    let logbook = Logbook::new();
    std::fs::create_dir_all(logbook.data()).unwrap();
    std::fs::write(
        logbook.data().join("logbook.sqlite"),
        "no database at all, ".repeat(500),
    )
    .unwrap();
    logbook.run(&["--json", "stats"]).refuses(7, "damaged");
    let report = logbook.path("report.json");
    logbook
        .run(&["--json", "doctor", "--report", &report])
        .refuses(7, "damaged");
    assert!(
        std::fs::read_to_string(report)
            .unwrap()
            .contains("\"damaged\"")
    );
}
