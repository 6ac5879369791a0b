//! A disk without room: what does not fit is refused in words and leaves no
//! trace, what was stored stays, and room is all that it takes to go on.

use std::{fmt::Write as _, fs, path::PathBuf};

use chalkbook_tests::{
    LogbookFile, folder,
    ground::{SmallDisk, not_run},
};
use device::{
    Handle, Options,
    api::{ApiError, Code, LineLogged},
};
use serde_json::json;

use crate::logbook::{DISK_FULL, Logbook};

/// Sets of each workout of the import.
const SETS: usize = 15;
/// Workouts of the import: several times what the disk holds.
const WORKOUTS: usize = 700;

#[test]
fn a_set_that_does_not_fit_is_refused_and_the_earlier_ones_stay() {
    let Some(disk) = SmallDisk::mounted("2m") else {
        return not_run("a set on a full disk");
    };
    let handle = Handle::open(disk.path(), Options::default()).unwrap();
    let mut stored = log_until_refused(&handle, 5);
    let ballast = disk.fill_but(0);
    stored += log_until_refused(&handle, 100_000);
    let refused = log(&handle).unwrap_err();
    assert_eq!(refused.code, Code::DiskFull, "{refused:?}");
    assert!(refused.message.contains("disk is full"), "{refused:?}");
    assert_eq!(count(&handle), stored, "while the disk is full");

    fs::remove_file(ballast).unwrap();
    log(&handle).expect("there is room again");
    assert_eq!(count(&handle), stored + 1);
    handle.close();
    is_whole(&Logbook::within(disk.path()), stored + 1);
}

#[test]
fn the_program_says_that_the_disk_is_full_and_goes_on_when_there_is_room() {
    let Some(disk) = SmallDisk::mounted("2m") else {
        return not_run("the program on a full disk");
    };
    let logbook = Logbook::within(disk.path());
    for _ in 0..5 {
        logbook.json(&["log", "Bench Press 100x5"]);
    }
    // From no room at all to room for all that opening needs, but not for a set.
    for room in (0..=48).step_by(8) {
        let before = logbook.bytes();
        let ballast = disk.fill_but(room * 1024);
        let ended = logbook.run(&["log", "Squat 140x5"]);
        let words = ended.refused(DISK_FULL);
        assert!(words.contains("disk is full"), "{words}");
        fs::remove_file(ballast).unwrap();
        assert!(logbook.bytes() == before, "with {room} KiB of room");
        is_whole(&logbook, 5);
    }
    logbook.json(&["log", "Squat 140x5"]);
    is_whole(&logbook, 6);
}

#[test]
fn an_import_that_does_not_fit_leaves_whole_workouts_and_is_completed_later() {
    let Some(disk) = SmallDisk::mounted("4m") else {
        return not_run("an import on a full disk");
    };
    let logbook = Logbook::within(disk.path());
    logbook.json(&["log", "Bench Press 100x5"]);
    let elsewhere = folder();
    let file = export(elsewhere.path().join("strong.csv"));
    let import = ["import", file.to_str().unwrap()];
    let words = logbook.run(&import).refused(DISK_FULL);
    assert!(words.contains("disk is full"), "{words}");

    disk.remount("size=64m");
    let part = imported_workouts(&logbook);
    assert!(part > 0 && part < WORKOUTS, "{part} workouts fit");
    logbook.is_sound();
    let answer = logbook.json(&import);
    assert_eq!(answer["workouts"], WORKOUTS - part);
    assert_eq!(imported_workouts(&logbook), WORKOUTS);
    is_whole(&logbook, WORKOUTS * SETS + 1);
}

fn log(handle: &Handle) -> Result<LineLogged, ApiError> {
    handle.ask("log_line", &json!({ "text": "Bench Press 100x5" }))
}

/// Logs this many sets, or fewer where one is refused; gives how many.
fn log_until_refused(handle: &Handle, most: usize) -> usize {
    (0..most).take_while(|_| log(handle).is_ok()).count()
}

fn count(handle: &Handle) -> usize {
    let stats: serde_json::Value = handle.ask("stats", &json!({})).unwrap();
    stats["sets"].as_u64().unwrap() as usize
}

/// Holds that exactly this many sets are there and the doctor finds nothing.
fn is_whole(logbook: &Logbook, sets: usize) {
    assert_eq!(logbook.json(&["stats"])["sets"], sets);
    logbook.is_sound();
}

/// How many imported workouts there are, each of them whole.
fn imported_workouts(logbook: &Logbook) -> usize {
    let file = LogbookFile::within(logbook.folder()).unwrap();
    let sql = "SELECT (SELECT count(*) FROM logged_set s WHERE s.workout = w.id)
               FROM workout w WHERE w.source IS NOT NULL";
    let sets = file.rows(sql).unwrap();
    let whole = SETS.to_string();
    assert!(
        sets.iter().all(|sets| *sets == whole),
        "a workout is cut off"
    );
    sets.len()
}

/// Writes an export of Strong's.
fn export(path: PathBuf) -> PathBuf {
    let mut file = String::from(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n",
    );
    for workout in 0..WORKOUTS {
        let (year, month, day) = (
            2021 + workout / 336,
            1 + workout / 28 % 12,
            1 + workout % 28,
        );
        for set in 1..=SETS {
            let when = format!("{year}-{month:02}-{day:02} 18:00:00");
            let row =
                format!("{when},\"Day {workout}\",45m,\"Squat (Barbell)\",{set},100.5,5,0,0,8");
            writeln!(file, "{row}").unwrap();
        }
    }
    fs::write(&path, file).unwrap();
    path
}
