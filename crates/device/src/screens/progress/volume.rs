//! Volume a week, by week, or by month where everything is looked at.

use std::collections::BTreeMap;

use store::read::MuscleWeek;
use training::{Muscle, MuscleGroup as Group, period};

use super::Stretch;
use crate::api::{ApiError, MuscleGroup, ProgressSpan, VolumeOverTime, VolumePoint};
use crate::screens::days::{self, Month};
use crate::screens::{look::Look, values};

/// A hundred years; a slip in a date must not make a chart of two thousand.
const MOST_MONTHS: i32 = 1200;

/// Two years of weeks; more are drawn by month.
const MOST_WEEKS: i32 = 104;

/// The volume of each part of the body in a week or month, in grams.
type Parts = BTreeMap<Option<Group>, i64>;

/// A week or month to be drawn: its key among the sums, its first and last day.
struct Place {
    key: i32,
    first: i32,
    last: i32,
}

/// The weeks that are drawn, by their Mondays, each for itself or by months.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    first: i32,
    last: i32,
    by_month: bool,
}

impl Drawn {
    pub fn of(span: ProgressSpan, first: i32, last: i32) -> Self {
        let by_month = match span {
            ProgressSpan::All => true,
            ProgressSpan::Chosen => (last - first) / 7 >= MOST_WEEKS,
            ProgressSpan::FourWeeks | ProgressSpan::TwelveWeeks | ProgressSpan::Year => false,
        };
        Self {
            first,
            last,
            by_month,
        }
    }

    fn weeks(self) -> Vec<Place> {
        let weeks = (self.first..=self.last).step_by(7);
        let place = |monday| Place {
            key: monday,
            first: monday,
            last: monday + 6,
        };
        weeks.map(place).collect()
    }
}

impl Look<'_> {
    /// Volume over time, and its means.
    pub(super) fn volume_over_time(
        &self,
        drawn: Drawn,
        worked: &[MuscleWeek],
        (period, before): (Option<Stretch>, Option<Stretch>),
    ) -> Result<VolumeOverTime, ApiError> {
        let places = match drawn.by_month {
            true => self.months_of_volume(drawn),
            false => drawn.weeks(),
        };
        let key = |monday| match drawn.by_month {
            true => Month::of(monday).map(|month| month.0),
            false => Some(monday),
        };
        let sums = sums(worked, key);
        let nothing = Parts::new();
        let groups = groups(places.iter().filter_map(|place| sums.get(&place.key)));
        let point = |place: &Place| {
            let parts = sums.get(&place.key).unwrap_or(&nothing);
            self.point_of(place, parts, &groups)
        };
        let a_week = |stretch: Stretch| {
            let grams = worked.iter().filter(|week| stretch.holds(week.week));
            stretch
                .period
                .a_week(grams.map(|week| week.led_g as f64).sum())
        };
        let (now, then) = (period.map(a_week), before.map(a_week));
        Ok(VolumeOverTime {
            unit: values::unit(self.unit),
            by_month: drawn.by_month,
            points: places.iter().map(point).collect(),
            groups: groups.into_iter().map(shown).collect(),
            a_week: self.whole(now.unwrap_or_default() as i64).value,
            before: then.map(|then| self.whole(then as i64).value),
            change: now
                .zip(then)
                .and_then(|(now, then)| period::change(now, then)),
        })
    }

    /// The months from a Monday's to another's. A week counts to the month of
    /// its Monday, so a month is drawn from its first Monday on.
    fn months_of_volume(&self, drawn: Drawn) -> Vec<Place> {
        let (Some(first), Some(last)) = (Month::of(drawn.first), Month::of(drawn.last)) else {
            return Vec::new();
        };
        let first = first.0.max(last.0 - MOST_MONTHS + 1);
        let months = (first..=last.0).filter_map(|month| {
            let begin = self.first_week_of(Month(month))?;
            let next = self.first_week_of(Month(month).next())?;
            Some(Place {
                key: month,
                first: begin,
                last: next - 1,
            })
        });
        months.collect()
    }

    /// The volume a week of a place, so that a month of five Mondays stands no
    /// higher than one of four.
    fn point_of(&self, place: &Place, parts: &Parts, groups: &[Option<Group>]) -> VolumePoint {
        let last = place.last.min(self.week_begin(self.now.date()) + 6);
        let weeks = i64::from((last - place.first + 1) / 7).max(1);
        let part = |group: &Option<Group>| {
            let grams = parts.get(group).copied().unwrap_or_default();
            self.whole(grams / weeks).value
        };
        VolumePoint {
            from: days::day(place.first),
            to: days::day(place.last),
            total: self.whole(total(parts) / weeks).value,
            parts: groups.iter().map(part).collect(),
        }
    }
}

fn sums(worked: &[MuscleWeek], key: impl Fn(i32) -> Option<i32>) -> BTreeMap<i32, Parts> {
    let mut sums: BTreeMap<i32, Parts> = BTreeMap::new();
    for week in worked.iter().filter(|week| week.led_g > 0) {
        if let Some(key) = key(week.week) {
            let group = week.muscle.parse::<Muscle>().ok().map(Muscle::group);
            let part = sums.entry(key).or_default().entry(group).or_default();
            *part = part.saturating_add(week.led_g);
        }
    }
    sums
}

fn total(parts: &Parts) -> i64 {
    parts
        .values()
        .fold(0, |sum, part| sum.saturating_add(*part))
}

/// The groups that have any volume, in their order; those of unknown muscles
/// last.
fn groups<'a>(all: impl Iterator<Item = &'a Parts>) -> Vec<Option<Group>> {
    let mut held: Vec<Option<Group>> = all.flat_map(|parts| parts.keys().copied()).collect();
    held.sort_by_key(|group| (group.is_none(), *group));
    held.dedup();
    held
}

fn shown(group: Option<Group>) -> MuscleGroup {
    MuscleGroup {
        key: group.map_or("", Group::as_str).to_owned(),
        name: group.map_or("Other", Group::name).to_owned(),
    }
}
