//! What every kind of document may have: fields that devices disagree on, and
//! things in its trash.

use logbook::{
    Conflict, Contender, Document, DocumentId, Subject, read_conflicts, read_goal, read_gym,
    read_routine, read_trash, read_workout,
};
use store::{ConflictRow, TrashRow, ViewEdit};

use crate::demo::is_made_up;

/// What devices disagree on in a document.
pub fn conflicts(document: &Document) -> ViewEdit {
    let conflicts = read_conflicts(document);
    ViewEdit::Conflicts {
        document: document.id().to_string(),
        rows: conflicts.iter().flat_map(conflict_rows).collect(),
    }
}

/// The rows of one conflict: the value that is shown, then the others.
pub(super) fn conflict_rows(conflict: &Conflict) -> Vec<ConflictRow> {
    let row = |(place, contender): (u32, &Contender)| ConflictRow {
        entity: conflict.entity,
        field: conflict.field.clone(),
        place,
        value: contender.value.clone(),
        device: contender.device,
        authored: contender.authored,
    };
    let all = std::iter::once(&conflict.winner).chain(&conflict.others);
    (0..).zip(all).map(row).collect()
}

/// What lies in a document's trash.
pub fn trash(document: &Document) -> ViewEdit {
    let row = |trashed: logbook::Trashed| {
        let (kind, thing) = match trashed.subject {
            Subject::Whole => (whole_kind(document)?, document_thing(document.id())),
            Subject::Entry(id) => ("entry", id.to_string()),
            Subject::Set { set, .. } => ("set", set.to_string()),
            Subject::Reading(reading) => ("reading", reading.to_string()),
        };
        Some(TrashRow {
            kind: kind.to_owned(),
            thing,
            deleted: trashed.deleted,
            device: trashed.device,
            sets: trashed.sets,
        })
    };
    ViewEdit::Trash {
        document: document.id().to_string(),
        rows: read_trash(document).into_iter().filter_map(row).collect(),
    }
}

/// What a document is that can lie in the trash as a whole; none of one that is
/// only half here, and of made-up training that was thrown away.
fn whole_kind(document: &Document) -> Option<&'static str> {
    match document.id() {
        DocumentId::Workout(_) => {
            let workout = read_workout(document);
            let made_up = workout.source_key.is_some_and(|key| is_made_up(&key));
            (workout.start.is_some() && !made_up).then_some("workout")
        }
        DocumentId::Routine(_) => read_routine(document).name.map(|_| "routine"),
        DocumentId::Goal(_) => read_goal(document).fields.about.map(|_| "goal"),
        DocumentId::Gym(_) => read_gym(document).name.map(|_| "gym"),
        // What these mark as deleted was never made, and is no thing of the trash.
        DocumentId::Exercise(_)
        | DocumentId::Names(_)
        | DocumentId::Body(_)
        | DocumentId::Settings
        | DocumentId::Unknown(_) => None,
    }
}

/// The id of the thing that a document is.
fn document_thing(id: &DocumentId) -> String {
    let text = id.to_string();
    text.rsplit('/').next().unwrap_or_default().to_owned()
}
