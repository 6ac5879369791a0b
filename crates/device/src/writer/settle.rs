//! Settling what devices disagree on. A value of one of the devices is taken as it
//! stands; another one is read as it would be where the field is typed.

use logbook::{
    BarId, Conflict, Contender, DocumentId, End, FieldKind, GoalPeriod, GymBar, Message, ReadingId,
    Settlement, Stamp, read_conflicts, settle_conflict,
};
use training::{Distance, Effort, Equipment, Load, Muscles};
use uuid::Uuid;

use super::{Writer, not_found, parse, workouts::refuse_backwards};
use crate::{
    api::{self, ApiError, Code, Done, GoalId, SettleConflict},
    screens::parts_of,
};

/// What every kind of thing may be called.
const LONGEST_NAME: usize = 60;

/// The longest title or remark that is typed beside others.
const LONGEST_WORDS: usize = 1_000;

impl Writer {
    /// Settles a conflict by one new operation, also where the value is the one
    /// that is shown already.
    pub(super) fn settle_one(&mut self, request: &SettleConflict) -> Result<Done, ApiError> {
        let unknown = || not_found("conflict", &request.conflict.0);
        let (id, entity, field) = parts_of(&request.conflict).ok_or_else(unknown)?;
        let ready = self.take_ready(&id)?;
        let conflicts = read_conflicts(&ready.document);
        self.keep_ready(ready);
        let is_it = |found: &&Conflict| found.entity == entity && found.field == field;
        let conflict = conflicts.iter().find(is_it).ok_or_else(unknown)?;
        let to = match &request.to {
            api::Settlement::Of(device) => chosen(conflict, device)?,
            api::Settlement::Typed(text) => self.typed(&id, conflict, text.trim())?,
        };
        let now = self.surroundings.now_ms();
        self.edit(&id, &Message::new("settle_conflict"), |page| {
            settle_conflict(page, (entity, &field), &to, now)
        })?;
        Ok(Done {})
    }

    fn typed(
        &mut self,
        id: &DocumentId,
        conflict: &Conflict,
        text: &str,
    ) -> Result<Settlement, ApiError> {
        let field = conflict.field.as_str();
        let refused = || no_value(text, field);
        let stored = match FieldKind::of(id, field) {
            FieldKind::Trash(_) => {
                return yes_or_no(text).map(Settlement::Deleted).ok_or_else(refused);
            }
            FieldKind::Start => return self.typed_time(id, text, true),
            FieldKind::End => return self.typed_time(id, text, false),
            FieldKind::Aim => return self.typed_aim(id, field, text),
            FieldKind::Target => match self.targets(text)?.as_slice() {
                [target] => Some(target.clone()),
                _ => None,
            },
            FieldKind::Name => {
                if let DocumentId::Exercise(exercise) = id {
                    self.refuse_taken(exercise, text)?;
                }
                words(text, LONGEST_NAME)
            }
            FieldKind::Words => words(text, LONGEST_WORDS),
            FieldKind::Exercise => self.catalogue.find(text).map(|exercise| exercise.0),
            FieldKind::Bar => return self.typed_bar(conflict, text),
            FieldKind::Load => self.typed_load(text),
            FieldKind::Distance => self.typed_distance(text),
            FieldKind::Reading(ReadingId { measure, .. }) => {
                let reading = measure.typed(text, self.unit).ok();
                reading.map(|reading| reading.to_string())
            }
            FieldKind::Other => {
                let words = format!("the field {field} takes one of the values that are there");
                return Err(ApiError::new(Code::Refused, words));
            }
            plain => plainly(&plain, text),
        };
        stored.map(Settlement::Text).ok_or_else(refused)
    }

    fn typed_time(
        &mut self,
        id: &DocumentId,
        text: &str,
        is_start: bool,
    ) -> Result<Settlement, ApiError> {
        let stamp = parse::stamp(text, &self.surroundings.now())?;
        if let DocumentId::Workout(workout) = id {
            let now = self.read_workout(*workout)?;
            match is_start {
                true => refuse_backwards(Some(&stamp), &now.end)?,
                false => refuse_backwards(now.start.as_ref(), &End::At(stamp.clone()))?,
            }
        }
        Ok(Settlement::Text(Stamp::as_str(&stamp).to_owned()))
    }

    fn typed_aim(&self, id: &DocumentId, field: &str, text: &str) -> Result<Settlement, ApiError> {
        let DocumentId::Goal(goal) = id else {
            return Err(no_value(text, field));
        };
        let about = self.known_goal(&GoalId(goal.to_string()))?.about.parse()?;
        let aim = self.target(&about, text).ok();
        aim.map(Settlement::Text)
            .ok_or_else(|| no_value(text, field))
    }

    /// A bar of the kind that is typed with it, or else of the one that is shown.
    fn typed_bar(&self, conflict: &Conflict, text: &str) -> Result<Settlement, ApiError> {
        let mut kinds = contenders(conflict).filter_map(|contender| {
            let bar = GymBar::read(BarId(Uuid::nil()), contender.value.as_deref()?)?;
            Some(bar.kind)
        });
        let kind = kinds.next().unwrap_or(Equipment::Barbell);
        let bar = self.bar_typed(text, kind)?;
        Ok(Settlement::Text(bar.to_string()))
    }

    fn typed_load(&self, text: &str) -> Option<String> {
        let plain = text.replace(',', ".");
        let load = plain.parse::<Load>();
        let load = load.or_else(|_| format!("{plain} {}", self.unit).parse());
        load.ok().map(|load| load.to_string())
    }

    fn typed_distance(&self, text: &str) -> Option<String> {
        let plain = text.replace(',', ".");
        let distance = plain.parse::<Distance>();
        let distance = distance.or_else(|_| format!("{plain} m").parse());
        distance.ok().map(|distance| distance.to_string())
    }
}

/// What is the same whoever types it.
fn plainly(kind: &FieldKind, text: &str) -> Option<String> {
    let number = || text.parse::<u32>().ok();
    match kind {
        FieldKind::Reps => number().filter(|reps| *reps > 0).map(|it| it.to_string()),
        FieldKind::Seconds => seconds(text).map(|seconds| seconds.to_string()),
        FieldKind::Pairs => text.parse::<u8>().ok().map(|pairs| pairs.to_string()),
        FieldKind::Effort => {
            let number = text.trim_start_matches('@');
            let effort = text.parse::<Effort>();
            let effort = effort.or_else(|_| format!("rpe {number}").parse());
            effort.ok().map(|effort| effort.to_string())
        }
        FieldKind::Unit => {
            let unit = text.parse::<training::MassUnit>().ok();
            unit.map(|unit| unit.to_string())
        }
        FieldKind::YesNo => yes_or_no(text).map(|yes| yes.to_string()),
        FieldKind::Period => {
            let period = text.parse::<GoalPeriod>().ok();
            period.map(|period| period.to_string())
        }
        FieldKind::Equipment => {
            let equipment = Equipment::typed(text).ok();
            equipment.map(|equipment| equipment.as_str().to_owned())
        }
        FieldKind::Muscles => {
            let muscles = Muscles::typed(text).ok();
            let some = muscles.filter(|muscles| !muscles.is_empty());
            some.map(|muscles| muscles.to_string())
        }
        listed => {
            let mut choices = listed.choices().into_iter();
            let found = choices.find(|choice| choice.eq_ignore_ascii_case(text));
            found.map(str::to_owned)
        }
    }
}

fn words(text: &str, longest: usize) -> Option<String> {
    let fits = (1..=longest).contains(&text.chars().count());
    fits.then(|| text.to_owned())
}

/// Seconds, or minutes and seconds such as `1:30`.
fn seconds(text: &str) -> Option<u32> {
    let Some((minutes, seconds)) = text.split_once(':') else {
        return text.parse().ok();
    };
    let (minutes, seconds) = (minutes.parse::<u32>().ok()?, seconds.parse::<u32>().ok()?);
    let whole = minutes.checked_mul(60)?.checked_add(seconds)?;
    (seconds < 60).then_some(whole)
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// The value of a device that is one of those that disagree.
fn chosen(conflict: &Conflict, device: &str) -> Result<Settlement, ApiError> {
    let id = device.parse::<Uuid>().ok().map(Uuid::into_bytes);
    let found = contenders(conflict).find(|contender| Some(contender.device) == id);
    let found = found.ok_or_else(|| not_found("value of device", device))?;
    Ok(Settlement::Of(found.device))
}

/// The values that stand against each other, the one that is shown first.
fn contenders(conflict: &Conflict) -> impl Iterator<Item = &Contender> {
    std::iter::once(&conflict.winner).chain(&conflict.others)
}

fn no_value(text: &str, field: &str) -> ApiError {
    let words = format!("{text:?} is no value of the field {field}");
    ApiError::new(Code::NotUnderstood, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_reads_what_is_typed_for_it_and_nothing_else() {
        let cases = [
            (FieldKind::Reps, "8", Some("8")),
            (FieldKind::Reps, "0", None),
            (FieldKind::Reps, "many", None),
            (FieldKind::Seconds, "90", Some("90")),
            (FieldKind::Seconds, "1:30", Some("90")),
            (FieldKind::Seconds, "1:75", None),
            (FieldKind::Effort, "@8.5", Some("rpe 8.5")),
            (FieldKind::Effort, "rir 2", Some("rir 2")),
            (FieldKind::Effort, "11", None),
            (FieldKind::SetKind, "Warmup", Some("warmup")),
            (FieldKind::SetKind, "cluster", None),
            (FieldKind::Unit, "LB", Some("lb")),
            (FieldKind::WeekDay, "Sunday", Some("sunday")),
            (FieldKind::WeekDay, "someday", None),
            (FieldKind::YesNo, "yes", Some("true")),
            (FieldKind::YesNo, "perhaps", None),
            (FieldKind::Pairs, "2", Some("2")),
            (FieldKind::Pairs, "-1", None),
            (FieldKind::Formula, "epley", Some("Epley")),
            (FieldKind::EffortScale, "RIR", Some("rir")),
            (FieldKind::Equipment, "EZ bar", Some("ez-bar")),
            (FieldKind::Equipment, "chalk", None),
            (
                FieldKind::Muscles,
                "Chest; front shoulders, triceps",
                Some("chest; front-shoulders, triceps"),
            ),
            (FieldKind::Muscles, "chest, gills", None),
            (FieldKind::Muscles, "", None),
            (FieldKind::Period, "2026-11", Some("2026-11")),
            (FieldKind::Period, "soon", None),
        ];
        for (kind, text, stored) in cases {
            assert_eq!(plainly(&kind, text).as_deref(), stored, "{kind:?} {text:?}");
        }
    }
}
