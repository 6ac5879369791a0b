//! The search for plates: every sum that can be made, with the fewest plates.
//!
//! Not greedy, since what is left of the plates decides what fits: with 15, 10
//! and 10 on a side, 20 is two tens. For each unit a table holds the fewest
//! plates for each sum of steps, one row for each kind of plate; then the sums
//! of kilograms are crossed with those of pounds. The work is bounded by the
//! sum sought, at most [`HEAVIEST_STACK`], and by the limits of a gym.

use super::gym::{Bar, Gym, Nanograms, Plate, STEPS_IN_A_UNIT};
use crate::{Mass, MassUnit};

/// The heaviest plates on one bar that are thought of: a tonne, far more
/// than anybody lifts so.
const HEAVIEST_STACK: Nanograms = Nanograms(1_000_000_000_000_000);

/// Loads as near as this to each other are one: 50 g, less than plates are off.
const SAME: i64 = 50_000_000_000;

/// No way to make a sum.
const NEVER: u16 = u16::MAX;

/// What can be put on one bar, up to a load.
pub(crate) struct Search {
    bar: Nanograms,
    kg: Stacks,
    lb: Stacks,
    /// The sums of pounds that can be made, rising, with their fewest plates.
    lb_sums: Vec<(u32, u16)>,
}

/// One way to load the bar, by its sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// Bar and plates.
    pub(crate) total: Nanograms,
    kg: u32,
    lb: u32,
    /// The plates of one side.
    plates: u16,
}

/// On which side of a load to look.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side {
    /// Lighter.
    Below,
    /// Heavier.
    Above,
}

impl Search {
    /// A search for loads about `up_to` and everything lighter.
    pub(crate) fn new(gym: &Gym, bar: &Bar, up_to: Nanograms) -> Self {
        let empty = Nanograms::of(bar.mass);
        let heaviest = gym.plates().first().map_or(0, |plate| {
            Nanograms::of(plate.mass()).0 * i64::from(bar.ends.count())
        });
        // Without its lightest plate, the nearest load above is below.
        let most = up_to
            .0
            .saturating_sub(empty.0)
            .saturating_add(heaviest + SAME)
            .clamp(0, HEAVIEST_STACK.0);
        let stacks = |unit| Stacks::new(gym, bar, unit, Nanograms(most));
        let (kg, lb) = (stacks(MassUnit::Kg), stacks(MassUnit::Lb));
        let lb_sums = lb.sums().collect();
        Self {
            bar: empty,
            kg,
            lb,
            lb_sums,
        }
    }

    /// The load that is exactly so. There is one at most by its sums: a whole
    /// number of steps of pounds is one of kilograms only from 2.5 million on.
    pub(crate) fn exact(&self, load: Nanograms) -> Option<Found> {
        self.within(load.0, load.0).next()
    }

    /// The nearest load on one side of another, which itself does not count.
    /// Among those within the same 50 g, the one of the fewest plates.
    pub(crate) fn nearest(&self, load: Nanograms, side: Side) -> Option<Found> {
        let all = match side {
            Side::Below => (i64::MIN, load.0.saturating_sub(1)),
            Side::Above => (load.0.saturating_add(1), i64::MAX),
        };
        let away = |found: &Found| (found.total.0 - load.0).abs();
        let nearest = self.ends_of(all.0, all.1, side).map(|it| away(&it)).min()?;
        let near = (nearest - 1) / SAME * SAME;
        let (low, high) = match side {
            Side::Below => ((load.0 - near).saturating_sub(SAME), load.0 - near - 1),
            Side::Above => (load.0 + near + 1, (load.0 + near).saturating_add(SAME)),
        };
        self.within(low, high)
            .min_by_key(|found| (found.plates, away(found)))
    }

    /// The load of the fewest plates within `slack` of an ideal one, of several
    /// the nearest; or the nearest of all. Of two as near it is the lighter.
    pub(crate) fn about(&self, ideal: Nanograms, slack: i64) -> Option<Found> {
        let away = |found: &Found| (found.total.0 - ideal.0).abs();
        let simplest = self
            .within(ideal.0 - slack, ideal.0 + slack)
            .min_by_key(|found| (found.plates, away(found), found.total));
        let near = || [Side::Below, Side::Above].map(|side| self.nearest(ideal, side));
        simplest.or_else(|| near().into_iter().flatten().min_by_key(away))
    }

    /// The plates of one side, the heaviest first.
    pub(crate) fn plates(&self, found: Found) -> Vec<(Mass, u8)> {
        let mut plates = self.kg.plates(found.kg);
        plates.extend(self.lb.plates(found.lb));
        plates.sort_by_key(|(mass, _)| std::cmp::Reverse(Nanograms::of(*mass)));
        plates
    }

    /// For each sum of kilograms, the loads from `low` to `high`.
    fn within(&self, low: i64, high: i64) -> impl Iterator<Item = Found> {
        self.kg.sums().flat_map(move |kg| {
            let from = self
                .lb_sums
                .partition_point(|lb| self.total(kg.0, lb.0).0 < low);
            let rest = self.lb_sums[from..].iter();
            rest.map(move |lb| self.found(kg, *lb))
                .take_while(move |found| found.total.0 <= high)
        })
    }

    /// For each sum of kilograms, the load from `low` to `high` that is nearest
    /// to the end which a side looks from.
    fn ends_of(&self, low: i64, high: i64, side: Side) -> impl Iterator<Item = Found> {
        self.kg.sums().filter_map(move |kg| {
            let total = |lb: &(u32, u16)| self.total(kg.0, lb.0).0;
            let place = match side {
                Side::Below => self
                    .lb_sums
                    .partition_point(|lb| total(lb) <= high)
                    .checked_sub(1)?,
                Side::Above => self.lb_sums.partition_point(|lb| total(lb) < low),
            };
            self.lb_sums.get(place).map(|lb| self.found(kg, *lb))
        })
    }

    fn total(&self, kg: u32, lb: u32) -> Nanograms {
        let kg = Nanograms::of_steps(kg, MassUnit::Kg).0;
        let lb = Nanograms::of_steps(lb, MassUnit::Lb).0;
        Nanograms(self.bar.0.saturating_add(kg + lb))
    }

    fn found(&self, kg: (u32, u16), lb: (u32, u16)) -> Found {
        Found {
            total: self.total(kg.0, lb.0),
            kg: kg.0,
            lb: lb.0,
            plates: kg.1 + lb.1,
        }
    }
}

/// The sums that the plates of one unit make on a bar.
struct Stacks {
    /// The heaviest first.
    kinds: Vec<Kind>,
    /// The steps that every sum is a multiple of, the stride of the table.
    stride: u32,
    /// For each kind, the fewest plates of it and the lighter ones for each sum
    /// of strides; last a row for no plates at all.
    fewest: Vec<Vec<u16>>,
}

/// A kind of plate as it goes on: a pair at a time, or one.
struct Kind {
    mass: Mass,
    strides: u32,
    count: u32,
}

impl Stacks {
    fn new(gym: &Gym, bar: &Bar, unit: MassUnit, most: Nanograms) -> Self {
        let at_a_time = bar.ends.count();
        let of_unit = |plate: &&Plate| plate.mass().unit() == unit;
        let plates: Vec<&Plate> = gym.plates().iter().filter(of_unit).collect();
        let steps = |plate: &Plate| plate.steps() * at_a_time;
        let stride = plates
            .iter()
            .fold(0, |all, plate| gcd(all, steps(plate)))
            .max(1);
        let kind = |plate: &Plate| Kind {
            mass: plate.mass(),
            strides: steps(plate) / stride,
            count: u32::from(plate.pairs()) * 2 / at_a_time,
        };
        let kinds: Vec<Kind> = plates.into_iter().map(kind).collect();
        let all: u32 = kinds.iter().map(|kind| kind.strides * kind.count).sum();
        let most = most.0 / Nanograms::of_steps(stride, unit).0;
        let sums = u32::try_from(most).map_or(all, |most| most.min(all)) as usize + 1;
        let mut nothing = vec![NEVER; sums];
        nothing[0] = 0;
        let mut fewest = vec![nothing];
        for kind in kinds.iter().rev() {
            let lighter = &fewest[fewest.len() - 1];
            fewest.push((0..sums).map(|sum| kind.fewest(sum, lighter)).collect());
        }
        fewest.reverse();
        Self {
            kinds,
            stride,
            fewest,
        }
    }

    /// The sums of steps that can be made, rising, with their fewest plates.
    fn sums(&self) -> impl Iterator<Item = (u32, u16)> {
        let sums = self.fewest[0].iter().copied();
        let sums = (0..).zip(sums).filter(|(_, plates)| *plates != NEVER);
        sums.map(|(strides, plates)| (strides * self.stride, plates))
    }

    /// The fewest plates that make a sum, and of those the heaviest first.
    fn plates(&self, sum: u32) -> Vec<(Mass, u8)> {
        let mut left = (sum / self.stride) as usize;
        let mut plates = Vec::new();
        for (kind, rows) in self.kinds.iter().zip(self.fewest.windows(2)) {
            let fits = |(count, rest): &(u16, usize)| {
                rows[1][*rest] != NEVER && count + rows[1][*rest] == rows[0][left]
            };
            let Some((count, rest)) = kind.ways(left).filter(fits).last() else {
                return plates;
            };
            if count > 0 {
                plates.push((kind.mass, count as u8));
            }
            left = rest;
        }
        plates
    }
}

impl Kind {
    /// How many may go on, and what of a sum is left then.
    fn ways(&self, sum: usize) -> impl Iterator<Item = (u16, usize)> {
        let strides = self.strides as usize;
        (0..=self.count as u16).map_while(move |count| {
            let rest = sum.checked_sub(strides * usize::from(count))?;
            Some((count, rest))
        })
    }

    fn fewest(&self, sum: usize, lighter: &[u16]) -> u16 {
        let plates = |(count, rest): (u16, usize)| lighter[rest].saturating_add(count);
        self.ways(sum).map(plates).min().unwrap_or(NEVER)
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The steps of a search are small numbers: a whole gym is below 2^32 of them.
const _: () = assert!(24 * 40 * 200 * STEPS_IN_A_UNIT < u32::MAX);
