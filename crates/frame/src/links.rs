//! Links of the form `chalkbook://`, which anybody may have written: what is
//! not exactly one of these leads nowhere.

use serde::Serialize;
use url::Url;

const LONGEST: usize = 512;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Arrival {
    /// The screen of the day.
    Today,
    /// A workout, by its id.
    Workout {
        /// A UUID, if it leads anywhere.
        id: String,
    },
    /// An exercise, by its slug or id.
    Exercise {
        /// As in the library, or a UUID.
        slug: String,
    },
    /// The form that joins another device, with the link filled in. Joining
    /// itself is left to the person.
    Pair {
        /// The whole of it.
        link: String,
    },
}

/// Where this text leads, if it is a link of ours.
pub fn read(text: &str) -> Option<Arrival> {
    // Two dots would be resolved as a way up, and lead to what nobody wrote.
    let strange = |sign: char| sign.is_control() || sign == ' ';
    if text.len() > LONGEST || text.contains(strange) || text.contains("/..") {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let plain = url.scheme() == "chalkbook"
        && url.username().is_empty()
        && url.password().is_none()
        && url.port().is_none()
        && url.fragment().is_none();
    if !plain {
        return None;
    }
    match (url.host_str()?, url.path(), url.query()) {
        ("today", "" | "/", None) => Some(Arrival::Today),
        ("workout", path, None) => word(path).map(|id| Arrival::Workout { id }),
        ("exercise", path, None) => word(path).map(|slug| Arrival::Exercise { slug }),
        ("pair", "", Some(_)) => link::reads_as_pairing(text).then(|| Arrival::Pair {
            link: text.to_owned(),
        }),
        _ => None,
    }
}

/// A single word of small letters, digits and hyphens, as ids and slugs are.
fn word(path: &str) -> Option<String> {
    let word = path.strip_prefix('/')?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let sound = (1..=64).contains(&word.len()) && word.bytes().all(plain);
    sound.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_screens() {
        let id = "0193a5c2-7b1e-7cc3-98c4-dc0c0c07398f".to_owned();
        assert_eq!(read("chalkbook://today"), Some(Arrival::Today));
        let workout = read(&format!("chalkbook://workout/{id}"));
        assert_eq!(workout, Some(Arrival::Workout { id }));
        let slug = "bench-press".to_owned();
        let exercise = read("chalkbook://exercise/bench-press");
        assert_eq!(exercise, Some(Arrival::Exercise { slug }));
    }

    #[test]
    fn a_pairing_link_is_handed_on_whole_where_its_code_can_be_one() {
        let link = "chalkbook://pair?code=00000000000000000000000000&relay=https://relay.example";
        let expected = Arrival::Pair {
            link: link.to_owned(),
        };
        assert_eq!(read(link), Some(expected));
    }

    #[test]
    fn whatever_else_is_written_leads_nowhere() {
        let long = format!("chalkbook://exercise/{}", "a".repeat(600));
        for text in [
            "",
            "today",
            "https://today",
            "chalkbook:today",
            "chalkbook://",
            "chalkbook://settings",
            "chalkbook://today?x=1",
            "chalkbook://today#x",
            "chalkbook://me@today",
            "chalkbook://today:80",
            "chalkbook://workout",
            "chalkbook://workout/",
            "chalkbook://workout/a/b",
            "chalkbook://workout/../x",
            "chalkbook://workout/%2e%2e",
            "chalkbook://workout/<script>",
            "chalkbook://exercise/Bench",
            "chalkbook://today\n",
            "chalkbook://pair",
            "chalkbook://pair?code=ABC&relay=https://relay.example",
            "chalkbook://pair?code=00000000000000000000000000",
            "chalkbook://pair?code=00000000000000000000000000&relay=javascript:alert(1)",
            &long,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
