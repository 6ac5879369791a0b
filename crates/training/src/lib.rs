//! What training means: loads as typed, reps, effort, set kinds, the short
//! notation, one-rep maxima, volume, records, calendar weeks, plates and
//! warm-ups, trends, goals, scores, and the exercise library. Pure values and
//! arithmetic.
//!
//! It knows no document, database, file format, clock or input and output:
//! every front end and every other crate may depend on it.
//!
//! What was typed is kept as typed ([`Mass`], [`Load`], [`Set`]); what follows
//! from it is in whole grams, millimetres and half sets, whose sums are exact
//! ([`Grams`], [`Millimetres`], [`HalfSets`]).
//!
//! | to know | look in |
//! |---|---|
//! | what is meant by a line of text | [`notation`], [`library`] |
//! | whether it is meant at all | [`absurd`] |
//! | what counts, and how much | [`effective_load`], [`volume`], [`is_hard`], [`per_muscle`] |
//! | how strong somebody is | [`one_rm`], [`spread`], [`records`], [`scores`] |
//! | what goes on the bar | [`plates`], [`ramp`] |
//! | what is planned | [`target`] |
//! | how regularly and how hard | [`consistency`], [`session_load`], [`period`], [`amount`], [`Week`] |
//! | where it goes | [`trend`], [`goal`] |
//! | why a number is what it is | [`explain`] |
//!
//! # Example
//!
//! A line of quick entry, what its sets count for, and the record in it:
//!
//! ```
//! use training::notation::{parse_line, write_set};
//! use training::one_rm::{e1rm, spread};
//! use training::records::{Bests, RecordKind};
//! use training::{Grams, Mass, MassUnit, Reps, Sides, effective_load, is_hard, volume};
//!
//! let line = parse_line("Pull-up bw x8@8, bw+20x5", MassUnit::Kg)?;
//! assert_eq!(line.exercise, "Pull-up");
//! let [light, heavy] = &line.sets[..] else { panic!("two sets were typed") };
//! assert_eq!(write_set(heavy, MassUnit::Kg), "bw+20x5");
//!
//! // A pull-up moves the whole body, and somebody weighs 80 kg.
//! let bodyweight = Some(Mass::new(80.0, MassUnit::Kg)?);
//! let counted = |set: &training::Set| effective_load(&set.load?, Some(1.0), bodyweight);
//! assert_eq!(counted(light), Some(Grams(80_000)));
//! assert_eq!(counted(heavy), Some(Grams(100_000)));
//!
//! assert_eq!(volume(heavy, Grams(100_000), Sides::Both), Grams(500_000));
//! assert!(is_hard(light) && is_hard(heavy));
//!
//! // Epley's guess at the one-rep maximum, and how far the formulas disagree.
//! assert_eq!(e1rm(heavy, Grams(100_000)), Some(Grams(116_667)));
//! assert_eq!(spread(Grams(100_000), 5.0), Some((Grams(112_500), Grams(119_011))));
//!
//! let before = Bests::of([(light, counted(light))]);
//! assert_eq!(
//!     before.beaten_by(heavy, counted(heavy)),
//!     [
//!         RecordKind::BestE1rm,
//!         RecordKind::HeaviestLoad,
//!         RecordKind::HeaviestForReps(Reps(5)),
//!     ],
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! And one that begins at the rack: the plates of today's bench press, the way
//! up to it, what it says about a goal, and why.
//!
//! ```
//! use jiff::civil::date;
//! use training::explain::LeftOut;
//! use training::goal::{LiftGoal, LiftMark};
//! use training::notation::parse_sets;
//! use training::one_rm::Formula;
//! use training::plates::{Gym, Loadable, load};
//! use training::ramp::{Scheme, ramp};
//! use training::spread::{RepLimit, best_e1rm};
//! use training::trend::NoForecast;
//! use training::{Grams, Mass, MassUnit, effective_load};
//!
//! let gym = Gym::usual(MassUnit::Kg);
//! let bar = gym.bars()[0];
//! let working = Mass::new(92.5, MassUnit::Kg)?;
//! assert!(matches!(load(working, &bar, &gym), Loadable::Exactly(_)));
//! assert_eq!(ramp(working, &bar, &gym, Scheme::BarFirst).len(), 4);
//!
//! let sets = parse_sets("w 80x2; 92.5x5@9; 92.5x5@9.5", MassUnit::Kg)?;
//! let loads = sets.iter().map(|set| set.load.and_then(|load| effective_load(&load, None, None)));
//! let numbered = sets.iter().zip(loads).enumerate();
//! let numbered = numbered.map(|(id, (set, load))| (id, set, load));
//! let best = best_e1rm(Formula::Epley, RepLimit::USUAL, numbered);
//! assert_eq!(best.value, Some(Grams(111_000)));
//! assert_eq!(best.used, [1]);
//! assert_eq!(best.left_out, [(0, LeftOut::WarmUp), (2, LeftOut::NotTheBest)]);
//!
//! let mark = LiftMark::E1rm(Formula::Epley);
//! let goal = LiftGoal { mark, from: Some(Grams(100_000)), to: Grams(120_000) };
//! let today = date(2026, 11, 25);
//! let standing = goal.standing(best.value.map(|best| (today, best)), today);
//! assert_eq!(standing.progress.part(), 0.55);
//! assert_eq!(standing.forecast, Err(NoForecast::TooFewDays), "one day is no trend");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod absurd;
pub mod amount;
pub mod body;
pub mod consistency;
mod counting;
mod distance;
mod effort;
mod equipment;
pub mod explain;
pub mod goal;
pub mod library;
mod load;
mod mass;
mod measures;
mod muscle;
mod muscle_group;
mod muscles;
pub mod notation;
pub mod one_rm;
pub mod per_muscle;
pub mod period;
pub mod plates;
mod quantity;
pub mod ramp;
pub mod records;
pub mod scores;
pub mod session_load;
mod set;
pub mod spread;
pub mod target;
mod time;
pub mod trend;
mod week;

pub use counting::*;
pub use distance::*;
pub use effort::*;
pub use equipment::*;
pub use load::*;
pub use mass::*;
pub use measures::*;
pub use muscle::*;
pub use muscle_group::*;
pub use muscles::*;
pub use quantity::{LARGEST_NUMBER, NotAQuantity};
pub use set::*;
pub use time::*;
pub use week::*;
