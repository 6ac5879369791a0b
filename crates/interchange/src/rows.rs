//! Rows of a delimited file, each with the line at which it starts.
//!
//! Splitting into cells is the `csv-core` crate's. What is added here is what
//! an importer of damaged files needs: true line numbers, a limit on the length
//! of a row, and a second look at rows that a stray quote has swallowed. What
//! the cells mean is not known here. Called by `sniff` and by the readers.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::ImportError;

/// The most bytes that the cells of one row may have together.
pub(crate) const MOST_ROW_BYTES: usize = 1 << 20;
/// How often a damaged row is looked at again, so that a hostile file cannot
/// make the reading quadratic.
const MOST_SECOND_LOOKS: u32 = 1000;

/// The rows of a text, read one after another.
pub(crate) struct Rows<'t> {
    text: &'t str,
    /// The byte at which reading goes on.
    at: usize,
    /// The line of that byte, counted from 1.
    line: u64,
    /// How many cells a sound row has, once the headers are known.
    width: Option<usize>,
    delimiter: u8,
    parser: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    second_looks: u32,
    /// Whether a sound row had a line break inside a cell.
    pub breaks_seen: bool,
}

/// One row. Blank lines between rows are none.
pub(crate) struct Row<'r> {
    /// The line at which the row starts, counted from 1.
    pub line: u64,
    /// Why its cells are not to be trusted.
    pub damage: Option<Damage>,
    cells: &'r str,
    ends: &'r [usize],
}

/// What is wrong with a row as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    /// A quote is opened that no quote closes where it should.
    OpenQuote,
    /// There are more or fewer cells than headers.
    Width {
        /// How many there are.
        found: usize,
        /// How many headers there are.
        expected: usize,
    },
}

fn fresh_parser(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

/// How much a parser took and gave for one row.
struct Split {
    bytes: usize,
    count: usize,
    unclosed: bool,
}

impl<'t> Rows<'t> {
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            width: None,
            delimiter,
            parser: fresh_parser(delimiter),
            cells: vec![0; 4096],
            ends: vec![0; 64],
            second_looks: 0,
            breaks_seen: false,
        }
    }

    /// The same rows from here on, to be read on their own. The parser is a
    /// fresh one: a clone of csv-core's 0.1.13 splits nothing.
    pub fn again(&self) -> Self {
        Self {
            at: self.at,
            line: self.line,
            width: self.width,
            ..Self::new(self.text, self.delimiter)
        }
    }

    /// From here on, every row should have this many cells.
    pub fn expect_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// How many bytes have been read.
    pub fn bytes_read(&self) -> u64 {
        self.at as u64
    }

    /// The next row.
    ///
    /// # Errors
    /// [`ImportError::LineTooLong`] when it has more than [`MOST_ROW_BYTES`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, ImportError> {
        self.skip_line_ends();
        if self.at == self.text.len() {
            return Ok(None);
        }
        let (start, line) = (self.at, self.line);
        let split = self.split()?;
        let taken = self.text[start..self.at].trim_end_matches(['\r', '\n']);
        let damage = self.damage(&split, taken);
        if damage == Some(Damage::OpenQuote) && self.second_looks < MOST_SECOND_LOOKS {
            self.at = start + taken.find(['\r', '\n']).unwrap_or(taken.len());
            self.parser = fresh_parser(self.delimiter);
            self.second_looks += 1;
        }
        self.breaks_seen |= damage.is_none() && taken.contains('\n');
        self.line = line + line_ends(self.text, start, self.at);
        let cells = std::str::from_utf8(&self.cells[..split.bytes])
            .expect("cells are cut out of valid text at ascii characters");
        let ends = &self.ends[..split.count];
        Ok(Some(Row {
            line,
            damage,
            cells,
            ends,
        }))
    }

    fn skip_line_ends(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let skipped = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        let next = self.at + skipped.count();
        self.line += line_ends(self.text, self.at, next);
        self.at = next;
    }

    /// A row of several lines that has the wrong number of cells was torn by a
    /// stray quote: apps write whole rows.
    fn damage(&self, split: &Split, taken: &str) -> Option<Damage> {
        let expected = self.width.unwrap_or(split.count);
        let fits = split.count == expected;
        if split.unclosed || (!fits && taken.contains(['\r', '\n'])) {
            return Some(Damage::OpenQuote);
        }
        let found = split.count;
        (!fits).then_some(Damage::Width { found, expected })
    }

    /// Lets the parser take one row, growing the room for its cells as needed.
    fn split(&mut self) -> Result<Split, ImportError> {
        let text = self.text.as_bytes();
        let mut split = Split {
            bytes: 0,
            count: 0,
            unclosed: false,
        };
        let mut closing: &[u8] = b"\n";
        loop {
            let at_end = self.at == text.len();
            let input = if at_end { closing } else { &text[self.at..] };
            let (result, read, bytes, count) = self.parser.read_record(
                input,
                &mut self.cells[split.bytes..],
                &mut self.ends[split.count..],
            );
            split.bytes += bytes;
            split.count += count;
            if !at_end {
                self.at += read;
            }
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return Ok(split),
                // Past the end, a line break closes any row but one that is
                // still inside quotes; no input at all closes that one too.
                ReadRecordResult::InputEmpty if at_end => {
                    split.unclosed = true;
                    closing = b"";
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.make_room()?,
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
            }
        }
    }

    fn make_room(&mut self) -> Result<(), ImportError> {
        if self.cells.len() >= MOST_ROW_BYTES {
            return Err(ImportError::LineTooLong {
                line: self.line,
                limit: MOST_ROW_BYTES as u64,
            });
        }
        self.cells.resize(2 * self.cells.len(), 0);
        Ok(())
    }
}

impl<'r> Row<'r> {
    /// The cell at a place, or nothing where the row ends before it.
    pub fn cell(&self, place: usize) -> &'r str {
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let end = self.ends.get(place).copied();
        match (start, end) {
            (Some(start), Some(end)) => &self.cells[start..end],
            (None, _) | (_, None) => "",
        }
    }

    /// Whether there is nothing but space in any cell.
    pub fn is_blank(&self) -> bool {
        self.cells.trim().is_empty()
    }

    /// Every cell in order.
    pub fn all(&self) -> impl Iterator<Item = &'r str> + '_ {
        (0..self.ends.len()).map(|place| self.cell(place))
    }
}

/// How many lines end between two bytes: LF, CR LF or CR, each counted once.
fn line_ends(text: &str, from: usize, to: usize) -> u64 {
    let bytes = text.as_bytes();
    let ends = (from..to).filter(|&at| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let mut rows = Rows::new(text, b',');
        rows.expect_width(2);
        let mut seen = Vec::new();
        while let Some(row) = rows.next_row().expect("rows of the test are short") {
            let cells = match row.damage {
                None => row.all().map(str::to_owned).collect(),
                Some(damage) => vec![format!("{damage:?}")],
            };
            seen.push((row.line, cells));
        }
        let expected: Vec<(u64, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn rows_know_their_line_whatever_ends_the_lines() {
        let rows: [(u64, &[&str]); 3] = [(1, &["a", "b"]), (2, &["c", "d"]), (4, &["e", "f"])];
        for end in ["\n", "\r\n", "\r"] {
            check(&["a,b", "c,d", "", "e,f"].join(end), &rows);
        }
    }

    #[test]
    fn a_quoted_cell_may_hold_delimiters_quotes_and_line_breaks() {
        check(
            "\"a,\"\"b\r\nc\",d\ne,f",
            &[(1, &["a,\"b\r\nc", "d"]), (3, &["e", "f"])],
        );
    }

    #[test]
    fn a_stray_quote_costs_its_own_line_only() {
        check(
            "a,\"b\nc,d\ne,f\n",
            &[(1, &["OpenQuote"]), (2, &["c", "d"]), (3, &["e", "f"])],
        );
    }

    #[test]
    fn a_row_cut_off_by_the_end_is_told() {
        check("a,b\nc,\"d", &[(1, &["a", "b"]), (2, &["OpenQuote"])]);
        check(
            "a,b\nc",
            &[(1, &["a", "b"]), (2, &["Width { found: 1, expected: 2 }"])],
        );
        check("a,b\nc,", &[(1, &["a", "b"]), (2, &["c", ""])]);
        check("a,b\nc,\"\"", &[(1, &["a", "b"]), (2, &["c", ""])]);
    }

    #[test]
    fn a_row_of_a_hundred_columns_is_split() {
        let mut rows = Rows::new("x,x,x,x,x,x,x,x,x,x", b',');
        rows.ends.truncate(3);
        let row = rows.next_row().expect("short").expect("one row");
        assert_eq!(row.all().count(), 10);
    }

    #[test]
    fn an_endless_row_is_refused_with_its_line() {
        let text = format!("a,b\nc,{}", "d".repeat(MOST_ROW_BYTES + 1));
        let mut rows = Rows::new(&text, b',');
        assert!(rows.next_row().expect("short").is_some());
        let refused = rows.next_row().map(|_| ());
        assert!(matches!(
            refused,
            Err(ImportError::LineTooLong { line: 2, .. })
        ));
    }
}
