//! What each screen asks, as often as it asks it.

use device::{
    Handle,
    api::{HistoryPage, HistoryRequest, Months, Nothing},
};
use serde_json::{Value, json};

use crate::{clock::Times, table::Measurement};

/// A frame at 60 a second, in milliseconds: what arrives within it seems to have
/// been there already.
pub const FRAME: f64 = 16.0;

/// How many times as long as in a short history anything may take in a long one.
pub const GROWTH: f64 = 1.5;

/// What a screen asks: one request, or several of one kind, such as a name at
/// each letter that is typed.
#[derive(Clone, Debug)]
pub struct Question {
    /// For the table.
    pub what: &'static str,
    call: &'static str,
    requests: Vec<String>,
}

impl Question {
    fn new(
        what: &'static str,
        call: &'static str,
        requests: impl IntoIterator<Item = Value>,
    ) -> Self {
        let requests = requests
            .into_iter()
            .map(|request| request.to_string())
            .collect();
        Self {
            what,
            call,
            requests,
        }
    }

    /// Asks everything once.
    pub fn ask(&self, handle: &Handle) -> anyhow::Result<()> {
        for request in &self.requests {
            handle.call(self.call, request)?;
        }
        Ok(())
    }

    /// The slowest request's median, in milliseconds.
    fn slowest(&self, handle: &Handle, runs: usize) -> anyhow::Result<f64> {
        let mut slowest = 0.0_f64;
        for request in &self.requests {
            let times = Times::of(runs, || {
                handle.call(self.call, request)?;
                Ok(())
            })?;
            slowest = slowest.max(times.median());
        }
        Ok(slowest)
    }
}

/// Every screen's questions to this logbook.
pub fn questions(handle: &Handle) -> anyhow::Result<Vec<Question>> {
    let months: Months = handle.ask("months", &Nothing {})?;
    let far_back = months
        .months
        .get(months.months.len() * 3 / 4)
        .map(|month| &month.month);
    let limit = Some(1);
    let page: HistoryPage = handle.ask(
        "history",
        &HistoryRequest {
            limit,
            ..HistoryRequest::default()
        },
    )?;
    let newest: Vec<_> = page
        .workouts
        .iter()
        .map(|workout| json!({ "workout": workout.id }))
        .collect();
    let bench = |more: Value| {
        let mut request = json!({ "exercise": "bench-press" });
        if let (Some(request), Some(more)) = (request.as_object_mut(), more.as_object()) {
            request.extend(more.clone());
        }
        [request]
    };
    let typed = |words: &[&str]| {
        words
            .iter()
            .map(|word| json!({ "query": word }))
            .collect::<Vec<_>>()
    };
    Ok(vec![
        Question::new("today", "today", [json!({})]),
        Question::new("history, first page", "history", [json!({})]),
        Question::new(
            "history, a month far back",
            "history",
            [json!({ "from_month": far_back })],
        ),
        Question::new("months", "months", [json!({})]),
        Question::new("workout", "workout", newest),
        Question::new(
            "exercise, a year",
            "exercise",
            bench(json!({ "span": "year" })),
        ),
        Question::new(
            "exercise, everything",
            "exercise",
            bench(json!({ "span": "all" })),
        ),
        Question::new(
            "exercise, a page of sets",
            "exercise_sets",
            bench(json!({})),
        ),
        Question::new(
            "exercises as typed, slowest",
            "exercises",
            typed(&["", "b", "be", "ben", "bench", "bench p", "squt", "pull"]),
        ),
        Question::new(
            "search as typed, slowest",
            "search",
            typed(&[
                "s",
                "sl",
                "sle",
                "slept",
                "short t",
                "felt strong",
                "p",
                "push",
            ]),
        ),
        Question::new(
            "progress, twelve weeks",
            "progress",
            [json!({ "span": "twelve_weeks" })],
        ),
        Question::new("progress, a year", "progress", [json!({ "span": "year" })]),
        Question::new(
            "progress, everything",
            "progress",
            [json!({ "span": "all" })],
        ),
        Question::new(
            "what is behind a number",
            "explain",
            [json!({ "figure": { "kind": "volume", "from": "2000-01-03", "to": "2100-01-03" } })],
        ),
        Question::new("stats", "stats", [json!({})]),
        Question::new("settings", "settings", [json!({})]),
    ])
}

/// Every question's time, warm.
pub fn measure(handle: &Handle, runs: usize) -> anyhow::Result<Vec<Measurement>> {
    let all = questions(handle)?;
    let row = |question: &Question| {
        let median = question.slowest(handle, runs)?;
        Ok(Measurement::milliseconds(question.what, median)
            .aim(FRAME)
            .grows(GROWTH))
    };
    all.iter().map(row).collect()
}
