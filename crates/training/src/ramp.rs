//! The way up to a working load: a few lighter sets, of loads that can be made.
//!
//! A ramp is the bare bar, then about half, seven tenths and 85 hundredths of
//! the load with ever fewer reps, which is what most coaching texts come to; the
//! other usual one is [`Scheme::FourSteps`]. Each step takes the fewest plates
//! that come close, since nobody hunts for small plates to get warm. Dumbbells
//! and machines, which no plates go on, are not here.
//!
//! ```
//! use training::plates::Gym;
//! use training::ramp::{Scheme, ramp};
//! use training::{Mass, MassUnit};
//!
//! let gym = Gym::usual(MassUnit::Kg);
//! let working: Mass = "102.5 kg".parse()?;
//! let steps = ramp(working, &gym.bars()[0], &gym, Scheme::BarFirst);
//! let written: Vec<String> = steps
//!     .iter()
//!     .map(|step| format!("{}x{}", step.loading.total_in(MassUnit::Kg).value(), step.reps))
//!     .collect();
//! assert_eq!(written, ["20x10", "50x5", "70x3", "85x2"]);
//! # Ok::<(), training::NotAQuantity>(())
//! ```

use crate::plates::{Bar, Gym, Loading, Nanograms, Search};
use crate::{Mass, Reps};

/// The step, in hundredths, that parts a long way up from the bare bar.
const BRIDGE: i64 = 30;

/// How a warm-up climbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scheme {
    /// The bar for ten, 50 % for five, 70 % for three, 85 % for two; before a
    /// load of over eight bars also 30 % for six.
    #[default]
    BarFirst,
    /// 40 % for eight, 60 % for five, 75 % for three, 85 % for two.
    FourSteps,
}

impl Scheme {
    /// Both schemes.
    pub const ALL: [Self; 2] = [Self::BarFirst, Self::FourSteps];

    /// Hundredths of the working load, and reps. Nothing of it is the bare bar.
    fn steps(self) -> &'static [(i64, Reps)] {
        match self {
            Self::BarFirst => &[
                (0, Reps(10)),
                (BRIDGE, Reps(6)),
                (50, Reps(5)),
                (70, Reps(3)),
                (85, Reps(2)),
            ],
            Self::FourSteps => &[(40, Reps(8)), (60, Reps(5)), (75, Reps(3)), (85, Reps(2))],
        }
    }

    /// Whether a step is needed: the bridge only where half the load is over four
    /// bars.
    fn wants(percent: i64, working: Nanograms, bar: Nanograms) -> bool {
        percent != BRIDGE || working.0 / 8 > bar.0
    }
}

/// One set of a warm-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarmUp {
    /// The loaded bar.
    pub loading: Loading,
    /// How often.
    pub reps: Reps,
}

/// A step may miss its share of the working load by one part in so many.
const SLACK: i64 = 40;

/// The warm-up to `working` on a bar, the lightest step first.
///
/// Every step is heavier than the one before, and than nothing, and lighter than
/// `working`: what would not be is left out, so a load near the bar has few steps or none.
/// A step is the load of the fewest plates within 2.5 % of the working load
/// about its share; failing that the nearest one, of two the lighter.
#[must_use]
pub fn ramp(working: Mass, bar: &Bar, gym: &Gym, scheme: Scheme) -> Vec<WarmUp> {
    let working = Nanograms::of(working);
    let search = Search::new(gym, bar, working);
    let mut steps: Vec<WarmUp> = Vec::new();
    let mut before = Nanograms(0);
    let empty = Nanograms::of(bar.mass);
    let wanted = scheme.steps().iter().copied();
    for (percent, reps) in wanted.filter(|step| Scheme::wants(step.0, working, empty)) {
        let ideal = Nanograms(working.0 / 100 * percent);
        let step = search.about(ideal, working.0 / SLACK);
        // Rounded first and then left out, so that no step moves up to be one.
        let climbs = |total| before < total && total < working;
        if let Some(step) = step.filter(|step| climbs(step.total)) {
            before = step.total;
            let loading = Loading::of(&search, bar, step);
            steps.push(WarmUp { loading, reps });
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MassUnit;
    use crate::plates::Plate;
    use proptest::prelude::*;

    fn mass(text: &str) -> Mass {
        text.parse().expect("a mass of the test")
    }

    fn written(steps: &[WarmUp], unit: MassUnit) -> String {
        let step = |it: &WarmUp| format!("{}x{}", it.loading.total_in(unit).value(), it.reps);
        steps.iter().map(step).collect::<Vec<_>>().join(" ")
    }

    fn check(working: &str, scheme: Scheme, expected: &str) {
        let working = mass(working);
        let gym = Gym::usual(working.unit());
        let steps = ramp(working, &gym.bars()[0], &gym, scheme);
        assert_eq!(written(&steps, working.unit()), expected, "{working}");
    }

    #[test]
    fn usual_loads_are_climbed_to_with_few_plates() {
        check("102.5 kg", Scheme::BarFirst, "20x10 50x5 70x3 85x2");
        check("140 kg", Scheme::BarFirst, "20x10 70x5 100x3 120x2");
        check("140 kg", Scheme::FourSteps, "55x8 85x5 105x3 120x2");
        check("225 lb", Scheme::BarFirst, "45x10 115x5 155x3 190x2");
        check("315 lb", Scheme::FourSteps, "125x8 185x5 235x3 275x2");
    }

    #[test]
    fn a_light_load_has_few_steps_and_the_bar_has_none() {
        check("40 kg", Scheme::BarFirst, "20x10 27.5x3 35x2");
        check("30 kg", Scheme::BarFirst, "20x10 25x2");
        check("22.5 kg", Scheme::BarFirst, "20x10");
        check("20 kg", Scheme::BarFirst, "");
        check("10 kg", Scheme::BarFirst, "");
        check("0 kg", Scheme::FourSteps, "");
        check("30 kg", Scheme::FourSteps, "20x8 22.5x3 25x2");
    }

    #[test]
    fn a_heavy_load_is_not_jumped_to_from_the_bare_bar() {
        check("160 kg", Scheme::BarFirst, "20x10 80x5 110x3 140x2");
        check("200 kg", Scheme::BarFirst, "20x10 60x6 100x5 140x3 170x2");
    }

    #[test]
    fn a_belt_that_weighs_nothing_is_no_step() {
        let gym = Gym::usual(MassUnit::Kg);
        let ends = crate::plates::Ends::One;
        let belt = Bar {
            mass: mass("0 kg"),
            ends,
        };
        let steps = ramp(mass("40 kg"), &belt, &gym, Scheme::BarFirst);
        assert_eq!(written(&steps, MassUnit::Kg), "12.5x6 20x5 27.5x3 35x2");
    }

    #[test]
    fn a_poor_gym_gives_the_steps_that_it_has() {
        let plates = [Plate::new(mass("20 kg"), 3).expect("a plate")];
        let gym = Gym::new([Bar::of(mass("20 kg"))], plates).expect("a gym");
        let steps = ramp(mass("140 kg"), &gym.bars()[0], &gym, Scheme::BarFirst);
        assert_eq!(written(&steps, MassUnit::Kg), "20x10 60x5 100x3");
        let bare = Gym::new([], []).expect("a gym");
        let steps = ramp(mass("140 kg"), &gym.bars()[0], &bare, Scheme::BarFirst);
        assert_eq!(written(&steps, MassUnit::Kg), "20x10");
    }

    #[test]
    fn an_absurd_load_is_no_trap() {
        check("1000000000 kg", Scheme::BarFirst, "20x10 535x6");
    }

    proptest! {
        #[test]
        fn every_step_is_heavier_than_the_last_and_lighter_than_the_work(
            quarters in 0_u32..2_000,
            lb_bar: bool,
            lb_load: bool,
            four: bool,
        ) {
            let unit = |lb: bool| MassUnit::ALL[usize::from(lb)];
            let gym = Gym::usual(unit(lb_bar));
            let working = Mass::new(f64::from(quarters) / 4.0, unit(lb_load))?;
            let steps = ramp(working, &gym.bars()[0], &gym, Scheme::ALL[usize::from(four)]);
            let mut totals: Vec<_> = steps.iter().map(|step| step.loading.total()).collect();
            totals.push(working.grams());
            // A step may be less than a gram under a load of another unit.
            prop_assert!(totals.is_sorted());
            prop_assert!(totals[..totals.len() - 1].windows(2).all(|two| two[0] < two[1]));
            let reps: Vec<_> = steps.iter().map(|step| step.reps).collect();
            prop_assert!(reps.windows(2).all(|two| two[0] > two[1]));
        }
    }
}
