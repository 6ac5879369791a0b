//! Edits of gyms, and of what the person is used to with an exercise.

use logbook::{
    BarId, DocumentId, GymBar, GymFields, GymPlate, Message, read_gym, set_gym, set_habits,
};
use training::{Equipment, Mass, MassUnit, plates::Plate};
use uuid::Uuid;

use super::{Writer, exercises::LONGEST_REST, parse};
use crate::{
    api::{
        AddGym, ApiError, Code, Done, ExerciseHabits, GymId, GymRequest, RenameGym, SetBar,
        SetPlate,
    },
    screens,
};

/// The heaviest bar; what is more was mistyped.
const HEAVIEST_BAR: f64 = 200.0;

/// The most bars that a gym has.
const MOST_BARS: usize = 24;

impl Writer {
    pub(super) fn make_gym(&mut self, request: &AddGym) -> Result<GymRequest, ApiError> {
        let name = checked_name(&request.name)?;
        let usual = screens::usual_gym(self.unit);
        let bars = usual.bars.iter().map(|bar| GymBar {
            id: BarId(self.surroundings.new_id()),
            mass: screens::mass_of(bar.mass),
            kind: screens::equipment_of(bar.kind),
        });
        let plates = usual.plates.iter().filter_map(|plate| {
            Some(GymPlate {
                mass: screens::mass_of(plate.mass)?,
                pairs: u8::try_from(plate.count).ok()?,
            })
        });
        let fields = GymFields {
            name: Some(name),
            bars: bars.collect(),
            plates: plates.collect(),
            deleted: None,
        };
        let id = self.surroundings.new_id();
        self.put_gym(id, "add_gym", &fields)?;
        Ok(GymRequest {
            gym: GymId(id.to_string()),
        })
    }

    pub(super) fn rename_the_gym(&mut self, request: &RenameGym) -> Result<Done, ApiError> {
        let fields = GymFields {
            name: Some(checked_name(&request.name)?),
            ..GymFields::default()
        };
        self.edit_gym(&request.gym, "rename_gym", &fields)
    }

    pub(super) fn mark_gym(
        &mut self,
        request: &GymRequest,
        deleted: bool,
    ) -> Result<Done, ApiError> {
        let fields = GymFields {
            deleted: Some(deleted),
            ..GymFields::default()
        };
        let intention = if deleted { "delete_gym" } else { "restore_gym" };
        self.edit_gym(&request.gym, intention, &fields)
    }

    pub(super) fn put_plate(&mut self, request: &SetPlate) -> Result<Done, ApiError> {
        let mass = self.mass_typed(&request.mass)?;
        let pairs = u8::try_from(request.pairs).unwrap_or(u8::MAX);
        let refused = |error: training::plates::NotAGym| {
            ApiError::new(Code::NotUnderstood, error.to_string())
        };
        Plate::new(mass, pairs).map_err(refused)?;
        let fields = GymFields {
            plates: vec![GymPlate { mass, pairs }],
            ..GymFields::default()
        };
        self.edit_gym(&request.gym, "set_plate", &fields)
    }

    pub(super) fn put_bar(&mut self, request: &SetBar) -> Result<Done, ApiError> {
        let gone = request.mass.trim().is_empty() && request.bar.is_some();
        let mass = (!gone)
            .then(|| self.bar_mass_typed(&request.mass))
            .transpose()?;
        let id = match &request.bar {
            Some(bar) => parse::uuid("bar", &bar.0)?,
            None => self.surroundings.new_id(),
        };
        let bar = GymBar {
            id: BarId(id),
            mass,
            kind: screens::equipment_of(request.kind),
        };
        let fields = GymFields {
            bars: vec![bar],
            ..GymFields::default()
        };
        self.edit_gym(&request.gym, "set_bar", &fields)
    }

    pub(super) fn put_habits(&mut self, request: &ExerciseHabits) -> Result<Done, ApiError> {
        let id = self.known_exercise(&request.exercise.0)?;
        let habits = logbook::ExerciseHabits {
            unit: request.unit.map(parse::unit),
            rest: request.rest.map(|rest| rest.min(LONGEST_REST)),
        };
        let document = DocumentId::Exercise(id);
        self.edit(&document, &Message::new("set_habits"), |page| {
            set_habits(page, habits)
        })?;
        Ok(Done {})
    }

    /// The unit assumed where none is typed for an exercise.
    pub(super) fn unit_for(&self, exercise: &str) -> Result<MassUnit, ApiError> {
        let own = self.look.setting(&format!("unit:{exercise}"))?;
        Ok(own.and_then(|unit| unit.parse().ok()).unwrap_or(self.unit))
    }

    /// A bar as its register holds it, `20 kg barbell`; of this kind where none is typed.
    pub(super) fn bar_typed(&self, text: &str, kind: Equipment) -> Result<GymBar, ApiError> {
        let (mass, kind) = bar_words(text).unwrap_or((text, kind));
        Ok(GymBar {
            id: BarId(Uuid::nil()),
            mass: Some(self.bar_mass_typed(mass)?),
            kind,
        })
    }

    fn bar_mass_typed(&self, text: &str) -> Result<Mass, ApiError> {
        let mass = self.mass_typed(text)?;
        match mass.value() > HEAVIEST_BAR {
            true => {
                let words = "no bar weighs more than 200";
                Err(ApiError::new(Code::NotUnderstood, words))
            }
            false => Ok(mass),
        }
    }

    /// A mass above zero, in the logbook's unit where none is typed.
    fn mass_typed(&self, text: &str) -> Result<Mass, ApiError> {
        let mass = screens::bare_weight(text, self.unit).filter(|mass| mass.value() > 0.0);
        mass.ok_or_else(|| {
            let words = format!("{:?} is no weight such as 20 or 45 lb", text.trim());
            ApiError::new(Code::NotUnderstood, words)
        })
    }

    /// Edits a gym that is there.
    fn edit_gym(
        &mut self,
        gym: &GymId,
        intention: &str,
        fields: &GymFields,
    ) -> Result<Done, ApiError> {
        let (_, now) = self.find_gym(gym)?;
        let id = parse::uuid("gym", &gym.0)?;
        if now.bars.len() + fields.bars.len() > MOST_BARS {
            let words = "a gym has 24 bars at most";
            return Err(ApiError::new(Code::Refused, words));
        }
        self.put_gym(id, intention, fields)
    }

    /// A gym that is there, in the trash or not.
    pub(super) fn find_gym(&mut self, gym: &GymId) -> Result<(DocumentId, GymFields), ApiError> {
        let id = DocumentId::Gym(parse::uuid("gym", &gym.0)?);
        let ready = self.take_ready(&id)?;
        let now = read_gym(&ready.document);
        self.keep_ready(ready);
        match now.name {
            Some(_) => Ok((id, now)),
            None => Err(super::not_found("gym", &gym.0)),
        }
    }

    fn put_gym(&mut self, id: Uuid, intention: &str, fields: &GymFields) -> Result<Done, ApiError> {
        let now = self.surroundings.now_ms();
        self.edit(&DocumentId::Gym(id), &Message::new(intention), |page| {
            set_gym(page, fields, now)
        })?;
        Ok(Done {})
    }
}

/// What stands before the kind of a bar, and the kind.
fn bar_words(text: &str) -> Option<(&str, Equipment)> {
    let kinds = Equipment::ALL
        .into_iter()
        .filter(|kind| screens::is_bar(*kind));
    let named = kinds.flat_map(|kind| [(kind.as_str(), kind), (kind.name(), kind)]);
    let mut before = named.filter_map(|(words, kind)| {
        let at = text.len().checked_sub(words.len())?;
        let (mass, last) = text.split_at_checked(at)?;
        last.eq_ignore_ascii_case(words).then_some((mass, kind))
    });
    before.next()
}

fn checked_name(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(ApiError::new(Code::NotUnderstood, "a gym needs a name")),
        1..=60 => Ok(name.to_owned()),
        _ => {
            let words = "a name of more than 60 characters is too long";
            Err(ApiError::new(Code::NotUnderstood, words))
        }
    }
}
