//! Backups and the one file, as a script sees them.

use crate::logbook::Logbook;

#[test]
fn a_backup_is_made_listed_and_brought_back_into_another_logbook() {
    let logbook = Logbook::new();
    logbook.json(&["log", "Bench Press 100x5", "--finish"]);
    let made = logbook.json(&["backup"]);
    assert_eq!(
        (&made["reason"], &made["ok"]),
        (&"by_hand".into(), &true.into())
    );
    let list = logbook.json(&["backup", "list"]);
    assert_eq!(list["items"][0], made);
    assert_eq!(list["rule"]["days"], 7);
    let words = logbook.run(&["backup", "list"]).words();
    assert!(
        words.contains("by hand") && words.contains(" changes "),
        "{words}"
    );

    let name = made["name"].as_str().unwrap();
    let again = logbook.json(&["backup", "restore", name]);
    assert_eq!((&again["changes"], &again["copy"]), (&0.into(), &().into()));
    let file = logbook.path(&format!("data/backups/{name}"));
    let other = Logbook::new();
    other.json(&["log", "Deadlift 140x5", "--finish"]);
    let would = other.json(&["backup", "restore", "--dry-run", &file]);
    assert_eq!(
        (&would["dry_run"], &would["new_workouts"]),
        (&true.into(), &1.into())
    );
    let brought = other.json(&["backup", "restore", &file]);
    assert_eq!(
        (&brought["workouts"], &brought["left"]),
        (&1.into(), &0.into())
    );
    assert!(
        brought["copy"]
            .as_str()
            .unwrap()
            .ends_with("before merge.sqlite")
    );
    assert_eq!(other.json(&["stats"])["sets"], 2);
}

#[test]
fn the_day_s_first_change_leaves_a_copy_and_looking_leaves_none() {
    let logbook = Logbook::new();
    logbook.json(&["stats"]);
    assert_eq!(
        logbook.json(&["backup", "list"])["items"],
        serde_json::json!([])
    );
    logbook.json(&["log", "Bench Press 100x5"]);
    logbook.json(&["log", "Bench Press 100x5"]);
    let items = logbook.json(&["backup", "list"])["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 1, "{items}");
    assert_eq!(items[0]["reason"], "daily");
}

#[test]
fn one_file_holds_the_whole_logbook_for_another_copy_of_the_program() {
    let logbook = Logbook::new();
    logbook.json(&["demo", "--sets", "120", "--years", "1"]);
    let file = logbook.path("mine.chalkbook");
    let told = logbook.json(&["export", "--format", "chalkbook", "--output", &file]);
    assert_eq!(told["sets"], 120);
    let other = Logbook::new();
    std::fs::create_dir_all(other.data()).unwrap();
    std::fs::copy(&file, other.data().join("logbook.sqlite")).unwrap();
    assert_eq!(other.json(&["stats"]), logbook.json(&["stats"]));
    assert_eq!(other.json(&["doctor"])["ok"], true);
    let third = Logbook::new();
    third.json(&["backup", "restore", &file]);
    assert_eq!(
        third.run(&["export"]).bytes(),
        logbook.run(&["export"]).bytes()
    );
    let refused = logbook.run(&["export", "--format", "chalkbook"]);
    assert_eq!(refused.code(), 2);
}
