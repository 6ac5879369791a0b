//! How two spellings of an exercise's name are held to be one name.
//!
//! It forgives case, spacing, hyphens and apostrophes, and nothing else: what
//! words mean the same is for the import matcher. The library's own index uses
//! it, and so does whoever matches a person's own exercises.

/// The name in lower case, trimmed, with runs of spaces and hyphens as one
/// space and without apostrophes: `Farmer’s  Walk` and `farmers-walk` are one.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|&c| !is_apostrophe(c))
        .flat_map(char::to_lowercase)
        .collect();
    let words = plain.split(|c: char| c.is_whitespace() || is_hyphen(c));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`' | '\u{00B4}'
    )
}

/// The ASCII hyphen, the Unicode dashes U+2010 to U+2015, and the minus sign.
const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_the_same_text() {
        for spelling in [
            "Farmer's Walk",
            " farmers  walk ",
            "FARMER\u{2019}S\u{2013}WALK",
            "Farmer's\u{a0}Walk",
        ] {
            assert_eq!(fold(spelling), "farmers walk");
        }
        assert_eq!(
            fold("Lat Pulldown - Close Grip (Cable)"),
            "lat pulldown close grip (cable)"
        );
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for name in [
            "Pull-Up",
            "Kniebeuge  (Langhantel)",
            "\u{130}stanbul Press",
            "",
        ] {
            assert_eq!(fold(&fold(name)), fold(name));
        }
    }
}
