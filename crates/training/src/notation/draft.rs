//! The sets between two separators while their pieces come in one by one.
//!
//! It knows which pieces may stand together, and nothing of how they are spelt.

use std::iter::repeat_n;
use std::mem::replace;

use super::problem::Problem;
use super::read::MAX_SETS;
use crate::{Distance, Effort, Load, Mass, Reps, Seconds, Set, SetKind};

/// What was said of one set so far. The kind may still be open.
#[derive(Debug, Clone, Default)]
struct Said {
    kind: Option<SetKind>,
    set: Set,
}

impl Said {
    fn is_measured(&self) -> bool {
        self.set.reps.is_some() || self.goes_on()
    }

    /// Whether the set is one over a distance or for a time.
    fn goes_on(&self) -> bool {
        self.set.distance.is_some() || self.set.time.is_some()
    }

    fn finished(self) -> Set {
        let kind = self.kind.unwrap_or_default();
        Set { kind, ..self.set }
    }
}

/// Fills a slot that was empty; refuses, with the text as typed, one that was not.
fn once<T>(slot: &mut Option<T>, value: T, text: &str) -> Result<(), Problem> {
    match slot.replace(value) {
        Some(_) => Err(Problem::SaidTwice(text.to_owned())),
        None => Ok(()),
    }
}

/// One or more sets that share a kind and a load.
#[derive(Debug, Default)]
pub(super) struct Draft<'t> {
    /// The set that the next piece belongs to.
    last: Said,
    /// The sets before it in a list such as `100 5 5 5`.
    listed: Vec<Said>,
    /// What all sets of a list share, once there is a list.
    shared: Option<Said>,
    /// The load as typed, if it was a number without a unit.
    bare: Option<&'t str>,
    /// How often the set was done.
    count: Option<u32>,
}

impl<'t> Draft<'t> {
    pub fn kind(&mut self, kind: SetKind, text: &str) -> Result<(), Problem> {
        once(&mut self.last.kind, kind, text)
    }

    /// A kind written after the reps: `+` or `f`.
    pub fn kind_of_reps(&mut self, kind: SetKind, text: &str) -> Result<(), Problem> {
        if self.last.set.reps.is_none() {
            return Err(Problem::Unexpected(text.to_owned()));
        }
        self.kind(kind, text)
    }

    pub fn load(&mut self, load: Load, text: &str) -> Result<(), Problem> {
        once(&mut self.last.set.load, load, text)
    }

    pub fn distance(&mut self, distance: Distance, text: &str) -> Result<(), Problem> {
        once(&mut self.last.set.distance, distance, text)
    }

    pub fn time(&mut self, time: Seconds, text: &str) -> Result<(), Problem> {
        once(&mut self.last.set.time, time, text)
    }

    pub fn effort(&mut self, effort: Effort, text: &str) -> Result<(), Problem> {
        once(&mut self.last.set.effort, effort, text)
    }

    /// Whether a number without a unit would be a load here.
    pub fn awaits_load(&self) -> bool {
        self.last.set.load.is_none() && !self.last.is_measured() && self.last.set.effort.is_none()
    }

    /// A load that was typed without a unit.
    pub fn bare_load(&mut self, mass: Mass, text: &'t str) -> Result<(), Problem> {
        self.bare = Some(text);
        self.load(Load::Weight(mass), text)
    }

    /// Whether a number without a unit would be reps here: right after a load,
    /// or after other reps of a list.
    pub fn awaits_listed_reps(&self) -> bool {
        let begins = self.last.set.load.is_some() && !self.last.is_measured();
        let goes_on = self.shared.is_some() && !self.last.goes_on();
        begins || goes_on
    }

    /// Reps that were typed without an x.
    pub fn listed_reps(&mut self, reps: Reps) -> Result<(), Problem> {
        if self.listed.len() >= MAX_SETS {
            return Err(Problem::TooManySets);
        }
        match &self.shared {
            None => self.shared = Some(self.last.clone()),
            Some(shared) => self.listed.push(replace(&mut self.last, shared.clone())),
        }
        self.last.set.reps = Some(reps);
        Ok(())
    }

    /// A number after an x: reps at first, then how often.
    pub fn times(&mut self, number: u32, text: &str) -> Result<(), Problem> {
        if self.shared.is_some() {
            return Err(Problem::ListRepeated(text.to_owned()));
        }
        if !self.last.is_measured() {
            self.last.set.reps = Some(Reps(number));
            return Ok(());
        }
        if number == 0 {
            return Err(Problem::NoSets(text.to_owned()));
        }
        once(&mut self.count, number, text)
    }

    /// Adds the sets to those of the text, the last of them with the note.
    /// `whole` is all that was typed for the draft.
    pub fn finish(
        self,
        note: Option<&str>,
        whole: &str,
        sets: &mut Vec<Set>,
    ) -> Result<(), Problem> {
        self.check(note, whole)?;
        let count = self.count.unwrap_or(1) as usize;
        let room = MAX_SETS.saturating_sub(sets.len() + self.listed.len());
        if count > room {
            return Err(Problem::TooManySets);
        }
        sets.extend(self.listed.into_iter().map(Said::finished));
        sets.extend(repeat_n(self.last.finished(), count));
        if let Some(last) = sets.last_mut() {
            last.note = note.filter(|note| !note.is_empty()).map(str::to_owned);
        }
        Ok(())
    }

    /// Refuses a set of which nothing says how much was done.
    fn check(&self, note: Option<&str>, whole: &str) -> Result<(), Problem> {
        match self.bare {
            _ if self.last.is_measured() => Ok(()),
            Some(number) if number == whole => Err(Problem::BareNumber(whole.to_owned())),
            None if whole.is_empty() && note.is_some() => Err(Problem::NoteAlone),
            Some(_) | None => Err(Problem::NothingDone(whole.to_owned())),
        }
    }
}
