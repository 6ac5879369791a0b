//! Gyms: from their rows to what is shown, and to what plates are searched in.

use store::GymRow;
use training::{
    Equipment, Mass, MassUnit,
    plates::{self, Plate},
};

use super::{look::Look, values};
use crate::api::{Amount, ApiError, BarId, BarKind, Gym, GymBar, GymId, Gyms, PlateCount};

impl Look<'_> {
    /// All gyms.
    pub fn gyms(&self) -> Result<Gyms, ApiError> {
        Ok(Gyms {
            gyms: self.own_gyms()?,
            usual: usual(self.unit),
        })
    }

    /// The gym that was asked for, or the first, or what is usual.
    pub fn gym(&self, asked: Option<&GymId>) -> Result<Gym, ApiError> {
        let mut gyms = self.own_gyms()?;
        let found = gyms.iter().position(|gym| Some(&gym.id) == asked);
        if gyms.is_empty() {
            return Ok(usual(self.unit));
        }
        Ok(gyms.swap_remove(found.unwrap_or(0)))
    }

    fn own_gyms(&self) -> Result<Vec<Gym>, ApiError> {
        let rows = self.reader.gyms()?.into_iter();
        Ok(rows.filter(|row| !row.deleted).map(shown).collect())
    }
}

/// What is loaded with plates besides the usual straight bars, which `training`
/// knows: a curl bar and a trap bar.
const OTHER_BARS: [(BarKind, f64, f64); 2] =
    [(BarKind::EzBar, 10.0, 20.0), (BarKind::TrapBar, 25.0, 55.0)];

/// What stands in most gyms of a unit.
pub(crate) fn usual(unit: MassUnit) -> Gym {
    let gym = plates::Gym::usual(unit);
    let straight = gym
        .bars()
        .iter()
        .map(|bar| (BarKind::Barbell, values::mass(bar.mass)));
    let others = OTHER_BARS.map(|(kind, kg, lb)| {
        let value = match unit {
            MassUnit::Kg => kg,
            MassUnit::Lb => lb,
        };
        let unit = values::unit(unit);
        (kind, Amount { value, unit })
    });
    let bars = straight.chain(others).enumerate();
    let pairs = gym.plates().iter();
    Gym {
        id: GymId(String::new()),
        name: String::new(),
        bars: bars
            .map(|(place, (kind, mass))| GymBar {
                id: BarId(format!("usual-{place}")),
                mass,
                kind,
            })
            .collect(),
        plates: pairs
            .map(|plate| PlateCount {
                mass: values::mass(plate.mass()),
                count: u32::from(plate.pairs()),
            })
            .collect(),
    }
}

/// The plates of a gym, for a search. What is no plate, such as what a newer
/// version allows, is left out.
pub(super) fn searchable(gym: &Gym) -> plates::Gym {
    let plate = |plate: &PlateCount| {
        let pairs = u8::try_from(plate.count).ok()?;
        Plate::new(mass_of(plate.mass)?, pairs).ok()
    };
    let kinds = gym.plates.iter().filter_map(plate).take(MOST_KINDS);
    plates::Gym::new([], kinds).unwrap_or_else(|_| plates::Gym::usual(MassUnit::Kg))
}

/// The most kinds of plates that a search takes.
const MOST_KINDS: usize = 24;

/// The mass of an amount.
pub(crate) fn mass_of(amount: Amount) -> Option<Mass> {
    let unit = match amount.unit {
        crate::api::MassUnit::Kg => MassUnit::Kg,
        crate::api::MassUnit::Lb => MassUnit::Lb,
    };
    Mass::new(amount.value, unit).ok()
}

fn shown(row: GymRow) -> Gym {
    let mut bars: Vec<_> = row.bars.lines().filter_map(bar).collect();
    // The heaviest of a kind is the one that is usually taken.
    let grams = |bar: &GymBar| mass_of(bar.mass).map(|mass| mass.grams().0);
    bars.sort_by_key(|bar| (bar.kind as u8, std::cmp::Reverse(grams(bar))));
    let plates = row.plates.lines().filter_map(|line| {
        let (mass, pairs) = line.rsplit_once(' ')?;
        Some(PlateCount {
            mass: values::mass(mass.parse().ok()?),
            count: pairs.parse().ok()?,
        })
    });
    Gym {
        bars,
        plates: plates.collect(),
        id: GymId(row.id.to_string()),
        name: row.name,
    }
}

/// Reads `0193... 20 kg barbell`.
fn bar(line: &str) -> Option<GymBar> {
    let (id, rest) = line.split_once(' ')?;
    let (mass, kind) = rest.rsplit_once(' ')?;
    Some(GymBar {
        id: BarId(id.to_owned()),
        mass: values::mass(mass.parse().ok()?),
        kind: kind_of(kind.parse().ok()?)?,
    })
}

/// The kind of bar that an exercise with this equipment is done with; none for
/// what takes no plates.
pub(super) fn kind_of(equipment: Equipment) -> Option<BarKind> {
    match equipment {
        Equipment::Barbell => Some(BarKind::Barbell),
        Equipment::EzBar => Some(BarKind::EzBar),
        Equipment::TrapBar => Some(BarKind::TrapBar),
        Equipment::Smith => Some(BarKind::Smith),
        Equipment::Dumbbell
        | Equipment::Kettlebell
        | Equipment::Cable
        | Equipment::Machine
        | Equipment::Bodyweight
        | Equipment::Band
        | Equipment::Plate
        | Equipment::MedicineBall
        | Equipment::Rings
        | Equipment::Sled
        | Equipment::OddObject
        | Equipment::CardioMachine
        | Equipment::Other
        | Equipment::NoEquipment => None,
    }
}

/// Whether a gym has it as a bar.
pub(crate) fn is_bar(equipment: Equipment) -> bool {
    kind_of(equipment).is_some()
}

/// The equipment that a bar is stored as.
pub(crate) fn equipment_of(kind: BarKind) -> Equipment {
    match kind {
        BarKind::Barbell => Equipment::Barbell,
        BarKind::EzBar => Equipment::EzBar,
        BarKind::TrapBar => Equipment::TrapBar,
        BarKind::Smith => Equipment::Smith,
    }
}
