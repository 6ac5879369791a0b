//! A life of training in which every set was logged by itself, and most were
//! changed again.

use device::Handle;
use jiff::{ToSpan as _, civil::date};
use logbook::{
    Author, Committed, Document, DocumentId, End, EntryFields, ExerciseId, LoggedSet, Message,
    Order, Page, Stamp, WorkoutFields, add_entry, add_set, begin_workout, edit_set,
};
use training::Set;
use uuid::Uuid;

const EXERCISES: [&str; 4] = ["bench-press", "back-squat", "deadlift", "overhead-press"];
const SETS_OF_EACH: u32 = 5;
/// Changed again, of the sets of a workout.
const CHANGED: usize = 15;
const YEARS: i64 = 20;

/// Lives it, by two devices in turn; gives how many changes it made.
pub fn live(handle: &Handle, sets: u32) -> anyhow::Result<u32> {
    let a_workout = EXERCISES.len() as u32 * SETS_OF_EACH;
    let workouts = (sets / a_workout).max(1);
    let authors = [1, 2].map(|device| Author::new([device; 16], [device; 8]));
    let mut changes = 0;
    for number in 0..workouts {
        let days = i64::from(number) * YEARS * 365 / i64::from(workouts);
        let start = date(2006, 11, 20)
            .at(18, 0, 0, 0)
            .checked_add(days.days())?;
        let id = Uuid::from_u128(u128::from(number) + (1 << 100));
        let author = &authors[number as usize % 2];
        let made = workout(id, author, Stamp::civil(start), start)?;
        changes += made.len() as u32;
        let made: Vec<_> = made.into_iter().map(|change| change.bytes).collect();
        handle.merge(&DocumentId::Workout(id).to_string(), &made)?;
        if number % 1_000 == 999 {
            eprintln!("  {} of {workouts} workouts", number + 1);
        }
    }
    Ok(changes)
}

fn workout(
    id: Uuid,
    author: &Author,
    start: Stamp,
    civil: jiff::civil::DateTime,
) -> anyhow::Result<Vec<Committed>> {
    let mut document = Document::new(DocumentId::Workout(id));
    let mut now = jiff::tz::TimeZone::UTC
        .to_timestamp(civil)?
        .as_millisecond();
    let mut all = Vec::new();
    let mut write =
        |intention: &str, edit: &dyn Fn(&mut Page<'_>) -> Result<(), logbook::LogbookError>| {
            now += 90_000;
            let message = Message::new(intention);
            let (_, change) = document.edit(author, now, &message, |page| edit(page))?;
            all.extend(change);
            anyhow::Ok(())
        };
    let fields = WorkoutFields {
        title: Some("Full body".to_owned()),
        start: Some(start),
        end: Some(End::Unknown),
        ..WorkoutFields::default()
    };
    write("start_workout", &|page| begin_workout(page, &fields, None))?;
    let mut ids = Vec::new();
    let mut order = Order::first();
    for (place, exercise) in (1..).zip(EXERCISES) {
        let entry = Uuid::from_u128(id.as_u128() + (place << 64));
        let fields = EntryFields {
            exercise: Some(ExerciseId(exercise.to_owned())),
            order: Some(order.clone()),
            ..EntryFields::default()
        };
        write("add_entry", &|page| add_entry(page, entry, &fields))?;
        order = order.next();
        let mut place = Order::first();
        for number in 1..=SETS_OF_EACH {
            let logged = LoggedSet {
                id: Uuid::from_u128(entry.as_u128() + (u128::from(number) << 80)),
                order: place.clone(),
                set: set("100x5@8"),
                rest: None,
                done: Some(1_700_000_000_000),
                deleted: None,
            };
            write("log_sets", &|page| add_set(page, entry, &logged))?;
            ids.push((entry, logged.id));
            place = place.next();
        }
    }
    for (entry, id) in &ids[..CHANGED] {
        write("edit_set", &|page| {
            edit_set(page, *entry, *id, &set("102.5x6@9"))
        })?;
    }
    Ok(all)
}

fn set(text: &str) -> Set {
    let sets = training::notation::parse_sets(text, training::MassUnit::Kg);
    sets.unwrap_or_default().pop().unwrap_or_default()
}
