//! The rows that a broken database still holds, read page by page without
//! SQLite: it gives up where a header, an inner page or the end of a file is
//! lost, although the rows in the other pages are whole.
//!
//! It knows "Database File Format" and "WAL-mode File Format" of SQLite's
//! documentation and no table of ours. A row that it gives may be stale or made
//! up by garbage; `salvage`, the only caller, takes none that does not prove
//! itself.

mod record;

#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use rusqlite::types::Value;

use crate::keep::beside;
use record::{bytes_here, cell, columns};

/// The size of every logbook's pages: nothing ever sets another.
const PAGE: usize = 4096;
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: usize = 24;

/// A page, or what there is of the last one.
type Page = Vec<u8>;

/// A row: its number, where the table has one, and its columns.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) number: Option<i64>,
    pub(crate) columns: Vec<Value>,
}

/// A broken database and its log.
#[derive(Debug)]
pub(crate) struct Wreck {
    database: Option<File>,
    pages: u32,
    log: Option<Log>,
}

/// The log, and where in it the newest state of a page is.
#[derive(Debug)]
struct Log {
    file: File,
    newest: BTreeMap<u32, u64>,
}

impl Wreck {
    /// Looks at a database, either part of which may be missing.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let database = open_if_there(path)?;
        let length = match &database {
            Some(file) => file.metadata()?.len(),
            None => 0,
        };
        let log = open_if_there(&beside(path, "-wal"))?;
        Ok(Self {
            database,
            pages: u32::try_from(length.div_ceil(PAGE as u64)).unwrap_or(u32::MAX),
            log: log.map(Log::read).transpose()?,
        })
    }

    /// Calls `take` with every row of every page, in no order.
    pub(crate) fn rows<E: From<io::Error>>(
        &mut self,
        take: &mut dyn FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut page = Page::new();
        for number in 1..=self.pages {
            self.stored_page(number, &mut page)?;
            self.rows_of(&page, number == 1, take)?;
        }
        let logged = self.log.iter().flat_map(|log| log.newest.keys());
        for number in logged.copied().collect::<Vec<_>>() {
            self.newest_page(number, &mut page)?;
            self.rows_of(&page, number == 1, take)?;
        }
        Ok(())
    }

    fn rows_of<E: From<io::Error>>(
        &mut self,
        page: &[u8],
        first: bool,
        take: &mut dyn FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        // The first page begins with the header of the whole file.
        let start = if first { 100 } else { 0 };
        let Some([kind, _, _, high, low]) = page.get(start..start + 5) else {
            return Ok(());
        };
        let count = usize::from(u16::from_be_bytes([*high, *low]));
        // Leaves of tables; leaves and inner pages of tables without row numbers.
        let cells = match *kind {
            0x0d | 0x0a => start + 8,
            0x02 => start + 12,
            _ => return Ok(()),
        };
        let pointers = page.get(cells..).unwrap_or_default().chunks_exact(2);
        for pointer in pointers.take(count) {
            let at = usize::from(u16::from_be_bytes([pointer[0], pointer[1]]));
            if let Some(row) = self.row(page, at, *kind)? {
                take(row)?;
            }
        }
        Ok(())
    }

    /// The row in a cell, if what is there can be read as one.
    fn row(&mut self, page: &[u8], at: usize, kind: u8) -> io::Result<Option<Row>> {
        let Some((number, length, local)) = cell(page, at, kind) else {
            return Ok(None);
        };
        let Some(payload) = self.payload(local, length, kind == 0x0d)? else {
            return Ok(None);
        };
        Ok(columns(&payload).map(|columns| Row { number, columns }))
    }

    /// A row's bytes: those in its page, and those in the pages that follow.
    fn payload(&mut self, cell: &[u8], length: usize, table: bool) -> io::Result<Option<Vec<u8>>> {
        let here = bytes_here(length, table);
        let Some(local) = cell.get(..here) else {
            return Ok(None);
        };
        let mut payload = local.to_vec();
        let mut next = number_at(cell, here);
        let mut page = Page::new();
        while payload.len() < length {
            let Some(number) = next.filter(|number| *number > 0) else {
                return Ok(None);
            };
            if !self.newest_page(number, &mut page)? {
                return Ok(None);
            }
            let rest = (length - payload.len()).min(PAGE - 4);
            let Some(more) = page.get(4..4 + rest) else {
                return Ok(None);
            };
            payload.extend_from_slice(more);
            next = number_at(&page, 0);
        }
        Ok(Some(payload))
    }

    /// Reads a page as the log or else the database has it; whether it is there.
    fn newest_page(&mut self, number: u32, page: &mut Page) -> io::Result<bool> {
        if let Some(log) = &mut self.log
            && let Some(at) = log.newest.get(&number)
        {
            read_page(&mut log.file, *at, page)?;
            return Ok(true);
        }
        self.stored_page(number, page)
    }

    /// Reads a page as the database has it; whether it is there.
    fn stored_page(&mut self, number: u32, page: &mut Page) -> io::Result<bool> {
        let Some(file) = self.database.as_mut().filter(|_| number <= self.pages) else {
            return Ok(false);
        };
        read_page(file, u64::from(number - 1) * PAGE as u64, page)?;
        Ok(true)
    }
}

fn open_if_there(path: &Path) -> io::Result<Option<File>> {
    match File::open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

impl Log {
    /// Finds the newest committed state of each page. A log that is itself
    /// broken ends where it breaks.
    fn read(mut file: File) -> io::Result<Self> {
        let mut newest = BTreeMap::new();
        let mut header = [0; LOG_HEADER as usize];
        let whole = fill(&mut file, &mut header)? == header.len();
        let mut open = Vec::new();
        let mut at = LOG_HEADER;
        let mut frame = [0; FRAME_HEADER + PAGE];
        while whole && fill(&mut file, &mut frame)? == frame.len() {
            // Frames of an older round of the log carry other numbers.
            if frame[8..16] != header[16..24] {
                break;
            }
            let number = number_at(&frame, 0).unwrap_or(0);
            open.push((number, at + FRAME_HEADER as u64));
            if number_at(&frame, 4) != Some(0) {
                newest.extend(open.drain(..));
            }
            at += frame.len() as u64;
        }
        Ok(Self { file, newest })
    }
}

fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// Reads a page, as far as the file goes.
fn read_page(file: &mut File, at: u64, page: &mut Page) -> io::Result<()> {
    page.resize(PAGE, 0);
    file.seek(SeekFrom::Start(at))?;
    let read = fill(file, page)?;
    page.truncate(read);
    Ok(())
}

/// Reads until the buffer is full or the file ends; how much was read.
fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < buffer.len() {
        match file.read(&mut buffer[read..])? {
            0 => break,
            some => read += some,
        }
    }
    Ok(read)
}
