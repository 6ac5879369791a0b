//! A workout while its rows arrive.
//!
//! It keeps notes apart until it is known which entries have sets, and counts
//! the rows that become part of a set or a note. It knows no app. Called by
//! `strong` and `hevy`; `gather` turns it into an [`ImportedWorkout`].

use jiff::civil::DateTime;
use training::{Seconds, Set};

use crate::{ImportedEntry, ImportedSet};

/// A workout in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Key of the workout without the ordinal.
    pub key: String,
    pub title: String,
    pub start: DateTime,
    pub end: Option<DateTime>,
    /// The first note of the workout that is not empty.
    pub note: String,
    /// The line of its first row.
    pub line: u64,
    pub entries: Vec<DraftEntry>,
    /// Rows that became a rest.
    pub rests: u32,
    /// The lines of rows that became a note.
    pub note_lines: Vec<u64>,
    /// Whether the last row was a set, so that a rest belongs to it.
    last_is_set: bool,
}

/// An exercise in the making.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DraftEntry {
    pub exercise: String,
    pub superset: Option<u32>,
    notes: Vec<String>,
    sets: Vec<ImportedSet>,
    last_order: Option<u32>,
}

impl Draft {
    pub fn new(key: String, title: &str, start: DateTime, line: u64) -> Self {
        Self {
            key,
            title: title.to_owned(),
            start,
            end: None,
            note: String::new(),
            line,
            entries: Vec::new(),
            rests: 0,
            note_lines: Vec::new(),
            last_is_set: false,
        }
    }

    /// The same workout with other entries.
    pub fn with(&self, entries: Vec<DraftEntry>) -> Self {
        Self {
            entries,
            ..self.clone()
        }
    }

    /// Takes the note of the workout, unless there is one already: some layouts
    /// repeat it on some rows.
    pub fn note(&mut self, note: &str) {
        if self.note.is_empty() {
            self.note.push_str(note);
        }
    }

    /// The entry to which the next row belongs: the last one, unless the
    /// exercise changes or the numbers of its sets start anew.
    pub fn entry(
        &mut self,
        exercise: &str,
        superset: Option<u32>,
        order: Option<u32>,
    ) -> &mut DraftEntry {
        self.last_is_set = false;
        let goes_on = self.entries.last().is_some_and(|last| {
            last.exercise == exercise
                && last.superset == superset
                && order.is_none_or(|order| last.last_order.is_none_or(|last| order > last))
        });
        if !goes_on {
            self.entries.push(DraftEntry {
                exercise: exercise.to_owned(),
                superset,
                notes: Vec::new(),
                sets: Vec::new(),
                last_order: None,
            });
        }
        let place = self.entries.len() - 1;
        let entry = &mut self.entries[place];
        entry.last_order = order.or(entry.last_order);
        entry
    }

    /// Adds a set to the last entry.
    pub fn add_set(&mut self, set: Set, line: u64) {
        if let Some(entry) = self.entries.last_mut() {
            let rest = None;
            entry.sets.push(ImportedSet { set, rest, line });
            self.last_is_set = true;
        }
    }

    /// Gives the set of the row above its rest; `false` where there is none.
    pub fn add_rest(&mut self, exercise: &str, rest: Seconds) -> bool {
        let entry = self.entries.last_mut().filter(|_| self.last_is_set);
        let set = entry
            .filter(|entry| entry.exercise == exercise)
            .and_then(|entry| entry.sets.last_mut());
        let Some(set) = set.filter(|set| set.rest.is_none()) else {
            return false;
        };
        set.rest = Some(rest);
        self.rests += 1;
        true
    }

    /// Whether any set has arrived.
    pub fn has_sets(&self) -> bool {
        self.entries.iter().any(DraftEntry::has_sets)
    }

    /// How many rows became part of a set or a note.
    pub fn merged(&self) -> u32 {
        self.rests + u32::try_from(self.note_lines.len()).unwrap_or(u32::MAX)
    }

    /// The entries with sets. The notes of the others go to the workout's note.
    pub fn take_entries(&mut self) -> Vec<ImportedEntry> {
        let mut entries = Vec::with_capacity(self.entries.len());
        for entry in std::mem::take(&mut self.entries) {
            let note = entry.notes.join("\n");
            if entry.has_sets() {
                entries.push(ImportedEntry {
                    exercise: entry.exercise,
                    superset: entry.superset,
                    note,
                    sets: entry.sets,
                });
            } else if !note.is_empty() {
                let line_break = if self.note.is_empty() { "" } else { "\n" };
                self.note += &format!("{line_break}{}: {note}", entry.exercise);
            }
        }
        entries
    }
}

impl DraftEntry {
    /// Takes a note. Apps repeat it on every row of the exercise.
    pub fn note(&mut self, note: &str) {
        if !note.is_empty() && self.notes.last().is_none_or(|last| last != note) {
            self.notes.push(note.to_owned());
        }
    }

    pub fn has_sets(&self) -> bool {
        !self.sets.is_empty()
    }

    pub fn set_count(&self) -> usize {
        self.sets.len()
    }

    /// Whether the other entry says the same, on whatever lines.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let sets = self.sets.iter().map(|set| (&set.set, set.rest));
        self.exercise == other.exercise
            && self.superset == other.superset
            && self.notes == other.notes
            && sets.eq(other.sets.iter().map(|set| (&set.set, set.rest)))
    }

    /// Changes every note.
    pub fn rewrite_notes(&mut self, rewrite: impl Fn(&str) -> String) {
        for note in &mut self.notes {
            *note = rewrite(note);
        }
    }
}
