//! Reads the compiled-in tables of the library, line by line: the exercises,
//! their aliases, and their names in other languages.
//!
//! It checks each line on its own; that slugs and aliases are unique, and that
//! an alias points at an exercise, is held by the library's tests. Only the
//! library's shelf calls it.

use thiserror::Error;

use super::Exercise;
use crate::{Muscle, UnknownEquipment, UnknownMeasures, UnknownMuscle};

const EXERCISES: &str = include_str!("../../library/exercises.tsv");
const ALIASES: &str = include_str!("../../library/aliases.tsv");
/// One for each language but English; the window shows names by the same files.
const TRANSLATED: [&str; 1] = [include_str!("../../library/names.de.tsv")];

/// Another name of the exercise with the slug.
pub(super) struct Alias {
    pub(super) text: &'static str,
    pub(super) slug: &'static str,
}

/// The name in another language of the exercise with the slug.
#[derive(Clone)]
pub(super) struct Translated {
    pub(super) slug: &'static str,
    /// The name in English, which says what was translated.
    pub(super) english: &'static str,
    pub(super) text: &'static str,
}

/// A line of a table that cannot be read.
#[derive(Debug, Error)]
#[error("line {line} of the {table} table: {fault}")]
pub(super) struct TableError {
    table: &'static str,
    line: usize,
    #[source]
    fault: Fault,
}

#[derive(Debug, Error)]
enum Fault {
    #[error("{found} columns instead of {expected}")]
    Columns { expected: usize, found: usize },
    #[error(transparent)]
    Equipment(#[from] UnknownEquipment),
    #[error(transparent)]
    Measures(#[from] UnknownMeasures),
    #[error(transparent)]
    Muscle(#[from] UnknownMuscle),
    #[error("bodyweight share {0:?} is not above 0 and at most 1")]
    Share(&'static str),
    #[error("sides {0:?} is neither empty nor \"each\"")]
    Sides(&'static str),
}

/// Every exercise, in the table's order.
pub(super) fn exercises() -> Result<Vec<Exercise>, TableError> {
    read("exercise", EXERCISES, exercise)
}

/// Every alias, in the table's order.
pub(super) fn aliases() -> Result<Vec<Alias>, TableError> {
    read("alias", ALIASES, alias)
}

/// Every name in another language, in the tables' order.
pub(super) fn translated() -> Result<Vec<Translated>, TableError> {
    let tables = TRANSLATED.iter();
    let read = tables.map(|table| read("names", table, translated_name));
    Ok(read.collect::<Result<Vec<_>, _>>()?.concat())
}

fn read<T>(
    table: &'static str,
    text: &'static str,
    row: fn(&'static str) -> Result<T, Fault>,
) -> Result<Vec<T>, TableError> {
    (1..)
        .zip(text.lines())
        .filter(|(_, content)| !content.is_empty() && !content.starts_with('#'))
        .map(|(line, content)| row(content).map_err(|fault| TableError { table, line, fault }))
        .collect()
}

fn exercise(line: &'static str) -> Result<Exercise, Fault> {
    let [
        slug,
        name,
        equipment,
        measures,
        primary,
        secondary,
        share,
        sides,
    ] = columns(line)?;
    Ok(Exercise {
        slug,
        name,
        equipment: equipment.parse()?,
        measures: measures.parse()?,
        primary: muscles(primary)?,
        secondary: muscles(secondary)?,
        share: bodyweight_share(share)?,
        one_sided: one_sided(sides)?,
    })
}

fn alias(line: &'static str) -> Result<Alias, Fault> {
    let [text, slug] = columns(line)?;
    Ok(Alias { text, slug })
}

fn translated_name(line: &'static str) -> Result<Translated, Fault> {
    let [slug, english, text] = columns(line)?;
    Ok(Translated {
        slug,
        english,
        text,
    })
}

fn columns<const N: usize>(line: &'static str) -> Result<[&'static str; N], Fault> {
    let cells: Vec<_> = line.split('\t').collect();
    let found = cells.len();
    cells
        .try_into()
        .map_err(|_| Fault::Columns { expected: N, found })
}

fn muscles(cell: &str) -> Result<Vec<Muscle>, Fault> {
    let keys = cell.split(',').filter(|key| !key.is_empty());
    keys.map(|key| Ok(key.parse()?)).collect()
}

fn bodyweight_share(cell: &'static str) -> Result<Option<f64>, Fault> {
    if cell.is_empty() {
        return Ok(None);
    }
    let share = cell.parse().map_err(|_| Fault::Share(cell))?;
    if share > 0.0 && share <= 1.0 {
        Ok(Some(share))
    } else {
        Err(Fault::Share(cell))
    }
}

fn one_sided(cell: &'static str) -> Result<bool, Fault> {
    match cell {
        "" => Ok(false),
        "each" => Ok(true),
        _ => Err(Fault::Sides(cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refuses(line: &'static str, why: &str) {
        let fault = exercise(line).expect_err("the line is broken").to_string();
        assert_eq!(fault, why);
    }

    #[test]
    fn a_broken_line_is_refused_with_what_is_wrong_with_it() {
        refuses("squat\tSquat", "2 columns instead of 8");
        refuses("a\tA\tsofa\treps\tabs\t\t\t", "unknown equipment \"sofa\"");
        refuses("a\tA\tcable\tlaps\tabs\t\t\t", "unknown measures \"laps\"");
        refuses(
            "a\tA\tcable\treps\tabs,ears\t\t\t",
            "unknown muscle \"ears\"",
        );
        refuses(
            "a\tA\tcable\treps\tabs\t\t64\t",
            "bodyweight share \"64\" is not above 0 and at most 1",
        );
        refuses(
            "a\tA\tcable\treps\tabs\t\t\tleft",
            "sides \"left\" is neither empty nor \"each\"",
        );
    }

    #[test]
    fn comments_and_empty_lines_are_passed_over() {
        let rows =
            read("test", "# a comment\n\nbench\tbench-press\n", alias).expect("one good line");
        assert_eq!(rows.len(), 1);
    }
}
