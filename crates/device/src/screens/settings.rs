//! Settings, and what the person is used to with an exercise.

use logbook::EffortScale as Scale;

use super::{formulas, look::Look, values};
use crate::{
    api::{self, ApiError, EffortScale, ExerciseHabits, ExerciseId, Settings},
    estimates,
};

impl Look<'_> {
    /// The settings, with what is usual where nothing was chosen.
    pub fn settings(&self) -> Result<Settings, ApiError> {
        let chosen = estimates::named(self.reader.setting(estimates::FORMULA)?.as_deref());
        let effort = self.reader.setting("effort_scale")?;
        Ok(Settings {
            unit: values::unit(self.unit),
            usual_rest: self.usual_rest()?,
            first_day: values::week_day(self.first_day),
            formula: formulas::shown(chosen),
            estimating: self.formula()? != chosen,
            effort: match effort.as_deref().and_then(Scale::of) {
                Some(Scale::Rir) => EffortScale::Rir,
                Some(Scale::Rpe) | None => EffortScale::Rpe,
            },
        })
    }

    /// What the person is used to with an exercise.
    pub fn habits(&self, exercise: ExerciseId) -> Result<ExerciseHabits, ApiError> {
        let own = |key: &str| self.reader.setting(&format!("{key}:{}", exercise.0));
        let unit: Option<training::MassUnit> = own("unit")?.and_then(|unit| unit.parse().ok());
        Ok(ExerciseHabits {
            unit: unit.map(values::unit),
            rest: self.own_rest(&exercise.0)?,
            exercise,
        })
    }
}

/// The calendar's day of the week.
pub(crate) fn week_day_of(day: api::WeekDay) -> jiff::civil::Weekday {
    use jiff::civil::Weekday;
    match day {
        api::WeekDay::Monday => Weekday::Monday,
        api::WeekDay::Tuesday => Weekday::Tuesday,
        api::WeekDay::Wednesday => Weekday::Wednesday,
        api::WeekDay::Thursday => Weekday::Thursday,
        api::WeekDay::Friday => Weekday::Friday,
        api::WeekDay::Saturday => Weekday::Saturday,
        api::WeekDay::Sunday => Weekday::Sunday,
    }
}
