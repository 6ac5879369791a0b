//! A logbook that cannot be written, for each reason that a system has: refused
//! before anything is tried, with words that say what and where.

use chalkbook_tests::{
    folder,
    ground::{Mark, SmallDisk, forbid_writing, not_run},
};

use crate::logbook::{Logbook, READ_ONLY};

#[test]
fn a_file_marked_read_only_is_refused_by_name_and_opens_when_the_mark_is_gone() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    forbid_writing(&logbook.file(), true);
    is_refused(&logbook);
    forbid_writing(&logbook.file(), false);
    is_well(&logbook);
}

#[test]
fn a_file_that_not_even_root_may_write_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = Logbook::with_training(folder.path());
    let Some(mark) = Mark::immutable(&logbook.file()) else {
        return not_run("an immutable file");
    };
    is_refused(&logbook);
    drop(mark);
    is_well(&logbook);
}

#[test]
fn a_folder_in_which_nothing_can_be_made_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = Logbook::with_training(folder.path());
    for has_lock in [true, false] {
        if !has_lock {
            std::fs::remove_file(folder.path().join("logbook.lock")).unwrap();
        }
        let mark = Mark::immutable(folder.path());
        let Some(mark) = mark.or_else(|| Mark::closed_folder(folder.path())) else {
            return not_run("a folder in which nothing can be made");
        };
        is_refused(&logbook);
        drop(mark);
    }
    is_well(&logbook);
}

#[test]
fn a_disk_mounted_to_be_read_only_is_refused_by_name() {
    let Some(disk) = SmallDisk::mounted("8m") else {
        return not_run("a read-only disk");
    };
    let logbook = Logbook::with_training(disk.path());
    disk.remount("ro");
    is_refused(&logbook);
    disk.remount("rw");
    is_well(&logbook);
}

fn is_refused(logbook: &Logbook) {
    logbook.refuses_everything(READ_ONLY);
    let before = logbook.files();
    let words = logbook.run(&["doctor", "--repair"]).refused(READ_ONLY);
    assert!(words.contains("cannot be written"), "{words}");
    assert!(logbook.files() == before, "a repair touched it");
}

fn is_well(logbook: &Logbook) {
    logbook.json(&["log", "Bench Press 100x5"]);
    logbook.is_sound();
}
