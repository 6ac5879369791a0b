//! The sets of the logbook as CSV, a row each, for a spreadsheet. It is one table,
//! so what belongs to no set (a workout without any, settings, names of exercises
//! that were never trained) is not in it: that is what JSON is for.

use std::io::{self, Write};

use store::Reader;

use super::{Export, ExportError, Exported, Scope};
use crate::Catalogue;
use logbook::{Entry, LoggedSet, Workout};
use training::Load;

/// The header, which the importer reads back.
const HEADER: [&str; 17] = [
    "date",
    "time",
    "workout",
    "exercise",
    "set",
    "kind",
    "weight",
    "unit",
    "load",
    "reps",
    "distance",
    "seconds",
    "effort",
    "rest",
    "note",
    "exercise note",
    "workout note",
];

/// Writes every set out of the trash, oldest workout first.
pub fn write(
    reader: &Reader,
    scope: &Scope,
    out: &mut impl Write,
) -> Result<Exported, ExportError> {
    reader.snapshot(|reader| {
        let catalogue = Catalogue::new(reader.exercises()?);
        let mut done = Exported::default();
        row(out, HEADER.map(str::to_owned))?;
        let mut nowhere = io::sink();
        let export = Export::new(reader, scope, &mut nowhere);
        for id in export.workouts_by_start()? {
            let workout = export.read(id)?;
            done.workouts += 1;
            done.sets += write_workout(out, &workout, &catalogue)?;
        }
        out.flush()?;
        Ok(done)
    })
}

fn write_workout(
    out: &mut impl Write,
    workout: &Workout,
    catalogue: &Catalogue,
) -> io::Result<u32> {
    let mut sets = 0;
    let entries = workout.entries.iter();
    for entry in entries.filter(|entry| entry.deleted.is_none()) {
        let live = entry.sets.iter().filter(|set| set.deleted.is_none());
        for (set, number) in live.zip(1_u32..) {
            row(out, cells(workout, entry, set, number, catalogue))?;
            sets += 1;
        }
    }
    Ok(sets)
}

fn cells(
    workout: &Workout,
    entry: &Entry,
    logged: &LoggedSet,
    number: u32,
    catalogue: &Catalogue,
) -> [String; 17] {
    let start = workout.start.as_ref().map(logbook::Stamp::datetime);
    let set = &logged.set;
    let mass = set.load.and_then(|load| match load {
        Load::Weight(mass) => Some(mass),
        Load::Bodyweight | Load::Added(_) | Load::Assisted(_) => None,
    });
    let text = |value: Option<String>| value.unwrap_or_default();
    [
        text(start.map(|start| start.date().to_string())),
        text(start.map(|start| start.time().strftime("%H:%M").to_string())),
        workout.title.clone(),
        catalogue.name(&entry.exercise.0).to_owned(),
        number.to_string(),
        set.kind.as_str().to_owned(),
        text(mass.map(|mass| mass.value().to_string())),
        text(mass.map(|mass| mass.unit().to_string())),
        text(set.load.map(|load| load.to_string())),
        text(set.reps.map(|reps| reps.to_string())),
        text(set.distance.map(|distance| distance.to_string())),
        text(set.time.map(|time| time.0.to_string())),
        text(set.effort.map(|effort| effort.to_string())),
        text(logged.rest.map(|rest| rest.0.to_string())),
        text(set.note.clone()),
        entry.note.clone(),
        workout.note.clone(),
    ]
}

fn row<const N: usize>(out: &mut impl Write, cells: [String; N]) -> io::Result<()> {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(cell).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A cell after RFC 4180. One that a spreadsheet would run as a formula is given
/// a leading apostrophe, which spreadsheets take for "this is text".
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if formula { "'" } else { "" };
    if formula || cell.contains([',', '"', '\n', '\r']) {
        format!("\"{safe}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_says_what_was_written_and_is_no_formula() {
        assert_eq!(quoted("Bench Press"), "Bench Press");
        assert_eq!(quoted("slow, paused"), "\"slow, paused\"");
        assert_eq!(quoted("the \"new\" belt"), "\"the \"\"new\"\" belt\"");
        assert_eq!(quoted("two\nlines"), "\"two\nlines\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted(""), "");
    }
}
