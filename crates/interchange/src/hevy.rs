//! Exports of Hevy, in three dialects: what their headers mean, and what each
//! row becomes.
//!
//! The app in English, the app in other languages and hevy.com differ in line
//! ends, line breaks in notes, and dates. A row is a set, and rows that belong
//! together are next to each other. Writing is not here.

use jiff::civil::DateTime;
use training::{DistanceUnit, Load, Mass, MassUnit, Set, SetKind};

use crate::amounts::{self, Refusal};
use crate::dates::{self, Form};
use crate::draft::Draft;
use crate::gather::{Gathered, sound};
use crate::header::{Cells, Column, Header, Heading};
use crate::lifts::{Lift, Lifts};
use crate::repeats;
use crate::rows::Row;
use crate::units::Units;
use crate::words::quoted;
use crate::{Assumption, LONGEST_WORKOUT};

/// What a header means. They are not translated.
pub(crate) fn heading(header: &str) -> Option<Heading> {
    let column = match header {
        "title" => Column::Title,
        "start_time" => Column::Start,
        "end_time" => Column::End,
        "description" => Column::WorkoutNote,
        "exercise_title" => Column::Exercise,
        "superset_id" => Column::Superset,
        "exercise_notes" => Column::ExerciseNote,
        "set_index" => Column::Order,
        "set_type" => Column::Kind,
        "weight_kg" | "weight_lbs" => Column::Weight,
        "reps" => Column::Reps,
        "distance_km" | "distance_miles" => Column::Distance,
        "duration_seconds" => Column::Seconds,
        "rpe" => Column::Rpe,
        _ => return None,
    };
    let mut heading = Heading::from(column);
    match header {
        "weight_kg" => heading.mass_unit = Some(MassUnit::Kg),
        "weight_lbs" => heading.mass_unit = Some(MassUnit::Lb),
        "distance_km" => heading.distance_unit = Some(DistanceUnit::Km),
        "distance_miles" => heading.distance_unit = Some(DistanceUnit::Mi),
        _ => {}
    }
    Some(heading)
}

/// Whether the headers suffice to read workouts.
pub(crate) fn is_complete(header: &Header) -> bool {
    let needed = [Column::Start, Column::Exercise, Column::Kind];
    needed.into_iter().all(|column| header.has(column))
        && (header.has(Column::Weight) || header.has(Column::Reps))
}

/// What shows the dialect of a file, besides its dates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    /// Lines end in CR LF, as the app writes them.
    pub carriage_returns: bool,
    /// A cell has a real line break, which the app never writes.
    pub breaks_in_cells: bool,
}

impl Signs {
    /// Whether the app wrote the file rather than the website. Files pass
    /// through programs that change line ends, so line ends alone prove little.
    fn app(self) -> bool {
        self.carriage_returns || !self.breaks_in_cells
    }
}

/// Reads the rows of a file, one after another.
pub(crate) struct Hevy<'h> {
    header: &'h Header,
    units: Units,
    lifts: Lifts,
    /// How many weights were taken back to kilograms.
    taken_back: u32,
    /// The start, end, title and description of the workout at hand, as written.
    at_hand: Option<[String; 4]>,
}

impl<'h> Hevy<'h> {
    pub fn new(header: &'h Header, units: Units) -> Self {
        Self {
            header,
            units,
            lifts: Lifts::default(),
            taken_back: 0,
            at_hand: None,
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
        self.open_draft(&cells, start, gathered);
        let Some(draft) = gathered.drafts.last_mut() else {
            return Ok(());
        };
        let exercise = cells.text(Column::Exercise);
        if exercise.is_empty() {
            return Err(Refusal::of(Column::Exercise, "no exercise is named"));
        }
        let superset = small_number(&cells, Column::Superset)?;
        let order = small_number(&cells, Column::Order)?;
        let entry = draft.entry(exercise, superset, order);
        entry.note(cells.text(Column::ExerciseNote));
        let lift = Lift {
            takes_help: true,
            ..self.lifts.named(exercise)
        };
        let set = amounts::set(&cells, set_kind(&cells)?, lift, self.units)?;
        let set = self.back_to_kilograms(set);
        draft.add_set(set, row.line);
        Ok(())
    }

    /// Starts a draft unless the row goes on with the one at hand.
    fn open_draft(&mut self, cells: &Cells<'_>, start: DateTime, gathered: &mut Gathered) {
        let columns = [
            Column::Start,
            Column::End,
            Column::Title,
            Column::WorkoutNote,
        ];
        let written = columns.map(|column| cells.text(column));
        if self
            .at_hand
            .as_ref()
            .is_some_and(|at_hand| *at_hand == written)
        {
            return;
        }
        let [_, end_text, title, note] = written;
        let line = cells.row.line;
        let end = dates::read(end_text).map(|dated| dated.at);
        let believed = end.filter(|&end| end.duration_since(start) <= LONGEST_WORKOUT);
        let in_key = end.map_or_else(String::new, |end| end.to_string());
        let key = format!("hevy|{start}|{in_key}|{title}");
        let mut draft = Draft::new(key, title, start, line);
        draft.end = believed.filter(|&end| end > start);
        draft.note(note);
        if believed.is_none() && !end_text.is_empty() {
            let text = end_text.to_owned();
            gathered.assumed.push(Assumption::NoEnd { line, text });
        }
        gathered.drafts.push(draft);
        self.at_hand = Some(written.map(str::to_owned));
    }

    /// The app stores kilograms and rounds the pounds that it writes, so 44.09
    /// lb was 20 kg.
    fn back_to_kilograms(&mut self, set: Set) -> Set {
        let Some(load) = set.load else {
            return set;
        };
        let Some(kilograms) = load.mass().and_then(round_kilograms) else {
            return set;
        };
        self.taken_back += 1;
        let load = Some(match load {
            Load::Weight(_) => Load::Weight(kilograms),
            Load::Added(_) => Load::Added(kilograms),
            Load::Assisted(_) => Load::Assisted(kilograms),
            Load::Bodyweight => Load::Bodyweight,
        });
        Set { load, ..set }
    }

    /// What can only be known at the end: the dialect with its line breaks, and
    /// workouts that are there twice. Gives the name of the layout.
    pub fn close(&self, signs: Signs, gathered: &mut Gathered) -> &'static str {
        if self.taken_back > 0 {
            let sets = self.taken_back;
            let taken_back = Assumption::TakenBackToKilograms { sets };
            gathered.assumed.push(taken_back);
        }
        if signs.app() {
            for draft in &mut gathered.drafts {
                draft.note = with_line_breaks(&draft.note);
                for entry in &mut draft.entries {
                    entry.rewrite_notes(with_line_breaks);
                }
            }
        }
        repeats::part(&mut gathered.drafts, &mut gathered.assumed);
        match gathered.form_of_dates() {
            Some(Form::DayThenMonthName { english: true }) if signs.app() => "Hevy app, English",
            Some(Form::DayThenMonthName { english: false }) if signs.app() => {
                "Hevy app, translated"
            }
            Some(_) | None => "hevy.com",
        }
    }
}

/// The app writes a line break as a backslash and an n.
fn with_line_breaks(note: &str) -> String {
    note.replace("\\n", "\n")
}

fn set_kind(cells: &Cells<'_>) -> Result<SetKind, Refusal> {
    match cells.text(Column::Kind) {
        "normal" | "" => Ok(SetKind::Working),
        "warmup" => Ok(SetKind::WarmUp),
        "dropset" => Ok(SetKind::Drop),
        "failure" => Ok(SetKind::Failure),
        text => {
            let reason = format!("{} is not a known type of set", quoted(text));
            Err(Refusal::of(Column::Kind, reason))
        }
    }
}

fn small_number(cells: &Cells<'_>, column: Column) -> Result<Option<u32>, Refusal> {
    match cells.text(column) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| {
            let reason = format!("{} is not a whole number", quoted(text));
            Refusal::of(column, reason)
        }),
    }
}

/// How far a rounded weight in pounds may be from the true one.
const ROUNDING_POUNDS: f64 = 0.01;

/// The half or whole kilograms of which a weight in pounds is the rounded
/// conversion. A multiple of half a pound was meant in pounds.
fn round_kilograms(mass: Mass) -> Option<Mass> {
    let pounds = mass.value();
    if mass.unit() != MassUnit::Lb || (pounds * 2.0).fract() == 0.0 {
        return None;
    }
    let kilograms_per_pound = MassUnit::Lb.in_grams() / MassUnit::Kg.in_grams();
    let kilograms = (pounds * kilograms_per_pound * 2.0).round() / 2.0;
    let distance = (kilograms / kilograms_per_pound - pounds).abs();
    let mass = Mass::new(kilograms, MassUnit::Kg).ok()?;
    (distance <= ROUNDING_POUNDS).then_some(mass)
}
