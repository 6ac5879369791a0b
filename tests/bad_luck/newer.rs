//! A logbook that a newer version of the program wrote: refused with the advice
//! to update, and not a byte is changed, as nobody here knows what it means.

use chalkbook_tests::folder;
use rusqlite::Connection;

use crate::{
    in_use::Holder,
    logbook::{Logbook, NEWER},
};

#[test]
fn a_newer_logbook_is_refused_untouched_with_the_advice_to_update() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    mark_newer(&logbook);
    is_refused(&logbook);
    let names: Vec<_> = logbook.files().into_keys().collect();
    assert_eq!(names, ["logbook.sqlite"], "nothing is left behind");
}

#[test]
fn a_newer_logbook_that_was_not_closed_keeps_its_log() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let own = mark_newer(&logbook);
    // The mark stands in the file, and a log with other pages beside it.
    let newer = logbook.bytes();
    mark(&logbook, own);
    Holder::of(&logbook).killed_after_sets(4);
    std::fs::write(logbook.file(), newer).unwrap();
    assert!(logbook.log().exists());
    is_refused(&logbook);
}

fn is_refused(logbook: &Logbook) {
    logbook.refuses_everything(NEWER);
    let before = logbook.files();
    let words = logbook.run(&["doctor", "--repair"]).refused(NEWER);
    assert!(words.contains("newer version"), "{words}");
    assert!(words.contains("update"), "{words}");
    assert!(logbook.files() == before, "a repair touched it");
}

/// Gives the version that the logbook had.
fn mark_newer(logbook: &Logbook) -> u32 {
    mark(logbook, 99)
}

/// Gives the version that the logbook had.
fn mark(logbook: &Logbook, version: u32) -> u32 {
    let file = Connection::open(logbook.file()).unwrap();
    let own = file.pragma_query_value(None, "user_version", |row| row.get(0));
    file.pragma_update(None, "user_version", version).unwrap();
    file.close().unwrap();
    own.unwrap()
}
