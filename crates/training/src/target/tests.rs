use proptest::prelude::*;

use super::*;
use crate::notation::parse_sets;

fn targets(text: &str) -> Vec<String> {
    let targets = parse_targets(text, MassUnit::Kg);
    let targets = targets.unwrap_or_else(|error| panic!("{text}: {error}"));
    targets.iter().map(ToString::to_string).collect()
}

#[test]
fn a_target_has_one_way_to_be_kept() {
    assert_eq!(targets("100x5"), ["100kg x5"]);
    assert_eq!(targets("100x5@8"), ["100kg x5@8"]);
    assert_eq!(targets("x8-12"), ["x8-12"]);
    assert_eq!(targets("X 8–12"), ["x8-12"]);
    assert_eq!(targets("80%x5"), ["80%x5"]);
    assert_eq!(targets("82,5 % x 3 2rir"), ["82.5%x3 2rir"]);
    assert_eq!(targets("w 40%x8; 100lb x5-5"), ["w 40%x8", "100lb x5"]);
    assert_eq!(
        targets("bw+20x6-8, bw-15x8+"),
        ["bw+20kg x6-8", "bw-15kg x8+"]
    );
    assert_eq!(targets("5km 24:30; 0:45"), ["5km 24:30", "0:45"]);
}

#[test]
fn one_text_may_ask_for_several_sets() {
    assert_eq!(targets("80%x5x3"), ["80%x5"; 3]);
    assert_eq!(targets("40x8-12x2"), ["40kg x8-12"; 2]);
    assert_eq!(targets("80% 5 5"), ["80%x5"; 2]);
    assert_eq!(targets(" ; \n"), [""; 0]);
}

#[test]
fn what_is_no_target_is_refused_where_it_is_wrong() {
    let at = |text: &str| parse_targets(text, MassUnit::Kg).expect_err(text).at;
    assert_eq!(at("100x5; 100x80%"), 13);
    assert_eq!(at("0%x5"), 1);
    assert_eq!(at("201%x5"), 3);
    assert_eq!(at("%x5"), 0);
    assert_eq!(at("–0%"), 4);
    assert_eq!(at("80%80%x5"), 5);
    assert_eq!(at("x12-8"), 3);
    assert_eq!(at("x8-"), 2);
    assert_eq!(at("x8-12-15"), 5);
    assert_eq!(at("x5 // slow"), 3);
    assert_eq!(at("80% 0:45"), 2);
    assert_eq!(at("100x5@7-8"), 7);
    assert_eq!(at("100"), 0);
    assert_eq!(at("é"), 0);
}

#[test]
fn every_set_is_a_target() {
    let texts = [
        "w 60x8",
        "100x5f",
        "amrap 0:45",
        "d bw+20x8",
        "20kg 40m",
        "x12+",
    ];
    for text in texts {
        let set = &parse_sets(text, MassUnit::Kg).expect("a set")[0];
        let target = Target::like(set);
        assert_eq!(target.as_set(None, MassUnit::Kg), *set);
        assert_eq!(parse_kept(&target.to_string()), [target], "{text}");
    }
}

#[test]
fn a_percent_is_of_the_maximum_in_the_steps_of_a_bar() {
    let load = |text: &str, max, unit| {
        let target = &parse_targets(text, unit).expect("a target")[0];
        target.load_of(max, unit).map(|load| load.to_string())
    };
    let max = Some(Grams(141_000));
    assert_eq!(
        load("80%x5", max, MassUnit::Kg).as_deref(),
        Some("112.5 kg")
    );
    assert_eq!(load("80%x5", max, MassUnit::Lb).as_deref(), Some("250 lb"));
    assert_eq!(load("80%x5", None, MassUnit::Kg), None);
    assert_eq!(load("100x5", None, MassUnit::Kg).as_deref(), Some("100 kg"));
}

#[test]
fn a_set_that_is_taken_over_claims_no_effort() {
    let target = &parse_targets("100x8-12@8", MassUnit::Kg).expect("a target")[0];
    let set = target.as_set(None, MassUnit::Kg);
    assert_eq!(set, parse_sets("100x8", MassUnit::Kg).expect("a set")[0]);
}

#[test]
fn warm_ups_answer_warm_ups_and_work_answers_work() {
    use SetKind::{Amrap, WarmUp, Working};
    let asked = parse_targets("w 60x5; 100x5; 100x5+", MassUnit::Kg).expect("targets");
    assert_eq!(pair(&asked, &[]), [None, None, None]);
    assert_eq!(
        pair(&asked, &[WarmUp, WarmUp, Working]),
        [Some(0), Some(2), None]
    );
    assert_eq!(
        pair(&asked, &[Working, Amrap, Working]),
        [None, Some(0), Some(1)]
    );
}

proptest! {
    #[test]
    fn every_target_reads_back_as_kept(
        percent in 1_u16..=2000,
        load in 0_u32..500,
        (least, more) in (0_u32..50, 0_u32..20),
        kind in 0_usize..5,
        of_max: bool,
    ) {
        let weight = || Mass::new(f64::from(load) / 4.0, MassUnit::Lb).map(Load::Weight);
        let load = if of_max { TargetLoad::OfMax(Percent(percent)) } else { TargetLoad::Load(weight()?) };
        let target = Target {
            kind: SetKind::ALL[kind],
            load: Some(load),
            reps: Some(RepRange { least: Reps(least), most: Reps(least + more) }),
            ..Target::default()
        };
        prop_assert_eq!(parse_kept(&target.to_string()), std::slice::from_ref(&target));
        let edited = write_target(&target, MassUnit::Lb);
        prop_assert_eq!(parse_targets(&edited, MassUnit::Lb), Ok(vec![target]));
    }

    #[test]
    fn no_text_whatever_is_a_trap(text in "[0-9x% .,;@–é+/-]{0,16}") {
        if let Err(error) = parse_targets(&text, MassUnit::Kg) {
            prop_assert!(text.is_char_boundary(error.at.min(text.len())));
        }
    }
}
