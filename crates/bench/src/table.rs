//! The table: a row for each measurement, a column for each length of history.

use std::fmt::Write;

/// A number with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    what: String,
    value: f64,
    unit: Unit,
    aim: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Milliseconds,
    Megabytes,
    Bytes,
}

impl Measurement {
    /// A time in milliseconds.
    pub fn milliseconds(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::Milliseconds)
    }

    /// A size, given in bytes and shown in megabytes of a million bytes.
    pub fn megabytes(what: impl Into<String>, bytes: f64) -> Self {
        Self::new(what, bytes / 1e6, Unit::Megabytes)
    }

    /// A size in bytes.
    pub fn bytes(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::Bytes)
    }

    fn new(what: impl Into<String>, value: f64, unit: Unit) -> Self {
        let what = what.into();
        Self {
            what,
            value,
            unit,
            aim: None,
        }
    }

    /// At most this much is aimed at, in the unit that is shown.
    pub fn aim(self, aim: f64) -> Self {
        Self {
            aim: Some(aim),
            ..self
        }
    }
}

impl Unit {
    fn show(self, value: f64) -> String {
        let (value, unit) = match self {
            Self::Milliseconds if value >= 10_000.0 => (value / 1000.0, "s"),
            Self::Milliseconds => (value, "ms"),
            Self::Megabytes => (value, "MB"),
            Self::Bytes => (value, "B"),
        };
        let places = match value {
            value if value >= 100.0 => 0,
            value if value >= 10.0 => 1,
            _ => 2,
        };
        format!("{value:.places$} {unit}")
    }
}

/// The table as Markdown. An aim is met when every column meets it.
pub fn markdown(sets: &[u32], columns: &[Vec<Measurement>]) -> String {
    let mut text = "| |".to_owned();
    let last = columns.len() - 1;
    for sets in sets {
        write!(text, " {sets} sets |").expect("a string takes every text");
    }
    text.push_str(" last / first | aim | |\n|---|");
    text.push_str(&"---:|".repeat(columns.len() + 2));
    text.push_str("---|\n");
    for (place, first) in columns[0].iter().enumerate() {
        let row: Vec<_> = columns
            .iter()
            .filter_map(|column| column.get(place))
            .collect();
        let cells: Vec<_> = row.iter().map(|cell| cell.unit.show(cell.value)).collect();
        let ratio = row
            .get(last)
            .map_or(f64::NAN, |last| last.value / first.value);
        let aim = first
            .aim
            .map(|aim| format!("≤ {}", first.unit.show(aim)))
            .unwrap_or_default();
        let met = first
            .aim
            .map_or("", |aim| match row.iter().all(|cell| cell.value <= aim) {
                true => "met",
                false => "**missed**",
            });
        writeln!(
            text,
            "| {} | {} | {ratio:.2} | {aim} | {met} |",
            first.what,
            cells.join(" | ")
        )
        .expect("a string takes every text");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_every_length_the_ratio_and_whether_the_aim_is_met() {
        let column = |value| vec![Measurement::milliseconds("today", value).aim(16.0)];
        let text = markdown(&[5, 50], &[column(1.0), column(20.5)]);
        let row = text.lines().last().unwrap();
        assert_eq!(
            row,
            "| today | 1.00 ms | 20.5 ms | 20.50 | ≤ 16.0 ms | **missed** |"
        );
    }
}
