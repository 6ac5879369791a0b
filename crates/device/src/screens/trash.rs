//! The trash: what lies there, by whose hand, and what was done with it since.

use logbook::{Document, DocumentId, Subject, done_since, subject_of};
use store::read::InTrash;

use super::{history::malformed, known::Opened, look::Look, paging};
use crate::api::{
    ApiError, Cursor, DoneSince, EntryId, GoalId, GymId, ReadingId, RoutineId, SetId, Thing,
    TrashItem, TrashPage, TrashRequest, WorkoutId,
};

/// How many things a page has at most: each costs opening a document.
const LARGEST_PAGE: u32 = 50;

/// After everything that was ever put into the trash.
const FIRST: (i64, &str, &str) = (i64::MAX, "", "");

impl Look<'_> {
    /// A page of the trash, the newest first.
    pub fn trash(&self, request: &TrashRequest) -> Result<TrashPage, ApiError> {
        let limit = request.limit.unwrap_or(LARGEST_PAGE);
        let limit = limit.clamp(1, LARGEST_PAGE);
        let place = request.after.as_ref().map(place).transpose()?;
        let mut rows = self
            .reader
            .trashed_before(place.unwrap_or(FIRST), paging::asked(limit))?;
        let next = paging::cut(&mut rows, limit, cursor);
        let opened = Opened::new(self);
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            items.extend(item(&opened, row)?);
        }
        Ok(TrashPage { items, next })
    }
}

fn cursor(last: &InTrash) -> Cursor {
    let row = &last.row;
    Cursor(format!("{}|{}|{}", row.deleted, last.document, row.thing))
}

fn place(cursor: &Cursor) -> Result<(i64, &str, &str), ApiError> {
    let mut parts = cursor.0.splitn(3, '|');
    let deleted = parts.next().and_then(|deleted| deleted.parse().ok());
    let place = deleted.zip(parts.next()).zip(parts.next());
    place
        .map(|((deleted, document), thing)| (deleted, document, thing))
        .ok_or_else(|| malformed("cursor", &cursor.0))
}

/// None of what cannot be read, such as a set of an exercise that is still to come.
fn item(opened: &Opened<'_>, trashed: &InTrash) -> Result<Option<TrashItem>, ApiError> {
    let (row, id) = (&trashed.row, trashed.document.parse::<DocumentId>()?);
    let document = opened.document(&id)?;
    let Some((thing, subject)) = named(&document, &row.kind, &row.thing) else {
        return Ok(None);
    };
    let Some(what) = opened.known(&id, subject)? else {
        return Ok(None);
    };
    let done = |done: logbook::Since| {
        Ok(DoneSince {
            by: opened.installation(done.device)?,
            exercises: done.entries,
            sets: done.sets,
            values: done.fields,
        })
    };
    let since = done_since(&document, subject).into_iter().map(done);
    Ok(Some(TrashItem {
        thing,
        what,
        sets: row.sets,
        at: row.deleted as f64,
        by: opened.installation(row.device)?,
        since: since.collect::<Result<_, ApiError>>()?,
    }))
}

fn named(document: &Document, kind: &str, id: &str) -> Option<(Thing, Subject)> {
    let text = id.to_owned();
    let thing = match kind {
        "workout" => Thing::Workout(WorkoutId(text)),
        "routine" => Thing::Routine(RoutineId(text)),
        "goal" => Thing::Goal(GoalId(text)),
        "gym" => Thing::Gym(GymId(text)),
        "entry" => Thing::Entry(EntryId(text)),
        "set" => Thing::Set(SetId(text)),
        "reading" => Thing::Reading(ReadingId(text)),
        _ => return None,
    };
    let subject = match &thing {
        Thing::Workout(_) | Thing::Routine(_) | Thing::Goal(_) | Thing::Gym(_) => Subject::Whole,
        Thing::Entry(_) | Thing::Set(_) => subject_of(document, id.parse().ok()?)?,
        Thing::Reading(_) => Subject::Reading(id.parse().ok()?),
    };
    Some((thing, subject))
}
