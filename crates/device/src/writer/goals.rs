//! Edits of goals.

use jiff::civil::Date;
use logbook::{
    DocumentId, ExerciseId, GoalAbout, GoalFields, GoalPeriod, Message, delete_goal, restore_goal,
    set_goal,
};
use store::GoalRow;
use training::body::BodyMeasure;
use training::{Distance, DistanceUnit, Mass, MassUnit, Reps};
use uuid::Uuid;

use super::{Writer, not_found, parse};
use crate::api::{
    AddGoal, ApiError, Done, EditGoal, GoalAdded, GoalAim, GoalDays, GoalId, GoalProblem,
    GoalRequest,
};
use crate::screens::{Frequency, best_lately, smoothed_now};

/// No goal is about more workouts a week, or more weeks, than a year has.
const MOST_A_WEEK: u32 = 50;
const MOST_WEEKS: u32 = 520;
const MOST_WORKOUTS: u32 = 100_000;
const MOST_REPS: u32 = 1_000;

/// What the person meant, or why it cannot be.
type Meant<T> = Result<T, GoalProblem>;

impl Writer {
    pub(super) fn add_a_goal(&mut self, request: &AddGoal) -> Result<GoalAdded, ApiError> {
        let today = self.surroundings.now().date();
        let meant = match self.meant(&request.aim, today) {
            Ok(meant) => meant,
            Err(problem) => return Ok(refused(problem)),
        };
        if let Some(GoalAbout::E1rm(exercise) | GoalAbout::Load(_, exercise)) = &meant.about {
            self.known_exercise(&exercise.0)?;
        }
        let fields = match self.with_begin(meant, today)? {
            Ok(fields) => fields,
            Err(problem) => return Ok(refused(problem)),
        };
        let id = self.surroundings.new_id();
        self.edit(&DocumentId::Goal(id), &Message::new("add_goal"), |page| {
            set_goal(page, &fields)
        })?;
        Ok(taken(id))
    }

    pub(super) fn change_a_goal(&mut self, request: &EditGoal) -> Result<GoalAdded, ApiError> {
        let row = self.known_goal(&request.goal)?;
        let Ok(to) = self.target(&row.about.parse()?, &request.to) else {
            return Ok(refused(GoalProblem::NotUnderstood));
        };
        let fields = GoalFields {
            to: Some(to),
            ..GoalFields::default()
        };
        self.edit(
            &DocumentId::Goal(row.id),
            &Message::new("edit_goal"),
            |page| set_goal(page, &fields),
        )?;
        Ok(taken(row.id))
    }

    pub(super) fn delete_a_goal(&mut self, request: &GoalRequest) -> Result<Done, ApiError> {
        let id = self.known_goal(&request.goal)?.id;
        let now = self.surroundings.now_ms();
        let message = Message::new("delete_goal");
        self.edit(&DocumentId::Goal(id), &message, |page| {
            delete_goal(page, now)
        })?;
        Ok(Done {})
    }

    pub(super) fn restore_a_goal(&mut self, request: &GoalRequest) -> Result<Done, ApiError> {
        let id = self.known_goal(&request.goal)?.id;
        self.edit(
            &DocumentId::Goal(id),
            &Message::new("restore_goal"),
            restore_goal,
        )?;
        Ok(Done {})
    }

    pub(super) fn known_goal(&self, goal: &GoalId) -> Result<GoalRow, ApiError> {
        let id = parse::uuid("goal", &goal.0)?;
        let found = self.look.goal(id)?;
        found.ok_or_else(|| not_found("goal", &goal.0))
    }

    /// The fields of what is to be reached.
    fn meant(&self, aim: &GoalAim, today: Date) -> Meant<GoalFields> {
        let exercise = |exercise: &crate::api::ExerciseId| ExerciseId(exercise.0.clone());
        let (about, to, days) = match aim {
            GoalAim::E1rm { exercise: of, to } => (GoalAbout::E1rm(exercise(of)), to.clone(), None),
            GoalAim::Load {
                exercise: of,
                reps,
                to,
            } => {
                if !(1..=MOST_REPS).contains(reps) {
                    return Err(GoalProblem::NotUnderstood);
                }
                (GoalAbout::Load(Reps(*reps), exercise(of)), to.clone(), None)
            }
            GoalAim::Frequency { a_week, weeks } => {
                (GoalAbout::Frequency, format!("{a_week}x{weeks}"), None)
            }
            GoalAim::Volume { to, days } => (GoalAbout::Volume, to.clone(), Some(days)),
            GoalAim::Distance { to, days } => (GoalAbout::Distance, to.clone(), Some(days)),
            GoalAim::Workouts { to, days } => (GoalAbout::Workouts, to.to_string(), Some(days)),
            GoalAim::Body { measure, to } => (GoalAbout::Body((*measure).into()), to.clone(), None),
        };
        Ok(GoalFields {
            to: Some(self.target(&about, &to)?),
            period: days.map(|days| period(days, today)).transpose()?,
            since: Some(today),
            about: Some(about),
            from: None,
        })
    }

    /// What is to be reached, as it is stored.
    pub(super) fn target(&self, about: &GoalAbout, text: &str) -> Meant<String> {
        let stored = match about {
            GoalAbout::E1rm(_) | GoalAbout::Load(..) => {
                mass(text, self.unit).map(|mass| mass.to_string())
            }
            GoalAbout::Volume => volume(text, self.unit).map(|mass| mass.to_string()),
            GoalAbout::Distance => distance(text, self.unit).map(|it| it.to_string()),
            GoalAbout::Body(measure) => {
                let reading = measure.typed(text, self.unit);
                reading.ok().map(|reading| reading.to_string())
            }
            GoalAbout::Workouts => {
                let count = text.trim().parse::<u32>().ok();
                let count = count.filter(|count| (1..=MOST_WORKOUTS).contains(count));
                count.map(|count| count.to_string())
            }
            GoalAbout::Frequency => Frequency::read(text)
                .filter(|it| it.a_week <= MOST_A_WEEK && it.weeks <= MOST_WEEKS)
                .map(|it| it.to_string()),
        };
        stored.ok_or(GoalProblem::NotUnderstood)
    }

    /// The same with where it begins; a problem where that is at the goal.
    fn with_begin(
        &self,
        mut fields: GoalFields,
        today: Date,
    ) -> Result<Meant<GoalFields>, ApiError> {
        let to = fields.to.as_deref().unwrap_or_default();
        match &fields.about {
            Some(about @ (GoalAbout::E1rm(_) | GoalAbout::Load(..))) => {
                let best = best_lately(&self.look, &self.catalogue, about, today)?;
                let aim = to.parse::<Mass>().map(Mass::grams).unwrap_or_default();
                if best.is_some_and(|best| best >= aim) {
                    return Ok(Err(GoalProblem::AlreadyThere));
                }
                fields.from = best.map(|best| format!("{} kg", best.kilograms()));
            }
            Some(GoalAbout::Body(measure)) => {
                let Some(now) = smoothed_now(&self.look, *measure, today)? else {
                    return Ok(Err(GoalProblem::NeverMeasured));
                };
                if measure.read(to).is_ok_and(|to| to.units() == now) {
                    return Ok(Err(GoalProblem::AlreadyThere));
                }
                fields.from = Some(in_stored_units(*measure, now));
            }
            Some(
                GoalAbout::Frequency
                | GoalAbout::Volume
                | GoalAbout::Distance
                | GoalAbout::Workouts,
            )
            | None => {}
        }
        Ok(Ok(fields))
    }
}

fn refused(problem: GoalProblem) -> GoalAdded {
    GoalAdded {
        goal: None,
        problem: Some(problem),
    }
}

fn taken(id: Uuid) -> GoalAdded {
    GoalAdded {
        goal: Some(GoalId(id.to_string())),
        problem: None,
    }
}

fn period(days: &GoalDays, today: Date) -> Meant<GoalPeriod> {
    match days {
        GoalDays::ThisMonth => Ok(GoalPeriod::Month(today.first_of_month())),
        GoalDays::ThisYear => Ok(GoalPeriod::Year(today.year())),
        GoalDays::Days { from, to } => {
            let day = |text: &str| text.parse::<Date>().map_err(|_| GoalProblem::NoDays);
            let (from, to) = (day(from)?, day(to)?);
            if to < from {
                return Err(GoalProblem::NoDays);
            }
            Ok(GoalPeriod::Days(from, to))
        }
    }
}

/// A number that may have a decimal comma, with the unit that is usual where it
/// has none.
fn with_unit(text: &str, usual: &str) -> String {
    let plain = text.trim().replace(',', ".");
    if plain.ends_with(|last: char| last.is_ascii_digit()) {
        format!("{plain} {usual}")
    } else {
        plain
    }
}

fn mass(text: &str, unit: MassUnit) -> Option<Mass> {
    let mass = with_unit(text, unit.as_str()).parse::<Mass>().ok();
    mass.filter(|mass| mass.grams().0 > 0)
}

/// A mass that may be in tonnes too.
fn volume(text: &str, unit: MassUnit) -> Option<Mass> {
    let tonnes = text.trim().strip_suffix(['t', 'T']);
    let Some(tonnes) = tonnes else {
        return mass(text, unit);
    };
    let tonnes = mass(tonnes, MassUnit::Kg)?;
    Mass::new(tonnes.value() * 1000.0, MassUnit::Kg).ok()
}

fn distance(text: &str, unit: MassUnit) -> Option<Distance> {
    let usual = match unit {
        MassUnit::Kg => DistanceUnit::Km,
        MassUnit::Lb => DistanceUnit::Mi,
    };
    let distance = with_unit(text, usual.as_str()).parse::<Distance>().ok();
    distance.filter(|distance| distance.millimetres().0 > 0)
}

/// Whole units of a measure, as text that it reads.
fn in_stored_units(measure: BodyMeasure, units: i64) -> String {
    use training::body::BodyQuantity;
    match measure.quantity() {
        BodyQuantity::Mass => format!("{} kg", units as f64 / 1000.0),
        BodyQuantity::Length => format!("{} cm", units as f64 / 10.0),
        BodyQuantity::Share => format!("{} %", units as f64 / 100.0),
    }
}
