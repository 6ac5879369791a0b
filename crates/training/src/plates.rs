//! Which plates go on the bar: exactly, out of what a gym really has.
//!
//! The answer is the load itself with the fewest plates, or the nearest loads
//! below and above it. Sums are whole nanograms, in which kilograms and pounds
//! are both exact, so that "exactly" means it. Machines' stacks and fixed
//! dumbbells are deliberately absent. The set sheet and [`ramp`](crate::ramp)
//! call it.
//!
//! ```
//! use training::plates::{Gym, Loadable, load};
//! use training::{Mass, MassUnit};
//!
//! let gym = Gym::usual(MassUnit::Kg);
//! let target: Mass = "102.5 kg".parse()?;
//! let Loadable::Exactly(loading) = load(target, &gym.bars()[0], &gym) else {
//!     panic!("a 25, a 15 and a 1.25 on each side");
//! };
//! let a_side: Vec<String> = loading.side().iter().map(|(plate, n)| format!("{n} x {plate}")).collect();
//! assert_eq!(a_side, ["1 x 25 kg", "1 x 15 kg", "1 x 1.25 kg"]);
//! # Ok::<(), training::NotAQuantity>(())
//! ```

mod gym;
mod search;

pub use gym::{Bar, Ends, Gym, NotAGym, Plate};

pub(crate) use gym::Nanograms;
pub(crate) use search::{Found, Search};

use crate::{Grams, Mass, MassUnit};
use search::Side;

/// A loaded bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loading {
    bar: Bar,
    side: Vec<(Mass, u8)>,
    total: Nanograms,
}

impl Loading {
    pub(crate) fn of(search: &Search, bar: &Bar, found: Found) -> Self {
        Self {
            bar: *bar,
            side: search.plates(found),
            total: found.total,
        }
    }

    /// The bar.
    #[must_use]
    pub fn bar(&self) -> Bar {
        self.bar
    }

    /// The plates of each end and how many, the heaviest first; the whole stack
    /// where only one end takes any.
    #[must_use]
    pub fn side(&self) -> &[(Mass, u8)] {
        &self.side
    }

    /// Bar and plates, to the nearest gram.
    #[must_use]
    pub fn total(&self) -> Grams {
        Grams::rounded(self.total.0 as f64 / 1e9)
    }

    /// Bar and plates in a unit, as somebody would log it: exact where the unit
    /// is that of bar and plates, else to the nearest hundredth.
    #[must_use]
    pub fn total_in(&self, unit: MassUnit) -> Mass {
        self.total.in_unit(unit)
    }
}

/// How a load can be put on a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loadable {
    /// Exactly so, with the fewest plates, and of those the heaviest first.
    Exactly(Loading),
    /// Not exactly; the nearest there is. Of the loads within the same 50 g,
    /// which no plate is true to, it is the one of the fewest plates.
    Nearly {
        /// The nearest lighter load: none when the bar alone is too heavy.
        below: Option<Loading>,
        /// The nearest heavier load: none when all the plates are too light.
        above: Option<Loading>,
    },
}

/// How to put `target` on `bar` with the plates of `gym`.
///
/// The target counts the bar, as logged loads do. Above a tonne of plates there
/// is no exact answer, only what is below.
#[must_use]
pub fn load(target: Mass, bar: &Bar, gym: &Gym) -> Loadable {
    let target = Nanograms::of(target);
    let search = Search::new(gym, bar, target);
    let loading = |found| Loading::of(&search, bar, found);
    if let Some(found) = search.exact(target) {
        return Loadable::Exactly(loading(found));
    }
    Loadable::Nearly {
        below: search.nearest(target, Side::Below).map(loading),
        above: search.nearest(target, Side::Above).map(loading),
    }
}

#[cfg(test)]
mod tests;
