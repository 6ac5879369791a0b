//! Hard sets and volume a week of each muscle, beside the period before.

use std::collections::BTreeMap;

use store::read::MuscleWeek;
use training::amount::Amount;
use training::{Grams, HalfSets, Muscle};

use super::Stretch;
use crate::api::MuscleLine;
use crate::screens::look::Look;

/// What a muscle did in a period.
#[derive(Clone, Copy, Default)]
struct Sum {
    half_sets: u32,
    half_g: i64,
}

impl Look<'_> {
    /// A line for each muscle that did anything, most hard sets first.
    pub(super) fn muscle_lines(
        &self,
        worked: &[MuscleWeek],
        period: Option<Stretch>,
        before: Option<Stretch>,
    ) -> Vec<MuscleLine> {
        let Some(period) = period else {
            return Vec::new();
        };
        let now = sums(worked, period);
        let then = before.map(|before| (before, sums(worked, before)));
        let mut lines: Vec<MuscleLine> = Muscle::ALL
            .into_iter()
            .filter_map(|muscle| self.muscle_line(muscle, (period, &now), then.as_ref()))
            .collect();
        lines.sort_by(|a, b| b.sets.total_cmp(&a.sets));
        let most = lines.first().map_or(0.0, |line| line.sets);
        for line in &mut lines {
            line.amount = Amount::of(line.sets, most).step();
        }
        lines
    }

    fn muscle_line(
        &self,
        muscle: Muscle,
        (period, now): (Stretch, &BTreeMap<&str, Sum>),
        then: Option<&(Stretch, BTreeMap<&str, Sum>)>,
    ) -> Option<MuscleLine> {
        let key = muscle.as_str();
        let sum = now.get(key).copied();
        let before = then.map(|(before, then)| {
            let sum = then.get(key).copied().unwrap_or_default();
            a_week(*before, sum)
        });
        let did_something = sum.is_some_and(|sum| sum.half_sets > 0);
        if !did_something && before.is_none_or(|before| before <= 0.0) {
            return None;
        }
        let sum = sum.unwrap_or_default();
        let grams = Grams(sum.half_g / 2).0 as f64;
        Some(MuscleLine {
            muscle: key.to_owned(),
            name: muscle.name().to_owned(),
            sets: a_week(period, sum),
            before,
            volume: self.whole(period.period.a_week(grams) as i64).value,
            amount: 0,
        })
    }
}

fn a_week(stretch: Stretch, sum: Sum) -> f64 {
    stretch.period.a_week(HalfSets(sum.half_sets).sets())
}

fn sums(worked: &[MuscleWeek], stretch: Stretch) -> BTreeMap<&str, Sum> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for week in worked.iter().filter(|week| stretch.holds(week.week)) {
        let sum = sums.entry(week.muscle.as_str()).or_default();
        sum.half_sets = sum.half_sets.saturating_add(week.half_sets);
        sum.half_g = sum.half_g.saturating_add(week.half_g);
    }
    sums
}
