//! Killed while it makes a copy: what is half made never counts, what was made
//! stays, and the next copy leaves no remains.

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, SystemTime},
};

use chalkbook_tests::chance::Chance;
use rusqlite::{Connection, OpenFlags};

use super::{cli, kill_after, times};

const KILLS: u32 = 30;

#[test]
fn a_backup_that_is_killed_leaves_no_half_file_that_counts() {
    let chance = &mut Chance::from_environment();
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["demo", "--sets", "12000", "--years", "4"]);
    let changes = changes_in(&folder.path().join("logbook.sqlite"));
    let (mut kills, mut remains) = (0, 0);
    let enough = |kills, remains| kills >= KILLS * times() && remains > 0;
    while !enough(kills, remains) && kills < 10 * KILLS * times() {
        let before = parts(folder.path());
        let mut backup = command(folder.path(), &["backup"]);
        let killed = match kills % 2 {
            0 => kill_after(backup, 5 + chance.below(120)).0,
            _ => {
                wait_for_half(&mut backup, folder.path(), &before);
                kill_after(backup, chance.below(8)).0
            }
        };
        let left = names(folder.path()).iter().any(|name| is_part(name));
        kills += u32::from(killed);
        remains += u32::from(killed && left);
        assert_copies_are_whole(folder.path(), changes);
    }
    println!("{kills} kills, half a copy was left after {remains} of them");
    assert!(remains > 0, "none was killed while it copied");
    run(folder.path(), &["backup"]);
    let mut left = names(folder.path());
    left.retain(|name| is_part(name));
    assert!(left.is_empty(), "{left:?}");
    assert_copies_are_whole(folder.path(), changes);
}

/// Waits until it is at work on half a copy, however late that is, or has ended.
fn wait_for_half(backup: &mut Child, folder: &Path, before: &BTreeSet<(String, SystemTime)>) {
    while backup.try_wait().unwrap().is_none() && parts(folder).is_subset(before) {
        thread::sleep(Duration::from_millis(1));
    }
}

/// The half copies, and when each was last written.
fn parts(folder: &Path) -> BTreeSet<(String, SystemTime)> {
    let parts = names(folder).into_iter().filter(|name| is_part(name));
    let written = parts.filter_map(|name| {
        // It may be gone by now.
        let part = folder.join("backups").join(&name).metadata().ok()?;
        Some((name, part.modified().ok()?))
    });
    written.collect()
}

fn is_part(name: &str) -> bool {
    !name.ends_with(".sqlite")
}

/// Every file that is called a copy holds all that was there to copy.
fn assert_copies_are_whole(folder: &Path, changes: i64) {
    for name in names(folder).iter().filter(|name| !is_part(name)) {
        let copy = folder.join("backups").join(name);
        assert_eq!(changes_in(&copy), changes, "{name}");
    }
}

fn changes_in(file: &Path) -> i64 {
    let file = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let sound: String = file
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    file.query_row("SELECT count(*) FROM change", [], |row| row.get(0))
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.join("backups")) else {
        return Vec::new();
    };
    let name = |entry: std::fs::DirEntry| entry.file_name().into_string().unwrap();
    entries.map(|entry| name(entry.unwrap())).collect()
}

fn command(folder: &Path, words: &[&str]) -> Child {
    let mut command = Command::new(cli());
    command
        .arg("--json")
        .arg("--data-dir")
        .arg(folder)
        .args(words);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

fn run(folder: &Path, words: &[&str]) {
    let output = command(folder, words).wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
}
