//! What a script can tell from the exit code and from the one line of JSON.

use crate::logbook::Logbook;
use device::{Handle, Options};

#[test]
fn a_command_line_that_makes_no_sense_is_2() {
    let logbook = Logbook::new();
    for arguments in [
        &["--json", "dance"][..],
        &["--json", "log"],
        &["--json", "edit", "0193"],
        &["--json", "edit", "0193", "100x5", "--title", "Both"],
        &["--json", "--unit", "stone", "stats"],
        &["--json", "demo", "--sets", "0"],
    ] {
        logbook.run(arguments).refuses(2, "usage");
    }
}

#[test]
fn what_is_not_there_is_3() {
    let logbook = Logbook::new();
    let nobody = "0193f5a0-0000-7000-8000-000000000000";
    logbook
        .run(&["--json", "delete", nobody])
        .refuses(3, "not_found");
    logbook
        .run(&["--json", "delete", nobody, "--restore"])
        .refuses(3, "not_found");
    logbook
        .run(&["--json", "delete", "no id"])
        .refuses(3, "not_found");
    logbook
        .run(&["--json", "edit", nobody, "100x5"])
        .refuses(3, "not_found");
    logbook
        .run(&["--json", "edit", nobody, "--title", "Push"])
        .refuses(3, "not_found");
}

#[test]
fn what_is_not_understood_is_4() {
    let logbook = Logbook::new();
    logbook
        .run(&["--json", "log", "Bench Press"])
        .refuses(4, "not_understood");
    logbook
        .run(&["--json", "log", "Bench Press 100x5", "--date", "someday"])
        .refuses(4, "not_understood");
    let set = logbook.json(&["log", "Bench Press 100x5"])["sets"][0]
        .as_str()
        .unwrap()
        .to_owned();
    logbook
        .run(&["--json", "edit", &set, "heavy"])
        .refuses(4, "not_understood");
    assert_eq!(logbook.json(&["stats"])["sets"], 1);
}

#[test]
fn a_file_that_cannot_be_imported_is_5() {
    let logbook = Logbook::new();
    logbook
        .run(&["--json", "import", "nowhere.csv"])
        .refuses(5, "bad_file");
    let file = logbook.file("letter.csv", "Dear Sir or Madam,\nhello\n");
    logbook
        .run(&["--json", "import", &file])
        .refuses(5, "bad_file");
}

#[test]
fn a_logbook_that_another_process_has_is_6() {
    let logbook = Logbook::new();
    let device = Handle::open(logbook.data(), Options::default()).unwrap();
    logbook.run(&["--json", "stats"]).refuses(6, "in_use");
    logbook.run(&["--json", "doctor"]).refuses(6, "in_use");
    device.close();
    drop(device);
    logbook.json(&["stats"]);
}

#[test]
fn an_export_that_cannot_be_written_is_9_and_leaves_what_was_there() {
    let logbook = Logbook::new();
    logbook.json(&["log", "Bench Press 100x5"]);
    let nowhere = logbook.path("no/such/folder/export.json");
    logbook
        .run(&["--json", "export", "--output", &nowhere])
        .refuses(9, "not_written");
}

#[test]
fn help_and_version_are_no_failure() {
    let logbook = Logbook::new();
    for asked in ["--help", "--version"] {
        assert!(!logbook.run(&[asked]).words().is_empty());
    }
}

#[test]
fn words_go_to_people_and_nothing_but_the_answer_to_standard_output() {
    let logbook = Logbook::new();
    let refusal = logbook.run(&["delete", "no id"]);
    assert_eq!(refusal.code(), 3);
    assert!(refusal.standard_output().is_empty());
    assert!(
        refusal
            .standard_error()
            .contains("chalkbook-cli: there is no")
    );
}
