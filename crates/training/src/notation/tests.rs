//! The notation as people type it, and texts that nobody would type.

use proptest::prelude::*;

use super::*;
use crate::{
    Distance, DistanceUnit, Effort, Load, Mass, MassUnit, Reps, Rir, Rpe, Seconds, Set, SetKind,
};

/// Checks how a text reads, each set being spelt out by [`in_full`].
fn check(text: &str, expected: &[&str]) {
    let sets = parse_sets(text, MassUnit::Kg).expect(text);
    let spelt: Vec<String> = sets.iter().map(in_full).collect();
    assert_eq!(spelt, expected, "{text}");
}

/// All that a set says, in an order and spelling apart from the notation's own.
fn in_full(set: &Set) -> String {
    let kind = (set.kind != SetKind::Working).then(|| set.kind.to_string());
    let parts = [
        kind,
        set.load.map(|load| load.to_string()),
        set.reps.map(|reps| format!("{reps} reps")),
        set.distance.map(|distance| distance.to_string()),
        set.time.map(|time| time.to_string()),
        set.effort.map(|effort| effort.to_string()),
        set.note.as_ref().map(|note| format!("({note})")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Checks where a text is refused and what the message says.
fn refused(text: &str, at: usize, message: &str) {
    let error = parse_sets(text, MassUnit::Kg).expect_err(text);
    assert_eq!(error.to_string(), message, "{text}");
    assert_eq!(error.at, at, "{text}");
}

#[test]
fn a_load_for_reps() {
    for text in [
        "100x5",
        "100X5",
        "100×5",
        "100 x 5",
        "100kg x5",
        "100 KG X 5",
        " 100x5 ;",
    ] {
        check(text, &["100 kg, 5 reps"]);
    }
    check("225lb x5", &["225 lb, 5 reps"]);
    check("225lbsx5", &["225 lb, 5 reps"]);
    check("x8", &["8 reps"]);
    check("100x0", &["100 kg, 0 reps"]);
    check(".5x8", &["0.5 kg, 8 reps"]);
}

#[test]
fn a_comma_between_digits_is_a_decimal_comma() {
    check("102,5x5", &["102.5 kg, 5 reps"]);
    check(
        "102,5x5, 2,5x3@8,5",
        &["102.5 kg, 5 reps", "2.5 kg, 3 reps, rpe 8.5"],
    );
    check("bw x5,bw x4", &["bw, 5 reps", "bw, 4 reps"]);
    refused(
        "100x5,100x5",
        4,
        "“5,100” must be a whole number; a comma that parts sets has a space after it",
    );
}

#[test]
fn several_sets() {
    check("100x5x3", &["100 kg, 5 reps"; 3]);
    check(
        "100 5 5 4",
        &["100 kg, 5 reps", "100 kg, 5 reps", "100 kg, 4 reps"],
    );
    check("100kg 5 4", &["100 kg, 5 reps", "100 kg, 4 reps"]);
    check("bw 8 7", &["bw, 8 reps", "bw, 7 reps"]);
    check(
        "w 60 8 6",
        &["warmup, 60 kg, 8 reps", "warmup, 60 kg, 6 reps"],
    );
    check(
        "60x8; 80x5\n100x3, 110x1",
        &[
            "60 kg, 8 reps",
            "80 kg, 5 reps",
            "100 kg, 3 reps",
            "110 kg, 1 reps",
        ],
    );
    check("20kg 40m x2", &["20 kg, 40 m"; 2]);
}

#[test]
fn effort() {
    check("100x5@8", &["100 kg, 5 reps, rpe 8"]);
    check("100x5 @ 8.5", &["100 kg, 5 reps, rpe 8.5"]);
    check("100x5 rpe 8", &["100 kg, 5 reps, rpe 8"]);
    check("100x5 2rir", &["100 kg, 5 reps, rir 2"]);
    check("100x5 RIR 2", &["100 kg, 5 reps, rir 2"]);
    check("100x5x2@8", &["100 kg, 5 reps, rpe 8"; 2]);
    check(
        "100 5@7 5@9",
        &["100 kg, 5 reps, rpe 7", "100 kg, 5 reps, rpe 9"],
    );
}

#[test]
fn bodyweight() {
    check("bw x8", &["bw, 8 reps"]);
    check("BWx8", &["bw, 8 reps"]);
    check("bw+20x8", &["bw+20 kg, 8 reps"]);
    check("bw + 20 lb x8", &["bw+20 lb, 8 reps"]);
    check("bw-15x8", &["bw-15 kg, 8 reps"]);
    check("bw−15x8", &["bw-15 kg, 8 reps"]);
}

#[test]
fn kinds() {
    check("w 60x8", &["warmup, 60 kg, 8 reps"]);
    check("W60x8", &["warmup, 60 kg, 8 reps"]);
    check("d 80x8", &["drop, 80 kg, 8 reps"]);
    check("100x8+", &["amrap, 100 kg, 8 reps"]);
    check("100x5f", &["failure, 100 kg, 5 reps"]);
    check(
        "100 5 5 8+",
        &["100 kg, 5 reps", "100 kg, 5 reps", "amrap, 100 kg, 8 reps"],
    );
    check("amrap 0:45", &["amrap, 0:45"]);
}

#[test]
fn distances_and_times() {
    check("5km 24:30", &["5 km, 24:30"]);
    check("1200m 6:02", &["1200 m, 6:02"]);
    check("0:45", &["0:45"]);
    check("45s", &["0:45"]);
    check("2 min", &["2:00"]);
    check("20kg 40m", &["20 kg, 40 m"]);
    check("20kg 0:45", &["20 kg, 0:45"]);
    check("20 0:45", &["20 kg, 0:45"]);
    check("bw 0:45", &["bw, 0:45"]);
    check("3.1 miles 1:02:05", &["3.1 mi, 1:02:05"]);
}

#[test]
fn notes() {
    check(
        "100x5 // felt; light, 3x",
        &["100 kg, 5 reps, (felt; light, 3x)"],
    );
    check("100x5//", &["100 kg, 5 reps"]);
    check(
        "100x5x2 // slow\n90x5",
        &["100 kg, 5 reps", "100 kg, 5 reps, (slow)", "90 kg, 5 reps"],
    );
}

#[test]
fn nothing_but_separators_is_no_set() {
    for text in ["", " ", ";", " ;, \n"] {
        check(text, &[]);
    }
}

#[test]
fn absurd_but_finite_values_are_taken() {
    check("99999x4000000000", &["99999 kg, 4000000000 reps"]);
}

#[test]
fn what_is_missing_is_said() {
    refused(
        "100",
        0,
        "“100” alone says too little: 100x5 is a load for reps, x100 is reps",
    );
    refused(
        "100x5, 90",
        7,
        "“90” alone says too little: 90x5 is a load for reps, x90 is reps",
    );
    refused(
        "100kg",
        0,
        "“100kg” needs reps, a distance or a time, as in 100kg x5",
    );
    refused(
        "bw+20",
        0,
        "“bw+20” needs reps, a distance or a time, as in bw+20 x5",
    );
    refused("100x", 3, "a number must follow “x”");
    refused("100x5@", 5, "a number must follow “@”");
    refused("// why", 0, "a note needs a set before it");
}

#[test]
fn what_is_unclear_is_refused() {
    let loose = "“8” could mean several things: an RPE is @8, reps in reserve are 8rir";
    refused("100x5 8", 6, loose);
    refused("100x5x3 8", 8, loose);
    let list = "“x3” after a list of reps is unclear: write each set's reps, or 100x5x3";
    refused("100 5 5x3", 8, list);
    refused("100x5 squat", 6, "“squat” is not understood here");
    refused("é100x5", 0, "“é” is not understood here");
    refused("maxi 5", 0, "“maxi” is not understood here");
    refused("100x5 20kg", 6, "“20kg” repeats what the set already says");
    refused("w 100x5f", 7, "“f” repeats what the set already says");
    refused("100+", 3, "“+” is not understood here");
}

#[test]
fn impossible_numbers_are_refused_with_their_place() {
    refused(
        "-5x5",
        0,
        "nothing is below zero; help is written after bw, as in bw-15x8",
    );
    refused("100x4294967296", 4, "“4294967296” is too large a number");
    refused(
        "100x5.5",
        4,
        "“5.5” must be a whole number; a comma that parts sets has a space after it",
    );
    refused(
        "1000000000000x5",
        0,
        "“1000000000000” is wrong: a mass of 1e12 is too large",
    );
    refused(
        "100x5@11",
        6,
        "“11” is wrong: 11 is not on the scale of rpe, which goes from 1 to 10 in halves",
    );
    refused(
        "5km 24:75",
        4,
        "“24:75” is wrong: \"24:75\" is not a time such as 24:30 or 1:02:05",
    );
    refused("nan x5", 0, "“nan” is not understood here");
    let digits = format!("{}x5", "9".repeat(400));
    assert!(parse_sets(&digits, MassUnit::Kg).is_err());
}

#[test]
fn repetition_has_bounds() {
    let too_many = "more than 1000 sets at once are too many";
    refused("x1x4294967295", 0, too_many);
    refused("x1x1000; x1", 9, too_many);
    refused("x1x0", 3, "“x0” would leave no set at all");
    assert_eq!(
        parse_sets("x1x1000", MassUnit::Kg).map(|sets| sets.len()),
        Ok(1000)
    );
}

#[test]
fn the_assumed_unit_is_that_of_bare_loads() {
    let sets = parse_sets("225x5, bw+45x8, 100kg x5", MassUnit::Lb).expect("sets");
    let spelt: Vec<String> = sets.iter().map(in_full).collect();
    assert_eq!(
        spelt,
        ["225 lb, 5 reps", "bw+45 lb, 8 reps", "100 kg, 5 reps"]
    );
}

/// Checks the name in a line, and how its sets are written.
fn check_line(text: &str, exercise: &str, sets: &[&str]) {
    let line = parse_line(text, MassUnit::Kg).expect(text);
    assert_eq!(line.exercise, exercise, "{text}");
    let written: Vec<String> = line
        .sets
        .iter()
        .map(|set| write_set(set, MassUnit::Kg))
        .collect();
    assert_eq!(written, sets, "{text}");
}

#[test]
fn a_line_is_a_name_and_sets() {
    check_line(
        "Bench Press 100x5@8, 102.5x3",
        "Bench Press",
        &["100x5@8", "102.5x3"],
    );
    check_line("Pull-up bw+20x8", "Pull-up", &["bw+20x8"]);
    check_line(
        "Squat w 60x8; 100 5 5",
        "Squat",
        &["w 60x8", "100x5", "100x5"],
    );
    check_line("Run: 5km 24:30", "Run", &["5km 24:30"]);
    check_line("Bench\n100x5 // slow", "Bench", &["100x5 // slow"]);
}

#[test]
fn names_may_have_digits_brackets_and_dashes() {
    check_line("90/90 Hamstring 0:45", "90/90 Hamstring", &["0:45"]);
    check_line("Squat (Barbell) 100x5", "Squat (Barbell)", &["100x5"]);
    check_line("21s Curl 20x21", "21s Curl", &["20x21"]);
    check_line("Curl 21s 20x21", "Curl 21s", &["20x21"]);
    check_line("Landmine 180 20x10", "Landmine 180", &["20x10"]);
    check_line("5x5 Squat 100x5", "5x5 Squat", &["100x5"]);
    check_line("Row, bent over 60x8", "Row, bent over", &["60x8"]);
    check_line("Kniebeuge über Kopf 60x8", "Kniebeuge über Kopf", &["60x8"]);
}

#[test]
fn a_line_may_be_a_name_alone_or_sets_alone() {
    for name in ["Bench Press", "90/90 Hamstring", "Landmine 180", ""] {
        check_line(name, name, &[]);
    }
    check_line("100x5", "", &["100x5"]);
}

#[test]
fn a_long_line_takes_no_long_time() {
    let long = "1 ".repeat(200_000) + "z";
    assert!(parse_line(&long, MassUnit::Kg).is_ok());
    assert!(parse_sets(&long, MassUnit::Kg).is_err());
    let lists = "Bench ".repeat(50) + &"1x1, ".repeat(200_000);
    assert!(parse_line(&lists, MassUnit::Kg).is_err());
}

#[test]
fn a_line_that_tries_to_be_sets_is_no_name() {
    let refused = |text: &str, at: usize| {
        let error = parse_line(text, MassUnit::Kg).expect_err(text);
        assert_eq!(error.at, at, "{text}");
    };
    refused("Bench 100x", 9);
    refused("Bench 100xx5, 100x5", 9);
    refused("Bench 100x5, foo", 13);
    refused("Bench // slow", 6);
    refused("Bench; Press", 5);
}

fn any_mass() -> impl Strategy<Value = Mass> {
    let value = prop_oneof![0.0..1e9, (0_u32..4000).prop_map(|n| f64::from(n) / 8.0)];
    (value, any::<bool>()).prop_map(|(value, lb)| {
        Mass::new(value, MassUnit::ALL[usize::from(lb)]).expect("within the limits")
    })
}

fn any_load() -> impl Strategy<Value = Load> {
    prop_oneof![
        any_mass().prop_map(Load::Weight),
        Just(Load::Bodyweight),
        any_mass().prop_map(Load::Added),
        any_mass().prop_map(Load::Assisted),
    ]
}

fn any_effort() -> impl Strategy<Value = Effort> {
    let value = |halves: u8| f64::from(halves) / 2.0;
    let rpe = (2..=20_u8).prop_map(move |n| Rpe::new(value(n)).expect("on the scale"));
    let rir = (0..=20_u8).prop_map(move |n| Rir::new(value(n)).expect("on the scale"));
    prop_oneof![rpe.prop_map(Effort::Rpe), rir.prop_map(Effort::Rir)]
}

fn any_distance() -> impl Strategy<Value = Distance> {
    (0.0..1e9, 0..DistanceUnit::ALL.len())
        .prop_map(|(value, unit)| Distance::new(value, DistanceUnit::ALL[unit]).expect("in limits"))
}

prop_compose! {
    fn any_set()(
        kind in 0..SetKind::ALL.len(),
        load in prop::option::of(any_load()),
        reps in prop::option::of(any::<u32>().prop_map(Reps)),
        distance in prop::option::of(any_distance()),
        time in prop::option::of(any::<u32>().prop_map(Seconds)),
        effort in prop::option::of(any_effort()),
        note in prop::option::of("\\PC{0,12}"),
    ) -> Set {
        Set { kind: SetKind::ALL[kind], load, reps, distance, time, effort, note }
    }
}

/// Fails unless the text is read, or refused at a place that is in it.
fn read_or_refused(text: &str) -> Result<(), TestCaseError> {
    for error in [
        parse_sets(text, MassUnit::Kg).err(),
        parse_line(text, MassUnit::Lb).err(),
    ] {
        let at = error.map_or(0, |error| error.at);
        prop_assert!(text.is_char_boundary(at), "{} in {:?}", at, text);
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_set_that_can_be_written_reads_back(set in any_set(), lb: bool) {
        let assume = MassUnit::ALL[usize::from(lb)];
        let text = write_set(&set, assume);
        prop_assume!(can_write(&set));
        prop_assert_eq!(parse_sets(&text, assume), Ok(vec![set]), "{}", text);
    }

    #[test]
    fn a_set_that_cannot_be_written_never_reads_as_another(set in any_set()) {
        let set = Set { reps: None, distance: None, time: None, note: None, ..set };
        let text = write_set(&set, MassUnit::Kg);
        prop_assert!(!can_write(&set));
        prop_assert_eq!(parse_sets(&text, MassUnit::Kg).unwrap_or_default(), [], "{}", text);
    }

    #[test]
    fn whatever_reads_can_be_written(text in "[0-9xwdfb+@.,:;/ km-]{0,16}") {
        for set in parse_sets(&text, MassUnit::Kg).unwrap_or_default() {
            prop_assert!(can_write(&set), "{:?} in {}", set, text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in "(?s).{0,40}") {
        read_or_refused(&text)?;
    }

    #[test]
    fn any_text_of_the_notations_own_signs_is_read_or_refused(
        text in "([0-9]{1,3}|[x×@+:;,./\n -]|bw|kg|lb|km|m|rir|rpe|min|w |d |f|é|//){0,16}",
    ) {
        read_or_refused(&text)?;
    }
}

#[test]
fn beside_a_proposed_set_a_number_is_its_reps() {
    let proposed = |text: &str| parse_sets(text, MassUnit::Kg).expect("a set").remove(0);
    let read = |text, beside: Option<&str>| {
        let beside = beside.map(proposed);
        let sets = super::parse_beside(text, beside.as_ref(), MassUnit::Kg).ok()?;
        let written: Vec<_> = sets
            .iter()
            .map(|set| write_set(set, MassUnit::Kg))
            .collect();
        Some(written.join("; "))
    };
    let check = |text, beside, expected: &str| {
        assert_eq!(
            read(text, Some(beside)).as_deref(),
            Some(expected),
            "{text}"
        );
    };
    check("5", "100x8", "100x5");
    check("5@8", "100x8", "100x5@8");
    check("5 2rir // slow", "bw+20x8", "bw+20x5 2rir // slow");
    check("12+", "100x8", "100x12+");
    check("5", "w 60x8", "w 60x5");
    check("100x5", "60x8", "100x5");
    check("x5", "60x8", "x5");
    check("0:45", "60x8", "0:45");
    assert_eq!(read("5", None), None, "alone it could be anything");
    assert_eq!(read("5", Some("0:45")), None, "a hold has no reps");
    assert_eq!(read("100", Some("60x8")), None, "a load without reps");
    assert_eq!(read("100 kilos", Some("60x8")), None);
    assert_eq!(read("5x", Some("60x8")), None);
}
