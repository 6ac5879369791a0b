//! Foreign text inside messages: quoted, and cut where it is long.
//!
//! It words nothing itself. Called wherever a reason or an error quotes a file.

/// The most characters of one foreign text that a message repeats.
const MOST_CHARACTERS: usize = 40;
/// The most texts of a list that a message repeats.
const MOST_LISTED: usize = 20;

/// The text in quotes, without what a message cannot show.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(MOST_CHARACTERS)
        .collect();
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

/// The texts in quotes, with commas between them.
pub(crate) fn listed(texts: &[String]) -> String {
    let shown: Vec<String> = texts.iter().take(MOST_LISTED).map(|t| quoted(t)).collect();
    let rest = if texts.len() > MOST_LISTED {
        ", …"
    } else {
        ""
    };
    shown.join(", ") + rest
}
