//! How a row is written: its cell, how much of it is in its own page, and its
//! columns. Pure: bytes in, values out, and nothing where the bytes make no sense.

use rusqlite::types::Value;

use super::PAGE;

/// A row that says it is longer than this is garbage.
const LONGEST_ROW: usize = 1 << 26;

/// A cell's row number, the length of its row, and the bytes that begin with it.
pub(super) fn cell(page: &[u8], at: usize, kind: u8) -> Option<(Option<i64>, usize, &[u8])> {
    let mut rest = page.get(at..)?;
    if kind == 0x02 {
        rest = rest.get(4..)?;
    }
    let length = usize::try_from(varint(&mut rest)?).ok()?;
    let number = match kind {
        0x0d => Some(varint(&mut rest)?),
        _ => None,
    };
    (length <= LONGEST_ROW).then_some((number, length, rest))
}

/// How much of a row is in its own page.
pub(super) fn bytes_here(length: usize, table: bool) -> usize {
    let most = match table {
        true => PAGE - 35,
        false => (PAGE - 12) * 64 / 255 - 23,
    };
    if length <= most {
        return length;
    }
    let least = (PAGE - 12) * 32 / 255 - 23;
    let split = least + (length - least) % (PAGE - 4);
    if split <= most { split } else { least }
}

/// The columns of a row; none where the bytes are no row.
pub(super) fn columns(payload: &[u8]) -> Option<Vec<Value>> {
    let mut header = payload;
    let length = usize::try_from(varint(&mut header)?).ok()?;
    let mut body = payload.get(length..)?;
    let read = payload.len() - header.len();
    let mut header = header.get(..length.checked_sub(read)?)?;
    let mut columns = Vec::new();
    while !header.is_empty() {
        let kind = varint(&mut header)?;
        columns.push(column(kind, &mut body)?);
    }
    Some(columns)
}

fn column(kind: i64, body: &mut &[u8]) -> Option<Value> {
    let size = match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        _ => return None,
    };
    let (bytes, rest) = body.split_at_checked(size)?;
    *body = rest;
    Some(match kind {
        0 => Value::Null,
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(integer(bytes)),
        _ if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    })
}

/// A signed number of one to eight bytes.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let start = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |number, byte| number << 8 | i64::from(*byte))
}

/// A number of one to nine bytes, seven bits in each but the last.
fn varint(bytes: &mut &[u8]) -> Option<i64> {
    let mut number: i64 = 0;
    for count in 0..9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if count == 8 {
            return Some(number << 8 | i64::from(*byte));
        }
        number = number << 7 | i64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
