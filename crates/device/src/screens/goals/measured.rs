//! Goals of a lift and of a measurement of the body, which follow a trend.

use jiff::civil::Date;
use logbook::GoalAbout;
use store::Reader;
use training::body::{BodyMeasure, BodyQuantity, BodyReading};
use training::goal::{BodyGoal, LiftGoal, LiftMark, Standing};
use training::one_rm::Formula;
use training::trend::{FatShare, Measured};
use training::{DayNumber, Grams, Mass, Millimetres, Reps};

use super::judged::{unit_of_body, unit_of_mass};
use super::{Goal, Judged};
use crate::Catalogue;
use crate::api::{self, ApiError};
use crate::screens::body::{OnDay, readings, shown_reading, smooth};
use crate::screens::{days, look::Look};

/// The days before today that a trend is drawn from, today too.
const TREND_DAYS: i32 = 90;

/// How many days of readings are looked through at a time, and how many before
/// them still have a part in their smoothed values.
const LOOKED_THROUGH: i32 = 400;

/// What a lift is judged by: its exercise after merges, and the repetitions that
/// a load is for; none for an estimate.
pub(super) struct Lift {
    pub exercise: String,
    pub reps: Option<u32>,
}

impl Lift {
    /// None for a goal that is about no lift.
    pub fn of(about: &GoalAbout, catalogue: &Catalogue) -> Option<Self> {
        let (exercise, reps) = match about {
            GoalAbout::E1rm(exercise) => (exercise, None),
            GoalAbout::Load(reps, exercise) => (exercise, Some(reps.0)),
            GoalAbout::Frequency
            | GoalAbout::Volume
            | GoalAbout::Distance
            | GoalAbout::Workouts
            | GoalAbout::Body(_) => return None,
        };
        Some(Self {
            exercise: catalogue.after_merges(&exercise.0),
            reps,
        })
    }

    pub fn mark(&self) -> LiftMark {
        match self.reps {
            Some(reps) => LiftMark::LoadFor(Reps(reps)),
            None => LiftMark::E1rm(Formula::default()),
        }
    }

    /// The best of each day of some, the oldest first.
    fn of_days(&self, reader: &Reader, from: i32, to: i32) -> Result<Vec<(i32, i64)>, ApiError> {
        let mut bests = match self.reps {
            Some(reps) => reader.load_of_days(&self.exercise, (from, to), reps)?,
            None => reader.e1rm_of_days(&self.exercise, from, to)?,
        };
        bests.reverse();
        Ok(bests)
    }

    pub fn since(&self, reader: &Reader, day: i32) -> Result<Option<(i32, i64)>, ApiError> {
        Ok(match self.reps {
            Some(reps) => reader.load_since(&self.exercise, day, reps)?,
            None => reader.e1rm_since(&self.exercise, day)?,
        })
    }

    fn reached(&self, reader: &Reader, since: i32, grams: i64) -> Result<Option<i32>, ApiError> {
        Ok(match self.reps {
            Some(reps) => reader.load_reached(&self.exercise, since, reps, grams)?,
            None => reader.e1rm_reached(&self.exercise, since, grams)?,
        })
    }
}

/// The best of the last 90 days by what a goal of a lift is judged by.
pub fn best_lately(
    reader: &Reader,
    catalogue: &Catalogue,
    about: &GoalAbout,
    today: Date,
) -> Result<Option<Grams>, ApiError> {
    let Some(lift) = Lift::of(about, catalogue) else {
        return Ok(None);
    };
    let today = days::number(today);
    let bests = lift.of_days(reader, today - TREND_DAYS + 1, today)?;
    Ok(bests.into_iter().map(|(_, grams)| Grams(grams)).max())
}

fn dated((day, units): &(i32, i64)) -> Option<OnDay> {
    Some((DayNumber(*day).date()?, *units))
}

impl Look<'_> {
    pub(super) fn judge_lift(
        &self,
        goal: &Goal,
        catalogue: &Catalogue,
    ) -> Result<Option<Judged>, ApiError> {
        let lift = Lift::of(&goal.about, catalogue);
        let aim = goal.row.aim.parse::<Mass>().ok();
        let Some((lift, aim)) = lift.zip(aim) else {
            return Ok(None);
        };
        let (since, to) = (goal.row.since, aim.grams());
        let met_on = lift.reached(self.reader, since, to.0)?;
        let best = lift.since(self.reader, since)?;
        let from = goal.row.began.as_deref();
        let from = from.and_then(|text| text.parse::<Mass>().ok());
        let from = from.map(Mass::grams);
        let (points, standing) = match met_on {
            Some(_) => (Vec::new(), None),
            None => {
                let today = days::number(self.now.date());
                let points = lift.of_days(self.reader, today - TREND_DAYS + 1, today)?;
                let standing = self.lift_stands(&lift, (from, to), &points, best);
                (points, Some(standing))
            }
        };
        let now = best.map(|(_, grams)| grams).max(from.map(|from| from.0));
        let exercise = self.name_of(&lift.exercise)?;
        Ok(Some(Judged {
            about: match lift.reps {
                Some(reps) => api::GoalAbout::Load { exercise, reps },
                None => api::GoalAbout::E1rm { exercise },
            },
            unit: unit_of_mass(aim),
            from: from.map(|from| from.0),
            now,
            to: to.0,
            standing,
            met_on: met_on.and_then(|day| DayNumber(day).date()),
            points,
        }))
    }

    /// What was lifted before the goal was set says where it goes, but does not
    /// fulfil it.
    fn lift_stands(
        &self,
        lift: &Lift,
        (from, to): (Option<Grams>, Grams),
        points: &[(i32, i64)],
        best: Option<(i32, i64)>,
    ) -> Standing {
        let goal = LiftGoal {
            mark: lift.mark(),
            from,
            to,
        };
        let below = points.iter().filter(|(_, grams)| *grams < to.0);
        let bests = below.chain(best.iter()).filter_map(dated);
        let bests = bests.map(|(day, grams)| (day, Grams(grams)));
        goal.standing(bests, self.now.date())
    }

    pub(super) fn judge_body(
        &self,
        goal: &Goal,
        measure: BodyMeasure,
    ) -> Result<Option<Judged>, ApiError> {
        let read = |text: &str| measure.read(text).ok();
        let aim = read(&goal.row.aim);
        let began = goal.row.began.as_deref().and_then(read);
        let Some((aim, began)) = aim.zip(began) else {
            return Ok(None);
        };
        let way = (began.units(), aim.units());
        let today = days::number(self.now.date());
        let met_on = self.body_met_on(measure, way, goal.row.since)?;
        let lately = readings(self.reader, measure, (today - LOOKED_THROUGH, today))?;
        let smooth = smooth(measure, &lately);
        let recent = smooth
            .iter()
            .map(|(day, units)| (days::number(*day), *units));
        let recent = recent.filter(|(day, _)| *day > today - TREND_DAYS);
        Ok(Some(Judged {
            about: api::GoalAbout::Body {
                measure: measure.into(),
            },
            unit: unit_of_reading(aim),
            from: Some(began.units()),
            now: smooth.last().map(|(_, units)| *units),
            to: aim.units(),
            standing: met_on
                .is_none()
                .then(|| body_stands(measure, way, &lately, self.now.date())),
            met_on,
            points: recent.collect(),
        }))
    }

    /// The day on which a measurement was there, looked for from the day on which
    /// the goal was set.
    fn body_met_on(
        &self,
        measure: BodyMeasure,
        way: (i64, i64),
        since: i32,
    ) -> Result<Option<Date>, ApiError> {
        let today = days::number(self.now.date());
        let mut from = since;
        while from <= today {
            let until = (from + LOOKED_THROUGH - 1).min(today);
            let seen = readings(self.reader, measure, (from - LOOKED_THROUGH, until))?;
            let first = DayNumber(from).date().unwrap_or(self.now.date());
            if let Some(day) = met_on(measure, way, &seen, first) {
                return Ok(Some(day));
            }
            from = until + 1;
        }
        Ok(None)
    }
}

fn unit_of_reading(reading: BodyReading) -> api::Measured {
    unit_of_body(shown_reading(String::new(), reading).unit)
}

fn body_stands(measure: BodyMeasure, way: (i64, i64), points: &[OnDay], today: Date) -> Standing {
    match measure.quantity() {
        BodyQuantity::Mass => stands_of(way, points, today, Grams),
        BodyQuantity::Length => stands_of(way, points, today, Millimetres),
        BodyQuantity::Share => stands_of(way, points, today, FatShare),
    }
}

fn met_on(measure: BodyMeasure, way: (i64, i64), points: &[OnDay], since: Date) -> Option<Date> {
    match measure.quantity() {
        BodyQuantity::Mass => met_of(way, points, since, Grams),
        BodyQuantity::Length => met_of(way, points, since, Millimetres),
        BodyQuantity::Share => met_of(way, points, since, FatShare),
    }
}

fn goal_of<Q>((from, to): (i64, i64), of: fn(i64) -> Q) -> BodyGoal<Q> {
    BodyGoal {
        from: of(from),
        to: of(to),
    }
}

fn stands_of<Q: Measured>(
    way: (i64, i64),
    points: &[OnDay],
    today: Date,
    of: fn(i64) -> Q,
) -> Standing {
    let points = points.iter().map(|(day, units)| (*day, of(*units)));
    goal_of(way, of).standing(points, today)
}

fn met_of<Q: Measured>(
    way: (i64, i64),
    points: &[OnDay],
    since: Date,
    of: fn(i64) -> Q,
) -> Option<Date> {
    let points = points.iter().map(|(day, units)| (*day, of(*units)));
    goal_of(way, of).met_on(points, since)
}
