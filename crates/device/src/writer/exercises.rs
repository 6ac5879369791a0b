//! Edits of exercises, names and settings.

use logbook::{
    DocumentId, ExerciseFields, ExerciseId, Message, SettingsFields, introduce_installation,
    name_device, remember_name, set_exercise, set_settings,
};
use training::{Equipment, Muscle, Muscles};

use super::Writer;
use crate::{
    api::{
        AddExercise, ApiError, ArchiveExercise, ChangeSettings, Code, DescribeExercise, Done,
        EffortScale, ExerciseName, MassUnit, MergeExercises, MusclesWorked, RenameExercise,
    },
    screens,
};

/// No rest is longer than an hour; what is, was mistyped.
pub(super) const LONGEST_REST: u32 = 3_600;

impl Writer {
    pub(super) fn add_own_exercise(
        &mut self,
        request: &AddExercise,
    ) -> Result<ExerciseName, ApiError> {
        let name = checked_name(&request.name)?;
        if let Some(taken) = self.catalogue.find(name) {
            let words = format!(
                "there is an exercise named {} already",
                self.catalogue.name(&taken.0)
            );
            return Err(ApiError::new(Code::Refused, words));
        }
        let fields = described(request.equipment.as_deref(), request.muscles.as_ref())?;
        let id = self.make_own(name, fields)?;
        Ok(self.exercise_name(&id.0))
    }

    /// Makes an own exercise of this name.
    pub fn make_own_exercise(&mut self, name: &str) -> Result<ExerciseId, ApiError> {
        self.make_own(name, ExerciseFields::default())
    }

    fn make_own(&mut self, name: &str, fields: ExerciseFields) -> Result<ExerciseId, ApiError> {
        let id = ExerciseId(self.surroundings.new_id().to_string());
        let fields = ExerciseFields {
            name: Some(name.to_owned()),
            own: Some(true),
            ..fields
        };
        self.put_exercise(&id, "add_exercise", &fields)?;
        Ok(id)
    }

    /// Says what an own exercise is loaded with and which muscles it works.
    pub(super) fn describe(&mut self, request: &DescribeExercise) -> Result<Done, ApiError> {
        let id = self.known_exercise(&request.exercise.0)?;
        if !self.catalogue.row(&id.0).is_some_and(|row| row.own) {
            let words = "equipment and muscles of an exercise of the library stay as they are";
            return Err(ApiError::new(Code::Refused, words));
        }
        let fields = described(request.equipment.as_deref(), request.muscles.as_ref())?;
        self.put_exercise(&id, "describe_exercise", &fields)
    }

    pub(super) fn rename(&mut self, request: &RenameExercise) -> Result<Done, ApiError> {
        let id = self.known_exercise(&request.exercise.0)?;
        let name = checked_name(&request.name)?;
        self.refuse_taken(&id, name)?;
        let fields = ExerciseFields {
            name: Some(name.to_owned()),
            ..ExerciseFields::default()
        };
        self.put_exercise(&id, "rename_exercise", &fields)
    }

    /// No two exercises have one name.
    pub(super) fn refuse_taken(&self, id: &ExerciseId, name: &str) -> Result<(), ApiError> {
        if self.catalogue.find(name).is_some_and(|taken| taken != *id) {
            let words = format!("there is another exercise named {name}; merge the two instead");
            return Err(ApiError::new(Code::Refused, words));
        }
        Ok(())
    }

    pub(super) fn archive(&mut self, request: &ArchiveExercise) -> Result<Done, ApiError> {
        let id = self.known_exercise(&request.exercise.0)?;
        let fields = ExerciseFields {
            archived: Some(request.archived),
            ..ExerciseFields::default()
        };
        self.put_exercise(&id, "archive_exercise", &fields)
    }

    pub(super) fn merge_into(&mut self, request: &MergeExercises) -> Result<Done, ApiError> {
        let from = self.known_exercise(&request.from.0)?;
        let into = self.known_exercise(&request.into.0)?;
        if self.catalogue.after_merges(&into.0) == self.catalogue.after_merges(&from.0) {
            let words = "these two exercises are one already";
            return Err(ApiError::new(Code::Refused, words));
        }
        let fields = ExerciseFields {
            merged_into: Some(into),
            ..ExerciseFields::default()
        };
        self.put_exercise(&from, "merge_exercises", &fields)
    }

    pub(super) fn change_the_settings(
        &mut self,
        request: &ChangeSettings,
    ) -> Result<Done, ApiError> {
        let unit = request.unit.map(|unit| match unit {
            MassUnit::Kg => training::MassUnit::Kg,
            MassUnit::Lb => training::MassUnit::Lb,
        });
        let fields = SettingsFields {
            unit,
            rest: request.usual_rest.map(|rest| rest.min(LONGEST_REST)),
            first_day: request.first_day.map(screens::week_day_of),
            formula: request.formula.map(screens::formula_of),
            effort: request.effort.map(|scale| match scale {
                EffortScale::Rpe => logbook::EffortScale::Rpe,
                EffortScale::Rir => logbook::EffortScale::Rir,
            }),
        };
        let message = Message::new("change_settings");
        self.edit(&DocumentId::Settings, &message, |page| {
            set_settings(page, fields)
        })?;
        Ok(Done {})
    }

    /// Gives a device of the space a name that all of them show.
    pub fn name_device(&mut self, device: &str, name: &str) -> Result<(), ApiError> {
        let message = Message::new("name_device");
        self.edit(&DocumentId::Settings, &message, |page| {
            name_device(page, device, name)
        })?;
        Ok(())
    }

    /// Says which device of the space this installation is.
    pub fn introduce(&mut self, installation: &str, device: &str) -> Result<(), ApiError> {
        let message = Message::new("introduce");
        self.edit(&DocumentId::Settings, &message, |page| {
            introduce_installation(page, installation, device)
        })
    }

    /// Remembers what an importer's names stand for, in one change.
    pub fn remember_names(
        &mut self,
        importer: &str,
        names: &[(String, ExerciseId)],
    ) -> Result<(), ApiError> {
        let id = DocumentId::Names(importer.to_owned());
        let message = Message::new("remember_names").from_importer(importer);
        self.edit(&id, &message, |page| {
            names
                .iter()
                .try_for_each(|(foreign, exercise)| remember_name(page, foreign, exercise))
        })
    }

    pub(super) fn exercise_name(&self, id: &str) -> ExerciseName {
        crate::screens::exercise_name(id, self.catalogue.row(id))
    }

    fn put_exercise(
        &mut self,
        id: &ExerciseId,
        intention: &str,
        fields: &ExerciseFields,
    ) -> Result<Done, ApiError> {
        let document = DocumentId::Exercise(id.clone());
        self.edit(&document, &Message::new(intention), |page| {
            set_exercise(page, fields)
        })?;
        Ok(Done {})
    }
}

/// The fields that say what an exercise is.
fn described(
    equipment: Option<&str>,
    muscles: Option<&MusclesWorked>,
) -> Result<ExerciseFields, ApiError> {
    let known = |key: &String| -> Result<Muscle, ApiError> {
        key.parse().map_err(|_| super::not_found("muscle", key))
    };
    let all = |keys: &[String]| keys.iter().map(known).collect::<Result<Vec<_>, _>>();
    let muscles = muscles
        .map(|worked| -> Result<Muscles, ApiError> {
            Ok(Muscles::new(all(&worked.leading)?, all(&worked.assisting)?))
        })
        .transpose()?;
    let equipment = equipment
        .map(|key| match key.parse::<Equipment>() {
            Ok(equipment) => Ok(equipment.as_str().to_owned()),
            Err(_) => Err(super::not_found("equipment", key)),
        })
        .transpose()?;
    Ok(ExerciseFields {
        equipment,
        muscles: muscles.map(|muscles| muscles.to_string()),
        ..ExerciseFields::default()
    })
}

fn checked_name(name: &str) -> Result<&str, ApiError> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(ApiError::new(
            Code::NotUnderstood,
            "an exercise needs a name",
        )),
        1..=120 => Ok(name),
        _ => Err(ApiError::new(
            Code::NotUnderstood,
            "a name of more than 120 characters is too long",
        )),
    }
}
