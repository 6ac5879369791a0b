//! What can be undone and done again, as a person knows it.

use std::collections::BTreeSet;

use logbook::DocumentId;
use store::GestureRow;
use uuid::Uuid;

use super::{Screens, look::Look};
use crate::api::{self, ApiError, Gesture, GestureId, UndoState};

impl Screens {
    /// A gesture as it is shown.
    pub(crate) fn gesture(&self, row: &GestureRow) -> Result<Gesture, ApiError> {
        self.look(|look| look.gesture(row))
    }

    /// What stands in the way of undoing.
    pub(crate) fn blocked(
        &self,
        document: &str,
        blocked: &logbook::Blocked,
    ) -> Result<api::Blocked, ApiError> {
        self.look(|look| look.blocked(document, blocked))
    }
}

impl Look<'_> {
    pub(super) fn undo_state(&self) -> Result<UndoState, ApiError> {
        let shown = |row: Option<GestureRow>| row.map(|row| self.gesture(&row)).transpose();
        Ok(UndoState {
            undo: shown(self.reader.newest_to_undo()?)?,
            redo: shown(self.reader.newest_to_redo()?)?,
        })
    }

    fn gesture(&self, row: &GestureRow) -> Result<Gesture, ApiError> {
        let mut gesture = Gesture {
            id: GestureId(row.id.to_string()),
            call: row.call.clone(),
            at: row.made as f64,
            things: 0,
            exercise: None,
            title: None,
            day: None,
        };
        let changes = self.reader.changes_numbered(row.first, row.last)?;
        let Some(last) = changes.last() else {
            return Ok(gesture);
        };
        let kind = |document: &str| document.split('/').next().map(str::to_owned);
        let documents: BTreeSet<_> = changes.iter().map(|change| &change.document).collect();
        let alike = documents
            .iter()
            .filter(|document| kind(document) == kind(&last.document));
        gesture.things = alike.count() as u32;
        match last.document.parse()? {
            DocumentId::Workout(workout) => self.name_workout(workout, row.last, &mut gesture)?,
            DocumentId::Exercise(id) => gesture.exercise = Some(self.name_of(&id.0)?),
            _ => {}
        }
        Ok(gesture)
    }

    /// The workout of a change, and its exercise where it was about one alone.
    fn name_workout(
        &self,
        workout: Uuid,
        change: i64,
        gesture: &mut Gesture,
    ) -> Result<(), ApiError> {
        if let Some(row) = self.reader.workout_row(workout)? {
            gesture.title = Some(row.title);
            gesture.day = row.start.get(..10).map(str::to_owned);
        }
        let mut exercises = BTreeSet::new();
        for entity in self.reader.touched_by(change)? {
            exercises.insert(self.reader.exercise_of_thing(entity)?);
        }
        if let Some(Some(exercise)) = exercises.pop_first().filter(|_| exercises.is_empty()) {
            gesture.exercise = Some(self.name_of(&exercise)?);
        }
        Ok(())
    }

    pub(super) fn blocked(
        &self,
        document: &str,
        blocked: &logbook::Blocked,
    ) -> Result<api::Blocked, ApiError> {
        let by = self.reader.change_by_hash(blocked.by)?;
        let own = self.reader.device_here()?;
        let here = by.as_ref().is_some_and(|by| Some(by.device) == own);
        let (device, intention) = by.map_or_else(Default::default, |by| {
            (
                Uuid::from_bytes(by.device).simple().to_string(),
                by.intention,
            )
        });
        Ok(api::Blocked {
            document: document.to_owned(),
            entity: (!blocked.entity.is_nil()).then(|| blocked.entity.to_string()),
            field: blocked.field.clone(),
            here,
            device,
            intention,
        })
    }
}
