//! A logbook that was overwritten or cut off in part: refused by name, untouched,
//! and given back by a repair with every change that can still be read.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chalkbook_tests::{LogbookFile, folder};
use serde_json::{Value, json};

use crate::{
    ledger::Ledger,
    logbook::{COMMANDS, DAMAGED, Logbook},
};

const PAGE: usize = 4096;

#[test]
fn a_garbled_middle_is_refused_where_it_is_met_and_the_rest_is_saved() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let ledger = Ledger::of(&logbook);
    damage(&logbook, |bytes| {
        let (start, end) = (bytes.len() / 3 / PAGE * PAGE, bytes.len() / 2 / PAGE * PAGE);
        garble(&mut bytes[start..end]);
    });
    says_so_or_answers(&logbook);
    let saved = is_repaired(&logbook, &ledger);
    assert!(saved.len() < ledger.hashes().len(), "no change was damaged");
}

#[test]
fn a_garbled_header_is_refused_and_costs_no_change() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let ledger = Ledger::of(&logbook);
    damage(&logbook, |bytes| garble(&mut bytes[..100]));
    logbook.refuses_everything(DAMAGED);
    let saved = is_repaired(&logbook, &ledger);
    assert!(saved == ledger.hashes(), "a change was lost");
}

#[test]
fn a_garbled_first_page_that_names_the_tables_costs_no_change() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let ledger = Ledger::of(&logbook);
    damage(&logbook, |bytes| garble(&mut bytes[100..PAGE]));
    logbook.refuses_everything(DAMAGED);
    let saved = is_repaired(&logbook, &ledger);
    assert!(saved == ledger.hashes(), "a change was lost");
}

#[test]
fn a_file_cut_off_in_the_middle_of_a_page_is_refused_and_the_rest_is_saved() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let ledger = Ledger::of(&logbook);
    damage(&logbook, |bytes| bytes.truncate(bytes.len() * 2 / 3 + 1234));
    logbook.refuses_everything(DAMAGED);
    let saved = is_repaired(&logbook, &ledger);
    assert!(saved.len() < ledger.hashes().len(), "no change was cut off");
}

#[test]
fn a_file_cut_off_in_its_header_is_refused_and_stays_as_it_is() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    damage(&logbook, |bytes| bytes.truncate(60));
    logbook.refuses_everything(DAMAGED);
    let before = logbook.files();
    let words = logbook.run(&["doctor", "--repair"]).refused(DAMAGED);
    assert!(words.contains("left as it is"), "{words}");
    assert!(logbook.files() == before, "nothing could be saved");
}

#[test]
fn changes_that_build_on_a_lost_one_are_told_and_wait_beside_the_ledger() {
    let folder = folder();
    let logbook = Logbook::within(folder.path());
    log_one_workout(folder.path(), 200);
    let ledger = Ledger::of(&logbook);
    let lost = change_in_the_middle(&logbook);
    damage(&logbook, |bytes| garble_all(bytes, &lost));

    let answer = repair(&logbook);
    let counted = |key: &str| answer["salvaged"][key].as_u64().unwrap();
    assert!(
        counted("saved") > 50 && counted("stranded") > 50,
        "{answer}"
    );
    assert_eq!(counted("lost"), 1);
    let all = counted("saved") + counted("stranded") + 1;
    assert_eq!(all, ledger.hashes().len() as u64);
    logbook.is_sound();
    logbook.json(&["log", "Bench Press 100x5"]);
}

#[test]
fn a_repair_of_a_sound_logbook_changes_nothing_and_leaves_no_copy() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let before = logbook.files();
    let answer = repair(&logbook);
    assert_eq!(
        (&answer["copy"], &answer["salvaged"]),
        (&Value::Null, &Value::Null)
    );
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&logbook.files()), names(&before));
    assert!(logbook.files() == before, "a byte was changed");
}

/// Each command, on a copy of its own, answers or says what is damaged, and what
/// only reads changes nothing; the ones that read everything meet the damage.
fn says_so_or_answers(damaged: &Logbook) {
    for command in COMMANDS {
        let folder = folder();
        let logbook = Logbook::within(folder.path());
        fs::copy(damaged.file(), logbook.file()).unwrap();
        let before = logbook.bytes();
        let ended = logbook.run(command);
        if ended.code() == DAMAGED.0 {
            let words = ended.refused(DAMAGED);
            assert!(names_the_file(&words, &logbook), "{words}");
        } else {
            let may_answer = !["export", "doctor"].contains(&command[0]);
            assert!(
                may_answer && [0, 3, 5].contains(&ended.code()),
                "{}",
                ended.shown()
            );
        }
        let writes = ["log", "demo"].contains(&command[0]);
        assert!(
            writes || logbook.bytes() == before,
            "{command:?} changed the file"
        );
    }
}

fn names_the_file(words: &str, logbook: &Logbook) -> bool {
    words.contains(&*logbook.file().to_string_lossy())
}

/// Repairs, and holds that the copy is the damaged file and that every change
/// which it still holds is in the logbook, and none that never was; gives the
/// hashes of those that are.
fn is_repaired(logbook: &Logbook, ledger: &Ledger) -> BTreeSet<Vec<u8>> {
    let damaged = logbook.bytes();
    let answer = repair(logbook);
    assert_eq!(answer["ok"], true, "{answer}");
    let copy = Path::new(answer["copy"].as_str().unwrap());
    assert!(
        fs::read(copy).unwrap() == damaged,
        "the copy is the damaged file"
    );
    let readable = ledger.readable_in(&damaged);
    assert!(readable.len() > 10, "the test damaged too much");
    let saved = hashes(logbook);
    assert!(saved.is_superset(&readable), "readable changes are missing");
    assert!(saved.is_subset(&ledger.hashes()), "changes were made up");
    assert_eq!(answer["salvaged"]["saved"], saved.len());
    logbook.is_sound();
    logbook.json(&["log", "Squat 140x5"]);
    saved
}

fn repair(logbook: &Logbook) -> Value {
    logbook.json(&["doctor", "--repair"])
}

fn hashes(logbook: &Logbook) -> BTreeSet<Vec<u8>> {
    let file = LogbookFile::within(logbook.folder()).unwrap();
    file.hashes_after(0).unwrap()
}

fn damage(logbook: &Logbook, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = logbook.bytes();
    change(&mut bytes);
    fs::write(logbook.file(), bytes).unwrap();
}

/// Garbage that is no page, no header and no text.
fn garble(bytes: &mut [u8]) {
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = 0xa5 ^ (at * 31) as u8;
    }
}

/// Garbles a piece wherever it stands.
fn garble_all(bytes: &mut [u8], piece: &[u8]) {
    let stands = |at: &usize| bytes[*at..].starts_with(piece);
    let places: Vec<usize> = (0..bytes.len() - piece.len()).filter(stands).collect();
    assert!(!places.is_empty(), "the piece is nowhere");
    for at in places {
        garble(&mut bytes[at..at + piece.len()]);
    }
}

/// Many changes of one document, each of which builds on the one before.
fn log_one_workout(folder: &Path, lines: usize) {
    let handle = device::Handle::open(folder, device::Options::default()).unwrap();
    for line in 0..lines {
        let text = format!("Squat {}x5", 60 + line);
        handle
            .call("log_line", &json!({ "text": text }).to_string())
            .unwrap();
    }
    handle.close();
}

/// The bytes of a change in the middle of the ledger.
fn change_in_the_middle(logbook: &Logbook) -> Vec<u8> {
    let file = rusqlite::Connection::open(logbook.file()).unwrap();
    let sql = "SELECT bytes FROM change WHERE n = (SELECT max(n) / 2 FROM change)";
    file.query_row(sql, [], |row| row.get(0)).unwrap()
}
