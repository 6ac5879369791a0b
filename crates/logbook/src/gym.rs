//! The document of a gym: flat scalars at the root. A kind of plate is one
//! register that holds how many pairs there are, and a bar is one register that
//! holds what it weighs and what it is, so that two devices that change different
//! plates keep both, and no merge gives one bar another's weight.

use std::fmt;

use automerge::{
    ObjId, ReadDoc, ScalarValue, Value, transaction::Transactable, transaction::Transaction,
};
use training::{Equipment, Mass};
use uuid::Uuid;

use crate::{Document, LogbookError, scalar, schema};

/// A bar within its gym; the id never changes when the bar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BarId(pub Uuid);

/// A bar of a gym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GymBar {
    /// Its id.
    pub id: BarId,
    /// What it weighs empty; none to take it out of the gym.
    pub mass: Option<Mass>,
    /// What kind of bar it is.
    pub kind: Equipment,
}

impl GymBar {
    /// Reads what [`Display`](fmt::Display) wrote.
    pub fn read(id: BarId, text: &str) -> Option<Self> {
        let (mass, kind) = text.rsplit_once(' ')?;
        Some(Self {
            id,
            mass: Some(mass.parse().ok()?),
            kind: kind.parse().ok()?,
        })
    }
}

impl fmt::Display for GymBar {
    /// `20 kg barbell`; empty for a bar that is gone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mass {
            Some(mass) => write!(f, "{mass} {}", self.kind.as_str()),
            None => Ok(()),
        }
    }
}

/// A kind of plate of a gym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GymPlate {
    /// What one weighs.
    pub mass: Mass,
    /// How many pairs there are; 0 for none any more.
    pub pairs: u8,
}

/// A gym. To write, what is not given stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GymFields {
    /// Its name.
    pub name: Option<String>,
    /// Bars.
    pub bars: Vec<GymBar>,
    /// Plates.
    pub plates: Vec<GymPlate>,
    /// Whether it lies in the trash.
    pub deleted: Option<bool>,
}

/// Writes what is given.
pub fn set_gym(
    page: &mut Transaction<'_>,
    fields: &GymFields,
    now_ms: i64,
) -> Result<(), LogbookError> {
    if let Some(name) = &fields.name {
        page.put(ObjId::Root, schema::NAME, name.as_str())?;
    }
    for bar in &fields.bars {
        let key = format!("{}{}", schema::BAR, bar.id.0);
        page.put(ObjId::Root, key, bar.to_string())?;
    }
    for plate in &fields.plates {
        let key = format!("{}{}", schema::PLATE, plate.mass);
        page.put(ObjId::Root, key, i64::from(plate.pairs))?;
    }
    match fields.deleted {
        Some(true) => {
            let now = ScalarValue::Timestamp(now_ms);
            page.put(ObjId::Root, schema::DELETED, now)?;
        }
        Some(false) => page.put(ObjId::Root, schema::DELETED, ())?,
        None => {}
    }
    Ok(())
}

/// Reads a gym: bars in the order in which they came, plates from the heaviest
/// down. A register that cannot be read is left out, and stays in the document.
pub fn read_gym(document: &Document) -> GymFields {
    let doc = document.automerge();
    let keys: Vec<String> = doc.keys(ObjId::Root).collect();
    let bars = keys.iter().filter_map(|key| {
        let id = key.strip_prefix(schema::BAR)?.parse().ok()?;
        GymBar::read(BarId(id), &scalar::root_string(doc, key)?)
    });
    let plates = keys.iter().filter_map(|key| {
        let mass = key.strip_prefix(schema::PLATE)?.parse().ok()?;
        let pairs = u8::try_from(scalar::root_number(doc, key)?).ok()?;
        (pairs > 0).then_some(GymPlate { mass, pairs })
    });
    let (mut bars, mut plates): (Vec<_>, Vec<_>) = (bars.collect(), plates.collect());
    bars.sort_by_key(|bar| bar.id);
    plates.sort_by_key(|plate| std::cmp::Reverse(plate.mass.grams().0));
    GymFields {
        name: scalar::root_string(doc, schema::NAME),
        bars,
        plates,
        deleted: Some(is_deleted(doc)),
    }
}

fn is_deleted(doc: &impl ReadDoc) -> bool {
    match doc.get(ObjId::Root, schema::DELETED) {
        Ok(Some((Value::Scalar(mark), _))) => matches!(mark.as_ref(), ScalarValue::Timestamp(_)),
        Ok(_) | Err(_) => false,
    }
}
