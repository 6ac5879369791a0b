//! From rows to workouts: the frame that both readers fill.
//!
//! It counts rows, lists what is skipped, keeps the drafts, reads dates, and in
//! the end numbers equal workouts and sorts them. Which row belongs to which
//! draft is decided by `strong` and `hevy`.

use std::collections::HashMap;

use crate::amounts::Refusal;
use crate::dates::{self, Dated, Form};
use crate::draft::Draft;
use crate::header::{Cells, Column, Header};
use crate::rows::{Damage, Row};
use crate::words::quoted;
use crate::{Assumption, ImportError, ImportedWorkout, Skipped, SourceKey};

/// The most rows that are read: many times the sets of a lifetime.
pub(crate) const MOST_ROWS: u32 = 1_000_000;

/// What has been read so far.
#[derive(Default)]
pub(crate) struct Gathered {
    pub rows: u32,
    pub drafts: Vec<Draft>,
    pub skipped: Vec<Skipped>,
    pub assumed: Vec<Assumption>,
    calendar: Calendar,
}

/// Dates as read, with the last one kept: every row of a workout repeats it.
#[derive(Default)]
struct Calendar {
    last: Option<(String, Dated)>,
    /// How dates were written: as the first one, unless a later one has a month
    /// in another language.
    form: Option<Form>,
    /// The place of the first date that could not be read.
    unreadable: Option<(u64, String)>,
}

impl Gathered {
    /// Counts a row, and lists it as skipped when it was refused.
    pub fn count(
        &mut self,
        line: u64,
        header: &Header,
        outcome: Result<(), Refusal>,
    ) -> Result<(), ImportError> {
        if self.rows == MOST_ROWS {
            return Err(ImportError::TooManyRows { limit: MOST_ROWS });
        }
        self.rows += 1;
        if let Err(Refusal { column, reason }) = outcome {
            let column = column.map_or("", |column| header.name(column)).to_owned();
            self.skipped.push(Skipped {
                line,
                column,
                reason,
            });
        }
        Ok(())
    }

    /// When the workout of a row started.
    pub fn start(&mut self, cells: &Cells<'_>) -> Result<jiff::civil::DateTime, Refusal> {
        let text = cells.text(Column::Start);
        if let Some((last, dated)) = &self.calendar.last
            && last == text
        {
            return Ok(dated.at);
        }
        let Some(dated) = dates::read(text) else {
            let place = (cells.row.line, text.to_owned());
            self.calendar.unreadable.get_or_insert(place);
            return Err(unreadable_date(text));
        };
        if dated.form == Form::DayFirst && !self.has_assumed_day_first() {
            let example = text.to_owned();
            self.assumed.push(Assumption::DayFirst { example });
        }
        let is_translated = dated.form == Form::DayThenMonthName { english: false };
        if self.calendar.form.is_none() || is_translated {
            self.calendar.form = Some(dated.form);
        }
        self.calendar.last = Some((text.to_owned(), dated));
        Ok(dated.at)
    }

    /// How the dates of the file were written.
    pub fn form_of_dates(&self) -> Option<Form> {
        self.calendar.form
    }

    fn has_assumed_day_first(&self) -> bool {
        let is_day_first = |assumed: &Assumption| matches!(assumed, Assumption::DayFirst { .. });
        self.assumed.iter().any(is_day_first)
    }

    /// The workouts, oldest first. Notes on workouts without a set are listed as
    /// skipped, as the sets of such a workout are already.
    ///
    /// # Errors
    /// When the file has no rows, or none of their dates could be read.
    pub fn finish(&mut self) -> Result<Vec<ImportedWorkout>, ImportError> {
        if self.rows == 0 {
            return Err(ImportError::NoWorkouts);
        }
        if let (None, Some((line, text))) = (self.calendar.form, self.calendar.unreadable.take()) {
            return Err(ImportError::NoReadableDate { line, text });
        }
        let mut ordinals = HashMap::new();
        let mut workouts = Vec::with_capacity(self.drafts.len());
        for draft in std::mem::take(&mut self.drafts) {
            if draft.has_sets() {
                workouts.push(finished(draft, &mut ordinals));
            } else {
                self.skip_notes(&draft);
            }
        }
        self.skipped.sort_by_key(|skipped| skipped.line);
        workouts.sort_by_key(|workout| workout.start);
        Ok(workouts)
    }

    fn skip_notes(&mut self, draft: &Draft) {
        let notes = draft.note_lines.iter().map(|&line| Skipped {
            line,
            column: String::new(),
            reason: "a note in a workout that has no sets".to_owned(),
        });
        self.skipped.extend(notes);
    }
}

/// Refuses a row that is damaged as a whole.
pub(crate) fn sound(row: &Row<'_>) -> Result<(), Refusal> {
    if row.is_blank() {
        return Err(Refusal::of_row("the row is blank"));
    }
    match row.damage {
        None => Ok(()),
        Some(Damage::OpenQuote) => Err(Refusal::of_row(
            "a quote in this row is not closed, or closed in the wrong place",
        )),
        Some(Damage::Width { found, expected }) => Err(Refusal::of_row(format!(
            "the row has {found} columns where the first row has {expected}",
        ))),
    }
}

fn unreadable_date(text: &str) -> Refusal {
    let reason = if text.is_empty() {
        "there is no date".to_owned()
    } else {
        format!(
            "{} is not a date with a time, day first or year first",
            quoted(text)
        )
    };
    Refusal::of(Column::Start, reason)
}

fn finished(mut draft: Draft, ordinals: &mut HashMap<String, u32>) -> ImportedWorkout {
    let merged = draft.merged();
    let entries = draft.take_entries();
    let ordinal = ordinals.entry(draft.key.clone()).or_insert(0);
    let key = SourceKey(format!("{}|{ordinal}", draft.key));
    *ordinal += 1;
    ImportedWorkout {
        key,
        title: draft.title,
        start: draft.start,
        end: draft.end,
        note: draft.note,
        entries,
        merged,
    }
}
