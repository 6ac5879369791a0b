//! How much a change claims to hold, before Automerge believes it. A few bytes can
//! stand for more operations than any machine has memory for: columns are written
//! in runs, and a change may be compressed. Automerge 0.12 sets no bound.
//!
//! It reads as much of a change as is needed for that, by Automerge's "Binary
//! Document Format", and takes no other view of it.

/// A change of this many operations takes seconds and some hundred megabytes. The
/// longest note and the longest workout stay far below it.
const MOST: u64 = 1_000_000;

/// The kind of a change that is not compressed.
const CHANGE: u8 = 1;
/// Where the kind stands: after the magic bytes and the checksum.
const KIND: usize = 8;
/// The column that has a row for each operation.
const ACTION: u64 = 0x42;
/// The bits of a column's name that say what its rows are, and the value for
/// those that say how many rows of other columns belong to them.
const ROWS: u64 = 0b111;
const GROUP: u64 = 0;

/// Refuses a change that claims more than it may. One that is malformed is left
/// to Automerge, which says so better.
pub(crate) fn refuse_too_much(change: &[u8]) -> Result<(), &'static str> {
    match change.get(KIND) {
        None | Some(&CHANGE) => {}
        Some(_) => return Err("it is no plain change"),
    }
    match claimed(change) {
        Some(claimed) if claimed > MOST => Err("it claims to hold more than a change may"),
        Some(_) | None => Ok(()),
    }
}

/// The largest number of things that a change claims; none where it cannot be
/// read as far as that.
fn claimed(change: &[u8]) -> Option<u64> {
    let mut rest = Reader(change.get(KIND + 1..)?);
    rest.number()?;
    for _ in 0..rest.number()? {
        rest.take(32)?;
    }
    rest.text()?;
    rest.number()?;
    rest.number()?;
    rest.signed()?;
    rest.text()?;
    for _ in 0..rest.number()? {
        rest.text()?;
    }
    let mut columns = Vec::new();
    for _ in 0..rest.number()? {
        columns.push((rest.number()?, rest.number()?));
    }
    let mut most = 0;
    for (name, length) in columns {
        let rows = Reader(rest.take(length)?);
        if name == ACTION {
            most = rows.sum(|_| 1).max(most);
        } else if name & ROWS == GROUP {
            most = rows.sum(|row| row).max(most);
        }
    }
    Some(most)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let length = usize::try_from(length).ok()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    /// LEB128 without a sign.
    fn number(&mut self) -> Option<u64> {
        let bytes = self.leb128()?;
        let shifted = bytes.iter().enumerate();
        Some(shifted.fold(0, |sum, (at, byte)| {
            sum | u64::from(byte & 0x7f) << (7 * at)
        }))
    }

    /// LEB128 with a sign.
    fn signed(&mut self) -> Option<i64> {
        let bits = 7 * self.0.iter().position(|byte| byte & 0x80 == 0)? + 7;
        let number = self.number()?.cast_signed();
        let unused = 64_usize.saturating_sub(bits);
        Some(number << unused >> unused)
    }

    /// The bytes of a number, which are at most ten.
    fn leb128(&mut self) -> Option<&'a [u8]> {
        let last = self.0.iter().position(|byte| byte & 0x80 == 0)?;
        self.take(last as u64 + 1).filter(|bytes| bytes.len() <= 10)
    }

    /// The sum over a column's rows: each run is a count and one row, a count
    /// below zero and that many rows, or zero and a count of rows that are empty.
    fn sum(mut self, of_row: impl Fn(u64) -> u64) -> u64 {
        let mut sum = 0_u64;
        while sum <= MOST
            && let Some(more) = self.run(&of_row)
        {
            sum = sum.saturating_add(more);
        }
        sum
    }

    fn run(&mut self, of_row: impl Fn(u64) -> u64) -> Option<u64> {
        match self.signed()? {
            0 => Some(self.number()?.saturating_mul(of_row(0))),
            count @ 1.. => Some(count.unsigned_abs().saturating_mul(of_row(self.number()?))),
            count => {
                let mut sum = 0_u64;
                for _ in 0..count.unsigned_abs() {
                    sum = sum.saturating_add(of_row(self.number()?));
                }
                Some(sum)
            }
        }
    }
}
