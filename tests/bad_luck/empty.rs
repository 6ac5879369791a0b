//! A file of no bytes. By itself it is a logbook that was never begun: a process
//! killed in its first moment leaves one. With a log beside it, it held
//! something, and SQLite would throw that log away.

use std::fs::{self, File};

use chalkbook_tests::{LogbookFile, folder};

use crate::{
    in_use::Holder,
    logbook::{DAMAGED, Logbook},
};

#[test]
fn an_empty_file_is_a_logbook_to_be_begun() {
    let folder = folder();
    let logbook = Logbook::within(folder.path());
    File::create(logbook.file()).unwrap();
    assert_eq!(logbook.json(&["stats"])["sets"], 0);
    logbook.json(&["log", "Bench Press 100x5"]);
    logbook.is_sound();
}

#[test]
fn a_file_cut_off_to_nothing_is_given_back_from_its_log() {
    for is_there in [true, false] {
        let folder = folder();
        let logbook = Logbook::within(folder.path());
        let acknowledged = Holder::of(&logbook).killed_after_sets(20);
        assert!(fs::metadata(logbook.log()).unwrap().len() > 0);
        if is_there {
            File::create(logbook.file()).unwrap();
        } else {
            fs::remove_file(logbook.file()).unwrap();
        }
        logbook.refuses_everything(DAMAGED);

        let answer = logbook.json(&["doctor", "--repair"]);
        assert_eq!(answer["ok"], true, "{answer}");
        let file = LogbookFile::within(folder.path()).unwrap();
        let there = file.ids("logged_set").unwrap();
        let there: Vec<String> = there.iter().map(ToString::to_string).collect();
        assert!(acknowledged.iter().all(|set| there.contains(set)));
        logbook.is_sound();
    }
}
