//! Reading other apps' files: the exports of Strong and Hevy.
//!
//! A file is sniffed, never trusted: its separator, layout, language and units
//! are found out, each row becomes a set or is listed as skipped with its line
//! and the reason, and what the file leaves open becomes a question. The crate
//! writes to no logbook; the device does that with what it gets from here.
//! `docs/file-formats.md` says what each field becomes.
//!
//! ```
//! use interchange::{Answers, Question, read_bytes};
//! use training::MassUnit;
//!
//! let file = "\
//! Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
//! 2026-03-02 18:00:00,Legs,1h 5m,Squat (Barbell),1,102.5,5.0,0,0.0,8
//! ";
//! let import = read_bytes(file.as_bytes(), &Answers::default())?;
//! assert_eq!(import.layout, "Strong, comma, 10 columns");
//! assert_eq!(import.workouts[0].entries[0].exercise, "Squat (Barbell)");
//!
//! // This layout names no unit, so the person has to.
//! let suggested = MassUnit::Kg;
//! assert_eq!(import.questions, [Question::MassUnit { suggested }]);
//! # Ok::<(), interchange::ImportError>(())
//! ```

mod amounts;
mod dates;
mod draft;
mod error;
mod gather;
mod header;
mod hevy;
mod import;
mod lifts;
mod months;
mod numbers;
mod repeats;
mod rows;
mod sniff;
mod strong;
mod text;
mod units;
mod words;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use jiff::SignedDuration;

pub use error::ImportError;
pub use import::{
    Answers, Assumption, Import, ImportedEntry, ImportedSet, ImportedWorkout, Importer, Question,
    Skipped, SourceKey,
};

use gather::Gathered;
use header::Header;
use sniff::Sniffed;
use units::Units;

/// The most bytes of a file that are read.
const MOST_BYTES: u64 = 512 << 20;

/// A longer workout is a forgotten one, and gets no end.
const LONGEST_WORKOUT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// After how many rows progress is told.
const ROWS_BETWEEN_NEWS: u32 = 1000;

/// How far the reading has got: bytes read, and bytes in all.
type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// Reads an export from disk, telling `progress` of the bytes read and the
/// bytes in all every now and then, and at the end.
///
/// # Errors
/// When the file as a whole cannot be read; what is wrong with single rows is
/// in [`Import::skipped`].
pub fn read(
    path: &Path,
    answers: &Answers,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Import, ImportError> {
    let failed = |source| ImportError::Io {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > MOST_BYTES {
        return Err(ImportError::TooLarge { limit: MOST_BYTES });
    }
    let bytes = whole(file, size).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ImportError::TooLarge { limit: MOST_BYTES });
    }
    read_text(&bytes, answers, progress)
}

/// The bytes of a file, at most one more than is allowed: what calls itself
/// empty may be a device without an end.
fn whole(file: File, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads an export from memory.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(bytes: &[u8], answers: &Answers) -> Result<Import, ImportError> {
    read_text(bytes, answers, &mut |_, _| {})
}

fn read_text(
    bytes: &[u8],
    answers: &Answers,
    progress: Progress<'_>,
) -> Result<Import, ImportError> {
    let text = text::decode(bytes)?;
    let sniffed = sniff::sniff(&text)?;
    let settled = units::settle(&sniffed.header, sniffed.rows.again(), answers)?;
    let mut gathered = Gathered::default();
    gathered.assumed.extend(settled.assumption);
    let unused = sniffed.header.unused.iter().filter(|name| !name.is_empty());
    let unused = unused.cloned().map(Assumption::UnusedColumn);
    gathered.assumed.extend(unused);
    let importer = sniffed.importer;
    let mut news = News {
        progress,
        total: text.len() as u64,
    };
    let layout = match importer {
        Importer::Strong => read_strong(sniffed, settled.units, &mut gathered, &mut news)?,
        Importer::Hevy => read_hevy(sniffed, &text, settled.units, &mut gathered, &mut news)?,
    };
    Ok(Import {
        importer,
        layout,
        rows: gathered.rows,
        workouts: gathered.finish()?,
        skipped: gathered.skipped,
        questions: settled.question.into_iter().collect(),
        assumed: gathered.assumed,
    })
}

fn read_strong(
    mut sniffed: Sniffed<'_>,
    units: Units,
    gathered: &mut Gathered,
    news: &mut News<'_>,
) -> Result<&'static str, ImportError> {
    let mut strong = strong::Strong::new(&sniffed.header, units);
    let header = &sniffed.header;
    each_row(
        &mut sniffed.rows,
        header,
        gathered,
        news,
        |row, gathered| strong.take(row, gathered),
    )?;
    Ok(strong::layout(header, sniffed.delimiter))
}

fn read_hevy(
    mut sniffed: Sniffed<'_>,
    text: &str,
    units: Units,
    gathered: &mut Gathered,
    news: &mut News<'_>,
) -> Result<&'static str, ImportError> {
    let mut hevy = hevy::Hevy::new(&sniffed.header, units);
    let header = &sniffed.header;
    each_row(
        &mut sniffed.rows,
        header,
        gathered,
        news,
        |row, gathered| hevy.take(row, gathered),
    )?;
    let signs = hevy::Signs {
        carriage_returns: first_line_ends_in_crlf(text),
        breaks_in_cells: sniffed.rows.breaks_seen,
    };
    Ok(hevy.close(signs, gathered))
}

fn first_line_ends_in_crlf(text: &str) -> bool {
    let first = text.split_once('\n').map_or("", |(first, _)| first);
    first.ends_with('\r')
}

/// Where progress is told, and the bytes in all.
struct News<'p> {
    progress: Progress<'p>,
    total: u64,
}

/// Hands every row to a reader and counts what becomes of it.
fn each_row(
    rows: &mut rows::Rows<'_>,
    header: &Header,
    gathered: &mut Gathered,
    news: &mut News<'_>,
    mut take: impl FnMut(&rows::Row<'_>, &mut Gathered) -> Result<(), amounts::Refusal>,
) -> Result<(), ImportError> {
    while let Some(row) = rows.next_row()? {
        let outcome = take(&row, gathered);
        gathered.count(row.line, header, outcome)?;
        if gathered.rows.is_multiple_of(ROWS_BETWEEN_NEWS) {
            (news.progress)(rows.bytes_read(), news.total);
        }
    }
    (news.progress)(news.total, news.total);
    Ok(())
}
