//! Gyms, the plates on a bar, and the way up to a load.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::*;

/// What plates go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BarKind {
    /// A straight bar.
    Barbell,
    /// A cambered curl bar.
    EzBar,
    /// A bar that one stands in.
    TrapBar,
    /// The bar of a Smith machine.
    Smith,
}

/// A bar of a gym.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct GymBar {
    /// Its id.
    pub id: BarId,
    /// What it weighs empty.
    pub mass: Amount,
    /// What it is.
    pub kind: BarKind,
}

/// A kind of plate, and how many of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PlateCount {
    /// What one weighs.
    pub mass: Amount,
    /// How many: pairs in a gym, plates of one side on a bar.
    pub count: u32,
}

/// A gym.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Gym {
    /// Its id; empty for what is usual, which is in no document.
    pub id: GymId,
    /// Its name; empty for what is usual.
    pub name: String,
    /// Its bars.
    pub bars: Vec<GymBar>,
    /// Its plates in pairs, the heaviest first.
    pub plates: Vec<PlateCount>,
}

/// All gyms.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Gyms {
    /// Those of the person, in the order in which they were made.
    pub gyms: Vec<Gym>,
    /// What stands in most gyms of the person's unit: counts while there is none.
    pub usual: Gym,
}

/// Names a gym.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct GymRequest {
    /// Which.
    pub gym: GymId,
}

/// Makes a gym of this name, with what stands in most gyms.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddGym {
    /// Its name.
    pub name: String,
}

/// Gives a gym another name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RenameGym {
    /// Which.
    pub gym: GymId,
    /// Its name.
    pub name: String,
}

/// Changes how many pairs of a plate a gym has.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetPlate {
    /// Which gym.
    pub gym: GymId,
    /// What one weighs, as typed: `20`, `45 lb`.
    pub mass: String,
    /// How many pairs; 0 for none.
    pub pairs: u32,
}

/// Adds a bar, changes one, or takes one out.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetBar {
    /// Which gym.
    pub gym: GymId,
    /// Which bar; none for a new one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub bar: Option<BarId>,
    /// What it weighs empty, as typed; empty to take it out.
    pub mass: String,
    /// What it is.
    pub kind: BarKind,
}

/// Asks how a load goes on a bar.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct PlatesRequest {
    /// The exercise, which decides the kind of bar; a straight one where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub exercise: Option<ExerciseId>,
    /// A load, or a set in the short notation; where it says none, the load that
    /// the exercise was worked with last.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub text: String,
    /// The gym; the first where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub gym: Option<GymId>,
    /// The bar; the first of the right kind where none is given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub bar: Option<BarId>,
}

/// A loaded bar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LoadedBar {
    /// Bar and plates.
    pub total: Amount,
    /// The plates of each side, the heaviest first.
    pub side: Vec<PlateCount>,
}

/// How a load goes on a bar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Plates {
    /// The gym's name; empty for what is usual.
    pub gym: String,
    /// The bars to choose from, of the right kind first.
    pub bars: Vec<GymBar>,
    /// The bar that is loaded; none where the exercise takes no plates.
    pub bar: Option<GymBar>,
    /// The load; none where none was said and none was worked with.
    pub load: Option<Amount>,
    /// The load itself, where it can be made.
    pub exactly: Option<LoadedBar>,
    /// Else the nearest lighter one.
    pub below: Option<LoadedBar>,
    /// Else the nearest heavier one.
    pub above: Option<LoadedBar>,
}

/// One set of a warm-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RampStep {
    /// The loaded bar.
    pub loaded: LoadedBar,
    /// How often.
    pub reps: u32,
    /// What logs it.
    pub notation: String,
}

/// The way up to a load.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Ramp {
    /// The steps, the lightest first; none for a light load.
    pub steps: Vec<RampStep>,
}
