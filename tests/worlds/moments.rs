//! What a device showed at moments of its life, to be compared with what it says
//! of those moments later.

use serde_json::{Value, json};

use crate::devices::Device;

/// What a device showed just after a change came.
pub struct Moment {
    change: String,
    at: i64,
    workouts: Vec<(String, Value)>,
    months: Vec<(&'static str, Vec<String>)>,
}

/// The months that worlds train in.
const MONTHS: &[&str] = &["2026-10", "2026-11", "2026-12"];

impl Moment {
    /// What the device shows now; none before its first change.
    pub fn of(device: &Device) -> Option<Self> {
        // Sets are counted anew in the background; the doctor waits for that.
        assert!(device.handle.doctor().unwrap().ok);
        let file = device.file();
        let newest = "SELECT lower(hex(hash)) FROM change ORDER BY n DESC LIMIT 1";
        let change = file.rows(newest).unwrap().pop()?;
        let ids = file.ids("workout").unwrap().into_iter();
        let workouts = ids.map(|id| {
            let shown = device.look("workout", json!({ "workout": id }));
            (id.to_string(), lasting(shown))
        });
        let month = |month: &&'static str| {
            let rows = file.rows(&format!(
                "SELECT start, title, sets FROM workout
                 WHERE deleted IS NULL AND start LIKE '{month}%'"
            ));
            (*month, rows.unwrap())
        };
        Some(Self {
            change,
            workouts: workouts.collect(),
            months: MONTHS.iter().map(month).collect(),
            at: device.handle.now().timestamp().as_millisecond(),
        })
    }

    /// Looks back at it.
    pub fn compare(&self, device: &Device) {
        for (workout, shown) in &self.workouts {
            let request = json!({ "workout": workout, "change": self.change });
            let then = lasting(device.look("workout_then", request));
            assert_eq!(&then, shown, "{workout} after {}", self.change);
        }
        for (month, rows) in &self.months {
            let page = device.look("month_then", json!({ "month": month, "at": self.at }));
            let workouts = page["workouts"].as_array().unwrap().iter();
            let row = |each: &Value| {
                let (start, title) = (each["start"].as_str(), each["title"].as_str());
                let (start, title) = (start.unwrap(), title.unwrap());
                format!("{start} | {title} | {}", each["sets"])
            };
            let mut then: Vec<_> = workouts.map(row).collect();
            then.sort();
            let to_the_minute = |row: &String| format!("{}{}", &row[..16], &row[19..]);
            let mut rows: Vec<_> = rows.iter().map(to_the_minute).collect();
            rows.sort();
            assert_eq!(then, rows, "{month} after {}", self.change);
        }
    }
}

/// What a look back shows of a workout: all of it but records, disagreements and
/// the time before, which are those of today.
fn lasting(mut workout: Value) -> Value {
    forget(&mut workout, &["disputes"]);
    if workout["running"] == true {
        forget(&mut workout, &["minutes"]);
    }
    for entry in workout["entries"].as_array_mut().unwrap() {
        forget(entry, &["disputes", "last_time"]);
        for set in entry["sets"].as_array_mut().unwrap() {
            forget(set, &["disputes", "records"]);
        }
    }
    workout
}

fn forget(value: &mut Value, fields: &[&str]) {
    for field in fields {
        value[field] = Value::Null;
    }
}
