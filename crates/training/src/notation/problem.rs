//! What can be wrong with a text in the notation, in words for people.

use crate::NotAQuantity;

/// A text is not in the notation, and where it is not.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{problem}")]
pub struct NotationError {
    /// Where the trouble begins: a byte offset into the text, on a character
    /// boundary and at most its length.
    pub at: usize,
    /// What the trouble is.
    pub problem: Problem,
}

/// What is wrong with a text in the notation. The texts are those typed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A piece that means nothing, or nothing in this place.
    #[error("“{0}” is not understood here")]
    Unexpected(String),
    /// A minus that stands before no help.
    #[error("nothing is below zero; help is written after bw, as in bw-15x8")]
    BelowZero,
    /// A set of one number, which could be anything.
    #[error("“{0}” alone says too little: {0}x5 is a load for reps, x{0} is reps")]
    BareNumber(String),
    /// A number after a complete set, which could be several things.
    #[error("“{0}” could mean several things: an RPE is @{0}, reps in reserve are {0}rir")]
    LooseNumber(String),
    /// A set of which nothing says how much was done.
    #[error("“{0}” needs reps, a distance or a time, as in {0} x5")]
    NothingDone(String),
    /// A sign or word that must be followed by a number.
    #[error("a number must follow “{0}”")]
    NumberMissing(String),
    /// A broken number of reps, sets, seconds or minutes.
    #[error("“{0}” must be a whole number; a comma that parts sets has a space after it")]
    NotWhole(String),
    /// A whole number that is beyond counting.
    #[error("“{0}” is too large a number")]
    TooLarge(String),
    /// A number that the quantity cannot have.
    #[error("“{text}” is wrong: {reason}")]
    NotAQuantity {
        /// The text of the quantity.
        text: String,
        /// Why it is none.
        reason: NotAQuantity,
    },
    /// A second load, distance, time, effort, kind or repetition in one set.
    #[error("“{0}” repeats what the set already says")]
    SaidTwice(String),
    /// A repetition of a list of reps.
    #[error("“x{0}” after a list of reps is unclear: write each set's reps, or 100x5x{0}")]
    ListRepeated(String),
    /// A repetition by zero.
    #[error("“x{0}” would leave no set at all")]
    NoSets(String),
    /// A note with no set before it.
    #[error("a note needs a set before it")]
    NoteAlone,
    /// More sets than [`MAX_SETS`](super::MAX_SETS).
    #[error("more than {} sets at once are too many", super::MAX_SETS)]
    TooManySets,
}

impl Problem {
    /// The error of this problem at a place.
    pub(super) fn at(self, at: usize) -> NotationError {
        NotationError { at, problem: self }
    }
}
