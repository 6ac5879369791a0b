//! One made-up workout: which exercises, which sets, with what effort and notes.

use jiff::{Span, civil, tz::TimeZone};
use logbook::{End, ExerciseId, Stamp};
use training::{
    Distance, DistanceUnit, Effort, Load, Mass, MassUnit, Reps, Rpe, Seconds, Set, SetKind,
};

use crate::{NewEntry, NewSet, NewWorkout};

use super::{
    calendar::Slot,
    dice::Dice,
    lifter::{ability, form, load_for, on_the_bar},
    lifts::{Lift, Style, lift},
    routine::{ASIDES, CUES, Day, REMARKS, WEEK},
};

/// Seconds of rest after heavy sets and after others.
const RESTS: (u32, u32) = (180, 90);

/// Makes a workout up. `time` is how much of the training's years has gone, from
/// 0 to 1.
pub(super) fn make_up(place: usize, slot: &Slot, time: f64, dice: &mut Dice) -> NewWorkout {
    let day = &WEEK[place % WEEK.len()];
    let form = form(dice);
    let mut entries = Vec::new();
    let mut left = slot.sets;
    for (slug, more) in rounds(day).take_while(|_| slot.sets > 0) {
        let lift = lift(slug);
        let wanted = if more { wanted(lift, dice) } else { left };
        let count = wanted.min(left);
        if count == 0 {
            break;
        }
        entries.push(entry(
            lift,
            &sets(lift, count, ability(lift, time, form), dice),
            dice,
        ));
        left -= count;
    }
    pair_up(&mut entries, dice);
    clock_in(&mut entries, slot);
    NewWorkout {
        title: day.title.to_owned(),
        note: remark(REMARKS, 0.06, dice),
        start: Stamp::civil(slot.start),
        end: End::At(Stamp::civil(end(slot))),
        source_key: None,
        entries,
    }
}

/// The day's exercises, and after the last of them whatever is left of it.
fn rounds(day: &Day) -> impl Iterator<Item = (&'static str, bool)> {
    let last = day.lifts.len() - 1;
    day.lifts
        .iter()
        .enumerate()
        .map(move |(place, slug)| (*slug, place < last))
}

/// How many sets an exercise gets on an ordinary day.
fn wanted(lift: &Lift, dice: &mut Dice) -> u32 {
    match lift.style {
        Style::Heavy => dice.whole(5, 7),
        Style::Light | Style::Body => dice.whole(3, 4),
        Style::Hold | Style::Carry => 2,
        Style::Run => 1,
    }
}

fn entry(lift: &Lift, sets: &[Set], dice: &mut Dice) -> NewEntry {
    let rest = match lift.style {
        Style::Heavy => Some(Seconds(RESTS.0)),
        Style::Light | Style::Body => Some(Seconds(RESTS.1)),
        Style::Hold | Style::Carry | Style::Run => None,
    };
    let new = |set: &Set| NewSet {
        set: set.clone(),
        rest,
        done: None,
    };
    NewEntry {
        exercise: ExerciseId(lift.slug.to_owned()),
        note: remark(CUES, 0.04, dice),
        superset: None,
        sets: sets.iter().map(new).collect(),
    }
}

fn sets(lift: &Lift, count: u32, ability: f64, dice: &mut Dice) -> Vec<Set> {
    let mut sets: Vec<_> = match lift.style {
        Style::Heavy => heavy(lift, count, ability, dice),
        Style::Light => straight(lift, count, dice.whole(8, 12), ability, dice),
        Style::Body => (0..count).map(|_| body(lift, ability, dice)).collect(),
        Style::Hold => (0..count).map(|_| hold(lift, ability, dice)).collect(),
        Style::Carry => (0..count).map(|_| carry(lift, ability)).collect(),
        Style::Run => (0..count).map(|_| run(lift, ability, dice)).collect(),
    };
    if dice.happens(0.05)
        && let Some(last) = sets.last_mut()
    {
        last.note = Some((*dice.one_of(ASIDES)).to_owned());
    }
    sets
}

/// Up to two warm-ups, then straight sets of few reps.
fn heavy(lift: &Lift, count: u32, ability: f64, dice: &mut Dice) -> Vec<Set> {
    let reps = *dice.one_of(&[3, 5, 5, 5, 6, 8]);
    let warm_ups = count.saturating_sub(3).min(2);
    let top = load_for(ability, reps, 2.0);
    let warm_up = |place: u32| Set {
        kind: SetKind::WarmUp,
        ..weighted(lift, top * (0.4 + 0.25 * f64::from(place)), 8 - 3 * place)
    };
    let mut sets: Vec<_> = (0..warm_ups).map(warm_up).collect();
    sets.extend(straight(lift, count - warm_ups, reps, ability, dice));
    sets
}

/// The same load again and again, harder each time.
fn straight(lift: &Lift, count: u32, reps: u32, ability: f64, dice: &mut Dice) -> Vec<Set> {
    let reserve = dice.between(1.0, 3.5);
    let load = load_for(ability, reps, reserve);
    let says_effort = dice.happens(0.6);
    let one = |place: u32, dice: &mut Dice| {
        let left = (reserve - 0.5 * f64::from(place)).max(0.0);
        let mut set = weighted(lift, load, reps);
        if left == 0.0 && dice.happens(0.4) {
            set.reps = Some(Reps(reps - 1));
            set.kind = SetKind::Failure;
        }
        set.effort = says_effort.then(|| effort(left)).flatten();
        set
    };
    let mut sets: Vec<_> = (0..count).map(|place| one(place, dice)).collect();
    finish_differently(lift, load, reps, &mut sets, dice);
    sets
}

/// Now and then the last set is a drop set, or as many reps as possible.
fn finish_differently(lift: &Lift, load: f64, reps: u32, sets: &mut [Set], dice: &mut Dice) {
    let Some(last) = sets.last_mut() else { return };
    if lift.style == Style::Light && dice.happens(0.08) {
        let drop = weighted(lift, load * 0.7, reps + 2);
        *last = Set {
            kind: SetKind::Drop,
            ..drop
        };
    } else if lift.style == Style::Heavy && dice.happens(0.1) {
        last.kind = SetKind::Amrap;
        last.reps = Some(Reps(reps + dice.whole(1, 3)));
        last.effort = None;
    }
}

fn weighted(lift: &Lift, load: f64, reps: u32) -> Set {
    Set {
        load: mass(on_the_bar(load, lift.step)).map(Load::Weight),
        reps: Some(Reps(reps)),
        ..Set::default()
    }
}

/// Bodyweight alone until ten are easy; then load on a belt.
fn body(lift: &Lift, ability: f64, dice: &mut Dice) -> Set {
    let can = (ability * dice.between(0.7, 0.95)).max(1.0) as u32;
    let added = mass(on_the_bar((ability - 10.0) * 2.5, lift.step));
    let (load, reps) = match added {
        Some(added) if ability > 12.0 && dice.happens(0.6) => {
            (Load::Added(added), dice.whole(5, 8))
        }
        Some(_) | None => (Load::Bodyweight, can),
    };
    Set {
        load: Some(load),
        reps: Some(Reps(reps)),
        ..Set::default()
    }
}

fn hold(lift: &Lift, ability: f64, dice: &mut Dice) -> Set {
    let seconds = on_the_bar(ability * dice.between(0.8, 1.0), lift.step);
    Set {
        time: Some(Seconds(seconds as u32)),
        ..Set::default()
    }
}

fn carry(lift: &Lift, ability: f64) -> Set {
    Set {
        load: mass(on_the_bar(ability, lift.step)).map(Load::Weight),
        distance: Distance::new(40.0, DistanceUnit::M).ok(),
        ..Set::default()
    }
}

/// A run, at about six minutes a kilometre.
fn run(lift: &Lift, ability: f64, dice: &mut Dice) -> Set {
    let kilometres = on_the_bar(ability * dice.between(0.7, 1.1), lift.step);
    let pace = dice.between(315.0, 390.0);
    Set {
        distance: Distance::new(kilometres, DistanceUnit::Km).ok(),
        time: Some(Seconds((kilometres * pace) as u32)),
        ..Set::default()
    }
}

fn mass(kilograms: f64) -> Option<Mass> {
    Mass::new(kilograms, MassUnit::Kg).ok()
}

/// RPE in halves, from the reps that were left.
fn effort(reserve: f64) -> Option<Effort> {
    let rpe = 10.0 - (reserve * 2.0).round() / 2.0;
    Rpe::new(rpe).ok().map(Effort::Rpe)
}

fn remark(pool: &[&str], chance: f64, dice: &mut Dice) -> String {
    if dice.happens(chance) {
        (*dice.one_of(pool)).to_owned()
    } else {
        String::new()
    }
}

/// Now and then two light exercises at the end are done in turns.
fn pair_up(entries: &mut [NewEntry], dice: &mut Dice) {
    let light = |entry: &NewEntry| lift(&entry.exercise.0).style == Style::Light;
    let pair = entries.windows(2).rposition(|pair| pair.iter().all(light));
    if let Some(first) = pair.filter(|_| dice.happens(0.2)) {
        for entry in &mut entries[first..first + 2] {
            entry.superset = Some("1".to_owned());
        }
    }
}

/// Says when each set was done, spread over the workout. Nobody travels: the
/// clock is Greenwich's.
fn clock_in(entries: &mut [NewEntry], slot: &Slot) {
    let Ok(start) = TimeZone::UTC.to_timestamp(slot.start) else {
        return;
    };
    let start = start.as_millisecond();
    let count = i64::from(slot.sets.max(1));
    let sets = entries.iter_mut().flat_map(|entry| &mut entry.sets);
    for (place, set) in (1..).zip(sets) {
        set.done = Some(start + place * i64::from(slot.minutes) * 60_000 / count);
    }
}

fn end(slot: &Slot) -> civil::DateTime {
    slot.start
        .saturating_add(Span::new().minutes(i64::from(slot.minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lift_of_every_day_is_known() {
        for slug in WEEK.iter().flat_map(|day| day.lifts) {
            assert_eq!(lift(slug).slug, *slug);
        }
    }
}
