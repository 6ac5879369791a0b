//! Pages of a list. One row more than a page holds is asked for, so that whether
//! another page follows needs no question of its own.

use store::WorkoutRow;

use crate::api::Cursor;

/// How many rows are read for a page of so many.
pub(super) fn asked(limit: u32) -> u32 {
    limit + 1
}

/// Leaves of the rows that were asked for those of the page, and says where the
/// next one begins: at what `place` says of the last; none where nothing follows.
pub(super) fn cut<Row>(
    rows: &mut Vec<Row>,
    limit: u32,
    place: impl FnOnce(&Row) -> Cursor,
) -> Option<Cursor> {
    let limit = limit as usize;
    let more = rows.len() > limit;
    rows.truncate(limit);
    rows.last().filter(|_| more).map(place)
}

/// Where the workouts before this one begin; `history::place` reads it.
pub(super) fn before(workout: &WorkoutRow) -> Cursor {
    Cursor(format!("{}|{}", workout.start, workout.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of two of so many rows, and where the next begins.
    fn page(rows: u32) -> (Vec<u32>, Option<Cursor>) {
        let mut rows: Vec<u32> = (1..=rows).take(asked(2) as usize).collect();
        let next = cut(&mut rows, 2, |last| Cursor(last.to_string()));
        (rows, next)
    }

    #[test]
    fn the_next_page_begins_after_the_last_row_that_is_shown() {
        assert_eq!(page(5), (vec![1, 2], Some(Cursor("2".to_owned()))));
    }

    #[test]
    fn nothing_follows_a_page_that_holds_the_last_row() {
        assert_eq!(page(2), (vec![1, 2], None));
        assert_eq!(page(1), (vec![1], None));
        assert_eq!(page(0), (Vec::new(), None));
    }
}
