//! Search as one types.
//!
//! Every word of the query must begin a word of one name or alias, in any
//! order; nothing is matched by sound or by mistyping. Names in other languages
//! are found from within their words too, since German writes compounds as one.
//! The exercise picker calls it on every keystroke.

use std::{cmp::Reverse, sync::LazyLock};

use super::{Exercise, SHELF, all, fold, words::words};

/// How well an exercise answers a query, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Only another name of it has the words: whoever types `squ` means a squat
    /// rather than the clean that some call a squat clean.
    Alias,
    /// Every word of the query begins a word of the name.
    Words,
    /// The name begins with the query.
    Prefix,
    /// The name, or another name, is the query.
    Exact,
}

/// An exercise that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which.
    pub exercise: &'static Exercise,
    /// How well.
    pub fit: Fit,
    /// The other name that has the words, where the name has them not.
    pub alias: Option<&'static str>,
}

/// At most `limit` exercises that answer the query, the best first: the exact
/// name or alias, then names that begin with it, then names whose words do, then
/// those that only an alias answers for; within each the common lifts first,
/// then short names. An empty query lists the common lifts, then the rest by
/// name.
#[must_use]
pub fn find(query: &str, limit: usize) -> Vec<Hit> {
    let sought = Sought::of(query);
    let mut answers = vec![Answer::default(); all().len()];
    for label in LABELS.iter() {
        answers[label.place].hear(label, &sought);
    }
    let hits = answers.into_iter().zip(all());
    let mut found: Vec<Hit> = hits
        .filter_map(|(answer, exercise)| answer.hit(exercise))
        .collect();
    found.sort_by_key(|hit| {
        let length = length(&sought, hit.exercise);
        (Reverse(hit.fit), rank(hit.exercise), length)
    });
    found.truncate(limit);
    found
}

/// The exercises of [`find`].
#[must_use]
pub fn search(query: &str, limit: usize) -> Vec<&'static Exercise> {
    let found = find(query, limit).into_iter();
    found.map(|hit| hit.exercise).collect()
}

/// How well a name that is not in the library answers a query; none for one
/// without words.
#[must_use]
pub fn fit_of_name(name: &str, query: &str) -> Option<Fit> {
    let sought = Sought::of(query);
    let label = Label::new(0, name, Kind::Name);
    fit(&label, &sought).filter(|_| !sought.words.is_empty())
}

/// What was typed, taken apart.
struct Sought {
    folded: String,
    words: Vec<String>,
}

impl Sought {
    fn of(query: &str) -> Self {
        Self {
            folded: fold(query),
            words: words(query),
        }
    }
}

/// A name or alias of the exercise at the place, taken apart.
struct Label {
    place: usize,
    kind: Kind,
    folded: String,
    words: Vec<String>,
}

/// What a label is to its exercise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Alias,
    /// The name in another language.
    Translated,
}

/// Fewer letters would be met within too many words.
const FEWEST_WITHIN: usize = 4;

static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let labels = |(place, exercise): (usize, &Exercise)| {
        let aliases = SHELF.aliases[place]
            .iter()
            .map(move |alias| Label::new(place, alias, Kind::Alias));
        let translated = SHELF.translated[place]
            .iter()
            .map(move |name| Label::new(place, name, Kind::Translated));
        std::iter::once(Label::new(place, exercise.name, Kind::Name))
            .chain(aliases)
            .chain(translated)
    };
    all().iter().enumerate().flat_map(labels).collect()
});

impl Label {
    fn new(place: usize, text: &str, kind: Kind) -> Self {
        Self {
            place,
            kind,
            folded: fold(text),
            words: words(text),
        }
    }
}

/// How the name and the aliases of one exercise answer.
#[derive(Clone, Default)]
struct Answer {
    name: Option<Fit>,
    /// The best of the aliases, and which of them it is.
    alias: Option<(Fit, usize)>,
    aliases: usize,
}

impl Answer {
    fn hear(&mut self, label: &Label, sought: &Sought) {
        let fit = fit(label, sought);
        if label.kind != Kind::Alias {
            self.name = self.name.max(fit);
            return;
        }
        let place = self.aliases;
        self.aliases += 1;
        let better = |fit: &Fit| self.alias.is_none_or(|(known, _)| *fit > known);
        if let Some(fit) = fit.filter(better) {
            self.alias = Some((fit, place));
        }
    }

    fn hit(&self, exercise: &'static Exercise) -> Option<Hit> {
        let by_alias = self.alias.map(|(fit, _)| match fit {
            Fit::Exact => Fit::Exact,
            Fit::Alias | Fit::Words | Fit::Prefix => Fit::Alias,
        });
        let alias = self.alias.filter(|_| self.name.is_none());
        let alias = alias.and_then(|(_, place)| super::aliases(exercise.slug).nth(place));
        Some(Hit {
            exercise,
            fit: self.name.max(by_alias)?,
            alias,
        })
    }
}

fn fit(label: &Label, sought: &Sought) -> Option<Fit> {
    if label.folded == sought.folded {
        Some(Fit::Exact)
    } else if !sought.folded.is_empty() && label.folded.starts_with(&sought.folded) {
        Some(Fit::Prefix)
    } else {
        let within = label.kind == Kind::Translated;
        let met = |word: &String, sought: &String| {
            word.starts_with(sought)
                || (within
                    && sought.chars().count() >= FEWEST_WITHIN
                    && word.contains(sought.as_str()))
        };
        let begins = |sought: &String| label.words.iter().any(|word| met(word, sought));
        sought.words.iter().all(begins).then_some(Fit::Words)
    }
}

/// Short names are the plain forms of a lift; an empty query keeps the order
/// of the names instead.
fn length(sought: &Sought, exercise: &Exercise) -> usize {
    if sought.folded.is_empty() {
        0
    } else {
        exercise.name.len()
    }
}

/// The place in the list of common lifts; everything else comes after them.
fn rank(exercise: &Exercise) -> usize {
    COMMON
        .iter()
        .position(|&slug| slug == exercise.slug)
        .unwrap_or(COMMON.len())
}

/// The lifts that most people log most often, by our own judgement.
pub(super) const COMMON: [&str; 50] = [
    "back-squat",
    "bench-press",
    "deadlift",
    "overhead-press",
    "barbell-row",
    "pull-up",
    "push-up",
    "dumbbell-bench-press",
    "incline-bench-press",
    "incline-dumbbell-bench-press",
    "romanian-deadlift",
    "lat-pulldown",
    "seated-cable-row",
    "leg-press",
    "dumbbell-shoulder-press",
    "lateral-raise",
    "barbell-curl",
    "dumbbell-curl",
    "hammer-curl",
    "triceps-pushdown",
    "leg-extension",
    "lying-leg-curl",
    "seated-leg-curl",
    "standing-calf-raise",
    "front-squat",
    "chin-up",
    "dip",
    "hip-thrust",
    "dumbbell-row",
    "bulgarian-split-squat",
    "dumbbell-lunge",
    "goblet-squat",
    "face-pull",
    "cable-fly",
    "machine-fly",
    "machine-chest-press",
    "skull-crusher",
    "preacher-curl",
    "reverse-fly",
    "shrug",
    "plank",
    "crunch",
    "hanging-leg-raise",
    "running",
    "walking",
    "cycling",
    "rowing-machine",
    "kettlebell-swing",
    "farmers-walk",
    "power-clean",
];
