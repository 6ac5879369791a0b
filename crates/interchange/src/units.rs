//! The units that a file leaves open: whether it does, and what its numbers
//! look like.
//!
//! A look over all rows before they are read, made only for files whose headers
//! name no unit. It decides nothing: the person does. Called by the front of
//! the crate.

use training::{DistanceUnit, MassUnit};

use crate::amounts::MOST_WEIGHT;
use crate::header::{Cells, Column, Header};
use crate::numbers::number;
use crate::rows::Rows;
use crate::{Answers, Assumption, ImportError, Question};

/// The units by which values without one are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Units {
    pub mass: MassUnit,
    pub distance: DistanceUnit,
}

/// The units, with what has to be asked and told about them.
pub(crate) struct Settled {
    pub units: Units,
    pub question: Option<Question>,
    pub assumption: Option<Assumption>,
}

/// Settles the units of a file by its headers, then by the answers, then by the
/// look of its numbers.
pub(crate) fn settle(
    header: &Header,
    rows: Rows<'_>,
    answers: &Answers,
) -> Result<Settled, ImportError> {
    let open = survey(header, rows)?;
    let suggested = open.suggestion();
    let mass = header.mass_unit.or(answers.mass_unit).unwrap_or(suggested);
    let known = header.distance_unit.or(answers.distance_unit);
    let units = Units {
        mass,
        distance: known.unwrap_or_else(|| that_goes_with(mass)),
    };
    let asks_mass = open.weights > 0 && answers.mass_unit.is_none();
    let mass_is_known = header.mass_unit.or(answers.mass_unit).is_some() || open.weights > 0;
    let asks_distance = open.distances > 0 && known.is_none() && !mass_is_known;
    let question = if asks_mass {
        Some(Question::MassUnit { suggested })
    } else {
        let suggested = units.distance;
        asks_distance.then_some(Question::DistanceUnit { suggested })
    };
    let follows = open.distances > 0 && known.is_none() && !asks_distance;
    Ok(Settled {
        units,
        question,
        assumption: follows.then_some(Assumption::DistanceUnit(units.distance)),
    })
}

/// The unit in which a person with this unit of mass logs runs.
fn that_goes_with(mass: MassUnit) -> DistanceUnit {
    match mass {
        MassUnit::Kg => DistanceUnit::Km,
        MassUnit::Lb => DistanceUnit::Mi,
    }
}

/// The values that have no unit.
#[derive(Debug, Default)]
struct Open {
    weights: u32,
    /// Weights that are multiples of 5.
    fives: u32,
    /// Those of them that are not multiples of 10.
    odd_fives: u32,
    heaviest: f64,
    distances: u32,
}

fn survey(header: &Header, mut rows: Rows<'_>) -> Result<Open, ImportError> {
    let mut open = Open::default();
    if header.mass_unit.is_some() && header.distance_unit.is_some() {
        return Ok(open);
    }
    while let Some(row) = rows.next_row()? {
        if row.damage.is_none() {
            open.look_at(&Cells { row: &row, header });
        }
    }
    Ok(open)
}

impl Open {
    fn look_at(&mut self, cells: &Cells<'_>) {
        let open = |value, unit| {
            let number = number(cells.text(value)).filter(|&number| number != 0.0);
            number.filter(|_| cells.text(unit).is_empty())
        };
        if cells.header.mass_unit.is_none()
            && let Some(weight) = open(Column::Weight, Column::WeightUnit)
        {
            self.weigh(weight.abs());
        }
        if cells.header.distance_unit.is_none() {
            let distance = open(Column::Distance, Column::DistanceUnit);
            self.distances += u32::from(distance.is_some());
        }
    }

    fn weigh(&mut self, weight: f64) {
        if weight > MOST_WEIGHT {
            return;
        }
        let five = weight % 5.0 == 0.0;
        self.weights += 1;
        self.fives += u32::from(five);
        self.odd_fives += u32::from(five && weight % 10.0 != 0.0);
        self.heaviest = self.heaviest.max(weight);
    }

    /// Pounds where a weight is 250 or more, or where the weights are those of
    /// a bar of 45 and plates in pounds: multiples of 5 nearly always, and odd
    /// ones about half of the time.
    fn suggestion(&self) -> MassUnit {
        let share = |count| f64::from(count) / f64::from(self.weights.max(1));
        let plates = share(self.fives) >= 0.9 && share(self.odd_fives) >= 0.35;
        if self.heaviest >= 250.0 || plates {
            MassUnit::Lb
        } else {
            MassUnit::Kg
        }
    }
}
