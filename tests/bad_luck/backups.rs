//! Backups in bad luck: no room for one, files that are none, a logbook of an
//! older form, and a damaged one, of which no copy counts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chalkbook_tests::{
    folder,
    ground::{SmallDisk, not_run},
};
use rusqlite::Connection;

use crate::{
    ledger::Ledger,
    logbook::{BAD_FILE, DAMAGED, DISK_FULL, Logbook},
};

/// The ledger's form before gestures, as the first programs had it.
const OLDER: [&str; 4] = [
    include_str!("../../crates/store/src/schema/ledger.sql"),
    include_str!("../../crates/store/src/schema/sync.sql"),
    include_str!("../../crates/store/src/schema/sent_again.sql"),
    include_str!("../../crates/store/src/schema/aside.sql"),
];

fn copies(logbook: &Logbook) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(logbook.folder().join("backups")) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn a_backup_that_does_not_fit_is_told_and_leaves_no_trace() {
    let Some(disk) = SmallDisk::mounted("6m") else {
        return not_run("a backup on a full disk");
    };
    let logbook = Logbook::with_training(disk.path());
    let (before, kept) = (logbook.bytes(), copies(&logbook));
    let rows = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n\
                2024-03-01 18:00:00,Push,1h,Squat (Barbell),1,80,5,0,0,8\n";
    let elsewhere = folder();
    let file = elsewhere.path().join("strong.csv");
    fs::write(&file, rows).unwrap();
    let ballast = disk.fill_but(before.len() as u64 / 2);
    for command in [&["backup"][..], &["import", file.to_str().unwrap()]] {
        let words = logbook.run(command).refused(DISK_FULL);
        assert!(words.contains("disk is full"), "{words}");
        assert_eq!(copies(&logbook), kept, "something was left behind");
        assert!(logbook.bytes() == before, "{command:?} changed the logbook");
    }
    fs::remove_file(ballast).unwrap();
    let made = logbook.json(&["backup"]);
    assert_eq!(made["ok"], true);
    logbook.is_sound();
}

#[test]
fn what_was_logged_is_answered_though_there_is_no_room_for_the_copy_of_the_day() {
    let Some(disk) = SmallDisk::mounted("6m") else {
        return not_run("a daily backup on a full disk");
    };
    let logbook = Logbook::with_training(disk.path());
    fs::remove_dir_all(disk.path().join("backups")).unwrap();
    let ballast = disk.fill_but(logbook.bytes().len() as u64 / 2);
    let ended = logbook.run(&["log", "Bench Press 100x5"]);
    assert_eq!(ended.code(), 0, "{}", ended.shown());
    let aside = ended.standard_error();
    assert!(aside.contains("no backup was made today"), "{aside}");
    assert_eq!(copies(&logbook), [] as [PathBuf; 0]);
    fs::remove_file(ballast).unwrap();
    logbook.is_sound();
}

#[test]
fn a_file_that_is_no_logbook_is_not_restored_and_nothing_is_touched() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    let file = folder.path().join("other");
    let refuses = |words: &str| {
        let before = (logbook.files(), copies(&logbook));
        let asked = ["backup", "restore", file.to_str().unwrap()];
        let said = logbook.run(&asked).refused(BAD_FILE);
        assert!(said.contains(words), "{said}");
        assert!((logbook.files(), copies(&logbook)) == before);
    };
    fs::write(&file, "Dear diary, today I squatted. ".repeat(2000)).unwrap();
    refuses("no logbook at all");
    fs::remove_file(&file).unwrap();
    let foreign = Connection::open(&file).unwrap();
    foreign
        .execute_batch("CREATE TABLE song (name TEXT)")
        .unwrap();
    foreign.close().unwrap();
    refuses("not a logbook of this program");
    let newer = Logbook::with_training(&folder.path().join("newer"));
    let marked = Connection::open(newer.file()).unwrap();
    marked.pragma_update(None, "user_version", 99).unwrap();
    marked.close().unwrap();
    fs::copy(newer.file(), &file).unwrap();
    refuses("update the program");
    let bytes = logbook.bytes();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    refuses("damaged");
}

#[test]
fn no_copy_of_a_damaged_logbook_counts_and_the_older_ones_stay() {
    let folder = folder();
    let logbook = Logbook::with_training(folder.path());
    logbook.json(&["backup"]);
    let kept = copies(&logbook);
    let mut bytes = logbook.bytes();
    let half = bytes.len() / 2 / 4096 * 4096;
    bytes[half..half + 20 * 4096].fill(0xa5);
    fs::write(logbook.file(), bytes).unwrap();
    logbook.run(&["backup"]).refused(DAMAGED);
    assert_eq!(copies(&logbook), kept);
}

#[test]
fn a_logbook_of_an_older_form_is_copied_before_it_is_brought_up_to_date() {
    let (folder, other) = (folder(), folder());
    let logbook = Logbook::within(folder.path());
    let newest = Logbook::with_training(other.path());
    write_older(&newest.file(), &logbook.file());
    let (older, ledger) = (logbook.bytes(), Ledger::of(&logbook));

    assert_eq!(logbook.json(&["stats"]), newest.json(&["stats"]));
    assert!(form_of(&logbook.file()) > OLDER.len() as u32);
    let copies = copies(&logbook);
    let before = copies.iter().find(|copy| {
        let name = copy.file_name().unwrap().to_string_lossy();
        name.ends_with("before migration.sqlite")
    });
    let before = before.expect("there is a copy of before");
    assert_eq!(form_of(before), OLDER.len() as u32);
    assert_eq!(fs::read(before).unwrap().len(), older.len());
    let back = other.path().join("back");
    fs::create_dir(&back).unwrap();
    let back = Logbook::within(&back);
    fs::copy(before, back.file()).unwrap();
    assert!(Ledger::of(&back).hashes() == ledger.hashes());
    // And the copy of an older form is one that can be brought back.
    let brought = newest.json(&["backup", "restore", before.to_str().unwrap()]);
    assert_eq!(brought["changes"], 0);
    logbook.is_sound();
}

/// The same ledger as a program of an earlier form would have written it.
fn write_older(newest: &Path, older: &Path) {
    let file = Connection::open(older).unwrap();
    for script in OLDER {
        file.execute_batch(script).unwrap();
    }
    let form = OLDER.len();
    let source = newest.to_string_lossy();
    file.execute("ATTACH DATABASE ?1 AS newest", [source])
        .unwrap();
    file.execute_batch(&format!(
        "PRAGMA user_version = {form}; PRAGMA application_id = {};
         INSERT INTO meta SELECT * FROM newest.meta WHERE key = 'device';
         INSERT INTO change SELECT * FROM newest.change;
         INSERT INTO touched SELECT * FROM newest.touched;
         DETACH DATABASE newest",
        0x4368_426b
    ))
    .unwrap();
    file.close().unwrap();
}

fn form_of(file: &Path) -> u32 {
    let file = Connection::open(file).unwrap();
    file.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}
