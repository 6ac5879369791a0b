use std::{cell::Cell, fs, path::PathBuf};

use tempfile::TempDir;

use super::*;
use crate::{ChangeRow, Commit, Reader, Store, open_new, write_one_file};

struct Kept {
    // Closed before its folder goes.
    store: Store,
    folder: TempDir,
}

impl Kept {
    fn with_changes(count: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open_new(folder.path());
        let mut kept = Self { folder, store };
        for number in 0..count {
            kept.commit(number);
        }
        kept
    }

    fn commit(&mut self, number: u32) {
        let mut hash = [7; 32];
        hash[..4].copy_from_slice(&number.to_be_bytes());
        let change = ChangeRow {
            hash,
            document: format!("workout/{}", number / 3),
            bytes: vec![9; 3_000],
            actor: vec![1; 24],
            device: [1; 16],
            authored: 0,
            arrived: 0,
            intention: "test".to_owned(),
            batch: None,
            touched: Vec::new(),
        };
        let commit = Commit {
            changes: vec![change],
            ..Commit::default()
        };
        self.store.commit(&commit).unwrap();
    }

    fn copy(&self) -> PathBuf {
        self.folder.path().join("copy.sqlite")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<_> = entries.map(|entry| name(entry.unwrap())).collect();
        names.retain(|name| !name.starts_with("logbook."));
        names.sort();
        names
    }
}

#[test]
fn a_copy_holds_what_is_still_in_the_log_and_stands_alone() {
    let kept = Kept::with_changes(20);
    let held = back_up(kept.folder.path(), &kept.copy(), &|| true).unwrap();
    assert_eq!(held.changes, 20);
    assert_eq!(held_by(&kept.copy()).unwrap(), held);
    assert_eq!(kept.names(), ["copy.sqlite"]);
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(kept.copy(), Files::within(elsewhere.path()).database).unwrap();
    drop(open_new(elsewhere.path()));
    assert_eq!(held_in(elsewhere.path()).unwrap(), held);
}

#[test]
fn what_is_committed_while_a_copy_is_made_waits_for_nothing_and_is_not_in_it() {
    let kept = std::cell::RefCell::new(Kept::with_changes(800));
    let steps = Cell::new(0);
    let (folder, copy) = (kept.borrow().folder.path().to_owned(), kept.borrow().copy());
    let held = back_up(&folder, &copy, &|| {
        steps.set(steps.get() + 1);
        kept.borrow_mut().commit(1_000 + steps.get());
        true
    });
    assert!(steps.get() > 1, "it was made in one step");
    assert_eq!(held.unwrap().changes, 800);
    let now = held_in(&folder).unwrap().changes;
    assert_eq!(now, 800 + u64::from(steps.get()));
}

#[test]
fn a_copy_that_is_broken_off_leaves_nothing_and_the_older_one_stays() {
    let kept = Kept::with_changes(800);
    fs::write(kept.copy(), "an older copy").unwrap();
    let broken = back_up(kept.folder.path(), &kept.copy(), &|| false);
    assert!(matches!(broken, Err(StoreError::BrokenOff)));
    assert_eq!(kept.names(), ["copy.sqlite"]);
    assert_eq!(fs::read(kept.copy()).unwrap(), b"an older copy");
}

#[test]
fn whatever_was_begun_beside_a_copy_goes_with_it() {
    let kept = Kept::with_changes(1);
    for ending in ["", "-journal", "-wal", "-shm"] {
        fs::write(beside(&kept.copy(), &format!(".part{ending}")), "half").unwrap();
    }
    remove_unfinished(&kept.copy()).unwrap();
    assert_eq!(kept.names(), [] as [&str; 0]);
}

#[test]
fn a_copy_of_a_damaged_logbook_is_refused_and_does_not_count() {
    let Kept { store, folder } = Kept::with_changes(400);
    let database = Files::within(folder.path()).database;
    drop(store);
    let mut bytes = fs::read(&database).unwrap();
    let half = bytes.len() / 2 / 4096 * 4096;
    bytes[half..half + 8 * 4096].fill(0xa5);
    fs::write(&database, bytes).unwrap();
    let copy = folder.path().join("copy.sqlite");
    let refused = back_up(folder.path(), &copy, &|| true);
    assert!(
        matches!(refused, Err(StoreError::Damaged { .. })),
        "{refused:?}"
    );
    assert!(!copy.exists());
}

#[test]
fn the_one_file_for_others_has_the_ledger_and_nothing_of_this_device() {
    let mut kept = Kept::with_changes(12);
    let id = kept.store.device_id(|| [0xd7; 16]).unwrap();
    let membership = crate::MembershipRow {
        space: [0xe8; 16],
        relay: "https://relay.example/secret-place".to_owned(),
        list: vec![0xf9; 64],
        cursor: None,
    };
    kept.store.join(&membership).unwrap();
    let file = kept.folder.path().join("mine.chalkbook");
    let held = write_one_file(kept.folder.path(), &file).unwrap();
    assert_eq!(held, held_in(kept.folder.path()).unwrap());
    let happened = |reader: &crate::Reader| {
        let filter = crate::ActivityFilter::default();
        reader.activity(&filter, 100).unwrap().len()
    };
    let mine = happened(&kept.store.reader().unwrap());
    assert!(mine > 0);
    let theirs = crate::Reader::open(&file).unwrap();
    assert_eq!(happened(&theirs), mine, "what happened is not told there");
    drop(theirs);
    let bytes = fs::read(&file).unwrap();
    for secret in [&id[..], b"secret-place", &[0xf9; 64], &[0xe8; 16]] {
        let found = bytes.windows(secret.len()).any(|bytes| bytes == secret);
        assert!(!found, "{secret:x?} is in it");
    }

    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(&file, Files::within(elsewhere.path()).database).unwrap();
    let store = open_new(elsewhere.path());
    assert!(store.views_are_current().unwrap());
    assert_eq!(store.membership().unwrap(), None);
    assert_eq!(store.device_id(|| [3; 16]).unwrap(), [3; 16]);
}

#[test]
fn a_file_that_is_no_logbook_is_refused_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("100% mine #1?.sqlite");
    let write_database = |sql: &str| {
        drop(fs::remove_file(&file));
        let database = Connection::open(&file).unwrap();
        database.execute_batch(sql).unwrap();
    };
    fs::write(&file, "Dear diary, today I squatted. ".repeat(500)).unwrap();
    assert!(matches!(
        Reader::of_other(&file),
        Err(StoreError::Damaged { .. })
    ));
    fs::write(&file, "").unwrap();
    assert!(Reader::of_other(&file).is_err());
    write_database("CREATE TABLE song (name TEXT)");
    assert!(matches!(
        Reader::of_other(&file),
        Err(StoreError::NotALogbook { .. })
    ));
    write_database(&format!(
        "PRAGMA application_id = {}; PRAGMA user_version = 99; CREATE TABLE change (n)",
        open::APPLICATION_ID
    ));
    assert!(matches!(
        Reader::of_other(&file),
        Err(StoreError::Newer { .. })
    ));
    write_database(&format!(
        "PRAGMA application_id = {}; PRAGMA user_version = 1; CREATE VIEW change AS SELECT 1 AS n",
        open::APPLICATION_ID
    ));
    assert!(matches!(
        Reader::of_other(&file),
        Err(StoreError::NotALogbook { .. })
    ));
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1);
}
