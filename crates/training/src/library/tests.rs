//! The compiled-in tables hold together, and names resolve as lifters mean.

use std::collections::HashMap;

use super::*;

#[track_caller]
fn names(name: &str, slug: &str) {
    assert_eq!(
        by_name(name).map(|exercise| exercise.slug),
        Some(slug),
        "{name}"
    );
}

#[track_caller]
fn finds(query: &str, expected: &[&str]) {
    let found: Vec<_> = search(query, expected.len())
        .iter()
        .map(|exercise| exercise.name)
        .collect();
    assert_eq!(found, expected, "{query}");
}

#[track_caller]
fn means(foreign: &str, slug: Option<&str>) {
    assert_eq!(
        suggest(foreign).map(|exercise| exercise.slug),
        slug,
        "{foreign}"
    );
}

fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

#[test]
fn about_four_hundred_exercises_are_read_in_the_order_of_their_names() {
    assert!((380..=440).contains(&all().len()), "{}", all().len());
    assert!(all().is_sorted_by(|a, b| a.name < b.name));
}

#[test]
fn every_line_of_both_tables_is_read() {
    if let Err(error) = table::exercises() {
        panic!("{error}");
    }
    if let Err(error) = table::aliases() {
        panic!("{error}");
    }
}

#[test]
fn every_slug_is_well_formed_and_its_own() {
    for exercise in all() {
        assert!(is_slug(exercise.slug), "{}", exercise.slug);
        assert_eq!(
            by_slug(exercise.slug),
            Some(exercise),
            "{} is there twice",
            exercise.slug
        );
    }
}

#[test]
fn every_exercise_trains_a_muscle_and_names_none_twice() {
    for exercise in all() {
        assert!(!exercise.primary.is_empty(), "{}", exercise.slug);
        let mut muscles = [&exercise.primary[..], &exercise.secondary[..]].concat();
        muscles.sort();
        assert!(muscles.is_sorted_by(|a, b| a < b), "{}", exercise.slug);
    }
}

#[test]
fn a_share_of_bodyweight_is_given_exactly_where_bodyweight_is_moved() {
    for exercise in all() {
        let moved = exercise.measures == Measures::BodyweightReps;
        assert_eq!(exercise.share.is_some(), moved, "{}", exercise.slug);
    }
}

#[test]
fn every_muscle_has_an_exercise() {
    for muscle in Muscle::ALL {
        assert!(
            all()
                .iter()
                .any(|exercise| exercise.primary.contains(&muscle)),
            "{muscle}"
        );
    }
}

#[test]
fn no_two_exercises_answer_to_one_name() {
    let mut owners: HashMap<String, &str> = HashMap::new();
    for exercise in all() {
        for name in std::iter::once(exercise.name).chain(aliases(exercise.slug)) {
            let other = owners.insert(fold(name), exercise.slug);
            assert_eq!(other, None, "{name}, also {}", exercise.slug);
            names(name, exercise.slug);
        }
    }
}

#[test]
fn every_alias_points_at_an_exercise() {
    let aliases = table::aliases().expect("another test reads every line");
    assert!(aliases.len() >= 500, "{}", aliases.len());
    for alias in aliases {
        assert!(
            by_slug(alias.slug).is_some(),
            "{} points at {}",
            alias.text,
            alias.slug
        );
    }
}

#[test]
fn every_exercise_has_a_name_in_each_language() {
    let translated = table::translated().expect("every line can be read");
    let named: Vec<_> = translated
        .iter()
        .map(|name| (name.slug, name.english))
        .collect();
    for exercise in all() {
        let mine = (exercise.slug, exercise.name);
        assert!(named.contains(&mine), "{mine:?} is not translated");
    }
    assert_eq!(named.len() % all().len(), 0, "a name is there twice");
    assert!(translated.iter().all(|name| !name.text.trim().is_empty()));
}

#[test]
fn german_names_are_found_and_understood() {
    names("Bankdrücken", "bench-press");
    names("kreuzheben", "deadlift");
    means("Kniebeuge (Langhantel)", None);
    finds("knieb", &["Back Squat"]);
    finds("klimmz", &["Pull-Up"]);
    finds("drücken schräg", &["Incline Bench Press"]);
    finds("wadenh", &["Standing Calf Raise"]);
}

#[test]
fn plain_names_are_the_barbell_lifts() {
    names("Squat", "back-squat");
    names("bench press", "bench-press");
    names("DEADLIFT", "deadlift");
    names("Overhead Press", "overhead-press");
    names("Military Press", "overhead-press");
    names("Row", "barbell-row");
    names("Curl", "barbell-curl");
}

#[test]
fn a_name_is_found_in_any_case_spacing_and_punctuation() {
    names("  pull   up ", "pull-up");
    names("FARMER\u{2019}S WALK", "farmers-walk");
    names(
        "Lat Pulldown \u{2013} Close Grip (Cable)",
        "close-grip-lat-pulldown",
    );
    assert_eq!(by_name("Grandfather's Special"), None);
}

#[test]
fn an_unknown_slug_has_no_exercise_and_no_aliases() {
    assert_eq!(by_slug("sofa-press"), None);
    assert_eq!(aliases("sofa-press").count(), 0);
}

#[test]
fn search_puts_the_exact_alias_before_names_that_begin_with_it() {
    finds("bench", &["Bench Press"]);
    finds("squat", &["Back Squat"]);
    finds("rdl", &["Romanian Deadlift"]);
    finds("lunge", &["Lunge", "Dumbbell Lunge"]);
}

#[test]
fn search_puts_the_common_lift_first_among_equals() {
    finds("dead", &["Deadlift"]);
    finds("squ", &["Back Squat", "Front Squat"]);
    finds(
        "inc",
        &["Incline Bench Press", "Incline Dumbbell Bench Press"],
    );
    finds("", &["Back Squat", "Bench Press", "Deadlift"]);
}

#[test]
fn whoever_has_the_words_in_the_name_goes_before_whoever_has_them_in_another() {
    for query in ["squ", "squat", "press", "row", "curl", "dead"] {
        let found = find(query, 500);
        let names = found.iter().map(|hit| hit.alias.is_none());
        let exact = |hit: &&Hit| hit.fit == Fit::Exact;
        let first = found.iter().take_while(exact).count();
        assert!(names.skip(first).is_sorted_by(|a, b| a >= b), "{query}");
    }
}

#[test]
fn a_hit_names_the_alias_that_has_the_words_where_the_name_has_them_not() {
    let rdl = find("rdl", 1)[0];
    assert_eq!(
        (rdl.exercise.slug, rdl.alias),
        ("romanian-deadlift", Some("RDL"))
    );
    assert_eq!(find("roman", 1)[0].alias, None);
    assert_eq!(find("squat", 1)[0].alias, None, "the name has the word too");
}

#[test]
fn search_matches_beginnings_of_words_in_any_order() {
    finds("press dumb inc", &["Incline Dumbbell Bench Press"]);
    finds("split bul smi", &["Smith Machine Bulgarian Split Squat"]);
    assert_eq!(search("bench bicycle", 5), Vec::<&Exercise>::new());
}

#[test]
fn every_common_lift_is_an_exercise() {
    for slug in search::COMMON {
        assert!(by_slug(slug).is_some(), "{slug}");
    }
}

#[test]
fn suggest_understands_equipment_in_brackets_and_words_in_any_order() {
    means("Bench Press (Barbell)", Some("bench-press"));
    means("Bicep Curls (DB)", Some("dumbbell-curl"));
    means("Row, One-Arm (Dumbbells)", Some("dumbbell-row"));
    means("Press - Bench - Incline", Some("incline-bench-press"));
    means("Zottman Curls with Dumbbells", Some("zottman-curl"));
}

#[test]
fn suggest_passes_over_two_words_that_the_library_does_not_use() {
    means("Cable Crossover Ladder", Some("cable-crossover"));
    means("Bench Press Wednesday", Some("bench-press"));
    means("Slow Monday Evening Bench Press", None);
}

#[test]
fn suggest_gives_nothing_where_it_is_in_doubt() {
    means("Dumbbell Pendlay Row", None);
    means("Bench Press Seated Reverse", None);
    means("Squat Ladder", None);
    means("Hatfield Squat (Barbell)", None);
    means("Seated Bench Press", None);
    means("Leverage Shoulder Press", None);
    means("Warm Up", None);
    means("", None);
}
