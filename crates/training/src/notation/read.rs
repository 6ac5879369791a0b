//! Sets read from a text: what each piece means together with its neighbours.

use super::draft::Draft;
use super::pieces::{Is, Piece, Pieces};
use super::problem::{NotationError, Problem};
use crate::quantity::decimal;
use crate::{
    Distance, DistanceUnit, Effort, Load, Mass, MassUnit, NotAQuantity, Reps, Rir, Rpe, Seconds,
    Set, SetKind,
};

/// The most sets in one text, so that `1x1x4000000000` is no way to fill memory.
pub const MAX_SETS: usize = 1000;

/// Reads sets in the notation. Loads without a unit are in the assumed one. A
/// text of nothing but separators and space has no sets.
///
/// # Errors
/// When the text is not in the notation; the error says where and why.
pub fn parse_sets(text: &str, assume: MassUnit) -> Result<Vec<Set>, NotationError> {
    let mut reader = Reader {
        pieces: Pieces::of(text),
        assume,
        here: 0,
    };
    reader.sets().map_err(|problem| problem.at(reader.here))
}

/// What a word after a number makes of it.
enum Unit {
    Mass(MassUnit),
    Distance(DistanceUnit),
    Rpe,
    Rir,
    /// A unit of time, in seconds.
    Time(u32),
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "rpe" => Some(Self::Rpe),
            "rir" => Some(Self::Rir),
            "s" | "sec" => Some(Self::Time(1)),
            "min" => Some(Self::Time(60)),
            other => {
                let mass = other.parse().map(Self::Mass);
                mass.or_else(|_| other.parse().map(Self::Distance)).ok()
            }
        }
    }
}

struct Reader<'t> {
    pieces: Pieces<'t>,
    assume: MassUnit,
    /// The place that an error would be about.
    here: usize,
}

impl<'t> Reader<'t> {
    fn sets(&mut self) -> Result<Vec<Set>, Problem> {
        let mut sets = Vec::new();
        while let Some(first) = self.pieces.peek() {
            if first.is == Is::Separator {
                self.pieces.skip_one();
            } else {
                self.sets_up_to_a_separator(first.at, &mut sets)?;
            }
        }
        Ok(sets)
    }

    fn sets_up_to_a_separator(&mut self, start: usize, sets: &mut Vec<Set>) -> Result<(), Problem> {
        let mut draft = Draft::default();
        let mut end = start;
        while let Some(piece) = self.take_unless(|is| matches!(is, Is::Separator | Is::Note)) {
            self.piece(piece, &mut draft)?;
            end = self.pieces.place();
        }
        let note = self.take_if(Is::Note).map(|note| note.text[2..].trim());
        self.here = start;
        draft.finish(note, self.pieces.between(start, end), sets)
    }

    /// Takes in a piece and those after it that belong to it.
    fn piece(&mut self, piece: Piece<'t>, draft: &mut Draft<'t>) -> Result<(), Problem> {
        match piece.is {
            Is::Number => self.number(piece, draft),
            Is::Word => self.word(piece, draft),
            Is::Clock => draft.time(quantity(piece.text.parse(), piece.text)?, piece.text),
            Is::Times => {
                let number = self.number_after(piece)?;
                draft.times(whole(number.text)?, number.text)
            }
            Is::At => {
                let number = self.number_after(piece)?.text;
                draft.effort(rpe(number)?, number)
            }
            Is::Plus => draft.kind_of_reps(SetKind::Amrap, piece.text),
            Is::Minus => Err(Problem::BelowZero),
            Is::Separator | Is::Note | Is::Stray => Err(Problem::Unexpected(piece.text.to_owned())),
        }
    }

    /// A number with its unit, or a load or reps without one.
    fn number(&mut self, number: Piece<'t>, draft: &mut Draft<'t>) -> Result<(), Problem> {
        if let Some(unit) = self.unit() {
            self.here = number.at;
            let said = self.pieces.between(number.at, self.pieces.place());
            return measured(number.text, unit, said, draft);
        }
        if draft.awaits_load() {
            draft.bare_load(mass(number.text, self.assume)?, number.text)
        } else if draft.awaits_listed_reps() {
            draft.listed_reps(Reps(whole(number.text)?))
        } else {
            Err(Problem::LooseNumber(number.text.to_owned()))
        }
    }

    fn word(&mut self, word: Piece<'t>, draft: &mut Draft<'t>) -> Result<(), Problem> {
        match word.text.to_ascii_lowercase().as_str() {
            "bw" => {
                let load = self.body()?;
                let said = self.pieces.between(word.at, self.pieces.place());
                draft.load(load, said)
            }
            "rpe" => {
                let number = self.number_after(word)?.text;
                draft.effort(rpe(number)?, number)
            }
            "rir" => {
                let number = self.number_after(word)?.text;
                draft.effort(rir(number)?, number)
            }
            "w" | "warmup" => draft.kind(SetKind::WarmUp, word.text),
            "d" | "drop" => draft.kind(SetKind::Drop, word.text),
            "f" | "failure" => draft.kind(SetKind::Failure, word.text),
            "amrap" => draft.kind(SetKind::Amrap, word.text),
            _ => Err(Problem::Unexpected(
                self.pieces.letters_from(word.at).to_owned(),
            )),
        }
    }

    /// What stands after `bw`: load added, help, or nothing.
    fn body(&mut self) -> Result<Load, Problem> {
        if let Some(plus) = self.take_if(Is::Plus) {
            self.mass_after(plus).map(Load::Added)
        } else if let Some(minus) = self.take_if(Is::Minus) {
            self.mass_after(minus).map(Load::Assisted)
        } else {
            Ok(Load::Bodyweight)
        }
    }

    fn mass_after(&mut self, sign: Piece<'t>) -> Result<Mass, Problem> {
        let number = self.number_after(sign)?;
        let after_the_number = self.pieces;
        match self.unit() {
            Some(Unit::Mass(unit)) => mass(number.text, unit),
            Some(_) | None => {
                self.pieces = after_the_number;
                mass(number.text, self.assume)
            }
        }
    }

    fn number_after(&mut self, sign: Piece<'t>) -> Result<Piece<'t>, Problem> {
        let missing = || Problem::NumberMissing(sign.text.to_owned());
        self.take_if(Is::Number).ok_or_else(missing)
    }

    /// Takes the next piece if it is a unit.
    fn unit(&mut self) -> Option<Unit> {
        let word = self.pieces.peek().filter(|piece| piece.is == Is::Word)?;
        let unit = Unit::of(word.text)?;
        self.pieces.skip_one();
        Some(unit)
    }

    fn take_if(&mut self, is: Is) -> Option<Piece<'t>> {
        self.take_unless(|next| next != is)
    }

    fn take_unless(&mut self, not: impl Fn(Is) -> bool) -> Option<Piece<'t>> {
        let piece = self.pieces.peek().filter(|piece| !not(piece.is))?;
        self.pieces.skip_one();
        self.here = piece.at;
        Some(piece)
    }
}

/// Adds a number with a unit to the draft; `said` is both as typed.
fn measured(number: &str, unit: Unit, said: &str, draft: &mut Draft<'_>) -> Result<(), Problem> {
    match unit {
        Unit::Mass(unit) => draft.load(Load::Weight(mass(number, unit)?), said),
        Unit::Distance(unit) => draft.distance(distance(number, unit)?, said),
        Unit::Rpe => draft.effort(rpe(number)?, said),
        Unit::Rir => draft.effort(rir(number)?, said),
        Unit::Time(seconds) => {
            let time = whole(number)?.checked_mul(seconds).map(Seconds);
            draft.time(
                time.ok_or_else(|| Problem::TooLarge(said.to_owned()))?,
                said,
            )
        }
    }
}

/// The value of a number with a decimal point or comma.
fn value(number: &str) -> f64 {
    decimal(&number.replace(',', ".")).expect("a number has digits and at most one point or comma")
}

fn whole(number: &str) -> Result<u32, Problem> {
    if number.contains(['.', ',']) {
        return Err(Problem::NotWhole(number.to_owned()));
    }
    number
        .parse()
        .map_err(|_| Problem::TooLarge(number.to_owned()))
}

fn mass(number: &str, unit: MassUnit) -> Result<Mass, Problem> {
    quantity(Mass::new(value(number), unit), number)
}

fn distance(number: &str, unit: DistanceUnit) -> Result<Distance, Problem> {
    quantity(Distance::new(value(number), unit), number)
}

fn rpe(number: &str) -> Result<Effort, Problem> {
    quantity(Rpe::new(value(number)).map(Effort::Rpe), number)
}

fn rir(number: &str) -> Result<Effort, Problem> {
    quantity(Rir::new(value(number)).map(Effort::Rir), number)
}

/// Passes on a quantity, or the problem that the text is none.
fn quantity<T>(read: Result<T, NotAQuantity>, text: &str) -> Result<T, Problem> {
    let text = text.to_owned();
    read.map_err(|reason| Problem::NotAQuantity { text, reason })
}
