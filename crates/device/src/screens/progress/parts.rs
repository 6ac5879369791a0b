//! The part that each set of some weeks has in their number, or why it has none.

use std::rc::Rc;

use store::{SetRow, WorkoutRow};
use training::explain::{Basis, LeftOut};
use training::per_muscle::{Worked, hard_sets, volume_of};
use training::{Distance, Grams, Muscle, WarmUps, effective_load};
use uuid::Uuid;

use crate::api::{self, ApiError, Cursor, ExplainedDay, WorkoutId};
use crate::catalogue::Counting;
use crate::screens::history::place;
use crate::screens::workouts::in_order;
use crate::screens::{days, look::Look, paging, sets};

/// How many workouts with sets to show a page has.
const PAGE: usize = 10;

/// How many workouts are looked at for a page. A muscle that is seldom trained
/// may fill none; the next page goes on.
const LOOKED_AT: u32 = 60;

/// A number about weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens) enum Question {
    /// Volume of everything.
    Volume,
    /// Hard sets of a muscle.
    HardSets(Muscle),
    /// Distance of everything.
    Distance,
    /// Workouts, whatever is in them.
    Workouts,
}

/// What a set counts, or why it is left out.
pub(in crate::screens) type Part = Result<f64, LeftOut>;

impl Question {
    /// The rule.
    pub(super) fn basis(self) -> Basis {
        match self {
            Self::Volume | Self::Distance | Self::Workouts => Basis::Volume,
            Self::HardSets(_) => Basis::HardSets,
        }
    }
}

/// A set as typed, and what it counts with.
pub(in crate::screens) struct Counted {
    pub set: training::Set,
    pub effective: Option<Grams>,
    pub counting: Rc<Counting>,
}

impl Counted {
    fn worked(&self) -> Worked<'_> {
        Worked {
            set: &self.set,
            effective: self.effective,
            sides: self.counting.sides,
            primary: &self.counting.muscles.leading,
            secondary: &self.counting.muscles.assisting,
        }
    }
}

impl Look<'_> {
    /// A set with what it counts with.
    pub(in crate::screens) fn counted(&self, row: &SetRow) -> Result<Counted, ApiError> {
        let counting = self.counting(&row.exercise)?;
        let set = sets::as_typed(row);
        let body = self.bodyweight_on(row.day)?;
        let effective = |load| effective_load(&load, counting.share, body);
        Ok(Counted {
            effective: set.load.and_then(effective),
            set,
            counting,
        })
    }

    /// The workouts from one day to another with the parts of their sets, newest
    /// first, and where to go on.
    pub(in crate::screens) fn parts_between(
        &self,
        question: Question,
        (first, last): (i32, i32),
        after: Option<&Cursor>,
    ) -> Result<(Vec<ExplainedDay>, Option<Cursor>), ApiError> {
        let (start, id) = match after {
            Some(cursor) => place(cursor)?,
            None => (days::day(last + 1), Uuid::nil()),
        };
        let rows = self.reader.workouts_before(&start, id, LOOKED_AT)?;
        let is_last_page = rows.len() < LOOKED_AT as usize;
        let mut shown = Vec::new();
        let mut reached = None;
        for row in rows {
            if row.day < first {
                return Ok((shown, None));
            }
            if shown.len() == PAGE {
                return Ok((shown, reached));
            }
            shown.extend(self.parts_of(question, &row)?);
            reached = Some(paging::before(&row));
        }
        Ok((shown, reached.filter(|_| !is_last_page)))
    }

    /// A workout with the parts of its sets; none where no set has to do with it.
    pub(super) fn parts_of(
        &self,
        question: Question,
        workout: &WorkoutRow,
    ) -> Result<Option<ExplainedDay>, ApiError> {
        let rows = self.live_sets(workout.id)?;
        let parts = self.parts(question, &rows)?.into_iter();
        let parts = parts.filter(|(_, part)| *part != Err(LeftOut::OtherMuscle));
        let sets = self.explained(parts)?;
        let day = ExplainedDay {
            sets,
            ..bare_day(workout)
        };
        let counts = question == Question::Workouts || !day.sets.is_empty();
        Ok(Some(day).filter(|_| counts))
    }

    /// The sets of a workout that are not in the trash, in their order.
    pub(super) fn live_sets(&self, workout: Uuid) -> Result<Vec<SetRow>, ApiError> {
        let entries = in_order(self.reader.entries_of_workout(workout)?);
        let mut rows = self.reader.sets_of_workout(workout)?;
        rows.retain(|row| row.live);
        let turn = |row: &SetRow| entries.iter().position(|entry| entry.id == row.entry);
        rows.sort_by(|a, b| (turn(a), &a.place, a.id).cmp(&(turn(b), &b.place, b.id)));
        Ok(rows)
    }

    fn parts<'a>(
        &self,
        question: Question,
        rows: &'a [SetRow],
    ) -> Result<Vec<(&'a SetRow, Part)>, ApiError> {
        if question == Question::Distance {
            return Ok(rows.iter().map(|row| (row, distance(row))).collect());
        }
        let counted = rows.iter().map(|row| self.counted(row));
        let counted: Vec<Counted> = counted.collect::<Result<_, _>>()?;
        let worked = || counted.iter().map(Counted::worked).enumerate();
        let (used, left_out) = match question {
            Question::Volume => {
                let volume = volume_of(worked(), WarmUps::LeftOut);
                (volume.used, volume.left_out)
            }
            Question::HardSets(muscle) => {
                let hard = hard_sets(muscle, worked());
                (hard.used, hard.left_out)
            }
            Question::Distance | Question::Workouts => (Vec::new(), Vec::new()),
        };
        let counts = |at: usize| match question {
            Question::Volume => self.whole(rows[at].volume_g).value,
            Question::HardSets(muscle) => {
                let share = counted[at].worked().share(muscle);
                share.map_or(0.0, |share| share.of_a_set().sets())
            }
            Question::Distance | Question::Workouts => 0.0,
        };
        let mut parts: Vec<(usize, Part)> =
            used.into_iter().map(|at| (at, Ok(counts(at)))).collect();
        parts.extend(left_out.into_iter().map(|(at, why)| (at, Err(why))));
        parts.sort_by_key(|(at, _)| *at);
        let with_row = |(at, part): (usize, Part)| (&rows[at], part);
        Ok(parts.into_iter().map(with_row).collect())
    }
}

/// A workout without any of its sets.
pub(super) fn bare_day(workout: &WorkoutRow) -> ExplainedDay {
    ExplainedDay {
        day: days::day(workout.day),
        workout: WorkoutId(workout.id.to_string()),
        title: workout.title.clone(),
        sets: Vec::new(),
    }
}

/// The part of a set in a distance, in the unit that it was typed in. Sets without
/// one have nothing to do with it.
fn distance(row: &SetRow) -> Part {
    let typed = row.distance.as_deref().and_then(|text| text.parse().ok());
    let typed: Distance = typed.ok_or(LeftOut::OtherMuscle)?;
    if row.kind == training::SetKind::WarmUp.as_str() {
        return Err(LeftOut::WarmUp);
    }
    Ok(typed.value())
}

/// A reason as it crosses to a front end.
pub(super) fn reason(why: LeftOut) -> api::LeftOut {
    match why {
        LeftOut::WarmUp => api::LeftOut::WarmUp,
        LeftOut::NotDone => api::LeftOut::NotDone,
        LeftOut::NoReps => api::LeftOut::NoReps,
        LeftOut::NoLoad => api::LeftOut::NoLoad,
        LeftOut::NoBodyweight => api::LeftOut::NoBodyweight,
        LeftOut::TooManyReps => api::LeftOut::TooManyReps,
        LeftOut::TooEasy => api::LeftOut::TooEasy,
        LeftOut::Endurance => api::LeftOut::Endurance,
        LeftOut::OtherMuscle => api::LeftOut::OtherMuscle,
        LeftOut::NoTime => api::LeftOut::NoTime,
        LeftOut::OverDistance => api::LeftOut::OverDistance,
        LeftOut::NoDistance => api::LeftOut::NoDistance,
        LeftOut::NotTheBest => api::LeftOut::NotTheBest,
    }
}
