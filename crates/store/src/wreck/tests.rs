//! Files that SQLite wrote, and garbage.

use rusqlite::{Connection, params};

use super::*;

const TABLES: &str = "CREATE TABLE numbered (n INTEGER PRIMARY KEY, text TEXT, bytes BLOB);
         CREATE TABLE named (n INTEGER, text TEXT, PRIMARY KEY (n, text)) WITHOUT ROWID";

/// Lengths around everything that decides how a row is split into pages.
fn lengths() -> impl Iterator<Item = usize> {
    (0..9000)
        .step_by(61)
        .chain(3900..4100)
        .chain(450..1050)
        .chain([70_000])
}

fn fill_tables(database: &Connection) {
    database.execute_batch(TABLES).unwrap();
    for (n, length) in (-9_i64..).zip(lengths()) {
        let n = n * n * n * 1_000_003;
        let text = format!("{n} ").repeat(length / 8);
        let row = params![n, text, vec![0xa5_u8; length]];
        database
            .execute("INSERT INTO numbered VALUES (?1, ?2, ?3)", row)
            .unwrap();
        database
            .execute("INSERT INTO named VALUES (?1, ?2)", params![n, text])
            .unwrap();
    }
}

fn counted(path: &Path) -> (usize, usize) {
    let (mut numbered, mut named) = (0, 0);
    let mut take = |row: Row| -> io::Result<()> {
        match (row.number, row.columns.as_slice()) {
            (Some(n), [Value::Null, Value::Text(text), Value::Blob(bytes)]) => {
                assert!(*text == format!("{n} ").repeat(bytes.len() / 8));
                numbered += 1;
            }
            (None, [Value::Integer(n), Value::Text(text)]) => {
                assert!(text.is_empty() || text.starts_with(&format!("{n} ")));
                named += 1;
            }
            (_, _) => {}
        }
        Ok(())
    };
    Wreck::open(path).unwrap().rows(&mut take).unwrap();
    (numbered, named)
}

#[test]
fn every_row_that_sqlite_wrote_is_read_with_and_without_the_header() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some.sqlite");
    let database = Connection::open(&path).unwrap();
    fill_tables(&database);
    database.close().unwrap();
    let all = lengths().count();
    assert_eq!(counted(&path), (all, all));

    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..PAGE].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(counted(&path), (all, all));
}

#[test]
fn rows_that_stand_in_the_log_only_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some.sqlite");
    let database = Connection::open(&path).unwrap();
    database.pragma_update(None, "journal_mode", "WAL").unwrap();
    database
        .pragma_update(None, "wal_autocheckpoint", 0)
        .unwrap();
    database.execute_batch("BEGIN").unwrap();
    fill_tables(&database);
    database.execute_batch("COMMIT").unwrap();
    std::fs::write(&path, []).unwrap();
    let all = lengths().count();
    assert_eq!(counted(&path), (all, all));
}

#[test]
fn garbage_is_no_row_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some.sqlite");
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for kind in [0x0d, 0x0a, 0x02].repeat(20) {
        let mut bytes = vec![0; 5 * PAGE + 77];
        for byte in &mut bytes {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            *byte = (state >> 56) as u8;
        }
        for page in bytes.chunks_mut(PAGE) {
            page[0] = kind;
        }
        std::fs::write(&path, &bytes).unwrap();
        std::fs::write(beside(&path, "-wal"), &bytes).unwrap();
        counted(&path);
    }
}
