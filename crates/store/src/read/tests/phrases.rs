//! What a search finds in titles and notes.

use super::*;

#[test]
fn mentions_come_newest_first_whatever_is_typed() {
    let titled = |n: u128, title: &str| {
        let mut rows = workout(n, n as i32, "squat", &[(100, 5)]);
        rows.workout.title = title.to_owned();
        rows
    };
    let shelf = Shelf::holding([
        titled(3, "Push day"),
        titled(1, "Push day"),
        titled(2, "Push, heavy"),
        titled(4, "Größe"),
    ]);
    let found = |query: &str| -> Vec<i32> {
        let mentions = shelf.reader.mentions(query, 9).unwrap();
        mentions
            .iter()
            .map(|mention| mention.day - 20_757)
            .collect()
    };
    assert_eq!(found("pus"), [3, 2, 1]);
    assert_eq!(found("heav pu"), [2; 0]);
    assert_eq!(found("heavy pu"), [2]);
    assert_eq!(found("grosse"), [4; 0]);
    assert_eq!(found("große"), [4]);
    for hostile in [
        "",
        " ",
        "\"",
        "push\" OR \"heavy",
        "NEAR(",
        "push*",
        "-day",
        "text:push",
        "'; --",
    ] {
        shelf.reader.mentions(hostile, 9).unwrap();
    }
    assert_eq!(shelf.reader.mentions("push", 1).unwrap().len(), 1);
}

#[test]
fn an_old_title_is_found_among_hundreds_of_newer_notes() {
    let mut shelf = Shelf::new();
    for n in 1..=200 {
        let mut rows = workout(n, 1 + n as i32 / 8, "squat", &[(100, 5)]);
        rows.workout.title = "Push day".to_owned();
        rows.workout.note = format!("push number {n}");
        let after = Box::new(rows);
        shelf.put(ViewEdit::Workout {
            before: None,
            after,
        });
    }
    let mentions = shelf.reader.mentions("push", 30).unwrap();
    let titles = mentions.iter().filter(|mention| mention.text == "Push day");
    assert!(titles.count() > 5);
    assert!(
        mentions
            .iter()
            .any(|mention| mention.text == "push number 200")
    );
}
