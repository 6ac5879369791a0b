//! Exports of Strong, in five layouts: what their headers mean, and what each
//! row becomes.
//!
//! The layouts differ in separator, units and columns, never in meaning, so one
//! reader serves all of them. None of them has supersets or times of sets.
//! Writing is not here.

use std::collections::HashMap;

use jiff::SignedDuration;
use jiff::civil::DateTime;
use training::{DistanceUnit, MassUnit, SetKind};

use crate::amounts::{self, Refusal};
use crate::draft::Draft;
use crate::gather::{Gathered, sound};
use crate::header::{Cells, Column, Header, Heading};
use crate::lifts::Lifts;
use crate::numbers::length_in_seconds;
use crate::rows::Row;
use crate::units::Units;
use crate::words::quoted;
use crate::{Assumption, LONGEST_WORKOUT};

/// What a header in lower case means, in English or German. A unit stands in
/// brackets: `weight (kg)`.
pub(crate) fn heading(header: &str) -> Option<Heading> {
    let (name, unit) = match header.strip_suffix(')').and_then(|h| h.split_once('(')) {
        Some((name, unit)) => (name.trim_end(), Some(unit)),
        None => (header, None),
    };
    let mut heading = Heading::from(column(name)?);
    match (heading.column, unit) {
        (_, None) => {}
        (Column::Weight, Some(unit)) => heading.mass_unit = Some(mass_unit(unit)?),
        (Column::Distance, Some(unit)) => heading.distance_unit = Some(distance_unit(unit)?),
        (Column::Length, Some("sec")) => {}
        (_, Some(_)) => return None,
    }
    Some(heading)
}

fn column(name: &str) -> Option<Column> {
    Some(match name {
        "workout #" => Column::Number,
        "date" | "datum" => Column::Start,
        "workout name" | "workout-name" => Column::Title,
        "duration" | "workout duration" | "dauer" | "workout-dauer" => Column::Length,
        "exercise name" | "name der übung" => Column::Exercise,
        "set order" | "reihenfolge festlegen" => Column::Order,
        "weight" | "gewicht" => Column::Weight,
        "weight unit" => Column::WeightUnit,
        "reps" | "wiederh." => Column::Reps,
        "rpe" => Column::Rpe,
        "distance" | "entfernung" => Column::Distance,
        "distance unit" => Column::DistanceUnit,
        "seconds" | "sekunden" => Column::Seconds,
        "notes" | "notizen" => Column::ExerciseNote,
        "workout notes" | "workout-notizen" => Column::WorkoutNote,
        _ => return None,
    })
}

fn mass_unit(text: &str) -> Option<MassUnit> {
    text.parse().ok()
}

fn distance_unit(text: &str) -> Option<DistanceUnit> {
    match text {
        "meters" | "metres" | "meter" => Some(DistanceUnit::M),
        _ => text.parse().ok(),
    }
}

/// Whether the headers suffice to read workouts.
pub(crate) fn is_complete(header: &Header) -> bool {
    let needed = [Column::Start, Column::Exercise, Column::Order];
    needed.into_iter().all(|column| header.has(column))
        && (header.has(Column::Weight) || header.has(Column::Reps))
}

/// The name of the layout for people.
pub(crate) fn layout(header: &Header, delimiter: u8) -> &'static str {
    let units = header.has(Column::WeightUnit) || header.has(Column::DistanceUnit);
    let notes = header.has(Column::ExerciseNote) || header.has(Column::WorkoutNote);
    match (delimiter, header.has(Column::Number), units, notes) {
        (_, true, _, _) => "Strong, numbered workouts",
        (b';', false, true, _) => "Strong, semicolon, with units",
        (b',', false, true, _) => "Strong, comma, with units",
        (b',', false, false, true) if header.width() == 12 => "Strong, comma, 12 columns",
        (b',', false, false, false) if header.width() == 10 => "Strong, comma, 10 columns",
        (_, false, true, _) => "Strong, edited, with units",
        (_, false, false, _) => "Strong, edited, without units",
    }
}

/// What the set order says that a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Set(SetKind, Option<u32>),
    Rest,
    Note,
}

fn row_kind(cells: &Cells<'_>) -> Result<RowKind, Refusal> {
    let text = cells.text(Column::Order);
    Ok(match text {
        "W" => RowKind::Set(SetKind::WarmUp, None),
        "D" => RowKind::Set(SetKind::Drop, None),
        "F" => RowKind::Set(SetKind::Failure, None),
        "Rest Timer" => RowKind::Rest,
        "Note" => RowKind::Note,
        _ => match text.parse() {
            Ok(order) => RowKind::Set(SetKind::Working, Some(order)),
            Err(_) => {
                let reason = format!("{} is not a known kind of row", quoted(text));
                return Err(Refusal::of(Column::Order, reason));
            }
        },
    })
}

/// What tells workouts of a file apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Group {
    number: String,
    start: DateTime,
    title: String,
}

/// Reads the rows of a file, one after another.
pub(crate) struct Strong<'h> {
    header: &'h Header,
    units: Units,
    lifts: Lifts,
    /// The place of each group's draft.
    groups: HashMap<Group, usize>,
}

impl<'h> Strong<'h> {
    pub fn new(header: &'h Header, units: Units) -> Self {
        Self {
            header,
            units,
            lifts: Lifts::default(),
            groups: HashMap::new(),
        }
    }

    /// Puts a row where it belongs.
    ///
    /// # Errors
    /// A [`Refusal`] when it is to be skipped.
    pub fn take(&mut self, row: &Row<'_>, gathered: &mut Gathered) -> Result<(), Refusal> {
        sound(row)?;
        let header = self.header;
        let cells = Cells { row, header };
        let start = gathered.start(&cells)?;
        let place = self.place(&cells, start, gathered);
        let draft = &mut gathered.drafts[place];
        draft.note(cells.text(Column::WorkoutNote));
        let exercise = cells.text(Column::Exercise);
        if exercise.is_empty() {
            return Err(Refusal::of(Column::Exercise, "no exercise is named"));
        }
        match row_kind(&cells)? {
            RowKind::Set(kind, order) => {
                let entry = draft.entry(exercise, None, order);
                entry.note(cells.text(Column::ExerciseNote));
                let lift = self.lifts.named(exercise);
                let set = amounts::set(&cells, kind, lift, self.units)?;
                draft.add_set(set, row.line);
                Ok(())
            }
            RowKind::Rest => take_rest(&cells, draft, exercise),
            RowKind::Note => take_note(&cells, draft, exercise),
        }
    }

    /// The place of the draft to which the row belongs, made where it is new.
    fn place(&mut self, cells: &Cells<'_>, start: DateTime, gathered: &mut Gathered) -> usize {
        let title = cells.text(Column::Title);
        let group = Group {
            number: cells.text(Column::Number).to_owned(),
            start,
            title: title.to_owned(),
        };
        if let Some(place) = self.groups.get(&group) {
            return *place;
        }
        let line = cells.row.line;
        let mut draft = Draft::new(format!("strong|{start}|{title}"), title, start, line);
        let length = cells.text(Column::Length);
        match end(start, length) {
            Ok(end) => draft.end = end,
            Err(Unbelievable) => {
                let text = length.to_owned();
                gathered.assumed.push(Assumption::NoEnd { line, text });
            }
        }
        gathered.drafts.push(draft);
        let place = gathered.drafts.len() - 1;
        self.groups.insert(group, place);
        place
    }
}

/// The length cannot be read, or is absurd.
struct Unbelievable;

/// When a workout of some length ended. Blank and zero mean that it is unknown.
fn end(start: DateTime, length: &str) -> Result<Option<DateTime>, Unbelievable> {
    if length.is_empty() {
        return Ok(None);
    }
    let seconds = length_in_seconds(length).ok_or(Unbelievable)?;
    let length = SignedDuration::from_secs(i64::from(seconds));
    if length > LONGEST_WORKOUT {
        return Err(Unbelievable);
    }
    let end = start.checked_add(length).map_err(|_| Unbelievable)?;
    Ok((seconds > 0).then_some(end))
}

fn take_rest(cells: &Cells<'_>, draft: &mut Draft, exercise: &str) -> Result<(), Refusal> {
    let Some(rest) = amounts::seconds(cells)? else {
        return Err(Refusal::of(Column::Seconds, "a rest timer without a time"));
    };
    if draft.add_rest(exercise, rest) {
        return Ok(());
    }
    Err(Refusal::of_row(
        "a rest timer that does not follow a set, or follows another rest timer",
    ))
}

fn take_note(cells: &Cells<'_>, draft: &mut Draft, exercise: &str) -> Result<(), Refusal> {
    let note = cells.text(Column::ExerciseNote);
    if note.is_empty() {
        return Err(Refusal::of(Column::ExerciseNote, "a note without text"));
    }
    draft.entry(exercise, None, None).note(note);
    draft.note_lines.push(cells.row.line);
    Ok(())
}
