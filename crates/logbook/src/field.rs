//! What the fields of documents hold, for whoever shows a field or reads one that
//! was typed without knowing the document that it is of.

use crate::{DocumentId, ReadingId, schema};

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words: a title, a remark.
    Words,
    /// What something is called.
    Name,
    /// When a workout began.
    Start,
    /// When it ended.
    End,
    /// An exercise, by its id.
    Exercise,
    /// A load as typed.
    Load,
    /// Repetitions.
    Reps,
    /// A distance as typed.
    Distance,
    /// A number of seconds.
    Seconds,
    /// An effort as typed.
    Effort,
    /// The kind of a set.
    SetKind,
    /// What a planned set aims at.
    Target,
    /// A unit of mass.
    Unit,
    /// A day of the week.
    WeekDay,
    /// A formula.
    Formula,
    /// A scale of effort.
    EffortScale,
    /// Yes or no.
    YesNo,
    /// What was measured of the body.
    Reading(ReadingId),
    /// How many pairs of a plate.
    Pairs,
    /// What a goal is to reach.
    Aim,
    /// The days of a goal.
    Period,
    /// The mark of what lies in the trash, and which reading where it is one.
    Trash(Option<ReadingId>),
    /// Something that nobody types.
    Other,
}

impl FieldKind {
    /// What a field of a document, or of a thing in it, holds.
    pub fn of(document: &DocumentId, field: &str) -> Self {
        if schema::is_trash_mark(field) {
            let reading = field.strip_suffix(schema::MEASUREMENT_DELETED);
            return Self::Trash(reading.and_then(|reading| reading.parse().ok()));
        }
        match document {
            DocumentId::Body(_) => field.parse().map_or(Self::Other, Self::Reading),
            DocumentId::Names(_) if field.starts_with(schema::FOREIGN_NAME) => Self::Exercise,
            DocumentId::Goal(_) => Self::of_goal(field),
            DocumentId::Settings if field.starts_with(schema::DEVICE) => Self::Name,
            DocumentId::Gym(_) if field.starts_with(schema::PLATE) => Self::Pairs,
            DocumentId::Workout(_)
            | DocumentId::Routine(_)
            | DocumentId::Exercise(_)
            | DocumentId::Names(_)
            | DocumentId::Gym(_)
            | DocumentId::Settings
            | DocumentId::Unknown(_) => Self::by_key(field),
        }
    }

    fn of_goal(field: &str) -> Self {
        match field {
            schema::TO | schema::FROM => Self::Aim,
            schema::PERIOD => Self::Period,
            _ => Self::Other,
        }
    }

    fn by_key(field: &str) -> Self {
        match field {
            schema::TITLE | schema::FOLDER | schema::NOTE => Self::Words,
            schema::NAME => Self::Name,
            schema::START => Self::Start,
            schema::END => Self::End,
            schema::EXERCISE | schema::MERGED_INTO => Self::Exercise,
            schema::LOAD => Self::Load,
            schema::REPS => Self::Reps,
            schema::DISTANCE => Self::Distance,
            schema::TIME | schema::REST | schema::USUAL_REST => Self::Seconds,
            schema::EFFORT => Self::Effort,
            schema::KIND => Self::SetKind,
            schema::TARGET => Self::Target,
            schema::UNIT => Self::Unit,
            schema::FIRST_DAY => Self::WeekDay,
            schema::FORMULA => Self::Formula,
            schema::EFFORT_SCALE => Self::EffortScale,
            schema::ARCHIVED => Self::YesNo,
            _ => Self::Other,
        }
    }
}
