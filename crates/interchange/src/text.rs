//! The bytes of a file as text: UTF-8, or UTF-16 with its byte order mark.
//!
//! No other encoding is guessed, because a wrong guess changes names without a
//! trace. Called once per file, before anything else.

use std::borrow::Cow;

use crate::ImportError;

const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
const UTF16_LITTLE_MARK: &[u8] = &[0xFF, 0xFE];
const UTF16_BIG_MARK: &[u8] = &[0xFE, 0xFF];

/// The text without its mark.
///
/// # Errors
/// [`ImportError::NotText`] with the place of the first byte that is no text.
/// A zero byte is none either: it is how other encodings and programs' own
/// files betray themselves.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    let text = if let Some(units) = bytes.strip_prefix(UTF16_LITTLE_MARK) {
        Cow::Owned(utf16(units, u16::from_le_bytes)?)
    } else if let Some(units) = bytes.strip_prefix(UTF16_BIG_MARK) {
        Cow::Owned(utf16(units, u16::from_be_bytes)?)
    } else {
        Cow::Borrowed(utf8(bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes))?)
    };
    match text.bytes().position(|byte| byte == 0) {
        Some(zero) => Err(not_text(&text.as_bytes()[..zero], 1)),
        None => Ok(text),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, ImportError> {
    std::str::from_utf8(bytes).map_err(|error| not_text(&bytes[..error.valid_up_to()], 1))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for read in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match read {
            Ok(character) => text.push(character),
            Err(_) => return Err(not_text_utf16(&text)),
        }
    }
    if odd.is_empty() {
        Ok(text)
    } else {
        Err(not_text_utf16(&text))
    }
}

fn not_text_utf16(before: &str) -> ImportError {
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let units = before[line_start..].encode_utf16().count();
    ImportError::NotText {
        line: line_after(before.as_bytes()),
        byte: 2 * units as u64 + 1,
    }
}

fn not_text(before: &[u8], next: u64) -> ImportError {
    let in_line = before.iter().rev().take_while(|&&byte| byte != b'\n');
    ImportError::NotText {
        line: line_after(before),
        byte: in_line.count() as u64 + next,
    }
}

fn line_after(before: &[u8]) -> u64 {
    before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, (u64, u64)>) {
        let read = decode(bytes).map_err(|error| {
            let ImportError::NotText { line, byte } = error else {
                panic!("{error}");
            };
            (line, byte)
        });
        assert_eq!(read.as_deref(), expected.as_deref());
    }

    fn utf16_bytes(text: &str, big: bool) -> Vec<u8> {
        let marked = format!("\u{FEFF}{text}");
        let unit = |u: u16| {
            if big {
                u.to_be_bytes()
            } else {
                u.to_le_bytes()
            }
        };
        marked.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_its_mark() {
        check("Übung".as_bytes(), Ok("Übung"));
        check("\u{FEFF}Übung".as_bytes(), Ok("Übung"));
    }

    #[test]
    fn utf16_is_read_in_both_byte_orders() {
        check(&utf16_bytes("Übung 달리기", false), Ok("Übung 달리기"));
        check(&utf16_bytes("Übung 달리기", true), Ok("Übung 달리기"));
    }

    #[test]
    fn other_encodings_are_refused_with_line_and_byte() {
        check(b"Date\nBankdr\xFCcken", Err((2, 7)));
        check(b"a\nb\0c", Err((2, 2)));
        let mut cut = utf16_bytes("a\nbc", false);
        cut.pop();
        check(&cut, Err((2, 3)));
    }
}
