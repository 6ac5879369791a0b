//! What the ledger held at earlier moments.

use crate::{ChangeRow, Commit, Reader, Store};

/// A ledger of these documents' changes, one a second.
fn shelf(documents: &[&str]) -> (tempfile::TempDir, Store, Reader) {
    let folder = tempfile::TempDir::new().unwrap();
    let mut store = crate::open_new(folder.path());
    let change = |(at, document): (u8, &&str)| ChangeRow {
        hash: [at; 32],
        document: (*document).to_owned(),
        bytes: vec![at],
        actor: vec![1; 24],
        device: [1; 16],
        authored: 0,
        arrived: i64::from(at) * 1_000,
        intention: "edit".to_owned(),
        batch: None,
        touched: Vec::new(),
    };
    let commit = Commit {
        changes: (1..).zip(documents).map(change).collect(),
        ..Commit::default()
    };
    store.commit(&commit).unwrap();
    let reader = store.reader().unwrap();
    (folder, store, reader)
}

#[test]
fn the_documents_of_a_kind_are_each_named_once_and_none_of_a_kind_that_begins_alike() {
    let (_folder, _store, reader) = shelf(&[
        "body/2026",
        "settings",
        "body/2019",
        "body/2026",
        "bodyguard/1",
        "body",
        "body0/1",
        "goal/1",
    ]);
    assert_eq!(
        reader.documents_of("body").unwrap(),
        ["body/2019", "body/2026"]
    );
    assert!(reader.documents_of("gym").unwrap().is_empty());
}

#[test]
fn the_newest_change_of_a_moment_had_come_by_then() {
    let (_folder, _store, reader) = shelf(&["body/2026", "settings", "goal/1"]);
    let newest_at = |at| reader.newest_at(at).unwrap().map(|newest| newest.document);
    assert_eq!(newest_at(999), None);
    assert_eq!(newest_at(1_000).as_deref(), Some("body/2026"));
    assert_eq!(newest_at(2_999).as_deref(), Some("settings"));
    assert_eq!(newest_at(i64::MAX).as_deref(), Some("goal/1"));
}
