//! Dates with times of day as other apps write them.
//!
//! The order of day, month and year is read only where it is beyond doubt: a
//! year of four digits in front means year, month, day; a month in words needs
//! no order; all else is day first, and what day first cannot read is refused,
//! never guessed. There is no zone here: apps export the phone's wall clock.
//! Called by the readers for every row whose text differs from the row before.

use jiff::civil::{Date, DateTime, Time};

use crate::months;

/// How a date was written, by which an app's dialects differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `2020-12-30`, or the like of East Asia.
    YearFirst,
    /// `22.09.2026` and `22/09/2026`.
    DayFirst,
    /// `15 Sep 2025`.
    DayThenMonthName {
        /// Whether the month is in English.
        english: bool,
    },
    /// `Sep 15, 2025`.
    MonthNameThenDay,
}

/// A date and time of day, and how they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub at: DateTime,
    pub form: Form,
}

/// The years that a training log may be from.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2150;

/// Reads a date with a time of day; `None` where any part is in doubt.
pub(crate) fn read(text: &str) -> Option<Dated> {
    let lower = text.trim().to_lowercase();
    let (before, time, after) = around_the_time(&lower)?;
    let (date, half_before) = take_half_of_day(before);
    let (rest, half_after) = take_half_of_day(after);
    let rest = rest.trim_matches([' ', '.', '\u{A0}', '\u{202F}']);
    if !matches!(rest, "" | "uhr") || (half_before.is_some() && half_after.is_some()) {
        return None;
    }
    let time = time_of_day(time, half_before.or(half_after))?;
    let (date, form) = date_of(date)?;
    Some(Dated {
        at: date.to_datetime(time),
        form,
    })
}

/// What stands before the time, the time (digits and colons), and what follows.
fn around_the_time(text: &str) -> Option<(&str, &str, &str)> {
    let colon = text.find(':')?;
    let hour = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = &text[hour.len()..];
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(rest.len());
    Some((hour, &rest[..end], &rest[end..]))
}

/// The half of the day in a twelve-hour time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    BeforeNoon,
    AfterNoon,
}

const HALVES: [(&str, Half); 8] = [
    ("am", Half::BeforeNoon),
    ("오전", Half::BeforeNoon),
    ("上午", Half::BeforeNoon),
    ("午前", Half::BeforeNoon),
    ("pm", Half::AfterNoon),
    ("오후", Half::AfterNoon),
    ("下午", Half::AfterNoon),
    ("午後", Half::AfterNoon),
];

/// The text without the word for the half of the day, and that half.
/// Spaces may be narrow or no-break ones, and the letters dotted (`p. m.`).
fn take_half_of_day(text: &str) -> (String, Option<Half>) {
    let letters: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .collect();
    for (word, half) in HALVES {
        if letters == word {
            return (String::new(), Some(half));
        }
        if !word.is_ascii() && text.contains(word) {
            return (text.replacen(word, " ", 1), Some(half));
        }
    }
    (text.to_owned(), None)
}

fn time_of_day(text: &str, half: Option<Half>) -> Option<Time> {
    let mut parts = text.split(':').map(|part| {
        let short = (1..=2).contains(&part.len());
        short.then(|| part.parse::<i8>().ok()).flatten()
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() {
        return None;
    }
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::BeforeNoon) => hour % 12,
        Some(Half::AfterNoon) => hour % 12 + 12,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Four digits.
    Year(i16),
    /// One or two digits.
    Small(i8),
    /// A month in words, and whether the word is English.
    Month(i8, bool),
}

fn date_of(text: impl AsRef<str>) -> Option<(Date, Form)> {
    let (year, month, day, form) = match parts_of(text.as_ref())?[..] {
        [Part::Year(year), Part::Small(month), Part::Small(day)] => {
            (year, month, day, Form::YearFirst)
        }
        [Part::Small(day), Part::Small(month), Part::Year(year)] => {
            (year, month, day, Form::DayFirst)
        }
        [
            Part::Small(day),
            Part::Month(month, english),
            Part::Year(year),
        ] => (year, month, day, Form::DayThenMonthName { english }),
        [Part::Month(month, _), Part::Small(day), Part::Year(year)] => {
            (year, month, day, Form::MonthNameThenDay)
        }
        [Part::Year(year), Part::Month(month, _), Part::Small(day)] => {
            (year, month, day, Form::YearFirst)
        }
        _ => return None,
    };
    let date = Date::new(year, month, day).ok()?;
    YEARS.contains(&year).then_some((date, form))
}

/// The parts in order; `None` where a word or number has no place in a date.
fn parts_of(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(3);
    for piece in pieces(text) {
        if let Some(part) = number_part(piece) {
            parts.push(part);
        } else if matches!(piece, "월" | "月") {
            let Some(Part::Small(month)) = parts.pop() else {
                return None;
            };
            parts.push(Part::Month(month, false));
        } else if let Some(month) = months::month(piece) {
            parts.push(Part::Month(month, months::is_english(piece)));
        } else if !is_filler(piece) {
            return None;
        }
    }
    Some(parts)
}

fn number_part(piece: &str) -> Option<Part> {
    if !piece.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match piece.len() {
        4 => piece.parse().ok().map(Part::Year),
        1 | 2 => piece.parse().ok().map(Part::Small),
        _ => None,
    }
}

/// Words between the parts: "19 de ago de 2026", "2026년 9월 5일", and the "T"
/// of ISO 8601.
fn is_filler(piece: &str) -> bool {
    matches!(
        piece,
        "de" | "del" | "at" | "um" | "à" | "г" | "t" | "년" | "일" | "年" | "日"
    )
}

/// Runs of digits and runs of letters. Separators are none; any other character
/// is a piece of its own, so that it is refused.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "-/.,".contains(c));
        let first = rest.chars().next()?;
        let same = |c: char| c.is_ascii_digit() == first.is_ascii_digit() && c.is_alphanumeric();
        let end = rest
            .find(|c: char| !same(c))
            .unwrap_or(rest.len())
            .max(first.len_utf8());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = read(text).map(|dated| dated.at.to_string());
        assert_eq!(read.as_deref().unwrap_or("refused"), expected, "{text}");
    }

    #[test]
    fn strong_dates_are_read_in_24_and_in_12_hours() {
        check("2020-12-30 18:51:52", "2020-12-30T18:51:52");
        check("2020-12-30T18:51:52", "2020-12-30T18:51:52");
        check("2020-12-30 18:51", "2020-12-30T18:51:00");
        for space in ["\u{202F}", "\u{A0}", " ", ""] {
            check(
                &format!("2024-03-01 6:05:09{space}PM"),
                "2024-03-01T18:05:09",
            );
            check(
                &format!("2024-03-01 12:05:09{space}am"),
                "2024-03-01T00:05:09",
            );
            check(
                &format!("2024-03-01 12:05:09{space}p.\u{A0}m."),
                "2024-03-01T12:05:09",
            );
        }
    }

    #[test]
    fn hevy_dates_are_read_in_every_language() {
        for text in [
            "5 Sep 2026, 06:10",
            "Sep 5, 2026, 6:10 AM",
            "5 Sept. 2026, 06:10",
            "5 9월 2026, 06:10",
            "5 9月 2026, 06:10",
            "2026. 9. 5. 오전 6:10",
            "2026년 9월 5일 오전 6:10",
            "2026年9月5日 上午6:10",
            "2026/09/05 06:10",
            "5 de set. de 2026, 06:10",
            "5 сент. 2026 г., 06:10",
            "5 Eyl 2026, 06:10",
            "05.09.2026, 06:10",
            "05/09/2026, 06:10",
            "5. September 2026 um 06:10 Uhr",
        ] {
            check(text, "2026-09-05T06:10:00");
        }
        check("16 Juni 2026, 18:00", "2026-06-16T18:00:00");
        check("19 ago 2026, 14:20", "2026-08-19T14:20:00");
        check("1 févr. 2026, 14:20", "2026-02-01T14:20:00");
        check("3 Mär. 2026, 14:20", "2026-03-03T14:20:00");
        check("22.09.2026, 17:00", "2026-09-22T17:00:00");
        check("Nov 2, 2025, 1:30 AM", "2025-11-02T01:30:00");
    }

    #[test]
    fn what_day_first_cannot_read_is_refused() {
        for text in [
            "09/15/2025, 7:48 AM",
            "09/15/2025 07:48",
            "15 09 25 07:48",
            "2025-02-30 07:48:00",
            "2025-01-01 24:00:00",
            "2025-01-01 13:00:00 PM",
            "2025-01-01 07:48:00 +0000",
            "2025-01-01 07:48:00Z",
            "2025-01-01",
            "0001-01-01 00:00:00",
            "15 Foo 2025, 07:48",
            "15 Sep 2025 07",
            "yesterday, 07:48",
            "1:2:3:4",
            "",
            ":",
        ] {
            check(text, "refused");
        }
    }
}
