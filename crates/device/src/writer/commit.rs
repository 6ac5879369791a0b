//! From an edit to one transaction: change, touched fields, view rows.

use logbook::{
    Committed, Document, DocumentId, End, EntryFields, ExerciseId, LogbookError, LoggedSet,
    Message, Order, Stamp, Workout, WorkoutFields, add_entry, add_set, begin_workout, read_workout,
};
use store::{ChangeRow, Commit, ExerciseRow, TouchedRow, ViewEdit, WorkoutRows};
use training::{Seconds, Set};
use uuid::Uuid;

use super::{Ready, Writer};
use crate::{api::ApiError, derive};

/// A workout that comes as a whole, from an import or a demonstration.
#[derive(Clone, Debug)]
pub struct NewWorkout {
    /// Its title.
    pub title: String,
    /// A remark.
    pub note: String,
    /// When it began.
    pub start: Stamp,
    /// Whether and when it ended.
    pub end: End,
    /// Where it came from.
    pub source_key: Option<String>,
    /// Its exercises, in order.
    pub entries: Vec<NewEntry>,
}

/// An exercise of a [`NewWorkout`].
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// Which exercise.
    pub exercise: ExerciseId,
    /// A remark.
    pub note: String,
    /// Entries with the same mark are done in turns.
    pub superset: Option<String>,
    /// Its sets, in order.
    pub sets: Vec<NewSet>,
}

/// A set of a [`NewEntry`].
#[derive(Clone, Debug)]
pub struct NewSet {
    /// What was done.
    pub set: Set,
    /// Rest after it.
    pub rest: Option<Seconds>,
    /// When it was logged, in milliseconds since 1970.
    pub done: Option<i64>,
}

impl Writer {
    /// Edits a document by one intention and stores what that did. Gives what
    /// `write` gave; a write that changes nothing stores nothing.
    pub(super) fn edit<T>(
        &mut self,
        id: &DocumentId,
        message: &Message,
        write: impl FnOnce(&mut logbook::Page<'_>) -> Result<T, LogbookError>,
    ) -> Result<T, ApiError> {
        let mut ready = self.take_ready(id)?;
        let now = self.surroundings.now_ms();
        let (made, committed) = ready.document.edit(&self.author, now, message, write)?;
        if let Some(committed) = committed {
            self.store_all(vec![(ready, vec![committed])])?;
        } else {
            self.keep_ready(ready);
        }
        Ok(made)
    }

    /// Adds whole workouts, one change each, in one transaction.
    pub fn add_workouts(
        &mut self,
        workouts: &[NewWorkout],
        message: &Message,
    ) -> Result<Vec<Uuid>, ApiError> {
        let now = self.surroundings.now_ms();
        let mut ids = Vec::with_capacity(workouts.len());
        let mut edited = Vec::with_capacity(workouts.len());
        for workout in workouts {
            let id = self.surroundings.new_id();
            let mut document = Document::new(DocumentId::Workout(id));
            let surroundings = &self.surroundings;
            let (_, committed) = document.edit(&self.author, now, message, |page| {
                write_whole(page, workout, || surroundings.new_id())
            })?;
            ids.push(id);
            edited.push((
                Ready {
                    document,
                    rows: None,
                },
                committed.into_iter().collect(),
            ));
        }
        self.store_all(edited)?;
        Ok(ids)
    }

    /// Stores the changes of some documents in one transaction.
    pub(super) fn store_all(
        &mut self,
        edited: Vec<(Ready, Vec<Committed>)>,
    ) -> Result<(), ApiError> {
        self.store_commit(edited, Commit::default())
    }

    /// The same for changes that came from the space, which has them already.
    pub(crate) fn store_all_from_space(
        &mut self,
        edited: Vec<(Ready, Vec<Committed>)>,
    ) -> Result<(), ApiError> {
        self.store_new(edited, true)
    }

    /// The same for changes of which some may be here already.
    pub(crate) fn store_new(
        &mut self,
        mut edited: Vec<(Ready, Vec<Committed>)>,
        from_space: bool,
    ) -> Result<(), ApiError> {
        for (known, _) in edited.extract_if(.., |(_, changes)| changes.is_empty()) {
            self.keep_ready(known);
        }
        if edited.is_empty() {
            return Ok(());
        }
        let commit = Commit {
            from_space,
            ..Commit::default()
        };
        self.store_commit(edited, commit)
    }

    pub(super) fn store_commit(
        &mut self,
        edited: Vec<(Ready, Vec<Committed>)>,
        mut commit: Commit,
    ) -> Result<(), ApiError> {
        let arrived = self.surroundings.now_ms();
        let mut after = Vec::with_capacity(edited.len());
        for (mut ready, changes) in edited {
            let name = ready.document.id().to_string();
            let rows = changes
                .into_iter()
                .map(|change| change_row(&name, change, arrived));
            commit.changes.extend(rows);
            let (edits, rows) = match self.view_edits(&ready) {
                Ok(seen) => seen,
                Err(error) => {
                    self.forget_everything();
                    return Err(error);
                }
            };
            commit.views.extend(edits);
            ready.rows = rows;
            after.push(ready);
        }
        self.put_gesture(&mut commit);
        if let Err(error) = self.store.commit(&commit) {
            self.forget_everything();
            return Err(error.into());
        }
        for ready in after {
            self.take_in(&ready.document);
            self.keep_ready(ready);
        }
        self.note_recounts(&commit);
        self.estimate_again_if_due();
        Ok(())
    }

    /// What a document's new state makes of the views, and the workout's rows.
    pub(super) fn view_edits(
        &self,
        ready: &Ready,
    ) -> Result<(Vec<ViewEdit>, Option<WorkoutRows>), ApiError> {
        let (mut edits, rows) = self.own_edits(ready)?;
        match &rows {
            Some(after) => {
                let rows = ready.rows.iter().chain([after]);
                if rows.into_iter().any(holds_trash) {
                    edits.push(derive::trash(&ready.document));
                }
            }
            None => {
                edits.push(derive::conflicts(&ready.document));
                edits.push(derive::trash(&ready.document));
            }
        }
        Ok((edits, rows))
    }

    /// The same without what every kind of document has.
    fn own_edits(&self, ready: &Ready) -> Result<(Vec<ViewEdit>, Option<WorkoutRows>), ApiError> {
        let document = &ready.document;
        Ok(match document.id() {
            DocumentId::Workout(id) => {
                let workout = read_workout(document);
                let body = self.look.bodyweight_on(derive::day_of(&workout))?;
                let body = body.map(training::Grams);
                let rows = derive::workout_rows(*id, &workout, &self.catalogue, body);
                let edit = ViewEdit::Workout {
                    before: ready.rows.clone().map(Box::new),
                    after: Box::new(rows.clone()),
                };
                (vec![edit], Some(rows))
            }
            DocumentId::Exercise(id) => {
                let row = derive::exercise(id, document);
                let counts_by = |row: &ExerciseRow| (row.merged_into.clone(), row.muscles.clone());
                let before = self.catalogue.row(&row.id).map(counts_by);
                let recount = before.unwrap_or_default() != counts_by(&row);
                let mut edits = vec![ViewEdit::Exercise { row, recount }];
                edits.extend(derive::habits(id, document));
                (edits, None)
            }
            DocumentId::Routine(id) => (derive::routine(*id, document), None),
            DocumentId::Names(importer) => (derive::names(importer, document), None),
            DocumentId::Gym(id) => {
                let row = derive::gym(*id, document);
                (vec![ViewEdit::Gym { row }], None)
            }
            DocumentId::Settings => {
                let counted_by = self.catalogue.formula();
                (only_those(derive::settings(document, counted_by)), None)
            }
            DocumentId::Body(year) => (derive::body(*year, document), None),
            DocumentId::Goal(id) => (derive::goal(*id, document), None),
            DocumentId::Unknown(_) => (Vec::new(), None),
        })
    }

    fn note_recounts(&mut self, commit: &Commit) {
        let body = |edit: &ViewEdit| matches!(edit, ViewEdit::Body { recount: true, .. });
        self.reweigh |= commit.views.iter().any(body);
        for edit in &commit.views {
            if matches!(edit, ViewEdit::Reestimate { .. }) {
                self.estimates_due = true;
            }
            if let ViewEdit::Exercise { row, recount: true } = edit
                && !self.recounts.contains(&row.id)
            {
                self.recounts.push(row.id.clone());
            }
        }
    }

    /// A workout as its document tells it now.
    pub(super) fn read_workout(&mut self, id: Uuid) -> Result<Workout, ApiError> {
        let ready = self.take_ready(&DocumentId::Workout(id))?;
        let workout = read_workout(&ready.document);
        self.keep_ready(ready);
        match workout.start {
            Some(_) => Ok(workout),
            None => Err(super::not_found("workout", &id.to_string())),
        }
    }
}

/// Whether anything of a workout lies in the trash.
fn holds_trash(rows: &WorkoutRows) -> bool {
    rows.workout.deleted.is_some()
        || rows.entries.iter().any(|entry| entry.deleted.is_some())
        || rows.sets.iter().any(|set| set.deleted.is_some())
}

/// Settings, and that there are no others: what was undone is there no more.
fn only_those(settings: Vec<ViewEdit>) -> Vec<ViewEdit> {
    let mut keys = Vec::with_capacity(settings.len());
    for edit in &settings {
        if let ViewEdit::Setting { key, .. } = edit {
            keys.push(key.clone());
        }
    }
    let only = ViewEdit::SettingsAre(keys);
    std::iter::once(only).chain(settings).collect()
}

/// A change for the ledger.
fn change_row(document: &str, change: Committed, arrived: i64) -> ChangeRow {
    let touched = change.touched.into_iter().map(|touched| TouchedRow {
        entity: touched.entity,
        field: touched.field,
        before: touched.before,
        after: touched.after,
    });
    ChangeRow {
        hash: change.hash,
        document: document.to_owned(),
        bytes: change.bytes,
        actor: change.actor,
        device: change.device,
        authored: change.authored,
        arrived,
        intention: change.message.intention,
        batch: change.message.batch,
        touched: touched.collect(),
    }
}

fn write_whole(
    page: &mut logbook::Page<'_>,
    workout: &NewWorkout,
    mut new_id: impl FnMut() -> Uuid,
) -> Result<(), LogbookError> {
    let fields = WorkoutFields {
        title: Some(workout.title.clone()),
        start: Some(workout.start.clone()),
        end: Some(workout.end.clone()),
        note: Some(workout.note.clone()),
        ..WorkoutFields::default()
    };
    begin_workout(page, &fields, workout.source_key.as_deref())?;
    let mut order = Order::first();
    for entry in &workout.entries {
        let id = new_id();
        let fields = EntryFields {
            exercise: Some(entry.exercise.clone()),
            order: Some(order.clone()),
            note: Some(entry.note.clone()),
            superset: entry.superset.clone(),
            ..EntryFields::default()
        };
        add_entry(page, id, &fields)?;
        add_sets(page, id, Order::first(), &entry.sets, &mut new_id)?;
        order = order.next();
    }
    Ok(())
}

/// Adds sets in a row, from this place on; gives their ids.
pub(super) fn add_sets(
    page: &mut logbook::Page<'_>,
    entry: Uuid,
    mut order: Order,
    sets: &[NewSet],
    mut new_id: impl FnMut() -> Uuid,
) -> Result<Vec<Uuid>, LogbookError> {
    let mut ids = Vec::with_capacity(sets.len());
    for new in sets {
        let logged = LoggedSet {
            id: new_id(),
            order: order.clone(),
            set: new.set.clone(),
            rest: new.rest,
            done: new.done,
            deleted: None,
        };
        add_set(page, entry, &logged)?;
        ids.push(logged.id);
        order = order.next();
    }
    Ok(ids)
}
