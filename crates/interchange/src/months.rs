//! The names of the months in the languages that Hevy speaks.
//!
//! Whole words and abbreviations in lower case and without the full stop. No
//! two of these languages give one word to two months, which is why the
//! language need not be known; Croatian and Polish would disagree about "lis"
//! and are not here. Called by `dates`.

/// The names as the app writes them in English, where September is "Sep".
const ENGLISH: [&[&str]; 12] = [
    &["jan", "january"],
    &["feb", "february"],
    &["mar", "march"],
    &["apr", "april"],
    &["may"],
    &["jun", "june"],
    &["jul", "july"],
    &["aug", "august"],
    &["sep", "september"],
    &["oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// What other languages add: German, Spanish, French, Italian, Portuguese,
/// Dutch, the Scandinavian ones, Turkish and Russian.
const OTHERS: [&[&str]; 12] = [
    &[
        "januar",
        "jän",
        "jänner",
        "ene",
        "enero",
        "janv",
        "janvier",
        "gen",
        "gennaio",
        "janeiro",
        "januari",
        "oca",
        "ocak",
        "янв",
        "января",
        "январь",
    ],
    &[
        "februar",
        "febrero",
        "févr",
        "fév",
        "février",
        "febbraio",
        "fev",
        "fevereiro",
        "februari",
        "şub",
        "şubat",
        "фев",
        "февр",
        "февраля",
        "февраль",
    ],
    &[
        "mär",
        "märz",
        "mrz",
        "marzo",
        "mars",
        "março",
        "mrt",
        "maart",
        "mart",
        "мар",
        "марта",
        "март",
    ],
    &[
        "abr",
        "abril",
        "avr",
        "avril",
        "aprile",
        "nis",
        "nisan",
        "апр",
        "апреля",
        "апрель",
    ],
    &[
        "mai", "mayo", "mag", "maggio", "maio", "mei", "maj", "mayıs", "мая", "май",
    ],
    &[
        "juni", "junio", "juin", "giu", "giugno", "junho", "haz", "haziran", "июн", "июня", "июнь",
    ],
    &[
        "juli", "julio", "juil", "juillet", "lug", "luglio", "julho", "tem", "temmuz", "июл",
        "июля", "июль",
    ],
    &[
        "ago",
        "agosto",
        "août",
        "aout",
        "augustus",
        "augusti",
        "ağu",
        "ağustos",
        "авг",
        "августа",
        "август",
    ],
    &[
        "sept",
        "septiembre",
        "setiembre",
        "septembre",
        "set",
        "settembre",
        "setembro",
        "eyl",
        "eylül",
        "сен",
        "сент",
        "сентября",
        "сентябрь",
    ],
    &[
        "okt",
        "oktober",
        "octubre",
        "octobre",
        "ott",
        "ottobre",
        "out",
        "outubro",
        "eki",
        "ekim",
        "окт",
        "октября",
        "октябрь",
    ],
    &[
        "noviembre",
        "novembre",
        "novembro",
        "kas",
        "kasım",
        "ноя",
        "нояб",
        "ноября",
        "ноябрь",
    ],
    &[
        "dez",
        "dezember",
        "dic",
        "diciembre",
        "déc",
        "décembre",
        "dicembre",
        "dezembro",
        "des",
        "desember",
        "ara",
        "aralık",
        "дек",
        "декабря",
        "декабрь",
    ],
];

/// The month from 1 to 12 that a word in lower case names.
pub(crate) fn month(word: &str) -> Option<i8> {
    place(&ENGLISH, word).or_else(|| place(&OTHERS, word))
}

/// Whether the word in lower case is the English name of a month.
pub(crate) fn is_english(word: &str) -> bool {
    place(&ENGLISH, word).is_some()
}

fn place(names: &[&[&str]; 12], word: &str) -> Option<i8> {
    (1..)
        .zip(names)
        .find_map(|(month, names)| names.contains(&word).then_some(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_word_names_two_months() {
        let words = ENGLISH.iter().chain(&OTHERS).copied().flatten();
        let mut seen = HashSet::new();
        assert!(words.into_iter().all(|word| seen.insert(word)));
    }
}
