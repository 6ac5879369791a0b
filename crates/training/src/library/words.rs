//! The words of an exercise's name, for matching one by one.
//!
//! [`fold`](super::fold()) compares whole names; here a name is taken apart, and for the
//! import matcher its words are brought to one form. Search and the import
//! matcher call it.

use super::fold;

/// The words of the name in order, folded, without punctuation.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of the name in one form each, sorted, each once: two names with
/// the same bag say the same in another order, number or shorthand.
pub(super) fn bag(name: &str) -> Vec<String> {
    let mut bag: Vec<String> = words(name)
        .iter()
        .filter(|word| !FILLERS.contains(&word.as_str()))
        .flat_map(|word| plain(singular(word)).split(' '))
        .map(str::to_owned)
        .collect();
    bag.sort();
    bag.dedup();
    bag
}

/// Words that never tell one exercise from another.
const FILLERS: [&str; 8] = ["a", "an", "and", "from", "of", "on", "the", "with"];

/// The word without the ending of its plural; `press` and `cross` are none.
fn singular(word: &str) -> &str {
    let long = word
        .strip_suffix("es")
        .filter(|stem| stem.ends_with("ch") || stem.ends_with("ss"));
    let short = || {
        word.strip_suffix('s')
            .filter(|stem| stem.len() > 2 && !stem.ends_with('s'))
    };
    long.or_else(short).unwrap_or(word)
}

/// The form that the library uses for a shorthand or a closed-up compound.
fn plain(word: &str) -> &str {
    match word {
        "1" | "one" => "single",
        "2" | "two" => "double",
        "bb" => "barbell",
        "bw" => "bodyweight",
        "chinup" => "chin up",
        "db" => "dumbbell",
        "ezbar" => "ez bar",
        "flye" | "flie" => "fly",
        "kb" => "kettlebell",
        "legged" => "leg",
        "armed" => "arm",
        "pressdown" => "pushdown",
        "pullup" => "pull up",
        "pushup" => "push up",
        "situp" => "sit up",
        "skullcrusher" => "skull crusher",
        "stepup" => "step up",
        word => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_say_the_same_have_one_bag() {
        assert_eq!(bag("Pullups (BB)"), bag("Barbell Pull-Up"));
        assert_eq!(bag("One-Arm DB Rows"), bag("Dumbbell Row, Single Arm"));
        assert_eq!(bag("Crunches"), bag("Crunch"));
        assert_ne!(bag("Leg Press"), bag("Leg Curl"));
    }
}
