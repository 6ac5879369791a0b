//! The table: a row for each measurement, a column for each length of history.

use std::fmt::Write;

/// A number with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    what: String,
    value: f64,
    unit: Unit,
    aim: Option<f64>,
    growth: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Milliseconds,
    Megabytes,
    Bytes,
    Times,
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

    /// How many times as much as something else.
    pub fn times(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::Times)
    }

    fn new(what: impl Into<String>, value: f64, unit: Unit) -> Self {
        let what = what.into();
        Self {
            what,
            value,
            unit,
            aim: None,
            growth: None,
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

impl Measurement {
    /// At most this many times as much in the longest history as in the
    /// shortest is aimed at.
    pub fn grows(self, growth: f64) -> Self {
        Self {
            growth: Some(growth),
            ..self
        }
    }

    /// What is aimed at, in words.
    fn aims(&self) -> String {
        let most = self.aim.map(|aim| format!("≤ {}", self.unit.show(aim)));
        let growth = self.growth.map(|growth| format!("ratio ≤ {growth}"));
        most.into_iter()
            .chain(growth)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

impl Unit {
    fn show(self, value: f64) -> String {
        let (value, unit) = match self {
            Self::Milliseconds if value >= 10_000.0 => (value / 1000.0, "s"),
            Self::Milliseconds => (value, "ms"),
            Self::Megabytes => (value, "MB"),
            Self::Bytes => (value, "B"),
            Self::Times => (value, "×"),
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
    for sets in sets {
        write!(text, " {sets} sets |").expect("a string takes every text");
    }
    text.push_str(" last / first | aim | |\n|---|");
    text.push_str(&"---:|".repeat(columns.len() + 1));
    text.push_str("---|---|\n");
    for place in 0..columns[0].len() {
        let row: Vec<_> = columns
            .iter()
            .filter_map(|column| column.get(place))
            .collect();
        text.push_str(&line(&row));
    }
    text
}

/// One measurement in every length of history.
fn line(row: &[&Measurement]) -> String {
    let (first, last) = (row[0], row[row.len() - 1]);
    let cells: Vec<_> = row.iter().map(|cell| cell.unit.show(cell.value)).collect();
    let ratio = last.value / first.value;
    let below = |aim| row.iter().all(|cell| cell.value <= aim);
    let met = first.aim.is_none_or(below) && first.growth.is_none_or(|growth| ratio <= growth);
    let verdict = match (first.aims().is_empty(), met) {
        (true, _) => "",
        (false, true) => "met",
        (false, false) => "**missed**",
    };
    format!(
        "| {} | {} | {ratio:.2} | {} | {verdict} |\n",
        first.what,
        cells.join(" | "),
        first.aims()
    )
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

    #[test]
    fn what_grows_more_than_it_may_is_missed() {
        let column = |value| vec![Measurement::milliseconds("open", value).grows(1.5)];
        let text = markdown(&[5, 50], &[column(1.0), column(2.0)]);
        let row = text.lines().last().unwrap();
        assert_eq!(
            row,
            "| open | 1.00 ms | 2.00 ms | 2.00 | ratio ≤ 1.5 | **missed** |"
        );
    }
}
