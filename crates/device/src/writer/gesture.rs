//! Gestures: everything that one call stores belongs together, so that it can be
//! undone together. Changes of other devices are no gestures, nor is what the
//! program does by itself.

use store::{Commit, GestureKind, NewGesture};
use uuid::Uuid;

use super::Writer;
use crate::api::ApiError;

/// The call that is being answered.
#[derive(Clone, Debug)]
pub struct Gesture {
    /// Its id, from the first change on.
    id: Option<Uuid>,
    call: String,
    stored: bool,
}

impl Gesture {
    /// A call by its name.
    pub fn of(call: &str) -> Self {
        Self {
            id: None,
            call: call.to_owned(),
            stored: false,
        }
    }

    /// The same as part of a gesture that began before.
    pub fn named(mut self, id: Uuid) -> Self {
        self.id = Some(id);
        self
    }
}

impl Writer {
    /// Does something as one gesture, and gives that gesture's id where it changed
    /// anything.
    pub fn as_gesture<T>(
        &mut self,
        gesture: Gesture,
        work: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<(T, Option<Uuid>), ApiError> {
        self.gesture = Some(gesture);
        let outcome = work(self);
        let gesture = self.gesture.take().filter(|gesture| gesture.stored);
        Ok((outcome?, gesture.and_then(|gesture| gesture.id)))
    }

    /// Says of a commit which gesture it belongs to, where it belongs to one.
    pub(super) fn put_gesture(&mut self, commit: &mut Commit) {
        if commit.gesture.is_some() || commit.from_space || commit.changes.is_empty() {
            return;
        }
        let Some(mut gesture) = self.gesture.take() else {
            return;
        };
        let id = *gesture.id.get_or_insert_with(|| self.new_id());
        commit.gesture = Some(NewGesture {
            id,
            call: gesture.call.clone(),
            kind: GestureKind::Edit,
            made: self.surroundings.now_ms(),
            takes_back: Vec::new(),
        });
        gesture.stored = true;
        self.gesture = Some(gesture);
    }
}
