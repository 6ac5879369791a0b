//! The Goals screen: what each goal is about, how it stands, and when it will be
//! met. The maths is that of `training::goal`; what a goal is judged by is read
//! for its own days only, so nothing grows with the years behind it.

mod explain;
mod frequency;
mod judged;
mod measured;
mod summed;

use logbook::{GoalAbout, GoalPeriod};
use store::GoalRow;
use training::trend::{Forecast, NoForecast};

use super::days;
use super::look::Look;
use crate::Catalogue;
use crate::api::{
    self, ApiError, GoalForecast, GoalId, GoalLine, GoalPoint, GoalsPage, PeriodKind,
};

pub use frequency::Frequency;
use judged::Judged;
pub use measured::best_lately;

/// A goal that this version understands.
struct Goal {
    row: GoalRow,
    about: GoalAbout,
    period: Option<GoalPeriod>,
}

impl Goal {
    /// None of a kind that a newer version knows.
    fn of(row: GoalRow) -> Option<Self> {
        let period = row.period.as_deref().map(str::parse).transpose();
        Some(Self {
            about: row.about.parse().ok()?,
            period: period.ok()?,
            row,
        })
    }

    fn is_over(&self, today: i32) -> bool {
        self.period
            .is_some_and(|period| days::number(period.last()) < today)
    }
}

impl Look<'_> {
    /// The Goals screen.
    pub fn goals(&self) -> Result<GoalsPage, ApiError> {
        let today = days::number(self.now.date());
        let mut page = GoalsPage {
            today: self.now.date().to_string(),
            active: Vec::new(),
            met: Vec::new(),
            over: Vec::new(),
        };
        let goals = self.reader.goals()?.into_iter().filter_map(Goal::of);
        let goals: Vec<Goal> = goals.collect();
        let catalogue = self.merges(&goals)?;
        for goal in goals {
            let Some(line) = self.goal_line(&goal, &catalogue)? else {
                continue;
            };
            match (&line.met_on, goal.is_over(today)) {
                (Some(_), _) => page.met.push(line),
                (None, true) => page.over.push(line),
                (None, false) => page.active.push(line),
            }
        }
        page.met.sort_by(|a, b| b.met_on.cmp(&a.met_on));
        let end = |line: &GoalLine| line.period.as_ref().map(|period| period.to.clone());
        page.over.sort_by_key(|line| std::cmp::Reverse(end(line)));
        Ok(page)
    }

    /// Which exercises count as which, where a goal is about one.
    fn merges(&self, goals: &[Goal]) -> Result<Catalogue, ApiError> {
        let lifts = |goal: &Goal| matches!(goal.about, GoalAbout::E1rm(_) | GoalAbout::Load(..));
        if goals.iter().any(lifts) {
            Ok(Catalogue::new(self.reader.exercises()?))
        } else {
            Ok(Catalogue::default())
        }
    }

    fn goal_line(&self, goal: &Goal, catalogue: &Catalogue) -> Result<Option<GoalLine>, ApiError> {
        let Some(judged) = self.judge(goal, catalogue)? else {
            return Ok(None);
        };
        let unit = judged.unit;
        let shown = |units: i64| judged::in_unit(units, unit);
        let left = judged.now.map(|now| (judged.to - now).abs());
        let forecast = judged.standing.map(|standing| standing.forecast);
        let dated = forecast.and_then(Result::ok);
        let point = |(day, units): &(i32, i64)| GoalPoint {
            day: days::day(*day),
            value: shown(*units),
        };
        Ok(Some(GoalLine {
            id: GoalId(goal.row.id.to_string()),
            text: goal.row.aim.clone(),
            unit,
            from: judged.from.map(shown),
            now: judged.now.map(shown),
            to: shown(judged.to),
            left: left.map(shown).filter(|_| judged.met_on.is_none()),
            progress: judged.progress(),
            period: goal.period.map(shown_period),
            since: days::day(goal.row.since),
            met_on: judged.met_on.map(|day| day.to_string()),
            forecast: dated.map(|forecast| shown_forecast(forecast, goal.period)),
            no_forecast: forecast.and_then(Result::err).map(reason),
            points: judged.points.iter().map(point).collect(),
            about: judged.about,
        }))
    }

    fn judge(&self, goal: &Goal, catalogue: &Catalogue) -> Result<Option<Judged>, ApiError> {
        match &goal.about {
            GoalAbout::E1rm(_) | GoalAbout::Load(..) => self.judge_lift(goal, catalogue),
            GoalAbout::Frequency => self.judge_frequency(goal),
            GoalAbout::Volume | GoalAbout::Distance | GoalAbout::Workouts => self.judge_sum(goal),
            GoalAbout::Body(measure) => self.judge_body(goal, *measure),
        }
    }
}

fn shown_period(period: GoalPeriod) -> api::GoalPeriod {
    api::GoalPeriod {
        kind: match period {
            GoalPeriod::Month(_) => PeriodKind::Month,
            GoalPeriod::Year(_) => PeriodKind::Year,
            GoalPeriod::Days(..) => PeriodKind::Days,
        },
        from: period.first().to_string(),
        to: period.last().to_string(),
    }
}

fn shown_forecast(forecast: Forecast, period: Option<GoalPeriod>) -> GoalForecast {
    GoalForecast {
        earliest: forecast.earliest.to_string(),
        likely: forecast.likely.to_string(),
        latest: forecast.latest.map(|day| day.to_string()),
        too_late: period.is_some_and(|period| forecast.likely > period.last()),
    }
}

fn reason(why: NoForecast) -> api::NoForecast {
    match why {
        NoForecast::Reached => api::NoForecast::Reached,
        NoForecast::TooFewDays => api::NoForecast::TooFewDays,
        NoForecast::TooShort => api::NoForecast::TooShort,
        NoForecast::Flat => api::NoForecast::Flat,
        NoForecast::OtherWay => api::NoForecast::OtherWay,
        NoForecast::TooFar => api::NoForecast::TooFar,
        NoForecast::PeriodOver => api::NoForecast::PeriodOver,
    }
}

#[cfg(test)]
mod tests;
