//! Numbers and lengths of time as other apps write them.
//!
//! Digits with a point or a comma before the fraction: apps write no thousands
//! separators, so both at once is refused rather than guessed. Which numbers
//! are absurd is decided by `amounts`. Called by `amounts`, `units` and the readers.

/// A number, `None` where the text is none.
///
/// The sign may be the typographic minus.
pub(crate) fn number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    let (whole, fraction) = match unsigned.unwrap_or(text).split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (unsigned.unwrap_or(text), ""),
    };
    let plain = |part: &str| part.len() <= 20 && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let magnitude: f64 = format!("0{whole}.{fraction}0").parse().ok()?;
    Some(if unsigned.is_some() {
        -magnitude
    } else {
        magnitude
    })
}

/// A length of time in seconds: `2h 38m`, `45m`, `200s`, `1h 5m 3s`, or a bare
/// number of seconds.
pub(crate) fn length_in_seconds(text: &str) -> Option<u32> {
    if let Some(seconds) = number(text) {
        return whole_seconds(seconds);
    }
    let mut total: u32 = 0;
    for part in parts(text) {
        let (count, unit) = part?;
        total = total.checked_add(count.checked_mul(unit)?)?;
    }
    (!text.is_empty()).then_some(total)
}

/// Seconds to the nearest whole one.
pub(crate) fn whole_seconds(seconds: f64) -> Option<u32> {
    let rounded = seconds.round();
    (0.0..=f64::from(u32::MAX))
        .contains(&rounded)
        .then_some(rounded as u32)
}

/// Each count with the seconds of its unit; `None` for what is neither.
fn parts(text: &str) -> impl Iterator<Item = Option<(u32, u32)>> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (count, after) = rest.split_at(leading(rest, |c| c.is_ascii_digit()));
        let after = after.trim_start();
        let (unit, after) = after.split_at(leading(after, char::is_alphabetic));
        rest = after.trim_start_matches(['.', ' ', '\u{A0}', '\u{202F}']);
        let part = count.parse().ok().zip(unit_in_seconds(unit));
        if part.is_none() {
            rest = "";
        }
        Some(part)
    })
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn unit_in_seconds(unit: &str) -> Option<u32> {
    match unit.to_lowercase().as_str() {
        "h" | "hr" | "std" => Some(3600),
        "m" | "min" => Some(60),
        "s" | "sec" | "sek" => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_point_or_a_comma() {
        for (text, expected) in [
            ("40", 40.0),
            ("40.0", 40.0),
            ("42,5", 42.5),
            ("-20", -20.0),
            ("\u{2212}7.5", -7.5),
            (".5", 0.5),
            ("5.", 5.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in [
            "", ".", "-", "1e5", "inf", "NaN", "1,000.5", "1.2.3", "12 kg", "٣", "--1", "+1",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number(&"9".repeat(400)), None);
    }

    #[test]
    fn lengths_are_read_in_words_or_in_seconds() {
        for (text, expected) in [
            ("2h 38m", 9480),
            ("45m", 2700),
            ("200s", 200),
            ("1h 5m 3s", 3903),
            ("1h5m", 3900),
            ("2 Std. 5 Min.", 7500),
            ("3600", 3600),
            ("0m", 0),
        ] {
            assert_eq!(length_in_seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn unreadable_lengths_are_refused() {
        for text in ["", "h", "5x", "-5", "m5", "99999999h", "5m later"] {
            assert_eq!(length_in_seconds(text), None, "{text}");
        }
    }
}
