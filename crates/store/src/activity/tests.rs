//! The index against the ledger that it is made of.

use super::*;
use crate::{Commit, Store};

/// A few changes of two devices: lone ones and those of batches, of every kind.
fn ledger() -> Vec<ChangeRow> {
    let documents = [
        "workout/0193",
        "workout/0194",
        "exercise/deadlift",
        "routine/0195",
        "goal/0196",
        "body/2026",
        "settings",
        "gym/0197",
        "names/strong",
        "planet/0198",
    ];
    let mut changes = Vec::new();
    for at in 0..200_u8 {
        let number = usize::from(at);
        // Two batches whose changes lie among others'.
        let batch = match number % 7 {
            1 => Some(Uuid::from_u128(1)),
            3 if number > 100 => Some(Uuid::from_u128(2)),
            _ => None,
        };
        changes.push(ChangeRow {
            hash: [at; 32],
            document: documents[number * 3 % documents.len()].to_owned(),
            bytes: vec![at],
            actor: vec![at % 2; 24],
            device: [at % 2; 16],
            // The second device's clock runs behind.
            authored: i64::from(at) * 100 - i64::from(at % 2) * 1_000,
            arrived: i64::from(at) * 100,
            intention: if number % 7 == 1 { "import" } else { "edit" }.to_owned(),
            batch,
            touched: Vec::new(),
        });
    }
    changes
}

fn shelf() -> (tempfile::TempDir, Store, Reader) {
    let folder = tempfile::TempDir::new().unwrap();
    let mut store = crate::open_new(folder.path());
    for change in ledger() {
        let commit = Commit {
            changes: vec![change],
            ..Commit::default()
        };
        store.commit(&commit).unwrap();
    }
    let reader = store.reader().unwrap();
    (folder, store, reader)
}

/// All that a filter lets through, by pages of seven.
fn paged(reader: &Reader, filter: &ActivityFilter) -> Vec<ActivityRow> {
    let mut filter = filter.clone();
    let mut all = Vec::new();
    loop {
        let page = reader.activity(&filter, 7).unwrap();
        let Some(last) = page.last() else { return all };
        filter.before = Some(last.n);
        all.extend(page);
    }
}

#[test]
fn a_batch_is_one_row_and_stands_where_its_newest_change_does() {
    let (_folder, _store, reader) = shelf();
    let all = paged(&reader, &ActivityFilter::default());
    assert!(all.is_sorted_by(|a, b| a.n > b.n));
    let batches: Vec<_> = all.iter().filter(|row| row.batch.is_some()).collect();
    assert_eq!(batches.len(), 2);
    let lone = ledger().iter().filter(|row| row.batch.is_none()).count();
    assert_eq!(all.len(), lone + 2);
    for batch in batches {
        let mut of_batch = ledger().into_iter().filter(|row| row.batch == batch.batch);
        assert_eq!(of_batch.next_back().unwrap().hash, batch.hash);
    }
    let second = Uuid::from_u128(2);
    let of_second = ledger()
        .iter()
        .filter(|row| row.batch == Some(second))
        .count();
    let (changes, documents) = reader.size_of_batch(second).unwrap();
    assert_eq!((changes, documents), (of_second as u32, 10));
}

#[test]
fn every_filter_lets_through_what_looking_at_all_rows_would() {
    let (_folder, _store, reader) = shelf();
    let all = paged(&reader, &ActivityFilter::default());
    let kinds = ActivityKind::ALL.into_iter().map(Some).chain([None]);
    let mut seen = 0;
    for kind in kinds {
        for device in [None, Some([0; 16]), Some([1; 16]), Some([9; 16])] {
            for made in [None, Some((3_000, 9_000))] {
                let expected = all.iter().filter(|row| {
                    kind.is_none_or(|kind| row.kind == kind)
                        && device.is_none_or(|device| row.device == device)
                        && made.is_none_or(|(from, until)| (from..until).contains(&row.made))
                });
                let expected: Vec<_> = expected.cloned().collect();
                let filter = ActivityFilter {
                    kind,
                    device,
                    made,
                    before: None,
                };
                assert_eq!(paged(&reader, &filter), expected, "{filter:?}");
                seen += expected.len();
            }
        }
    }
    assert!(seen > all.len());
}

#[test]
fn what_is_kept_with_each_commit_is_what_the_ledger_makes() {
    let (folder, _store, reader) = shelf();
    let kept = paged(&reader, &ActivityFilter::default());
    let database = crate::Files::within(folder.path()).database;
    let other = Connection::open(database).unwrap();
    other.execute_batch(FILL).unwrap();
    assert_eq!(paged(&reader, &ActivityFilter::default()), kept);
}

#[test]
fn no_page_of_it_is_read_by_a_scan() {
    let (_folder, store, _reader) = shelf();
    let plan = |sql: &str| -> String {
        let mut explain = store
            .connection()
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let lines = explain
            .query_map([], |row| row.get::<_, String>(3))
            .unwrap();
        lines.collect::<Result<Vec<_>, _>>().unwrap().join("; ")
    };
    for sql in [
        "SELECT n FROM activity WHERE n < 9 ORDER BY n DESC LIMIT 5",
        "SELECT n FROM activity WHERE kind = 1 AND writer = 1 AND n < 9 ORDER BY n DESC LIMIT 5",
        "SELECT n FROM activity INDEXED BY activity_by_time WHERE made >= 1 AND made < 2",
        "SELECT * FROM happened WHERE n = 5",
    ] {
        let plan = plan(sql);
        assert!(
            !plan.contains("SCAN") && !plan.contains("TEMP"),
            "{sql}: {plan}"
        );
    }
}
