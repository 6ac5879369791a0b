//! Real processes, killed at random moments while they log and while they
//! import. What was acknowledged is there, the views are what the ledger says,
//! an imported workout is whole or absent, and importing again completes it.
//!
//! At least 200 kills count, and one counts only when the process was alive to
//! be killed. `CHALKBOOK_SEED` repeats the moments, as far as a machine can;
//! `CHALKBOOK_TEST_LONG` makes ten times as many.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use chalkbook_tests::{chance::Chance, program};
use device::{Handle, Options};
use serde_json::Value;

const KILLS_WHILE_LOGGING: u32 = 130;
const KILLS_WHILE_IMPORTING: u32 = 80;

/// Workouts of the import, and sets in each.
const WORKOUTS: usize = 120;
const SETS: usize = 12;

fn times() -> u32 {
    if std::env::var_os("CHALKBOOK_TEST_LONG").is_some() {
        10
    } else {
        1
    }
}

#[test]
fn every_acknowledged_set_survives_a_kill() {
    let chance = &mut Chance::from_environment();
    let folder = tempfile::tempdir().unwrap();
    let (mut kills, mut acknowledged) = (0, Vec::new());
    while kills < KILLS_WHILE_LOGGING * times() {
        let logger = Command::new(env!("CARGO_BIN_EXE_logger"))
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // A slow machine may have logged nothing when a moment comes, so every
        // other one is counted from the first set.
        let (killed, printed) = match kills % 2 {
            0 => kill_after(logger, chance.below(400)),
            _ => kill_after_a_line(logger, chance.below(200)),
        };
        kills += u32::from(killed);
        acknowledged.extend(printed);
        if kills.is_multiple_of(20) || !killed {
            assert_all_there(folder.path(), &acknowledged);
        }
    }
    assert_all_there(folder.path(), &acknowledged);
    println!(
        "{kills} kills while logging, {} acknowledged sets, all there",
        acknowledged.len()
    );
    assert!(
        acknowledged.len() >= kills as usize / 2,
        "hardly anything was logged between the kills"
    );
}

#[test]
fn what_was_done_before_a_kill_is_undone_and_done_again_after_it() {
    let chance = &mut Chance::from_environment();
    let folder = tempfile::tempdir().unwrap();
    let mut undone = 0;
    while undone < 10 {
        let logger = Command::new(env!("CARGO_BIN_EXE_logger"))
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (_, printed) = kill_after_a_line(logger, chance.below(300));
        let last = printed.last().unwrap();
        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        let is_live = || {
            let set = handle.reader().unwrap().set(last.parse().unwrap());
            set.unwrap().unwrap().live
        };
        // A set that was stored and not printed yet is the newer one.
        while is_live() {
            let answer: Value = handle.ask("undo", &serde_json::json!({})).unwrap();
            assert!(answer["gesture"].is_string(), "{answer}");
        }
        handle.close();
        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        let mut redone = 0;
        loop {
            let answer: Value = handle.ask("redo", &serde_json::json!({})).unwrap();
            if answer["what"].is_null() {
                break;
            }
            redone += 1;
        }
        assert!(redone > 0);
        handle.close();
        assert_all_there(folder.path(), &printed);
        undone += 1;
    }
    println!("{undone} gestures undone and done again after a kill");
}

fn assert_all_there(folder: &Path, acknowledged: &[String]) {
    let handle = Handle::open(folder, Options::default()).unwrap();
    let reader = handle.reader().unwrap();
    for set in acknowledged {
        let found = reader
            .entry_and_workout_of_set(set.parse().unwrap())
            .unwrap();
        assert!(found.is_some(), "the acknowledged set {set} is gone");
    }
    assert_sound(&handle);
}

#[test]
fn an_import_that_is_killed_leaves_whole_workouts_and_is_completed_by_the_next() {
    let chance = &mut Chance::from_environment();
    let (mut kills, mut imports) = (0, 0);
    while kills < KILLS_WHILE_IMPORTING * times() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("strong.csv");
        std::fs::write(&file, export()).unwrap();
        for _ in 0..8 {
            let killed = kill_after(import(folder.path(), &file), 20 + chance.below(250)).0;
            kills += u32::from(killed);
            assert_workouts_are_whole(folder.path());
        }
        complete(folder.path(), &file);
        imports += 1;
    }
    println!("{kills} kills while importing, {imports} imports completed");
}

fn import(folder: &Path, file: &Path) -> Child {
    let mut command = Command::new(cli());
    command
        .args(["--json", "--unit", "kg", "--data-dir"])
        .arg(folder)
        .arg("import")
        .arg(file);
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn assert_workouts_are_whole(folder: &Path) {
    let handle = Handle::open(folder, Options::default()).unwrap();
    let reader = handle.reader().unwrap();
    for workout in reader.newest_workouts(u32::MAX).unwrap() {
        assert_eq!(
            workout.sets as usize, SETS,
            "the workout of {} is not whole",
            workout.start
        );
    }
    assert_sound(&handle);
}

fn complete(folder: &Path, file: &Path) {
    let answer = || {
        let output = import(folder, file).wait_with_output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let (second, third) = (answer(), answer());
    let rows = (WORKOUTS * SETS) as u64;
    let number = |answer: &Value, key: &str| answer[key].as_u64().unwrap();
    assert_eq!(
        number(&second, "sets") + number(&second, "already_present"),
        rows
    );
    assert_eq!(number(&third, "already_present"), rows);
    assert_eq!(number(&third, "workouts"), 0);
    let handle = Handle::open(folder, Options::default()).unwrap();
    assert_eq!(
        handle
            .reader()
            .unwrap()
            .newest_workouts(u32::MAX)
            .unwrap()
            .len(),
        WORKOUTS
    );
    assert_sound(&handle);
}

fn assert_sound(handle: &Handle) {
    let report = handle.doctor().unwrap();
    handle.close();
    assert!(report.ok, "{report:?}");
}

/// Kills a process some milliseconds after it began; whether it was alive to be
/// killed, and the whole lines that it had printed.
fn kill_after(child: Child, milliseconds: u32) -> (bool, Vec<String>) {
    kill(child, milliseconds, |_| ())
}

/// The same, some milliseconds after its first line, however late that comes.
fn kill_after_a_line(child: Child, milliseconds: u32) -> (bool, Vec<String>) {
    // Nothing comes from one that ended without a line.
    kill(child, milliseconds, |first| {
        let _ = first.recv();
    })
}

fn kill(
    mut child: Child,
    milliseconds: u32,
    wait: impl FnOnce(Receiver<()>),
) -> (bool, Vec<String>) {
    let output = child.stdout.take().unwrap();
    let (say, said) = channel();
    let reading = thread::spawn(move || {
        let mut lines = Vec::new();
        let mut output = BufReader::new(output);
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|read| read > 0) {
            if let Some(whole) = line.strip_suffix('\n') {
                lines.push(whole.to_owned());
                // Nobody may wait for it.
                let _ = say.send(());
            }
            line.clear();
        }
        lines
    });
    wait(said);
    thread::sleep(Duration::from_millis(milliseconds.into()));
    let alive = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    (alive, reading.join().unwrap())
}

/// An export of Strong's with the workouts of this test.
fn export() -> String {
    let mut file = String::from(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n",
    );
    for workout in 0..WORKOUTS {
        let (month, day) = (1 + workout / 28 % 12, 1 + workout % 28);
        for set in 0..SETS {
            let name = ["Squat (Barbell)", "Own Lift"][set % 2];
            let weight = 40 + workout % 60;
            writeln!(
                file,
                "2024-{month:02}-{day:02} 18:00:00,\"Day {workout}\",45m,\"{name}\",{},{weight}.5,5,0,0,8",
                set + 1
            )
            .unwrap();
        }
    }
    file
}

fn cli() -> PathBuf {
    program("chalkbook-cli")
}
