//! The table: a row for each measurement, a column for each size of what is
//! measured, such as a length of history.

use std::fmt::Write;

/// A number with its meaning. Where it cannot be measured it is not a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    what: String,
    value: f64,
    unit: Unit,
    aim: Option<Aim>,
    growth: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Milliseconds,
    Microseconds,
    Megabytes,
    Kibibytes,
    Bytes,
    Times,
    ASecond,
    Percent,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Aim {
    AtMost(f64),
    AtLeast(f64),
}

impl Measurement {
    /// A time in milliseconds.
    pub fn milliseconds(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::Milliseconds)
    }

    /// A time, given in seconds and shown in microseconds.
    pub fn microseconds(what: impl Into<String>, seconds: f64) -> Self {
        Self::new(what, seconds * 1e6, Unit::Microseconds)
    }

    /// A size, given in bytes and shown in megabytes of a million bytes.
    pub fn megabytes(what: impl Into<String>, bytes: f64) -> Self {
        Self::new(what, bytes / 1e6, Unit::Megabytes)
    }

    /// A size, given in bytes and shown in kibibytes.
    pub fn kibibytes(what: impl Into<String>, bytes: f64) -> Self {
        Self::new(what, bytes / 1024.0, Unit::Kibibytes)
    }

    /// A size in bytes.
    pub fn bytes(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::Bytes)
    }

    /// How many times as much as something else.
    pub fn times(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::Times)
    }

    /// How many in a second.
    pub fn a_second(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value, Unit::ASecond)
    }

    /// A part of a whole, shown in percent.
    pub fn share(what: impl Into<String>, value: f64) -> Self {
        Self::new(what, value * 100.0, Unit::Percent)
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
        let aim = Some(Aim::AtMost(aim));
        Self { aim, ..self }
    }

    /// At least this much is aimed at, in the unit that is shown.
    pub fn aim_at_least(self, aim: f64) -> Self {
        let aim = Some(Aim::AtLeast(aim));
        Self { aim, ..self }
    }

    /// At most this many times as much in the last column as in the first is
    /// aimed at.
    pub fn grows(self, growth: f64) -> Self {
        Self {
            growth: Some(growth),
            ..self
        }
    }

    /// What is aimed at, in words.
    fn aims(&self) -> String {
        let aim = self.aim.map(|aim| match aim {
            Aim::AtMost(most) => format!("≤ {}", self.unit.show(most)),
            Aim::AtLeast(least) => format!("≥ {}", self.unit.show(least)),
        });
        let growth = self.growth.map(|growth| format!("ratio ≤ {growth}"));
        let both: Vec<_> = aim.into_iter().chain(growth).collect();
        both.join(", ")
    }
}

impl Aim {
    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

impl Unit {
    fn show(self, value: f64) -> String {
        if value.is_nan() {
            return "unavailable".to_owned();
        }
        let (value, unit) = match self {
            Self::Milliseconds if value >= 10_000.0 => (value / 1000.0, "s"),
            Self::Milliseconds => (value, "ms"),
            Self::Microseconds => (value, "µs"),
            Self::Megabytes => (value, "MB"),
            Self::Kibibytes => (value, "KiB"),
            Self::Bytes => (value, "B"),
            Self::Times => (value, "×"),
            Self::ASecond => (value, "/s"),
            Self::Percent => (value, "%"),
        };
        let places = match value {
            value if value >= 100.0 => 0,
            value if value >= 10.0 => 1,
            _ => 2,
        };
        format!("{value:.places$} {unit}")
    }
}

/// The table as Markdown. An aim is met when every column meets it. A single
/// column grows in no way.
pub fn markdown(headings: &[String], columns: &[Vec<Measurement>]) -> String {
    let mut text = "| |".to_owned();
    for heading in headings {
        write!(text, " {heading} |").expect("a string takes every text");
    }
    let ratio = if columns.len() > 1 {
        " last / first |"
    } else {
        ""
    };
    let numbers = columns.len() + usize::from(columns.len() > 1);
    write!(text, "{ratio} aim | |\n|---|").expect("a string takes every text");
    text.push_str(&"---:|".repeat(numbers));
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

/// One measurement in every column.
fn line(row: &[&Measurement]) -> String {
    let (first, last) = (row[0], row[row.len() - 1]);
    let mut cells: Vec<_> = row.iter().map(|cell| cell.unit.show(cell.value)).collect();
    if row.len() > 1 {
        cells.push(format!("{:.2}", last.value / first.value));
    }
    let (cells, aims) = (cells.join(" | "), first.aims());
    format!("| {} | {cells} | {aims} | {} |\n", first.what, verdict(row))
}

fn verdict(row: &[&Measurement]) -> &'static str {
    let (first, last) = (row[0], row[row.len() - 1]);
    let every = |aim: Aim| row.iter().all(|cell| aim.is_met(cell.value));
    let slow = |growth| last.value / first.value <= growth;
    if first.aim.is_none() && first.growth.is_none() {
        ""
    } else if row.iter().any(|cell| cell.value.is_nan()) {
        "unknown"
    } else if first.aim.is_none_or(every) && first.growth.is_none_or(slow) {
        "met"
    } else {
        "**missed**"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings() -> [String; 2] {
        ["5 sets".to_owned(), "50 sets".to_owned()]
    }

    #[test]
    fn a_row_shows_every_length_the_ratio_and_whether_the_aim_is_met() {
        let column = |value| vec![Measurement::milliseconds("today", value).aim(16.0)];
        let text = markdown(&headings(), &[column(1.0), column(20.5)]);
        let row = text.lines().last().unwrap();
        assert_eq!(
            row,
            "| today | 1.00 ms | 20.5 ms | 20.50 | ≤ 16.0 ms | **missed** |"
        );
    }

    #[test]
    fn what_grows_more_than_it_may_is_missed() {
        let column = |value| vec![Measurement::milliseconds("open", value).grows(1.5)];
        let text = markdown(&headings(), &[column(1.0), column(2.0)]);
        let row = text.lines().last().unwrap();
        assert_eq!(
            row,
            "| open | 1.00 ms | 2.00 ms | 2.00 | ratio ≤ 1.5 | **missed** |"
        );
    }

    #[test]
    fn what_stands_alone_has_no_ratio_and_may_have_to_be_large() {
        let rate = Measurement::a_second("changes", 900.0).aim_at_least(1000.0);
        let text = markdown(&["".to_owned()], &[vec![rate]]);
        let row = text.lines().last().unwrap();
        assert_eq!(row, "| changes | 900 /s | ≥ 1000 /s | **missed** |");
    }

    #[test]
    fn what_could_not_be_measured_is_neither_met_nor_missed() {
        let cost = Measurement::microseconds("CPU", f64::NAN).aim(50.0);
        let text = markdown(&["".to_owned()], &[vec![cost]]);
        let row = text.lines().last().unwrap();
        assert_eq!(row, "| CPU | unavailable | ≤ 50.0 µs | unknown |");
    }
}
