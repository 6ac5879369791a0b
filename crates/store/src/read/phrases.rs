//! Full-text search over titles and notes.

use std::cmp::Reverse;

use rusqlite::params;
use uuid::Uuid;

use super::{Reader, columns, statements};
use crate::StoreError;

/// How many texts are looked at, of the first and of the last written down.
/// There may be thousands with a common word.
const TEXTS_AT_EACH_END: u32 = 12;

/// How many words of a query count.
const MOST_WORDS: usize = 8;

/// How many characters of a word count.
const LONGEST_WORD: usize = 40;

/// A title or note, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// The text.
    pub text: String,
    /// The day, in days since 1970-01-01.
    pub day: i32,
    /// The workout that says it.
    pub workout: Uuid,
}

impl Reader {
    /// At most `limit` titles and notes with all words of the query, the last
    /// of which may be unfinished. Newest first, a text once for each workout.
    pub fn mentions(&self, query: &str, limit: u32) -> Result<Vec<MentionRow>, StoreError> {
        let Some(words) = match_words(query) else {
            return Ok(Vec::new());
        };
        // Only the texts mentioned most lately can hold the newest mentions.
        let newest = params![words, TEXTS_AT_EACH_END, limit];
        let texts: Vec<(i64, String)> = self.all(statements::PHRASES, newest, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let mut mentions = Vec::new();
        for (phrase, text) in texts {
            mentions.extend(self.mentions_of(phrase, &text, limit)?);
        }
        mentions.sort_by_key(|mention| Reverse(mention.day));
        mentions.truncate(limit as usize);
        Ok(mentions)
    }

    fn mentions_of(
        &self,
        phrase: i64,
        text: &str,
        limit: u32,
    ) -> Result<Vec<MentionRow>, StoreError> {
        let mut mentions = self.all(
            statements::MENTIONS_OF_PHRASE,
            params![phrase, limit],
            |row| {
                Ok(MentionRow {
                    text: text.to_owned(),
                    day: row.get(0)?,
                    workout: columns::uuid(row, 1)?,
                })
            },
        )?;
        mentions.sort_by_key(|mention| (Reverse(mention.day), mention.workout));
        mentions.dedup();
        Ok(mentions)
    }
}

/// The query for the full-text index: every word in quotes, so that none is
/// taken for an operator. None where there is no word.
fn match_words(query: &str) -> Option<String> {
    let words = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let quoted = |word: &str| {
        let word: String = word.chars().take(LONGEST_WORD).collect();
        format!("\"{word}\"")
    };
    let words: Vec<String> = words.take(MOST_WORDS).map(quoted).collect();
    (!words.is_empty()).then(|| words.join(" ") + "*")
}
