//! Which app wrote a text, and what separates its cells.
//!
//! Only the first row is looked at: it is split by every separator that is
//! seen in the wild, and the split that makes most sense wins. Called once per
//! file by the front of the crate.

use crate::header::{Header, Heading};
use crate::rows::Rows;
use crate::{ImportError, Importer, hevy, strong};

/// What separates cells. Tabs and bars come from spreadsheets.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A file whose first row is understood.
pub(crate) struct Sniffed<'t> {
    pub importer: Importer,
    pub delimiter: u8,
    pub header: Header,
    /// The rows below the headers.
    pub rows: Rows<'t>,
}

/// An app, the meaning of its headers, and whether the needed ones are there.
type Dialect = (Importer, fn(&str) -> Option<Heading>, fn(&Header) -> bool);

const DIALECTS: [Dialect; 2] = [
    (Importer::Strong, strong::heading, strong::is_complete),
    (Importer::Hevy, hevy::heading, hevy::is_complete),
];

/// Files that people take for a workout export, by headers that only they have.
const OTHER_FILES: [(&[&str], &str); 6] = [
    (
        &["Measurement Type", "Value"],
        "Strong's file of body measurements",
    ),
    (&["date", "fat_percent"], "Hevy's file of body measurements"),
    (&["Exercise", "Category"], "an export of FitNotes"),
    (&["isWarmup", "multiplier"], "an export of Fitbod"),
    (&["Workout DateTime", "Program"], "an export of Liftosaur"),
    (&["Timestamp", "TargetReps"], "an export of LiftLog"),
];

/// Finds out what the text is.
///
/// # Errors
/// When the text is empty, or its first row is no header that is understood.
pub(crate) fn sniff(text: &str) -> Result<Sniffed<'_>, ImportError> {
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut best: Option<Sniffed<'_>> = None;
    let mut widest = Vec::new();
    for delimiter in DELIMITERS {
        let mut rows = Rows::new(text, delimiter);
        let names = first_row(&mut rows)?;
        if let Some(sniffed) = understand(&names, delimiter, rows)? {
            let most = best.as_ref().map_or(0, |best| best.header.understood());
            if sniffed.header.understood() > most {
                best = Some(sniffed);
            }
        }
        if names.len() > widest.len() {
            widest = names;
        }
    }
    best.ok_or_else(|| unknown(&widest))
}

fn first_row(rows: &mut Rows<'_>) -> Result<Vec<String>, ImportError> {
    let row = rows.next_row()?;
    let cells = row.iter().flat_map(|row| row.all());
    Ok(cells.map(|cell| cell.trim().to_owned()).collect())
}

fn understand<'t>(
    names: &[String],
    delimiter: u8,
    mut rows: Rows<'t>,
) -> Result<Option<Sniffed<'t>>, ImportError> {
    for (importer, dictionary, is_complete) in DIALECTS {
        let header = Header::new(names.to_vec(), dictionary);
        if !is_complete(&header) {
            continue;
        }
        if let Some(column) = header.repeated {
            return Err(ImportError::RepeatedColumn { column });
        }
        rows.expect_width(header.width());
        return Ok(Some(Sniffed {
            importer,
            delimiter,
            header,
            rows,
        }));
    }
    Ok(None)
}

fn unknown(names: &[String]) -> ImportError {
    let has = |wanted: &&str| names.iter().any(|name| name == wanted);
    let other = OTHER_FILES
        .iter()
        .find(|(wanted, _)| wanted.iter().all(has));
    ImportError::UnknownFormat {
        seen: names.iter().take(32).cloned().collect(),
        hint: other.map(|(_, what)| *what),
    }
}
