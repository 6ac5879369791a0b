//! Undo and redo, from the stack or by a gesture's name. It runs on the caller's
//! thread in steps, so that a set can be logged while an import is undone.

use store::{GestureKind, NamedChange, NewGesture};
use uuid::Uuid;

use crate::{
    Handle,
    api::{
        ApiError, BatchId, ChangeId, GestureId, GestureRequest, Undone, every_area,
        imports::Progress,
    },
    moment::find_change,
    writer::{Step, Which},
};

/// Changes of a batch that one step undoes.
const CHANGES_A_STEP: usize = 60;

/// What stands in the way is told of so many; the others are counted.
const TOLD: usize = 20;

impl Handle {
    /// Undoes what was done last here.
    pub(crate) fn undo_newest(&self) -> Result<Undone, ApiError> {
        self.take_back(Which::Newest)
    }

    /// Does again what was undone last here.
    pub(crate) fn redo_newest(&self) -> Result<Undone, ApiError> {
        self.take_back(Which::NewestUndone)
    }

    /// Undoes one gesture; where it is an undo, does it again.
    pub(crate) fn undo_this(&self, request: &GestureRequest) -> Result<Undone, ApiError> {
        let id = &request.gesture.0;
        let id = id
            .parse()
            .map_err(|_| crate::writer::not_found("edit", id))?;
        self.take_back(Which::This(id))
    }

    /// Undoes one change, of whichever time and device.
    pub(crate) fn undo_this_change(&self, change: &ChangeId) -> Result<Undone, ApiError> {
        let change = find_change(&self.reader()?, change)?;
        let (step, by) = self.on_device(move |writer| {
            let by = writer.new_id();
            let gesture = NewGesture {
                id: by,
                call: "undo_change".to_owned(),
                kind: GestureKind::Edit,
                made: writer.surroundings().now_ms(),
                takes_back: Vec::new(),
            };
            let change = NamedChange {
                document: change.document,
                hash: change.hash,
            };
            Ok((writer.take_back(vec![change], gesture)?, by))
        })?;
        let mut undone = Undone::default();
        self.count(step, by, 1, &mut undone)?;
        self.end(&undone);
        Ok(undone)
    }

    /// Undoes everything that a batch brought, on whichever device it was made.
    pub(crate) fn undo_this_batch(&self, batch: &BatchId) -> Result<Undone, ApiError> {
        let not_found = || crate::writer::not_found("batch", &batch.0);
        let id: Uuid = batch.0.parse().map_err(|_| not_found())?;
        let reader = self.reader()?;
        // A batch of this device's own is a gesture of the same id.
        if !reader.rows_of_gesture(id)?.is_empty() {
            return self.take_back(Which::This(id));
        }
        let mut changes = reader.changes_of_batch(id)?;
        if changes.is_empty() {
            return Err(not_found());
        }
        let total = changes.len() as u32;
        let by = self.on_device(|writer| Ok(writer.new_id()))?;
        let mut undone = Undone::default();
        while !changes.is_empty() {
            let part = changes.split_off(changes.len().saturating_sub(CHANGES_A_STEP));
            let to_do = changes.len() as u32;
            let mut step = self.on_device(move |writer| {
                let gesture = NewGesture {
                    id: by,
                    call: "run_import".to_owned(),
                    kind: GestureKind::Undo,
                    made: writer.surroundings().now_ms(),
                    takes_back: Vec::new(),
                };
                writer.take_back(part, gesture)
            })?;
            step.to_do = to_do;
            self.count(step, by, total, &mut undone)?;
        }
        self.end(&undone);
        Ok(undone)
    }

    fn take_back(&self, which: Which) -> Result<Undone, ApiError> {
        let found = self.on_device(move |writer| {
            let row = writer.to_take_back(which)?;
            Ok(row.map(|row| (row, writer.new_id())))
        })?;
        let Some((row, by)) = found else {
            return Ok(Undone::default());
        };
        let mut undone = Undone::default();
        // It is named as it is while it is done: before an undo, after a redo.
        let name = || self.with_screens(|screens| screens.gesture(&row));
        let redoes = row.kind == GestureKind::Undo;
        if !redoes {
            undone.what = Some(name()?);
        }
        let mut total = 0;
        loop {
            let gesture = row.id;
            let step = self.on_device(move |writer| writer.take_back_some(gesture, by))?;
            let to_do = step.to_do;
            total = total.max(step.done + to_do);
            self.count(step, by, total, &mut undone)?;
            if to_do == 0 {
                if redoes {
                    undone.what = Some(name()?);
                }
                self.end(&undone);
                return Ok(undone);
            }
        }
    }

    /// Takes what a step did into the answer, and says how far the work is.
    fn count(&self, step: Step, by: Uuid, total: u32, undone: &mut Undone) -> Result<(), ApiError> {
        undone.left += step.blocked.len() as u32;
        let room = TOLD.saturating_sub(undone.blocked.len());
        for (document, blocked) in step.blocked.into_iter().take(room) {
            let blocked = self.with_screens(|screens| screens.blocked(&document, &blocked))?;
            undone.blocked.push(blocked);
        }
        if step.changed {
            undone.gesture = Some(GestureId(by.to_string()));
        }
        if step.to_do > 0 {
            self.set_progress(Some(Progress {
                work: "Undoing".to_owned(),
                done: total - step.to_do,
                total,
            }));
        }
        Ok(())
    }

    /// What a gesture touched is known by its documents alone, so everybody looks.
    fn end(&self, undone: &Undone) {
        if self.progress().is_some() {
            self.set_progress(None);
        }
        if undone.gesture.is_some() {
            self.tell(&every_area());
        }
    }
}

/// Names the gesture in an answer, beside what the call itself answers, so that
/// whoever made it can take back just this one.
pub(crate) fn with_gesture(mut answer: String, gesture: Option<Uuid>) -> String {
    let Some(gesture) = gesture else {
        return answer;
    };
    // Every answer is an object.
    if answer.pop() != Some('}') {
        return answer;
    }
    let comma = if answer.ends_with('{') { "" } else { "," };
    answer.push_str(&format!("{comma}\"gesture\":\"{gesture}\"}}"));
    answer
}

#[cfg(test)]
#[path = "undo/tests.rs"]
mod tests;
