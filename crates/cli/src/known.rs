//! Things of every kind and the devices that did something with them, in words.

use device::api::{BodyMeasure, GoalAbout, Installation, Known, Within};

use crate::words;

/// A thing as a person knows it.
pub fn thing(what: &Known) -> String {
    match what {
        Known::Workout { title, day } => format!("workout {}", titled(title, Some(day))),
        Known::Routine { name } => format!("routine {name}"),
        Known::Entry { exercise, within } => {
            format!("{} in {}", words::exercise(exercise), place(within))
        }
        Known::Set {
            exercise,
            text,
            within,
        } => {
            let exercise = words::exercise(exercise);
            format!("{exercise} {text} in {}", place(within))
        }
        Known::Goal { about, to } => format!("goal {}: {to}", goal(about)),
        Known::Gym { name } => format!("gym {name}"),
        Known::Reading { measure, day, text } => format!("{} {text} of {day}", body(*measure)),
        Known::Exercise { exercise } => format!("exercise {}", words::exercise(exercise)),
        Known::Settings => "settings".to_owned(),
        Known::Names { importer } => format!("names of {importer}"),
    }
}

/// Who did something, and where.
pub fn device(by: &Installation) -> String {
    match (by.here, by.name.as_str()) {
        (true, _) => "this device".to_owned(),
        (false, "") => format!("device {}", by.device.get(..6).unwrap_or(&by.device)),
        (false, name) => name.to_owned(),
    }
}

fn titled(title: &str, day: Option<&str>) -> String {
    let parts = [title, day.unwrap_or_default()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" of ")
}

fn place(within: &Within) -> String {
    let title = match within.title.as_str() {
        "" => "the workout",
        title => title,
    };
    titled(title, within.day.as_deref())
}

fn goal(about: &GoalAbout) -> String {
    match about {
        GoalAbout::E1rm { exercise } => format!("{} (e1RM)", words::exercise(exercise)),
        GoalAbout::Load { exercise, reps } => format!("{} x{reps}", words::exercise(exercise)),
        GoalAbout::Frequency { .. } => "workouts a week".to_owned(),
        GoalAbout::Volume => "volume".to_owned(),
        GoalAbout::Distance => "distance".to_owned(),
        GoalAbout::Workouts => "workouts".to_owned(),
        GoalAbout::Body { measure } => body(*measure),
    }
}

/// A measure by its key, which is its name in English.
fn body(measure: BodyMeasure) -> String {
    let key = serde_json::to_value(measure).unwrap_or_default();
    key.as_str().unwrap_or_default().replace('-', " ")
}
