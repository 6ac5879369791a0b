//! Numbers and workouts in words, for people.

use device::api::{Amount, Best, ExerciseName, MassUnit, Record, Set, SetKind, WorkoutSummary};

/// A whole number with its thousands apart.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 set`, `2 sets`.
pub fn counted(number: u32, one: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{} {one}{s}", count(u64::from(number)))
}

/// A unit's sign.
pub fn unit(unit: MassUnit) -> &'static str {
    match unit {
        MassUnit::Kg => "kg",
        MassUnit::Lb => "lb",
    }
}

/// A sum of mass, to the whole unit.
pub fn volume(amount: Amount) -> String {
    format!(
        "{} {}",
        count(amount.value.max(0.0).round() as u64),
        unit(amount.unit)
    )
}

/// An exercise's name with its equipment, where it has one.
pub fn exercise(exercise: &ExerciseName) -> String {
    match exercise.equipment.as_str() {
        "" => exercise.name.clone(),
        equipment => format!("{} ({})", exercise.name, equipment.replace('-', " ")),
    }
}

/// A workout on one line, its id at the end.
pub fn workout(workout: &WorkoutSummary) -> String {
    let minutes = match (workout.running, workout.minutes) {
        (true, _) => "running".to_owned(),
        (false, Some(minutes)) => format!("{minutes} min"),
        (false, None) => String::new(),
    };
    format!(
        "{}  {:<20}  {:>8}  {:>11}  {:>8}  {}",
        workout.start.replace('T', " "),
        if workout.title.is_empty() {
            "Workout"
        } else {
            &workout.title
        },
        counted(workout.sets, "set"),
        volume(workout.volume),
        minutes,
        workout.id.0,
    )
}

/// A kind of set.
pub fn kind(kind: SetKind) -> &'static str {
    match kind {
        SetKind::Working => "set",
        SetKind::WarmUp => "warm-up",
        SetKind::Drop => "drop set",
        SetKind::Failure => "set to failure",
        SetKind::Amrap => "AMRAP set",
    }
}

/// A set on one line, its id at the end.
pub fn set(set: &Set) -> String {
    format!("  {:<24}  {}", set.notation, set.id.0)
}

/// A record and when it was set.
pub fn best(what: &str, best: &Best) -> String {
    let estimate = best
        .amount
        .map(|amount| format!("{:.1} {}, ", amount.value, unit(amount.unit)));
    let estimate = estimate.unwrap_or_default();
    format!("{what}: {estimate}{} on {}", best.set.notation, best.day)
}

/// A record that was just broken.
pub fn record(record: Record) -> String {
    match record {
        Record::E1rm => "best estimated one-rep maximum".to_owned(),
        Record::ForReps { reps } => format!("heaviest for {}", counted(reps, "rep")),
        Record::Longest => "longest".to_owned(),
        Record::Farthest => "farthest".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let all = [0, 999, 1_000, 12_345, 1_234_567].map(count);
        assert_eq!(all, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }
}
