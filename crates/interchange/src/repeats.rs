//! Workouts that a file holds twice in a row, taken apart.
//!
//! Hevy has exported the same workout twice. Its rows then follow each other
//! and would pass for one workout of double length. Rounds of a circuit repeat
//! too, so only what no circuit looks like is parted. Called by `hevy`.

use crate::Assumption;
use crate::draft::{Draft, DraftEntry};

/// How often a workout is looked for.
const MOST_TIMES: u32 = 4;

/// Parts every draft that is one workout several times over.
pub(crate) fn part(drafts: &mut Vec<Draft>, assumed: &mut Vec<Assumption>) {
    let whole = std::mem::take(drafts);
    for mut draft in whole {
        let Some(times) = repeated(&draft.entries) else {
            drafts.push(draft);
            continue;
        };
        let line = draft.line;
        assumed.push(Assumption::Repeated { line, times });
        let entries = std::mem::take(&mut draft.entries);
        let one = entries.len() / times as usize;
        drafts.extend(entries.chunks(one).map(|part| draft.with(part.to_vec())));
    }
}

/// How often the entries are one workout over again: several exercises, and
/// more than one set of some of them, the same each time.
fn repeated(entries: &[DraftEntry]) -> Option<u32> {
    (2..=MOST_TIMES).rev().find(|times| {
        let one = entries.len() / *times as usize;
        if one < 2 || !entries.len().is_multiple_of(*times as usize) {
            return false;
        }
        let (first, rest) = entries.split_at(one);
        let is_workout = first.iter().any(|entry| entry.set_count() > 1)
            && first
                .iter()
                .any(|entry| entry.exercise != first[0].exercise);
        is_workout
            && rest
                .iter()
                .zip(first.iter().cycle())
                .all(|(entry, other)| entry.says_the_same_as(other))
    })
}
