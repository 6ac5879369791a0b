//! A world: devices, one clock, chance, and the mail between them.

use std::sync::{Arc, atomic::AtomicI64};

use chalkbook_tests::chance::Chance;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::{
    deeds::{Deed, Step, Thing},
    devices::{Clock, Device},
    oracles,
};

/// Shipped exercises that worlds train; own ones come to them.
const SHIPPED: &[&str] = &["bench-press", "back-squat", "deadlift"];

/// A few devices of one person.
pub struct World {
    pub devices: Vec<Device>,
    chance: Chance,
}

impl World {
    /// A world of new devices, on the evening of 2026-11-23.
    pub fn new(devices: usize, luck: u64) -> Self {
        let mut chance = Chance::new(luck);
        let clock: Clock = Arc::new(AtomicI64::new(1_795_456_800_000));
        let device =
            |number: usize| Device::new(number as i8, &clock, Chance::new(chance.number()));
        let devices = (0..devices).map(device).collect();
        Self { devices, chance }
    }

    /// Lets everything happen, then lets everything be told, and asks the oracles.
    pub fn play(mut self, steps: &[Step]) {
        for step in steps {
            let at = step.device.index(self.devices.len());
            self.happen(at, &step.deed);
        }
        self.settle();
    }

    /// Lets everything be told, and asks the oracles.
    pub fn settle(&mut self) {
        self.quiesce();
        oracles::ask(&self.devices);
        self.devices.iter_mut().for_each(Device::restart);
        oracles::ask(&self.devices);
    }

    /// The device tells all others what is new to it.
    pub fn tell(&mut self, from: usize) {
        for letter in self.devices[from].letters(&mut self.chance) {
            for (at, device) in self.devices.iter_mut().enumerate() {
                if at != from {
                    device.mail.push(letter.clone());
                }
            }
        }
    }

    fn happen(&mut self, at: usize, deed: &Deed) {
        match deed {
            Deed::Tell => self.tell(at),
            Deed::Hear => self.hear(at),
            Deed::Restart => self.devices[at].restart(),
            Deed::Note => self.devices[at].note(),
            Deed::ThereAndBack => self.devices[at].go_there_and_back(),
            _ => {
                if let Some((name, request)) = call_of(deed, &self.devices[at]) {
                    let done = self.devices[at].call(name, &request);
                    if name == "settle_conflict" && done.is_some() {
                        self.is_settled_on(at, &request["conflict"]);
                    }
                }
            }
        }
    }

    fn is_settled_on(&self, at: usize, conflict: &Value) {
        let left = look(&self.devices[at], "conflicts");
        let still = left.iter().any(|item| item["conflict"] == *conflict);
        assert!(!still, "{conflict} is settled and still there");
    }

    /// Some of the mail arrives in any order, and one letter in four twice.
    fn hear(&mut self, at: usize) {
        let device = &mut self.devices[at];
        let mut mail = std::mem::take(&mut device.mail);
        self.chance.shuffle(&mut mail);
        let some = self.chance.below(mail.len() as u32 + 1) as usize;
        device.mail = mail.split_off(some);
        for letter in mail {
            let read = device.read(&letter);
            if !read || self.chance.below(4) == 0 {
                device.mail.push(letter);
            }
        }
    }

    /// Everybody tells everything, until nothing is left to be heard.
    fn quiesce(&mut self) {
        for at in 0..self.devices.len() {
            self.tell(at);
        }
        for device in &mut self.devices {
            while !device.mail.is_empty() {
                let mut mail = std::mem::take(&mut device.mail);
                self.chance.shuffle(&mut mail);
                let waiting = mail.len();
                mail.retain(|letter| !device.read(letter));
                assert!(
                    mail.len() < waiting,
                    "letters wait for changes that nobody has"
                );
                device.mail = mail;
            }
        }
    }
}

/// The call that a deed is; none where the device knows nothing to do it to.
fn call_of(deed: &Deed, device: &Device) -> Option<(&'static str, Value)> {
    let workout = |index: &Index| pick(device, "workout", index);
    let entry = |index: &Index| pick(device, "entry", index);
    let set = |index: &Index| pick(device, "logged_set", index);
    let exercise = |index: &Index| pick_exercise(device, index);
    let change = |index: &Index| {
        let all = device
            .file()
            .rows("SELECT lower(hex(hash)) FROM change")
            .unwrap();
        (!all.is_empty()).then(|| index.get(&all).clone())
    };
    Some(match deed {
        Deed::StartWorkout { title } => ("start_workout", json!({ "title": title })),
        Deed::StartPast { day } => ("start_workout", json!({ "start": day })),
        Deed::AddEntry {
            workout: of,
            exercise: which,
        } => (
            "add_entry",
            json!({ "workout": workout(of)?, "exercise": exercise(which) }),
        ),
        Deed::LogSets { entry: of, text } => (
            "log_sets",
            json!({ "entry": entry(of)?, "text": text, "sure": true }),
        ),
        Deed::LogLine { text } => ("log_line", json!({ "text": text })),
        Deed::EditSet { set: which, text } => (
            "edit_set",
            json!({ "set": set(which)?, "text": text, "sure": true }),
        ),
        Deed::EditWorkout {
            workout: which,
            field,
            value,
        } => (
            "edit_workout",
            json!({ "workout": workout(which)?, *field: value }),
        ),
        Deed::NoteOnEntry { entry: which, note } => (
            "edit_entry",
            json!({ "entry": entry(which)?, "note": note }),
        ),
        Deed::SwapExercise {
            entry: which,
            exercise: to,
        } => (
            "edit_entry",
            json!({ "entry": entry(which)?, "exercise": exercise(to) }),
        ),
        Deed::Finish { workout: which } => {
            ("finish_workout", json!({ "workout": workout(which)? }))
        }
        Deed::Delete(thing) => ("delete", json!({ "thing": thing_of(thing, device)? })),
        Deed::Restore(thing) => ("restore", json!({ "thing": thing_of(thing, device)? })),
        Deed::TakeBack { first, many } => {
            let trash = look(device, "trash");
            let first = (!trash.is_empty()).then(|| first.index(trash.len()))?;
            let things: Vec<_> = trash[first..].iter().take(*many).collect();
            let things: Vec<_> = things.iter().map(|item| &item["thing"]).collect();
            ("restore_many", json!({ "things": things }))
        }
        Deed::Settle {
            conflict,
            value,
            typed,
        } => (
            "settle_conflict",
            settling(device, (conflict, value), *typed)?,
        ),
        Deed::Weigh {
            day,
            text: Some(text),
        } => (
            "log_measurement",
            json!({ "measure": "weight", "day": day, "text": text }),
        ),
        Deed::Weigh { day, text: None } => (
            "delete_measurement",
            json!({ "measure": "weight", "day": day }),
        ),
        Deed::NameGym { gym: None, name } => ("add_gym", json!({ "name": name })),
        Deed::NameGym {
            gym: Some(gym),
            name,
        } => (
            "rename_gym",
            json!({ "gym": pick(device, "gym", gym)?, "name": name }),
        ),
        Deed::DeleteGym { gym } => ("delete_gym", json!({ "gym": pick(device, "gym", gym)? })),
        Deed::AddExercise { name } => ("add_exercise", json!({ "name": name })),
        Deed::Rename {
            exercise: which,
            name,
        } => (
            "rename_exercise",
            json!({ "exercise": exercise(which), "name": name }),
        ),
        Deed::Archive {
            exercise: which,
            away,
        } => (
            "archive_exercise",
            json!({ "exercise": exercise(which), "archived": away }),
        ),
        Deed::Merge { from, into } => (
            "merge_exercises",
            json!({ "from": exercise(from), "into": exercise(into) }),
        ),
        Deed::Choose { setting, value } => ("change_settings", json!({ *setting: value })),
        Deed::UsualRest {
            exercise: which,
            rest,
        } => (
            "set_habits",
            json!({ "exercise": exercise(which), "unit": null, "rest": rest }),
        ),
        Deed::Undo => ("undo", json!({})),
        Deed::Redo => ("redo", json!({})),
        Deed::BringBack {
            change: which,
            part,
        } => {
            let part = part.as_ref().map(|part| thing_of(part, device));
            let part = part.map(|part| part.map(|part| part["id"].clone()));
            (
                "bring_back",
                json!({ "change": change(which)?, "thing": part.flatten() }),
            )
        }
        Deed::UndoChange { change: which } => ("undo_change", json!({ "change": change(which)? })),
        Deed::ThereAndBack | Deed::Note | Deed::Tell | Deed::Hear | Deed::Restart => return None,
    })
}

/// The items of a list that the device gives.
fn look(device: &Device, call: &str) -> Vec<Value> {
    let answer = device.handle.call(call, "{}").unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    answer["items"].as_array().unwrap().clone()
}

/// How some conflict of a device is settled; none where all agree.
fn settling(
    device: &Device,
    (conflict, value): (&Index, &Index),
    typed: Option<&str>,
) -> Option<Value> {
    let items = look(device, "conflicts");
    let item = (!items.is_empty()).then(|| conflict.get(&items))?;
    let values = item["values"].as_array().unwrap();
    let to = match typed {
        Some(text) => json!({ "kind": "typed", "value": text }),
        None => json!({ "kind": "of", "value": value.get(values)["by"]["device"] }),
    };
    Some(json!({ "conflict": item["conflict"], "to": to }))
}

fn thing_of(thing: &Thing, device: &Device) -> Option<Value> {
    let (kind, table, index) = match thing {
        Thing::Workout(index) => ("workout", "workout", index),
        Thing::Entry(index) => ("entry", "entry", index),
        Thing::Set(index) => ("set", "logged_set", index),
    };
    Some(json!({ "kind": kind, "id": pick(device, table, index)? }))
}

fn pick(device: &Device, table: &str, index: &Index) -> Option<String> {
    let ids = device.file().ids(table).unwrap();
    (!ids.is_empty()).then(|| index.get(&ids).to_string())
}

fn pick_exercise(device: &Device, index: &Index) -> String {
    let own = device.file().exercises().unwrap();
    let all: Vec<&str> = SHIPPED
        .iter()
        .copied()
        .chain(own.iter().map(String::as_str))
        .collect();
    (*index.get(&all)).to_owned()
}
