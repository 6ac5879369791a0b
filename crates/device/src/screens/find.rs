//! Finding exercises by name, and anything by its words.

use std::{cmp::Reverse, collections::HashMap};

use store::ExerciseRow;
use training::library;

use super::{
    days,
    look::{self, Look},
};
use crate::api::{
    ApiError, ExerciseHit, Exercises, ExercisesRequest, Found, Mention, SearchRequest, WorkoutId,
};

/// How many exercises are found where the request does not say.
const USUAL: u32 = 20;

/// How many of each a search finds where the request does not say.
const USUAL_SEARCH: u32 = 8;

/// How many are found at most.
const MOST: u32 = 500;

/// How well a name answers a query, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Every word of the query begins a word of the name.
    Words,
    /// The name begins with the query.
    Prefix,
    /// The name is the query.
    Exact,
}

impl Look<'_> {
    /// Exercises by name; without a query those trained most lately, and then
    /// the common ones, so that a new logbook has something to choose from.
    pub fn exercises(&self, request: &ExercisesRequest) -> Result<Exercises, ApiError> {
        let limit = request.limit.unwrap_or(USUAL).clamp(1, MOST) as usize;
        let exercises = self.exercises_for(&request.query, limit)?;
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
            exercises: self.exercises_for(&request.query, limit as usize)?,
            mentions: mentions.collect(),
        })
    }

    fn exercises_for(&self, query: &str, limit: usize) -> Result<Vec<ExerciseHit>, ApiError> {
        let rows = self.reader.exercises()?.into_iter();
        let rows: HashMap<String, ExerciseRow> = rows.map(|row| (row.id.clone(), row)).collect();
        let put_away = |id: &str| {
            rows.get(id)
                .is_some_and(|row| row.archived || row.merged_into.is_some())
        };
        let mut ids = match library::fold(query).is_empty() {
            true => self.trained_lately(limit)?,
            false => named(query, &rows, limit),
        };
        ids.retain(|id| !put_away(id));
        ids.iter()
            .take(limit)
            .map(|id| self.hit(id, rows.get(id)))
            .collect()
    }

    fn trained_lately(&self, limit: usize) -> Result<Vec<String>, ApiError> {
        let mut ids = self.reader.recent_exercises(limit)?;
        for common in library::search("", limit) {
            if !ids.iter().any(|id| id == common.slug) {
                ids.push(common.slug.to_owned());
            }
        }
        Ok(ids)
    }

    fn hit(&self, id: &str, row: Option<&ExerciseRow>) -> Result<ExerciseHit, ApiError> {
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
        })
    }
}

/// The exercises whose names answer a query, best first: of equal fits the
/// person's own names go before the library's, and those keep its order.
fn named(query: &str, rows: &HashMap<String, ExerciseRow>, limit: usize) -> Vec<String> {
    let query = library::fold(query);
    let mut found: Vec<(Fit, bool, usize, String)> = Vec::new();
    for row in rows.values() {
        if let Some(fit) = row.folded.as_deref().and_then(|name| fit(name, &query)) {
            found.push((fit, true, 0, row.id.clone()));
        }
    }
    // Some of the library's may have been put away, so there must be spares.
    for (rank, shipped) in library::search(&query, limit + rows.len())
        .into_iter()
        .enumerate()
    {
        if !found.iter().any(|(.., id)| id == shipped.slug) {
            let names = std::iter::once(shipped.name).chain(library::aliases(shipped.slug));
            let fit = names
                .filter_map(|name| fit(&library::fold(name), &query))
                .max();
            found.push((
                fit.unwrap_or(Fit::Words),
                false,
                rank,
                shipped.slug.to_owned(),
            ));
        }
    }
    found.sort_by(|a, b| (Reverse(a.0), !a.1, a.2, &a.3).cmp(&(Reverse(b.0), !b.1, b.2, &b.3)));
    found.into_iter().map(|(.., id)| id).collect()
}

fn fit(name: &str, query: &str) -> Option<Fit> {
    let begins = |word: &str| words(name).any(|known| known.starts_with(word));
    if name == query {
        Some(Fit::Exact)
    } else if name.starts_with(query) {
        Some(Fit::Prefix)
    } else {
        (words(query).next().is_some() && words(query).all(begins)).then_some(Fit::Words)
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
