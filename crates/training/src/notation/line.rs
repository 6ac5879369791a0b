//! A line with the name of an exercise and its sets, as quick entry takes it.

use super::problem::{NotationError, Problem};
use super::read::parse_sets;
use crate::{MassUnit, Set};

/// The longest name ahead of sets, in bytes. With it, reading takes a time in
/// proportion to the length of the line.
const LONGEST_NAME: usize = 300;

/// A line of quick entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'t> {
    /// The name as typed, without space or a colon at its end; empty when the
    /// line is sets alone.
    pub exercise: &'t str,
    /// The sets; none when the line is a name alone.
    pub sets: Vec<Set>,
}

/// Reads a name and the sets after it.
///
/// The name is the shortest beginning, none included, after which everything
/// reads as sets: `90/90 Hamstring 0:45` is a hold of an exercise with digits. A
/// line in which nothing reads as sets is a name alone.
///
/// # Errors
/// When the line is no name alone, since it has a piece such as `100x`, a
/// semicolon or a note, yet cannot be read as sets from there on.
pub fn parse_line(text: &str, assume: MassUnit) -> Result<Line<'_>, NotationError> {
    let line = |(name, sets)| Line {
        exercise: name,
        sets,
    };
    let read = word_starts(text)
        .take_while(|at| *at <= LONGEST_NAME)
        .map_while(|at| name_before(text, at).map(|name| (name, at)))
        .filter(|(name, _)| !name.ends_with(','))
        .find_map(|(name, at)| Some((name, some_sets(&text[at..], assume)?)));
    match read {
        Some(found) => Ok(line(found)),
        None => name_alone(text, assume).map(|name| line((name, Vec::new()))),
    }
}

/// Where words begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut after_space = true;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = after_space && !c.is_whitespace();
        after_space = c.is_whitespace();
        starts.then_some(at)
    })
}

/// The name, if the sets began at a place; none once it could be no name.
fn name_before(text: &str, at: usize) -> Option<&str> {
    let name = text[..at].trim();
    let name = name.strip_suffix(':').unwrap_or(name).trim_end();
    end_of_any_name(name).is_none().then_some(name)
}

/// The first place that no name goes beyond.
fn end_of_any_name(text: &str) -> Option<usize> {
    text.trim_end()
        .find([';', '\n'])
        .into_iter()
        .chain(text.find("//"))
        .min()
}

fn some_sets(text: &str, assume: MassUnit) -> Option<Vec<Set>> {
    parse_sets(text, assume)
        .ok()
        .filter(|sets| !sets.is_empty())
}

/// The whole line as a name, or why it must be meant otherwise.
fn name_alone(text: &str, assume: MassUnit) -> Result<&str, NotationError> {
    let set_like = |at: &usize| looks_like_a_set(&text[*at..]);
    if let Some(at) = word_starts(text).find(set_like) {
        parse_sets(&text[at..], assume).map_err(|error| error.problem.at(at + error.at))?;
    }
    match end_of_any_name(text) {
        Some(at) if text[at..].starts_with('/') => Err(Problem::NoteAlone.at(at)),
        Some(at) => Err(Problem::Unexpected(text[at..=at].to_owned()).at(at)),
        None => Ok(text.trim()),
    }
}

/// Whether a word begins with a digit and has a sign that joins numbers.
fn looks_like_a_set(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['x', 'X', '×', '@', ':'])
}
