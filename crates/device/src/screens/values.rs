//! From the values of `training` to those that cross to a front end: a change
//! of dress and nothing else.

use training as gym;

use jiff::civil::Weekday;

use crate::api::{
    Amount, Distance, Effort, EffortScale, Load, LoadForm, MassUnit, SetKind, WeekDay,
};

pub(super) fn unit(unit: gym::MassUnit) -> MassUnit {
    match unit {
        gym::MassUnit::Kg => MassUnit::Kg,
        gym::MassUnit::Lb => MassUnit::Lb,
    }
}

pub(super) fn load(load: gym::Load) -> Load {
    let form = match load {
        gym::Load::Weight(_) => LoadForm::Weight,
        gym::Load::Bodyweight => LoadForm::Bodyweight,
        gym::Load::Added(_) => LoadForm::Added,
        gym::Load::Assisted(_) => LoadForm::Assisted,
    };
    let mass = load.mass().map(mass);
    Load { form, mass }
}

pub(super) fn kind(kind: gym::SetKind) -> SetKind {
    match kind {
        gym::SetKind::Working => SetKind::Working,
        gym::SetKind::WarmUp => SetKind::WarmUp,
        gym::SetKind::Drop => SetKind::Drop,
        gym::SetKind::Failure => SetKind::Failure,
        gym::SetKind::Amrap => SetKind::Amrap,
    }
}

pub(super) fn distance(distance: gym::Distance) -> Distance {
    Distance {
        value: distance.value(),
        unit: distance.unit().to_string(),
    }
}

pub(super) fn effort(effort: gym::Effort) -> Effort {
    match effort {
        gym::Effort::Rpe(rpe) => Effort {
            scale: EffortScale::Rpe,
            value: rpe.value(),
        },
        gym::Effort::Rir(rir) => Effort {
            scale: EffortScale::Rir,
            value: rir.value(),
        },
    }
}

/// A mass as typed.
pub(super) fn mass(mass: gym::Mass) -> Amount {
    Amount {
        value: mass.value(),
        unit: unit(mass.unit()),
    }
}

pub(super) fn week_day(day: Weekday) -> WeekDay {
    match day {
        Weekday::Monday => WeekDay::Monday,
        Weekday::Tuesday => WeekDay::Tuesday,
        Weekday::Wednesday => WeekDay::Wednesday,
        Weekday::Thursday => WeekDay::Thursday,
        Weekday::Friday => WeekDay::Friday,
        Weekday::Saturday => WeekDay::Saturday,
        Weekday::Sunday => WeekDay::Sunday,
    }
}
