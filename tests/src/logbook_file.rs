//! A look into a logbook's file past the program that keeps it: what a test
//! believes must not hang on the code that it tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::{Connection, OpenFlags, Row, types::ValueRef};
use uuid::Uuid;

/// Tables that say nothing about training, or say it in local numbers.
const LOCAL: &[&str] = &[
    "meta",
    "change",
    "touched",
    "recount",
    "reweigh",
    "phrase",
    "mention",
    "record",
    "outbox",
    "cursor",
    "quarantine",
    "sent_again",
    "gesture",
    "activity",
    "writer",
    "saved_document",
];

/// A logbook's database, open for reading.
#[derive(Debug)]
pub struct LogbookFile(Connection);

impl LogbookFile {
    /// Opens the logbook in a folder.
    pub fn within(folder: &Path) -> rusqlite::Result<Self> {
        let path = folder.join("logbook.sqlite");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Self(Connection::open_with_flags(path, flags)?))
    }

    /// The hashes of the changes in the ledger after the n-th.
    pub fn hashes_after(&self, n: i64) -> rusqlite::Result<BTreeSet<Vec<u8>>> {
        let mut select = self
            .0
            .prepare_cached("SELECT hash FROM change WHERE n > ?1")?;
        select.query_map([n], |row| row.get(0))?.collect()
    }

    /// The number of the newest change.
    pub fn newest(&self) -> rusqlite::Result<i64> {
        let sql = "SELECT coalesce(max(n), 0) FROM change";
        self.0.query_row(sql, [], |row| row.get(0))
    }

    /// The raw changes of each document.
    pub fn documents(&self) -> rusqlite::Result<BTreeMap<String, Vec<Vec<u8>>>> {
        let mut select = self
            .0
            .prepare_cached("SELECT document, bytes FROM change")?;
        let mut rows = select.query([])?;
        let mut documents: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            documents.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(documents)
    }

    /// The ids of a view's rows, in order: `workout`, `entry`, `logged_set`.
    pub fn ids(&self, table: &str) -> rusqlite::Result<Vec<Uuid>> {
        let mut select = self
            .0
            .prepare_cached(&format!("SELECT id FROM {table} ORDER BY id"))?;
        let id = |row: &Row<'_>| Ok(Uuid::from_bytes(row.get(0)?));
        select.query_map([], id)?.collect()
    }

    /// The ids of the exercises that the person made or changed.
    pub fn exercises(&self) -> rusqlite::Result<Vec<String>> {
        let mut select = self
            .0
            .prepare_cached("SELECT id FROM exercise ORDER BY id")?;
        select.query_map([], |row| row.get(0))?.collect()
    }

    /// Everything that the views say, and what the changes touched, row for row.
    pub fn says(&self) -> rusqlite::Result<BTreeMap<String, Vec<String>>> {
        let mut says = BTreeMap::new();
        for table in self.view_tables()? {
            let rows = self.rows(&format!("SELECT * FROM {table}"))?;
            says.insert(table, rows);
        }
        let mentions = "SELECT p.text, m.day, m.thing, m.workout FROM mention m JOIN phrase p ON p.n = m.phrase";
        says.insert("mention".to_owned(), self.rows(mentions)?);
        let touched = "SELECT c.hash, t.entity, t.field, t.before, t.after FROM touched t JOIN change c ON c.n = t.change";
        says.insert("touched".to_owned(), self.rows(touched)?);
        Ok(says)
    }

    /// Any rows as text, in an order that hangs on nothing but what they say.
    pub fn rows(&self, sql: &str) -> rusqlite::Result<Vec<String>> {
        let mut select = self.0.prepare(sql)?;
        let columns = select.column_count();
        let line = |row: &Row<'_>| {
            let values = (0..columns).map(|at| Ok(shown(row.get_ref(at)?)));
            Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join(" | "))
        };
        let mut rows: Vec<String> = select.query_map([], line)?.collect::<Result<_, _>>()?;
        rows.sort();
        Ok(rows)
    }

    fn view_tables(&self) -> rusqlite::Result<Vec<String>> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let mut select = self.0.prepare(sql)?;
        let names = select.query_map([], |row| row.get::<_, String>(0))?;
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        let is_view = |name: &String| {
            let local = LOCAL.contains(&name.as_str());
            !local && !name.starts_with("phrase_words") && !name.starts_with("sqlite_")
        };
        Ok(names.into_iter().filter(is_view).collect())
    }
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "-".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
