//! Files in the logbook's place that never were a logbook: refused, and not even
//! a repair touches them.

use std::fs;

use chalkbook_tests::folder;
use rusqlite::Connection;

use crate::logbook::{DAMAGED, Logbook};

#[test]
fn a_database_of_another_program_is_refused_and_never_replaced() {
    for mark in ["PRAGMA application_id = 1196444487", ""] {
        let folder = folder();
        let logbook = Logbook::within(folder.path());
        let foreign = Connection::open(logbook.file()).unwrap();
        foreign
            .execute_batch("CREATE TABLE song (name TEXT); INSERT INTO song VALUES ('Gloria')")
            .unwrap();
        foreign.execute_batch(mark).unwrap();
        foreign.close().unwrap();
        is_refused_and_never_replaced(&logbook);
        let words = logbook.run(&["stats"]).refused(DAMAGED);
        assert!(words.contains("is not a logbook"), "{words}");
    }
}

#[test]
fn a_text_file_is_refused_and_never_replaced() {
    let folder = folder();
    let logbook = Logbook::within(folder.path());
    for text in ["Dear diary", &"Dear diary, today I squatted. ".repeat(2000)] {
        fs::write(logbook.file(), text).unwrap();
        is_refused_and_never_replaced(&logbook);
    }
}

fn is_refused_and_never_replaced(logbook: &Logbook) {
    logbook.refuses_everything(DAMAGED);
    let before = logbook.files();
    let words = logbook.run(&["doctor", "--repair"]).refused(DAMAGED);
    assert!(
        words.contains(&*logbook.file().to_string_lossy()),
        "{words}"
    );
    assert!(logbook.files() == before, "a repair touched a foreign file");
}
