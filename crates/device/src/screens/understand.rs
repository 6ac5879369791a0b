//! What a text in the short notation means, said back while it is typed.

use training::{MassUnit, Set, notation, target::parse_targets};

use super::said;
use crate::api::{Problem, Said, UnderstandRequest, Understood};

/// Says back what a text means, where loads without a unit are in `unit`.
pub(super) fn understand(request: &UnderstandRequest, unit: MassUnit) -> Understood {
    let text = &request.text;
    match read(request, unit) {
        Ok(sets) => Understood {
            sets,
            problem: None,
        },
        Err(error) => Understood {
            sets: Vec::new(),
            problem: Some(Problem {
                at: text[..error.at.min(text.len())].chars().count() as u32,
                message: error.to_string(),
            }),
        },
    }
}

fn read(request: &UnderstandRequest, unit: MassUnit) -> Result<Vec<Said>, notation::NotationError> {
    if request.plans {
        let targets = parse_targets(&request.text, unit)?;
        let said = |target| said::of_target(target, None, unit);
        return Ok(targets.iter().map(said).collect());
    }
    let beside = request.beside.as_deref();
    let proposed: Option<Set> = beside
        .and_then(|beside| notation::parse_sets(beside, unit).ok())
        .and_then(|sets| sets.into_iter().next());
    let sets = notation::parse_beside(&request.text, proposed.as_ref(), unit)?;
    Ok(sets.iter().map(said::of_set).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{LoadForm, SetKind};

    fn understood(text: &str, beside: Option<&str>, plans: bool) -> Understood {
        let request = UnderstandRequest {
            text: text.to_owned(),
            beside: beside.map(str::to_owned),
            plans,
            exercise: None,
        };
        understand(&request, MassUnit::Kg)
    }

    #[test]
    fn sets_are_said_back_in_values() {
        let said = understood("w 60x8; bw+20x1 2rir // easy", None, false).sets;
        assert_eq!((said[0].kind, said[0].reps), (SetKind::WarmUp, Some(8)));
        let load = said[1].load.unwrap();
        assert_eq!(load.form, LoadForm::Added);
        assert_eq!(load.mass.unwrap().value, 20.0);
        assert_eq!(said[1].note.as_deref(), Some("easy"));
        assert!(understood("", None, false).sets.is_empty());
    }

    #[test]
    fn a_number_beside_a_proposed_set_is_its_repetitions() {
        let said = &understood("6@9", Some("100x5"), false).sets[0];
        assert_eq!(said.load.unwrap().mass.unwrap().value, 100.0);
        assert_eq!(said.reps, Some(6));
        assert!(understood("6", None, false).problem.is_some());
    }

    #[test]
    fn targets_have_percents_and_ranges_where_plans_are_typed() {
        let said = understood("80%x8-12", None, true).sets[0].clone();
        assert_eq!((said.percent, said.load), (Some(80.0), None));
        assert_eq!((said.reps, said.most), (Some(8), Some(12)));
        assert!(understood("80%x8-12", None, false).problem.is_some());
    }

    #[test]
    fn a_problem_names_its_place_in_characters() {
        let understood = understood("bw−15x8, é", None, false);
        let problem = understood.problem.unwrap();
        assert_eq!(problem.at, 9);
        assert!(understood.sets.is_empty());
        assert!(problem.message.contains('é'), "{}", problem.message);
    }
}
