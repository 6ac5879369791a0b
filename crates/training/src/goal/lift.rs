//! To lift so much: for an estimated single, or for so many reps.

use jiff::civil::Date;

use super::{Progress, Standing, along_the_line};
use crate::explain::LeftOut;
use crate::one_rm::Formula;
use crate::spread::{RepLimit, Spread};
use crate::trend::Direction;
use crate::{Grams, Reps, Set};

/// What a lift is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LiftMark {
    /// The estimated one-rep maximum by one formula.
    E1rm(Formula),
    /// The load that goes up at least so many times.
    LoadFor(Reps),
}

impl LiftMark {
    /// What a set puts forward by this mark, given its effective load; or why it
    /// puts forward nothing.
    ///
    /// # Errors
    /// As [`Spread::of`]; for a load, also when there were too few reps, which is
    /// [`LeftOut::NotDone`].
    pub fn of(self, set: &Set, effective: Option<Grams>) -> Result<Grams, LeftOut> {
        match self {
            Self::E1rm(formula) => Spread::of(set, effective, RepLimit::USUAL)?
                .by(formula)
                .ok_or(LeftOut::TooManyReps),
            Self::LoadFor(reps) => load_for(reps, set, effective),
        }
    }
}

fn load_for(reps: Reps, set: &Set, effective: Option<Grams>) -> Result<Grams, LeftOut> {
    if !set.kind.counts_as_work() {
        return Err(LeftOut::WarmUp);
    }
    let done = set.reps.ok_or(LeftOut::NoReps)?;
    if done < reps.max(Reps(1)) {
        return Err(LeftOut::NotDone);
    }
    effective.ok_or(LeftOut::without_load(set))
}

/// To lift so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiftGoal {
    /// What it is judged by.
    pub mark: LiftMark,
    /// The best when the goal was set; none is nothing.
    pub from: Option<Grams>,
    /// What is to be reached.
    pub to: Grams,
}

impl LiftGoal {
    /// How it stands, from the best mark of each day. All since the goal was set
    /// count as the best, those of the last 90 days as the trend, light days too.
    pub fn standing(
        &self,
        bests: impl IntoIterator<Item = (Date, Grams)>,
        today: Date,
    ) -> Standing {
        let bests: Vec<_> = bests.into_iter().filter(|best| best.0 <= today).collect();
        let from = self.from.filter(|from| *from < self.to).unwrap_or_default();
        let best = bests.iter().map(|best| best.1).max().unwrap_or(from);
        let met = best >= self.to;
        let progress = Progress::of(from.0, best.0, self.to.0);
        Standing::of(progress, met, || {
            along_the_line(bests, self.to, Direction::Up, today)
        })
    }

    /// The first day with a mark that is enough; none where there is none yet.
    pub fn met_on(&self, bests: impl IntoIterator<Item = (Date, Grams)>) -> Option<Date> {
        let enough = bests.into_iter().filter(|best| best.1 >= self.to);
        enough.map(|best| best.0).min()
    }
}
