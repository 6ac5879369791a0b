//! What the changes of one document did, newest first, and what its things were
//! at the time: today's rows, less what later changes wrote.

use std::collections::HashMap;

use logbook::DocumentId;
use store::{PlannedSetRow, SetRow};
use training::{SetKind, notation, target};
use uuid::Uuid;

use super::{Look, TouchedField, words};
use crate::{
    api::{ApiError, ExerciseName, FieldChange},
    screens::{sets::as_typed, values},
};

/// Fields of a change that are told; of a change that did more, the first of them.
const TOLD: usize = 60;

/// Some of a document's past.
pub(super) struct Past {
    /// Newest first, as far as they were not walked by yet.
    touched: std::iter::Peekable<std::vec::IntoIter<TouchedField>>,
    things: HashMap<Uuid, Thing>,
    /// What stood in a field before what was walked by.
    before: HashMap<(Uuid, String), Option<String>>,
}

/// Where a field is told: those of the whole first, then by exercise and set.
type Place = (bool, String, usize);

/// An entry or a set of a workout or a routine.
struct Thing {
    exercise: ExerciseName,
    /// Among all sets of the exercise; before them stands the exercise itself.
    place: usize,
    number: Option<u32>,
    kind: Option<SetKind>,
    is: Is,
}

enum Is {
    Entry,
    Set(Box<SetRow>),
    Planned(PlannedSetRow),
}

impl Past {
    /// A document's past from the n-th change on.
    pub fn since(look: &Look<'_>, document: &str, n: i64) -> Result<Self, ApiError> {
        let touched = look.reader.touched_since(document, n)?;
        Self::of(look, document, touched)
    }

    /// What these say, newest first, of a document.
    pub fn of(
        look: &Look<'_>,
        document: &str,
        touched: Vec<TouchedField>,
    ) -> Result<Self, ApiError> {
        let things = match document.parse()? {
            DocumentId::Workout(id) => of_workout(look, id)?,
            DocumentId::Routine(id) => of_routine(look, id)?,
            _ => HashMap::new(),
        };
        Ok(Self {
            touched: touched.into_iter().peekable(),
            things,
            before: HashMap::new(),
        })
    }

    /// What a change did. Asked for from the newest to the oldest.
    pub fn take(&mut self, look: &Look<'_>, n: i64) -> Result<Vec<FieldChange>, ApiError> {
        while let Some(later) = self.touched.next_if(|touched| touched.change > n) {
            self.walk_by(later);
        }
        let mut fields = Vec::new();
        let mut walked = Vec::new();
        while let Some(touched) = self.touched.next_if(|touched| touched.change == n) {
            if fields.len() < TOLD && !words::is_noise(&touched.field) {
                fields.extend(self.told(look, &touched)?);
            }
            walked.push(touched);
        }
        walked.into_iter().for_each(|touched| self.walk_by(touched));
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(fields.into_iter().map(|(_, field)| field).collect())
    }

    fn walk_by(&mut self, touched: TouchedField) {
        self.before
            .insert((touched.entity, touched.field), touched.before);
    }

    /// A field of a change, and where it stands among the others: as the things do.
    fn told(
        &self,
        look: &Look<'_>,
        touched: &TouchedField,
    ) -> Result<Option<(Place, FieldChange)>, ApiError> {
        let thing = self.things.get(&touched.entity);
        if thing.is_none() && touched.field.is_empty() {
            return Ok(None);
        }
        let (field, of) = words::field_and_of(&touched.field);
        let said = |raw: &Option<String>| match raw {
            Some(raw) => look.said(field, raw).map(Some),
            None => Ok(None),
        };
        let after = match thing.filter(|_| touched.field.is_empty()) {
            Some(made) => self.as_it_was(look, touched.entity, made),
            None => said(&touched.after)?,
        };
        let exercise = thing.map(|thing| thing.exercise.clone());
        let name = exercise.as_ref().map(|name| name.name.clone());
        let at = thing.map_or(0, |thing| thing.place);
        let place = (thing.is_some(), name.unwrap_or_default(), at);
        let told = FieldChange {
            thing: (!touched.entity.is_nil()).then(|| touched.entity.to_string()),
            exercise,
            number: thing.and_then(|thing| thing.number),
            kind: thing.and_then(|thing| thing.kind).map(values::kind),
            key: touched.field.clone(),
            field: field.to_owned(),
            of,
            before: said(&touched.before)?,
            after,
        };
        Ok(Some((place, told)))
    }

    /// What a thing was when it was made.
    fn as_it_was(&self, look: &Look<'_>, id: Uuid, thing: &Thing) -> Option<String> {
        let then = |field: &str, now: Option<String>| {
            let known = self.before.get(&(id, field.to_owned()));
            known.cloned().unwrap_or(now)
        };
        match &thing.is {
            Is::Entry => None,
            Is::Planned(row) => then("target", Some(row.target.clone())),
            Is::Set(row) => {
                let number = |text: Option<String>| text.and_then(|text| text.parse().ok());
                let text = |number: Option<u32>| number.map(|number| number.to_string());
                let row = SetRow {
                    kind: then("kind", Some(row.kind.clone())).unwrap_or_default(),
                    load: then("load", row.load.clone()),
                    reps: number(then("reps", text(row.reps))),
                    distance: then("distance", row.distance.clone()),
                    seconds: number(then("time", text(row.seconds))),
                    effort: then("effort", row.effort.clone()),
                    note: then("note", row.note.clone()),
                    ..row.as_ref().clone()
                };
                Some(notation::write_set(&as_typed(&row), look.unit))
            }
        }
    }
}

fn of_workout(look: &Look<'_>, id: Uuid) -> Result<HashMap<Uuid, Thing>, ApiError> {
    let mut things = HashMap::new();
    let Some(mut rows) = look.reader.workout(id)? else {
        return Ok(things);
    };
    rows.sets
        .sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    for entry in &rows.entries {
        let exercise = look.name_of(&entry.counts_as)?;
        let mut count = Count::default();
        for row in rows.sets.iter().filter(|set| set.entry == entry.id) {
            let is = Is::Set(Box::new(row.clone()));
            let kind = row.kind.parse().unwrap_or_default();
            things.insert(row.id, count.next(&exercise, kind, row.deleted, is));
        }
        things.insert(entry.id, whole(exercise));
    }
    Ok(things)
}

fn of_routine(look: &Look<'_>, id: Uuid) -> Result<HashMap<Uuid, Thing>, ApiError> {
    let mut things = HashMap::new();
    let Some(rows) = look.reader.routine(id)? else {
        return Ok(things);
    };
    for entry in &rows.entries {
        let exercise = look.name_of(&entry.exercise)?;
        let mut count = Count::default();
        for row in rows.sets.iter().filter(|set| set.entry == entry.id) {
            let is = Is::Planned(row.clone());
            let target = target::parse_kept(&row.target).into_iter().next();
            let kind = target.unwrap_or_default().kind;
            things.insert(row.id, count.next(&exercise, kind, row.deleted, is));
        }
        things.insert(entry.id, whole(exercise));
    }
    Ok(things)
}

fn whole(exercise: ExerciseName) -> Thing {
    Thing {
        exercise,
        place: 0,
        number: None,
        kind: None,
        is: Is::Entry,
    }
}

/// Counts the sets of an exercise as screens do: those of its own count are
/// numbered, a warm-up and the like is called by its kind.
#[derive(Default)]
struct Count {
    all: usize,
    numbered: u32,
}

impl Count {
    /// The next set. One in the trash has the number that it would get by being
    /// restored, and pushes nobody on.
    fn next(
        &mut self,
        exercise: &ExerciseName,
        kind: SetKind,
        deleted: Option<i64>,
        is: Is,
    ) -> Thing {
        self.all += 1;
        let has_number = matches!(kind, SetKind::Working | SetKind::Amrap);
        let number = has_number.then_some(self.numbered + 1);
        if has_number && deleted.is_none() {
            self.numbered += 1;
        }
        Thing {
            exercise: exercise.clone(),
            place: self.all,
            number,
            kind: Some(kind),
            is,
        }
    }
}
