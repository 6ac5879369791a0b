//! Importing another app's file: read it, find our exercises for its names, say
//! what would happen, and then add what is new, one change a workout, all of
//! them one batch.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use interchange::{Answers, Import, ImportError, ImportedEntry, ImportedWorkout, Question};
use logbook::{End, ExerciseId, Message, Stamp};
use store::Reader;
use training::library;

use crate::{
    Handle,
    api::{
        self, Amount, ApiError, Backup, BackupReason, Backups, BatchId, ChangeRequest, Code,
        DemoState, Done, ExerciseName, ExportDone, ExportRequest, GestureRequest, Kept, MassUnit,
        Nothing, RestorePreview, RestoreRequest, Restored, SummaryLine, Undone, WorkoutId,
        WorkoutSummary, Works,
        imports::{
            BatchRequest, Counts, ImportPreview, ImportRequest, Imported, Matched, NameChoice,
            NameMatch, Progress, Skipped, Underway,
        },
    },
    backups,
    catalogue::Catalogue,
    demo, export,
    writer::{Gesture, NewEntry, NewSet, NewWorkout},
};

/// Workouts that a preview shows.
const SAMPLE: usize = 5;

impl Works for Handle {
    fn underway(&mut self, _: Nothing) -> Result<Underway, ApiError> {
        Ok(Underway {
            progress: self.progress(),
        })
    }

    fn preview_import(&mut self, request: ImportRequest) -> Result<ImportPreview, ApiError> {
        let plan = Plan::of(self, &request)?;
        Ok(plan.preview())
    }

    fn run_import(&mut self, request: ImportRequest) -> Result<Imported, ApiError> {
        let plan = Plan::of(self, &request)?;
        if !plan.import.questions.is_empty() {
            let words = "the file does not say whether it is in kg or lb; choose one";
            return Err(ApiError::new(Code::NeedsAnswer, words));
        }
        let outcome = plan.run(self);
        self.set_progress(None);
        outcome
    }

    fn undo_batch(&mut self, request: BatchRequest) -> Result<Undone, ApiError> {
        self.undo_this_batch(&request.batch)
    }

    fn undo(&mut self, _: Nothing) -> Result<Undone, ApiError> {
        self.undo_newest()
    }

    fn redo(&mut self, _: Nothing) -> Result<Undone, ApiError> {
        self.redo_newest()
    }

    fn undo_change(&mut self, request: ChangeRequest) -> Result<Undone, ApiError> {
        self.undo_this_change(&request.change)
    }

    fn undo_gesture(&mut self, request: GestureRequest) -> Result<Undone, ApiError> {
        self.undo_this(&request)
    }

    fn kept(&mut self, _: Nothing) -> Result<Kept, ApiError> {
        Ok(crate::kept::kept(self.folder()))
    }

    fn export_logbook(&mut self, request: ExportRequest) -> Result<ExportDone, ApiError> {
        export::into_file(self, &request)
    }

    fn backups(&mut self, _: Nothing) -> Result<Backups, ApiError> {
        self.list_backups()
    }

    fn make_backup(&mut self, _: Nothing) -> Result<Backup, ApiError> {
        self.back_up(BackupReason::ByHand)
    }

    fn preview_restore(&mut self, request: RestoreRequest) -> Result<RestorePreview, ApiError> {
        backups::preview(self, &request)
    }

    fn restore_backup(&mut self, request: RestoreRequest) -> Result<Restored, ApiError> {
        backups::restore(self, &request)
    }

    fn start_demo(&mut self, _: Nothing) -> Result<DemoState, ApiError> {
        demo::start(self)
    }

    fn end_demo(&mut self, _: Nothing) -> Result<Done, ApiError> {
        demo::throw_away(self)?;
        Ok(Done {})
    }
}

/// A file that was read, and what is to be done with it.
struct Plan {
    file_name: String,
    import: Import,
    names: BTreeMap<String, (Option<ExerciseId>, Matched)>,
    present: BTreeSet<String>,
    catalogue: Catalogue,
}

impl Plan {
    fn of(handle: &Handle, request: &ImportRequest) -> Result<Self, ApiError> {
        let path = handle.granted(&request.file)?;
        let import = read(handle, &path, request.unit)?;
        let reader = handle.reader()?;
        let keys = import.workouts.iter().map(|workout| workout.key.0.as_str());
        let present = reader.present_sources(keys)?.into_iter().collect();
        let catalogue = Catalogue::new(reader.exercises()?);
        let names = match_names(&import, &request.names, &reader, &catalogue)?;
        Ok(Self {
            file_name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            import,
            names,
            present,
            catalogue,
        })
    }

    fn is_new(&self, workout: &ImportedWorkout) -> bool {
        !self.present.contains(&workout.key.0)
    }

    fn new_workouts(&self) -> impl DoubleEndedIterator<Item = &ImportedWorkout> {
        self.import
            .workouts
            .iter()
            .filter(|workout| self.is_new(workout))
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts {
            rows: self.import.rows,
            skipped: self.import.skipped.len() as u32,
            ..Counts::default()
        };
        for workout in &self.import.workouts {
            let sets = sets_of(workout);
            if self.is_new(workout) {
                counts.workouts += 1;
                counts.sets += sets;
                counts.merged += workout.merged;
            } else {
                counts.already_present += sets + workout.merged;
            }
        }
        counts
    }

    fn skipped(&self) -> Vec<Skipped> {
        let row = |skipped: &interchange::Skipped| Skipped {
            line: u32::try_from(skipped.line).unwrap_or(u32::MAX),
            column: skipped.column.clone(),
            reason: skipped.reason.clone(),
        };
        self.import.skipped.iter().map(row).collect()
    }

    fn preview(&self) -> ImportPreview {
        let first = self.import.workouts.first();
        let last = self.import.workouts.last();
        ImportPreview {
            file_name: self.file_name.clone(),
            layout: self.import.layout.to_owned(),
            counts: self.counts(),
            days: first
                .zip(last)
                .map(|(a, b)| (a.start.date().to_string(), b.start.date().to_string())),
            ask_unit: self.import.questions.first().map(suggested),
            names: self.name_matches(),
            skipped: self.skipped(),
            sample: self
                .new_workouts()
                .rev()
                .take(SAMPLE)
                .map(|workout| self.summary(workout))
                .collect(),
        }
    }

    fn name_matches(&self) -> Vec<NameMatch> {
        let mut sets: BTreeMap<&str, u32> = BTreeMap::new();
        for entry in self
            .import
            .workouts
            .iter()
            .flat_map(|workout| &workout.entries)
        {
            *sets.entry(&entry.exercise).or_default() += entry.sets.len() as u32;
        }
        let found = self
            .names
            .iter()
            .map(|(foreign, (exercise, found))| NameMatch {
                foreign: foreign.clone(),
                exercise: exercise.as_ref().map(|id| self.name(&id.0)),
                found: *found,
                sets: sets.get(foreign.as_str()).copied().unwrap_or(0),
            });
        found.collect()
    }

    fn name(&self, id: &str) -> ExerciseName {
        crate::screens::exercise_name(id, self.catalogue.row(id))
    }

    fn summary(&self, workout: &ImportedWorkout) -> WorkoutSummary {
        let line = |entry: &ImportedEntry| SummaryLine {
            exercise: match &self.names[&entry.exercise].0 {
                Some(id) => self.name(&id.0),
                None => ExerciseName {
                    id: api::ExerciseId(String::new()),
                    name: entry.exercise.clone(),
                    equipment: String::new(),
                },
            },
            sets: entry.sets.len() as u32,
            best: None,
        };
        WorkoutSummary {
            id: WorkoutId(workout.key.0.clone()),
            title: workout.title.clone(),
            day: workout.start.date().to_string(),
            start: workout.start.strftime("%Y-%m-%dT%H:%M").to_string(),
            minutes: workout
                .end
                .map(|end| (end.duration_since(workout.start).as_secs() / 60) as u32),
            running: false,
            sets: sets_of(workout),
            volume: Amount {
                value: 0.0,
                unit: MassUnit::Kg,
            },
            lines: workout.entries.iter().map(line).collect(),
        }
    }

    fn run(self, handle: &Handle) -> Result<Imported, ApiError> {
        let (counts, skipped) = (self.counts(), self.skipped());
        if counts.workouts == 0 {
            return Ok(Imported {
                batch: None,
                counts,
                skipped,
            });
        }
        handle.back_up_before(BackupReason::Import)?;
        let importer = self.import.importer.as_str();
        let batch = handle.on_device(|writer| Ok(writer.new_id()))?;
        let message = Message::new("import")
            .in_batch(batch)
            .from_importer(importer);
        // The batch is the gesture, so that it is undone by either name.
        let gesture = Gesture::of("run_import").named(batch);
        let names = self.settle_names(handle, importer, gesture.clone())?;
        let workouts = self
            .new_workouts()
            .map(|workout| new_workout(workout, &names))
            .collect();
        let mut progress = |done, total| {
            let work = format!("Importing {}", self.file_name);
            handle.set_progress(Some(Progress { work, done, total }));
        };
        progress(0, counts.workouts);
        handle.add_workouts(workouts, message, Some(gesture), &mut progress)?;
        tracing::info!(
            importer,
            workouts = counts.workouts,
            sets = counts.sets,
            "imported"
        );
        Ok(Imported {
            batch: Some(BatchId(batch.to_string())),
            counts,
            skipped,
        })
    }

    /// Makes the own exercises that are missing, and remembers every name.
    fn settle_names(
        &self,
        handle: &Handle,
        importer: &'static str,
        gesture: Gesture,
    ) -> Result<BTreeMap<String, ExerciseId>, ApiError> {
        let names = self.names.clone();
        let settle = move |writer: &mut crate::writer::Writer| {
            let mut settled = BTreeMap::new();
            for (foreign, (exercise, _)) in names {
                let exercise = match exercise {
                    Some(exercise) => exercise,
                    None => match writer.catalogue().find(&foreign) {
                        Some(exercise) => exercise,
                        None => writer.make_own_exercise(&foreign)?,
                    },
                };
                settled.insert(foreign, exercise);
            }
            let list: Vec<_> = settled.clone().into_iter().collect();
            writer.remember_names(importer, &list)?;
            Ok(settled)
        };
        handle.on_device(move |writer| Ok(writer.as_gesture(gesture, settle)?.0))
    }
}

fn read(handle: &Handle, path: &Path, unit: Option<MassUnit>) -> Result<Import, ApiError> {
    let answers = Answers {
        mass_unit: unit.map(|unit| match unit {
            MassUnit::Kg => training::MassUnit::Kg,
            MassUnit::Lb => training::MassUnit::Lb,
        }),
        distance_unit: None,
    };
    let mut last = 0;
    let mut progress = |done: u64, total: u64| {
        let step = done * 20 / total.max(1);
        if step != last {
            last = step;
            let work = "Reading the file".to_owned();
            handle.set_progress(Some(Progress {
                work,
                done: step as u32,
                total: 20,
            }));
        }
    };
    let import = interchange::read(path, &answers, &mut progress);
    if last != 0 {
        handle.set_progress(None);
    }
    import.map_err(|error: ImportError| ApiError::new(Code::BadFile, error.to_string()))
}

/// Our exercise for each of their names: chosen, remembered, own, the library's.
fn match_names(
    import: &Import,
    choices: &[NameChoice],
    reader: &Reader,
    catalogue: &Catalogue,
) -> Result<BTreeMap<String, (Option<ExerciseId>, Matched)>, ApiError> {
    let remembered: BTreeMap<_, _> = reader
        .foreign_names(import.importer.as_str())?
        .into_iter()
        .collect();
    let foreign: BTreeSet<_> = import
        .workouts
        .iter()
        .flat_map(|w| &w.entries)
        .map(|e| &e.exercise)
        .collect();
    let find = |foreign: &str| {
        if let Some(choice) = choices.iter().find(|choice| choice.foreign == foreign) {
            let exercise = choice.exercise.as_ref().map(|id| ExerciseId(id.0.clone()));
            return (exercise, Matched::Chosen);
        }
        if let Some(id) = remembered.get(foreign) {
            return (Some(ExerciseId(id.clone())), Matched::Remembered);
        }
        match catalogue.find(foreign) {
            Some(id) if library::by_slug(&id.0).is_none() => (Some(id), Matched::Own),
            Some(id) => (Some(id), Matched::Library),
            None => match library::suggest(foreign) {
                Some(shipped) => (Some(ExerciseId(shipped.slug.to_owned())), Matched::Library),
                None => (None, Matched::New),
            },
        }
    };
    Ok(foreign
        .into_iter()
        .map(|name| (name.clone(), find(name)))
        .collect())
}

fn new_workout(workout: &ImportedWorkout, names: &BTreeMap<String, ExerciseId>) -> NewWorkout {
    let entry = |entry: &ImportedEntry| NewEntry {
        exercise: names[&entry.exercise].clone(),
        note: entry.note.clone(),
        superset: entry.superset.map(|superset| superset.to_string()),
        sets: entry
            .sets
            .iter()
            .map(|set| NewSet {
                set: set.set.clone(),
                rest: set.rest,
                done: None,
            })
            .collect(),
    };
    NewWorkout {
        title: workout.title.clone(),
        note: workout.note.clone(),
        start: Stamp::civil(workout.start),
        end: workout
            .end
            .map_or(End::Unknown, |end| End::At(Stamp::civil(end))),
        source_key: Some(workout.key.0.clone()),
        entries: workout.entries.iter().map(entry).collect(),
    }
}

fn sets_of(workout: &ImportedWorkout) -> u32 {
    workout
        .entries
        .iter()
        .map(|entry| entry.sets.len() as u32)
        .sum()
}

fn suggested(question: &Question) -> MassUnit {
    match question {
        Question::MassUnit {
            suggested: training::MassUnit::Lb,
        } => MassUnit::Lb,
        Question::DistanceUnit {
            suggested: training::DistanceUnit::Mi,
        } => MassUnit::Lb,
        Question::MassUnit { .. } | Question::DistanceUnit { .. } => MassUnit::Kg,
    }
}
