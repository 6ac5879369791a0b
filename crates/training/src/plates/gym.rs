//! What a gym has to load: bars and plates, so many of each.
//!
//! Names of gyms and bars are the logbook's; what fits on a bar is
//! [`load`](super::load)'s business. Plates of kilograms and of pounds may lie
//! in one gym, and are never rounded into each other.

use crate::{Mass, MassUnit};

/// Plates come in steps of this part of their unit: 0.025 kg or 0.025 lb, which
/// the smallest fractional plates sold (0.125 kg, 0.25 lb) are whole steps of.
pub(super) const STEPS_IN_A_UNIT: u32 = 40;

/// The heaviest plate, in its own unit.
const HEAVIEST_PLATE: f64 = 200.0;

/// The most pairs of one plate that are counted.
const MOST_PAIRS: u8 = 20;

/// The most different plates of one gym.
const MOST_KINDS: usize = 24;

/// Why something is not a gym that can be searched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAGym {
    /// The plate is no whole number of steps.
    #[error("a plate of {0} is not a multiple of 0.025")]
    OffTheStep(Mass),
    /// The plate weighs nothing, or more than any plate.
    #[error("a plate of {0} is not between 0.025 and 200")]
    NoPlate(Mass),
    /// There are more pairs of one plate than are counted.
    #[error("{pairs} pairs of {mass} are more than 20")]
    TooManyPairs {
        /// The plate.
        mass: Mass,
        /// The pairs of it.
        pairs: u8,
    },
    /// There are more different plates than are searched.
    #[error("{0} different plates are more than 24")]
    TooManyKinds(usize),
}

/// How many ends of a bar take plates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ends {
    /// Both, loaded alike: a barbell, a trap bar, a dumbbell handle.
    #[default]
    Two,
    /// One stack: a landmine, a loading pin, a dip belt.
    One,
}

impl Ends {
    /// How many plates of a kind go on at a time.
    pub(super) fn count(self) -> u32 {
        match self {
            Self::Two => 2,
            Self::One => 1,
        }
    }
}

/// Whatever holds the plates, by its own mass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// What it weighs empty, with its collars if they are to count.
    pub mass: Mass,
    /// Where the plates go.
    pub ends: Ends,
}

impl Bar {
    /// A bar that is loaded alike at both ends.
    #[must_use]
    pub fn of(mass: Mass) -> Self {
        let ends = Ends::Two;
        Self { mass, ends }
    }
}

/// One kind of plate, and how many pairs of it there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plate {
    mass: Mass,
    pairs: u8,
}

impl Plate {
    /// `pairs` pairs of a plate of `mass`.
    ///
    /// # Errors
    /// When the mass is no whole number of 0.025 units, not above zero, above
    /// 200, or when there are over 20 pairs.
    pub fn new(mass: Mass, pairs: u8) -> Result<Self, NotAGym> {
        if (mass.value() * f64::from(STEPS_IN_A_UNIT)).fract() != 0.0 {
            return Err(NotAGym::OffTheStep(mass));
        }
        if mass.value() == 0.0 || mass.value() > HEAVIEST_PLATE {
            return Err(NotAGym::NoPlate(mass));
        }
        if pairs > MOST_PAIRS {
            return Err(NotAGym::TooManyPairs { mass, pairs });
        }
        Ok(Self { mass, pairs })
    }

    /// What one such plate weighs.
    #[must_use]
    pub fn mass(self) -> Mass {
        self.mass
    }

    /// How many pairs there are.
    #[must_use]
    pub fn pairs(self) -> u8 {
        self.pairs
    }

    /// The mass of one plate in fortieths of its unit: a whole number.
    pub(super) fn steps(self) -> u32 {
        (self.mass.value() * f64::from(STEPS_IN_A_UNIT)) as u32
    }
}

/// The bars and plates of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gym {
    bars: Vec<Bar>,
    plates: Vec<Plate>,
}

impl Gym {
    /// A gym of bars, as given, and plates, in any order. Equal plates are
    /// counted together.
    ///
    /// # Errors
    /// When there are over 24 different plates, or over 20 pairs of one.
    pub fn new(
        bars: impl IntoIterator<Item = Bar>,
        plates: impl IntoIterator<Item = Plate>,
    ) -> Result<Self, NotAGym> {
        let mut kinds: Vec<Plate> = Vec::new();
        for plate in plates {
            match kinds.iter_mut().find(|kind| kind.mass == plate.mass) {
                Some(kind) => {
                    *kind = Plate::new(kind.mass, kind.pairs.saturating_add(plate.pairs))?;
                }
                None => kinds.push(plate),
            }
        }
        if kinds.len() > MOST_KINDS {
            return Err(NotAGym::TooManyKinds(kinds.len()));
        }
        kinds.sort_by_key(|kind| std::cmp::Reverse(Nanograms::of(kind.mass)));
        let bars = bars.into_iter().collect();
        Ok(Self {
            bars,
            plates: kinds,
        })
    }

    /// What stands in most gyms of a unit: bars of 20 and 15 kg or of 45 and
    /// 35 lb, the largest plate six or eight times, the others twice.
    #[must_use]
    pub fn usual(unit: MassUnit) -> Self {
        let (bars, plates): (&[f64], &[(f64, u8)]) = match unit {
            MassUnit::Kg => (&[20.0, 15.0], &USUAL_KG),
            MassUnit::Lb => (&[45.0, 35.0], &USUAL_LB),
        };
        let mass = |value| Mass::new(value, unit).expect("the numbers above are masses");
        let plate = |&(value, pairs)| {
            Plate::new(mass(value), pairs).expect("the numbers above are of plates")
        };
        Self {
            bars: bars.iter().map(|&value| Bar::of(mass(value))).collect(),
            plates: plates.iter().map(plate).collect(),
        }
    }

    /// The bars, as given.
    #[must_use]
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The plates, the heaviest first.
    #[must_use]
    pub fn plates(&self) -> &[Plate] {
        &self.plates
    }
}

/// Plates of competition colours, with the smallest two for small steps.
const USUAL_KG: [(f64, u8); 7] = [
    (25.0, 6),
    (20.0, 2),
    (15.0, 2),
    (10.0, 2),
    (5.0, 2),
    (2.5, 2),
    (1.25, 2),
];

/// Where plates are of pounds, the 45 does the work of three of the others.
const USUAL_LB: [(f64, u8); 6] = [
    (45.0, 8),
    (35.0, 2),
    (25.0, 2),
    (10.0, 2),
    (5.0, 2),
    (2.5, 2),
];

/// A mass in which sums of kilograms and pounds are exact.
///
/// A ten-thousandth of a pound is a whole number of nanograms (45,359,237), and
/// of nothing coarser. Numbers are read to four decimals of their unit, and stop
/// at nine thousand tonnes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Nanograms(pub(crate) i64);

impl Nanograms {
    /// The mass as typed, exactly.
    pub(crate) fn of(mass: Mass) -> Self {
        let ten_thousandths = (mass.value() * 10_000.0).round() as i64;
        Self(ten_thousandths.saturating_mul(Self::in_a_ten_thousandth(mass.unit())))
    }

    /// The mass of so many fortieths of a unit.
    pub(super) fn of_steps(steps: u32, unit: MassUnit) -> Self {
        let ten_thousandths = i64::from(steps) * i64::from(10_000 / STEPS_IN_A_UNIT);
        Self(ten_thousandths * Self::in_a_ten_thousandth(unit))
    }

    fn in_a_ten_thousandth(unit: MassUnit) -> i64 {
        match unit {
            MassUnit::Kg => 100_000_000,
            MassUnit::Lb => 45_359_237,
        }
    }

    /// The mass in a unit: exact where it is a whole number of plate steps, else
    /// to the nearest hundredth.
    pub(super) fn in_unit(self, unit: MassUnit) -> Mass {
        let step = Self::of_steps(1, unit).0;
        let value = if self.0 % step == 0 {
            (self.0 / step) as f64 / f64::from(STEPS_IN_A_UNIT)
        } else {
            let hundredth = Self::in_a_ten_thousandth(unit) * 100;
            (self.0 as f64 / hundredth as f64).round() / 100.0
        };
        Mass::new(value, unit).expect("a sum of masses is a mass, and far below the largest")
    }
}
