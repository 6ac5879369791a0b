//! The imports there were: what each brought, and what became of it.

use logbook::DocumentId;
use store::{ActivityFilter, ActivityKind, ActivityRow};
use uuid::Uuid;

use super::Look;
use crate::api::{ApiError, BatchId, Imports, PastImport};
use crate::screens::{days, workouts::app_of};

/// Imports that are listed, the newest: nobody has more.
const LISTED: u32 = 200;

impl Look<'_> {
    /// The imports, newest first.
    pub fn imports(&self) -> Result<Imports, ApiError> {
        let filter = ActivityFilter {
            kind: Some(ActivityKind::Import),
            ..ActivityFilter::default()
        };
        let rows = self.reader.activity(&filter, LISTED)?.into_iter();
        let rows = rows.filter(|row| row.intention == "import");
        let items = rows.filter_map(|row| Some((row.batch?, row)));
        Ok(Imports {
            items: items
                .map(|(batch, row)| self.import(batch, &row))
                .collect::<Result<_, _>>()?,
        })
    }

    fn import(&self, batch: Uuid, row: &ActivityRow) -> Result<PastImport, ApiError> {
        let mut import = PastImport {
            batch: BatchId(batch.to_string()),
            at: row.made as f64,
            by: self.installation(row.device)?,
            app: String::new(),
            workouts: 0,
            days: None,
            edited: 0,
            in_trash: 0,
            undone: None,
        };
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        let mut in_trash = None;
        for (document, is_edited) in self.reader.edited_of_batch(batch)? {
            let Ok(DocumentId::Workout(id)) = document.parse() else {
                continue;
            };
            import.workouts += 1;
            import.edited += u32::from(is_edited);
            let Some(workout) = self.reader.workout_row(id)? else {
                continue;
            };
            (first, last) = (first.min(workout.day), last.max(workout.day));
            if workout.deleted.is_some() {
                import.in_trash += 1;
                in_trash = Some(document);
            }
            if let Some(source) = workout.source.filter(|_| import.app.is_empty()) {
                import.app = app_of(&source);
            }
        }
        import.days = (first <= last).then(|| (days::day(first), days::day(last)));
        if let Some(document) = in_trash {
            import.undone = self.undoing(&document)?;
        }
        Ok(import)
    }

    /// The batch that put an imported workout into the trash by undoing.
    fn undoing(&self, document: &str) -> Result<Option<BatchId>, ApiError> {
        let rows = self.reader.activity_of(document, None, None, LISTED)?;
        let last = rows
            .into_iter()
            .find(|row| matches!(row.intention.as_str(), "undo" | "redo"));
        let undo = last.filter(|row| row.intention == "undo");
        Ok(undo
            .and_then(|row| row.batch)
            .map(|batch| BatchId(batch.to_string())))
    }
}
