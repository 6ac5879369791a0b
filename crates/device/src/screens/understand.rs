//! What a text in the short notation means, said back while it is typed.

use training::{Effort, Load, MassUnit, Set, SetKind, notation};

use crate::api::{Problem, Understood};

/// Says back what a text means, where loads without a unit are in `unit`.
pub(super) fn understand(text: &str, unit: MassUnit) -> Understood {
    match notation::parse_sets(text, unit) {
        Ok(sets) => Understood {
            sets: sets.iter().map(in_words).collect(),
            problem: None,
        },
        Err(error) => Understood {
            sets: Vec::new(),
            problem: Some(Problem {
                at: text[..error.at].chars().count() as u32,
                message: error.to_string(),
            }),
        },
    }
}

/// `Warm-up · 60 kg · 8 reps · RPE 8`.
fn in_words(set: &Set) -> String {
    let parts = [
        kind(set.kind).map(str::to_owned),
        set.load.map(load),
        set.reps
            .map(|reps| format!("{reps} {}", if reps.0 == 1 { "rep" } else { "reps" })),
        set.distance.map(|distance| distance.to_string()),
        set.time.map(|time| time.to_string()),
        set.effort.map(effort),
        set.note.as_ref().map(|note| format!("“{note}”")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn kind(kind: SetKind) -> Option<&'static str> {
    match kind {
        SetKind::Working => None,
        SetKind::WarmUp => Some("Warm-up"),
        SetKind::Drop => Some("Drop set"),
        SetKind::Failure => Some("To failure"),
        SetKind::Amrap => Some("As many as possible"),
    }
}

fn load(load: Load) -> String {
    match load {
        Load::Weight(mass) => mass.to_string(),
        Load::Bodyweight => "bodyweight".to_owned(),
        Load::Added(mass) => format!("bodyweight + {mass}"),
        Load::Assisted(mass) => format!("bodyweight − {mass}"),
    }
}

fn effort(effort: Effort) -> String {
    match effort {
        Effort::Rpe(rpe) => format!("RPE {rpe}"),
        Effort::Rir(rir) => format!("{rir} in reserve"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_said_back_in_words() {
        let said = |text| understand(text, MassUnit::Kg).sets;
        assert_eq!(said("100x5@8"), ["100 kg · 5 reps · RPE 8"]);
        assert_eq!(
            said("w 60x8; bw+20x1 2rir"),
            [
                "Warm-up · 60 kg · 8 reps",
                "bodyweight + 20 kg · 1 rep · 2 in reserve"
            ]
        );
        assert_eq!(said("5km 24:30 // easy"), ["5 km · 24:30 · “easy”"]);
        assert_eq!(said("225lb x5"), ["225 lb · 5 reps"]);
        assert!(said("").is_empty());
    }

    #[test]
    fn a_problem_names_its_place_in_characters() {
        let understood = understand("bw−15x8, é", MassUnit::Kg);
        let problem = understood.problem.unwrap();
        assert_eq!(problem.at, 9);
        assert!(understood.sets.is_empty());
        assert!(problem.message.contains('é'), "{}", problem.message);
    }
}
