//! Every exercise there is: the shipped library, and over it the person's own
//! exercises, names and merges.

use std::collections::HashMap;

use logbook::ExerciseId;
use store::ExerciseRow;
use training::{Equipment, Muscles, Sides, library, one_rm::Formula};

/// Own exercises and changes to shipped ones, in memory. There are hundreds at
/// most, however long the history.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    rows: HashMap<String, ExerciseRow>,
    formula: Formula,
}

/// What an exercise's sets count as.
#[derive(Clone, Debug, PartialEq)]
pub struct Counting {
    /// The exercise that they count for, after merges.
    pub exercise: String,
    /// The share of bodyweight that is lifted.
    pub share: Option<f64>,
    /// Whether repetitions are logged for each side.
    pub sides: Sides,
    /// The muscles that they work; none of an own exercise whose person named
    /// none.
    pub muscles: Muscles,
}

impl Counting {
    /// What the sets of an exercise that is merged into no other count as, given
    /// its row where there is one.
    pub fn of(exercise: &str, row: Option<&ExerciseRow>) -> Self {
        let shipped = library::by_slug(exercise);
        let named = row.filter(|row| row.own);
        let named = named.and_then(|row| row.muscles.as_deref());
        Self {
            share: shipped.and_then(|shipped| shipped.share),
            sides: Sides::of(shipped.is_some_and(|shipped| shipped.one_sided)),
            muscles: match shipped {
                Some(shipped) => Muscles::of(shipped),
                None => named.map(Muscles::read).unwrap_or_default(),
            },
            exercise: exercise.to_owned(),
        }
    }
}

/// What an exercise is loaded with or done on; none of an own one whose person
/// did not say.
pub fn equipment(id: &str, row: Option<&ExerciseRow>) -> Option<Equipment> {
    let shipped = library::by_slug(id).map(|shipped| shipped.equipment);
    let named = row.and_then(|row| row.equipment.as_deref());
    shipped.or_else(|| named.and_then(|key| key.parse().ok()))
}

impl Catalogue {
    /// The catalogue with these own rows.
    pub fn new(rows: impl IntoIterator<Item = ExerciseRow>) -> Self {
        let rows = rows.into_iter().map(|row| (row.id.clone(), row));
        Self {
            rows: rows.collect(),
            formula: Formula::default(),
        }
    }

    /// The same, where estimates are made by this formula.
    #[must_use]
    pub fn estimating_by(self, formula: Formula) -> Self {
        Self { formula, ..self }
    }

    /// The formula that estimates are made by.
    pub fn formula(&self) -> Formula {
        self.formula
    }

    /// Puts a row in place of the one that was there.
    pub fn put(&mut self, row: ExerciseRow) {
        self.rows.insert(row.id.clone(), row);
    }

    /// The row of an exercise, if the person ever touched it.
    pub fn row(&self, id: &str) -> Option<&ExerciseRow> {
        self.rows.get(id)
    }

    /// Whether there is such an exercise.
    pub fn holds(&self, id: &str) -> bool {
        library::by_slug(id).is_some() || self.rows.get(id).is_some_and(|row| row.own)
    }

    /// Its name; the id itself for one whose document has not arrived yet.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let own = self.rows.get(id).and_then(|row| row.name.as_deref());
        own.or_else(|| library::by_slug(id).map(|exercise| exercise.name))
            .unwrap_or(id)
    }

    /// The exercise of exactly this name or alias, after folding. The person's
    /// own names go before the library's.
    pub fn find(&self, name: &str) -> Option<ExerciseId> {
        let folded = library::fold(name);
        let mut own: Vec<_> = self
            .rows
            .values()
            .filter(|row| row.folded.as_deref() == Some(&folded))
            .collect();
        own.sort_by_key(|row| (row.archived, row.merged_into.is_some(), &row.id));
        let own = own.first().map(|row| row.id.clone());
        own.or_else(|| library::by_name(name).map(|exercise| exercise.slug.to_owned()))
            .map(ExerciseId)
    }

    /// What the sets of an exercise count as.
    pub fn counting(&self, id: &str) -> Counting {
        let exercise = self.after_merges(id);
        Counting::of(&exercise, self.row(&exercise))
    }

    /// Follows merges to their end. Two devices may have merged X into Y and Y
    /// into X at once: the ring breaks at its smallest id, on every device alike.
    pub fn after_merges(&self, id: &str) -> String {
        let mut walked = vec![id];
        let mut here = id;
        while let Some(next) = self
            .rows
            .get(here)
            .and_then(|row| row.merged_into.as_deref())
        {
            if let Some(ring) = walked.iter().position(|seen| *seen == next) {
                return walked[ring..]
                    .iter()
                    .min()
                    .copied()
                    .unwrap_or(id)
                    .to_owned();
            }
            walked.push(next);
            here = next;
        }
        here.to_owned()
    }

    /// The exercises that count as this one, itself among them.
    pub fn counted_as(&self, id: &str) -> Vec<String> {
        let mut all: Vec<_> = self
            .rows
            .keys()
            .filter(|key| self.after_merges(key) == id)
            .cloned()
            .collect();
        if !all.iter().any(|known| known == id) {
            all.push(id.to_owned());
        }
        all.sort();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(id: &str, into: &str) -> ExerciseRow {
        ExerciseRow {
            id: id.to_owned(),
            name: None,
            folded: None,
            own: true,
            archived: false,
            merged_into: Some(into.to_owned()),
            equipment: None,
            muscles: None,
        }
    }

    #[test]
    fn a_ring_of_merges_breaks_at_its_smallest_id() {
        let catalogue = Catalogue::new([merged("b", "c"), merged("c", "b"), merged("z", "b")]);
        for id in ["b", "c", "z"] {
            assert_eq!(catalogue.after_merges(id), "b", "{id}");
        }
        assert_eq!(catalogue.counted_as("b"), ["b", "c", "z"]);
    }
}
