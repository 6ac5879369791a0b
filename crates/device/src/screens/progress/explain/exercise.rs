//! Numbers of one exercise: its records by every rule, its volume and its sets.
//! Where one set holds a record, every other says what it would have come to.

use store::SetRow;
use store::read::Visit;
use training::explain::{Basis, LeftOut};
use training::one_rm::Formula;
use training::records::{distance_or_why, load_or_why, time_or_why};
use training::spread::{RepLimit, Spread};
use training::{WarmUps, volume_or_why};
use uuid::Uuid;

use super::{by, days_of};
use crate::api::{ApiError, Cursor, Days, ExplainedDay, ExplainedSet, Explanation, Measured};
use crate::screens::days;
use crate::screens::exercise::visit;
use crate::screens::look::{Look, not_found};
use crate::screens::progress::parts::{self, Counted};

/// How many sets are looked at for a page, and how many workouts one shows. Sets
/// of a number of repetitions that is seldom done may fill none; the next goes on.
const LOOKED_AT: u32 = 300;
const PAGE: usize = 20;

/// A number of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The best estimate by a formula.
    E1rm(Formula),
    /// The heaviest for exactly so many repetitions.
    ForReps(u32),
    /// The longest time.
    Longest,
    /// The farthest distance.
    Farthest,
    /// The volume.
    Volume,
    /// How many sets.
    Sets,
}

/// What a set comes to, in grams, seconds, millimetres or sets.
type Worth = Result<i64, LeftOut>;

impl Asked {
    fn basis(self) -> Basis {
        match self {
            Self::E1rm(formula) => Basis::OneRepMax(formula),
            Self::ForReps(_) => Basis::Heaviest,
            Self::Longest => Basis::Longest,
            Self::Farthest => Basis::Farthest,
            Self::Volume => Basis::Volume,
            Self::Sets => Basis::SetCount,
        }
    }

    /// Whether one set makes the number, rather than all of them.
    fn is_record(self) -> bool {
        match self {
            Self::E1rm(_) | Self::ForReps(_) | Self::Longest | Self::Farthest => true,
            Self::Volume | Self::Sets => false,
        }
    }

    /// Whether a set has to do with it at all.
    fn is_about(self, row: &SetRow) -> bool {
        match self {
            Self::ForReps(reps) => row.reps == Some(reps),
            Self::Longest => row.seconds.is_some(),
            Self::Farthest => row.distance_mm.is_some(),
            Self::E1rm(_) | Self::Volume | Self::Sets => true,
        }
    }

    fn worth(self, counted: &Counted) -> Worth {
        let Counted {
            set,
            effective,
            counting,
        } = counted;
        match self {
            Self::E1rm(formula) => {
                let spread = Spread::of(set, *effective, RepLimit::USUAL)?;
                let estimate = spread.by(formula).ok_or(LeftOut::TooManyReps)?;
                Ok(estimate.0)
            }
            Self::ForReps(_) => load_or_why(set, *effective).map(|load| load.0),
            Self::Longest => time_or_why(set).map(|time| time.0.into()),
            Self::Farthest => distance_or_why(set).map(|distance| distance.0),
            Self::Volume => {
                let volume = volume_or_why(set, *effective, counting.sides, WarmUps::LeftOut)?;
                Ok(volume.0)
            }
            Self::Sets => Ok(1),
        }
    }
}

impl Look<'_> {
    pub(super) fn explain_exercise(
        &self,
        exercise: &str,
        asked: Asked,
        of_days: Option<&Days>,
        after: Option<&Cursor>,
    ) -> Result<Explanation, ApiError> {
        let span = of_days.map(days_of).transpose()?;
        let best = match asked.is_record() {
            true => {
                let best = self.holder_of(exercise, asked, span)?;
                Some(best.ok_or_else(|| not_found("such record of", exercise))?)
            }
            false => None,
        };
        let value = match &best {
            Some(best) => asked.worth(&self.counted(best)?).unwrap_or_default(),
            None => self.sum_of_exercise(exercise, asked, span)?,
        };
        let measure = match asked {
            Asked::E1rm(_) | Asked::ForReps(_) | Asked::Volume => self.mass(),
            Asked::Longest => Measured::Seconds,
            Asked::Farthest => Measured::M,
            Asked::Sets => Measured::Sets,
        };
        let holder = best.as_ref().map(|best| best.id);
        let (days, next) = self.page_of(exercise, asked, (span, holder), after)?;
        Ok(Explanation {
            of: self.name_of(exercise)?.name,
            period: of_days.cloned(),
            spread: self.spread_of(asked, best.as_ref())?,
            days,
            next,
            ..by(asked.basis(), self.in_measure(asked, value), measure)
        })
    }

    fn spread_of(
        &self,
        asked: Asked,
        best: Option<&SetRow>,
    ) -> Result<Vec<crate::api::EstimateBy>, ApiError> {
        let (Asked::E1rm(_), Some(best)) = (asked, best) else {
            return Ok(Vec::new());
        };
        let counted = self.counted(best)?;
        let spread = Spread::of(&counted.set, counted.effective, RepLimit::USUAL);
        Ok(spread
            .map(|spread| self.spread(&spread))
            .unwrap_or_default())
    }

    /// What a set comes to, as it is shown.
    fn in_measure(&self, asked: Asked, worth: i64) -> f64 {
        match asked {
            Asked::E1rm(_) | Asked::ForReps(_) => self.to_a_tenth(worth).value,
            Asked::Volume => self.whole(worth).value,
            Asked::Farthest => worth as f64 / 1000.0,
            Asked::Longest | Asked::Sets => worth as f64,
        }
    }

    /// The set that holds a record, ever or in some days.
    fn holder_of(
        &self,
        exercise: &str,
        asked: Asked,
        span: Option<(i32, i32)>,
    ) -> Result<Option<SetRow>, ApiError> {
        if let Some((first, last)) = span {
            return self.best_between(exercise, asked, first, last);
        }
        Ok(match asked {
            Asked::E1rm(formula) => {
                let best = self.best_estimates(exercise)?.into_iter();
                let mut of_it = best.filter(|(by, ..)| *by == formula);
                of_it.next().map(|(.., row)| row)
            }
            Asked::ForReps(reps) => match self.reader.heaviest_for(exercise, reps)? {
                Some(best) => self.reader.set(best.set)?,
                None => None,
            },
            Asked::Longest => self.reader.longest(exercise)?,
            Asked::Farthest => self.reader.farthest(exercise)?,
            Asked::Volume | Asked::Sets => None,
        })
    }

    /// The best of some days, such as a week of a chart: few enough to look at
    /// each set. Of equal ones the earliest.
    fn best_between(
        &self,
        exercise: &str,
        asked: Asked,
        first: i32,
        last: i32,
    ) -> Result<Option<SetRow>, ApiError> {
        let mut best: Option<(i64, SetRow)> = None;
        let mut before = after_day(last);
        loop {
            let page = self.reader.sets_of_exercise(exercise, before, LOOKED_AT)?;
            for row in page.sets.iter().filter(|row| row.day >= first) {
                let Ok(worth) = asked.worth(&self.counted(row)?) else {
                    continue;
                };
                let earlier = |than: &SetRow| (row.day, row.id) < (than.day, than.id);
                let better = best.as_ref().is_none_or(|(high, holder)| {
                    worth > *high || (worth == *high && earlier(holder))
                });
                if better {
                    best = Some((worth, row.clone()));
                }
            }
            match page.sets.last().filter(|row| page.more && row.day >= first) {
                Some(row) => before = Visit::from(row),
                None => return Ok(best.map(|(_, row)| row)),
            }
        }
    }

    /// Sums as the writer keeps them, by weeks.
    fn sum_of_exercise(
        &self,
        exercise: &str,
        asked: Asked,
        span: Option<(i32, i32)>,
    ) -> Result<i64, ApiError> {
        let (volume_g, sets) = match span {
            None => {
                let total = self.reader.exercise_total(exercise)?.unwrap_or_default();
                (total.volume_g, total.sets)
            }
            Some((first, last)) => {
                let weeks = self.reader.exercise_weeks(exercise, first - 6)?;
                let of_span = weeks
                    .iter()
                    .filter(|week| (first..=last).contains(&week.week));
                of_span.fold((0, 0), |(volume_g, sets), week| {
                    (volume_g + week.volume_g, sets + week.sets)
                })
            }
        };
        Ok(match asked {
            Asked::Sets => sets.into(),
            _ => volume_g,
        })
    }

    fn page_of(
        &self,
        exercise: &str,
        asked: Asked,
        (span, holder): (Option<(i32, i32)>, Option<Uuid>),
        after: Option<&Cursor>,
    ) -> Result<(Vec<ExplainedDay>, Option<Cursor>), ApiError> {
        let (first, last) = span.unwrap_or((i32::MIN, i32::MAX));
        let before = match after {
            Some(cursor) => visit(cursor)?,
            None => after_day(last),
        };
        let page = self.reader.sets_of_exercise(exercise, before, LOOKED_AT)?;
        let mut reached = None;
        let mut days = Vec::new();
        for rows in page.sets.chunk_by(|a, b| Visit::from(a) == Visit::from(b)) {
            let here = Visit::from(&rows[0]);
            if here.day < first {
                return Ok((days, None));
            }
            if days.len() == PAGE {
                return Ok((days, reached));
            }
            days.extend(self.day_of(asked, holder, rows)?);
            reached = Some(Cursor(format!("{}|{}", here.day, here.workout)));
        }
        Ok((days, reached.filter(|_| page.more)))
    }

    /// A workout's sets of the exercise; none where none has to do with it.
    fn day_of(
        &self,
        asked: Asked,
        holder: Option<Uuid>,
        rows: &[SetRow],
    ) -> Result<Option<ExplainedDay>, ApiError> {
        let of_it = rows.iter().filter(|row| asked.is_about(row));
        let sets = of_it.map(|row| self.explained_one(asked, holder, row));
        let sets = sets.collect::<Result<Vec<_>, _>>()?;
        if sets.is_empty() {
            return Ok(None);
        }
        let visit = Visit::from(&rows[0]);
        Ok(Some(ExplainedDay {
            day: days::day(visit.day),
            workout: crate::api::WorkoutId(visit.workout.to_string()),
            title: self.reader.title(visit.workout)?.unwrap_or_default(),
            sets,
        }))
    }

    fn explained_one(
        &self,
        asked: Asked,
        holder: Option<Uuid>,
        row: &SetRow,
    ) -> Result<ExplainedSet, ApiError> {
        let worth = asked.worth(&self.counted(row)?);
        let counts = worth.is_ok() && (!asked.is_record() || holder == Some(row.id));
        let shown = worth.ok().map(|worth| self.in_measure(asked, worth));
        Ok(ExplainedSet {
            exercise: self.name_of(&row.exercise)?,
            set: self.set(row, Vec::new())?,
            counts: shown.filter(|_| counts),
            would_be: shown.filter(|_| !counts),
            left_out: match worth {
                Ok(_) => (!counts).then_some(crate::api::LeftOut::NotTheBest),
                Err(why) => Some(parts::reason(why)),
            },
        })
    }
}

/// Later than every visit of a day.
fn after_day(day: i32) -> Visit {
    match day.checked_add(1) {
        Some(day) => Visit {
            day,
            workout: Uuid::nil(),
        },
        None => Visit::END,
    }
}
