//! What the fields of documents hold, for whoever shows a field or reads one that
//! was typed without knowing the document that it is of.

use training::{Equipment, MassUnit, SetKind, one_rm::Formula};

use crate::{
    DocumentId, EffortScale, ReadingId, schema,
    settings::{DAYS, weekday_text},
};

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
    /// What an exercise is loaded with or done on.
    Equipment,
    /// The muscles that an exercise works.
    Muscles,
    /// What was measured of the body.
    Reading(ReadingId),
    /// How many pairs of a plate.
    Pairs,
    /// A bar: what it weighs, and of which kind it is.
    Bar,
    /// What a goal is to reach.
    Aim,
    /// The days of a goal.
    Period,
    /// The mark of what lies in the trash, and which reading where it is one.
    Trash(Option<ReadingId>),
    /// Something that nobody types: a mark that means something only with others,
    /// such as that of a superset, or what is set once and for all.
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
            DocumentId::Gym(_) if field.starts_with(schema::BAR) => Self::Bar,
            DocumentId::Workout(_)
            | DocumentId::Routine(_)
            | DocumentId::Exercise(_)
            | DocumentId::Names(_)
            | DocumentId::Gym(_)
            | DocumentId::Settings
            | DocumentId::Unknown(_) => Self::by_key(field),
        }
    }

    /// All that such a field can hold, as it is stored, where that is a closed list;
    /// empty where it is not.
    pub fn choices(&self) -> Vec<&'static str> {
        match self {
            Self::SetKind => SetKind::ALL.map(SetKind::as_str).to_vec(),
            Self::Unit => MassUnit::ALL.map(MassUnit::as_str).to_vec(),
            Self::WeekDay => DAYS.map(weekday_text).to_vec(),
            Self::Formula => Formula::ALL.map(Formula::name).to_vec(),
            Self::EffortScale => EffortScale::ALL.map(EffortScale::as_str).to_vec(),
            Self::YesNo => vec!["true", "false"],
            Self::Equipment => Equipment::ALL.map(Equipment::as_str).to_vec(),
            Self::Words
            | Self::Name
            | Self::Start
            | Self::End
            | Self::Exercise
            | Self::Load
            | Self::Reps
            | Self::Distance
            | Self::Seconds
            | Self::Effort
            | Self::Target
            | Self::Muscles
            | Self::Reading(_)
            | Self::Pairs
            | Self::Bar
            | Self::Aim
            | Self::Period
            | Self::Trash(_)
            | Self::Other => Vec::new(),
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
            schema::EQUIPMENT => Self::Equipment,
            schema::MUSCLES => Self::Muscles,
            _ => Self::Other,
        }
    }
}
