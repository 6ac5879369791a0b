//! Finding exercises by name, and anything by its words.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use store::ExerciseRow;
use training::library::{self, Fit};
use training::{Equipment, Muscle};

use super::{
    days,
    look::{self, Look, not_found},
};
use crate::api::{
    ApiError, ExerciseHit, Exercises, ExercisesRequest, Found, Mention, SearchRequest, Shelf,
    WorkoutId,
};
use crate::catalogue::{self, Counting};

/// How many exercises are found where the request does not say.
const USUAL: u32 = 20;

/// How many of each a search finds where the request does not say.
const USUAL_SEARCH: u32 = 8;

/// How many are found at most.
const MOST: u32 = 500;

/// An exercise that was found, and the other name that it was found by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    id: String,
    alias: Option<String>,
}

impl From<String> for Named {
    fn from(id: String) -> Self {
        Self { id, alias: None }
    }
}

/// What else than words an exercise must answer.
#[derive(Clone, Copy, Debug, Default)]
struct Filter {
    muscle: Option<Muscle>,
    equipment: Option<Equipment>,
    shelf: Shelf,
}

impl Filter {
    fn of(request: &ExercisesRequest) -> Result<Self, ApiError> {
        let muscle = request.muscle.as_deref().map(|key| {
            let muscle = key.parse::<Muscle>();
            muscle.map_err(|_| not_found("muscle", key))
        });
        let equipment = request.equipment.as_deref().map(|key| {
            let equipment = key.parse::<Equipment>();
            equipment.map_err(|_| not_found("equipment", key))
        });
        Ok(Self {
            muscle: muscle.transpose()?,
            equipment: equipment.transpose()?,
            shelf: request.shelf,
        })
    }

    fn lets(self, id: &str, row: Option<&ExerciseRow>) -> bool {
        let merged = row.is_some_and(|row| row.merged_into.is_some());
        let archived = row.is_some_and(|row| row.archived);
        let on_shelf = match self.shelf {
            Shelf::All | Shelf::Trained => !archived,
            Shelf::Own => !archived && row.is_some_and(|row| row.own),
            Shelf::Archived => archived,
        };
        let works = |muscle| Counting::of(id, row).muscles.share(muscle).is_some();
        let done_on = |equipment| catalogue::equipment(id, row) == Some(equipment);
        !merged && on_shelf && self.muscle.is_none_or(works) && self.equipment.is_none_or(done_on)
    }
}

impl Look<'_> {
    /// Exercises by name; without a query those trained most lately, and then
    /// the common ones, so that a new logbook has something to choose from.
    pub fn exercises(&self, request: &ExercisesRequest) -> Result<Exercises, ApiError> {
        let limit = request.limit.unwrap_or(USUAL).clamp(1, MOST) as usize;
        let filter = Filter::of(request)?;
        let exercises = self.exercises_for(&request.query, filter, limit)?;
        Ok(Exercises { exercises })
    }

    /// Exercises by name, and titles and notes.
    pub fn search(&self, request: &SearchRequest) -> Result<Found, ApiError> {
        let limit = request.limit.unwrap_or(USUAL_SEARCH).clamp(1, MOST);
        if request.query.trim().is_empty() {
            return Ok(Found {
                exercises: Vec::new(),
                mentions: Vec::new(),
            });
        }
        let mentions = self.reader.mentions(&request.query, limit)?.into_iter();
        let mentions = mentions.map(|mention| Mention {
            text: mention.text,
            workout: WorkoutId(mention.workout.to_string()),
            day: days::day(mention.day),
        });
        Ok(Found {
            exercises: self.exercises_for(&request.query, Filter::default(), limit as usize)?,
            mentions: mentions.collect(),
        })
    }

    fn exercises_for(
        &self,
        query: &str,
        filter: Filter,
        limit: usize,
    ) -> Result<Vec<ExerciseHit>, ApiError> {
        let rows = self.reader.exercises()?.into_iter();
        let rows: HashMap<String, ExerciseRow> = rows.map(|row| (row.id.clone(), row)).collect();
        let mut found = match library::fold(query).is_empty() {
            true => self.trained_lately(&rows)?,
            false => named(query, &rows),
        };
        found.retain(|found| filter.lets(&found.id, rows.get(&found.id)));
        if filter.shelf == Shelf::Trained {
            let trained: HashSet<_> = self.reader.exercises_trained()?.into_iter().collect();
            found.retain(|found| trained.contains(&found.id));
        }
        found.truncate(limit);
        let hits = found.into_iter();
        hits.map(|found| {
            let row = rows.get(&found.id);
            self.hit(found, row)
        })
        .collect()
    }

    /// All exercises, those trained most lately first, then those that were ever
    /// trained, the common ones, and the person's own.
    fn trained_lately(&self, rows: &HashMap<String, ExerciseRow>) -> Result<Vec<Named>, ApiError> {
        let mut ids = self.reader.recent_exercises(MOST as usize)?;
        ids.extend(self.reader.exercises_trained()?);
        let common = library::search("", usize::MAX).into_iter();
        ids.extend(common.map(|common| common.slug.to_owned()));
        let mut own: Vec<_> = rows.values().filter(|row| row.own).collect();
        own.sort_by_key(|row| (&row.folded, &row.id));
        ids.extend(own.into_iter().map(|row| row.id.clone()));
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        Ok(ids.into_iter().map(Named::from).collect())
    }

    fn hit(&self, found: Named, row: Option<&ExerciseRow>) -> Result<ExerciseHit, ApiError> {
        let id = found.id.as_str();
        let total = self.reader.exercise_total(id)?;
        let last_day = match total {
            Some(_) => self.reader.last_day_of_exercise(id)?,
            None => None,
        };
        Ok(ExerciseHit {
            exercise: look::name(id, row),
            own: row.is_some_and(|row| row.own),
            sets: total.unwrap_or_default().sets,
            last_day: last_day.map(days::day),
            alias: found.alias,
        })
    }
}

/// The exercises whose names answer a query, best first: of equal fits the
/// person's own names go before the library's, and those keep its order.
fn named(query: &str, rows: &HashMap<String, ExerciseRow>) -> Vec<Named> {
    let mut found: Vec<(Fit, bool, usize, Named)> = Vec::new();
    for row in rows.values() {
        let name = row.name.as_deref();
        if let Some(fit) = name.and_then(|name| library::fit_of_name(name, query)) {
            found.push((fit, true, 0, Named::from(row.id.clone())));
        }
    }
    for (rank, hit) in library::find(query, usize::MAX).into_iter().enumerate() {
        let id = hit.exercise.slug.to_owned();
        if found.iter().any(|(.., known)| known.id == id) {
            continue;
        }
        // Whoever calls it otherwise finds it by the library's name as by an alias.
        let renamed = rows.get(&id).is_some_and(|row| row.name.is_some());
        let (fit, alias) = match (renamed, hit.alias) {
            (true, None) if hit.fit != Fit::Exact => (Fit::Alias, Some(hit.exercise.name)),
            (true, None) => (Fit::Exact, Some(hit.exercise.name)),
            (_, alias) => (hit.fit, alias),
        };
        let alias = alias.map(str::to_owned);
        found.push((fit, false, rank, Named { id, alias }));
    }
    found.sort_by(|a, b| {
        (Reverse(a.0), !a.1, a.2, &a.3.id).cmp(&(Reverse(b.0), !b.1, b.2, &b.3.id))
    });
    found.into_iter().map(|(.., found)| found).collect()
}
