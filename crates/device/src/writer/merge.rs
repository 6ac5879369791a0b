//! What comes from other devices, and what has to be counted anew after it.

use logbook::{Document, DocumentId, read_workout};
use store::{Commit, Rebuild, ViewEdit};
use uuid::Uuid;

use super::{Writer, body::Weights};
use crate::{api::ApiError, derive};

/// How many workouts are counted anew between two edits of the person.
const RECOUNT_STEP: u32 = 20;

impl Writer {
    /// Merges changes of another device into a document.
    pub fn merge(&mut self, document: &str, changes: &[Vec<u8>]) -> Result<(), ApiError> {
        let id: DocumentId = document.parse()?;
        let mut ready = self.take_ready(&id)?;
        let new = ready.document.apply(changes.iter().map(Vec::as_slice))?;
        if new.is_empty() {
            self.keep_ready(ready);
            return Ok(());
        }
        self.store_all(vec![(ready, new)])
    }

    /// Whether sets wait to be counted anew after a merge of exercises, or with
    /// another body weight.
    pub fn has_recounts(&self) -> bool {
        self.estimates_due || self.reweigh || !self.recounts.is_empty()
    }

    /// Counts some workouts anew, and says whether more are left.
    pub fn recount_some(&mut self) -> Result<bool, ApiError> {
        if self.estimates_due {
            self.estimate_again()?;
            return Ok(self.has_recounts());
        }
        if self.reweigh {
            self.reweigh_some(RECOUNT_STEP)?;
            return Ok(self.has_recounts());
        }
        let Some(exercise) = self.recounts.first().cloned() else {
            return Ok(false);
        };
        let stale = self.stale_workouts(&exercise)?;
        if stale.is_empty() {
            self.store.finish_recount(&exercise)?;
            self.recounts.remove(0);
            return Ok(self.has_recounts());
        }
        self.count_anew(stale, Commit::default())?;
        Ok(true)
    }

    /// Counts workouts anew, in one transaction with what `commit` holds.
    pub(super) fn count_anew(
        &mut self,
        workouts: impl IntoIterator<Item = Uuid>,
        mut commit: Commit,
    ) -> Result<(), ApiError> {
        for workout in workouts {
            let mut ready = self.take_ready(&DocumentId::Workout(workout))?;
            let (edits, rows) = self.view_edits(&ready)?;
            commit.views.extend(edits);
            ready.rows = rows;
            self.keep_ready(ready);
        }
        if let Err(error) = self.store.commit(&commit) {
            self.forget_everything();
            return Err(error.into());
        }
        Ok(())
    }

    /// Workouts whose entries of this exercise, or of one that is merged with it,
    /// do not yet count as what they should.
    fn stale_workouts(&self, exercise: &str) -> Result<Vec<Uuid>, ApiError> {
        let counts_as = self.catalogue.after_merges(exercise);
        let mut all = self.catalogue.counted_as(&counts_as);
        if !all.iter().any(|known| known == exercise) {
            all.push(exercise.to_owned());
        }
        for logged_as in all {
            let counting = self.catalogue.counting(&logged_as);
            let worked = derive::worked(&counting.muscles);
            let counts = (counting.exercise.as_str(), worked.as_slice());
            let stale = self
                .look
                .workouts_counted_otherwise(&logged_as, counts, RECOUNT_STEP)?;
            if !stale.is_empty() {
                return Ok(stale);
            }
        }
        Ok(Vec::new())
    }

    /// Builds the views anew from the ledger into a file of their own; calls
    /// `progress` with each document done.
    pub fn rebuild_into(
        &mut self,
        rebuild: &Rebuild,
        progress: &mut dyn FnMut(u32),
    ) -> Result<(), ApiError> {
        let (catalogue, weights) = self.rebuild_small_things(rebuild)?;
        let (mut name, mut done) = (String::new(), 0);
        while let Some(next) = self.look.document_after(&name)? {
            let id: DocumentId = next.parse()?;
            if let DocumentId::Workout(workout) = id {
                let document = self.load_from_ledger(id)?;
                let read = read_workout(&document);
                let body = weights.on(derive::day_of(&read));
                let rows = derive::workout_rows(workout, &read, &catalogue, body);
                let after = Box::new(rows);
                rebuild.add(&ViewEdit::Workout {
                    before: None,
                    after,
                })?;
                rebuild.add(&derive::trash(&document))?;
            }
            done += 1;
            progress(done);
            name = next;
        }
        Ok(())
    }

    /// Exercises, body weights and other small things first: workouts are counted
    /// by them.
    fn rebuild_small_things(
        &mut self,
        rebuild: &Rebuild,
    ) -> Result<(crate::catalogue::Catalogue, Weights), ApiError> {
        let mut catalogue = crate::catalogue::Catalogue::default();
        let mut weights = Weights::default();
        for prefix in [
            "body/",
            "exercise/",
            "goal/",
            "gym/",
            "names/",
            "routine/",
            "settings",
        ] {
            let mut name = prefix.trim_end_matches('s').to_owned();
            while let Some(next) = self.look.document_after(&name)? {
                if next.as_str() > prefix && !next.starts_with(prefix) {
                    break;
                }
                if next.starts_with(prefix) {
                    let document = self.load_from_ledger(next.parse()?)?;
                    for edit in self.small_edits(document)? {
                        weights.learn(&edit);
                        if let ViewEdit::Exercise { row, .. } = &edit {
                            catalogue.put(row.clone());
                        }
                        if let ViewEdit::Setting { key, value } = &edit
                            && key == crate::estimates::FORMULA
                        {
                            let formula = crate::estimates::named(value.as_deref());
                            catalogue = catalogue.estimating_by(formula);
                        }
                        rebuild.add(&edit)?;
                    }
                }
                name = next;
            }
        }
        Ok((catalogue, weights))
    }

    fn small_edits(&self, document: Document) -> Result<Vec<ViewEdit>, ApiError> {
        let (edits, _) = self.view_edits(&super::Ready {
            document,
            rows: None,
        })?;
        let settled = edits.into_iter().filter_map(|edit| match edit {
            ViewEdit::Exercise { row, .. } => Some(ViewEdit::Exercise {
                row,
                recount: false,
            }),
            ViewEdit::Body {
                first, last, rows, ..
            } => Some(ViewEdit::Body {
                first,
                last,
                rows,
                recount: false,
            }),
            // What is built anew is estimated by the chosen formula from the start.
            ViewEdit::Reestimate { .. } => None,
            other @ (ViewEdit::Workout { .. }
            | ViewEdit::Gym { .. }
            | ViewEdit::Routine(_)
            | ViewEdit::Reweigh(_)
            | ViewEdit::Goal(_)
            | ViewEdit::NoGoal(_)
            | ViewEdit::Conflicts { .. }
            | ViewEdit::Trash { .. }
            | ViewEdit::Setting { .. }
            | ViewEdit::SettingsAre(_)
            | ViewEdit::ForeignNamesAre { .. }
            | ViewEdit::ForeignName { .. }) => Some(other),
        });
        Ok(settled.collect())
    }

    fn load_from_ledger(&self, id: DocumentId) -> Result<Document, ApiError> {
        let changes = self.look.changes_of(&id.to_string())?;
        Ok(Document::from_changes(
            id,
            changes.iter().map(Vec::as_slice),
        )?)
    }
}

impl Writer {
    /// Counts some workouts anew. Where that fails, such as on a full disk, the
    /// rest waits for the next start: the list of what is left is in the file.
    pub fn recount_or_give_up(&mut self) {
        if let Err(error) = self.recount_some() {
            tracing::error!(%error, "sets could not be counted anew");
            self.recounts.clear();
            self.estimates_due = false;
            self.reweigh = false;
        }
    }

    /// Counts everything anew that waits for it.
    pub fn recount_all(&mut self) -> Result<(), ApiError> {
        while self.recount_some()? {}
        Ok(())
    }
}
