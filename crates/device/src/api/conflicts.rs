//! Fields that two devices set apart from each other.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::known::*;

/// A field of a thing that devices disagree on; opaque to the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictId(pub String);

/// How many fields devices disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictCount {
    /// How many.
    pub count: u32,
}

/// The fields that devices disagree on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Conflicts {
    /// The newest first, some hundreds at most.
    pub items: Vec<ConflictItem>,
}

/// A field that devices disagree on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ConflictItem {
    /// Names it, to settle it.
    pub conflict: ConflictId,
    /// The document that it is of, such as `settings`.
    pub document: String,
    /// The entry or set; none for the document's own fields.
    pub entity: Option<String>,
    /// The field: `load`; of a group of fields its name, such as `plate`; `deleted`
    /// where one device put into the trash what another was at work on.
    pub field: String,
    /// Which of a group of fields: of plates `20 kg`.
    pub part: Option<String>,
    /// The thing.
    pub what: Known,
    /// Whether another value than these can be given. Not where these are all that
    /// there are: a thing is in the trash or it is not. Nor where a value means
    /// something only beside others: which exercises make a superset.
    pub typed: bool,
    /// Where the field holds one of a closed list, what else it can hold, as it is
    /// typed; empty where anything of its kind can be typed, or nothing.
    pub choices: Vec<String>,
    /// The values; the first is shown everywhere until this is settled.
    pub values: Vec<ConflictValue>,
}

/// A value that a device set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictValue {
    /// In words; none for nothing, and for whether something is in the trash.
    pub value: Option<String>,
    /// The device.
    pub by: Installation,
    /// When, in milliseconds since 1970, by that device's clock.
    pub at: f64,
    /// Whether it is the one that is shown.
    pub wins: bool,
}

/// Settles what devices disagree on, on all of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SettleConflict {
    /// Which.
    pub conflict: ConflictId,
    /// What is to hold.
    pub to: Settlement,
}

/// What is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Settlement {
    /// What this device set, in hexadecimal digits.
    Of(String),
    /// Another value, as it is typed and shown: `102.5 kg`, `dumbbell`, `chest;
    /// triceps` of muscles, `20 kg barbell` of a bar; `yes` or `no` of what lies in
    /// the trash. What else there is no third value of is refused.
    Typed(String),
}
