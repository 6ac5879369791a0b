//! Search as one types.
//!
//! Every word of the query must begin a word of one name or alias, in any
//! order; nothing is matched by sound or by mistyping. Names in other languages
//! are found from within their words too, since German writes compounds as one. The exercise picker
//! calls it on every keystroke.

use std::{cmp::Reverse, sync::LazyLock};

use super::{Exercise, SHELF, all, fold, words::words};

/// How well a name answers the query, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Every word of the query begins a word of the name.
    Words,
    /// The name begins with the query.
    Prefix,
    /// The name is the query.
    Exact,
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

/// At most `limit` exercises that answer the query, the best first: the exact
/// name or alias, then names that begin with it, then names and aliases whose
/// words do; within each the common lifts first, then short names. An empty
/// query lists the common lifts, then the rest by name.
#[must_use]
pub fn search(query: &str, limit: usize) -> Vec<&'static Exercise> {
    let (folded, sought) = (fold(query), words(query));
    let mut fits: Vec<Option<Fit>> = vec![None; all().len()];
    for label in LABELS.iter() {
        fits[label.place] = fits[label.place].max(fit(label, &folded, &sought));
    }
    let answers = |(fit, exercise): (Option<Fit>, &'static Exercise)| {
        Some((
            Reverse(fit?),
            rank(exercise),
            length(&folded, exercise),
            exercise,
        ))
    };
    let mut found: Vec<_> = fits.into_iter().zip(all()).filter_map(answers).collect();
    found.sort_by_key(|&(fit, rank, length, _)| (fit, rank, length));
    found
        .into_iter()
        .take(limit)
        .map(|(.., exercise)| exercise)
        .collect()
}

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

fn fit(label: &Label, folded: &str, sought: &[String]) -> Option<Fit> {
    if label.folded == folded {
        Some(Fit::Exact)
    } else if !folded.is_empty() && label.kind != Kind::Alias && label.folded.starts_with(folded) {
        Some(Fit::Prefix)
    } else {
        let within = label.kind == Kind::Translated;
        let met = |word: &String, sought: &String| {
            word.starts_with(sought)
                || (within && sought.chars().count() >= FEWEST_WITHIN && word.contains(sought.as_str()))
        };
        let begins = |sought: &String| label.words.iter().any(|word| met(word, sought));
        sought.iter().all(begins).then_some(Fit::Words)
    }
}

/// Short names are the plain forms of a lift; an empty query keeps the order
/// of the names instead.
const fn length(folded: &str, exercise: &Exercise) -> usize {
    if folded.is_empty() {
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
