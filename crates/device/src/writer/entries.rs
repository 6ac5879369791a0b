//! The exercises of a workout or a routine among each other: their order, their
//! supersets and their rest. Both documents hold them in the same form.

use logbook::{
    DocumentId, EntryFields, Message, Order, edit_entry, edit_set, read_routine, read_workout,
};
use training::Seconds;
use uuid::Uuid;

use super::{Writer, not_found, parse, places};
use crate::api::{
    ApiError, ChangeKind, Code, Done, JoinEntry, Logged, MoveEntry, PlanRest, SetKind,
};

/// What of an entry its siblings have to do with.
pub(super) struct Sibling {
    id: Uuid,
    order: Order,
    superset: Option<String>,
}

impl Writer {
    /// The workout or the routine that an entry is in.
    pub(super) fn holder_of_entry(&self, entry: Uuid) -> Result<DocumentId, ApiError> {
        if let Some(workout) = self.look.workout_of_entry(entry)? {
            return Ok(DocumentId::Workout(workout));
        }
        let routine = self.look.routine_of_entry(entry)?;
        let routine = routine.ok_or_else(|| not_found("exercise of a workout", &entry.to_string()));
        Ok(DocumentId::Routine(routine?))
    }

    /// The entries out of the trash, in their order.
    fn siblings(&mut self, holder: &DocumentId) -> Result<Vec<Sibling>, ApiError> {
        let ready = self.take_ready(holder)?;
        let is_routine = matches!(holder, DocumentId::Routine(_));
        let all: Vec<_> = if is_routine {
            let entries = read_routine(&ready.document).entries.into_iter();
            let live = entries.filter(|entry| entry.deleted.is_none());
            live.map(|entry| (entry.id, entry.order, entry.superset))
                .collect()
        } else {
            let entries = read_workout(&ready.document).entries.into_iter();
            let live = entries.filter(|entry| entry.deleted.is_none());
            live.map(|entry| (entry.id, entry.order, entry.superset))
                .collect()
        };
        self.keep_ready(ready);
        let sibling = |(id, order, superset)| Sibling {
            id,
            order,
            superset,
        };
        Ok(all.into_iter().map(sibling).collect())
    }

    pub(super) fn move_one_entry(&mut self, request: &MoveEntry) -> Result<Done, ApiError> {
        let entry = parse::uuid("exercise of a workout", &request.entry.0)?;
        let holder = self.holder_of_entry(entry)?;
        let siblings = self.siblings(&holder)?;
        let row: Vec<_> = siblings.into_iter().map(|s| (s.id, s.order)).collect();
        let moved = places::moved(&row, entry, request.way);
        self.edit(&holder, &Message::new("move_entry"), |page| {
            moved.iter().try_for_each(|(id, order)| {
                let fields = EntryFields {
                    order: Some(order.clone()),
                    ..EntryFields::default()
                };
                edit_entry(page, *id, &fields)
            })
        })?;
        Ok(Done {})
    }

    /// Joins an entry with the one before it; both then have the mark of that one,
    /// or a new one.
    pub(super) fn join_one_entry(&mut self, request: &JoinEntry) -> Result<Done, ApiError> {
        let entry = parse::uuid("exercise of a workout", &request.entry.0)?;
        let holder = self.holder_of_entry(entry)?;
        let siblings = self.siblings(&holder)?;
        let marked = if request.joined {
            let at = siblings.iter().position(|sibling| sibling.id == entry);
            let before = at.and_then(|at| at.checked_sub(1));
            let before = before.map(|before| &siblings[before]).ok_or_else(|| {
                let words = "there is no exercise before this one to join it with";
                ApiError::new(Code::Refused, words)
            })?;
            let mark = before.superset.clone();
            let mark = mark.unwrap_or_else(|| self.surroundings.new_id().to_string());
            vec![(before.id, mark.clone()), (entry, mark)]
        } else {
            vec![(entry, String::new())]
        };
        self.edit(&holder, &Message::new("join_entry"), |page| {
            marked.iter().try_for_each(|(id, mark)| {
                let fields = EntryFields {
                    superset: Some(mark.clone()),
                    ..EntryFields::default()
                };
                edit_entry(page, *id, &fields)
            })
        })?;
        Ok(Done {})
    }

    pub(super) fn plan_one_rest(&mut self, request: &PlanRest) -> Result<Done, ApiError> {
        let entry = parse::uuid("exercise of a workout", &request.entry.0)?;
        let holder = self.holder_of_entry(entry)?;
        let fields = EntryFields {
            rest: Some(request.rest.map(Seconds)),
            ..EntryFields::default()
        };
        self.edit(&holder, &Message::new("plan_rest"), |page| {
            edit_entry(page, entry, &fields)
        })?;
        Ok(Done {})
    }

    pub(super) fn change_one_kind(&mut self, request: &ChangeKind) -> Result<Logged, ApiError> {
        let id = parse::uuid("set", &request.set.0)?;
        let (entry, workout) = self.place_of_set(id)?;
        let now = self.read_workout(workout)?;
        let found = now.entry(entry).and_then(|entry| entry.set(id));
        let mut set = found
            .ok_or_else(|| not_found("set", &request.set.0))?
            .set
            .clone();
        set.kind = match request.kind {
            SetKind::Working => training::SetKind::Working,
            SetKind::WarmUp => training::SetKind::WarmUp,
            SetKind::Drop => training::SetKind::Drop,
            SetKind::Failure => training::SetKind::Failure,
            SetKind::Amrap => training::SetKind::Amrap,
        };
        let holder = DocumentId::Workout(workout);
        self.edit(&holder, &Message::new("change_kind"), |page| {
            edit_set(page, entry, id, &set)
        })?;
        Ok(self.logged(workout, entry, &[id]))
    }
}
