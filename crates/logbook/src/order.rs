//! The place among siblings: a fractional index, so that inserting changes
//! nothing but the new thing.

use fractional_index::FractionalIndex;

/// A place; text that sorts as places do. Equal places are told apart by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order(String);

impl Order {
    /// The first place.
    pub fn first() -> Self {
        Self(FractionalIndex::default().to_string())
    }

    /// A place after this one. A place that cannot be read (a future form, or
    /// damage) is followed by its own text with a digit more, which sorts later.
    pub fn next(&self) -> Self {
        match FractionalIndex::from_string(&self.0) {
            Ok(index) => Self(FractionalIndex::new_after(&index).to_string()),
            Err(_) => Self(format!("{}80", self.0)),
        }
    }

    /// A place between two; none when they tie, and then one has to move first.
    pub fn between(left: &Self, right: &Self) -> Option<Self> {
        let left = FractionalIndex::from_string(&left.0).ok()?;
        let right = FractionalIndex::from_string(&right.0).ok()?;
        FractionalIndex::new_between(&left, &right).map(|index| Self(index.to_string()))
    }

    /// The place that a document holds.
    pub fn read(text: String) -> Self {
        Self(text)
    }

    /// As the document holds it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_places_in_a_row_sort_and_stay_short() {
        let mut places = vec![Order::first()];
        for _ in 0..100 {
            places.push(places[places.len() - 1].next());
        }
        assert!(places.is_sorted_by(|a, b| a < b));
        assert!(places.iter().all(|place| place.as_str().len() <= 8));
    }

    #[test]
    fn there_is_a_place_between_any_two_but_none_in_a_tie() {
        let (a, c) = (Order::first(), Order::first().next());
        let b = Order::between(&a, &c).unwrap();
        assert!(a < b && b < c);
        assert_eq!(Order::between(&a, &a), None);
    }
}
