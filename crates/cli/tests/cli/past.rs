//! `log-of`, `undo` of something in the past, and `imports`, by the real program.

use crate::logbook::Logbook;

const STRONG: &str = "\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2024-03-01 18:00:00,Push,1h 5m,Bench Press (Barbell),1,80.0,5.0,0,0.0,,,8
2024-03-03 18:00:00,Pull,45m,Deadlift (Barbell),1,140.0,5.0,0,0.0,,,
";

#[test]
fn log_of_tells_what_happened_to_a_set_in_words_and_as_json() {
    let logbook = Logbook::new();
    let logged = logbook.json(&["log", "Bench Press 100x5"]);
    let set = logged["sets"][0].as_str().unwrap();
    logbook.json(&["edit", set, "100x6"]);
    let words = logbook.run(&["log-of", set]).words();
    assert!(words.contains("Bench Press, set 1: reps 5 → 6"), "{words}");
    assert!(words.contains("this device"), "{words}");
    let items = logbook.json(&["log-of", set])["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 2);
    assert_eq!(items[0]["intention"], "edit_set");
    let all = logbook.json(&["log-of"])["items"].clone();
    assert!(all.as_array().unwrap().len() > 2);
    assert_eq!(logbook.run(&["log-of", "nobody"]).code(), 3);
}

#[test]
fn undo_takes_a_change_of_the_past_and_says_before_what_it_would_do() {
    let logbook = Logbook::new();
    let logged = logbook.json(&["log", "Bench Press 100x5"]);
    let set = logged["sets"][0].as_str().unwrap();
    logbook.json(&["edit", set, "100x6"]);
    let items = logbook.json(&["log-of", set])["items"].clone();
    let change = items[0]["change"].as_str().unwrap();
    let plan = logbook.run(&["undo", change, "--dry-run"]).words();
    assert!(plan.contains("reps 6 → 5"), "{plan}");
    let undone = logbook.json(&["undo", &change[..12]]);
    assert_eq!(undone["left"], 0);
    let exercise = logbook.json(&["exercise", "bench press"]);
    assert_eq!(exercise["items"][0]["sets"][0]["reps"], 5);
    assert_eq!(logbook.run(&["undo", "ffffffffffff"]).code(), 3);
}

#[test]
fn an_import_is_listed_undone_and_done_again() {
    let logbook = Logbook::new();
    let file = logbook.file("strong.csv", STRONG);
    logbook.json(&["--unit", "kg", "import", &file]);
    let sets = || logbook.json(&["stats"])["sets"].clone();
    assert_eq!(sets(), 2);
    let listed = logbook.json(&["imports"])["items"][0].clone();
    assert_eq!(
        (&listed["workouts"], &listed["in_trash"]),
        (&2.into(), &0.into())
    );
    assert_eq!(listed["app"], "Strong");
    logbook.json(&["undo", listed["batch"].as_str().unwrap()]);
    assert_eq!(sets(), 0);
    let listed = logbook.json(&["imports"])["items"][0].clone();
    assert_eq!(listed["in_trash"], 2);
    let undoing = listed["undone"].as_str().expect("it was undone");
    logbook.json(&["undo", undoing]);
    assert_eq!(sets(), 2);
    let listed = logbook.json(&["imports"])["items"][0].clone();
    assert_eq!(
        (&listed["in_trash"], &listed["undone"]),
        (&0.into(), &serde_json::Value::Null)
    );
    assert_eq!(listed["edited"], 0, "undoing and doing again is no edit");
}

#[test]
fn undoing_an_import_keeps_what_was_changed_since_and_says_so() {
    let logbook = Logbook::new();
    let file = logbook.file("strong.csv", STRONG);
    logbook.json(&["--unit", "kg", "import", &file]);
    let pull = logbook.json(&["workouts"])["items"][0]["id"].clone();
    logbook.json(&["edit", pull.as_str().unwrap(), "--title", "Pull day"]);
    let listed = logbook.json(&["imports"])["items"][0].clone();
    assert_eq!(listed["edited"], 1);
    let undone = logbook.json(&["undo", listed["batch"].as_str().unwrap()]);
    assert!(undone["left"].as_u64().unwrap() > 0, "{undone}");
    let left = logbook.json(&["workouts"])["items"].clone();
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(left[0]["title"], "Pull day");
}
