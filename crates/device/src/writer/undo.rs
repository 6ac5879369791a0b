//! Taking a gesture back. What it did in each document is undone by one change,
//! and all of that is stored in one transaction; a gesture of very many changes,
//! such as an import, is taken back in steps, the newest first, and what a step
//! did not come to is still there to be undone.

use logbook::{Blocked, DocumentId, Message, plan_undo};
use store::{Commit, GestureKind, GestureRow, NamedChange, NewGesture};
use uuid::Uuid;

use super::{Writer, not_found};
use crate::api::{ApiError, Code};

/// Changes that one step takes back, unless a transaction had more.
const CHANGES_A_STEP: i64 = 60;

/// Which gesture.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// The newest that can be undone.
    Newest,
    /// The newest that was undone.
    NewestUndone,
    /// This one; an undo is done again.
    This(Uuid),
}

/// What a step did.
#[derive(Debug, Default)]
pub struct Step {
    /// How many changes it took back.
    pub done: u32,
    /// How many are left for further steps.
    pub to_do: u32,
    /// Whether it changed anything.
    pub changed: bool,
    /// What it left as it is, by document.
    pub blocked: Vec<(String, Blocked)>,
}

impl Writer {
    /// The newest transaction of the gesture that is to be taken back; none where
    /// nothing is left.
    pub fn to_take_back(&self, which: Which) -> Result<Option<GestureRow>, ApiError> {
        let id = match which {
            Which::Newest => return Ok(self.look.newest_to_undo()?),
            Which::NewestUndone => return Ok(self.look.newest_to_redo()?),
            Which::This(id) => id,
        };
        let rows = self.look.rows_of_gesture(id)?;
        if rows.is_empty() {
            return Err(not_found("edit", &id.to_string()));
        }
        let left = rows.into_iter().find(|(_, undone)| !undone);
        let Some((row, _)) = left else {
            return Err(ApiError::new(Code::Refused, "this is undone already"));
        };
        Ok(Some(row))
    }

    /// Takes some of a gesture back, as part of the gesture `by`.
    pub fn take_back_some(&mut self, gesture: Uuid, by: Uuid) -> Result<Step, ApiError> {
        let rows = self.look.rows_of_gesture(gesture)?;
        let left = rows.into_iter().filter(|(_, undone)| !undone);
        let mut part: Vec<GestureRow> = left.map(|(row, _)| row).collect();
        let rest = part.split_off(fitting(&part));
        let Some(newest) = part.first() else {
            return Ok(Step::default());
        };
        let new = NewGesture {
            id: by,
            call: newest.call.clone(),
            kind: match newest.kind {
                GestureKind::Undo => GestureKind::Redo,
                GestureKind::Edit | GestureKind::Redo => GestureKind::Undo,
            },
            made: self.surroundings.now_ms(),
            takes_back: part.iter().map(|row| row.n).collect(),
        };
        let mut changes = Vec::new();
        for row in part.iter().rev() {
            changes.extend(self.look.changes_numbered(row.first, row.last)?);
        }
        let mut step = self.take_back(changes, new)?;
        step.to_do = rest.iter().map(length).sum::<i64>() as u32;
        Ok(step)
    }

    /// Undoes changes, in the order in which they were made here, as a gesture.
    pub fn take_back(
        &mut self,
        changes: Vec<NamedChange>,
        gesture: NewGesture,
    ) -> Result<Step, ApiError> {
        let outcome = self.try_take_back(changes, gesture);
        if outcome.is_err() {
            self.forget_everything();
        }
        outcome
    }

    fn try_take_back(
        &mut self,
        changes: Vec<NamedChange>,
        gesture: NewGesture,
    ) -> Result<Step, ApiError> {
        let intention = match gesture.kind {
            GestureKind::Redo => "redo",
            GestureKind::Edit | GestureKind::Undo => "undo",
        };
        let mut step = Step {
            done: changes.len() as u32,
            ..Step::default()
        };
        let mut edited = Vec::new();
        for (document, hashes) in by_document(changes) {
            let id: DocumentId = document.parse()?;
            let mut ready = self.take_ready(&id)?;
            let undo = plan_undo(&ready.document, &hashes, gesture.made);
            let blocked = undo.blocked().iter().cloned();
            step.blocked
                .extend(blocked.map(|blocked| (document.clone(), blocked)));
            let message = Message::new(intention)
                .in_batch(gesture.id)
                .undoing(&hashes);
            let write = |page: &mut logbook::Page<'_>| undo.edits().write(page);
            let (author, made) = (&self.author, gesture.made);
            let ((), committed) = ready.document.edit(author, made, &message, write)?;
            match committed {
                Some(committed) => edited.push((ready, vec![committed])),
                None => self.keep_ready(ready),
            }
        }
        step.changed = !edited.is_empty();
        let commit = Commit {
            gesture: Some(gesture),
            ..Commit::default()
        };
        self.store_commit(edited, commit)?;
        Ok(step)
    }
}

/// How many transactions go into one step, and at least one does.
fn fitting(rows: &[GestureRow]) -> usize {
    let mut changes = 0;
    let fits = |row: &&GestureRow| {
        changes += length(row);
        changes <= CHANGES_A_STEP
    };
    rows.iter().take_while(fits).count().max(1).min(rows.len())
}

fn length(row: &GestureRow) -> i64 {
    row.last - row.first + 1
}

/// The changes of each document, in the order of the documents' first changes.
fn by_document(changes: Vec<NamedChange>) -> Vec<(String, Vec<[u8; 32]>)> {
    let mut documents: Vec<(String, Vec<[u8; 32]>)> = Vec::new();
    for change in changes {
        match documents
            .iter_mut()
            .find(|(name, _)| *name == change.document)
        {
            Some((_, hashes)) => hashes.push(change.hash),
            None => documents.push((change.document, vec![change.hash])),
        }
    }
    documents
}
