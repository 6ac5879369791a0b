//! One look at the logbook: a moment of the views, the time, the person's unit,
//! and what was looked up already. Every screen is a method of it, in the file
//! of that screen.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use jiff::{
    ZonedDateTime,
    civil::{Date, Weekday},
};
use store::{ExerciseRow, Reader};
use training::{Equipment, Grams, Mass, MassUnit, Week, library, one_rm::Formula};

use super::{
    days::{self, Month},
    records::Holders,
    values,
};
use crate::api::{Amount, ApiError, Code, ExerciseId, ExerciseName};
use crate::catalogue::{self, Counting};
use crate::moment::ExerciseThen;

/// The key of the setting that holds the unit.
const UNIT: &str = "unit";
/// The key of the setting that holds the usual rest.
const USUAL_REST: &str = "usual_rest";
/// The key of the setting that holds the day that weeks begin on.
const FIRST_DAY: &str = "first_day";
/// The usual rest, in seconds, of whoever chose none.
const REST: u32 = 120;

/// A look at one moment.
pub(super) struct Look<'a> {
    /// The views.
    pub reader: &'a Reader,
    /// The time here.
    pub now: ZonedDateTime,
    /// The unit that is assumed where none is typed, and that totals are in.
    pub unit: MassUnit,
    /// The day that weeks begin on.
    pub first_day: Weekday,
    /// Who holds the records.
    pub holders: Holders<'a>,
    names: RefCell<HashMap<String, ExerciseName>>,
    countings: RefCell<HashMap<String, Rc<Counting>>>,
    own_rests: RefCell<HashMap<String, Option<u32>>>,
    weights: RefCell<HashMap<i32, Option<Mass>>>,
}

impl<'a> Look<'a> {
    pub fn new(reader: &'a Reader, now: ZonedDateTime) -> Result<Self, ApiError> {
        let unit = reader.setting(UNIT)?.and_then(|unit| unit.parse().ok());
        Ok(Self {
            reader,
            now,
            unit: unit.unwrap_or_default(),
            first_day: first_day(reader)?,
            holders: Holders::new(reader),
            names: RefCell::default(),
            countings: RefCell::default(),
            own_rests: RefCell::default(),
            weights: RefCell::default(),
        })
    }

    /// A look of an earlier time, by the unit of then and at exercises as they
    /// were. All else that it looks up is as it is today.
    pub fn back_at(
        &self,
        time: ZonedDateTime,
        unit: MassUnit,
        exercises: Vec<ExerciseThen>,
    ) -> Self {
        let (mut names, mut own_rests) = (HashMap::new(), HashMap::new());
        for ExerciseThen { row, habits } in exercises {
            names.insert(row.id.clone(), name(&row.id, Some(&row)));
            own_rests.insert(row.id, habits.rest);
        }
        Self {
            reader: self.reader,
            now: time,
            unit,
            first_day: self.first_day,
            holders: Holders::new(self.reader),
            names: RefCell::new(names),
            countings: RefCell::default(),
            own_rests: RefCell::new(own_rests),
            weights: RefCell::default(),
        }
    }

    /// The week that a day is in, as the person counts weeks.
    pub fn week_of(&self, date: Date) -> Week {
        Week::of(date, self.first_day)
    }

    /// The number of the first day of the week that a day is in.
    pub fn week_begin(&self, date: Date) -> i32 {
        days::number(self.week_of(date).first_day())
    }

    /// The first day of the first week that begins in a month.
    pub fn first_week_of(&self, month: Month) -> Option<i32> {
        let first: Date = format!("{}-01", month.text()).parse().ok()?;
        let begin = self.week_begin(first);
        let before = begin < days::number(first);
        Some(if before { begin + 7 } else { begin })
    }

    /// The formula that the estimates shown are by.
    pub fn formula(&self) -> Result<Formula, ApiError> {
        Ok(crate::estimates::counted_by(self.reader)?)
    }

    /// The unit that is assumed where none is typed for an exercise.
    pub fn unit_for(&self, exercise: Option<&str>) -> Result<MassUnit, ApiError> {
        let Some(exercise) = exercise else {
            return Ok(self.unit);
        };
        let own = self.reader.setting(&format!("{UNIT}:{exercise}"))?;
        Ok(own.and_then(|unit| unit.parse().ok()).unwrap_or(self.unit))
    }

    /// The usual rest between two sets, in seconds.
    pub fn usual_rest(&self) -> Result<u32, ApiError> {
        let rest = self.reader.setting(USUAL_REST)?;
        Ok(rest.and_then(|rest| rest.parse().ok()).unwrap_or(REST))
    }

    /// What an exercise is called: the person's own name, the library's, or the
    /// bare id of one whose document has not arrived yet.
    pub fn name_of(&self, id: &str) -> Result<ExerciseName, ApiError> {
        if let Some(known) = self.names.borrow().get(id) {
            return Ok(known.clone());
        }
        let name = name(id, self.reader.exercise(id)?.as_ref());
        self.names.borrow_mut().insert(id.to_owned(), name.clone());
        Ok(name)
    }

    /// The rest after a set of this exercise, where it has its own.
    pub fn own_rest(&self, exercise: &str) -> Result<Option<u32>, ApiError> {
        if let Some(known) = self.own_rests.borrow().get(exercise) {
            return Ok(*known);
        }
        let rest = self.reader.setting(&format!("rest:{exercise}"))?;
        let rest = rest.and_then(|rest| rest.parse().ok());
        let mut own_rests = self.own_rests.borrow_mut();
        own_rests.insert(exercise.to_owned(), rest);
        Ok(rest)
    }

    /// What the sets of an exercise count as, by rows that were merged already.
    pub fn counting(&self, id: &str) -> Result<Rc<Counting>, ApiError> {
        if let Some(known) = self.countings.borrow().get(id) {
            return Ok(Rc::clone(known));
        }
        let counting = Rc::new(Counting::of(id, self.reader.exercise(id)?.as_ref()));
        let mut countings = self.countings.borrow_mut();
        countings.insert(id.to_owned(), Rc::clone(&counting));
        Ok(counting)
    }

    /// The body weight that counts on a day.
    pub fn bodyweight_on(&self, day: i32) -> Result<Option<Mass>, ApiError> {
        if let Some(known) = self.weights.borrow().get(&day) {
            return Ok(*known);
        }
        let grams = self.reader.bodyweight_on(day)?.map(Grams);
        let mass = grams.and_then(crate::derive::as_mass);
        self.weights.borrow_mut().insert(day, mass);
        Ok(mass)
    }

    /// An estimate or a load, to the nearest tenth of the person's unit.
    pub fn to_a_tenth(&self, grams: i64) -> Amount {
        self.amount((Grams(grams).in_unit(self.unit) * 10.0).round() / 10.0)
    }

    /// A volume, in whole ones of the person's unit.
    pub fn whole(&self, grams: i64) -> Amount {
        self.amount(Grams(grams).in_unit(self.unit).round())
    }

    fn amount(&self, value: f64) -> Amount {
        let unit = values::unit(self.unit);
        Amount { value, unit }
    }
}

/// The day that weeks begin on, as the person chose or as is usual.
fn first_day(reader: &Reader) -> Result<Weekday, ApiError> {
    let chosen = reader.setting(FIRST_DAY)?;
    let chosen = chosen.as_deref().and_then(logbook::weekday_of);
    Ok(chosen.unwrap_or(Week::USUAL_FIRST_DAY))
}

/// What an exercise is called, given its row where there is one.
pub fn name(id: &str, row: Option<&ExerciseRow>) -> ExerciseName {
    let shipped = library::by_slug(id);
    let own = row.and_then(|row| row.name.as_deref());
    let equipment =
        catalogue::equipment(id, row).filter(|equipment| *equipment != Equipment::NoEquipment);
    ExerciseName {
        id: ExerciseId(id.to_owned()),
        name: own
            .or(shipped.map(|shipped| shipped.name))
            .unwrap_or(id)
            .to_owned(),
        equipment: equipment.map_or("", Equipment::as_str).to_owned(),
    }
}

/// The refusal of an id that names nothing.
pub(super) fn not_found(what: &str, id: &str) -> ApiError {
    ApiError::new(
        Code::NotFound,
        format!("there is no {what} {id} in the logbook"),
    )
}
