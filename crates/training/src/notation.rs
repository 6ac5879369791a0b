//! The short notation in which sets are typed: `100x5@8, 102.5x3`.
//!
//! | typed | means |
//! |---|---|
//! | `100x5` | a load (in the assumed unit) for five reps; `×` and `X` do as well |
//! | `100x5x3` | the same, three times |
//! | `100 5 5 5` | one load, three sets of five |
//! | `x8` | reps alone |
//! | `225lb x5`, `100 kg x5` | a load with its unit |
//! | `bw x8`, `bw+20x8`, `bw-15x8` | one's own body, with load added, with help |
//! | `100x5@8`, `100x5 rpe 8` | RPE |
//! | `100x5 2rir`, `100x5 rir 2` | reps in reserve |
//! | `w 60x8`, `d 80x8` | a warm-up, a drop set |
//! | `100x8+`, `100x5f` | as many as possible, to failure |
//! | `amrap 0:45`, `f 0:45` | the same where there are no reps |
//! | `5km 24:30`, `1200m 6:02` | a distance in a time |
//! | `0:45`, `45s`, `2min` | a time |
//! | `20kg 40m`, `20kg 0:45`, `bw 0:45` | a load over a distance or for a time |
//! | `20kg 40m x3` | the same, three times |
//! | `100x5 // slow` | a note, up to the end of the line |
//!
//! Sets are parted by `;`, by a comma, or by a new line; a comma between two
//! digits is a decimal comma. Effort, `+`, `f` and a note belong to the set
//! that they follow, and after `x3` to all three, a note to the last. Case does
//! not matter.
//!
//! A number that could mean several things is refused rather than guessed at.
//! Whether a number makes sense (800 kg?) is not asked here but by the screen.
//! Called by every front end for what is typed, and by no file format.

mod beside;
mod draft;
mod line;
mod pieces;
mod problem;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use beside::parse_beside;
pub use line::{Line, parse_line};
pub use problem::{NotationError, Problem};
pub use read::{MAX_SETS, parse_sets};
pub use write::{can_write, write_set};
