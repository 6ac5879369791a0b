//! Finding out what somebody else's copy of a document lacks, by Automerge's sync
//! messages. They carry no changes here: whoever holds what the other lacks is
//! told which changes those are, and sends them in its own way.

use automerge::{
    Change,
    sync::{ChunkList, Message, State, SyncDoc},
};

use crate::{Document, LogbookError};

/// A talk about one document with one other side.
#[derive(Debug, Default)]
pub struct Comparison(State);

/// What to say next, and what became known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// For the other side.
    pub message: Vec<u8>,
    /// The hashes of changes that it lacks, as far as it told.
    pub lacking: Vec<[u8; 32]>,
}

impl Comparison {
    /// What to say next about this copy; none where nothing is left to say.
    pub fn speak(&mut self, document: &Document) -> Option<Spoken> {
        let mut message = document.automerge().generate_sync_message(&mut self.0)?;
        let changes = std::mem::replace(&mut message.changes, ChunkList::empty());
        // Whoever is not told of newer forms answers with single changes.
        message.flags = None;
        let hash = |bytes: &[u8]| Some(Change::from_bytes(bytes.to_vec()).ok()?.hash().0);
        Some(Spoken {
            message: message.encode(),
            lacking: changes.iter().filter_map(hash).collect(),
        })
    }

    /// Takes in what the other side says of its copy.
    pub fn hear(&mut self, document: &mut Document, message: &[u8]) -> Result<(), LogbookError> {
        let unreadable = |reason: String| LogbookError::UnreadableMessage {
            document: document.id().clone(),
            reason,
        };
        let mut message =
            Message::decode(message).map_err(|error| unreadable(error.to_string()))?;
        message.changes = ChunkList::empty();
        Ok(document
            .automerge_mut()
            .receive_sync_message(&mut self.0, message)?)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Author, DocumentId, Message as Intention, WorkoutFields, edit_workout};

    /// A copy of one workout, edited so often by a device.
    fn edited(mut document: Document, device: u8, edits: u8) -> Document {
        let author = Author::new([device; 16], [device; 8]);
        for edit in 0..edits {
            let fields = WorkoutFields {
                title: Some(format!("by {device}, {edit}")),
                ..WorkoutFields::default()
            };
            let message = Intention::new("edit_workout");
            document
                .edit(&author, i64::from(edit), &message, |page| {
                    edit_workout(page, &fields)
                })
                .unwrap();
        }
        document
    }

    /// Three words, as two devices have them; what each learnt that the other lacks.
    fn compare(one: &mut Document, other: &mut Document) -> (usize, usize) {
        let (mut here, mut there) = (Comparison::default(), Comparison::default());
        let first = here.speak(one).unwrap();
        there.hear(other, &first.message).unwrap();
        let second = there.speak(other).unwrap();
        here.hear(one, &second.message).unwrap();
        let third = here.speak(one).unwrap();
        there.hear(other, &third.message).unwrap();
        let last = there.speak(other).unwrap();
        // One that is named twice is sent once.
        let lacks_here: BTreeSet<_> = second.lacking.iter().chain(&last.lacking).collect();
        let lacks_there: BTreeSet<_> = third.lacking.iter().collect();
        (lacks_here.len(), lacks_there.len())
    }

    #[test]
    fn each_side_learns_what_the_other_lacks() {
        let empty = || Document::new(DocumentId::Workout(uuid::Uuid::nil()));
        for common in [0, 1, 20] {
            let base = edited(empty(), 1, common);
            for (mine, theirs) in [(0, 1), (3, 0), (2, 5), (40, 40)] {
                let mut one = edited(base.clone(), 2, mine);
                let mut other = edited(base.clone(), 3, theirs);
                let found = compare(&mut one, &mut other);
                assert_eq!(found, (theirs.into(), mine.into()), "{common} in common");
            }
        }
    }

    #[test]
    fn a_message_is_never_a_way_to_change_a_document() {
        let empty = || Document::new(DocumentId::Workout(uuid::Uuid::nil()));
        let (mut one, other) = (empty(), edited(empty(), 3, 5));
        let mut state = State::new();
        let asks = one.automerge().generate_sync_message(&mut state).unwrap();
        let mut theirs = other.automerge().clone();
        let mut there = State::new();
        theirs.receive_sync_message(&mut there, asks).unwrap();
        let full = theirs.generate_sync_message(&mut there).unwrap();
        assert!(!full.changes.is_empty());
        let mut comparison = Comparison::default();
        comparison.hear(&mut one, &full.encode()).unwrap();
        assert_eq!(one.heads(), empty().heads());
        assert!(comparison.hear(&mut one, b"garbage").is_err());
    }
}
