//! `workouts`, `exercise` and `stats`: what the logbook holds.

use device::api::{
    ApiError, Code, DayOfSets, ExerciseHit, ExercisePage, ExerciseRequest, Exercises,
    ExercisesRequest, HistoryPage, HistoryRequest, Nothing, SetsPage, SetsRequest, Span, Stats,
    WorkoutSummary,
};
use serde::Serialize;

use crate::{
    args::{Exercise, Workouts},
    door::Door,
    failure::Failure,
    say::Say,
    words,
};

/// How many are asked for at a time.
const PAGE: u32 = 200;

#[derive(Serialize)]
struct WorkoutsAnswer {
    items: Vec<WorkoutSummary>,
}

/// Lists workouts, newest first.
pub fn workouts(door: &Door, args: &Workouts, say: &Say) -> Result<(), Failure> {
    let mut items = Vec::new();
    let mut after = None;
    while (items.len() as u32) < args.limit {
        let limit = Some((args.limit - items.len() as u32).min(PAGE));
        let request = HistoryRequest {
            after,
            from_month: None,
            limit,
        };
        let page: HistoryPage = door.ask("history", &request)?;
        items.extend(page.workouts);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let answer = WorkoutsAnswer { items };
    say.answer(&answer, || {
        if answer.items.is_empty() {
            return "Nothing is logged yet.".to_owned();
        }
        answer
            .items
            .iter()
            .map(words::workout)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

#[derive(Serialize)]
struct ExerciseAnswer {
    #[serde(flatten)]
    page: ExercisePage,
    items: Vec<DayOfSets>,
}

/// Shows an exercise and its newest sets.
pub fn exercise(door: &Door, args: &Exercise, say: &Say) -> Result<(), Failure> {
    let exercise = find(door, &args.name.join(" "))?.exercise.id;
    let request = ExerciseRequest {
        exercise: exercise.clone(),
        span: Span::Year,
    };
    let page: ExercisePage = door.ask("exercise", &request)?;
    let items = match args.limit {
        0 => Vec::new(),
        limit => newest_sets(
            door,
            &SetsRequest {
                exercise,
                after: None,
                limit: Some(limit),
            },
        )?,
    };
    let answer = ExerciseAnswer { page, items };
    say.answer(&answer, || exercise_in_words(&answer))
}

fn newest_sets(door: &Door, request: &SetsRequest) -> Result<Vec<DayOfSets>, ApiError> {
    let page: SetsPage = door.ask("exercise_sets", request)?;
    Ok(page.days)
}

fn find(door: &Door, name: &str) -> Result<ExerciseHit, ApiError> {
    let request = ExercisesRequest {
        query: name.to_owned(),
        limit: Some(5),
        ..ExercisesRequest::default()
    };
    let found: Exercises = door.ask("exercises", &request)?;
    let mut hits = found.exercises;
    let exact = hits
        .iter()
        .position(|hit| hit.exercise.name.eq_ignore_ascii_case(name.trim()));
    match exact.or((!hits.is_empty()).then_some(0)) {
        Some(place) => Ok(hits.swap_remove(place)),
        None => Err(ApiError::new(
            Code::NotFound,
            format!("there is no exercise {name:?}"),
        )),
    }
}

fn exercise_in_words(answer: &ExerciseAnswer) -> String {
    let page = &answer.page;
    let mut lines = vec![words::exercise(&page.exercise)];
    let (sets, workouts) = (
        words::counted(page.sets, "set"),
        words::counted(page.workouts, "workout"),
    );
    lines.push(match &page.days {
        Some((first, last)) => format!("{sets} in {workouts}, {first} to {last}"),
        None => "Never trained.".to_owned(),
    });
    let bests = [
        ("Best e1RM", &page.best_e1rm),
        ("Longest", &page.longest),
        ("Farthest", &page.farthest),
    ];
    lines.extend(
        bests
            .into_iter()
            .filter_map(|(what, best)| Some(words::best(what, best.as_ref()?))),
    );
    for day in &answer.items {
        lines.push(format!("{}  {}", day.day, day.title));
        lines.extend(day.sets.iter().map(words::set));
    }
    lines.join("\n")
}

/// The whole logbook in numbers.
pub fn stats(door: &Door, say: &Say) -> Result<(), Failure> {
    let stats: Stats = door.ask("stats", &Nothing {})?;
    say.answer(&stats, || {
        let days = match (&stats.first_day, &stats.last_day) {
            (Some(first), Some(last)) => format!("\n{first} to {last}"),
            _ => String::new(),
        };
        format!(
            "{}, {}, {}\n{} lifted{days}",
            words::counted(stats.workouts, "workout"),
            words::counted(stats.sets, "set"),
            words::counted(stats.exercises, "exercise"),
            words::volume(stats.volume),
        )
    })
}
