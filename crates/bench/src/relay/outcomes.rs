//! What came of all trials, as two tables: one with a column for each number of
//! spaces, and one for the largest crowd.

use super::{
    crowd::Reading,
    trial::{A_SECOND, Kind, Outcome},
};
use crate::table::{self, Measurement};

/// The relay may cost so many times what the bare broadcaster does, and has to
/// come so near to its rate.
const COST: f64 = 1.5;
const RATE: f64 = 0.7;
/// However many are connected, a change costs the same, but for so much.
const FLAT: f64 = 1.5;
/// KiB for a connection.
const IDLE: f64 = 20.0;
/// A crowd that is large is compared with one of so many spaces, or more.
const FEW: usize = 5;

type Value = fn(&Outcome) -> f64;

const PACED: Value = |outcome| outcome.paced.cpu_of_a_change();
const SATURATED: Value = |outcome| outcome.saturated.cpu_of_a_change();
const SINGLE: Value = |outcome| outcome.single.cpu_of_a_change();
const SINGLE_RATE: Value = |outcome| outcome.single.rate();
const SATURATED_RATE: Value = |outcome| outcome.saturated.rate();
const IDLING: Value = |outcome| outcome.idle_bytes;
const USED: Value = |outcome| outcome.used_bytes;

/// The outcomes of all rounds, by kind and number of spaces.
#[derive(Default)]
pub struct Outcomes {
    trials: Vec<(Kind, usize, Outcome)>,
    /// The relay's memory for a connection that has caught up, in bytes.
    pub caught_up: f64,
}

impl Outcomes {
    /// Takes in what came of a trial.
    pub fn add(&mut self, kind: Kind, spaces: usize, outcome: Outcome) {
        self.trials.push((kind, spaces, outcome));
    }

    /// Both tables.
    pub fn markdown(&self, spaces: &[usize]) -> String {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let heading = |count: &usize| format!("{count} space{}", plural(*count));
        let headings: Vec<_> = spaces.iter().map(heading).collect();
        let columns: Vec<_> = spaces.iter().map(|count| self.column(*count)).collect();
        let all = table::markdown(&headings, &columns);
        let most = spaces.iter().copied().max().unwrap_or_default();
        let few = spaces.iter().copied().find(|count| *count >= FEW);
        let crowd = self.crowd(most, few.unwrap_or(most));
        let heading = format!("{} connections", 2 * most);
        format!("{all}\n{}", table::markdown(&[heading], &[crowd]))
    }

    /// The middle of what all rounds gave.
    fn median(&self, kind: Kind, spaces: usize, value: Value) -> f64 {
        let of_kind = self.of(kind, spaces);
        let mut values: Vec<_> = of_kind.map(value).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn of(&self, kind: Kind, spaces: usize) -> impl Iterator<Item = &Outcome> {
        let all = self.trials.iter();
        let of = all.filter(move |(of, count, _)| (*of, *count) == (kind, spaces));
        of.map(|(_, _, outcome)| outcome)
    }

    /// What one number of spaces gave.
    fn column(&self, spaces: usize) -> Vec<Measurement> {
        let cost = |what: String, value| {
            let [relay, durable, memory] = Kind::ALL.map(|kind| self.median(kind, spaces, value));
            [
                Measurement::microseconds(what, relay),
                Measurement::microseconds("a bare durable broadcaster", durable),
                Measurement::times("relay / bare durable", relay / durable).aim(COST),
                Measurement::microseconds("a bare one in memory", memory),
            ]
        };
        let cpu = [
            cost(format!("CPU of a change, {A_SECOND} a second"), PACED),
            cost("CPU of a change, one under way in each".to_owned(), SINGLE),
            cost("CPU of a change, saturated".to_owned(), SATURATED),
        ];
        let rates = [
            self.rates(
                "changes sustained, one under way in each",
                spaces,
                SINGLE_RATE,
            ),
            self.rates("changes sustained, saturated", spaces, SATURATED_RATE),
        ];
        cpu.into_iter().chain(rates).flatten().collect()
    }

    fn rates(&self, what: &str, spaces: usize, value: Value) -> [Measurement; 4] {
        let [relay, durable, memory] = Kind::ALL.map(|kind| self.median(kind, spaces, value));
        [
            Measurement::a_second(what, relay),
            Measurement::a_second("a bare durable broadcaster", durable),
            Measurement::times("relay / bare durable", relay / durable).aim_at_least(RATE),
            Measurement::a_second("a bare one in memory", memory),
        ]
    }

    /// What the largest crowd takes.
    fn crowd(&self, most: usize, few: usize) -> Vec<Measurement> {
        let of = |kind, value| self.median(kind, most, value);
        let rest = |kind| {
            let rest = self
                .of(kind, most)
                .find_map(|outcome| outcome.rest.as_ref());
            rest.map_or(f64::NAN, Reading::cpu_share)
        };
        let growth = of(Kind::Relay, PACED) / self.median(Kind::Relay, few, PACED);
        let against = format!("CPU of a change / with {} connections", 2 * few);
        vec![
            Measurement::kibibytes("memory of an idle connection", of(Kind::Relay, IDLING))
                .aim(IDLE),
            Measurement::kibibytes("a bare durable broadcaster", of(Kind::Durable, IDLING)),
            Measurement::kibibytes("a bare one in memory", of(Kind::InMemory, IDLING)),
            Measurement::kibibytes("the relay's, of one that caught up", self.caught_up).aim(IDLE),
            Measurement::kibibytes("the relay's after all loads", of(Kind::Relay, USED)),
            Measurement::share("CPU at rest, of one core", rest(Kind::Relay)),
            Measurement::share("a bare durable broadcaster", rest(Kind::Durable)),
            Measurement::times(against, growth).aim(FLAT),
        ]
    }
}
